/**
 * Registers of factors. PEST: score = weight·impact·certainty·sign. IFE/EFE: Σ w·rating, Σ w = 1, rating 1–4, middle 2.5.
 * SWOT vector: θ = atan2(O − T, S − W); 0–90° SO (growth), 90–180° WO, 180–270° WT, 270–360° ST.
 */
import { z } from "zod";
import { sum } from "../numeric/vector.js";
import { type MethodResult, method, numbers, Refusal } from "./method.js";

const factor = z.union([
  z
    .tuple([z.string(), z.number(), z.number(), z.number(), z.number()])
    .transform(([name, weight, impact, certainty, sign]) => ({ name, weight, impact, certainty, sign })),
  z.object({ name: z.string(), weight: z.number(), impact: z.number(), certainty: z.number(), sign: z.number() }),
]);

export const pest = method({
  name: "pest",
  summary: "Scores a register of political, economic, social and technical factors.",
  reference: "Aguilar 1967, Scanning the Business Environment; scoring: IEC 31010:2019",
  input: z.object({ factors: z.array(factor).min(1).describe("[name, weight, impact, certainty, sign] each") }),
  gives: "scores, total, positive, negative, by_name",
  run: ({ factors }) => {
    const scores = factors.map(({ weight, impact, certainty, sign }) => weight * impact * certainty * Math.sign(sign));
    return {
      scores,
      total: sum(scores),
      positive: sum(scores.filter((score) => score > 0)),
      negative: sum(scores.filter((score) => score < 0)),
      by_name: factors.map(({ name }, i) => ({ name, score: scores[i] ?? 0 })),
    };
  },
});

const rated = z.array(z.tuple([z.number().min(0).max(1), z.number().min(1).max(4)])).min(1);

function evaluation(pairs: z.output<typeof rated>, name: string): number {
  const whole = sum(pairs.map(([weight]) => weight));
  if (Math.abs(whole - 1) > 1e-6) throw new Refusal("input", `the weights of ${name} add up to ${whole}`, "weights add up to 1");
  return sum(pairs.map(([weight, rating]) => weight * rating));
}

export const ifeEfe = method({
  name: "ife-efe",
  summary: "Weighted ratings of internal and external factors.",
  reference: "David, Strategic Management",
  input: z.object({ ife: rated.optional().describe("[weight, rating 1–4] each"), efe: rated.optional() }),
  gives: "ife, efe, position",
  run: ({ ife, efe }) => {
    if (ife === undefined && efe === undefined) throw new Refusal("input", "no factors are given", "give ife, efe or both");
    const result: Record<string, number> = {};
    if (ife !== undefined) result.ife = evaluation(ife, "ife");
    if (efe !== undefined) result.efe = evaluation(efe, "efe");
    const place = Object.fromEntries(Object.entries(result).map(([key, value]) => [`${key}_above_middle`, value > 2.5]));
    return { ...result, ...place };
  },
});

const quadrants = ["SO", "WO", "WT", "ST"];
const item = z.union([z.number(), numbers.min(1).transform(sum)]);

export const swotVector = method({
  name: "swot-vector",
  summary: "The direction that strengths, weaknesses, opportunities and threats point to.",
  reference: "Weihrich 1982, Long Range Planning 15:54–66",
  input: z.object({ S: item.describe("total, or a list to add"), W: item, O: item, T: item }),
  gives: "x, y, angle_deg, length, quadrant",
  run: ({ S, W, O, T }): MethodResult => {
    const [x, y] = [S - W, O - T];
    if (x === 0 && y === 0)
      throw new Refusal("undefined", "strengths equal weaknesses and opportunities equal threats", "the vector has no direction");
    const angle = ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
    return { x, y, angle_deg: angle, length: Math.hypot(x, y), quadrant: quadrants[Math.min(3, Math.floor(angle / 90))] ?? "SO" };
  },
});
