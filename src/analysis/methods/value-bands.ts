/**
 * Discounted value bands: the present value of low, base and high paths at several discount rates, a table and not a point.
 * PV = Σ V_t/(1 + r)^t, t = 1 … n. No terminal value: what lies beyond the horizon is left out and said so.
 */
import { z } from "zod";
import { sum } from "../numeric/vector.js";
import { method, numbers } from "./method.js";

export const valueBands = method({
  name: "value-bands",
  summary: "Present value of several paths at several discount rates.",
  reference: "Damodaran, Investment Valuation, ch. 2",
  input: z.object({
    paths: z.record(z.string(), numbers.min(1)).describe("values at the ends of periods 1 … n, by name (low, base, high)"),
    rates: z.array(z.number().gt(-1)).min(1),
  }),
  gives: "values {path: [one a rate]}, low, high",
  run: ({ paths, rates }) => {
    const values = Object.fromEntries(
      Object.entries(paths).map(([name, path]) => [name, rates.map((rate) => sum(path.map((value, t) => value / (1 + rate) ** (t + 1))))]),
    );
    const all = Object.values(values).flat();
    return { rates, values, low: all.length === 0 ? null : Math.min(...all), high: all.length === 0 ? null : Math.max(...all) };
  },
});
