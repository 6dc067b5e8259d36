/**
 * Risk register: level = P·I on 1–5 (≥ 12 high, 6–11 medium, < 6 low; for display only: products of ordinals are no ratios, Cox 2008).
 * EL = Σ p L, sd (independent) = √Σ p(1 − p)L², the exact loss distribution by convolution, VaR = min{x : P(L ≤ x) ≥ 0.95},
 * ES = mean of the worst 5 %. Independence understates the tail.
 */
import { z } from "zod";
import { at, sum } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

const score = z.array(z.number().min(1).max(5)).min(1);

/** Every total loss with its probability, ascending. */
function lossDistribution(p: readonly number[], loss: readonly number[]): readonly (readonly [number, number])[] {
  let totals = new Map<number, number>([[0, 1]]);
  p.forEach((probability, i) => {
    const next = new Map<number, number>();
    for (const [total, chance] of totals) {
      for (const [added, share] of [
        [0, 1 - probability],
        [at(loss, i), probability],
      ] as const) {
        if (share > 0) next.set(total + added, (next.get(total + added) ?? 0) + chance * share);
      }
    }
    if (next.size > 100_000)
      throw new Refusal("too-large", "more than 100,000 different total losses", "round the losses or merge small risks");
    totals = next;
  });
  return [...totals].sort((a, b) => a[0] - b[0]);
}

function tailOf(distribution: readonly (readonly [number, number])[], level: number): { valueAtRisk: number; shortfall: number } {
  let below = 0;
  for (const [total, chance] of distribution) {
    if (below + chance >= level - 1e-12) {
      const above = distribution.filter(([other]) => other > total);
      const share = sum(above.map(([, p]) => p));
      return { valueAtRisk: total, shortfall: (sum(above.map(([x, p]) => x * p)) + total * Math.max(0, 1 - level - share)) / (1 - level) };
    }
    below += chance;
  }
  const worst = at(distribution, distribution.length - 1)[0];
  return { valueAtRisk: worst, shortfall: worst };
}

export const riskRegister = method({
  name: "risk-register",
  summary: "Levels of a register of risks and the distribution of their joint loss.",
  reference: "ISO 31000:2018; IEC 31010:2019; Cox 2008, Risk Analysis 28:497–512",
  input: z.object({
    p_score: score.optional().describe("probability on 1–5"),
    i_score: score.optional().describe("impact on 1–5"),
    p: z.array(z.number().min(0).max(1)).optional().describe("probabilities"),
    loss: numbers.optional().describe("losses if they happen"),
    level: z.number().gt(0).lt(1).default(0.95),
  }),
  gives: "level, class; p_none, expected_loss, sd, var95, es95",
  run: ({ p_score, i_score, p, loss, level }) => {
    if ((p_score === undefined || i_score === undefined) && (p === undefined || loss === undefined))
      throw new Refusal("input", "neither scores nor probabilities with losses are given", "give p_score and i_score, or p and loss");
    const levels = p_score === undefined || i_score === undefined ? null : p_score.map((x, i) => x * (i_score[i] ?? 0));
    if (p_score !== undefined && i_score !== undefined) sameLength(p_score, i_score, "p_score and i_score");
    const classes = levels?.map((x) => (x >= 12 ? "high" : x >= 6 ? "medium" : "low"));
    const shown = levels === null ? {} : { level: levels, class: classes ?? [] };
    if (p === undefined || loss === undefined) return shown;
    sameLength(p, loss, "p and loss");
    if (loss.some((x) => x < 0)) throw new Refusal("not-positive", "a loss is negative", "write losses as amounts of zero or above");
    const { valueAtRisk, shortfall } = tailOf(lossDistribution(p, loss), level);
    const percent = String(Math.round(level * 1000) / 10).replace(".", "_");
    return {
      ...shown,
      p_none: p.reduce((total, x) => total * (1 - x), 1),
      expected_loss: sum(p.map((x, i) => x * at(loss, i))),
      sd: Math.sqrt(sum(p.map((x, i) => x * (1 - x) * at(loss, i) ** 2))),
      [`var${percent}`]: valueAtRisk,
      [`es${percent}`]: shortfall,
    };
  },
});
