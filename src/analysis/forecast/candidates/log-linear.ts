/** Log-linear trend: least-squares line through the logarithms, ŷ = exp(a + b·t). Null unless every value is above zero. */
import { type Candidate, onLogarithms, path } from "../candidate.js";
import { line } from "../statistics.js";

/** Least-squares line through the values themselves. */
export const linear: Candidate = (series, horizon) => {
  const trend = line(series);
  return trend === null ? null : path(horizon, (ahead) => trend.intercept + trend.slope * (series.length - 1 + ahead));
};

export const logLinear: Candidate = onLogarithms(linear);
