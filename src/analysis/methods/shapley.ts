/**
 * Shapley value: φ_i = Σ_S |S|!(n − |S| − 1)!/n! · (v(S ∪ i) − v(S)). The game is given by the worth of coalitions, as an airport problem
 * (worth = the largest cost in the coalition), or as weighted voting (Shapley–Shubik, with the Banzhaf index beside). Up to 16 players.
 */
import { z } from "zod";
import { at, normalised, sum } from "../numeric/vector.js";
import { type MethodResult, method, needed, numbers, Refusal } from "./method.js";

const input = z.object({
  players: z.array(z.string().min(1)).optional().describe("names; default: those that stand alone in v"),
  v: z
    .record(z.string(), z.number())
    .optional()
    .describe('worth of coalitions: keys join names or their first letters in any order ("c", "cp", "c,p"); absent = 0'),
  values: z.record(z.string(), z.number()).optional().describe("the same as v"),
  costs: numbers.min(1).optional().describe("airport problem: cost each player alone needs"),
  quota: z.number().positive().optional().describe("weighted voting: votes needed"),
  weights: numbers.min(1).optional().describe("weighted voting: votes of each"),
});

type Worth = (coalition: number) => number;

function shapleyOf(n: number, worth: Worth): number[] {
  if (n > 16) throw new Refusal("too-large", `${n} players`, "give at most 16; merge small ones");
  const values = Float64Array.from({ length: 1 << n }, (_, coalition) => worth(coalition));
  const factorial = Array.from({ length: n + 1 }, (_, k) => Array.from({ length: k }, (_x, i) => i + 1).reduce((total, x) => total * x, 1));
  const size = (coalition: number): number => {
    let count = 0;
    for (let rest = coalition; rest > 0; rest >>= 1) count += rest & 1;
    return count;
  };
  return Array.from({ length: n }, (_, i) => {
    const terms: number[] = [];
    for (let coalition = 0; coalition < 1 << n; coalition += 1) {
      if ((coalition >> i) & 1) continue;
      const s = size(coalition);
      const gain = (values[coalition | (1 << i)] ?? 0) - (values[coalition] ?? 0);
      if (gain !== 0) terms.push(((at(factorial, s) * at(factorial, n - s - 1)) / at(factorial, n)) * gain);
    }
    return sum(terms);
  });
}

/** The bits of the players a key names: separated names, or names (or first letters) written together. */
function coalitionOf(key: string, players: readonly string[]): number {
  const place = (part: string): number => players.findIndex((player) => player === part || player[0] === part);
  const parts = /[,;+| ]/.test(key) ? key.split(/[,;+| ]+/).filter((part) => part !== "") : place(key) >= 0 ? [key] : [...key];
  return parts.reduce((bits, part) => {
    const i = players.includes(part) ? players.indexOf(part) : place(part);
    if (i < 0) throw new Refusal("input", `“${key}” names no known players`, `players are ${players.join(", ")}`);
    return bits | (1 << i);
  }, 0);
}

function characteristic(given: Readonly<Record<string, number>>, named: readonly string[] | undefined): MethodResult {
  const keys = Object.keys(given).filter((key) => key !== "" && key !== "{}");
  const alone = keys.filter((key) => [...key].length === 1);
  const letters = [...new Set(keys.flatMap((key) => (/[,;+| ]/.test(key) ? key.split(/[,;+| ]+/) : [...key])))];
  const players =
    named ?? (alone.length > 0 && letters.every((letter) => alone.includes(letter)) ? alone : letters.filter((letter) => letter !== ""));
  const worth = new Map(keys.map((key) => [coalitionOf(key, players), given[key] ?? 0]));
  const shapley = shapleyOf(players.length, (coalition) => worth.get(coalition) ?? 0);
  const label = (player: string): string => (named === undefined || keys.includes(player) ? player : (player[0] ?? player));
  return { ...Object.fromEntries(players.map((player, i) => [label(player), at(shapley, i)])), shapley, players };
}

export const shapley = method({
  name: "shapley",
  summary: "Shares a joint result or cost among those who make it.",
  reference: "Shapley 1953; airport problem: Littlechild & Owen 1973; voting: Shapley & Shubik 1954, Banzhaf 1965",
  input,
  gives: "shapley (in the players' order), one key a player for v; for voting also banzhaf",
  run: (given) => {
    const game = given.v ?? given.values;
    if (game !== undefined) return characteristic(game, given.players);
    if (given.costs !== undefined) {
      const { costs } = given;
      const result = shapleyOf(costs.length, (coalition) => Math.max(0, ...costs.filter((_, i) => (coalition >> i) & 1)));
      return { shapley: result };
    }
    const votes = needed(given.weights, "weights", "a game (v, costs, or quota with weights)");
    const quota = needed(given.quota, "quota", "weighted voting");
    const wins: Worth = (coalition) => (sum(votes.filter((_, i) => (coalition >> i) & 1)) >= quota ? 1 : 0);
    const result = shapleyOf(votes.length, wins);
    const swings = votes.map((_, i) =>
      Array.from({ length: 1 << votes.length }, (_x, coalition) =>
        (coalition >> i) & 1 ? 0 : wins(coalition | (1 << i)) - wins(coalition),
      ).reduce((total: number, x) => total + x, 0),
    );
    if (sum(swings) === 0) throw new Refusal("undefined", "no coalition reaches the quota", "lower the quota");
    return { shapley: result, banzhaf: normalised(swings) };
  },
});
