import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FormatOptions } from "../../src/measure/format.js";
import { Decimal, formatQuantity, type Quantity, readQuantity, seriesUnit, unitLabel } from "../../src/measure/index.js";
import { quantity, registry, unit } from "./registry-sample.js";

const cases: readonly (readonly [Quantity, string, string, FormatOptions?])[] = [
  [quantity("67", "1e8 USD"), "67亿美元", "$6.7 billion"],
  [quantity("60", "1e8 USD"), "60亿美元", "$6.0 billion"],
  [quantity("7", "1e8 USD"), "7亿美元", "$700 million"],
  [quantity("91.5", "1e8 CNY", { bound: ">" }), "超91.5亿元", "over CNY 9.15 billion"],
  [quantity("0.5", "1e8 CNY"), "5,000万元", "CNY 50 million"],
  [quantity("3.2", "1e4 card"), "3.2万张", "32,000 cards"],
  [quantity("120", "1e4 card"), "120万张", "1.2 million cards"],
  [quantity("1", "card"), "1张", "1 card"],
  [quantity("20", "PB"), "20 PB", "20 PB"],
  [quantity("66.2", "%", { bound: "<" }), "不足66.2%", "under 66.2%"],
  [quantity("-0.3", "%", { bound: ">" }), "高于−0.3%", "above −0.3%"],
  [quantity("-2", "1e8 CNY", { bound: "≤" }), "不高于−2亿元", "at most CNY −200 million"],
  [quantity("-4.2", "pp"), "−4.2个百分点", "−4.2 percentage points"],
  [quantity("5", "%"), "+5%", "+5%", { sign: true }],
  [quantity("2.1", "%", { bound: ">" }), "超2.1%", "over 2.1%", { sign: true }],
  [quantity("65", "%", { low: new Decimal(60), high: new Decimal(70) }), "60–70%", "60–70%"],
  [quantity("1250", "1e4 item", { low: new Decimal(1000), high: new Decimal(1500) }), "1,000–1,500万件", "10–15 million items"],
  [quantity("-1.65", "1e8 CNY", { low: new Decimal("-1.95"), high: new Decimal("-1.35") }), "−1.95至−1.35亿元", "CNY −195 to −135 million"],
  [quantity("0.14", "USD/1e6 item"), "0.14美元/百万件", "$0.14 per million items"],
  [quantity("1.2", "1e12 item/day", { bound: "≈" }), "约1.2万亿件/日", "about 1.2 trillion items per day"],
  [quantity("-5", "1e8 USD"), "−5亿美元", "−$500 million"],
  [quantity("5", "1e8 CNY@2020"), "5亿元（2020年价）", "CNY 500 million (2020 prices)"],
  [quantity("1574", "1"), "1,574", "1,574"],
  [quantity("2.15", "1e25 item"), "2.15×10²⁵件", "2.15×10²⁵ items"],
  [quantity("67", "1e8 USD"), "6.7", "6.7", { unit: "1e9 USD", bare: true }],
  [quantity("67", "1e8 USD"), "67", "67", { bare: true }],
  [quantity("670", "1e8 USD"), "670亿美元", "$67 billion", { unit: "1e8 USD" }],
  [quantity("672.4", "1e8 USD"), "672亿美元", "$67.2 billion", { unit: "1e8 USD", digits: 0 }],
  [quantity("168.04", "1e6 PB"), "1.68亿PB", "168 million PB", { unit: "1e6 PB", digits: 0 }],
  [quantity("1236.75", "1e8 CNY"), "1,237亿元", "CNY 124 billion", { digits: 0 }],
  [quantity("0", "1e8 CNY"), "0元", "CNY 0"],
];

