/**
 * Rank acceptability (SMAA-2): weights are drawn, P(rank = r) is the share of draws in which an alternative takes place r.
 * Draws: even over the simplex, or Dirichlet(k·w) around given weights. Ranks 5–95 % are the interval to publish; places whose intervals
 * overlap are no order. Seeded; standard error of a probability ≤ 0.5/√n.
 */
import { z } from "zod";
import { dirichlet, seededRandom, uniformWeights } from "../numeric/random.js";
import { ascending, at, mean, quantile, ranksDescending } from "../numeric/vector.js";
import { matrix, method, weights } from "./method.js";
import { columnWeights, costColumns, directionInput, scorer } from "./scoring.js";

export const rankAcceptability = method({
  name: "rank-acceptability",
  summary: "How often each alternative takes each rank over the whole range of weights, or around given ones.",
  reference: "Lahdelma, Hokkanen & Salminen 1998, EJOR 106:137–143; Lahdelma & Salminen 2001, Oper. Res. 49:444–454",
  input: z.object({
    matrix: matrix.describe("rows = alternatives, columns = indicators"),
    ...directionInput,
    weights: weights.optional().describe("centre of the draws; without them all weights are equally likely"),
    concentration: z.number().positive().default(30).describe("k of Dirichlet(k·w): larger = closer to the weights"),
    rule: z.enum(["weighted-sum", "topsis"]).default("weighted-sum"),
    n: z.int().min(100).max(1_000_000).default(10_000),
    seed: z.int().nonnegative().default(1),
  }),
  gives:
    "acceptability (row = alternative, column = rank), mean_rank, rank_low, rank_high, first_share, median_score, score_low, score_high, n, seed",
  run: ({ matrix: rows, weights: given, concentration, rule, n, seed, ...directions }) => {
    const cost = costColumns(rows, directions);
    const random = seededRandom(seed);
    const score = scorer(rows, cost, rule);
    const count = at(rows, 0).length;
    const centre = given === undefined ? null : columnWeights(rows, given);
    const ranks = rows.map((): number[] => []);
    const scores = rows.map((): number[] => []);
    for (let draw = 0; draw < n; draw += 1) {
      const drawn = score(centre === null ? uniformWeights(count, random) : dirichlet(centre, concentration, random));
      ranksDescending(drawn).forEach((rank, i) => {
        at(ranks, i).push(rank);
        at(scores, i).push(at(drawn, i));
      });
    }
    const sortedRanks = ranks.map(ascending);
    const sortedScores = scores.map(ascending);
    return {
      acceptability: ranks.map((list) => rows.map((_, place) => list.filter((rank) => rank === place + 1).length / n)),
      mean_rank: ranks.map(mean),
      rank_low: sortedRanks.map((list) => at(list, Math.floor(0.05 * (n - 1)))),
      rank_high: sortedRanks.map((list) => at(list, Math.ceil(0.95 * (n - 1)))),
      first_share: ranks.map((list) => list.filter((rank) => rank === 1).length / n),
      median_score: sortedScores.map((list) => quantile(list, 0.5)),
      score_low: sortedScores.map((list) => quantile(list, 0.05)),
      score_high: sortedScores.map((list) => quantile(list, 0.95)),
      n,
      seed,
    };
  },
});
