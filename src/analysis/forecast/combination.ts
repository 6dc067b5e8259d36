/**
 * The combination: weighted candidates and pooled growth, in shares that the pooled evidence gives for the series' length class.
 * Bates & Granger (1969), Operational Research Quarterly 20: 451–468; weights shrunk towards equality because estimated ones
 * mislead on short histories, Timmermann (2006), Handbook of Economic Forecasting, ch. 4.
 */
import { at } from "../numeric/vector.js";
import { combinable, combinableNames } from "./candidate-table.js";
import { pooledGrowth } from "./candidates/pooled-growth.js";
import { type LengthClass, lengthClassOf, type Weights } from "./evidence.js";

export interface Combination {
  readonly point: readonly number[];
  /** Share of each member at horizon 1, largest first; shares sum to one. */
  readonly members: readonly { readonly method: string; readonly share: number }[];
}

export function combine(series: readonly number[], horizon: number): Combination {
  const { weights, growthShare } = lengthClassOf(series.length);
  const growth = pooledGrowth(series, horizon);
  const share = growth === null ? 0 : growthShare;
  const { point: weighted, shares } = share === 1 ? { point: [], shares: [] } : weigh(series, horizon, weights);
  const point = Array.from({ length: horizon }, (_, i) =>
    growth === null || share === 0 ? at(weighted, i) : share === 1 ? at(growth, i) : share * at(growth, i) + (1 - share) * at(weighted, i),
  );
  const members = [
    ...(share > 0 ? [{ method: "pooled-growth", share }] : []),
    ...shares.map(([method, part]) => ({ method, share: part * (1 - share) })),
  ].sort((a, b) => b.share - a.share || (a.method < b.method ? -1 : 1));
  return { point, members };
}

/** The weighted mean of those candidates that can serve the series, their weights scaled to sum to one. */
function weigh(series: readonly number[], horizon: number, weights: LengthClass["weights"]) {
  const forecasts = new Map(
    combinableNames.flatMap((name) => {
      if (weights.every((table) => (table[name] ?? 0) === 0)) return [];
      const forecast = combinable[name](series, horizon);
      return forecast === null ? [] : [[name, forecast] as const];
    }),
  );
  const usable = (table: Weights) => {
    const rows = [...forecasts].map(([name, forecast]) => ({ name, forecast, weight: table[name] ?? 0 }));
    const total = rows.reduce((sum, { weight }) => sum + weight, 0);
    return rows.map((row) => ({ ...row, weight: row.weight / total }));
  };
  const [first, later] = [usable(weights[0]), usable(weights[1])];
  const point = Array.from({ length: horizon }, (_, i) =>
    (i === 0 ? first : later).reduce((sum, { weight, forecast }) => sum + weight * at(forecast, i), 0),
  );
  return { point, shares: first.filter(({ weight }) => weight > 0).map(({ name, weight }) => [name, weight] as const) };
}
