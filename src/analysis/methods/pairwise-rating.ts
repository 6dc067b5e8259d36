/**
 * Ratings from pairwise results. Elo: E = 1/(1 + 10^((R_b − R_a)/400)), R' = R + K(S − E), games against fixed opponents or in sequence.
 * Bradley–Terry: P(i beats j) = p_i/(p_i + p_j), MM step p_i ← W_i / Σ_j n_ij/(p_i + p_j) (Hunter 2004); Elo scale 1000 + 400 log10(p/GM(p)).
 * Ties count half a win each. Needs a connected graph; undefeated players would be infinite: give `prior` (0.5 adds half a win each way).
 */
import { z } from "zod";
import { at, normalised, ranksDescending, sum } from "../numeric/vector.js";
import { type MethodResult, matrix, method, needed, numbers, Refusal, sameLength } from "./method.js";

/** Expected score of a against b on the Elo scale. */
export function eloExpectation(a: number, b: number): number {
  return 1 / (1 + 10 ** ((b - a) / 400));
}

/** Strengths that add up to 1. @throws Refusal when a player won or lost everything, or the players fall into groups. */
export function bradleyTerry(wins: readonly (readonly number[])[]): number[] {
  const n = wins.length;
  const games = wins.map((row, i) => row.map((value, j) => (i === j ? 0 : value + at(at(wins, j), i))));
  const won = wins.map((row, i) => sum(row.filter((_, j) => j !== i)));
  if (!stronglyConnected(wins))
    throw new Refusal("no-solution", "some players only won or only lost against the others", "give prior 0.5: half a win each way");
  let p: number[] = Array.from({ length: n }, () => 1 / n);
  for (let step = 0; step < 100_000; step += 1) {
    const next = normalised(p.map((own, i) => at(won, i) / sum(at(games, i).map((count, j) => count / (own + at(p, j))))));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - at(p, i)) / value));
    p = next;
    if (moved < 1e-15) break;
  }
  return p;
}

/** Ford's condition: from every player a chain of wins leads to every other. */
function stronglyConnected(wins: readonly (readonly number[])[]): boolean {
  const reaches = (edge: (i: number, j: number) => boolean): boolean => {
    const seen = new Set([0]);
    const queue = [0];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const from = next;
      wins.forEach((_, j) => {
        if (!seen.has(j) && edge(from, j)) {
          seen.add(j);
          queue.push(j);
        }
      });
    }
    return seen.size === wins.length;
  };
  return reaches((i, j) => at(at(wins, i), j) > 0) && reaches((i, j) => at(at(wins, j), i) > 0);
}

/** Wins as a matrix, players in the order of their first mention. */
function winsOf(comparisons: readonly (readonly [string, string, number])[]): { players: string[]; wins: number[][] } {
  const players = [...new Set(comparisons.flatMap(([winner, loser]) => [winner, loser]))];
  const times = (a: string, b: string): number =>
    sum(comparisons.flatMap(([winner, loser, n]) => (winner === a && loser === b ? [n] : [])));
  return { players, wins: players.map((a) => players.map((b) => times(a, b))) };
}

function strengths(
  given: readonly (readonly number[])[],
  ties: readonly (readonly number[])[] | undefined,
  prior: number,
  reference: number | undefined,
): MethodResult {
  if (given.length < 2 || given.some((row) => row.length !== given.length))
    throw new Refusal("input", "wins are no square matrix", "wins[i][j] = how often i beat j");
  if (given.flat().some((value) => value < 0)) throw new Refusal("not-positive", "a number of wins is negative", "check the counts");
  const wins = given.map((row, i) => row.map((value, j) => (i === j ? 0 : value + 0.5 * (ties?.[i]?.[j] ?? 0) + prior)));
  const p = bradleyTerry(wins);
  const middle = sum(p.map(Math.log)) / p.length;
  if (reference !== undefined && p[reference] === undefined)
    throw new Refusal("input", `there is no player ${reference}`, `players are 0 to ${p.length - 1}`);
  const zero = reference === undefined ? middle : Math.log(at(p, reference));
  return {
    p,
    p_geometric: p.map((value) => Math.exp(Math.log(value) - middle)),
    log_strength: p.map((value) => Math.log(value) - zero),
    elo_scale: p.map((value) => 1000 + (400 * (Math.log(value) - middle)) / Math.LN10),
    probability: p.map((a, i) => p.map((b, j) => (i === j ? 0.5 : a / (a + b)))),
    rank: ranksDescending(p),
  };
}

const name = z.union([z.string().min(1), z.number().transform(String)]);

const result = z.number().min(0).max(1);

