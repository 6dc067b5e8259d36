/**
 * Entropy weights: p_ij = x_ij / Σ_i x_ij, E_j = −(1/ln m) Σ_i p_ij ln p_ij (0 ln 0 = 0), w_j ∝ 1 − E_j.
 * Pitfall: it rewards dispersion, not importance; never use it alone. Refuses negatives, one row, columns of zeros, and data without any
 * dispersion (there every weight would be 0/0).
 */
import { z } from "zod";
import { column, normalised, sum } from "../numeric/vector.js";
import { matrix, method, Refusal } from "./method.js";

/** Entropy per column, 0–1. @throws Refusal for negatives and empty columns. */
export function columnEntropy(rows: readonly (readonly number[])[]): number[] {
  if (rows.length < 2) throw new Refusal("too-few", "entropy takes two alternatives", "add rows");
  return (rows[0] ?? []).map((_, j) => {
    const values = column(rows, j);
    if (values.some((value) => value < 0))
      throw new Refusal("not-positive", `column ${j} has a negative value`, "shift or rescale the indicator first");
    if (sum(values) === 0) throw new Refusal("undefined", `column ${j} is all zero`, "leave the indicator out");
    const terms = normalised(values).map((p) => (p === 0 ? 0 : p * Math.log(p)));
    const entropy = -sum(terms) / Math.log(rows.length);
    return Math.abs(entropy - 1) < 1e-14 ? 1 : entropy;
  });
}

/** Weights that add up to 1. */
export function entropyWeights(rows: readonly (readonly number[])[]): number[] {
  const divergence = columnEntropy(rows).map((entropy) => Math.max(0, 1 - entropy));
  if (sum(divergence) === 0)
    throw new Refusal("constant", "no indicator varies between the alternatives", "entropy cannot weight them; use stated weights");
  return normalised(divergence);
}

export const entropyWeight = method({
  name: "entropy-weight",
  summary: "Weights of indicators from how much they vary between alternatives.",
  reference: "Hwang & Yoon 1981, Multiple Attribute Decision Making; Shannon 1948",
  input: z.object({ matrix: matrix.describe("rows = alternatives, columns = indicators, zero or above") }),
  gives: "proportions, entropy, divergence, weights",
  run: ({ matrix: rows }) => {
    const entropy = columnEntropy(rows);
    const totals = (rows[0] ?? []).map((_, j) => sum(column(rows, j)));
    return {
      proportions: rows.map((row) => row.map((value, j) => value / (totals[j] ?? 1))),
      entropy,
      divergence: entropy.map((value) => 1 - value),
      weights: entropyWeights(rows),
    };
  },
});
