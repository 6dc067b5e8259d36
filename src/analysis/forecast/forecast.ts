/**
 * Forecast of one annual series: point values, prediction intervals, the method with its parts, the training data, a backtest and
 * whether it beats "last value". Method and evidence: docs/forecasting.md.
 */
import { type Backtest, backtest } from "./backtest.js";
import { type Beliefs, beliefProblem, belowCeiling, withBeliefs } from "./beliefs.js";
import { last } from "./candidate.js";
import { type Combination, combine } from "./combination.js";
import { bandOf, LEVELS } from "./interval.js";
import { removeSeasons } from "./seasonal.js";
import { MOST_VALUES, mendSpikes, refusal } from "./training.js";

export interface ForecastRequest extends Beliefs {
  /** Values a constant time apart, oldest first. */
  readonly train: readonly (number | null)[];
  readonly horizon: number;
  /** Coverage of the interval, 0.01–0.99; default 0.8. */
  readonly level?: number | undefined;
  /** Values in a year's cycle: 1 (annual, the default), 4 for quarters, 12 for months. */
  readonly period?: number | undefined;
}

export interface Forecast {
  readonly method: string;
  readonly members: Combination["members"];
  readonly point: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly level: number;
  readonly training: { readonly n: number; readonly values: readonly number[] };
  /** Null where the series is too short for one. */
  readonly backtest: Backtest | null;
  /** Null where there is no backtest. */
  readonly beatsLastValue: boolean | null;
  /** What was done to the data, and fallbacks taken, in words. */
  readonly notes: readonly string[];
}

export type ForecastAnswer = Forecast | { readonly refused: string };

export const DEFAULT_LEVEL = 0.8;
export const LONGEST_HORIZON = 30;
export const LONGEST_PERIOD = 60;
/** Origins of the backtest that comes with a forecast, newest first, and how far ahead it looks. */
const BACKTEST_ORIGINS = 6;
const BACKTEST_HORIZON = 3;

/** The forecast, or the reason why there is none. */
export function forecastSeries({ train, horizon, level = DEFAULT_LEVEL, period = 1, ...beliefs }: ForecastRequest): ForecastAnswer {
  const reason = refusal(train);
  if (reason !== null) return { refused: reason };
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > LONGEST_HORIZON)
    return { refused: `the horizon is a whole number of periods from 1 to ${LONGEST_HORIZON}, not ${horizon}` };
  if (!(level >= LEVELS.from && level <= LEVELS.to))
    return { refused: `the level is a share from ${LEVELS.from} to ${LEVELS.to} (0.8: 80 %), not ${level}` };
  if (!Number.isInteger(period) || period < 1 || period > LONGEST_PERIOD)
    return { refused: `the period is a whole number of values a cycle from 1 to ${LONGEST_PERIOD}, not ${period}` };
  const values = train.flatMap((value) => value ?? []);
  const prepared = prepare(values, period);
  const problem = beliefProblem(prepared.series, beliefs);
  if (problem !== null) return { refused: problem };
  const combined = pointForecast(prepared.series, horizon);
  const { point, members, notes } = withBeliefs(prepared.series, combined, beliefs);
  const band = belowCeiling(bandOf(prepared.series, point, level), beliefs.ceiling);
  const tested = backtest(
    values,
    Math.min(horizon, BACKTEST_HORIZON),
    (part, ahead) => {
      const { series, restore } = prepare(part, period);
      return pointForecast(series, ahead).point.map(restore);
    },
    BACKTEST_ORIGINS,
  );
  return {
    method: notes.length === 0 ? combined.method : "combination",
    members,
    point: point.map(prepared.restore),
    lower: band.lower.map(prepared.restore),
    upper: band.upper.map(prepared.restore),
    level,
    training: { n: values.length, values },
    backtest: tested,
    beatsLastValue: tested === null ? null : tested.beatsLastValue,
    notes: [...prepared.notes, ...notes],
  };
}

interface Prepared {
  readonly series: readonly number[];
  /** Puts the season back on the value of the i-th period ahead, from 0. */
  readonly restore: (value: number, i: number) => number;
  readonly notes: readonly string[];
}

/** The newest values without lone spikes and without their season. */
function prepare(values: readonly number[], period: number): Prepared {
  const notes: string[] = [];
  if (values.length > MOST_VALUES) notes.push(`only the newest ${MOST_VALUES} of ${values.length} values are used`);
  const newest = values.slice(-MOST_VALUES);
  const seasons = period > 1 ? removeSeasons(newest, period) : null;
  if (period > 1)
    notes.push(
      seasons === null
        ? `fewer than two cycles of ${period}: no season is estimated`
        : `a season of ${period} is taken out and put back; intervals are calibrated on annual series`,
    );
  const { series, replaced } = mendSpikes(seasons?.adjusted ?? newest);
  const before = values.length - newest.length;
  for (const i of replaced) notes.push(`value ${before + i + 1} (${newest[i]}) stands alone and is replaced by its neighbours' mean`);
  return { series, notes, restore: (value, i) => seasons?.restore(value, i + 1) ?? value };
}

/** Point forecasts; a series that never changed is forecast to stay. */
export function pointForecast(series: readonly number[], horizon: number): Combination & { readonly method: string } {
  if (series.every((value) => value === series[0])) {
    return { method: "constant", point: new Array<number>(horizon).fill(last(series)), members: [{ method: "naive", share: 1 }] };
  }
  // Around one, products and squares keep their digits whatever the unit.
  const unit = Math.max(...series.map(Math.abs));
  const combined = combine(
    series.map((value) => value / unit),
    horizon,
  );
  return {
    method: combined.members.length === 1 ? (combined.members[0]?.method ?? "") : "combination",
    ...combined,
    point: combined.point.map((value) => value * unit),
  };
}
