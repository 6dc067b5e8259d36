/**
 * Merges scores of several benchmarks: z_it = (x_it − x̄_t)/s_t per column, mean over the columns an item has (null = not tested).
 * Raw scores of benchmarks with different spread are not averaged. Quadrant: fixed cuts on two axes; a point whose interval crosses a cut is
 * unclassified.
 */
import { z } from "zod";
import { ascending, at, mean, quantile, ranksDescending, standardDeviation } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

export const scoreMerge = method({
  name: "score-merge",
  summary: "One standardised score from several benchmarks with gaps.",
  reference: "OECD/JRC 2008, step 5, standardisation",
  input: z.object({
    matrix: z
      .array(z.array(z.number().nullable()).min(1))
      .min(2)
      .refine((rows) => rows.every((row) => row.length === rows[0]?.length), "rows have different lengths")
      .describe("rows = items, columns = benchmarks; null = not tested"),
    least: z.int().min(1).default(1).describe("benchmarks an item needs"),
  }),
  gives: "z, score (null below `least`), tested, rank",
  run: ({ matrix: rows, least }) => {
    const columns = at(rows, 0).map((_, j) => rows.flatMap((row) => row[j] ?? []));
    const place = columns.findIndex((values) => values.length < 2 || standardDeviation(values) === 0);
    if (place >= 0) throw new Refusal("constant", `benchmark ${place} does not tell items apart`, "leave it out");
    const z = rows.map((row) => row.map((x, j) => (x === null ? null : (x - mean(at(columns, j))) / standardDeviation(at(columns, j)))));
    const tested = z.map((row) => row.filter((value) => value !== null).length);
    const score = z.map((row, i) => (at(tested, i) < least ? null : mean(row.flatMap((value) => value ?? []))));
    const ranks = ranksDescending(score.flatMap((value) => value ?? []));
    let next = 0;
    return { z, score, tested, rank: score.map((value) => (value === null ? null : at(ranks, next++))) };
  },
});

export const quadrant = method({
  name: "quadrant",
  summary: "Quadrant of points on two axes, cut at fixed lines or at the medians.",
  reference: "fixed cut lines, intervals respected",
  input: z.object({
    x: numbers.min(1),
    y: numbers.min(1),
    x_cut: z.number().optional().describe("default: the median of x, which moves with the set"),
    y_cut: z.number().optional(),
    x_error: numbers.optional().describe("half-width of the interval of x"),
    y_error: numbers.optional(),
  }),
  gives:
    "quadrant: high-high, high-low (x high, y low), low-high, low-low or unclassified; right, upper (1 above the cut), above, below, x_cut, y_cut",
  run: ({ x, y, x_cut, y_cut, x_error, y_error }) => {
    sameLength(x, y, "x and y");
    const cuts = { x: x_cut ?? quantile(ascending(x), 0.5), y: y_cut ?? quantile(ascending(y), 0.5) };
    const side = (value: number, cut: number, error: number): string | null =>
      error > 0 && Math.abs(value - cut) < error ? null : value >= cut ? "high" : "low";
    const found = x.map((value, i) => {
      const [a, b] = [side(value, cuts.x, x_error?.[i] ?? 0), side(at(y, i), cuts.y, y_error?.[i] ?? 0)];
      return a === null || b === null ? "unclassified" : `${a}-${b}`;
    });
    return {
      quadrant: found,
      x,
      y,
      right: x.map((value) => Number(value >= cuts.x)),
      upper: y.map((value) => Number(value >= cuts.y)),
      above: found.filter((name) => name === "high-high").length,
      below: found.filter((name) => name === "low-low").length,
      x_cut: cuts.x,
      y_cut: cuts.y,
    };
  },
});
