/**
 * Exponential smoothing with additive errors: l_t = α y_t + (1 − α)(l_{t−1} + φ b_{t−1}), b_t = β*(l_t − l_{t−1}) + (1 − β*) φ b_{t−1},
 * ŷ_{n+h} = l_n + (φ + … + φ^h) b_n; φ = 1 is Holt's trend, b = 0 simple smoothing. What is not given (α, β*, φ, starting values) is
 * estimated by the least sum of squared one-step errors, from a grid of starts, because local minima are common. A known level and trend
 * may stand in for the series; a damped forecast runs towards l_n + φ b_n/(1 − φ). Intervals:
 * σ²_h = σ²(1 + Σ_{j<h} c_j²), c_j = α(1 + β*(φ + … + φ^j)), σ² = SSE/(n − k), k = number of estimated values unless given. Pitfalls: three
 * or four annual points identify no parameter — give them; intervals leave out the error of parameters and model.
 */
import { z } from "zod";
import { extrapolate, fitSmoothing, forecastSpread, type StartingValues, smooth } from "../forecast/smoothing.js";
import { normalQuantile } from "../numeric/special.js";
import { at } from "../numeric/vector.js";
import { type MethodResult, method, needed, numbers, Refusal } from "./method.js";
import { type Start, startOf } from "./starting-values.js";

const unit = z.number().min(0).max(1);
const simple = {
  y: numbers.min(2).optional().describe("the series, oldest first"),
  alpha: unit.optional().describe("share of an error taken over into the level"),
  l0: z.number().optional().describe("level before the first value"),
  start: z.string().optional().describe("starting values as S2=y1 or l0=y1, b0=y2-y1"),
  level: z.number().optional().describe("level at the end, instead of a series"),
  h: z
    .union([z.int().min(1).max(100), z.array(z.int().min(1).max(1000)).min(1)])
    .optional()
    .describe("how many values to forecast, or at which horizons; without it forecast is the next value"),
  k: z.int().nonnegative().optional().describe("estimated parameters, taken off n in the variance"),
};
const withTrend = {
  ...simple,
  beta_star: unit.optional().describe("share of a change of level taken over into the trend"),
  beta: unit.optional().describe("α·β*, instead of beta_star"),
  gamma: unit.optional().describe("another name of beta_star"),
  b0: z.number().optional().describe("trend before the first value"),
  S1: z.number().optional().describe("level after the first value, instead of l0"),
  b1: z.number().optional().describe("trend after the first value, instead of b0"),
  trend: z.number().optional().describe("trend at the end, instead of a series"),
};

interface Input {
  readonly y?: readonly number[] | undefined;
  readonly alpha?: number | undefined;
  readonly beta_star?: number | undefined;
  readonly beta?: number | undefined;
  readonly gamma?: number | undefined;
  readonly l0?: number | undefined;
  readonly b0?: number | undefined;
  readonly S1?: number | undefined;
  readonly b1?: number | undefined;
  readonly start?: string | undefined;
  readonly level?: number | undefined;
  readonly trend?: number | undefined;
  readonly h?: number | readonly number[] | undefined;
  readonly k?: number | undefined;
}

const grid = (from: number, to: number, steps: number): number[] =>
  Array.from({ length: steps + 1 }, (_, i) => (from * (steps - i) + to * i) / steps);
const SHARES = grid(0, 1, 20);
/** Damping below 0.8 dies out within a few steps, above 0.98 it is no damping: the bounds of Hyndman & Athanasopoulos, §8.2. */
const DAMPINGS = grid(0.8, 0.98, 9);
const REFINEMENTS = 200;

function startingValues({ l0, b0, S1, b1, start }: Input, y: readonly number[], trend: boolean): Start | null {
  if (start !== undefined) {
    const found = startOf(start, y, trend);
    return trend ? { ...found, trend: needed(found.trend ?? b0, "b0", "a start with a trend") } : found;
  }
  if (S1 !== undefined || b1 !== undefined)
    return { level: S1 ?? at(y, 0), trend: trend ? needed(b1, "b1", "a given level after the first value") : null, skipped: 1 };
  if (l0 === undefined && b0 === undefined) return null;
  return {
    level: needed(l0, "l0", "a given trend at the start"),
    trend: trend ? needed(b0, "b0", "a given level at the start") : null,
    skipped: 0,
  };
}

function betaStarOf({ alpha, beta, beta_star, gamma }: Input): number | undefined {
  if (beta_star !== undefined || gamma !== undefined || beta === undefined) return beta_star ?? gamma;
  const share = beta / needed(alpha, "alpha", "beta = α·β*");
  if (!(share <= 1)) throw new Refusal("input", `beta ${beta} is above alpha`, "give beta = α·β* below alpha, or beta_star");
  return share;
}

/** Horizons to forecast, and whether the caller asked for any. */
function horizonsOf(h: Input["h"]): { readonly list: readonly number[]; readonly asked: boolean } {
  const list = typeof h === "number" ? Array.from({ length: h }, (_, i) => i + 1) : (h ?? [1]);
  return { list, asked: h !== undefined };
}

/** Forecasts from a known level and trend. */
function fromState({ level, trend, l0, b0, h }: Input, withTrend: boolean, damping: readonly number[]): MethodResult {
  const phi = needed(damping.length === 1 ? damping[0] : undefined, "phi", "a known level and trend");
  const state = {
    level: needed(level ?? l0, "y", "smoothing, or a known level"),
    trend: withTrend ? needed(trend ?? b0, "trend", "a known level") : 0,
    phi,
  };
  const { list, asked } = horizonsOf(h);
  const path = extrapolate(state, Math.max(...list));
  const forecast = list.map((horizon) => at(path, horizon - 1));
  return {
    level: state.level,
    ...(withTrend ? { trend: state.trend } : {}),
    forecast: asked ? forecast : at(forecast, 0),
    ...limitOf(state),
  };
}

