/**
 * Stage of the life cycle by a written rule: penetration = level / ceiling and growth. Below 10 % introduction; 10–50 % growth while it
 * grows, 50–90 % maturity, from 90 % saturation; shrinking above 10 % is decline (Rogers' 2.5, 16, 50, 84 % stand beside). A stage near a
 * cut is borderline.
 */
import { z } from "zod";
import { method, Refusal } from "./method.js";

export const lifeCycleStage = method({
  name: "life-cycle-stage",
  summary: "Stage of a market's life cycle from penetration and growth.",
  reference: "Levitt 1965, HBR 43(6):81–94; Rogers 1962, Diffusion of Innovations",
  input: z.object({
    level: z.number().nonnegative().describe("present level"),
    ceiling: z.number().positive().describe("level at saturation, with its own source"),
    growth: z.number().describe("growth a year, as a fraction"),
    cuts: z.tuple([z.number(), z.number(), z.number()]).default([0.1, 0.5, 0.9]),
    margin: z.number().nonnegative().default(0.02),
  }),
  gives: "penetration, stage, adopters, borderline",
  run: ({ level, ceiling, growth, cuts, margin }) => {
    const penetration = level / ceiling;
    if (penetration > 1.2)
      throw new Refusal("input", `the level is ${penetration.toFixed(2)} times the ceiling`, "the ceiling is too low, or the units differ");
    const [early, half, full] = cuts;
    const rising = penetration < early ? "introduction" : penetration < half ? "growth" : penetration < full ? "maturity" : "saturation";
    const adopters =
      penetration < 0.025
        ? "innovators"
        : penetration < 0.16
          ? "early adopters"
          : penetration < 0.5
            ? "early majority"
            : penetration < 0.84
              ? "late majority"
              : "laggards";
    return {
      penetration,
      stage: growth < 0 && penetration >= early ? "decline" : rising,
      adopters,
      borderline: cuts.some((cut) => Math.abs(penetration - cut) < margin),
    };
  },
});
