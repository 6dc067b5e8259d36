/**
 * What the one who asks knows beside the series: a ceiling, a reference class of comparable series. Each makes a forecast of its own,
 * which has as much share in the answer as the combination; nothing goes beyond the ceiling. Backtests are made without them, for
 * nobody knows what was believed then.
 */
import { at, mean } from "../numeric/vector.js";
import { bass } from "./candidates/bass.js";
import { gompertz } from "./candidates/gompertz.js";
import { logistic } from "./candidates/logistic.js";
import { referenceGrowth } from "./candidates/reference-growth.js";
import type { Combination } from "./combination.js";
import type { Band } from "./interval.js";

export interface Beliefs {
  /** A value that the series cannot reach: saturation, a whole, a capacity. Above every value so far. */
  readonly ceiling?: number | undefined;
  /** Annual values of comparable series, each oldest first: how fast growth faded there. */
  readonly reference?: readonly (readonly number[])[] | undefined;
}

const curves = { bass, gompertz, logistic } as const;

/** Why the beliefs do not fit the series, or null. */
export function beliefProblem(series: readonly number[], { ceiling, reference }: Beliefs): string | null {
  if (ceiling !== undefined && !(Number.isFinite(ceiling) && ceiling > Math.max(...series) && series.every((value) => value > 0)))
    return `the ceiling ${ceiling} needs a series above zero with no value at or above it`;
  if (reference !== undefined && referenceGrowth(series, 1, reference) === null)
    return "the reference class tells nothing of how growth fades: it needs series above zero with two changes in a row, the first of them growth, and a series above zero to forecast";
  return null;
}

interface Believed extends Combination {
  readonly notes: readonly string[];
}

/** The forecast with what is believed; the combination as it is where nothing is. */
export function withBeliefs(series: readonly number[], combined: Combination, { ceiling, reference }: Beliefs): Believed {
  const horizon = combined.point.length;
  const parts: Combination[] = [combined];
  const notes: string[] = [];
  if (ceiling !== undefined) {
    const towards = Object.entries(curves).flatMap(([method, curve]) => {
      const point = curve(series, horizon, ceiling);
      return point === null ? [] : [{ method, point }];
    });
    if (towards.length > 0)
      parts.push({
        point: combined.point.map((_, i) => mean(towards.map(({ point }) => at(point, i)))),
        members: towards.map(({ method }) => ({ method, share: 1 / towards.length })),
      });
    notes.push(`the declared ceiling ${ceiling} bounds the forecast; the backtest is without it`);
  }
  const faded = reference === undefined ? null : referenceGrowth(series, horizon, reference);
  if (faded !== null) {
    parts.push({ point: faded.point, members: [{ method: "reference-growth", share: 1 }] });
    notes.push(
      `growth keeps ${Math.round(100 * faded.fading)} % of itself each year, as in the declared reference class; the backtest is without it`,
    );
  }
  if (notes.length === 0) return { ...combined, notes };
  const point = combined.point.map((_, i) => Math.min(ceiling ?? Number.POSITIVE_INFINITY, mean(parts.map((part) => at(part.point, i)))));
  const members = parts
    .flatMap((part) => part.members.map(({ method, share }) => ({ method, share: share / parts.length })))
    .sort((a, b) => b.share - a.share || (a.method < b.method ? -1 : 1));
  return { point, members, notes };
}

/** The band below the ceiling. */
export function belowCeiling({ lower, upper }: Band, ceiling: number | undefined): Band {
  return ceiling === undefined ? { lower, upper } : { lower, upper: upper.map((value) => Math.min(value, ceiling)) };
}
