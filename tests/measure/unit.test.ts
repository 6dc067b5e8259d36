import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, Decimal, parseUnit, unitRegistry } from "../../src/measure/index.js";
import { readUnit, writeUnit } from "../../src/measure/unit-grammar.js";
import { quantity, registry, unit } from "./registry-sample.js";

const symbol = fc.constantFrom("CNY", "USD", "card", "item", "day", "PB", "kWh", "J", "1");
const scale = fc.constantFrom("", "1e4 ", "1e8 ", "1e-3 ", "24 ", "0.5 ", "1e12 ");
const unitText = fc
  .tuple(fc.tuple(scale, symbol), fc.array(fc.tuple(fc.constantFrom("/", "*"), scale, symbol), { maxLength: 3 }))
  .map(([[s, b], rest]) => `${s}${b}${rest.map(([op, rs, rb]) => `${op}${rs}${rb}`).join("")}`);

describe("units", () => {
  it("reads what it writes", () => {
    fc.assert(
      fc.property(unitText, (text) => {
        const first = readUnit(text);
        if ("problem" in first) throw new Error(first.problem);
        const written = writeUnit(first);
        const again = readUnit(written);
        if ("problem" in again) throw new Error(again.problem);
        expect(writeUnit(again)).toBe(written);
        const [a, b] = [parseUnit(text, registry), parseUnit(written, registry)];
        if ("problem" in a || "problem" in b) throw new Error("a unit of known symbols did not parse");
        expect(b.factor.eq(a.factor)).toBe(true);
        expect(b.dimension).toEqual(a.dimension);
      }),
    );
  });

  it("never throws and never hangs on arbitrary text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const parsed = parseUnit(text, registry);
        expect("problem" in parsed ? parsed.problem.length : parsed.code.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ["1e8 CNY", "1e8 CNY", "100000000", "money"],
    ["100000000 CNY", "1e8 CNY", "100000000", "money"],
    ["%", "%", "0.01", "percent"],
    ["pp", "pp", "0.01", "point"],
    ["USD/1e6 item", "USD/1e6 item", "0.000001", "other"],
    ["1e12 item / day", "1e12 item/day", "1000000000000", "other"],
    ["kWh", "kWh", "3600000", "other"],
    ["times", "times", "1", "number"],
  ])("%s", (text, code, factor, kind) => {
    const parsed = unit(text);
    expect([parsed.code, parsed.factor.toFixed(), parsed.kind]).toEqual([code, factor, kind]);
  });

  it.each([
    ["1e8", "write “1e8 1”"],
    ["kWh/100day", "stands apart from its symbol, “100 day”"],
    ["亿元", "neither a currency nor declared"],
    ["CNY@20", "price year"],
    ["card@2020", "price year of money"],
    ["pp/day", "pp” stands alone"],
    ["0 CNY", "above zero"],
    ["", "a symbol is missing"],
    ["CNY//day", "a symbol is missing"],
    ["1e8 CNY day", "one word too many"],
  ])("refuses %s", (text, message) => {
    const parsed = parseUnit(text, registry);
    expect("problem" in parsed ? parsed.problem : parsed.code).toContain(message);
  });

  it("lists definitions that cannot be understood and keeps the others", () => {
    const label = { en: "x" };
    const made = unitRegistry({ a: { label, equals: "2 b" }, b: { label, equals: "2 a" }, c: { label }, "x y": { label }, USD: { label } });
    expect(made.problems.map((entry) => entry.symbol)).toEqual(["a", "b", "x y", "USD"]);
    expect(made.symbols.has("c")).toBe(true);
  });
});

describe("conversion", () => {
  it("round trips value and rounding interval between scales of ten", () => {
    const exponents = fc.integer({ min: -6, max: 12 });
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -3, max: 4 }), exponents, exponents, (digits, decimals, from, to) => {
        const start = { value: new Decimal(digits).div(1000), unit: unit(`1e${from} CNY`), decimals, bound: "=" as const };
        const there = convert(start, unit(`1e${to} CNY`));
        if ("problem" in there) throw new Error(there.problem);
        const back = convert(there, start.unit);
        if ("problem" in back) throw new Error(back.problem);
        expect(back.value.eq(start.value)).toBe(true);
        expect(back.decimals).toBe(decimals);
      }),
    );
  });

  it("moves the decimals with the scale", () => {
    expect(convert(quantity("67", "1e8 USD"), unit("1e9 USD"))).toMatchObject({ decimals: 1, value: new Decimal("6.7") });
  });

  it.each([
    ["1e8 USD", "1e8 CNY", "a rate that a source gives"],
    ["%", "pp", "differences"],
    ["pp", "%", "differences"],
    ["CNY@2020", "CNY", "prices of different years"],
    ["card", "item", "does not convert"],
  ])("%s never becomes %s", (from, to, message) => {
    const result = convert(quantity("1", from), unit(to));
    expect("problem" in result ? result.problem : "").toContain(message);
  });

  it("treats percent and pure numbers as one", () => {
    expect(convert(quantity("66.2", "%"), unit("1"))).toMatchObject({ value: new Decimal("0.662"), decimals: 3 });
  });
});
