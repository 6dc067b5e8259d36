/**
 * Compound annual growth: (last / first)^(1/n) − 1, doubling time ln 2 / ln(1 + g), and the growth a doubling time implies, 2^(12/d) − 1, or a
 * halving time, 2^(−12/d) − 1.
 * Rates are fractions. Pitfall: it sees the two ends only; the log-linear slope of `growth` sees the path.
 */
import { z } from "zod";
import { at } from "../numeric/vector.js";
import { knownSeries, seriesByYear } from "./growth-path.js";
import { type MethodResult, method, needed, numbers, Refusal } from "./method.js";

const input = z.object({
  start: z.number().optional().describe("first value, above zero"),
  end: z.number().optional().describe("last value, above zero"),
  periods: z.number().positive().optional().describe("periods between them; four annual values have three"),
  start_year: z.number().optional(),
  end_year: z.number().optional(),
  values: z.union([numbers, seriesByYear]).optional().describe("a series instead of start and end, or an object year: value"),
  cagr: z.number().gt(-1).optional().describe("a rate, to get the end or the doubling time"),
  annual_growth_rate: z.number().gt(-1).optional().describe("the same"),
  doubling_time_months: z.number().positive().optional(),
  doubling_time_years: z.number().positive().optional(),
  halving_time_months: z.number().positive().optional(),
  halving_time_years: z.number().positive().optional(),
  annual_factor: z.number().positive().optional().describe("1 + rate: by how much a year multiplies"),
});

/** What a yearly rate implies: factor after ten years, months and years to double. */
function implied(rate: number): MethodResult {
  const growing = rate > 0;
  return {
    annual_growth_rate: rate,
    cagr_check_10_years_factor: (1 + rate) ** 10,
    ...(growing ? { doubling_time_years: Math.LN2 / Math.log1p(rate), doubling_time_months: (12 * Math.LN2) / Math.log1p(rate) } : {}),
    ...(rate < 0 && rate > -1 ? { half_life_years: -Math.LN2 / Math.log1p(rate) } : {}),
  };
}

export const compoundGrowth = method({
  name: "cagr",
  summary: "Compound growth between two values, over a series, or implied by a doubling time.",
  reference: "geometric mean rate; RRI of spreadsheets",
  input,
  gives: "cagr, factor, total_growth, end, annual_growth_rate, doubling_time_months, doubling_time_years, cagr_check_10_years_factor",
  run: (given) => {
    const months = given.doubling_time_months ?? (given.doubling_time_years === undefined ? undefined : 12 * given.doubling_time_years);
    if (months !== undefined) return implied(2 ** (12 / months) - 1);
    const halving = given.halving_time_months ?? (given.halving_time_years === undefined ? undefined : 12 * given.halving_time_years);
    if (halving !== undefined) return implied(2 ** (-12 / halving) - 1);
    const rate = given.cagr ?? given.annual_growth_rate ?? (given.annual_factor === undefined ? undefined : given.annual_factor - 1);
    if (rate !== undefined) {
      const factor = given.periods === undefined ? null : (1 + rate) ** given.periods;
      const ends =
        factor === null
          ? {}
          : {
              factor,
              ...(given.start === undefined ? {} : { end: given.start * factor }),
              ...(given.end === undefined ? {} : { start: given.end / factor }),
            };
      return { cagr: rate, ...ends, ...implied(rate) };
    }
    const series =
      given.values === undefined
        ? null
        : "periods" in given.values
          ? knownSeries(given.values.values, given.values.periods)
          : knownSeries(given.values, undefined);
    if (series !== null && series.values.length < 2) throw new Refusal("too-few", "a growth rate takes two values", "give a longer series");
    const ends = <T>(list: readonly T[]): readonly [T, T] => [at(list, 0), at(list, list.length - 1)];
    const [first, last] = series === null ? [needed(given.start, "start", "cagr"), needed(given.end, "end", "cagr")] : ends(series.values);
    const [from, to] = series === null ? [given.start_year, given.end_year] : ends(series.periods);
    const years =
      given.start_year !== undefined && given.end_year !== undefined
        ? given.end_year - given.start_year
        : from === undefined || to === undefined
          ? undefined
          : to - from;
    const periods = needed(given.periods ?? years, "periods", "cagr");
    if (periods <= 0) throw new Refusal("undefined", "no time passes between the two values", "the last year lies after the first");
    if (first <= 0 || last <= 0)
      throw new Refusal(
        "not-positive",
        `no compound rate leads from ${first} to ${last}`,
        "give values above zero, or show the difference",
      );
    const factor = last / first;
    const cagr = Math.expm1(Math.log(factor) / periods);
    return { cagr, cagr_pct: 100 * cagr, factor, total_growth: factor - 1, periods, ...implied(cagr) };
  },
});
