/**
 * Median drift: the last value and the median change so far; a single leap does not carry into the future.
 * In the spirit of the robust trend of Fildes (1992), International Journal of Forecasting 8: 81–98.
 */
import { at } from "../../numeric/vector.js";
import { type Candidate, last, path } from "../candidate.js";
import { median } from "../statistics.js";

export const medianDrift: Candidate = (series, horizon) => {
  const slope = median(series.slice(1).map((value, i) => value - at(series, i)));
  return path(horizon, (ahead) => last(series) + ahead * slope);
};
