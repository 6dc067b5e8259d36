/**
 * Analytic hierarchy process: weights = principal right eigenvector of the pairwise matrix, Σ w = 1; CI = (λ_max − n)/(n − 1),
 * CR = CI / RI, RI (Saaty 1980) = 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49. Geometric-mean weights beside them (Crawford &
 * Williams 1985). Several judges: geometric mean of their entries (Aczél & Saaty 1983). Alternatives: distributive synthesis, Σ_c w_c·p_ca.
 * Pitfalls: CR < 0.1 shows consistency, not truth; ranks may reverse when an alternative is added (Belton & Gear 1983).
 */
import { z } from "zod";
import { at, column, dot, normalised, ranksDescending, sum } from "../numeric/vector.js";
import { type MethodResult, matrix, method, needed, numbers, Refusal } from "./method.js";

const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];
const threshold = (n: number): number => (n <= 3 ? 0.05 : n === 4 ? 0.08 : 0.1);

type Rows = readonly (readonly number[])[];

export interface Priorities {
  readonly weights: readonly number[];
  readonly lambdaMax: number;
  readonly ci: number;
  /** Null where no random index is published (n > 10). */
  readonly cr: number | null;
  readonly geometricMean: readonly number[];
}

const ratio = z.union([
  z.number().nullable(),
  z
    .string()
    .regex(/^\s*\d+(\.\d+)?\s*(\/\s*\d+(\.\d+)?\s*)?$/, "is no ratio as 3 or 1/3")
    .transform((text) => {
      const [above = 0, below = 1] = text.split("/").map(Number);
      return above / below;
    }),
]);

const mirrored = (value: number | null | undefined): number => (value === null || value === undefined || value === 0 ? 0 : 1 / value);

/**
 * Judgements as people write them: whole, or the upper triangle with 0, null or nothing below it; ratios as numbers or as "1/3". A row
 * that is shorter than the first begins at the diagonal. The mirror entry fills what is left out.
 */
const judgements = z
  .array(z.array(ratio).min(1))
  .min(1)
  .transform((given) => {
    const n = at(given, 0).length;
    const rows = given.map((row, i) => (i > 0 && row.length === n - i ? [...Array.from({ length: i }, () => null), ...row] : row));
    return rows.map((row, i) => row.map((value, j) => (value === null || value === 0 ? mirrored(rows[j]?.[i]) : value)));
  });

/** The triangle above the diagonal, row by row: three entries for three things, six for four. @throws Refusal for another number. */
function fromUpper(entries: readonly number[]): number[][] {
  const n = (1 + Math.sqrt(1 + 8 * entries.length)) / 2;
  if (!Number.isInteger(n)) throw new Refusal("input", `${entries.length} entries make no triangle`, "give n(n − 1)/2 entries, row by row");
  const above = (i: number, j: number): number => at(entries, i * n - (i * (i + 1)) / 2 + j - i - 1);
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_x, j) => (i === j ? 1 : i < j ? above(i, j) : 1 / above(j, i))));
}

/** @throws Refusal when the matrix is no reciprocal one. */
function checked(rows: Rows, tolerance: number): Rows {
  const n = rows.length;
  if (rows.some((row) => row.length !== n)) throw new Refusal("input", "a pairwise matrix is square", `give ${n} rows and columns`);
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      if (value <= 0)
        throw new Refusal("not-positive", `entry ${i},${j} is ${value}, or missing on both sides`, "judgements are ratios above zero");
      if (Math.abs(value * at(at(rows, j), i) - 1) > tolerance)
        throw new Refusal(
          "input",
          `entries ${i},${j} and ${j},${i} are no reciprocals: ${value} and ${at(at(rows, j), i)}`,
          "write 1/a on the other side",
        );
    });
  });
  return rows;
}

/** Weights and consistency of a positive reciprocal matrix. Entries rounded to two digits (0.33 for 1/3) are accepted. */
export function priorities(given: Rows): Priorities {
  const rows = checked(given, 0.05);
  const n = rows.length;
  const geometricMean = normalised(rows.map((row) => Math.exp(sum(row.map(Math.log)) / n)));
  let weights: number[] = geometricMean;
  for (let step = 0; step < 10_000; step += 1) {
    const next = normalised(rows.map((row) => dot(row, weights)));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - at(weights, i))));
    weights = next;
    if (moved < 1e-16) break;
  }
  const lambdaMax = sum(rows.map((row) => dot(row, weights)));
  const ci = n < 3 ? 0 : Math.max(0, (lambdaMax - n) / (n - 1));
  const ri = randomIndex[n - 1];
  return { weights, lambdaMax, ci, cr: n < 3 ? 0 : ri === undefined ? null : ci / ri, geometricMean };
}

