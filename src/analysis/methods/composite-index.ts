/**
 * Composite index: min–max to 1–100, y = 1 + 99 (x − min)/(max − min), cost columns turned round; linear Σ w·y and geometric Π y^w (punishes
 * imbalance). Ends of the scale can be fixed, so that editions compare. A column without spread gives everyone the middle.
 */
import { z } from "zod";
import { at, column, dot, ranksDescending, sum } from "../numeric/vector.js";
import { matrix, method, Refusal, weights } from "./method.js";
import { columnWeights, costColumns, directionInput } from "./scoring.js";

export const compositeIndex = method({
  name: "composite-index",
  summary: "An index of several indicators on 1–100, linear and geometric.",
  reference: "OECD/JRC 2008, Handbook on Constructing Composite Indicators",
  input: z.object({
    matrix: matrix.describe("rows = items, columns = indicators"),
    weights: weights.optional().describe("default equal"),
    ...directionInput,
    ends: z
      .array(z.tuple([z.number(), z.number()]))
      .optional()
      .describe("[min, max] a column, fixed across editions"),
  }),
  gives: "normalised, linear, geometric, rank_linear, rank_geometric",
  run: ({ matrix: rows, weights: given, ends, ...directions }) => {
    const cost = costColumns(rows, directions);
    const share = columnWeights(rows, given);
    if (ends !== undefined && ends.length !== share.length)
      throw new Refusal("input", "ends do not fit the columns", "give [min, max] a column");
    const range = share.map((_, j) => ends?.[j] ?? [Math.min(...column(rows, j)), Math.max(...column(rows, j))]);
    const normalised = rows.map((row) =>
      row.map((x, j) => {
        const [low = 0, high = 0] = at(range, j);
        const place = high === low ? 0.5 : Math.min(1, Math.max(0, (x - low) / (high - low)));
        return 1 + 99 * (cost.has(j) ? 1 - place : place);
      }),
    );
    const linear = normalised.map((row) => dot(row, share));
    const geometric = normalised.map((row) => Math.exp(sum(row.map((y, j) => at(share, j) * Math.log(y)))));
    return { normalised, linear, geometric, rank_linear: ranksDescending(linear), rank_geometric: ranksDescending(geometric) };
  },
});
