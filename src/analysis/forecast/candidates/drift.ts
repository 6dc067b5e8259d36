/** Drift: the last value and the mean change so far, ŷ(n+h) = y(n) + h · (y(n) − y(1)) / (n − 1). */
import { at } from "../../numeric/vector.js";
import { type Candidate, last, path } from "../candidate.js";

export const drift: Candidate = (series, horizon) => {
  const slope = (last(series) - at(series, 0)) / (series.length - 1);
  return path(horizon, (ahead) => last(series) + ahead * slope);
};
