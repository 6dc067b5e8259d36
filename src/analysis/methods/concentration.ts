/**
 * Concentration: HHI = Σ s_i² (percent shares, 0–10,000, or fractions, 0–1), normalised (H − 1/N)/(1 − 1/N), CR_k = sum of the k largest,
 * merger change 2·s_i·s_j. With an unsplit rest: lower bound the named firms alone, upper bound the rest cut into firms as large as the
 * smallest named one, with what is then left as one more firm. What the shares lack of a hundred is such a rest, said or not; of less
 * than half a market nothing is told unless the rest is given. Levels follow the US Merger Guidelines of 2023.
 */
import { z } from "zod";
import { at, dot, normalised, sum } from "../numeric/vector.js";
import { type MethodResult, method, numbers, Refusal } from "./method.js";

const input = z
  .object({
    shares_pct: numbers.optional().describe("percent shares"),
    shares_fraction: numbers.optional().describe("shares as fractions of 1"),
    shares: numbers.optional().describe("fractions when they add up to 1 at most, else percent"),
    values: numbers.optional().describe("sizes; shares are taken of their sum"),
    named_shares_pct: numbers.optional().describe("percent shares of the named firms"),
    named_pct: numbers.optional().describe("the same"),
    other_pct: z.number().nonnegative().optional().describe("percent held by firms that are not named"),
  })
  .catchall(z.json())
  .describe("any key merge_x: [i, j] merges two firms (places from zero)");

const firms = z.array(z.int().nonnegative()).min(2);

function level(hhi: number): string {
  return hhi > 1800 ? "highly concentrated" : hhi >= 1000 ? "moderately concentrated" : "unconcentrated";
}

/** Percent shares of the named firms. */
function percentShares(given: z.output<typeof input>): readonly number[] {
  const named = given.shares_pct ?? given.named_shares_pct ?? given.named_pct;
  if (named !== undefined) return named;
  if (given.shares_fraction !== undefined) return given.shares_fraction.map((share) => 100 * share);
  if (given.shares !== undefined) return sum(given.shares) > 1 + 1e-9 ? given.shares : given.shares.map((share) => 100 * share);
  if (given.values !== undefined && sum(given.values) > 0) return normalised(given.values).map((share) => 100 * share);
  throw new Refusal("input", "no shares are given", "give shares_pct, shares_fraction, shares, values or named_shares_pct");
}

/** Bounds of HHI when `other` percent are not split among named firms: the rest atomistic, or in firms as large as the smallest named. */
export function hhiBounds(named: readonly number[], other: number): { readonly lower: number; readonly upper: number } {
  const lower = dot(named, named);
  const largest = Math.min(...named);
  if (largest <= 0) return { lower, upper: lower + other * other };
  const whole = Math.floor(other / largest + 1e-12);
  const left = Math.max(0, other - whole * largest);
  return { lower, upper: lower + whole * largest ** 2 + left ** 2 };
}

/** Shares of less than this many percent say nothing of a market whose rest nobody speaks of. */
const leastKnown = 50;
/** What rounding may leave of a hundred. */
const slack = 0.5;

function mergers(given: Readonly<Record<string, unknown>>, shares: readonly number[]): MethodResult {
  const results: Record<string, number> = {};
  for (const [key, value] of Object.entries(given)) {
    if (!key.startsWith("merge")) continue;
    const parsed = firms.safeParse(value);
    if (!parsed.success || parsed.data.some((i) => i >= shares.length))
      throw new Refusal("input", `${key} does not name two firms`, `give places from 0 to ${shares.length - 1}`);
    const name = key.slice("merge".length);
    const merging = [...new Set(parsed.data)].map((i) => at(shares, i));
    const delta = sum(merging) ** 2 - dot(merging, merging);
    results[`delta${name}`] = delta;
    results[`hhi_after_merge${name}`] = dot(shares, shares) + delta;
  }
  return results;
}

export const concentration = method({
  name: "hhi",
  summary: "Concentration of a market: HHI, normalised HHI, CR_k, the effect of mergers, and bounds when a rest is not split.",
  reference: "Herfindahl 1950, Hirschman 1964; US DOJ/FTC Merger Guidelines 2023 §2.1; bounds after Nauenberg et al. 1997",
  input,
  gives:
    "hhi, hhi_0_1, normalized, effective_firms, cr1 … cr8, level, hhi_after_merge_x, delta_x; with a rest: lower, upper, hhi_lower, hhi_upper",
  run: (given) => {
    const shares = percentShares(given);
    if (shares.length === 0) throw new Refusal("too-few", "no firm is named", "give one share at least");
    if (shares.some((share) => share < 0)) throw new Refusal("not-positive", "a share is negative", "check the shares");
    const unsaid = 100 - sum(shares);
    if (given.other_pct === undefined && unsaid > 100 - leastKnown)
      throw new Refusal(
        "input",
        `the shares make ${Number((100 - unsaid).toPrecision(6))} % of the market`,
        "name more firms, or give other_pct, what the others hold: the result then has bounds",
      );
    const rest = given.other_pct ?? (unsaid > slack ? unsaid : 0);
    const whole = sum(shares) + rest;
    if (whole > 100 + slack) throw new Refusal("input", `the shares make ${whole} %`, "shares and rest add up to 100 at most");
    const hhi = dot(shares, shares);
    if (hhi === 0) throw new Refusal("undefined", "all shares are zero", "give shares above zero");
    const largest = [...shares].sort((a, b) => b - a);
    const n = shares.length;
    const ratios = Object.fromEntries(
      [1, 2, 3, 4, 5, 8].filter((k) => k <= Math.max(n, 4)).map((k) => [`cr${k}`, sum(largest.slice(0, k))]),
    );
    const bounds = hhiBounds(shares, rest);
    return {
      hhi,
      hhi_0_1: hhi / 10000,
      normalized: n === 1 ? 1 : (hhi / 10000 - 1 / n) / (1 - 1 / n),
      effective_firms: 10000 / hhi,
      level: level(hhi),
      ...ratios,
      shares_sum: sum(shares),
      ...mergers(given, shares),
      ...(rest > 0 ? { lower: bounds.lower, upper: bounds.upper, hhi_lower: bounds.lower, hhi_upper: bounds.upper } : {}),
    };
  },
});
