/**
 * Pooled growth: the growth of the series shrunk towards what series of its class went on to do. For each length class and horizon a
 * least-absolute-deviations regression on the series' own changes (growth-features.ts), estimated over thousands of real annual
 * series (scripts/fit-forecast.mjs). The idea of a reference class: Kahneman & Tversky (1979), TIMS Studies in Management Science
 * 12: 313–327; pooled regressions for forecasting: Montero-Manso & Hyndman (2021), International Journal of Forecasting 37: 1632–1653.
 *
 * Short series: beyond the horizons with evidence the one-step regression of five values goes on from its own forecasts.
 * Longer series: beyond them the mean change of the last three horizons goes on, fading by a tenth each year.
 */
import { at, dot } from "../../numeric/vector.js";
import { type Candidate, last } from "../candidate.js";
import { lengthClassOf } from "../evidence.js";
import { growthFeatures, SHORT_UP_TO } from "../growth-features.js";

const FADING = 0.9;

export const pooledGrowth: Candidate = (series, horizon) => {
  const direct = regressed(series, horizon);
  if (direct === null) return null;
  if (series.length <= SHORT_UP_TO) {
    while (direct.length < horizon) direct.push(at(regressed([...series, ...direct].slice(-SHORT_UP_TO), 1) ?? [last(direct)], 0));
    return direct;
  }
  const known = [last(series), ...direct];
  let step = known.length > 3 ? (last(known) - at(known, known.length - 4)) / 3 : 0;
  while (direct.length < horizon) {
    step *= FADING;
    direct.push(last(direct) + step);
  }
  return direct;
};

function regressed(series: readonly number[], horizon: number): number[] | null {
  const features = growthFeatures(series);
  if (features === null) return null;
  return lengthClassOf(series.length)
    .growth.slice(0, horizon)
    .map((coefficients) => features.value(dot(features.regressors, coefficients)));
}
