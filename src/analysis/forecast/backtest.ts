/**
 * Backtest by rolling origins: the method forecasts each of the last values of its own training series from those before it,
 * beside "last value". It answers whether the method would have done better so far on this very series.
 */
import { at, mean } from "../numeric/vector.js";
import { last } from "./candidate.js";
import { meanAbsoluteChange } from "./statistics.js";
import { FEWEST_VALUES } from "./training.js";

export interface Backtest {
  /** Origins forecast from, and how far ahead. */
  readonly origins: number;
  readonly horizon: number;
  /** Mean absolute error of the method and of repeating the last value, in the series' unit. */
  readonly meanAbsoluteError: number;
  readonly lastValueError: number;
  /** Mean absolute error over the mean absolute change of the whole series; null when the series never changes. */
  readonly mase: number | null;
  readonly beatsLastValue: boolean;
}

/**
 * Null when no origin leaves three values before and one after it. At most `most` origins, the newest; every horizon from one up to
 * `horizon` that has an actual counts the same.
 */
export function backtest(
  series: readonly number[],
  horizon: number,
  forecast: (training: readonly number[], horizon: number) => readonly number[],
  most = Number.POSITIVE_INFINITY,
): Backtest | null {
  const earliest = Math.max(FEWEST_VALUES, series.length - most);
  const errors: number[] = [];
  const lastValueErrors: number[] = [];
  let origins = 0;
  for (let origin = series.length - 1; origin >= earliest; origin--) {
    const training = series.slice(0, origin);
    const actual = series.slice(origin, origin + horizon);
    const point = forecast(training, actual.length);
    actual.forEach((value, i) => {
      errors.push(Math.abs(value - at(point, i)));
      lastValueErrors.push(Math.abs(value - last(training)));
    });
    origins++;
  }
  if (origins === 0) return null;
  const [meanAbsoluteError, lastValueError, scale] = [mean(errors), mean(lastValueErrors), meanAbsoluteChange(series)];
  return {
    origins,
    horizon,
    meanAbsoluteError,
    lastValueError,
    mase: scale > 0 ? meanAbsoluteError / scale : null,
    beatsLastValue: meanAbsoluteError < lastValueError,
  };
}
