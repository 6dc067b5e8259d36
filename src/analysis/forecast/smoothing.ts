/**
 * Exponential smoothing with additive errors in one recursion: level l, trend b, damping φ.
 *
 *     forecast of y(t) = l + φ·b        e = y(t) − forecast        l ← l + φ·b + α·e        b ← φ·b + α·β*·e
 *
 * φ = 1 is Holt's linear trend, a trend held at zero is simple exponential smoothing. Hyndman, Koehler, Ord & Snyder (2008),
 * Forecasting with Exponential Smoothing, ch. 2–5; Gardner & McKenzie (1985), Management Science 31: 1237–1246.
 *
 * For given α, β*, φ every error is linear in the two starting values, so these follow from a 2 × 2 least-squares problem and only
 * the smoothing parameters are searched: by a grid (several local minima are common), then by halving steps around its best point.
 */
import { at, mean } from "../numeric/vector.js";
import { path } from "./candidate.js";

export interface SmoothingParameters {
  readonly alpha: number;
  /** β*, the share of a change of level taken over into the trend; β of the textbooks' error-correction form is α·β*. */
  readonly betaStar: number;
  readonly phi: number;
}

export interface SmoothingFit extends SmoothingParameters {
  readonly level0: number;
  readonly trend0: number;
  /** Level and trend after the last value. */
  readonly level: number;
  readonly trend: number;
  /** Sum of squared one-step errors. */
  readonly sse: number;
  /** One-step forecasts of the training values. */
  readonly fitted: readonly number[];
  /** Levels after each value. */
  readonly levels: readonly number[];
}

/** Runs the recursion from given starting values. */
export function smooth(series: readonly number[], p: SmoothingParameters, level0: number, trend0: number): SmoothingFit {
  const { alpha, betaStar, phi } = p;
  let level = level0;
  let trend = trend0;
  let sse = 0;
  const fitted: number[] = [];
  const levels: number[] = [];
  for (const value of series) {
    const forecast = level + phi * trend;
    const error = value - forecast;
    fitted.push(forecast);
    sse += error * error;
    level = forecast + alpha * error;
    levels.push(level);
    trend = phi * trend + alpha * betaStar * error;
  }
  return { ...p, level0, trend0, level, trend, sse, fitted, levels };
}

/** ŷ(n+h) = l + (φ + φ² + … + φ^h)·b. */
export function extrapolate({ level, trend, phi }: Pick<SmoothingFit, "level" | "trend" | "phi">, horizon: number): number[] {
  let [damped, power] = [0, 1];
  return path(horizon, () => {
    power *= phi;
    damped += power;
    return level + damped * trend;
  });
}

/**
 * Standard deviation of the forecast 1 … `horizon` ahead in units of that of a one-step error: √(1 + Σ c²ⱼ), j < h, with
 * cⱼ = α(1 + β*(φ + … + φʲ)); Hyndman et al. (2008), table 6.1.
 */
export function forecastSpread({ alpha, betaStar, phi }: SmoothingParameters, horizon: number): number[] {
  let [variance, damped, power] = [1, 0, 1];
  return path(horizon, () => {
    const spread = Math.sqrt(variance);
    power *= phi;
    damped += power;
    variance += (alpha * (1 + betaStar * damped)) ** 2;
    return spread;
  });
}

/** What a fit may choose: values of each parameter to start from (one value: held fixed), and whether there is a trend. */
export interface SmoothingSearch {
  readonly alpha: readonly number[];
  readonly betaStar: readonly number[];
  readonly phi: readonly number[];
  readonly trend: boolean;
  /** Halvings of the step around the grid's best point; 0 leaves the grid's answer. */
  readonly refinements: number;
  /** Starting values held fixed; without them they are fitted too. */
  readonly start?: StartingValues;
}

/** Level and trend before the first value. */
export interface StartingValues {
  readonly level0: number;
  readonly trend0: number;
}

/** The parameters and starting values of the least sum of squared errors; equal sums keep the earlier parameters of the grid. */
export function fitSmoothing(series: readonly number[], search: SmoothingSearch): SmoothingFit {
  // The recursion moves with its series; around zero the sums of squares keep their digits.
  const origin = mean(series);
  const centred = series.map((value) => value - origin);
  const start = search.start === undefined ? undefined : { ...search.start, level0: search.start.level0 - origin };
  const starts = (p: SmoothingParameters): StartValues => startValues(centred, p, search.trend, start);
  let best = starts({ alpha: at(search.alpha, 0), betaStar: at(search.betaStar, 0), phi: at(search.phi, 0) });
  const consider = (p: SmoothingParameters): boolean => {
    const found = starts(p);
    if (!(found.sse < best.sse * (1 - 1e-12))) return false;
    best = found;
    return true;
  };
  for (const phi of search.phi)
    for (const betaStar of search.betaStar) for (const alpha of search.alpha) consider({ alpha, betaStar, phi });
  const free = (["alpha", "betaStar", "phi"] as const).filter((name) => search[name].length > 1);
  let step = 0.1;
  for (let round = 0; round < search.refinements; round++) {
    let moved = false;
    for (const name of free) {
      const [low, high] = [Math.min(...search[name]), Math.max(...search[name])];
      for (const sign of [-1, 1]) {
        const value = Math.min(high, Math.max(low, best.parameters[name] + sign * step));
        if (value !== best.parameters[name] && consider({ ...best.parameters, [name]: value })) moved = true;
      }
    }
    if (!moved) step /= 2;
  }
  return smooth(series, best.parameters, best.level0 + origin, best.trend0);
}

interface StartValues extends StartingValues {
  readonly parameters: SmoothingParameters;
  readonly sse: number;
}

/** Starting values by least squares: the errors are e = c − x·l₀ − z·b₀, with c, x, z from the recursion run on unit starts. */
function startValues(
  series: readonly number[],
  parameters: SmoothingParameters,
  withTrend: boolean,
  given: StartingValues | undefined,
): StartValues {
  const { alpha, betaStar, phi } = parameters;
  const beta = alpha * betaStar;
  // The program's innermost loop: plain numbers, nothing allocated.
  let l = 0;
  let b = 0;
  let lx = 1;
  let bx = 0;
  let lz = 0;
  let bz = 1;
  let cc = 0;
  let cx = 0;
  let cz = 0;
  let xx = 0;
  let xz = 0;
  let zz = 0;
  for (const value of series) {
    const f = l + phi * b;
    const x = lx + phi * bx;
    const z = lz + phi * bz;
    const c = value - f;
    cc += c * c;
    cx += c * x;
    cz += c * z;
    xx += x * x;
    xz += x * z;
    zz += z * z;
    l = f + alpha * c;
    b = phi * b + beta * c;
    lx = x - alpha * x;
    bx = phi * bx - beta * x;
    lz = z - alpha * z;
    bz = phi * bz - beta * z;
  }
  if (given !== undefined) {
    const { level0: l0, trend0: b0 } = given;
    const sse = cc - 2 * (l0 * cx + b0 * cz) + l0 * l0 * xx + 2 * l0 * b0 * xz + b0 * b0 * zz;
    return { parameters, level0: l0, trend0: b0, sse: Math.max(0, sse) };
  }
  const determinant = xx * zz - xz * xz;
  let [level0, trend0] = [cx / xx, 0];
  if (withTrend && determinant > 1e-12 * xx * zz) {
    level0 = (cx * zz - cz * xz) / determinant;
    trend0 = (cz * xx - cx * xz) / determinant;
  }
  const sse = Math.max(0, cc - level0 * cx - trend0 * cz);
  return { parameters, level0, trend0, sse };
}
