/** Training series: what can be forecast, why the rest cannot, and what is mended before (one giant outlier). */
import { at } from "../numeric/vector.js";
import { changes } from "./statistics.js";

/** Fewest values a forecast is made from. */
export const FEWEST_VALUES = 3;
/** Most values that are looked at: older ones say little about next year and cost time. */
export const MOST_VALUES = 120;

/** Largest size of a value: squares and sums of squares stay finite. */
const LARGEST = 1e120;

/** Why no forecast can be made of these values (null and undefined stand for missing ones), or null when one can. */
export function refusal(values: readonly (number | null | undefined)[]): string | null {
  if (values.length < FEWEST_VALUES) return `a forecast needs at least ${FEWEST_VALUES} values; there are ${values.length}`;
  const missing = values.findIndex((value) => value === null || value === undefined);
  if (missing >= 0) return `value ${missing + 1} is missing: a series needs a value for every period, without gaps`;
  const strange = values.findIndex((value) => typeof value === "number" && !(Math.abs(value) <= LARGEST));
  if (strange >= 0) return `value ${strange + 1} (${values[strange]}) is not a number between −1e120 and 1e120`;
  return null;
}

export interface Mended {
  readonly series: readonly number[];
  /** Positions (from 0) of the values replaced. */
  readonly replaced: readonly number[];
}

/** How many times the median irregularity a spike must stand out by. */
const SPIKE = 20;
/** Values that stand out alike but for this share do so equally: rounding, another unit's too, must not choose between them. */
const ALIKE = 1e-9;

/**
 * Replaces a lone spike, a value that stands out from both its neighbours by more than 20 times what the others do and by more than
 * the neighbours' own size, with the neighbours' mean. The ends are never touched: a leap at the end may be news.
 */
export function mendSpikes(series: readonly number[]): Mended {
  if (series.length < 5) return { series, replaced: [] };
  const middle = (i: number) => (at(series, i - 1) + at(series, i + 1)) / 2;
  const inner = Array.from({ length: series.length - 2 }, (_, i) => i + 1);
  const stands = inner.map((i) => Math.abs(at(series, i) - middle(i)));
  // The lower median: a spike makes two of the changes large, and with five values that is half of them.
  const sizes = changes(series)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const usual = at(sizes, Math.floor((sizes.length - 1) / 2));
  const replaced = inner.filter((i, k) => {
    const size = Math.max(Math.abs(at(series, i - 1)), Math.abs(at(series, i + 1)));
    const highest = Math.max(...stands.slice(Math.max(0, k - 1), k + 2));
    return size > 0 && at(stands, k) >= highest * (1 - ALIKE) && highest > SPIKE * usual && highest > 2 * size;
  });
  return replaced.length === 0
    ? { series, replaced }
    : { series: series.map((value, i) => (replaced.includes(i) ? middle(i) : value)), replaced };
}
