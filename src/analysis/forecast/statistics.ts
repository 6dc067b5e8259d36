/** Medians, changes and small least squares that the forecasting methods share. */
import { ascending, at, mean, quantile, sum } from "../numeric/vector.js";

/** Median of at least one value. */
export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5);
}

/** Changes from each value to the one `lag` later. */
export function changes(series: readonly number[], lag = 1): number[] {
  return series.slice(lag).map((value, i) => value - at(series, i));
}

/** Mean absolute change from one value to the one `lag` later: the scale of MASE. */
export function meanAbsoluteChange(series: readonly number[], lag = 1): number {
  return mean(changes(series, lag).map(Math.abs));
}

/** Least-squares line through (0, y₀), (1, y₁), …; null for fewer than two values. */
export function line(values: readonly number[]): { readonly intercept: number; readonly slope: number } | null {
  const n = values.length;
  if (n < 2) return null;
  const middle = (n - 1) / 2;
  const average = mean(values);
  const spread = (n * (n * n - 1)) / 12;
  const slope = sum(values.map((value, i) => (i - middle) * (value - average))) / spread;
  return { intercept: average - slope * middle, slope };
}
