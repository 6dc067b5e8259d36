/** Damped trend: Holt's slope, fading by the factor φ each year. Formulas and references in smoothing.ts. */
import type { Candidate } from "../candidate.js";
import { extrapolate } from "../smoothing.js";
import { fitTrend } from "../smoothing-search.js";

export const damped: Candidate = (series, horizon) => extrapolate(fitTrend(series, "damped"), horizon);
