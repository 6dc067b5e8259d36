/**
 * Positions of segments: GE–McKinsey nine boxes (attractiveness and strength = Σ w·score on 1–5, cut at 2.33 and 3.67) and BCG growth–share
 * (relative share = own / largest rival, cut at 1; growth cut stated). A score nearer than `margin` to a cut is borderline.
 * Pitfalls: scores are ordinal and cut-offs decide the picture; a growth cut of 10 % puts every young segment in the upper half.
 */
import { z } from "zod";
import { ascending, at, dot, normalised, quantile } from "../numeric/vector.js";
import { matrix, method, numbers, Refusal, sameLength, weights } from "./method.js";

const words = ["low", "medium", "high"];

/** Σ w·score for every row. @throws Refusal when a row has not one score a weight. */
function scored(rows: readonly (readonly number[])[], given: readonly number[], name: string): number[] {
  if (at(rows, 0).length !== given.length)
    throw new Refusal("input", `${name} has ${at(rows, 0).length} columns for ${given.length} weights`, "one weight a criterion");
  const share = normalised(given);
  return rows.map((row) => dot(row, share));
}

export const geMcKinsey = method({
  name: "ge-mckinsey",
  summary: "Places segments in nine boxes of attractiveness and strength.",
  reference: "GE–McKinsey nine-box matrix; McKinsey Quarterly 2008, Enduring ideas",
  input: z.object({
    attractiveness_weights: weights,
    attractiveness: matrix.describe("rows = segments, columns = criteria on 1–5"),
    strength_weights: weights,
    strength: matrix,
    cuts: z.tuple([z.number(), z.number()]).default([2.33, 3.67]),
    margin: z.number().nonnegative().default(0.1).describe("nearer to a cut than this is borderline"),
  }),
  gives: "attractiveness, strength, cell (attractiveness/strength), borderline",
  run: (given) => {
    sameLength(given.attractiveness, given.strength, "attractiveness and strength");
    const attractiveness = scored(given.attractiveness, given.attractiveness_weights, "attractiveness");
    const strength = scored(given.strength, given.strength_weights, "strength");
    // Scores such as 3.67 arrive with rounding noise: a score at a cut belongs above it.
    const word = (score: number): string => at(words, given.cuts.filter((cut) => score >= cut - 1e-9).length);
    const near = (score: number): boolean => given.cuts.some((cut) => Math.abs(score - cut) < given.margin);
    return {
      attractiveness,
      strength,
      cell: attractiveness.map((a, i) => `${word(a)}/${word(at(strength, i))}`),
      borderline: attractiveness.map((a, i) => near(a) || near(at(strength, i))),
    };
  },
});

export const bcg = method({
  name: "bcg",
  summary: "Places segments by growth and relative market share.",
  reference: "Henderson 1970, The Product Portfolio",
  input: z.object({
    growth: numbers.min(1).describe("growth of each segment, as a fraction"),
    own: numbers.min(1).describe("own share or size"),
    rival: numbers.min(1).describe("share or size of the largest rival"),
    growth_cut: z.number().optional().describe("default: the median of growth"),
    share_cut: z.number().positive().default(1),
  }),
  gives: "relative_share, class, growth_cut",
  run: ({ growth, own, rival, growth_cut, share_cut }) => {
    sameLength(growth, own, "growth and own");
    sameLength(growth, rival, "growth and rival");
    if (rival.some((value) => value <= 0))
      throw new Refusal("not-positive", "a rival has no share", "the relative share divides by the largest rival");
    const cut = growth_cut ?? quantile(ascending(growth), 0.5);
    const relative = own.map((value, i) => value / at(rival, i));
    const name = (share: number, rate: number): string =>
      rate >= cut ? (share >= share_cut ? "star" : "question mark") : share >= share_cut ? "cash cow" : "dog";
    return { relative_share: relative, class: relative.map((share, i) => name(share, at(growth, i))), growth_cut: cut };
  },
});
