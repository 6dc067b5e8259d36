/**
 * Agreement of coders. Cohen κ = (p_o − p_e)/(1 − p_e) from a square table, also weighted (linear, quadratic); Fleiss κ from counts
 * (rows = subjects, columns = categories, one number of raters); Kendall W = 12 Σ(R_j − R̄)²/(m²(n³ − n)), ties corrected.
 * κ is undefined when chance alone agrees always.
 */
import { z } from "zod";
import { chiSquareTail } from "../numeric/special.js";
import { at, column, dot, mean, midRanks, sum } from "../numeric/vector.js";
import { type MethodResult, matrix, method, Refusal, sameLength } from "./method.js";

type Rows = readonly (readonly number[])[];

/** From observed and chance agreement. */
function chanceCorrected(observed: number, chance: number): number {
  if (1 - chance < 1e-15)
    throw new Refusal("constant", "every judgement is the same: chance alone agrees always", "κ says nothing here; report the agreement");
  return (observed - chance) / (1 - chance);
}

function band(kappa: number): string {
  return kappa < 0
    ? "poor"
    : kappa <= 0.2
      ? "slight"
      : kappa <= 0.4
        ? "fair"
        : kappa <= 0.6
          ? "moderate"
          : kappa <= 0.8
            ? "substantial"
            : "almost perfect";
}

/** Cohen's κ of two raters from their cross table. */
function cohen(table: Rows): MethodResult {
  const n = sum(table.flat());
  if (n <= 0) throw new Refusal("too-few", "the table is empty", "give counts");
  const rows = table.map((row) => sum(row) / n);
  const columns = at(table, 0).map((_, j) => sum(column(table, j)) / n);
  const observed = sum(table.map((row, i) => at(row, i))) / n;
  const chance = dot(rows, columns);
  const kappa = chanceCorrected(observed, chance);
  const k = table.length;
  const weighted = (power: number): number | null => {
    if (k < 2) return null;
    const weight = (i: number, j: number): number => (Math.abs(i - j) / (k - 1)) ** power;
    const seen = sum(table.flatMap((row, i) => row.map((count, j) => (weight(i, j) * count) / n)));
    const expected = sum(rows.flatMap((a, i) => columns.map((b, j) => weight(i, j) * a * b)));
    return expected === 0 ? null : 1 - seen / expected;
  };
  return {
    kappa,
    po: observed,
    pe: chance,
    standard_error: Math.sqrt((observed * (1 - observed)) / (n * (1 - chance) ** 2)),
    kappa_linear: weighted(1),
    kappa_quadratic: weighted(2),
    n,
    band: band(kappa),
  };
}

/** Fleiss' κ of a fixed number of raters. */
function fleiss(counts: Rows): MethodResult {
  const raters = sum(at(counts, 0));
  if (raters < 2 || counts.some((row) => sum(row) !== raters))
    throw new Refusal("input", "subjects have different numbers of raters, or fewer than two", "rows add up to the number of raters");
  const categories = at(counts, 0).map((_, j) => sum(column(counts, j)) / (counts.length * raters));
  const agreement = counts.map((row) => (dot(row, row) - raters) / (raters * (raters - 1)));
  const [observed, chance] = [mean(agreement), dot(categories, categories)];
  const kappa = chanceCorrected(observed, chance);
  return {
    kappa,
    fleiss_kappa: kappa,
    po: observed,
    pe: chance,
    P_bar: observed,
    P_e: chance,
    p_j: categories,
    P_i: agreement,
    subjects: counts.length,
    raters,
    band: band(kappa),
  };
}

