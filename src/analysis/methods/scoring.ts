/**
 * Scores of alternatives over weighted indicators, shared by the scoring methods.
 * TOPSIS: r = x/√Σx², v = w·r, S± = Euclidean distance to the best and worst per column, C = S⁻/(S⁺ + S⁻).
 * Weighted sum: Σ w·y on min–max scaled values, cost columns turned round; a column without spread gives everyone 0.5.
 */
import { z } from "zod";
import { at, column, dot, normalised, sum } from "../numeric/vector.js";
import { Refusal } from "./method.js";

export type Rows = readonly (readonly number[])[];
export type Rule = "weighted-sum" | "topsis";

/** Values divided by the length of their column. */
export function vectorNormalised(rows: Rows): number[][] {
  const lengths = at(rows, 0).map((_, j) => Math.sqrt(sum(column(rows, j).map((x) => x * x))));
  const empty = lengths.indexOf(0);
  if (empty >= 0) throw new Refusal("undefined", `column ${empty} is all zero`, "leave the indicator out");
  return rows.map((row) => row.map((x, j) => x / at(lengths, j)));
}

/** Values on 0–1 per column, 1 the best. */
export function minMaxScaled(rows: Rows, cost: ReadonlySet<number>): number[][] {
  const ends = at(rows, 0).map((_, j) => ({ low: Math.min(...column(rows, j)), high: Math.max(...column(rows, j)) }));
  return rows.map((row) =>
    row.map((x, j) => {
      const { low, high } = at(ends, j);
      const y = high === low ? 0.5 : (x - low) / (high - low);
      return cost.has(j) ? 1 - y : y;
    }),
  );
}

export interface Closeness {
  readonly ideal: readonly number[];
  readonly antiIdeal: readonly number[];
  readonly toIdeal: readonly number[];
  readonly toAntiIdeal: readonly number[];
  readonly closeness: readonly number[];
}

/** TOPSIS from vector-normalised values. Alternatives that are all alike have closeness 0.5. */
export function closenessOf(normalisedRows: Rows, weights: readonly number[], cost: ReadonlySet<number>): Closeness {
  const weighted = normalisedRows.map((row) => row.map((r, j) => r * at(weights, j)));
  const extreme = (best: boolean): number[] =>
    weights.map((_, j) => (best !== cost.has(j) ? Math.max(...column(weighted, j)) : Math.min(...column(weighted, j))));
  const [ideal, antiIdeal] = [extreme(true), extreme(false)];
  const distance = (row: readonly number[], point: readonly number[]): number => Math.sqrt(sum(row.map((v, j) => (v - at(point, j)) ** 2)));
  const toIdeal = weighted.map((row) => distance(row, ideal));
  const toAntiIdeal = weighted.map((row) => distance(row, antiIdeal));
  const closeness = toIdeal.map((plus, i) => (plus + at(toAntiIdeal, i) === 0 ? 0.5 : at(toAntiIdeal, i) / (plus + at(toAntiIdeal, i))));
  return { ideal, antiIdeal, toIdeal, toAntiIdeal, closeness };
}

/** A function from weights to scores, with the normalisation done once: simulations call it thousands of times. */
export function scorer(rows: Rows, cost: ReadonlySet<number>, rule: Rule): (weights: readonly number[]) => number[] {
  const scaled = rule === "topsis" ? vectorNormalised(rows) : minMaxScaled(rows, cost);
  return rule === "topsis"
    ? (weights) => [...closenessOf(scaled, weights, cost).closeness]
    : (weights) => scaled.map((row) => dot(row, weights));
}

/** Weights that add up to 1, one a column; equal ones when none are given. @throws Refusal when their number differs. */
export function columnWeights(rows: Rows, weights: readonly number[] | undefined): number[] {
  const count = at(rows, 0).length;
  if (weights !== undefined && weights.length !== count)
    throw new Refusal("input", `${weights.length} weights for ${count} columns`, "give one weight a column");
  return normalised(weights ?? Array.from({ length: count }, () => 1));
}

const places = z.array(z.int().nonnegative());
const up: readonly unknown[] = ["max", "benefit", "+", 1, true];
const direction = z.union([z.enum(["max", "min", "benefit", "cost", "+", "-"]), z.literal(1), z.literal(-1), z.boolean()]);
const directions = z.array(direction).optional();

/** The ways to say which columns are better when they are small. */
export const directionInput = {
  cost_criteria: places.default([]).describe("columns where less is better, from zero"),
  cost_columns: places.default([]).describe("the same"),
  benefit_criteria: places.optional().describe("columns where more is better, instead: all others are costs"),
  directions: directions.describe("one a column, instead: max or min, benefit or cost, + or -, 1 or -1, true or false"),
};
type Directions = z.output<z.ZodObject<typeof directionInput>>;

/** Zero-based cost columns. @throws Refusal for a column that is not there, or directions of another number than columns. */
export function costColumns(rows: Rows, given: Directions): ReadonlySet<number> {
  const count = at(rows, 0).length;
  const { directions: words, benefit_criteria: benefits } = given;
  const wrong = [...given.cost_criteria, ...given.cost_columns, ...(benefits ?? [])].find((j) => j >= count);
  if (wrong !== undefined) throw new Refusal("input", `there is no column ${wrong}`, `columns are 0 to ${count - 1}`);
  if (words !== undefined) {
    if (words.length !== count) throw new Refusal("input", `${words.length} directions for ${count} columns`, "give one a column");
    return new Set(words.flatMap((word, j) => (up.includes(word) ? [] : [j])));
  }
  if (benefits !== undefined) return new Set(at(rows, 0).flatMap((_, j) => (benefits.includes(j) ? [] : [j])));
  return new Set([...given.cost_criteria, ...given.cost_columns]);
}
