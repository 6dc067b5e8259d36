/**
 * Scores of a probabilistic forecast, smaller is better. Interval score (Winkler) of [l, u] at level 1 − a: (u − l) + (2/a)(l − y)₊ +
 * (2/a)(y − u)₊. CRPS of a normal forecast: σ[z(2Φ(z) − 1) + 2φ(z) − 1/√π], z = (y − μ)/σ, and |y − μ| for σ = 0; of an ensemble:
 * E|X − y| − ½ E|X − X′|. Quantile score of f at probability p: 2(1 − p)(f − y) when y < f, else 2p(y − f). All are in the unit of y; of
 * lists of limits and values the mean is given, with the share covered.
 */
import { z } from "zod";
import { normalCdf, normalQuantile } from "../numeric/special.js";
import { at, mean } from "../numeric/vector.js";
import { confidence, type MethodResult, method, needed, numbers, Refusal, sameLength } from "./method.js";

/** CRPS of N(μ, σ²): Gneiting & Raftery 2007, eq. 21. */
function normalCrps(mu: number, sigma: number, y: number): number {
  if (sigma === 0) return Math.abs(y - mu);
  const place = (y - mu) / sigma;
  const density = Math.exp(-(place * place) / 2) / Math.sqrt(2 * Math.PI);
  return sigma * (place * (2 * normalCdf(place) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/** CRPS of the members' empirical distribution. Σᵢⱼ|xᵢ − xⱼ| = 2 Σ (2i − n − 1) x₍ᵢ₎ of ascending members. */
function ensembleCrps(members: readonly number[], y: number): number {
  const n = members.length;
  const sorted = [...members].sort((a, b) => a - b);
  const spread = mean(sorted.map((value, i) => (2 * (i + 1) - n - 1) * value)) / n;
  return mean(members.map((value) => Math.abs(value - y))) - spread;
}

function intervalScore([lower, upper]: readonly [number, number], level: number, y: number): MethodResult {
  if (lower > upper) throw new Refusal("input", `the lower limit ${lower} is above the upper limit ${upper}`, "swap the limits");
  const miss = Math.max(0, lower - y, y - upper);
  return { interval_score: upper - lower + (2 / (1 - level)) * miss, covered: miss === 0, width: upper - lower };
}

/** Mean score of several intervals of one level, and the share of values inside. */
function meanIntervalScore(lower: readonly number[], upper: readonly number[], level: number, y: readonly number[]): MethodResult {
  sameLength(lower, upper, "lower and upper");
  sameLength(lower, y, "lower and y");
  const scores = lower.map((low, i) => intervalScore([low, at(upper, i)], level, at(y, i)));
  return {
    interval_score: mean(scores.map((score) => Number(score.interval_score))),
    interval_scores: scores.map((score) => Number(score.interval_score)),
    coverage: mean(scores.map((score) => Number(score.covered))),
  };
}

/** The doubled pinball loss, so that at p = 0.5 it is the absolute error. */
function quantileScore(forecast: number, p: number, y: number): number {
  return y < forecast ? 2 * (1 - p) * (forecast - y) : 2 * p * (y - forecast);
}

const pair = z.tuple([z.number(), z.number()]);
const oneOrMore = z.union([z.number(), numbers.min(1)]);
const listOf = (value: number | readonly number[]): readonly number[] => (typeof value === "number" ? [value] : value);
const inside = z.number().gt(0).lt(1);

export const crpsIntervalScore = method({
  name: "crps-interval-score",
  summary: "How good an interval, a normal distribution or an ensemble was as a forecast of what came.",
  reference: "Winkler 1972, JASA 67:187–191; Gneiting & Raftery 2007, JASA 102:359–378",
  input: z.object({
    y: oneOrMore.describe("what came; a list with lists of limits"),
    lower: oneOrMore.optional(),
    upper: oneOrMore.optional(),
    level: confidence.optional().describe("probability of the interval, as 0.8 or 80"),
    alpha: inside.optional().describe("1 − level, instead of it"),
    pi80: pair.optional().describe("80 % interval, instead of lower, upper and level"),
    pi95: pair.optional().describe("95 % interval, likewise"),
    mu: z.number().optional().describe("mean of a normal forecast"),
    sigma: z.number().nonnegative().optional().describe("its standard deviation"),
    ensemble: numbers.min(1).optional().describe("members of an ensemble, equally likely"),
    quantile: inside.optional().describe("probability of a quantile forecast, as 0.1"),
    quantile_forecast: z.number().optional().describe("the quantile forecast"),
  }),
  gives:
    "interval_score, covered, width (of an interval; of a normal forecast with level its central one; of lists interval_scores, coverage); crps; quantile_score",
  run: ({ y: came, lower, upper, level, alpha, pi80, pi95, mu, sigma, ensemble, quantile, quantile_forecast }) => {
    const share = level ?? (alpha === undefined ? undefined : 1 - alpha);
    const normal =
      mu === undefined && sigma === undefined
        ? null
        : { mu: needed(mu, "mu", "a normal forecast"), sigma: needed(sigma, "sigma", "a normal forecast") };
    if (typeof came !== "number")
      return meanIntervalScore(
        listOf(needed(lower, "lower", "a list of values")),
        listOf(needed(upper, "upper", "a list of values")),
        needed(share, "level", "the interval score"),
        came,
      );
    const y = came;
    const result = (): MethodResult => {
      if (lower !== undefined || upper !== undefined) {
        const limits = [needed(lower, "lower", "an interval"), needed(upper, "upper", "an interval")].map(listOf);
        if (limits.some((list) => list.length > 1)) throw new Refusal("input", "y is one value for several intervals", "give y as a list");
        return intervalScore([at(at(limits, 0), 0), at(at(limits, 1), 0)], needed(share, "level", "the interval score"), y);
      }
      if (pi80 !== undefined) return intervalScore(pi80, 0.8, y);
      if (pi95 !== undefined) return intervalScore(pi95, 0.95, y);
      if (normal === null || share === undefined) return {};
      const reach = normal.sigma * normalQuantile(0.5 + share / 2);
      return intervalScore([normal.mu - reach, normal.mu + reach], share, y);
    };
    const crps = ensemble !== undefined ? ensembleCrps(ensemble, y) : normal === null ? null : normalCrps(normal.mu, normal.sigma, y);
    const scores = {
      ...result(),
      ...(crps === null ? {} : { crps }),
      ...(quantile_forecast === undefined
        ? {}
        : { quantile_score: quantileScore(quantile_forecast, needed(quantile, "quantile", "a quantile score"), y) }),
    };
    if (Object.keys(scores).length === 0)
      throw new Refusal(
        "input",
        "there is no forecast to score",
        "give lower, upper and level, or mu and sigma, or ensemble, or quantile and quantile_forecast",
      );
    return scores;
  },
});
