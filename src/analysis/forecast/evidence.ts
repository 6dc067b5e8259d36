/** The shape of the pooled evidence, and the class of series by length that each part of it serves. */
import { at } from "../numeric/vector.js";
import type { CombinableName } from "./candidate-table.js";
import { pooledEvidence } from "./pooled-evidence.js";

export interface LengthClass {
  /** Fewest and most values of the series it serves. */
  readonly from: number;
  readonly to: number;
  /** Regression coefficients of pooled growth, one list a horizon. */
  readonly growth: readonly (readonly number[])[];
  /** Weights of the candidates, one table a horizon; last value has the rest of one. No table: pooled growth alone. */
  readonly weights: readonly Weights[];
  /** What comes on top of the weighted candidates, in units of the series' mean absolute change, one number a horizon. */
  readonly rise: readonly number[];
  /** Coefficients of the error's size, one list a horizon, interval.ts. */
  readonly spread: readonly (readonly number[])[];
  /** Absolute errors in units of their expected size: one list a horizon, one quantile for each of `levels`. */
  readonly quantiles: readonly (readonly number[])[];
}

export type Weights = Readonly<Partial<Record<CombinableName, number>>>;

export interface PooledEvidence {
  /** Median of the prior of a ceiling that is not declared, in multiples of the highest value so far. */
  readonly ceilingMedian: number;
  readonly levels: readonly number[];
  readonly classes: readonly LengthClass[];
}

export function lengthClassOf(length: number, evidence: PooledEvidence = pooledEvidence): LengthClass {
  const found = evidence.classes.find(({ from, to }) => length >= from && length <= to);
  if (found === undefined) throw new RangeError(`no length class serves ${length} values`);
  return found;
}

/** The entry for a horizon (from 1); beyond the last the last. */
export function forHorizon<T>(rows: readonly T[], ahead: number): T {
  return at(rows, Math.min(ahead, rows.length) - 1);
}
