/**
 * Seasons: a series of quarters or months is forecast without its season, which is added back. Classical decomposition: deviations
 * from the centred moving average, their median by season, centred on zero; of logarithms when every value is above zero.
 */
import { at, mean } from "../numeric/vector.js";
import { median } from "./statistics.js";

export interface Seasons {
  /** The series without its season. */
  readonly adjusted: readonly number[];
  /** Puts the season of the period `ahead` of the last value back on a value. */
  readonly restore: (value: number, ahead: number) => number;
}

/** Null for fewer than two whole cycles: a season seen once is not a season. */
export function removeSeasons(series: readonly number[], period: number): Seasons | null {
  const n = series.length;
  if (n < 2 * period) return null;
  const multiplies = series.every((value) => value > 0);
  const x = multiplies ? series.map(Math.log) : [...series];
  const half = Math.floor(period / 2);
  const smooth = (i: number) => {
    const whole = x.slice(i - half, i + half + 1);
    if (period % 2 === 1) return mean(whole);
    return mean([...whole.slice(1, -1), (at(whole, 0) + at(whole, whole.length - 1)) / 2]);
  };
  const bySeason = Array.from({ length: period }, (): number[] => []);
  for (let i = half; i < n - half; i++) bySeason[i % period]?.push(at(x, i) - smooth(i));
  const raw = bySeason.map((deviations) => (deviations.length === 0 ? 0 : median(deviations)));
  const centre = mean(raw);
  const season = (i: number) => at(raw, i % period) - centre;
  return {
    adjusted: x.map((value, i) => (multiplies ? Math.exp(value - season(i)) : value - season(i))),
    restore: (value, ahead) => (multiplies ? value * Math.exp(season(n - 1 + ahead)) : value + season(n - 1 + ahead)),
  };
}
