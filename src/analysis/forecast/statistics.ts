/** Means, medians, quantiles and small least squares that the forecasting methods share. */
import { sum } from "../numeric/vector.js";
import { at } from "./candidate.js";

/** NaN for no values. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

const ascending = (a: number, b: number) => a - b;

/** NaN for no values. */
export function median(values: readonly number[]): number {
  return quantile([...values].sort(ascending), 0.5);
}

/** Quantile of sorted values by linear interpolation (type 7 of Hyndman & Fan 1996); NaN for no values. */
export function quantile(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return at(sorted, below) + (position - below) * (at(sorted, above) - at(sorted, below));
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
