/** How far off a value may be: cases worked by hand, and what holds for every formula. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerQuery, answerTrace } from "../../src/analysis/answers.js";
import { evaluateText } from "../../src/analysis/evaluate.js";
import { type Uncertainty, uncertaintyOf } from "../../src/analysis/uncertainty.js";
import { makeEdition } from "../../src/edition/make.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { siteFiles } from "../../src/publish/site/write.js";
import { packOf, type Told } from "../evidence/observations.js";
import { demoPack } from "../pack/demo.js";

function scopeOf(told: readonly Told[]) {
  return { vintage: vintageAt(packOf(told), "2024-12-31", null), locale: "en" };
}

function intervalOf(expression: string, told: readonly Told[]): Uncertainty | null {
  const result = evaluateText(expression, scopeOf(told));
  if (!result.ok || result.value.type !== "quantity") throw new Error(`${expression} has no number`);
  return uncertaintyOf(result.value);
}

const ends = (expression: string, told: readonly Told[]) => {
  const found = intervalOf(expression, told);
  return found === null ? null : [found.low.toDecimalPlaces(6).toNumber(), found.high.toDecimalPlaces(6).toNumber(), found.from.join(" ")];
};

const a = "tea_sales @ {region: north, period: 2022}";
const b = "tea_sales @ {region: south, period: 2022}";
const earlier = "tea_sales @ {region: north, period: 2021}";
const told: readonly Told[] = [
  { id: "n21", value: "8.0", period: "2021" },
  { id: "n22", value: "10", period: "2022" },
  { id: "s22", value: "4.0", period: "2022", region: "south" },
];

describe("worked by hand", () => {
  test.each([
    // 10 printed without decimals: 9.5 to 10.5; 8.0: 7.95 to 8.05; 4.0: 3.95 to 4.05.
    [a, [9.5, 10.5, "rounding"]],
    [`${a} + ${b}`, [13.45, 14.55, "rounding"]],
    [`sum(${a}, ${b}, ${earlier})`, [21.4, 22.6, "rounding"]],
    [`mean(${a}, ${b})`, [6.725, 7.275, "rounding"]],
    [`${a} - ${b}`, [5.45, 6.55, "rounding"]],
    [`diff(${b}, ${a})`, [-6.55, -5.45, "rounding"]],
    [`${a} * 2`, [19, 21, "rounding"]],
    // 9.5 / 4.05 and 10.5 / 3.95.
    [`ratio(${a}, ${b})`, [2.345679, 2.658228, "rounding"]],
    // 9.5 / 8.05 − 1 and 10.5 / 7.95 − 1.
    [`growth(${a}, ${earlier})`, [18.012422, 32.075472, "rounding"]],
    // The part's least over the whole's most, and the reverse.
    [`share(${b}, ${a})`, [37.619048, 42.631579, "rounding"]],
    // Over two years: the root of 9.5 / 8.05 and of 10.5 / 7.95.
    [`cagr(${earlier}, ${a}, years: 2)`, [8.633523, 14.924093, "rounding"]],
    [`max(${a}, ${earlier})`, [9.5, 10.5, "rounding"]],
    [`-(${a})`, [-10.5, -9.5, "rounding"]],
    [`abs(${b} - ${a})`, [5.45, 6.55, "rounding"]],
    // Even at their ends ten stays above four.
    [`rank(${a}, over: region)`, [1, 1, ""]],
    ["2 + 3", [5, 5, ""]],
  ])("%s", (expression, expected) => {
    expect(ends(expression, told)).toEqual(expected);
  });

  test("a bound reaches to one side, a stated range is kept, another source widens", () => {
    expect(ends(a, [{ id: "x", value: "60", bound: ">" }])).toEqual([60, 120, "range"]);
    expect(ends(a, [{ id: "x", value: "60", low: "55", high: "64" }])).toEqual([55, 64, "range"]);
    const spread: readonly Told[] = [
      { id: "x", value: "60", source: "a-one" },
      { id: "y", value: "71", source: "b-two" },
      { id: "z", value: "52", source: "c-one", status: "F" },
      { id: "w", value: "90", source: "c-two", rank: "deprecated" },
    ];
    // A forecast beside an actual value and a withdrawn row are no rival statements.
    expect(ends(a, spread)).toEqual([59.5, 71, "rounding spread"]);
    expect(ends(`${a} / 2`, spread)).toEqual([29.75, 35.5, "rounding spread"]);
  });

  test("values too near to be told apart leave places open", () => {
    const near: readonly Told[] = [
      { id: "n", value: "10", region: "north" },
      { id: "s", value: "10.2", region: "south", source: "a-one" },
    ];
    expect(ends(`rank(${a}, over: region)`, near)).toEqual([1, 2, "rounding"]);
  });

  test("a forecast carries the error that four of five published forecasts kept within", () => {
    // Ten forecasts of 100 with results 99, 98 … 90: errors 1/99 … 10/90; the eighth smallest is 8/92.
    const record: Told[] = Array.from({ length: 10 }, (_, i) => i).flatMap((i): Told[] => [
      { id: `f${i}`, value: "100", period: String(2001 + i), status: "F", known: `${2000 + i}-06-01`, recorded: "2024-06-01" },
      { id: `r${i}`, value: String(99 - i), period: String(2001 + i), known: `${2002 + i}-06-01`, recorded: "2024-06-01" },
    ]);
    const coming: Told = { id: "next", value: "200", period: "2030", status: "F" };
    const next = "tea_sales @ {region: north, period: 2030}";
    expect(ends(next, [...record, coming])).toEqual([182.608696, 217.391304, "rounding forecast"]);
    expect(ends(next, [...record.slice(0, 18), coming])).toEqual([199.5, 200.5, "rounding"]);
  });

  test("a divisor that may be zero leaves the quotient untold", () => {
    expect(
      ends(`${a} / ${b}`, [
        { id: "x", value: "5" },
        { id: "y", value: "0.3", decimals: 0, region: "south" },
      ]),
    ).toBeNull();
  });
});

test("query and trace tell the interval of computed and published values, not of constants", () => {
  const scope = scopeOf(told);
  const query = answerQuery(`${a} + ${b}`, scope);
  expect(query.ok && query.answer.interval).toEqual({ low: "13.45", high: "14.55", from: ["rounding"] });
  const trace = answerTrace(`${a} * 2`, scope);
  expect(trace.ok && trace.lineage).toMatchObject({
    kind: "analysis",
    interval: { low: "19", high: "21" },
    inputs: [{ kind: "cell", interval: { low: "9.5", high: "10.5", from: ["rounding"] } }, { kind: "literal" }],
  });
  expect(trace.ok && trace.lineage.inputs[1]).not.toHaveProperty("interval");
});

test("readers see both ends rounded outwards, with the reason", () => {
  const pack = demoPack({
    "text/en/scope.md": (text) =>
      `${text}\nA cup costs {{ratio(cup_price @ {tea: green, period: 2022-Q4}, cup_price @ {tea: black, period: 2022-Q4})}}.\n`,
  });
  const { document } = makeEdition(vintageAt(pack, "2024-06-30", "current"), "current", "en");
  const fact = [...document.facts.values()].find(({ expression }) => expression.startsWith("ratio(cup_price"));
  // 2.595 / 2.105 = 1.2328 and 2.605 / 2.095 = 1.2434: a width of 0.0107 is told to the third decimal.
  expect(fact?.lineage.interval?.text).toBe("1.232 – 1.244");
  const { files } = siteFiles(document);
  const scripts = [...files].filter(([file]) => file.includes("/data/evidence-")).map(([, make]) => make());
  expect(scripts.join("")).toContain("interval 1.232 – 1.244 (rounding)");
  expect(files.get("site/current/en/facts/1.html")?.()).toContain("interval 1.232 – 1.244 (rounding)");
});

const north = (decimals: number, value: number): Told => ({ id: "n", value: String(value), decimals, region: "north" });
const south = (decimals: number, value: number): Told => ({ id: "s", value: String(value), decimals, region: "south" });
const formula: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(a, b, "2", "0.5"),
    fc.tuple(tie("tree"), fc.constantFrom("+", "-", "*", "/"), tie("tree")).map(([x, operator, y]) => `(${x} ${operator} ${y})`),
    fc.tuple(fc.constantFrom("sum", "mean", "max", "min"), tie("tree"), tie("tree")).map(([name, x, y]) => `${name}(${x}, ${y})`),
    fc.tuple(fc.constantFrom("share", "ratio", "growth"), tie("tree"), tie("tree")).map(([name, x, y]) => `${name}(${x}, ${y})`),
    tie("tree").map((x) => `abs(${x})`),
  ),
})).tree;
const size = fc.integer({ min: 20, max: 400 });

test("the interval contains the point, and its inputs' ends", () => {
  fc.assert(
    fc.property(formula, size, size, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (expression, x, y, shift) => {
      const at = (dx: number, dy: number) =>
        evaluateText(expression, scopeOf([north(dx === 0 ? 0 : 6, x + dx), south(dy === 0 ? 0 : 6, y + dy)]));
      const point = at(0, 0);
      if (!point.ok || point.value.type !== "quantity") return;
      const interval = uncertaintyOf(point.value);
      if (interval === null) return;
      const slack = interval.high.minus(interval.low).plus(1).mul("1e-9");
      expect(point.value.quantity.value.gte(interval.low) && point.value.quantity.value.lte(interval.high)).toBe(true);
      // Any value that the inputs may really have gives a result inside.
      const other = at(Number(shift.toFixed(4)) || 0.1, Number((-shift).toFixed(4)) || -0.1);
      if (!other.ok || other.value.type !== "quantity") return;
      const value = other.value.quantity.value;
      expect(value.gte(interval.low.minus(slack)) && value.lte(interval.high.plus(slack))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("coarser inputs never narrow the interval", () => {
  fc.assert(
    fc.property(formula, size, size, (expression, x, y) => {
      const fine = evaluateText(expression, scopeOf([north(1, x), south(1, y)]));
      const coarse = evaluateText(expression, scopeOf([north(0, x), south(1, y)]));
      if (!fine.ok || !coarse.ok || fine.value.type !== "quantity" || coarse.value.type !== "quantity") return;
      const [narrow, wide] = [uncertaintyOf(fine.value), uncertaintyOf(coarse.value)];
      // A divisor that may be zero when it is coarse is untold: that is no narrower.
      if (narrow === null || wide === null) return;
      expect(wide.low.lte(narrow.low) && wide.high.gte(narrow.high)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a result is never better graded than its weakest input", () => {
  const order = ["A", "B", "C", "D", "own"];
  const source = fc.constantFrom("a-one", "b-one", "c-one", "d-one");
  fc.assert(
    fc.property(formula, source, source, (expression, first, second) => {
      fc.pre(expression.includes("north") && expression.includes("south"));
      const result = evaluateText(
        expression,
        scopeOf([
          { ...north(0, 30), source: first },
          { ...south(0, 40), source: second },
        ]),
      );
      if (!result.ok || result.value.type !== "quantity") return;
      const [worst] = [first, second]
        .map((id) => id.charAt(0).toUpperCase())
        .sort()
        .reverse();
      expect(order.indexOf(result.value.grade)).toBeGreaterThanOrEqual(order.indexOf(worst ?? "own"));
    }),
  );
});
