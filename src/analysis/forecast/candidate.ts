/** A candidate: one way of forecasting a series, given as plain numbers a constant time apart, oldest first. */

import { at } from "../numeric/vector.js";

/**
 * The next `horizon` values, or null when the candidate cannot serve this series (too short, or not positive where logarithms
 * are taken). Series come in order, without gaps, finite, at least three values; the answer is finite whenever it is not null.
 */
export type Candidate = (series: readonly number[], horizon: number) => number[] | null;

/** The forecasts `step(1) … step(horizon)`. */
export function path(horizon: number, step: (ahead: number) => number): number[] {
  return Array.from({ length: horizon }, (_, i) => step(i + 1));
}

export function last(series: readonly number[]): number {
  return at(series, series.length - 1);
}

/** Largest change of a logarithm: beyond it numbers run out, not sense. */
const LARGEST_CHANGE = 30;

/** The value a change of the logarithm leads to. */
export function grown(value: number, change: number): number {
  return value * Math.exp(Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, change)));
}

/** The same candidate on logarithms: proportional instead of absolute change. Null unless every value is above zero. */
export function onLogarithms(candidate: Candidate): Candidate {
  return (series, horizon) => {
    if (series.some((value) => value <= 0)) return null;
    const forecast = candidate(series.map(Math.log), horizon);
    return forecast === null ? null : forecast.map((value) => grown(last(series), value - Math.log(last(series))));
  };
}

/**
 * Bounded falls: a series that is always above zero cannot fall by more than all of it. A forecast fall of d below the last value y
 * is read as the proportion d/y a constant rate takes off: y·exp(−d/y). Rises stay as they are.
 */
export function boundedFall(series: readonly number[], forecast: readonly number[]): number[] {
  const y = last(series);
  if (series.some((value) => value <= 0)) return [...forecast];
  return forecast.map((value) => (value < y ? grown(y, (value - y) / y) : value));
}

/** The same candidate with bounded falls. */
export function withBoundedFall(candidate: Candidate): Candidate {
  return (series, horizon) => {
    const forecast = candidate(series, horizon);
    return forecast === null ? null : boundedFall(series, forecast);
  };
}
