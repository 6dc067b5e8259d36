/**
 * Combined weights: multiplicative w_j ∝ a_j·b_j, linear λ·a_j + (1 − λ)·b_j, or the geometric mean of both (a_j^λ·b_j^(1−λ), scaled).
 */
import { z } from "zod";
import { at, normalised, sum } from "../numeric/vector.js";
import { method, Refusal, sameLength, weights } from "./method.js";

export const combinedWeights = method({
  name: "combined-weights",
  summary: "Joins judged and measured weights.",
  reference: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, step 6",
  input: z.object({
    judged: weights.describe("weights from judgement, such as AHP"),
    measured: weights.describe("weights from data, such as entropy"),
    lambda: z.number().min(0).max(1).default(0.5).describe("weight of the judged ones in the linear form"),
  }),
  gives: "product, linear, geometric",
  run: ({ judged, measured, lambda }) => {
    sameLength(judged, measured, "judged and measured");
    const [a, b] = [normalised(judged), normalised(measured)];
    const product = a.map((weight, j) => weight * at(b, j));
    if (sum(product) === 0) throw new Refusal("undefined", "no indicator has weight in both lists", "use the linear form of other weights");
    return {
      product: normalised(product),
      linear: a.map((weight, j) => lambda * weight + (1 - lambda) * at(b, j)),
      geometric: normalised(a.map((weight, j) => weight ** lambda * at(b, j) ** (1 - lambda))),
    };
  },
});