/** Where a damped forecast runs to. */
function limitOf({ level, trend, phi }: { readonly level: number; readonly trend: number; readonly phi: number }): MethodResult {
  return phi < 1 ? { limit: level + (trend * phi) / (1 - phi) } : {};
}

/** @throws Refusal when fewer values are there than are to be estimated. */
function smoothed(input: Input, trend: boolean, damping: readonly number[]): MethodResult {
  const { y } = input;
  if (y === undefined) return fromState(input, trend, damping);
  const betaStar = betaStarOf(input);
  const start = startingValues(input, y, trend);
  const skipped = start?.skipped ?? 0;
  const series = y.slice(skipped);
  const fixed: StartingValues | null = start === null ? null : { level0: start.level, trend0: start.trend ?? 0 };
  const search = {
    alpha: input.alpha === undefined ? SHARES : [input.alpha],
    betaStar: !trend ? [0] : betaStar === undefined ? SHARES : [betaStar],
    phi: damping,
  };
  const parameters = Object.values(search).filter((values) => values.length > 1).length;
  const estimated = parameters + (fixed === null ? (trend ? 2 : 1) : 0);
  if (series.length < estimated)
    throw new Refusal(
      "too-few",
      `${series.length} values for ${estimated} estimated ones`,
      "give more values, or alpha, beta_star, l0, b0",
    );
  const fit =
    parameters === 0 && fixed !== null
      ? smooth(series, { alpha: at(search.alpha, 0), betaStar: at(search.betaStar, 0), phi: at(damping, 0) }, fixed.level0, fixed.trend0)
      : fitSmoothing(series, { ...search, trend, refinements: REFINEMENTS, ...(fixed === null ? {} : { start: fixed }) });
  const { list, asked } = horizonsOf(input.h);
  const n = y.length;
  const furthest = Math.max(...list);
  const path = extrapolate(fit, furthest);
  const forecast = list.map((horizon) => at(path, horizon - 1));
  const degrees = series.length - (input.k ?? estimated);
  const sigma = degrees > 0 ? Math.sqrt(fit.sse / degrees) : null;
  const spreads = forecastSpread(fit, furthest);
  const spread = list.map((horizon) => at(spreads, horizon - 1));
  const interval = (level: number): number[][] => {
    const reach = normalQuantile(0.5 + level / 2) * (sigma ?? 0);
    return forecast.map((value, i) => [value - reach * at(spread, i), value + reach * at(spread, i)]);
  };
  return {
    alpha: fit.alpha,
    ...(trend ? { beta_star: fit.betaStar, beta: fit.alpha * fit.betaStar, phi: fit.phi } : {}),
    l0: fit.level0,
    ...(trend ? { b0: fit.trend0, trend: fit.trend } : {}),
    level: fit.level,
    sse: fit.sse,
    mse: fit.sse / series.length,
    fitted: fit.fitted,
    ...(trend
      ? { [`smoothed_S1_to_S${n}`]: [...(start === null || skipped === 0 ? [] : [start.level]), ...fit.levels] }
      : { [`smoothed_S2_to_S${n}`]: fit.fitted.slice(1 - Math.min(1, skipped)) }),
    forecast: asked ? forecast : at(forecast, 0),
    ...Object.fromEntries(list.map((horizon, i) => [`forecast_${n + horizon}`, at(forecast, i)])),
    ...limitOf(fit),
    estimated,
    sigma,
    ...(sigma === null
      ? {}
      : {
          sd_h: spread.map((value) => value * sigma),
          pi80: interval(0.8),
          pi95: interval(0.95),
          ...Object.fromEntries(interval(0.8).map((pair, i) => [`pi80_h${at(list, i)}`, pair])),
          ...Object.fromEntries(interval(0.95).map((pair, i) => [`pi95_h${at(list, i)}`, pair])),
        }),
  };
}

const given =
  "alpha, l0, level, sse, mse, fitted, smoothed_S2_to_Sn (with a trend the levels S1 to Sn), forecast, forecast_t, estimated, sigma, sd_h, pi80, pi95, pi80_h1 …";
const reference = "Hyndman, Koehler, Ord & Snyder 2008, Forecasting with Exponential Smoothing, ch. 2–6";

export const ses = method({
  name: "ses",
  summary: "Simple exponential smoothing: a level without trend.",
  reference: `Brown 1959; ${reference}`,
  input: z.object(simple),
  gives: given,
  run: (input) => smoothed(input, false, [1]),
});

export const holt = method({
  name: "holt",
  summary: "Holt's exponential smoothing: a level and a linear trend.",
  reference: `Holt 1957 (2004, Int. J. Forecasting 20:5–10); ${reference}`,
  input: z.object(withTrend),
  gives: `${given}, beta_star, beta, b0, trend`,
  run: (input) => smoothed(input, true, [1]),
});

export const dampedHolt = method({
  name: "damped-holt",
  summary: "Exponential smoothing with a trend that dies out.",
  reference: `Gardner & McKenzie 1985, Management Science 31:1237–1246; ${reference}`,
  input: z.object({
    ...withTrend,
    phi: z.number().gt(0).max(1).optional().describe("damping of the trend; estimated between 0.8 and 0.98 when it is not given"),
  }),
  gives: `${given}, beta_star, beta, phi, b0, trend, limit`,
  run: ({ phi, ...input }) => smoothed(input, true, phi === undefined ? DAMPINGS : [phi]),
});
