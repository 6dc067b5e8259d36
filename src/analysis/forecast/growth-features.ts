/**
 * What a series' own changes say about the next ones: the regressors of pooled growth.
 *
 * Short series (three to five values, all above zero): changes of logarithms, newest first, and their mean.
 * Longer series: changes in units of the series' mean absolute change: the newest three, the mean of the newest five, the mean and
 * the median of all.
 *
 * Each change enters as it is, bounded at a few caps (large growth does not last), and paired with the newest change: the part on
 * which both agree, and the part on which they oppose each other.
 */
import { at, mean } from "../numeric/vector.js";
import { grown, last } from "./candidate.js";
import { changes, meanAbsoluteChange, median } from "./statistics.js";

/** Values of the longest series that counts as short. */
export const SHORT_UP_TO = 5;

export interface GrowthFeatures {
  readonly regressors: readonly number[];
  /** The forecast value for a predicted change. */
  readonly value: (change: number) => number;
  /** The change that leads from the last value to `value`: the regression's target. */
  readonly change: (value: number) => number;
}

/** Null when the series never changes, or is short and not all above zero: there is no unit to measure its changes in. */
export function growthFeatures(series: readonly number[]): GrowthFeatures | null {
  const y = last(series);
  if (series.length <= SHORT_UP_TO) {
    if (series.some((value) => value <= 0)) return null;
    const newestFirst = changes(series.map(Math.log)).reverse();
    return {
      regressors: regressorsOf([...newestFirst, mean(newestFirst)], [0.02, 0.06, 0.2]),
      value: (change) => grown(y, change),
      change: (value) => Math.log(value / y),
    };
  }
  const unit = meanAbsoluteChange(series);
  if (unit === 0) return null;
  const newestFirst = changes(series)
    .reverse()
    .map((change) => change / unit);
  const base = [...newestFirst.slice(0, 3), mean(newestFirst.slice(0, 5)), mean(newestFirst), median(newestFirst)];
  return { regressors: regressorsOf(base, [0.5, 1]), value: (change) => y + unit * change, change: (value) => (value - y) / unit };
}

function regressorsOf(base: readonly number[], caps: readonly number[]): number[] {
  const newest = at(base, 0);
  const bounded = base.flatMap((x) => caps.map((cap) => Math.sign(x) * Math.min(Math.abs(x), cap)));
  const paired = base.slice(1).flatMap((x) => {
    const common = Math.sign(newest) * Math.min(Math.abs(newest), Math.abs(x));
    return newest * x > 0 ? [common, 0] : [0, common];
  });
  return [1, ...base, ...bounded, ...paired];
}
