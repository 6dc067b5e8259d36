/**
 * ETS with additive errors: no trend, linear trend or damped trend, whichever has the least corrected Akaike criterion,
 * AICc = n·ln(SSE/n) + 2k + 2k(k+1)/(n−k−1), k counting smoothing parameters, starting values and the variance (3, 5, 6).
 * Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, ch. 7. A model needs n > k + 1.
 */
import type { Candidate } from "../candidate.js";
import { extrapolate, type SmoothingFit } from "../smoothing.js";
import { fitTrend } from "../smoothing-search.js";

function criterion(n: number, k: number, sse: number): number {
  return n > k + 1 ? n * Math.log(sse / n + Number.MIN_VALUE) + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Number.POSITIVE_INFINITY;
}

export const ets: Candidate = (series, horizon) => {
  const n = series.length;
  const models: readonly (readonly [SmoothingFit, number])[] = [
    [fitTrend(series, "none"), 3],
    [fitTrend(series, "linear"), 5],
    [fitTrend(series, "damped"), 6],
  ];
  const [best] = models.reduce((a, b) => (criterion(n, b[1], b[0].sse) < criterion(n, a[1], a[0].sse) ? b : a));
  return extrapolate(best, horizon);
};
