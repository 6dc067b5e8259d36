/**
 * Lorenz curve and Gini coefficient: G = Σ (2i − n − 1) x_(i) / (n Σ x), ascending; n/(n − 1)·G corrects for small samples.
 * Refuses negatives and a sum of zero.
 */
import { z } from "zod";
import { ascending, sum } from "../numeric/vector.js";
import { method, numbers, Refusal } from "./method.js";

export const lorenz = method({
  name: "lorenz-gini",
  summary: "How unequally a total is spread: Lorenz curve and Gini coefficient.",
  reference: "Lorenz 1905; Gini 1912; small-sample form: Deltas 2003, Rev. Econ. Stat. 85:226–234",
  input: z.object({ values: numbers.min(1).describe("sizes, zero or above") }),
  gives: "gini, gini_corrected, lorenz (points [share of units, share of total])",
  run: ({ values }) => {
    if (values.some((value) => value < 0))
      throw new Refusal("not-positive", "a size is negative", "the Lorenz curve takes sizes of zero or above");
    const sorted = ascending(values);
    const whole = sum(sorted);
    if (whole === 0) throw new Refusal("undefined", "all sizes are zero", "give one size above zero");
    const n = sorted.length;
    const gini = sum(sorted.map((value, i) => (2 * (i + 1) - n - 1) * value)) / (n * whole);
    const points = Array.from({ length: n + 1 }, (_, i) => [i / n, sum(sorted.slice(0, i)) / whole]);
    return { gini, gini_corrected: n === 1 ? 0 : (gini * n) / (n - 1), lorenz: points };
  },
});
