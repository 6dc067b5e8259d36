/**
 * The combination: pooled growth alone for short series; from six values on a quarter of it and three of the weighted candidates.
 * Bates & Granger (1969), Operational Research Quarterly 20: 451–468; weights at least zero and shrunk towards equality, because
 * estimated ones mislead on short histories: Timmermann (2006), Handbook of Economic Forecasting, ch. 4; candidates as regressors
 * of what came: Breiman (1996), Machine Learning 24: 49–64, "stacked regressions".
 */
import { at, mean, sum } from "../numeric/vector.js";
import { boundedFall, last, path } from "./candidate.js";
import { combinable, combinableNames, singleMethods } from "./candidate-table.js";
import { pooledGrowth } from "./candidates/pooled-growth.js";
import { forHorizon, lengthClassOf } from "./evidence.js";
import { growthFeatures } from "./growth-features.js";

/** Share of pooled growth beside weighted candidates: more fits the sets it was estimated on, less other ones (docs/forecasting.md). */
export const GROWTH_SHARE = 0.25;

export interface Combination {
  readonly point: readonly number[];
  /** Share of each member at horizon 1, largest first; shares sum to one. */
  readonly members: readonly { readonly method: string; readonly share: number }[];
}

/** For a series that changes. */
export function combine(series: readonly number[], horizon: number): Combination {
  const growth = pooledGrowth(series, horizon);
  if (growth === null) return meanOfFew(series, horizon);
  const weighed = weigh(series, horizon);
  if (weighed === null) return { point: growth, members: [{ method: "pooled-growth", share: 1 }] };
  const members = [
    { method: "pooled-growth", share: GROWTH_SHARE },
    ...weighed.members.map(({ method, share }) => ({ method, share: share * (1 - GROWTH_SHARE) })),
  ];
  return {
    point: boundedFall(
      series,
      growth.map((value, i) => GROWTH_SHARE * value + (1 - GROWTH_SHARE) * at(weighed.point, i)),
    ),
    members: members.sort((a, b) => b.share - a.share || (a.method < b.method ? -1 : 1)),
  };
}

/** Shares below this are rounding of the weights. */
const LEAST_SHARE = 1e-4;

/**
 * The weighted mean of the candidates and the rise that such series made beside it; null for length classes without weights. Beyond
 * the horizons with evidence the last one's weights and rise stay.
 */
function weigh(series: readonly number[], horizon: number): Combination | null {
  const { weights, rise } = lengthClassOf(series.length);
  const features = growthFeatures(series);
  const [first] = weights;
  if (first === undefined || features === null) return null;
  const y = last(series);
  const forecasts = combinableNames.flatMap((name) => {
    if (weights.every((table) => (table[name] ?? 0) === 0)) return [];
    const forecast = combinable[name](series, horizon);
    return forecast === null ? [] : [{ name, forecast }];
  });
  const point = path(horizon, (ahead) => {
    const table = forHorizon(weights, ahead);
    let total = features.value(forHorizon(rise, ahead));
    for (const { name, forecast } of forecasts) total += (table[name] ?? 0) * (at(forecast, ahead - 1) - y);
    return total;
  });
  const shares = forecasts.map(({ name }) => ({ method: name, share: first[name] ?? 0 }));
  const rest = 1 - sum(shares.map(({ share }) => share));
  return { point, members: [...shares, { method: "naive", share: rest }].filter(({ share }) => share > LEAST_SHARE) };
}

/** Short series with zeros or negative values, whose growth has no proportion: the plain mean of three candidates. */
const FEW = ["damped", "naive", "theta"] as const;

function meanOfFew(series: readonly number[], horizon: number): Combination {
  const forecasts = FEW.flatMap((name) => [singleMethods[name](series, horizon) ?? []]);
  return {
    point: Array.from({ length: horizon }, (_, i) => mean(forecasts.map((forecast) => at(forecast, i)))),
    members: FEW.map((method) => ({ method, share: 1 / FEW.length })),
  };
}
