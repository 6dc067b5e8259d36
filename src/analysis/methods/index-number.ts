/**
 * Index numbers: a series on a base of 100; price indices Laspeyres Σp1q0/Σp0q0, Paasche Σp1q1/Σp0q1, Fisher √(LP),
 * Törnqvist exp Σ ½(s0 + s1) ln(p1/p0). Base = 100.
 */
import { z } from "zod";
import { at, dot, sum } from "../numeric/vector.js";
import { allPositive, method, needed, numbers, Refusal, sameLength } from "./method.js";

export const indexNumber = method({
  name: "index-number",
  summary: "A series as an index, or a price index of several goods between two periods.",
  reference: "ILO et al. 2004, Consumer Price Index Manual, ch. 15",
  input: z.object({
    values: numbers.min(1).optional().describe("a series"),
    base: z.int().nonnegative().optional().describe("place of the base in the series (default 0)"),
    p0: numbers.min(1).optional().describe("prices in the base period"),
    p1: numbers.min(1).optional(),
    q0: numbers.min(1).optional().describe("quantities in the base period"),
    q1: numbers.min(1).optional(),
  }),
  gives: "index; or laspeyres, paasche, fisher, tornqvist",
  run: ({ values, base, p0, p1, q0, q1 }) => {
    if (values !== undefined) {
      const reference = values[base ?? 0];
      if (reference === undefined || reference <= 0)
        throw new Refusal("undefined", "the base is missing or not above zero", "choose a base with a value above zero");
      return { index: values.map((value) => (100 * value) / reference) };
    }
    const [a, b, c, d] = [
      needed(p0, "p0", "a price index"),
      needed(p1, "p1", "a price index"),
      needed(q0, "q0", "a price index"),
      needed(q1, "q1", "a price index"),
    ];
    for (const list of [b, c, d]) sameLength(a, list, "prices and quantities");
    for (const [name, list] of Object.entries({ p0: a, p1: b, q0: c, q1: d }))
      allPositive(list, name, "an index takes prices and quantities above zero");
    const laspeyres = (100 * dot(b, c)) / dot(a, c);
    const paasche = (100 * dot(b, d)) / dot(a, d);
    const [v0, v1] = [dot(a, c), dot(b, d)];
    const logs = a.map((price, i) => 0.5 * ((price * at(c, i)) / v0 + (at(b, i) * at(d, i)) / v1) * Math.log(at(b, i) / price));
    return { laspeyres, paasche, fisher: Math.sqrt(laspeyres * paasche), tornqvist: 100 * Math.exp(sum(logs)) };
  },
});
