/**
 * Shares of a whole: s_i = x_i / Σ x. Fractions. Refuses negatives and an empty whole; `whole` may exceed the named parts, the rest is shown.
 */
import { z } from "zod";
import { sum } from "../numeric/vector.js";
import { method, numbers, Refusal } from "./method.js";

export const shares = method({
  name: "shares",
  summary: "Parts as shares of their whole, with the rest that is not named.",
  reference: "OECD Glossary of Statistical Terms, percentage share",
  input: z.object({ values: numbers.min(1).describe("the parts"), whole: z.number().optional().describe("default: their sum") }),
  gives: "shares, shares_pct, rest, whole",
  run: ({ values, whole: given }) => {
    if (values.some((value) => value < 0)) throw new Refusal("not-positive", "a part is negative", "shares are of parts that add up");
    const named = sum(values);
    const whole = given ?? named;
    if (whole <= 0) throw new Refusal("undefined", "the whole is not above zero", "give a whole above zero");
    if (named > whole * (1 + 1e-12))
      throw new Refusal("input", `the parts make ${named}, more than the whole ${whole}`, "check the whole's scope");
    const parts = values.map((value) => value / whole);
    return { shares: parts, shares_pct: parts.map((part) => 100 * part), rest: Math.max(0, 1 - named / whole), whole };
  },
});