function shown(result: Priorities): MethodResult {
  const n = result.weights.length;
  return {
    weights: result.weights,
    lambda_max: result.lambdaMax,
    ci: result.ci,
    cr: result.cr,
    consistent: result.cr === null ? null : result.cr <= 0.1,
    consistent_strict: result.cr === null ? null : result.cr <= threshold(n),
    geometric_mean_weights: result.geometricMean,
    rank: ranksDescending(result.weights),
  };
}

/** Entry by entry geometric mean of several judges' matrices. */
function group(matrices: readonly Rows[]): number[][] {
  const first = at(matrices, 0);
  return first.map((row, i) => row.map((_, j) => Math.exp(sum(matrices.map((rows) => Math.log(rows[i]?.[j] ?? 0))) / matrices.length)));
}

/** Σ over criteria of weight × priority of each alternative. */
function synthesis(criteria: readonly number[], local: Rows): number[] {
  const scaled = normalised(criteria);
  return at(local, 0).map((_, alternative) => dot(scaled, column(local, alternative)));
}

const input = z
  .object({
    matrix: judgements.optional().describe("pairwise comparisons: a_ij = how many times i outweighs j; the upper triangle will do"),
    upper: z.array(z.number().positive()).min(1).optional().describe("the entries above the diagonal, row by row, instead"),
    matrices: z.array(judgements).min(1).optional().describe("one matrix a judge; merged by geometric means"),
    criteria_weights: numbers.min(1).optional(),
    criteria_matrix: judgements.optional().describe("pairwise comparisons of criteria, instead of criteria_weights"),
    alternative_matrices: z
      .union([z.array(judgements).min(1), z.record(z.string(), judgements).transform((byName) => Object.values(byName))])
      .optional()
      .describe("per criterion, pairwise comparisons of alternatives: a list, or by the criterion's name"),
    local_priorities: matrix.optional().describe("rows = criteria, columns = alternatives"),
  })
  .catchall(z.json())
  .describe("any key ratio_scores_X (rows = criteria, columns = alternatives) gives priorities_X");

export const ahp = method({
  name: "ahp",
  summary: "Weights from pairwise judgements, with their consistency, and priorities of alternatives over several criteria.",
  reference: "Saaty 1977, J. Math. Psychol. 15:234–281; Saaty 1980; Crawford & Williams 1985, J. Math. Psychol. 29:387–405",
  input,
  gives:
    "weights, lambda_max, ci, cr, consistent, geometric_mean_weights, rank; priorities_X for ratio_scores_X; priorities for alternative_matrices",
  run: (given) => {
    const single = given.upper === undefined ? given.matrix : fromUpper(given.upper);
    const judged = given.matrices === undefined ? single : group(given.matrices.map((rows) => checked(rows, 0.05)));
    const own: MethodResult = judged === undefined ? {} : shown(priorities(judged));
    const over = given.criteria_matrix === undefined ? given.criteria_weights : priorities(given.criteria_matrix).weights;
    const criteria: MethodResult =
      given.criteria_matrix === undefined
        ? {}
        : { criteria_weights: priorities(given.criteria_matrix).weights, criteria_cr: priorities(given.criteria_matrix).cr };
    const scored: Record<string, readonly number[]> = {};
    const local = given.alternative_matrices?.map((rows) => [...priorities(rows).weights]) ?? given.local_priorities?.map(normalised);
    for (const [key, value] of [...Object.entries(given), ["ratio_scores", local] as const]) {
      if (!key.startsWith("ratio_scores") || value === undefined) continue;
      const rows = matrix.safeParse(value);
      if (!rows.success) throw new Refusal("input", `${key} is no matrix of numbers`, "rows = criteria, columns = alternatives");
      const weights = needed(over, "criteria_weights", key);
      if (weights.length !== rows.data.length)
        throw new Refusal("input", `${key} has ${rows.data.length} rows for ${weights.length} criteria`, "one row a criterion");
      if (rows.data.some((row) => sum(row) <= 0))
        throw new Refusal("undefined", `${key} has a row without scores`, "give scores above zero");
      scored[key.replace("ratio_scores", "priorities")] = synthesis(weights, rows.data.map(normalised));
    }
    if (judged === undefined && Object.keys(scored).length === 0 && given.criteria_matrix === undefined)
      throw new Refusal("input", "no judgements are given", "give matrix, matrices, or criteria_weights with ratio_scores");
    return { ...own, ...criteria, ...scored };
  },
});
