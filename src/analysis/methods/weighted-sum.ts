/** Weighted sum of min–max scaled indicators; formulas in scoring.ts. Pitfalls: full compensation; the ends of the scale move with the set. */
import { z } from "zod";
import { ranksDescending } from "../numeric/vector.js";
import { matrix, method, weights } from "./method.js";
import { columnWeights, costColumns, directionInput, minMaxScaled, scorer } from "./scoring.js";

export const weightedSum = method({
  name: "weighted-sum",
  summary: "Scores alternatives by a weighted sum of indicators scaled to 0–1.",
  reference: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, steps 5–7",
  input: z.object({
    matrix: matrix.describe("rows = alternatives, columns = indicators"),
    weights: weights.optional().describe("one a column; default equal"),
    ...directionInput,
  }),
  gives: "scaled, scores, rank, contributions",
  run: ({ matrix: rows, weights: given, ...directions }) => {
    const cost = costColumns(rows, directions);
    const share = columnWeights(rows, given);
    const scaled = minMaxScaled(rows, cost);
    const scores = scorer(rows, cost, "weighted-sum")(share);
    return { scaled, contributions: scaled.map((row) => row.map((y, j) => y * (share[j] ?? 0))), scores, rank: ranksDescending(scores) };
  },
});
