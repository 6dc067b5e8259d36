/** Institutions' forecasts against what came: which pairs are honest, what their errors are, and how institutions are scored. */
import path from "node:path";
import { expect, test } from "vitest";
import { forecastOutcomes } from "../../src/evidence/forecast-record.js";
import { scoreForecasters } from "../../src/evidence/forecaster-score.js";
import { originsOf } from "../../src/evidence/origin.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { Decimal } from "../../src/measure/decimal.js";
import { registerFile } from "../../src/pack/schema.js";
import { editionOf, readDemo } from "../support/packs.js";
import { root } from "../support/run.js";
import { packOf, type Told } from "./observations.js";

const actual: Told = { id: "came", value: "100", period: "2022", known: "2023-05-01", source: "a-one" };
const forecast: Told = { id: "told", value: "80", period: "2022", status: "F", known: "2021-05-01", original: "Institute" };

function outcomes(told: readonly Told[], asOf = "2024-12-31") {
  const pack = packOf(told);
  return forecastOutcomes(vintageAt(pack, asOf, null), originsOf(pack).originalOf);
}

test("a forecast is compared with what came, once it has come", () => {
  expect(outcomes([actual, forecast]).map(({ error }) => error?.toString())).toEqual(["-20"]);
  expect(outcomes([actual, forecast], "2023-04-30")).toEqual([]);
});

test.each<[string, Told[]]>([
  ["a forecast told after its period", [actual, { ...forecast, known: "2023-01-01" }]],
  ["a forecast without a date", [actual, { ...forecast, known: "" }]],
  ["a withdrawn forecast", [actual, { ...forecast, rank: "deprecated" }]],
  ["an outcome that is a forecast itself", [{ ...actual, status: "F" }, forecast]],
  ["an estimate made before the period ended", [{ ...actual, status: "E", known: "2022-11-01" }, forecast]],
  ["an undated estimate, which may be a forecast retold", [{ ...actual, status: "E", known: "" }, forecast]],
  ["another entity", [{ ...actual, region: "south" }, forecast]],
  ["a part of the year", [{ ...actual, period: "2022-S1" }, forecast]],
])("%s is not compared", (_, told) => {
  expect(outcomes(told)).toEqual([]);
});

test("units are converted, and a difference within the rounding is none", () => {
  const [same] = outcomes([
    { ...actual, value: "99.96", decimals: 2 },
    { ...forecast, value: "0.1", unit: "1e9 GBP", decimals: 1 },
  ]);
  expect(same?.error?.toString()).toBe("0");
});

test("a bound is kept or not, and has no error; a range likewise", () => {
  const [over] = outcomes([actual, { ...forecast, value: "90", bound: ">" }]);
  expect([over?.error, over?.within]).toEqual([null, true]);
  const [range] = outcomes([actual, { ...forecast, value: "85", low: "80", high: "90" }]);
  expect(range?.within).toBe(false);
});

test("a number that others repeat counts once, a later revision counts again", () => {
  const repeated = { ...forecast, id: "again", known: "2021-09-01", source: "b-two" };
  const revised = { ...forecast, id: "revised", value: "90", known: "2022-06-01" };
  expect(outcomes([actual, forecast, repeated, revised]).map((each) => each.forecast.id)).toEqual(["told", "revised"]);
});

test("the direction is judged from what the year before looked like when the forecast was made", () => {
  const seen: Told = { id: "seen", value: "70", period: "2021", status: "F", known: "2021-05-01", original: "Institute" };
  const restated: Told = { id: "restated", value: "95", period: "2021", known: "2022-05-01", source: "a-one" };
  const of2022 = (told: Told[]) => outcomes(told).find(({ outcome }) => outcome.period.code === "2022")?.direction;
  expect(of2022([actual, forecast, seen, restated])).toBe(true);
  expect(of2022([actual, { ...forecast, value: "60" }, seen, restated])).toBe(false);
  expect(of2022([actual, forecast])).toBeNull();
});

test("a year before that we corrected since is taken as it was seen", () => {
  const seen: Told = { id: "seen", value: "70", period: "2021", known: "2021-04-01" };
  const corrected: Told = { id: "corrected", value: "95", period: "2021", known: "2022-05-01", supersedes: "seen" };
  const [outcome] = outcomes([actual, forecast, seen, corrected]);
  expect(outcome?.direction).toBe(true);
});

test("institutions are ranked by the mean size of their errors, and few forecasts are called few", () => {
  const one = (institution: string, error: number | null) => ({
    institution,
    error: error === null ? null : new Decimal(error),
    points: error === null ? new Decimal(-4) : null,
    direction: null,
    within: null,
  });
  const scores = scoreForecasters([
    one("b", -20),
    one("b", 10),
    one("a", 3),
    one("c", null),
    ...Array.from({ length: 10 }, () => one("d", 5)),
  ]);
  expect(scores.map(({ institution, mape, bias, small }) => [institution, mape?.toNumber(), bias?.toNumber(), small])).toEqual([
    ["a", 3, 3, true],
    ["d", 5, 5, false],
    ["b", 15, -5, true],
    ["c", undefined, undefined, true],
  ]);
  expect(scores[3]?.points?.toNumber()).toBe(4);
});

test("the flagship's registers are made of its own evidence, and the dated edition knows no later result", async () => {
  const pack = await readDemo(path.join(root, "packs/china-llm"));
  const rows = editionOf(pack, "2024-2029").registers.get("forecast_outcomes") ?? [];
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    expect(row.known.end <= "2023-12-31").toBe(true);
    expect(pack.observations.some(({ id, status }) => id === row.id && status === "F")).toBe(true);
  }
  expect((editionOf(pack, "current").registers.get("forecast_outcomes") ?? []).length).toBeGreaterThan(rows.length);
});

test("a derived register declares the engine's fields with their types", () => {
  const base = { id: "scores", label: { en: "Scores" }, title: "institution", derived: "forecast-scores" };
  const field = (id: string, type: string) => ({ id, type, label: { en: id } });
  expect(registerFile.safeParse({ ...base, fields: [field("institution", "ref"), field("mape", "number")] }).success).toBe(true);
  expect(registerFile.safeParse({ ...base, fields: [field("institution", "ref"), field("luck", "number")] }).success).toBe(false);
  expect(registerFile.safeParse({ ...base, fields: [field("institution", "text")] }).success).toBe(false);
});
