/**
 * Shapley value: φ_i = Σ_S |S|!(n − |S| − 1)!/n! · (v(S ∪ i) − v(S)). The game is given by the worth of coalitions, as an airport problem
 * (worth = the largest cost in the coalition), as a bankruptcy (worth = what the claims of the others leave of the estate), or as weighted
 * voting (Shapley–Shubik, with the Banzhaf index beside). Up to 16 players.
 */
import { z } from "zod";
import { at, normalised, sum } from "../numeric/vector.js";
import { type MethodResult, method, needed, numbers, Refusal } from "./method.js";

const name = z.union([z.string().min(1), z.number().transform(String)]);

/** A list of coalitions under keys as the object form has them. */
const byKey = (list: readonly (readonly [readonly string[], number])[]): Record<string, number> =>
  Object.fromEntries(list.map(([members, worth]) => [members.join(","), worth]));

const input = z.object({
  players: z.array(name).optional().describe("names; default: those that stand alone in v"),
  v: z
    .union([z.record(z.string(), z.number()), z.array(z.tuple([z.array(name), z.number()])).transform(byKey)])
    .optional()
    .describe(
      'worth of coalitions: keys join names or their first letters in any order ("c", "cp", "c,p", "{c, p}"), or a list of [[c, p], worth]; absent = 0',
    ),
  values: z.record(z.string(), z.number()).optional().describe("the same as v"),
  costs: numbers.min(1).optional().describe("airport problem: cost each player alone needs"),
  estate: z.number().nonnegative().optional().describe("bankruptcy: what there is to share"),
  claims: z.array(z.number().nonnegative()).min(1).optional().describe("bankruptcy: what each claims"),
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

/** Names of players that nobody put in an order: numbers by size, then by their letters. */
function inOrder(names: readonly string[]): string[] {
  return [...names].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
}

function characteristic(given: Readonly<Record<string, number>>, named: readonly string[] | undefined): MethodResult {
  const game = new Map(Object.entries(given).map(([key, worth]) => [key.replace(/[{}()[\]]/g, "").trim(), worth]));
  const keys = [...game.keys()].filter((key) => key !== "");
  const alone = keys.filter((key) => [...key].length === 1);
  const letters = [...new Set(keys.flatMap((key) => (/[,;+| ]/.test(key) ? key.split(/[,;+| ]+/) : [...key])))];
  const players =
    named ??
    (alone.length > 0 && letters.every((letter) => alone.includes(letter)) ? alone : inOrder(letters.filter((letter) => letter !== "")));
  const worth = new Map(keys.map((key) => [coalitionOf(key, players), game.get(key) ?? 0]));
  const shapley = shapleyOf(players.length, (coalition) => worth.get(coalition) ?? 0);
  const label = (player: string): string => (named === undefined || keys.includes(player) ? player : (player[0] ?? player));
  return { ...Object.fromEntries(players.map((player, i) => [label(player), at(shapley, i)])), shapley, players };
}

export const shapley = method({
  name: "shapley",
  summary: "Shares a joint result or cost among those who make it.",
  reference:
    "Shapley 1953; airport problem: Littlechild & Owen 1973; bankruptcy: O'Neill 1982; voting: Shapley & Shubik 1954, Banzhaf 1965",
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
    if (given.claims !== undefined) {
      const { claims } = given;
      const estate = needed(given.estate, "estate", "a bankruptcy");
      const left: Worth = (coalition) => Math.max(0, estate - sum(claims.filter((_, i) => !((coalition >> i) & 1))));
      return { shapley: shapleyOf(claims.length, left) };
    }
    const votes = needed(given.weights, "weights", "a game (v, costs, estate with claims, or quota with weights)");
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
