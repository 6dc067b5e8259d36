/**
 * Dynamic optimised theta: the line is fitted anew at every point and θ ≥ 1 is estimated. Fiorucci, Pellegrini, Louzada,
 * Petropoulos & Koehler (2016), International Journal of Forecasting 32: 1151–1161, equations of the DOTM:
 *
 *     forecast of y(t) = ℓ(t−1) + (1 − 1/θ)·d(t)      d(t) = (1−α)^(t−1)·A(t−1) + (1 − (1−α)^t)/α · B(t−1)
 *     ℓ(t) = α·y(t) + (1−α)·ℓ(t−1)                    A, B: intercept and slope of the line through y(1) … y(t−1)
 *
 * For given α every error is linear in ℓ(0) and in w = 1 − 1/θ: both follow from a 2 × 2 least-squares problem with 0 ≤ w ≤ 1,
 * and only α is searched.
 */
import { at } from "../../numeric/vector.js";
import type { Candidate } from "../candidate.js";
import { ESTIMATED_FROM } from "../smoothing-search.js";

const ALPHAS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];

/** The running line: mean, intercept and slope, and how many values it has seen. */
interface RunningLine {
  readonly n: number;
  readonly mean: number;
  readonly intercept: number;
  readonly slope: number;
}

const start: RunningLine = { n: 0, mean: 0, intercept: 0, slope: 0 };

function extend(before: RunningLine, value: number): RunningLine {
  const n = before.n + 1;
  const mean = (before.n * before.mean + value) / n;
  const slope = n === 1 ? 0 : ((n - 2) * before.slope + (6 / n) * (value - before.mean)) / (n + 1);
  return { n, mean, slope, intercept: mean - ((n + 1) / 2) * slope };
}

/** d(t) for the line seen so far; `rest` is (1−α)^(t−1). */
function pull(line: RunningLine, alpha: number, rest: number): number {
  return rest * line.intercept + ((1 - rest * (1 - alpha)) / alpha) * line.slope;
}

interface ThetaFit {
  readonly alpha: number;
  readonly level0: number;
  readonly weight: number;
  readonly sse: number;
}

/** The least-squares ℓ(0) and w for one α; w held at `fixedWeight` when given. */
function fitFor(series: readonly number[], lines: readonly RunningLine[], alpha: number, fixedWeight: number | null): ThetaFit {
  let level = 0;
  let share = 1;
  let cc = 0;
  let cx = 0;
  let cz = 0;
  let xx = 0;
  let xz = 0;
  let zz = 0;
  for (let t = 0; t < series.length; t++) {
    const c = at(series, t) - level;
    const z = pull(at(lines, t), alpha, share);
    cc += c * c;
    cx += c * share;
    cz += c * z;
    xx += share * share;
    xz += share * z;
    zz += z * z;
    level += alpha * c;
    share *= 1 - alpha;
  }
  const determinant = xx * zz - xz * xz;
  const free = determinant > 1e-12 * xx * zz ? (cz * xx - cx * xz) / determinant : 0.5;
  const weight = fixedWeight ?? Math.min(1, Math.max(0, free));
  const level0 = (cx - weight * xz) / xx;
  const sse = cc - 2 * level0 * cx - 2 * weight * cz + level0 * level0 * xx + 2 * level0 * weight * xz + weight * weight * zz;
  return { alpha, level0, weight, sse };
}

export const optimisedTheta: Candidate = (series, horizon) => {
  // The recursion moves with its series; from the first value on the sums of squares keep their digits.
  const origin = at(series, 0);
  const moved = series.map((value) => value - origin);
  const lines: RunningLine[] = [start];
  for (const value of moved) lines.push(extend(lines[lines.length - 1] ?? start, value));
  const short = series.length < ESTIMATED_FROM;
  const best = (short ? [0.8] : ALPHAS)
    .map((alpha) => fitFor(moved, lines, alpha, short ? 0.5 : null))
    .reduce((a, b) => (b.sse < a.sse * (1 - 1e-12) ? b : a));
  const level = moved.reduce((l, value) => l + best.alpha * (value - l), best.level0);
  let state = { line: lines[series.length] ?? start, level };
  return Array.from({ length: horizon }, () => {
    const forecast = state.level + best.weight * pull(state.line, best.alpha, (1 - best.alpha) ** state.line.n);
    state = { line: extend(state.line, forecast), level: state.level + best.alpha * (forecast - state.level) };
    return forecast + origin;
  });
};
