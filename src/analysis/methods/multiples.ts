/** Multiples: median and quartiles (type 7) of peers' ratios; with a base figure the band of values they imply. Loss-makers have no multiple. */
import { z } from "zod";
import { ascending, quantile } from "../numeric/vector.js";
import { method, numbers } from "./method.js";

export const multiples = method({
  name: "multiples",
  summary: "The middle half of peers' valuation multiples, and what it implies.",
  reference: "Damodaran, Investment Valuation; quantiles: Hyndman & Fan 1996, type 7",
  input: z.object({ values: numbers.min(1).describe("multiples"), base: z.number().optional().describe("figure the multiple is of") }),
  gives: "median, q1, q3, iqr, n, implied [q1, median, q3]",
  run: ({ values, base }) => {
    const sorted = ascending(values);
    const [q1, median, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
    return {
      median,
      q1,
      q3,
      iqr: q3 - q1,
      n: values.length,
      ...(base === undefined ? {} : { implied: [q1 * base, median * base, q3 * base] }),
    };
  },
});
