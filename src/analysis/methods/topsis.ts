/** TOPSIS: closeness of alternatives to the best there is; formulas in scoring.ts. Pitfall: ranks depend on the set of alternatives. */
import { z } from "zod";
import { ranksDescending } from "../numeric/vector.js";
import { matrix, method, weights } from "./method.js";
import { closenessOf, columnWeights, costColumns, directionInput, vectorNormalised } from "./scoring.js";

export const topsis = method({
  name: "topsis",
  summary: "Scores alternatives by their distance to the best and the worst value of each indicator.",
  reference: "Hwang & Yoon 1981, Multiple Attribute Decision Making",
  input: z.object({
    matrix: matrix.describe("rows = alternatives, columns = indicators"),
    weights: weights.optional().describe("one a column; default equal; scaled to add up to 1"),
    ...directionInput,
  }),
  gives: "normalized, normalized_row_1 …, weighted, ideal, anti_ideal, s_plus, s_minus, closeness, rank",
  run: ({ matrix: rows, weights: given, ...directions }) => {
    const cost = costColumns(rows, directions);
    const scaled = columnWeights(rows, given);
    const normalized = vectorNormalised(rows);
    const result = closenessOf(normalized, scaled, cost);
    return {
      normalized,
      ...Object.fromEntries(normalized.map((row, i) => [`normalized_row_${i + 1}`, row])),
      weighted: normalized.map((row) => row.map((r, j) => r * (scaled[j] ?? 0))),
      ideal: result.ideal,
      anti_ideal: result.antiIdeal,
      s_plus: result.toIdeal,
      s_minus: result.toAntiIdeal,
      closeness: result.closeness,
      rank: ranksDescending(result.closeness),
    };
  },
});
