/**
 * Where the smoothing parameters of a series are looked for. Below six values nothing can be estimated beside the starting
 * values: the smoothing parameters are then held at middling values.
 */
import { fitSmoothing, type SmoothingFit } from "./smoothing.js";

/** Fewest values from which smoothing parameters are estimated. */
export const ESTIMATED_FROM = 6;

const SHORT = { alpha: [0.8], betaStar: [0.3], phi: [0.85], refinements: 0 };
const LONG = { alpha: [0.1, 0.4, 0.7, 1], betaStar: [0, 0.2, 0.6], phi: [0.8, 0.95], refinements: 4 };

export type Trend = "none" | "linear" | "damped";

/** Least-squares smoothing of a series, at the precision a forecast needs (parameters to about 0.05). */
export function fitTrend(series: readonly number[], trend: Trend): SmoothingFit {
  const { alpha, betaStar, phi, refinements } = series.length < ESTIMATED_FROM ? SHORT : LONG;
  return fitSmoothing(series, {
    alpha,
    betaStar: trend === "none" ? [0] : betaStar,
    phi: trend === "damped" ? phi : [1],
    trend: trend !== "none",
    refinements,
  });
}
