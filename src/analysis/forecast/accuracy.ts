/**
 * How far forecasts were from what came. Hyndman & Koehler (2006), International Journal of Forecasting 22: 679–688;
 * Gneiting & Raftery (2007), Journal of the American Statistical Association 102: 359–378.
 */
import { at, mean } from "../numeric/vector.js";
import { meanAbsoluteChange } from "./statistics.js";

/** Symmetric mean absolute percentage error, 0–200: 200 · mean |y − f| / (|y| + |f|); both zero count as no error. */
export function smape(actual: readonly number[], forecast: readonly number[]): number {
  return (
    200 *
    mean(
      actual.map((y, i) => {
        const f = at(forecast, i);
        return y === f ? 0 : Math.abs(y - f) / (Math.abs(y) + Math.abs(f));
      }),
    )
  );
}

/** Mean absolute error over the training part's mean absolute change over a `period`; null when the training part never changes. */
export function mase(training: readonly number[], actual: readonly number[], forecast: readonly number[], period = 1): number | null {
  const scale = meanAbsoluteChange(training, period);
  return scale > 0 ? mean(actual.map((y, i) => Math.abs(y - at(forecast, i)))) / scale : null;
}

/** Share of actual values inside their intervals. */
export function coverage(actual: readonly number[], lower: readonly number[], upper: readonly number[]): number {
  return mean(actual.map((y, i) => (y >= at(lower, i) && y <= at(upper, i) ? 1 : 0)));
}
