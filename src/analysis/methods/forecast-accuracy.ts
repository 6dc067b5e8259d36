/**
 * How far forecasts f were from what came, e = y − f: mean error, MAE, median and largest absolute error, MSE, RMSE, R² about the mean; as
 * fractions MPE = mean e/y, MAPE = mean |e/y|, sMAPE = mean 2|e|/(|y| + |f|) (0–2; several definitions exist) and WAPE = Σ|e|/Σ|y|; against
 * the training part MASE = MAE / mean |y_t − y_{t−m}|, its root mean square, RMSSE, and Theil's U₂ = √(Σ(e_t/y_{t−1})² / Σ((y_t − y_{t−1})/y_{t−1})²),
 * below 1 better than the last value. Pitfall: relative errors fail near zero — MAPE is null when an actual value is zero.
 */
import { z } from "zod";
import { mase, smape } from "../forecast/accuracy.js";
import { changes, meanAbsoluteChange, median } from "../forecast/statistics.js";
import { at, mean, squaredDeviations, sum } from "../numeric/vector.js";
import { type MethodResult, method, numbers, Refusal, sameLength } from "./method.js";

const meanSquare = (values: readonly number[]): number => mean(values.map((value) => value * value));

/** Theil's U₂ over the actual values after the first; null where a base is zero or nothing changes. */
function theilU2(actual: readonly number[], f: readonly number[]): number | null {
  const bases = actual.slice(0, -1);
  if (bases.includes(0)) return null;
  const own = bases.map((base, i) => (at(actual, i + 1) - at(f, i)) / base);
  const naive = bases.map((base, i) => (at(actual, i + 1) - base) / base);
  return naive.every((rate) => rate === 0) ? null : Math.sqrt(meanSquare(own) / meanSquare(naive));
}

function scaled(training: readonly number[], y: readonly number[], f: readonly number[], period: number): MethodResult {
  if (training.length <= period)
    throw new Refusal(
      "too-few",
      `${training.length} training values for a period of ${period}`,
      "give more training values than one period",
    );
  const square = meanSquare(changes(training, period));
  return {
    mase_scale: meanAbsoluteChange(training, period),
    mase: mase(training, y, f, period),
    theil_u2: theilU2([at(training, training.length - 1), ...y], f),
    rmsse: square > 0 ? Math.sqrt(meanSquare(y.map((value, i) => value - at(f, i))) / square) : null,
  };
}

export const forecastAccuracy = method({
  name: "forecast-accuracy",
  summary: "How far forecasts were from what came.",
  reference: "Hyndman & Koehler 2006, Int. J. Forecasting 22:679–688",
  input: z.object({
    y_true: numbers.min(1).describe("what came"),
    y_pred: numbers.min(1).describe("what was forecast"),
    y_train: numbers.optional().describe("the training part, for scaled errors"),
    period: z.int().min(1).default(1).describe("season of the training part's naive forecast"),
  }),
  gives:
    "me, mae, medae, max_error, mse, rmse, r2, mpe, mape, mdape, smape, wape; with y_train: mase_scale, mase, rmsse, theil_u2 (null when it never changes)",
  run: ({ y_true, y_pred, y_train, period }) => {
    sameLength(y_true, y_pred, "y_true and y_pred");
    const errors = y_true.map((value, i) => value - at(y_pred, i));
    const sizes = errors.map(Math.abs);
    const whole = sum(y_true.map(Math.abs));
    const spread = squaredDeviations(y_true);
    const relative = y_true.includes(0) ? null : sizes.map((size, i) => size / Math.abs(at(y_true, i)));
    return {
      me: mean(errors),
      mae: mean(sizes),
      medae: median(sizes),
      max_error: Math.max(...sizes),
      mse: meanSquare(errors),
      rmse: Math.sqrt(meanSquare(errors)),
      r2: spread === 0 ? null : 1 - sum(errors.map((error) => error * error)) / spread,
      mpe: relative === null ? null : mean(errors.map((error, i) => error / at(y_true, i))),
      mape: relative === null ? null : mean(relative),
      mdape: relative === null ? null : median(relative),
      smape: smape(y_true, y_pred) / 100,
      wape: whole === 0 ? null : sum(sizes) / whole,
      ...(y_train === undefined ? {} : scaled(y_train, y_true, y_pred, period)),
    };
  },
});
