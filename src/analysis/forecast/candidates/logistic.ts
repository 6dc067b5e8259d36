/** Logistic growth, ŷ = K/(1 + e^(−z)), z = ln(s/(1 − s)) rising by its mean change each year, s the share of the ceiling K. Verhulst (1838). */
import { straightened, towardsCeiling } from "../ceiling.js";

export const logisticCurve = straightened(
  (share) => Math.log(share / (1 - share)),
  (height) => 1 / (1 + Math.exp(-height)),
);

export const logistic = (series: readonly number[], horizon: number, ceiling?: number): number[] | null =>
  towardsCeiling(logisticCurve, series, horizon, ceiling);
