/**
 * Bass diffusion of a stock (users, installed base): what is missing to the ceiling K adopts at the rate p + q·s, s = y/K;
 * ŷ(t+1) = y + (p + q·s)(K − y). Bass (1969), Management Science 15: 215–227. The hazards (y(t+1) − y)/(K − y) give p and q by least
 * squares, neither below zero.
 */
import { at, mean } from "../../numeric/vector.js";
import { type CeilingCurve, towardsCeiling } from "../ceiling.js";

/** The rate of a year at most: all that is missing does not adopt at once. */
const FASTEST = 0.9;

export const bassCurve: CeilingCurve = (series, ceiling) => {
  const shares = series.slice(0, -1).map((value) => value / ceiling);
  const hazards = shares.map((_, i) => (at(series, i + 1) - at(series, i)) / (ceiling - at(series, i)));
  const [middle, rate] = [mean(shares), mean(hazards)];
  const across = shares.reduce((total, share, i) => total + (share - middle) * (at(hazards, i) - rate), 0);
  const along = shares.reduce((total, share) => total + (share - middle) ** 2, 0);
  let q = along > 0 ? Math.max(0, across / along) : 0;
  let p = rate - q * middle;
  if (p < 0 && rate > 0) {
    p = 0;
    q = shares.reduce((total, share, i) => total + share * at(hazards, i), 0) / shares.reduce((total, share) => total + share ** 2, 0);
  }
  return (value) => value + Math.min(FASTEST, Math.max(0, p + (q * value) / ceiling)) * (ceiling - value);
};

export const bass = (series: readonly number[], horizon: number, ceiling?: number): number[] | null =>
  towardsCeiling(bassCurve, series, horizon, ceiling);
