/**
 * Prediction intervals by conformal calibration: half-widths are quantiles of the absolute errors that the same forecasts made on
 * many real series, by length class and horizon, in units of the size of error that the series' own changes lead one to expect:
 *
 *     ln size = c₀ + c₁·ln(mean |change| + ε) + c₂·ln(mean |change − median change| + ε) + c₃·ln(the same of the newest four + ε)
 *             + c₄·ln(|newest change| + ε)
 *
 * Changes and errors are those of logarithms for series above zero (the interval then multiplies and divides), otherwise those of
 * the values in units of the mean absolute value (the interval then adds and subtracts).
 * Vovk, Gammerman & Shafer (2005), Algorithmic Learning in a Random World; Lei et al. (2018), JASA 113: 1094–1111, "locally weighted".
 */
import { at, dot, mean } from "../numeric/vector.js";
import { last } from "./candidate.js";
import { forHorizon, type LengthClass, lengthClassOf, type PooledEvidence } from "./evidence.js";
import { pooledEvidence } from "./pooled-evidence.js";
import { changes, median } from "./statistics.js";

/** ε: the smallest change that tells one series' calm from another's. */
const CALM = 0.003;

/** How many of the newest changes tell whether the series has grown calmer or livelier. */
const NEWEST = 4;

/** The regressors of the error's size. Constant series have the calm of ε. */
export function spreadRegressors(series: readonly number[]): readonly number[] {
  const positive = series.every((value) => value > 0);
  const unit = mean(series.map(Math.abs)) || 1;
  const steps = changes(positive ? series.map(Math.log) : series.map((value) => value / unit));
  const middle = median(steps);
  const apart = steps.map((step) => Math.abs(step - middle));
  return [
    1,
    Math.log(mean(steps.map(Math.abs)) + CALM),
    Math.log(mean(apart) + CALM),
    Math.log(mean(apart.slice(-NEWEST)) + CALM),
    Math.log(Math.abs(last(steps)) + CALM),
  ];
}

/** Largest half-width of a logarithm: beyond it numbers run out, not sense. */
const WIDEST = 50;

export interface Band {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Lowest and highest level an interval can be given for: beyond them too few errors have been seen. */
export const LEVELS = { from: 0.01, to: 0.99 } as const;

/** The interval of a level (0.8: 80 %) around point forecasts. Wider for a higher level and never narrower at a later horizon. */
export function bandOf(
  series: readonly number[],
  point: readonly number[],
  level: number,
  evidence: PooledEvidence = pooledEvidence,
): Band {
  const lengthClass = lengthClassOf(series.length, evidence);
  const regressors = spreadRegressors(series);
  const positive = series.every((value) => value > 0);
  const unit = mean(series.map(Math.abs));
  let total = 0;
  const sides = point.map((value, i) => {
    // The expected size of the error: of its logarithm, or in units of the mean absolute value.
    const size = Math.exp(dot(regressors, forHorizon(lengthClass.spread, i + 1)));
    const width = size * quantileAt(lengthClass, i + 1, level, evidence.levels);
    // A combination can fall below zero even where no value did; a band in proportion needs a point above it.
    const [below, above] =
      positive && value > 0 ? [value * -Math.expm1(-width), value * Math.expm1(Math.min(width, WIDEST))] : [unit * width, unit * width];
    const missing = Math.max(0, total - below - above);
    total = Math.max(total, below + above);
    return [value - below, value + above + missing] as const;
  });
  return { lower: sides.map(([lower]) => lower), upper: sides.map(([, upper]) => upper) };
}

/** Quantile for a level by linear interpolation; beyond the horizons with evidence errors grow with the root of the horizon. */
function quantileAt({ quantiles }: LengthClass, ahead: number, level: number, levels: readonly number[]): number {
  const row = forHorizon(quantiles, ahead);
  const above = Math.max(
    1,
    levels.findIndex((candidate) => candidate >= level),
  );
  const [low, high] = [at(levels, above - 1), at(levels, above)];
  const [a, b] = [at(row, above - 1), at(row, above)];
  return (a + ((level - low) / (high - low)) * (b - a)) * Math.sqrt(Math.max(1, ahead / quantiles.length));
}
