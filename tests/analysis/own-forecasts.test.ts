/** The pack's own forecasts of earlier editions, scored beside the institutions' once their years have a result. */
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { evaluateText } from "../../src/analysis/evaluate.js";
import { editionVintage } from "../../src/analysis/index.js";
import { printText } from "../../src/analysis/print.js";
import type { Vintage } from "../../src/evidence/cell.js";
import type { SeriesForecast } from "../../src/pack/analysis-schema.js";
import type { FieldValue, Pack, RegisterRow } from "../../src/pack/pack.js";
import { readDemo } from "../support/packs.js";
import { root } from "../support/run.js";

let flagship: Pack;
beforeAll(async () => {
  flagship = await readDemo(path.join(root, "packs/china-llm"));
});

const revenue: SeriesForecast = {
  kind: "forecast",
  id: "revenue",
  title: { zh: "收入", en: "Revenue" },
  series: "company_revenue_cny @ {company: baidu, period: 2019..latest}",
  unit: "1e8 CNY",
  digits: 0,
  until: 2029,
  levels: [80, 50],
};

/** The flagship with one forecast alone and an edition as of each date, seen from the last of them. */
function seenFrom(dates: readonly string[], more: Partial<SeriesForecast> = {}): Vintage {
  const analysis = { ...revenue, ...more };
  const editions = dates.map((as_of) => ({
    id: `of-${as_of}`,
    title: { zh: "x", en: "x" },
    as_of,
    covers: [2024, 2029] as [number, number],
  }));
  const pack = {
    ...flagship,
    file: { ...flagship.file, editions },
    analyses: new Map([[analysis.id, { analysis, file: "analyses/revenue.yaml" }]]),
  };
  const last = dates[dates.length - 1] ?? "";
  return editionVintage(pack, last, `of-${last}`);
}

const own = (vintage: Vintage): RegisterRow[] =>
  (vintage.registers.get("forecast_outcomes") ?? []).filter(({ values }) => values.institution === vintage.pack.file.forecaster);

const yearOf = (value: FieldValue | undefined): string =>
  typeof value === "object" && value !== null && "code" in value ? value.code : "";

test("an earlier edition's forecast is scored where a result came later, by what each edition sees", () => {
  const now = seenFrom(["2023-12-31", "2025-01-31"]);
  const rows = own(now);
  expect(rows.map(({ values }) => [yearOf(values.period), yearOf(values.made)])).toEqual([["2023", "2023-12-31"]]);
  const [row] = rows;
  const then = { vintage: seenFrom(["2023-12-31"]), locale: "en" };
  const foretold = evaluateText('result("revenue", "point", 2023)', then);
  const came = evaluateText("company_revenue_cny @ {company: baidu, period: 2023}", { vintage: now, locale: "en" });
  if (!foretold.ok || foretold.value.type !== "quantity" || !came.ok || came.value.type !== "quantity") throw new Error("numbers expected");
  const [expected, actual] = [foretold.value.quantity.value, came.value.quantity.value];
  expect(row?.values.error?.toString()).toBe(expected.minus(actual).div(actual).mul(100).toDecimalPlaces(1).toString());
  expect(row?.sources.length).toBeGreaterThan(0);
});

test("they stand in the scores under the pack's own name", () => {
  const now = seenFrom(["2023-12-31", "2025-01-31"]);
  const printed = printText('row(forecast_scores, "almanac").n', { vintage: now, locale: "en" });
  expect(printed.ok && printed.printed.text).toBe("1");
  const gartner = (vintage: Vintage) => vintage.registers.get("forecast_scores")?.find(({ id }) => id === "gartner")?.values;
  expect(gartner(now)).toEqual(gartner(seenFrom(["2025-01-31"])));
});

test.each<[string, string[], Partial<SeriesForecast>]>([
  ["the first edition", ["2023-12-31"], {}],
  [
    "a year without a value told after its end",
    ["2023-12-31", "2025-12-31"],
    { series: "public_cloud_spending @ {geo: WORLD, segment: public, period: 2019..latest}", unit: "1e8 USD" },
  ],
  ["an analysis that the earlier edition does not make", ["2023-12-31", "2025-01-31"], { editions: ["of-2025-01-31"] }],
  ["an edition that knew too few years", ["2020-12-31", "2025-01-31"], {}],
])("%s scores nothing", (_, dates, more) => {
  expect(own(seenFrom(dates, more))).toEqual([]);
});

test("a computed series is judged by the years that have ended, and trained on none that have not", () => {
  const counted = (year: number) => `count(models where country = "CN" and released >= ${year} and released < ${year + 1})`;
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
  const series = Object.fromEntries(years.map((year) => [String(year), counted(year)]));
  const now = seenFrom(["2023-12-31", "2025-06-30"], { series, unit: "1" });
  expect(own(now).map(({ values }) => yearOf(values.period))).toEqual(["2024"]);
  const trained = printText('result("revenue", "n")', { vintage: now, locale: "en" });
  expect(trained.ok && trained.printed.text).toBe("6");
});

test("the flagship scores its first edition", () => {
  const [edition] = flagship.file.editions.slice(-1);
  const rows = own(editionVintage(flagship, edition?.as_of ?? "", edition?.id ?? null));
  expect(rows.map(({ id }) => id)).toContain("2024-2029-model-releases-forecast-2024");
  for (const row of rows) expect(yearOf(row.values.made)).toBe("2023-12-31");
});
