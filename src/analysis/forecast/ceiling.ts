/**
 * Growth towards a ceiling, K: what the saturating curves share. Each curve is a step from one value to the next, fitted to the series for a
 * given K and repeated from the last value. A ceiling that is not declared is the likeliest of a few multiples of the highest value
 * so far: Gaussian one-step errors and a log-normal prior, for before the inflection the data hardly tell one ceiling from another.
 * The prior's median was chosen on training parts (pooled-evidence.ts); Meade & Islam (2006), International Journal of Forecasting
 * 22: 519–545, on why diffusion forecasts need one.
 */
import { at } from "../numeric/vector.js";
import { last } from "./candidate.js";
import { pooledEvidence } from "./pooled-evidence.js";

/** From the value of one year to that of the next; null when the curve cannot be fitted. Values lie between zero and the ceiling. */
export type CeilingCurve = (series: readonly number[], ceiling: number) => ((value: number) => number) | null;

/** Multiples of the highest value so far that a ceiling is looked for at. */
const MULTIPLES = [1.05, 1.2, 1.5, 2, 3, 5, 10, 20] as const;
/** Spread of the prior: a factor of two either way is one standard deviation. */
const SPREAD = Math.LN2;
/** Errors smaller than this share of the highest value are none. */
const EXACT = 1e-6;

/** The next `horizon` values; null unless every value lies between zero and the ceiling (declared, or looked for). */
export function towardsCeiling(
  curve: CeilingCurve,
  series: readonly number[],
  horizon: number,
  declared?: number,
  median = pooledEvidence.ceilingMedian,
): number[] | null {
  const top = Math.max(...series);
  if (series.some((value) => value <= 0) || (declared !== undefined && declared <= top)) return null;
  const step = declared === undefined ? likeliest(curve, series, top, median) : curve(series, declared);
  if (step === null) return null;
  let value = last(series);
  return Array.from({ length: horizon }, () => {
    value = step(value);
    return value;
  });
}

function likeliest(curve: CeilingCurve, series: readonly number[], top: number, median: number): ((value: number) => number) | null {
  let best: ((value: number) => number) | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const multiple of MULTIPLES) {
    const step = curve(series, top * multiple);
    if (step === null) continue;
    let squares = EXACT * EXACT;
    for (let i = 1; i < series.length; i++) squares += ((at(series, i) - step(at(series, i - 1))) / top) ** 2;
    const score = ((series.length - 1) / 2) * Math.log(squares) + Math.log(multiple / median) ** 2 / (2 * SPREAD * SPREAD);
    if (score < least) [best, least] = [step, score];
  }
  return best;
}

/** The mean change of a transformed share of the ceiling goes on: the curve that is a straight line on that scale. */
export function straightened(transform: (share: number) => number, back: (height: number) => number): CeilingCurve {
  return (series, ceiling) => {
    const change = (transform(last(series) / ceiling) - transform(at(series, 0) / ceiling)) / (series.length - 1);
    return Number.isFinite(change) ? (value) => ceiling * back(transform(value / ceiling) + change) : null;
  };
}
