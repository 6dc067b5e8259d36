/**
 * Decision table over scenarios: EV = Σ p x, maximin, maximax, Laplace (all scenarios alike), Hurwicz α·max + (1 − α)·min, minimax regret r = max_k x_ks − x_is, EVPI = Σ p max x − max EV.
 * Pitfalls: precise payoffs from guesses; regret depends on irrelevant alternatives. Choices count from one.
 */
import { z } from "zod";
import { at, column, dot, mean, normalised, sum } from "../numeric/vector.js";
import { matrix, method, Refusal, weights } from "./method.js";

const first = (values: readonly number[], best: number): number => values.indexOf(best) + 1;

export const decisionTable = method({
  name: "decision-table",
  summary: "Which option is best over uncertain scenarios, by several rules.",
  reference: "Savage 1951, JASA 46:55–67; Hurwicz 1951; Raiffa & Schlaifer 1961",
  input: z.object({
    payoff: matrix.describe("rows = options, columns = scenarios"),
    p: weights.optional().describe("probabilities of the scenarios"),
    alpha: z.number().min(0).max(1).default(0.5).describe("optimism of Hurwicz"),
  }),
  gives: "ev, maximin, maximax, laplace, max_regret, hurwicz, evpi, choice",
  run: ({ payoff, p, alpha }) => {
    const scenarios = at(payoff, 0).map((_, s) => column(payoff, s));
    if (p !== undefined && p.length !== scenarios.length)
      throw new Refusal("input", `${p.length} probabilities for ${scenarios.length} scenarios`, "give one a scenario");
    const best = scenarios.map((values) => Math.max(...values));
    const maximin = payoff.map((row) => Math.min(...row));
    const maximax = payoff.map((row) => Math.max(...row));
    const laplace = payoff.map(mean);
    const regret = payoff.map((row) => Math.max(...row.map((value, s) => at(best, s) - value)));
    const hurwicz = payoff.map((row) => alpha * Math.max(...row) + (1 - alpha) * Math.min(...row));
    const choice = {
      maximin: first(maximin, Math.max(...maximin)),
      maximax: first(maximax, Math.max(...maximax)),
      laplace: first(laplace, Math.max(...laplace)),
      regret: first(regret, Math.min(...regret)),
      hurwicz: first(hurwicz, Math.max(...hurwicz)),
    };
    if (p === undefined) return { maximin, maximax, laplace, max_regret: regret, hurwicz, choice };
    const probabilities = normalised(p);
    const ev = payoff.map((row) => dot(row, probabilities));
    return {
      ev,
      maximin,
      maximax,
      laplace,
      max_regret: regret,
      hurwicz,
      evpi: sum(probabilities.map((x, s) => x * at(best, s))) - Math.max(...ev),
      choice: { ev: first(ev, Math.max(...ev)), ...choice },
    };
  },
});

const sd = z.number().nonnegative();

export const minimumVariance = method({
  name: "min-variance",
  summary: "The mix of two assets with the least variance.",
  reference: "Markowitz 1952, J. Finance 7:77–91",
  input: z.object({ sigma: z.tuple([sd, sd]).describe("standard deviations"), rho: z.number().min(-1).max(1).describe("correlation") }),
  gives: "w1, w2, sd",
  run: ({ sigma: [a, b], rho }) => {
    const spread = a * a + b * b - 2 * rho * a * b;
    if (spread === 0) throw new Refusal("constant", "the two assets move alike", "every mix has the same variance");
    const w1 = (b * b - rho * a * b) / spread;
    const variance = (w1 * a) ** 2 + ((1 - w1) * b) ** 2 + 2 * w1 * (1 - w1) * rho * a * b;
    return { w1, w2: 1 - w1, sd: Math.sqrt(Math.max(0, variance)) };
  },
});