/** Kendall's W: rows = judges, columns = items; scores are ranked within a judge. */
export function kendallW(rankings: Rows): MethodResult {
  const [m, n] = [rankings.length, at(rankings, 0).length];
  if (m < 2 || n < 2) throw new Refusal("too-few", "W takes two judges and two items", "add judges or items");
  const ranks = rankings.map(midRanks);
  const sums = at(ranks, 0).map((_, j) => sum(column(ranks, j)));
  const middle = mean(sums);
  const ties = sum(
    ranks.map((row) => {
      const sizes = new Map<number, number>();
      for (const rank of row) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
      return sum([...sizes.values()].map((size) => size ** 3 - size));
    }),
  );
  const denominator = m * m * (n ** 3 - n) - m * ties;
  if (denominator === 0) throw new Refusal("constant", "every judge gave one rank to all", "W says nothing here");
  const W = (12 * sum(sums.map((value) => (value - middle) ** 2))) / denominator;
  const chi2 = m * (n - 1) * W;
  return { rank_sums: sums, W, chi2, p_value: chiSquareTail(chi2, n - 1), judges: m, items: n };
}

type Code = string | number;

const categoriesOf = (lists: readonly (readonly Code[])[]): Code[] =>
  [...new Set(lists.flat())].sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));

/** How many raters gave each code to each subject. */
function countsOf(lists: readonly (readonly Code[])[]): number[][] {
  const categories = categoriesOf(lists);
  return at(lists, 0).map((_, i) => categories.map((code) => lists.filter((list) => list[i] === code).length));
}

function crossTable(a: readonly Code[], b: readonly Code[]): number[][] {
  const categories = categoriesOf([a, b]);
  return categories.map((row) => categories.map((col) => a.filter((code, i) => code === row && b[i] === col).length));
}

const codes = z.array(z.union([z.string(), z.number()])).min(1);

export const agreement = method({
  name: "agreement",
  summary: "Whether coders or judges agree beyond chance.",
  reference:
    "Cohen 1960, Educ. Psychol. Meas. 20:37–46; Fleiss 1971, Psychol. Bull. 76:378–382; Kendall & Babington Smith 1939; bands: Landis & Koch 1977",
  input: z.object({
    table: matrix.optional().describe("Cohen: rows rater A, columns rater B; a table that is not square is read as counts"),
    rater_a: codes.optional().describe("Cohen: codes of both raters instead of a table"),
    rater_b: codes.optional(),
    raters: z.array(codes).min(2).optional().describe("the codes of two raters (Cohen) or more (Fleiss), one list a rater"),
    weights: z.enum(["linear", "quadratic"]).optional().describe("Cohen: whose value weighted_kappa is"),
    counts: matrix.optional().describe("Fleiss: rows = subjects, columns = categories, number of raters who chose it"),
    ratings: matrix.optional().describe("the same as counts"),
    matrix: matrix.optional().describe("the same as counts"),
    rankings: matrix.optional().describe("Kendall: rows = judges, columns = items"),
  }),
  gives: "kappa, po, pe, standard_error, kappa_linear, kappa_quadratic, weighted_kappa, band; P_bar, P_e, p_j; W, chi2, p_value, rank_sums",
  run: ({ table, rater_a, rater_b, raters, weights, counts, ratings, matrix: given, rankings }) => {
    const two = (cross: Rows): MethodResult => {
      const result = cohen(cross);
      return weights === undefined ? result : { ...result, weighted_kappa: result[`kappa_${weights}`] ?? null };
    };
    const lists = rater_a !== undefined && rater_b !== undefined ? [rater_a, rater_b] : raters;
    if (lists !== undefined) {
      for (const list of lists) sameLength(at(lists, 0), list, "the lists of the raters");
      return lists.length === 2 ? two(crossTable(at(lists, 0), at(lists, 1))) : fleiss(countsOf(lists));
    }
    if (rankings !== undefined) return kendallW(rankings);
    const counted = counts ?? ratings ?? given;
    if (counted !== undefined) return fleiss(counted);
    if (table === undefined) throw new Refusal("input", "no judgements are given", "give table, counts, rater_a with rater_b, or rankings");
    return table.length === at(table, 0).length ? two(table) : fleiss(table);
  },
});

export const concordance = method({
  name: "kendall-w",
  summary: "Whether judges rank items alike.",
  reference: "Kendall & Babington Smith 1939, Ann. Math. Stat. 10:275–287",
  input: z.object({ rankings: matrix.describe("rows = judges, columns = items") }),
  gives: "rank_sums, W, chi2, p_value",
  run: ({ rankings }) => kendallW(rankings),
});
