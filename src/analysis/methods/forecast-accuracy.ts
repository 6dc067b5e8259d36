/**
 * How far forecasts f were from what came, e = y − f: mean error, MAE, median absolute error, MSE, RMSE; as fractions MAPE = mean |e/y|,
 * sMAPE = mean 2|e|/(|y| + |f|) (0–2; several definitions exist) and WAPE = Σ|e|/Σ|y|; against the training part MASE = MAE / mean
 * |y_t − y_{t−m}| and its root mean square, RMSSE. Pitfall: relative errors fail near zero — MAPE is null when an actual value is zero.
 */
import { z } from "zod";
import { mase, smape } from "../forecast/accuracy.js";
import { changes, meanAbsoluteChange, median } from "../forecast/statistics.js";
import { at, mean, sum } from "../numeric/vector.js";
import { type MethodResult, method, numbers, Refusal, sameLength } from "./method.js";

const meanSquare = (values: readonly number[]): number => mean(values.map((value) => value * value));

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
  gives: "me, mae, medae, mse, rmse, mape, mdape, smape, wape; with y_train: mase_scale, mase, rmsse (null when it never changes)",
  run: ({ y_true, y_pred, y_train, period }) => {
    sameLength(y_true, y_pred, "y_true and y_pred");
    const errors = y_true.map((value, i) => value - at(y_pred, i));
    const sizes = errors.map(Math.abs);
    const whole = sum(y_true.map(Math.abs));
    const relative = y_true.includes(0) ? null : sizes.map((size, i) => size / Math.abs(at(y_true, i)));
    return {
      me: mean(errors),
      mae: mean(sizes),
      medae: median(sizes),
      mse: meanSquare(errors),
      rmse: Math.sqrt(meanSquare(errors)),
      mape: relative === null ? null : mean(relative),
      mdape: relative === null ? null : median(relative),
      smape: smape(y_true, y_pred) / 100,
      wape: whole === 0 ? null : sum(sizes) / whole,
      ...(y_train === undefined ? {} : scaled(y_train, y_true, y_pred, period)),
    };
  },
});
