/**
 * Market size by several ways, each a product or quotient with its recorded assumptions: top-down parent·share, bottom-up
 * revenue/coverage, demand firms·adoption·spend, supply units·price. Relative error of the result r = √Σ r_j² (independent factors, delta
 * method). The ways are then pooled (triangulation.ts). `unit_factor` divides the product (1e8 turns CNY into 100 million CNY).
 */
import { z } from "zod";
import { at, sum } from "../numeric/vector.js";
import { method, numbers, Refusal } from "./method.js";
import { triangulate } from "./triangulation.js";

const errors = numbers.min(1).describe("relative standard errors of the factors");
const input = z.object({
  top_down: z.object({ parent: z.number().positive(), share: z.number().positive().max(1), rel_se: errors }).optional(),
  bottom_up: z.object({ revenue: z.number().positive(), coverage: z.number().positive().max(1), rel_se: errors }).optional(),
  demand: z
    .object({
      firms: z.number().positive(),
      adoption: z.number().positive().max(1),
      spend: z.number().positive().optional(),
      spend_cny: z.number().positive().optional(),
      rel_se: errors,
    })
    .optional()
    .describe("spend per firm; spend_cny is in yuan and gives 100 million yuan"),
  supply: z.object({ units: z.number().positive(), price: z.number().positive(), rel_se: errors }).optional(),
  published: z.array(z.object({ value: z.number().positive(), rel_se: z.number().positive() })).optional(),
});

export const marketSizing = method({
  name: "market-sizing",
  summary: "Market size top-down, bottom-up, from demand and from supply, pooled with published values.",
  reference: "as triangulation; error propagation: Ku 1966, J. Res. NBS 70C:263–273",
  input,
  gives: "ways, estimates, estimates_100m_cny, rel_se and everything that triangulation gives",
  run: ({ top_down, bottom_up, demand, supply, published }) => {
    const ways: { name: string; value: number; errors: readonly number[] }[] = [];
    if (top_down !== undefined) ways.push({ name: "top-down", value: top_down.parent * top_down.share, errors: top_down.rel_se });
    if (bottom_up !== undefined) ways.push({ name: "bottom-up", value: bottom_up.revenue / bottom_up.coverage, errors: bottom_up.rel_se });
    if (demand !== undefined) {
      const spend = demand.spend ?? (demand.spend_cny ?? 0) / 1e8;
      if (spend <= 0) throw new Refusal("input", "demand.spend is missing", "give spend or spend_cny");
      ways.push({ name: "demand", value: demand.firms * demand.adoption * spend, errors: demand.rel_se });
    }
    if (supply !== undefined) ways.push({ name: "supply", value: supply.units * supply.price, errors: supply.rel_se });
    for (const { value, rel_se } of published ?? []) ways.push({ name: "published", value, errors: [rel_se] });
    if (ways.length === 0)
      throw new Refusal("too-few", "no way of sizing is given", "give top_down, bottom_up, demand, supply or published");
    const relative = ways.map((way) => Math.sqrt(sum(way.errors.map((r) => r * r))));
    const exact = relative.findIndex((r) => r <= 0);
    if (exact >= 0)
      throw new Refusal("not-positive", `${at(ways, exact).name} states no error`, "give a relative standard error above zero");
    const estimates = ways.map((way) => way.value);
    return {
      ways: ways.map((way) => way.name),
      estimates,
      estimates_100m_cny: estimates,
      rel_se: relative,
      ...triangulate(estimates, relative),
    };
  },
});
