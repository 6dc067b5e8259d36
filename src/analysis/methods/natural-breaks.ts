/**
 * Natural breaks (Jenks): classes of sorted values with the least sum of squares within, exact by dynamic programming (Fisher 1958);
 * GVF = 1 − SSW/SST. Pitfall: breaks move whenever a value is added; grades across editions take fixed cut-offs (`cuts`).
 */
import { z } from "zod";
import { ascending, at, squaredDeviations, sum } from "../numeric/vector.js";
import { method, numbers, Refusal } from "./method.js";

/** The k classes of ascending values. */
export function naturalClasses(sorted: readonly number[], k: number): number[][] {
  const n = sorted.length;
  const within = (from: number, to: number): number => squaredDeviations(sorted.slice(from, to));
  let best: { cost: number; starts: readonly number[] }[] = Array.from({ length: n + 1 }, (_, to) => ({
    cost: to === 0 ? 0 : within(0, to),
    starts: [0],
  }));
  for (let classes = 2; classes <= k; classes += 1) {
    const previous = best;
    best = Array.from({ length: n + 1 }, (_, to) => {
      let chosen = { cost: Number.POSITIVE_INFINITY, starts: [] as readonly number[] };
      for (let from = classes - 1; from < to; from += 1) {
        const cost = at(previous, from).cost + within(from, to);
        if (cost < chosen.cost) chosen = { cost, starts: [...at(previous, from).starts, from] };
      }
      return chosen;
    });
  }
  const { starts } = at(best, n);
  return starts.map((from, i) => sorted.slice(from, starts[i + 1] ?? n));
}

export const naturalBreaks = method({
  name: "natural-breaks",
  summary: "Groups values into classes, by their natural gaps or by fixed cuts.",
  reference: "Jenks 1967; Fisher 1958, JASA 53:789–798",
  input: z.object({
    scores: numbers.min(1).describe("values"),
    k: z.int().min(1).max(50).optional().describe("number of classes"),
    cuts: numbers.optional().describe("fixed cuts instead; a value at a cut belongs above it"),
  }),
  gives: "classes (ascending), breaks, ssw, sst, gvf, class_of (0 = lowest, in the order given)",
  run: ({ scores, k, cuts }) => {
    const sorted = ascending(scores);
    if (k === undefined && cuts === undefined) throw new Refusal("input", "neither k nor cuts is given", "give one of them");
    if (k !== undefined && k > new Set(scores).size)
      throw new Refusal("too-few", `${new Set(scores).size} different values for ${k} classes`, "ask for fewer classes");
    const fixed = cuts === undefined ? null : ascending(cuts);
    const classes =
      fixed === null
        ? naturalClasses(sorted, k ?? 1)
        : [...fixed, Number.POSITIVE_INFINITY].map((cut, i) =>
            sorted.filter((x) => x < cut && x >= (fixed[i - 1] ?? Number.NEGATIVE_INFINITY)),
          );
    const filled = classes.filter((list) => list.length > 0);
    const ssw = sum(filled.map(squaredDeviations));
    const sst = squaredDeviations(scores);
    return {
      classes,
      breaks: fixed ?? filled.slice(1).map((list) => at(list, 0)),
      ssw,
      sst,
      gvf: sst === 0 ? null : 1 - ssw / sst,
      class_of: scores.map((score) => classes.findIndex((list) => list.includes(score))),
    };
  },
});
