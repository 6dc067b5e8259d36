/** Holt's linear trend: a level and a slope, both smoothed. Formulas and references in smoothing.ts. */
import type { Candidate } from "../candidate.js";
import { extrapolate } from "../smoothing.js";
import { fitTrend } from "../smoothing-search.js";

export const holt: Candidate = (series, horizon) => extrapolate(fitTrend(series, "linear"), horizon);
