/**
 * Ordinary least squares: y = a + b x, a polynomial (`degree`), or several regressors (`X`), computed in 40-digit decimals, so that nearly
 * collinear data lose nothing. R² = 1 − RSS/TSS, TSS about the mean (about zero without intercept). Refuses x without spread and fewer
 * points than coefficients.
 */
import { z } from "zod";
import { linearLeastSquares } from "../numeric/least-squares.js";
import { studentQuantile, studentTwoSided } from "../numeric/special.js";
import { at, dot, squaredDeviations } from "../numeric/vector.js";
import { type MethodResult, matrix, method, numbers, Refusal, sameLength } from "./method.js";

const input = z.object({
  x: z.union([numbers, matrix]).optional().describe("one regressor; rows of several are read as X"),
  X: matrix.optional().describe("several regressors: rows = observations"),
  y: numbers.min(1),
  degree: z.int().min(1).max(12).default(1).describe("degree of a polynomial in x"),
  intercept: z.boolean().default(true),
  predict: numbers.optional().describe("places x to predict at"),
  level: z.number().gt(0).lt(1).default(0.95),
});

/** Fit of y on the columns of a design matrix, as the methods print it. @throws Refusal when it has no unique answer. */
export function regression(
  design: readonly (readonly number[])[],
  y: readonly number[],
  withIntercept: boolean,
): MethodResult & { readonly coefficients: readonly number[]; readonly rss: number } {
  const count = at(design, 0).length;
  if (y.length < count) throw new Refusal("too-few", `${y.length} points for ${count} coefficients`, "give more points");
  const fit = linearLeastSquares(design, y);
  if (fit === null) throw new Refusal("constant", "the regressors do not vary, or depend on each other", "give values that differ");
  const total = withIntercept ? squaredDeviations(y) : dot(y, y);
  const degrees = y.length - count;
  const r2 = total === 0 ? null : 1 - fit.rss / total;
  const slopes = count - (withIntercept ? 1 : 0);
  return {
    coefficients: fit.coefficients,
    standard_errors: fit.standardErrors,
    t_values: degrees > 0 && fit.rss > 0 ? fit.coefficients.map((value, i) => value / at(fit.standardErrors, i)) : null,
    p_values:
      degrees > 0 && fit.rss > 0 ? fit.coefficients.map((value, i) => studentTwoSided(value / at(fit.standardErrors, i), degrees)) : null,
    rss: fit.rss,
    residual_se: degrees > 0 ? Math.sqrt(fit.rss / degrees) : null,
    r2,
    adjusted_r2: r2 === null || degrees <= 0 ? null : 1 - ((1 - r2) * (y.length - (withIntercept ? 1 : 0))) / degrees,
    f_value: degrees > 0 && fit.rss > 0 && slopes > 0 ? (total - fit.rss) / slopes / (fit.rss / degrees) : null,
    degrees_of_freedom: degrees,
    n: y.length,
  };
}

export const linearFit = method({
  name: "linear-fit",
  summary: "Straight line, polynomial or multiple regression by least squares.",
  reference: "Legendre 1805, Gauss 1809; certified tests: NIST Statistical Reference Datasets",
  input,
  gives:
    "intercept, slope, intercept_se, slope_se, r2, adjusted_r2, residual_se, rss, f_value, coefficients, b0, b1 …, standard_errors, t_values, p_values, correlation, predictions",
  run: ({ x, X, y, degree, intercept, predict, level }) => {
    const powers = (value: number): number[] => Array.from({ length: degree }, (_, k) => value ** (k + 1));
    const plain = X ?? x?.map((value) => (typeof value === "number" ? powers(value) : value));
    if (plain === undefined) throw new Refusal("input", "x is missing", "give x, or X for several regressors");
    sameLength(plain, y, "x and y");
    const design = plain.map((row) => (intercept ? [1, ...row] : [...row]));
    const fit = regression(design, y, intercept);
    const { coefficients } = fit;
    const errors = fit.standard_errors;
    const error = (i: number): number | null => (Array.isArray(errors) ? (errors[i] ?? null) : null);
    const first = intercept ? 1 : 0;
    const single = coefficients.length === first + 1;
    const degrees = y.length - coefficients.length;
    const slope = at(coefficients, first);
    const half = single && degrees > 0 ? studentQuantile(0.5 + level / 2, degrees) * (error(first) ?? 0) : null;
    const r2 = fit.r2;
    return {
      ...(intercept ? { intercept: at(coefficients, 0), intercept_se: error(0) } : {}),
      ...(single ? { slope, slope_se: error(first), slope_interval: half === null ? null : [slope - half, slope + half] } : {}),
      ...(single && intercept ? { correlation: typeof r2 === "number" ? Math.sign(slope) * Math.sqrt(Math.max(0, r2)) : null } : {}),
      ...fit,
      ...Object.fromEntries(coefficients.map((value, i) => [`b${i + 1 - first}`, value])),
      ...(predict === undefined || X !== undefined
        ? {}
        : {
            predictions: predict.map((value) => dot(coefficients, [...(intercept ? [1] : []), ...powers(value)])),
          }),
    };
  },
});
