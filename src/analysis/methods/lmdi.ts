/**
 * LMDI-I decomposition of a change, additive, without residual: ΔV_x = Σ_i L(V_i^T, V_i^0) ln(x_i^T / x_i^0), L(a,b) = (a − b)/(ln a − ln b),
 * L(a,a) = a. Zeros by the analytical limits of Wood & Lenzen 2006: a factor that falls to or rises from zero takes the whole change.
 */
import { z } from "zod";
import { at, column, sum } from "../numeric/vector.js";
import { matrix, method, Refusal } from "./method.js";

/** Logarithmic mean of two values above zero. */
export function logarithmicMean(a: number, b: number): number {
  const ratio = Math.log(a / b);
  return Math.abs(ratio) < 1e-9 ? (a + b) / 2 : (a - b) / ratio;
}

/** Effects of one item's factors on its change. */
function effectsOf(before: readonly number[], after: readonly number[]): number[] {
  const product = (values: readonly number[]): number => values.reduce((total, value) => total * value, 1);
  const [v0, v1] = [product(before), product(after)];
  if (v0 > 0 && v1 > 0) return before.map((x, k) => logarithmicMean(v1, v0) * Math.log(at(after, k) / x));
  if (v0 === 0 && v1 === 0) return before.map(() => 0);
  const switching = before.map((x, k) => (x === 0) !== (at(after, k) === 0));
  const count = switching.filter(Boolean).length;
  return switching.map((moves) => (moves ? (v1 - v0) / count : 0));
}

export const lmdi = method({
  name: "lmdi",
  summary: "How much each factor (volume, use, price …) adds to the change of a total.",
  reference: "Ang 2005, Energy Policy 33:867–871; zeros: Wood & Lenzen 2006, Energy Policy 34:1326–1331",
  input: z.object({
    factors: z.array(z.string()).optional().describe("names of the columns"),
    t0: matrix.describe("rows = items, columns = factors whose product is the item's value"),
    t1: matrix,
  }),
  gives: "V0, V1, effects, sum, effects_by_item, share",
  run: ({ factors, t0, t1 }) => {
    if (t0.length !== t1.length || at(t0, 0).length !== at(t1, 0).length)
      throw new Refusal("input", "t0 and t1 have different shapes", "give the same items and factors");
    if ([...t0, ...t1].some((row) => row.some((x) => x < 0)))
      throw new Refusal("not-positive", "a factor is negative", "LMDI takes factors of zero or above");
    const byItem = t0.map((row, i) => effectsOf(row, at(t1, i)));
    const value = (rows: readonly (readonly number[])[]): number => sum(rows.map((row) => row.reduce((total, x) => total * x, 1)));
    const effects = at(t0, 0).map((_, k) => sum(column(byItem, k)));
    const [V0, V1] = [value(t0), value(t1)];
    const change = sum(effects);
    return {
      V0,
      V1,
      effects,
      sum: change,
      effects_by_item: byItem,
      share: change === 0 ? null : effects.map((effect) => effect / change),
      ...(factors === undefined ? {} : { factors }),
    };
  },
});
