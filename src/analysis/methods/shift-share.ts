/**
 * Shift–share: NS = Σ E_i0·G, IM = Σ E_i0 (g_i − G), RS = Σ E_i0 (g_ij − g_i); they add up to the region's change.
 * Refuses sectors without a national base.
 */
import { z } from "zod";
import { at, sum } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

const pair = z.tuple([numbers.min(1), numbers.min(1)]);

export const shiftShare = method({
  name: "shift-share",
  summary: "Splits a region's growth into the nation's growth, its mix of sectors, and its own.",
  reference: "Dunn 1960, Papers in Regional Science 6:97–112",
  input: z.object({ national: pair.describe("[before, after] by sector"), region: pair.describe("the same sectors") }),
  gives: "NS, IM, RS, total, by_sector",
  run: ({ national: [n0, n1], region: [r0, r1] }) => {
    for (const list of [n1, r0, r1]) sameLength(n0, list, "the lists of sectors");
    if (n0.some((value) => value <= 0)) throw new Refusal("undefined", "a sector has no national base", "merge it with another sector");
    const G = sum(n1) / sum(n0) - 1;
    const bySector = r0.map((base, i) => {
      const g = at(n1, i) / at(n0, i) - 1;
      return { NS: base * G, IM: base * (g - G), RS: at(r1, i) - base * (1 + g) };
    });
    const total = (key: "NS" | "IM" | "RS"): number => sum(bySector.map((effects) => effects[key]));
    return { NS: total("NS"), IM: total("IM"), RS: total("RS"), total: sum(r1) - sum(r0), by_sector: bySector };
  },
});
