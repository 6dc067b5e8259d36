/**
 * Pools estimates of one quantity on the log scale. Fixed effect: w = 1/r², ln μ = Σ w ln x / Σ w, se = (Σ w)^(−1/2).
 * Q = Σ w (ln x − ln μ)² ~ χ²(k − 1), I² = max(0, (Q − k + 1)/Q). Above I² = 0.5 random effects (DerSimonian–Laird):
 * τ² = max(0, (Q − (k − 1))/(Σw − Σw²/Σw)), weights 1/(r² + τ²). Estimates that copy one origin must be merged before: `origins` with
 * equal names count as one (their geometric mean, the smallest error). One estimate is given back with its own error.
 */
import { z } from "zod";
import { chiSquareTail, normalQuantile } from "../numeric/special.js";
import { at, dot, mean, normalised, sum } from "../numeric/vector.js";
import { allPositive, type MethodResult, method, numbers, Refusal, sameLength } from "./method.js";

export interface Pooled {
  readonly pooled: number;
  readonly seLog: number;
  readonly weights: readonly number[];
}

function pool(logs: readonly number[], precision: readonly number[]): Pooled {
  const whole = sum(precision);
  return { pooled: Math.exp(dot(precision, logs) / whole), seLog: whole ** -0.5, weights: normalised(precision) };
}

function interval({ pooled, seLog }: Pooled, level: number): number[] {
  const z = normalQuantile(0.5 + level / 2);
  return [pooled * Math.exp(-z * seLog), pooled * Math.exp(z * seLog)];
}

/** Estimates of one origin as one: geometric mean, smallest relative error. */
function merged(
  values: readonly number[],
  errors: readonly number[],
  origins: readonly string[],
): { values: number[]; errors: number[]; names: string[] } {
  const names = [...new Set(origins)];
  const places = names.map((name) => origins.flatMap((origin, i) => (origin === name ? [i] : [])));
  return {
    values: places.map((list) => Math.exp(mean(list.map((i) => Math.log(at(values, i)))))),
    errors: places.map((list) => Math.min(...list.map((i) => at(errors, i)))),
    names,
  };
}

/** Pooled value of independent estimates with relative standard errors. */
export function triangulate(values: readonly number[], errors: readonly number[]): MethodResult {
  const logs = values.map(Math.log);
  const precision = errors.map((r) => 1 / (r * r));
  const fixed = pool(logs, precision);
  const k = values.length;
  const centre = Math.log(fixed.pooled);
  const q = sum(logs.map((x, i) => at(precision, i) * (x - centre) ** 2));
  const i2 = q === 0 ? 0 : Math.max(0, (q - k + 1) / q);
  const denominator = sum(precision) - dot(precision, precision) / sum(precision);
  const tau2 = k < 2 || denominator <= 0 ? 0 : Math.max(0, (q - (k - 1)) / denominator);
  const random = pool(
    logs,
    errors.map((r) => 1 / (r * r + tau2)),
  );
  const model = i2 > 0.5 ? "random" : "fixed";
  const chosen = model === "random" ? random : fixed;
  return {
    pooled: chosen.pooled,
    se_log: chosen.seLog,
    weights: chosen.weights,
    ci80: interval(chosen, 0.8),
    ci95: interval(chosen, 0.95),
    model,
    Q: q,
    I2: i2,
    p_value: k < 2 ? null : chiSquareTail(q, k - 1),
    tau2,
    k,
    fixed: { pooled: fixed.pooled, se_log: fixed.seLog, ci95: interval(fixed, 0.95), weights: fixed.weights },
    random: { pooled: random.pooled, se_log: random.seLog, ci95: interval(random, 0.95), weights: random.weights },
    low: Math.min(...values),
    high: Math.max(...values),
    leave_one_out:
      k < 2
        ? []
        : values.map(
            (_, i) =>
              pool(
                logs.filter((_x, j) => j !== i),
                errors.filter((_r, j) => j !== i).map((r) => 1 / (r * r + (model === "random" ? tau2 : 0))),
              ).pooled,
          ),
  };
}

export const triangulation = method({
  name: "triangulation",
  summary: "One value with an interval from several estimates, with a test of whether they agree.",
  reference: "Cochran 1954, Biometrics 10:101–129; DerSimonian & Laird 1986, Controlled Clinical Trials 7:177–188; Higgins & Thompson 2002",
  input: z.object({
    estimates: numbers.min(1).describe("values in one unit and of one definition, above zero"),
    rel_se: numbers.min(1).describe("relative standard error of each"),
    origins: z.array(z.string()).optional().describe("who made each; equal origins count once"),
  }),
  gives: "pooled, se_log, weights, ci80, ci95, model, Q, I2, p_value, tau2, k, fixed, random, low, high, leave_one_out",
  run: ({ estimates, rel_se, origins }) => {
    sameLength(estimates, rel_se, "estimates and rel_se");
    allPositive(estimates, "estimates", "pooling on the log scale takes values above zero");
    allPositive(rel_se, "rel_se", "an estimate without error would decide alone");
    if (origins === undefined) return triangulate(estimates, rel_se);
    sameLength(estimates, origins, "estimates and origins");
    const once = merged(estimates, rel_se, origins);
    if (once.values.length === 0) throw new Refusal("too-few", "no estimate", "give one at least");
    return { ...triangulate(once.values, once.errors), origins: once.names };
  },
});
