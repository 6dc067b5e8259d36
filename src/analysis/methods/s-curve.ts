/**
 * Time left on a logistic y = K/(1 + e^(−r(t − t50))) from a level y0 at t = 0: t50 = ln(K/y0 − 1)/r, t90 = t50 + ln 9/r, 10→90 % = ln 81/r,
 * gap = 1 − y0/K. Pitfall: K is not identified before the inflection; fix it from outside and show three values.
 */
import { z } from "zod";
import { method, Refusal } from "./method.js";

export const sCurve = method({
  name: "s-curve",
  summary: "How long a level takes to half and to 90 % of a ceiling.",
  reference: "Verhulst 1838; Pearl & Reed 1920, PNAS 6:275–288",
  input: z.object({
    K: z.number().positive().describe("ceiling"),
    y0: z.number().positive().describe("level now"),
    r: z.number().positive().describe("growth rate of the logistic, a year"),
  }),
  gives: "t50, t90, t10_to_t90, gap",
  run: ({ K, y0, r }) => {
    if (y0 >= K) throw new Refusal("undefined", "the level is at or above the ceiling", "give a higher ceiling");
    const t50 = Math.log(K / y0 - 1) / r;
    return { t50, t90: t50 + Math.log(9) / r, t10_to_t90: Math.log(81) / r, gap: 1 - y0 / K };
  },
});
