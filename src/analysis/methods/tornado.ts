/**
 * Sensitivity, one input at a time: f(x_i·(1 − swing)) and f(x_i·(1 + swing)), or at stated ends, with the others at their base; bars by
 * their longer arm. Elasticity: relative change of the result per relative change of the input, over the bar. Pitfall: it misses interactions.
 */
import { z } from "zod";
import { plainFormula } from "../numeric/formula.js";
import { method, Refusal } from "./method.js";

const item = z.union([z.number(), z.object({ base: z.number(), low: z.number(), high: z.number() })]);

export const tornado = method({
  name: "tornado",
  summary: "Which input moves the result most, one at a time.",
  reference: "Eschenbach 1992, Interfaces 22(6):40–46; Saltelli et al. 2008, Global Sensitivity Analysis",
  input: z.object({
    formula: z.string().describe("in the expression language, over the inputs' names"),
    inputs: z.record(z.string(), item).describe("name: base value, or {base, low, high}"),
    swing: z.number().positive().default(0.2).describe("relative swing of inputs without stated ends"),
  }),
  gives: "base, bars {input: [change at low, change at high]}, range, elasticity, order",
  run: ({ formula, inputs, swing }) => {
    const names = Object.keys(inputs);
    if (names.length === 0) throw new Refusal("too-few", "no input varies", "give one input at least");
    const f = plainFormula(formula, names);
    const spread = Object.entries(inputs).map(([name, given]) => {
      const ends = typeof given === "number" ? { base: given, low: given * (1 - swing), high: given * (1 + swing) } : given;
      return { name, ...ends };
    });
    const centre = Object.fromEntries(spread.map(({ name, base }) => [name, base]));
    const base = f(centre);
    if (!Number.isFinite(base)) throw new Refusal("undefined", "the formula has no value at the base", "check the inputs");
    const bars = spread.map(({ name, base: x, low, high }) => {
      const [down, up] = [f({ ...centre, [name]: low }) - base, f({ ...centre, [name]: high }) - base];
      const relative = x === 0 || base === 0 || high === low ? null : (up - down) / base / ((high - low) / x);
      return { name, down, up, range: Math.max(down, up, 0) - Math.min(down, up, 0), relative };
    });
    const arm = ({ down, up }: { readonly down: number; readonly up: number }): number => Math.max(Math.abs(down), Math.abs(up));
    const order = [...bars].sort((a, b) => arm(b) - arm(a) || b.range - a.range || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
    return {
      base,
      bars: Object.fromEntries(bars.map(({ name, down, up }) => [name, [down, up]])),
      range: Object.fromEntries(bars.map(({ name, range }) => [name, range])),
      elasticity: Object.fromEntries(bars.map(({ name, relative }) => [name, relative])),
      order,
    };
  },
});
