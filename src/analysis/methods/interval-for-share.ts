/**
 * Interval of a share: Wilson (s + z²/2n ± z√(s(1 − s)/n + z²/4n²))/(1 + z²/n), without and with continuity correction; beside it
 * Clopper–Pearson, Agresti–Coull, Jeffreys and Wald; `lower` and `upper` are those of `method`. Wins, ties and losses: s = (W + ½T)/n, an
 * approximation when there are ties.
 */
import { z } from "zod";
import { betaQuantile, normalCdf, normalQuantile } from "../numeric/special.js";
import { confidence, method, Refusal } from "./method.js";

/** Wilson's interval of a share s of n, without continuity correction. */
function wilson(s: number, n: number, z: number): [number, number] {
  const middle = s + (z * z) / (2 * n);
  const half = z * Math.sqrt((s * (1 - s)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return [s === 0 ? 0 : Math.max(0, (middle - half) / whole), s === 1 ? 1 : Math.min(1, (middle + half) / whole)];
}

function wilsonCorrected(s: number, n: number, z: number): [number, number] {
  const denominator = 2 * (n + z * z);
  const root = (sign: number): number => Math.sqrt(Math.max(0, z * z - sign * 2 - 1 / n + 4 * s * (n * (1 - s) + sign)));
  return [
    s === 0 ? 0 : Math.max(0, (2 * n * s + z * z - 1 - z * root(1)) / denominator),
    s === 1 ? 1 : Math.min(1, (2 * n * s + z * z + 1 + z * root(-1)) / denominator),
  ];
}

/** An interval by its key below; hyphens will do, and "exact" is Clopper and Pearson's. */
const kind = z.preprocess(
  (name) => (name === "exact" ? "clopper_pearson" : typeof name === "string" ? name.replaceAll("-", "_") : name),
  z.enum(["wilson", "wilson_corrected", "clopper_pearson", "agresti_coull", "jeffreys", "wald"]),
);

const count = z.number().nonnegative();

export const intervalForShare = method({
  name: "interval-for-share",
  summary: "A share with its interval, from counts or from wins, ties and losses.",
  reference:
    "Wilson 1927, JASA 22:209–212; Clopper & Pearson 1934; Agresti & Coull 1998; Newcombe 1998, Stat. Med. 17:857–872; Brown, Cai & DasGupta 2001",
  input: z.object({
    successes: count.optional(),
    n: z.number().positive().optional(),
    share: z.number().min(0).max(1).optional().describe("instead of successes"),
    win: count.optional(),
    tie: count.optional(),
    lose: count.optional(),
    level: confidence.default(0.95).describe("confidence, as 0.95 or 95"),
    alpha: z.number().gt(0).lt(1).optional().describe("1 − level, instead of it"),
    z: z.number().positive().optional().describe("normal quantile, instead of level: 1.96"),
    method: kind.default("wilson").describe("whose limits are lower and upper"),
    correct: z.boolean().default(false).describe("Wilson's limits with continuity correction"),
  }),
  gives:
    "estimate, lower, upper, wilson, wilson_corrected, clopper_pearson, agresti_coull, jeffreys, wald; for win/tie/lose also score and wilson95",
  run: ({ successes, n: given, share, win, tie, lose, level: stated, alpha, z: quantile, method: chosen, correct }) => {
    const played = win === undefined ? undefined : win + (tie ?? 0) + (lose ?? 0);
    const n = given ?? played;
    if (n === undefined || n <= 0) throw new Refusal("too-few", "there are no trials", "give n above zero");
    const hits = successes ?? (share === undefined ? (win === undefined ? undefined : win + (tie ?? 0) / 2) : share * n);
    if (hits === undefined) throw new Refusal("input", "successes are missing", "give successes, share, or win, tie and lose");
    if (hits > n) throw new Refusal("input", `${hits} successes of ${n}`, "successes are n at most");
    const level = quantile === undefined ? (alpha === undefined ? stated : 1 - alpha) : 2 * normalCdf(quantile) - 1;
    const z = quantile ?? normalQuantile(0.5 + level / 2);
    const s = hits / n;
    const tail = (1 - level) / 2;
    const adjusted = (hits + (z * z) / 2) / (n + z * z);
    const around = (centre: number, size: number): [number, number] => {
      const half = z * Math.sqrt((centre * (1 - centre)) / size);
      return [centre - half, centre + half];
    };
    const beta = (before: number, after: number): [number, number] => [
      hits === 0 ? 0 : betaQuantile(tail, hits + before, n - hits + after),
      hits === n ? 1 : betaQuantile(1 - tail, hits + after, n - hits + before),
    ];
    const intervals = {
      wilson: wilson(s, n, z),
      wilson_corrected: wilsonCorrected(s, n, z),
      clopper_pearson: beta(0, 1),
      agresti_coull: around(adjusted, n + z * z),
      jeffreys: beta(0.5, 0.5),
      wald: around(s, n),
    };
    const [lower, upper] = intervals[correct ? "wilson_corrected" : chosen];
    return { estimate: s, score: s, lower, upper, level, [`wilson${Math.round(level * 100)}`]: intervals.wilson, ...intervals };
  },
});
