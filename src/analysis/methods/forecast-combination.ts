/**
 * Several forecasts of one quantity as one: mean and median of the models at each horizon, and the weights of the least variance of
 * unbiased forecasts, w = Σ⁻¹1 / (1ᵀΣ⁻¹1) with variance 1/(1ᵀΣ⁻¹1) — for two, w₁ = (σ₂² − ρσ₁σ₂)/(σ₁² + σ₂² − 2ρσ₁σ₂). Σ is given, or follows
 * from variances and correlation, or from past errors about zero. Weights may be negative or above 1. Pitfall: weights estimated from
 * short error histories do worse than equal ones. Benchmarks to beat: the last value, drift, and the log-linear trend.
 */
import { z } from "zod";
import { drift } from "../forecast/candidates/drift.js";
import { logLinear } from "../forecast/candidates/log-linear.js";
import { naive } from "../forecast/candidates/naive.js";
import { median } from "../forecast/statistics.js";
import { solved } from "../numeric/least-squares.js";
import { at, dot, mean, normalised, sum, transposed } from "../numeric/vector.js";
import { type MethodResult, matrix, method, numbers, Refusal, sameLength } from "./method.js";

const correlation = z.number().min(-1).max(1);
const input = z.object({
  forecasts: z
    .union([matrix, numbers.min(1)])
    .optional()
    .describe("rows = models, columns = horizons; or one value a model"),
  weights: numbers.min(1).optional().describe("weight of each model, instead of those of least variance"),
  var: z.array(z.number().positive()).min(2).optional().describe("variance of each model's errors"),
  sd: z.array(z.number().positive()).min(2).optional().describe("their standard deviations, instead of var"),
  correlation: z
    .union([correlation, z.array(z.array(correlation))])
    .default(0)
    .describe("of the errors, one for all pairs or a matrix"),
  covariance: matrix.optional().describe("of the errors, instead of var and correlation"),
  errors: matrix.optional().describe("past errors, rows = models, instead of a covariance"),
});

/** Covariance of the errors in the form it was given; null when nothing says it. */
function covarianceOf({
  var: variances,
  sd,
  correlation: rho,
  covariance,
  errors,
}: z.output<typeof input>): readonly (readonly number[])[] | null {
  if (covariance !== undefined) {
    sameLength(covariance, at(covariance, 0), "the rows and columns of covariance");
    return covariance;
  }
  if (errors !== undefined) return errors.map((a) => errors.map((b) => dot(a, b) / a.length));
  const deviations = sd ?? variances?.map(Math.sqrt);
  if (deviations === undefined) return null;
  if (typeof rho !== "number") {
    sameLength(rho, deviations, "correlation and var");
    for (const row of rho) sameLength(row, deviations, "a row of correlation and var");
  }
  const between = (i: number, j: number): number => (i === j ? 1 : typeof rho === "number" ? rho : at(at(rho, i), j));
  return deviations.map((a, i) =>
    deviations.map((b, j) => (i === j && variances !== undefined ? at(variances, i) : a * b * between(i, j))),
  );
}

/** @throws Refusal when the errors depend on each other so that many mixes, or none, have the least variance. */
function leastVariance(covariance: readonly (readonly number[])[]): { weights: number[]; combined_variance: number } {
  const largest = Math.max(...covariance.map((row, i) => at(row, i)));
  const scaled = covariance.map((row) => row.map((value) => value / largest));
  const solution = solved(
    scaled,
    scaled.map(() => 1),
  );
  const whole = solution === null ? 0 : sum(solution);
  const residual = solution === null ? 1 : Math.max(...scaled.map((row) => Math.abs(dot(row, solution) - 1)));
  if (solution === null || !(whole > 0) || residual > 1e-6)
    throw new Refusal("constant", "the errors depend on each other", "leave out a model that errs as another does");
  return { weights: normalised(solution), combined_variance: largest / whole };
}

function combined(forecasts: readonly (readonly number[])[], weights: readonly number[] | null): MethodResult {
  const horizons = transposed(forecasts);
  if (weights !== null) sameLength(weights, forecasts, "weights and forecasts");
  return {
    mean: horizons.map(mean),
    median: horizons.map(median),
    low: horizons.map((values) => Math.min(...values)),
    high: horizons.map((values) => Math.max(...values)),
    ...(weights === null ? {} : { combined: horizons.map((values) => dot(weights, values)) }),
  };
}

/** Lists of one horizon as plain numbers, as they came in. */
function flat(result: MethodResult): MethodResult {
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, Array.isArray(value) ? (value[0] ?? null) : value]));
}

export const forecastCombination = method({
  name: "forecast-combination",
  summary: "Several forecasts of one quantity as one.",
  reference: "Bates & Granger 1969, Operational Research Quarterly 20:451–468; Timmermann 2006, Handbook of Economic Forecasting, ch. 4",
  input,
  gives: "weights, combined_variance (of least variance); with forecasts: mean, median, low, high, and combined by the weights",
  run: (given) => {
    const covariance = covarianceOf(given);
    if (covariance === null && given.forecasts === undefined)
      throw new Refusal("input", "there is nothing to combine", "give forecasts, or var, covariance or errors");
    const best = covariance === null ? null : leastVariance(covariance);
    if (given.weights !== undefined && sum(given.weights) === 0)
      throw new Refusal("undefined", "the weights add up to zero", "give others");
    const weights = given.weights === undefined ? (best?.weights ?? null) : normalised(given.weights);
    const rows = given.forecasts?.map((row) => (typeof row === "number" ? [row] : row));
    const single = given.forecasts?.some((row) => typeof row === "number") === true;
    const joint = rows === undefined ? {} : combined(rows, weights);
    const variance =
      covariance === null || weights === null
        ? {}
        : {
            weights,
            combined_variance:
              given.weights === undefined
                ? (best?.combined_variance ?? null)
                : dot(
                    weights,
                    covariance.map((row) => dot(row, weights)),
                  ),
          };
    return { ...variance, ...(single ? flat(joint) : joint) };
  },
});

export const benchmarkForecast = method({
  name: "benchmark-forecast",
  summary: "The forecasts that others have to beat: last value, drift, log-linear trend.",
  reference: "Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, §5.2",
  input: z.object({ y: numbers.min(3).describe("the series, oldest first"), h: z.int().min(1).max(100).default(1) }),
  gives: "naive, drift, log_linear (null unless every value is above zero)",
  run: ({ y, h }) => ({ naive: naive(y, h), drift: drift(y, h), log_linear: logLinear(y, h) }),
});
