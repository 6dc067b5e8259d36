/** Simple exponential smoothing: a level that follows the values, no trend. Formulas and references in smoothing.ts. */
import type { Candidate } from "../candidate.js";
import { extrapolate } from "../smoothing.js";
import { fitTrend } from "../smoothing-search.js";

export const ses: Candidate = (series, horizon) => extrapolate(fitTrend(series, "none"), horizon);
