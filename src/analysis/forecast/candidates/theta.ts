/**
 * Theta: the mean of the least-squares line and of simple exponential smoothing of the series with doubled curvature (θ = 2).
 * Assimakopoulos & Nikolopoulos (2000), International Journal of Forecasting 16: 521–530; written as smoothing with half the
 * line's slope as drift, Hyndman & Billah (2003), ibid. 19: 287–290.
 */
import { type Candidate, path } from "../candidate.js";
import { extrapolate } from "../smoothing.js";
import { fitTrend } from "../smoothing-search.js";
import { line } from "../statistics.js";

export const theta: Candidate = (series, horizon) => {
  const trend = line(series);
  if (trend === null) return null;
  const doubled = series.map((value, i) => 2 * value - (trend.intercept + trend.slope * i));
  const smoothed = extrapolate(fitTrend(doubled, "none"), horizon);
  const n = series.length;
  return path(horizon, (ahead) => ((smoothed[ahead - 1] ?? Number.NaN) + trend.intercept + trend.slope * (n - 1 + ahead)) / 2);
};