const input = z.object({
  wins: matrix.optional().describe("Bradley–Terry: wins[i][j] = how often i beat j"),
  ties: matrix.optional().describe("Bradley–Terry: ties of i and j"),
  comparisons: z
    .array(z.tuple([name, name, z.number().nonnegative().default(1)]))
    .min(1)
    .optional()
    .describe("Bradley–Terry: [winner, loser, how often] each, instead of wins"),
  reference: z
    .union([z.int().nonnegative(), z.string()])
    .optional()
    .describe("Bradley–Terry: whose log_strength is zero; default: their mean"),
  prior: z.number().nonnegative().default(0).describe("Bradley–Terry: wins added each way"),
  rating: z.number().optional().describe("Elo: own rating"),
  opponents: z
    .union([numbers, z.number().transform((one) => [one])])
    .optional()
    .describe("Elo: ratings met, one or several"),
  scores: z
    .union([z.array(result), result.transform((one) => [one])])
    .optional()
    .describe("Elo: 1 win, 0.5 tie, 0 loss"),
  k: z.number().positive().default(32).describe("Elo: K factor"),
  rating_a: z.number().optional().describe("Elo: one game, with rating_b and score_a"),
  rating_b: z.number().optional(),
  difference: z
    .union([z.number(), numbers.min(1)])
    .optional()
    .describe("Elo: own rating less the other's, one or several"),
  score_a: z.number().min(0).max(1).optional(),
  games: z
    .array(
      z.union([
        z.object({ a: name, b: name, score: result }),
        z.tuple([name, name, result]).transform(([a, b, score]) => ({ a, b, score })),
      ]),
    )
    .optional()
    .describe("Elo in sequence: {a, b, score} or [a, b, score] each; score is a's"),
  initial: z.number().default(1000),
});

/** One game: expectations, odds, and the new ratings once a score is known. */
function oneGame(a: number, b: number, score: number | undefined, k: number): MethodResult {
  const expected = eloExpectation(a, b);
  const gain = score === undefined ? null : k * (score - expected);
  return {
    expected,
    expected_a: expected,
    expected_b: 1 - expected,
    difference: a - b,
    ...(gain === null ? {} : { new_rating: a + gain, new_rating_a: a + gain, new_rating_b: b - gain, change: gain }),
  };
}

function sequence(games: readonly { a: string; b: string; score: number }[], initial: number, k: number): MethodResult {
  const ratings = new Map<string, number>();
  for (const { a, b, score } of games) {
    const [ra, rb] = [ratings.get(a) ?? initial, ratings.get(b) ?? initial];
    const gain = k * (score - eloExpectation(ra, rb));
    ratings.set(a, ra + gain);
    ratings.set(b, rb - gain);
  }
  return { ratings: Object.fromEntries(ratings) };
}

export const pairwiseRating = method({
  name: "pairwise-rating",
  summary: "Elo ratings and Bradley–Terry strengths from pairwise results.",
  reference: "Elo 1978; Bradley & Terry 1952, Biometrika 39:324–345; Hunter 2004, Ann. Stat. 32:384–406",
  input,
  gives:
    "wins: p (adds to 1; players, from comparisons), p_geometric, log_strength, elo_scale, probability, rank; Elo: expected_total, score_total, new_rating, expected_a, new_rating_a, new_rating_b, ratings",
  run: (given) => {
    const { reference, difference } = given;
    if (given.comparisons !== undefined) {
      const { players, wins } = winsOf(given.comparisons);
      const place = typeof reference === "string" ? players.indexOf(reference) : reference;
      return { players, ...strengths(wins, given.ties, given.prior, place) };
    }
    if (given.wins !== undefined) {
      if (typeof reference === "string") throw new Refusal("input", "reference is a name", "wins have no names: give the place, from zero");
      return strengths(given.wins, given.ties, given.prior, reference);
    }
    if (typeof difference === "number") return oneGame(difference, 0, given.score_a, given.k);
    if (difference !== undefined) return { expected: difference.map((d) => eloExpectation(d, 0)) };
    if (given.games !== undefined) return sequence(given.games, given.initial, given.k);
    if (given.rating_a !== undefined && given.rating_b !== undefined)
      return oneGame(given.rating_a, given.rating_b, given.score_a, given.k);
    const rating = needed(given.rating, "rating", "pairwise-rating without wins or games");
    const opponents = needed(given.opponents, "opponents", "Elo");
    const expected = opponents.map((other) => eloExpectation(rating, other));
    const scores = given.scores;
    const total = { expected, expected_total: sum(expected) };
    if (scores === undefined) return total;
    sameLength(opponents, scores, "opponents and scores");
    const change = given.k * (sum(scores) - sum(expected));
    return { ...total, score_total: sum(scores), change, new_rating: rating + change };
  },
});
