/**
 * Growth of a series: g_t = V_t / V_{t−1} − 1, the compound rate over its span, and the log-linear rate e^b − 1 with b the least-squares
 * slope of ln V on time. Rates are fractions. A change from zero or across signs has no rate and is null. A missing year (null, or a gap
 * in the years) is left out: the growth over it is the compound rate of one step. The log-linear rate takes three values above zero.
 */
import { z } from "zod";
import { changes } from "../forecast/statistics.js";
import { linearLeastSquares } from "../numeric/least-squares.js";
import { at, mean, squaredDeviations, sum } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

/** A series by year, null for a missing one, in the order of the years. */
export const seriesByYear = z.record(z.string().regex(/^\d{4}$/), z.number().nullable()).transform((byYear) => {
  const years = Object.keys(byYear).sort();
  return { values: years.map((year) => byYear[year] ?? null), periods: years.map(Number) };
});

export interface KnownSeries {
  readonly values: readonly number[];
  readonly periods: readonly number[];
  /** The shortest time between two periods, missing ones among them. */
  readonly step: number;
}

/** The values that are there, with their periods. @throws Refusal when the lists differ in length or the periods do not ascend. */
export function knownSeries(values: readonly (number | null)[], given: readonly number[] | undefined): KnownSeries {
  const periods = given ?? values.map((_, i) => i);
  sameLength(values, periods, "values and periods");
  const spans = changes(periods);
  if (spans.some((span) => span <= 0)) throw new Refusal("input", "periods do not ascend", "sort the series by time");
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, period: at(periods, i) }]));
  return { values: known.map(({ value }) => value), periods: known.map(({ period }) => period), step: Math.min(...spans) };
}

export const growthPath = method({
  name: "growth",
  summary: "Growth from period to period, compound rate and log-linear rate of a series.",
  reference: "OECD 2007, Data and Metadata Reporting and Presentation Handbook, ch. 7; log-linear: ordinary least squares on ln V",
  input: z.union([
    z.object({
      values: z.array(z.number().nullable()).describe("the series; null where a value is missing"),
      periods: numbers.optional().describe("years of the values; default 0, 1, 2 …"),
    }),
    z.object({ values: seriesByYear }).transform(({ values }) => values),
    seriesByYear,
  ]),
  gives: "growth, cagr, log_linear_growth, log_linear_r2, total_growth",
  run: (given) => {
    const { values, periods, step } = knownSeries(given.values, given.periods);
    if (values.length < 2) throw new Refusal("too-few", "growth takes two values", "give a longer series");
    const growth = values.slice(1).map((value, i) => {
      const [before, steps] = [at(values, i), (at(periods, i + 1) - at(periods, i)) / step];
      if (before <= 0 || value < 0) return null;
      return steps === 1 ? value / before - 1 : (value / before) ** (1 / steps) - 1;
    });
    const [first, last] = [at(values, 0), at(values, values.length - 1)];
    const span = at(periods, periods.length - 1) - at(periods, 0);
    const positive = values.every((value) => value > 0);
    const logs = positive ? values.map(Math.log) : [];
    const line =
      positive && values.length >= 3
        ? linearLeastSquares(
            periods.map((period) => [1, period]),
            logs,
          )
        : null;
    const spread = positive ? squaredDeviations(logs) : 0;
    return {
      growth,
      cagr: first > 0 && last > 0 ? Math.expm1(Math.log(last / first) / span) : null,
      total_growth: first > 0 && last >= 0 ? last / first - 1 : null,
      log_linear_growth: line === null ? null : Math.expm1(at(line.coefficients, 1)),
      log_linear_r2: line === null || spread === 0 ? null : 1 - line.rss / spread,
      mean_growth: growth.every((rate) => rate !== null) ? mean(growth.map((rate) => rate ?? 0)) : null,
      sum: sum(values),
    };
  },
});