describe("printed quantities", () => {
  for (const [value, zh, en, options] of cases) {
    it(`prints ${zh}, ${en}`, () => {
      expect(formatQuantity(value, "zh", registry, options)).toBe(zh);
      expect(formatQuantity(value, "en", registry, options)).toBe(en);
    });
  }

  it("writes other locales by the English conventions with the pack's labels", () => {
    expect(formatQuantity(quantity("3.2", "1e4 card"), "fr", registry)).toBe("32,000 cards");
  });

  it("names units for headings", () => {
    expect(["1e8 USD", "1e4 card", "USD/1e6 item", "%", "1"].map((code) => unitLabel(unit(code), "zh", registry))).toEqual([
      "亿美元",
      "万张",
      "美元/百万件",
      "%",
      "",
    ]);
    expect(unitLabel(unit("1e9 USD"), "en", registry)).toBe("USD billion");
  });

  it("finds one unit for a series", () => {
    const values = [quantity("7", "1e8 USD"), quantity("67", "1e8 USD"), quantity("134", "1e8 USD")];
    expect(seriesUnit(values, unit("1e8 USD"), "en", registry)).toMatchObject({ label: "USD billion", unit: { code: "1e9 USD" } });
    expect(seriesUnit(values, unit("1e8 USD"), "zh", registry)).toMatchObject({ label: "亿美元", unit: { code: "1e8 USD" } });
    // However coarsely it was rounded, the largest value is $120 billion and not $0.12 trillion.
    const rounded = [quantity("80", "1e8 USD"), { ...quantity("1200", "1e8 USD"), decimals: -2 }];
    expect(seriesUnit(rounded, unit("1e8 USD"), "en", registry)).toMatchObject({ label: "USD billion" });
    expect(seriesUnit(rounded.slice(1), unit("1e8 USD"), "en", registry)).toMatchObject({ label: "USD billion" });
    // $57 million beside $2.96 billion: millions write both, a lone small value beside hundreds of billions does not change their unit.
    const wide = [quantity("0.574", "1e8 CNY"), quantity("29.58", "1e8 CNY")];
    expect(seriesUnit(wide, unit("1e8 CNY"), "en", registry)).toMatchObject({ label: "CNY million" });
    expect(seriesUnit(wide, unit("1e8 CNY"), "zh", registry)).toMatchObject({ label: "亿元" });
    const skewed = [quantity("18000", "1e8 1"), quantity("12", "1e8 1")];
    expect(seriesUnit(skewed, unit("1e8 1"), "zh", registry)).toMatchObject({ label: "亿" });
    expect(seriesUnit([...wide, quantity("4000", "1e8 CNY")], unit("1e8 CNY"), "en", registry)).toMatchObject({ label: "CNY billion" });
  });

  it("reads ranges back", () => {
    for (const locale of ["zh", "en"]) {
      for (const [low, high] of [
        [-3, -1],
        [-1, 2],
        [10, 20],
      ]) {
        const value = quantity(String(((low ?? 0) + (high ?? 0)) / 2), "1e8 USD", {
          decimals: 0,
          low: new Decimal(low ?? 0),
          high: new Decimal(high ?? 0),
        });
        const back = readQuantity(formatQuantity(value, locale, registry), locale, registry);
        expect([back?.low?.div(1e8).toNumber(), back?.high?.div(1e8).toNumber()]).toEqual([low, high]);
      }
    }
  });

  const anyQuantity = fc
    .record({
      digits: fc.integer({ min: -9_999_999, max: 9_999_999 }),
      decimals: fc.integer({ min: 0, max: 4 }),
      code: fc.constantFrom(
        "1e8 CNY",
        "1e8 USD",
        "CNY",
        "1e4 card",
        "card",
        "%",
        "pp",
        "PB",
        "1e4 PB",
        "1",
        "USD/1e6 item",
        "1e12 item/day",
        "HKD",
        "times",
      ),
      bound: fc.constantFrom("=", "≈", ">", "≥", "<", "≤"),
    })
    .map(
      ({ digits, decimals, code, bound }): Quantity => ({
        value: new Decimal(digits).div(new Decimal(10).pow(decimals)),
        unit: unit(code),
        decimals,
        bound,
      }),
    );

  it.each(["zh", "en"])("reads back what it prints, within the rounding of the source (%s)", (locale) => {
    fc.assert(
      fc.property(anyQuantity, (value) => {
        const text = formatQuantity(value, locale, registry);
        const back = readQuantity(text, locale, registry);
        if (back === null) throw new Error(`“${text}” does not read back`);
        expect(back.bound, text).toBe(value.bound);
        const [before, after] = [value.value.mul(value.unit.factor), back.value.mul(back.unit.factor)];
        const half = value.unit.factor.mul(new Decimal(10).pow(-value.decimals)).div(2);
        expect(after.sub(before).abs().lte(half), `${text}: ${before.toFixed()} became ${after.toFixed()}`).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("changes no value that the source gave, whatever the scale", () => {
    fc.assert(
      fc.property(anyQuantity, (value) => {
        for (const locale of ["zh", "en"]) {
          const back = readQuantity(formatQuantity(value, locale, registry), locale, registry);
          expect(back?.value.mul(back.unit.factor).eq(value.value.mul(value.unit.factor))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("refuses what is no quantity", () => {
    for (const text of ["", "亿元", "12,34 cards", "12 widgets", "CNY", "1 card per", "5%%"])
      expect(readQuantity(text, "en", registry)).toBeNull();
  });
});
