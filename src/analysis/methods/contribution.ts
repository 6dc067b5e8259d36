/** Contribution to growth: ΔV_i / V_0 in percentage points, adding up to total growth; share of growth ΔV_i / ΔV. Show size and rate beside it. */
import { z } from "zod";
import { at, sum } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

export const contribution = method({
  name: "contribution",
  summary: "Which parts made a total grow.",
  reference: "OECD 2007, Data and Metadata Reporting and Presentation Handbook, ch. 7",
  input: z.object({ v0: numbers.min(1).describe("parts before"), v1: numbers.min(1).describe("parts after") }),
  gives: "contribution_pp, share_of_growth (null when the total does not change), total_growth_pct, change",
  run: ({ v0, v1 }) => {
    sameLength(v0, v1, "v0 and v1");
    const base = sum(v0);
    if (base <= 0) throw new Refusal("undefined", "the total before is not above zero", "contributions are parts of a growth rate");
    const change = v0.map((value, i) => at(v1, i) - value);
    const total = sum(change);
    return {
      contribution_pp: change.map((delta) => (100 * delta) / base),
      share_of_growth: total === 0 ? null : change.map((delta) => delta / total),
      total_growth_pct: (100 * total) / base,
      change,
    };
  },
});
