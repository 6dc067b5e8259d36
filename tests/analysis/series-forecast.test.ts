/** Declared forecasts of annual series: what they are trained on, what they answer, and when they refuse. */
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { evaluateText } from "../../src/analysis/evaluate.js";
import { forecastSeries } from "../../src/analysis/forecast/forecast.js";
import { printText } from "../../src/analysis/print.js";
import type { Scope } from "../../src/analysis/scope.js";
import type { Value } from "../../src/analysis/value.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import type { SeriesForecast } from "../../src/pack/analysis-schema.js";
import { readDemo } from "../support/packs.js";
import { root } from "../support/run.js";

let now: Vintage;
let then: Vintage;
beforeAll(async () => {
  const pack = await readDemo(path.join(root, "packs/china-llm"));
  now = vintageAt(pack, "2026-11-15", null);
  then = vintageAt(pack, "2023-12-31", null);
});

const declared: SeriesForecast = {
  kind: "forecast",
  id: "cloud",
  title: { zh: "云", en: "Cloud" },
  series: "public_cloud_spending @ {geo: WORLD, segment: public, period: 2019..latest}",
  unit: "1e8 USD",
  digits: 0,
  until: 2029,
  levels: [80, 50],
};

function scopeOf(asOf: "2026-11-15" | "2023-12-31", more: Partial<SeriesForecast> = {}, edition: string | null = null): Scope {
  const analysis = { ...declared, ...more };
  const analyses = new Map([[analysis.id, { analysis, file: "analyses/cloud.yaml" }]]);
  const vintage = asOf === "2026-11-15" ? now : then;
  return { vintage: { ...vintage, edition, pack: { ...vintage.pack, analyses } }, locale: "en" };
}

function resultOf(text: string, scope: Scope): Value {
  const result = evaluateText(text, scope);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result.value;
}

function numbersOf(value: Value): { year: string | undefined; value: number; status: string }[] {
  if (value.type !== "list") throw new Error("a list expected");
  return value.items.map((item) => {
    if (item.type !== "quantity") throw new Error("numbers expected");
    return { year: item.period?.code, value: item.quantity.value.toNumber(), status: item.status };
  });
}

test("the path is the newest unbroken years, then the engine's own forecast to the last year asked for", () => {
  const scope = scopeOf("2026-11-15");
  const path = numbersOf(resultOf('result("cloud", "path")', scope));
  const known = path.filter(({ status }) => status !== "F");
  expect(known.map(({ year }) => year)).toEqual(["2020", "2021", "2022", "2023", "2024"]);
  const answer = forecastSeries({ train: known.map(({ value }) => value), horizon: 5 });
  if ("refused" in answer) throw new Error(answer.refused);
  expect(path.slice(known.length).map(({ value }) => value)).toEqual([...answer.point]);
  expect(path[path.length - 1]?.year).toBe("2029");
});

test("intervals hold the point and the narrower lies within the wider", () => {
  const scope = scopeOf("2026-11-15");
  const of = (output: string) => numbersOf(resultOf(`result("cloud", "${output}")`, scope)).map(({ value }) => value);
  const [low80, low50, point, high50, high80] = [of("low80"), of("low50"), of("point"), of("high50"), of("high80")];
  point.forEach((value, i) => {
    expect([low80[i] ?? 0, low50[i] ?? 0, value, high50[i] ?? 0, high80[i] ?? 0]).toEqual(
      [low80[i] ?? 0, low50[i] ?? 0, value, high50[i] ?? 0, high80[i] ?? 0].sort((a, b) => a - b),
    );
  });
});

test("a dated edition trains on what it knew, and nothing later", () => {
  const path = numbersOf(resultOf('result("cloud", "path")', scopeOf("2023-12-31")));
  expect(path.filter(({ status }) => status !== "F").map(({ year }) => year)).toEqual(["2020", "2021", "2022", "2023"]);
});

test("a year's value is a forecast with its year, unit, lineage to sources and the weakest grade of its data", () => {
  const value = resultOf('result("cloud", "point", 2027)', scopeOf("2026-11-15"));
  if (value.type !== "quantity") throw new Error("a number expected");
  expect([value.status, value.period?.code, value.quantity.unit.code, value.lineage.inputs.length]).toEqual(["F", "2027", "1e8 USD", 5]);
  expect(value.lineage.period).toBe("2027");
  const printed = printText('result("cloud", "point", 2027)', scopeOf("2026-11-15"));
  expect(printed.ok && printed.printed.marks).toContain("forecast");
});

test("a gap in the years ends the training data", () => {
  const series = { "2018": "1", "2020": "10", "2021": "11", "2022": "13" };
  const scope = scopeOf("2026-11-15", { series, unit: "1" });
  expect(
    numbersOf(resultOf('result("cloud", "path")', scope))
      .slice(0, 4)
      .map(({ year }) => year),
  ).toEqual(["2020", "2021", "2022", "2023"]);
});

test.each<[string, Partial<SeriesForecast>, string, string]>([
  ["too few years", { series: { "2021": "10", "2022": "11" }, unit: "1" }, 'result("cloud", "point", 2023)', "3 years in a row"],
  ["a year beyond the horizon", {}, 'result("cloud", "point", 2040)', "reaches 2029"],
  ["an unknown output", {}, 'result("cloud", "low99")', "low80"],
  ["a horizon that has passed", { until: 2020 }, 'result("cloud", "point", 2020)', "horizon"],
])("%s is refused in words", (_, more, text, said) => {
  const result = evaluateText(text, scopeOf("2026-11-15", more));
  expect(result.ok ? "" : result.problems[0]?.message).toContain(said);
});

test("a series too short for a backtest says that nothing was tested", () => {
  const scope = scopeOf("2026-11-15", { series: { "2020": "10", "2021": "11", "2022": "13" }, unit: "1" });
  expect(resultOf('result("cloud", "gain")', scope).type).toBe("missing");
});

test("a declared ceiling and reference class take part, in the pack's units and in the lineage", () => {
  const year = "public_cloud_spending @ {geo: WORLD, segment: public, period: 2024}";
  const reference = ["public_cloud_spending @ {geo: WORLD, segment: public, period: 2019..2023}"];
  const scope = scopeOf("2026-11-15", { ceiling: `1.05 * ${year}`, reference });
  const free = numbersOf(resultOf('result("cloud", "high80")', scopeOf("2026-11-15")));
  const last =
    numbersOf(resultOf('result("cloud", "path")', scope))
      .filter(({ status }) => status !== "F")
      .at(-1)?.value ?? 0;
  for (const output of ["point", "high80"])
    expect(Math.max(...numbersOf(resultOf(`result("cloud", "${output}")`, scope)).map(({ value }) => value))).toBeLessThanOrEqual(
      1.05 * last,
    );
  expect(Math.max(...free.map(({ value }) => value))).toBeGreaterThan(1.05 * last);
  const value = resultOf('result("cloud", "point", 2027)', scope);
  expect(value.type === "quantity" ? value.lineage.inputs.length : 0).toBeGreaterThan(5);
  const low = evaluateText('result("cloud", "point", 2027)', scopeOf("2026-11-15", { ceiling: `0.5 * ${year}` }));
  expect(low.ok ? "" : low.problems[0]?.message).toContain("ceiling");
});

test("an analysis declared for some editions is not there in the others", () => {
  const ask = (edition: string) => evaluateText('result("cloud", "n")', scopeOf("2026-11-15", { editions: ["current"] }, edition));
  expect(ask("current").ok).toBe(true);
  const other = ask("2024-2029");
  expect(other.ok ? "" : other.problems[0]?.message).toContain("not made for this edition");
});
