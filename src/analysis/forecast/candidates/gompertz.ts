/** Gompertz growth, ŷ = K·exp(−e^(−z)), z = −ln(−ln s) rising by its mean change each year, s the share of the ceiling K. Gompertz (1825). */
import { straightened, towardsCeiling } from "../ceiling.js";

export const gompertzCurve = straightened(
  (share) => -Math.log(-Math.log(share)),
  (height) => Math.exp(-Math.exp(-height)),
);

export const gompertz = (series: readonly number[], horizon: number, ceiling?: number): number[] | null =>
  towardsCeiling(gompertzCurve, series, horizon, ceiling);
