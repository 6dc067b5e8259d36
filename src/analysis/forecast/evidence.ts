/** The shape of the pooled evidence, and the class of series by length that each part of it serves. */
import type { CombinableName } from "./candidate-table.js";
import { pooledEvidence } from "./pooled-evidence.js";

export interface LengthClass {
  /** Fewest and most values of the series it serves. */
  readonly from: number;
  readonly to: number;
  /** Regression coefficients of pooled growth, one list a horizon. */
  readonly growth: readonly (readonly number[])[];
  /** Weights of the candidates at horizon 1 and from horizon 2 on; they sum to one. */
  readonly weights: readonly [Weights, Weights];
  /** Share of pooled growth in the combination; the rest is the weighted candidates. */
  readonly growthShare: number;
  /** Coefficients of the error's size, interval.ts. */
  readonly spread: readonly number[];
  /** Absolute errors in units of their expected size: one list a horizon, one quantile for each of `levels`. */
  readonly quantiles: readonly (readonly number[])[];
}

export type Weights = Readonly<Partial<Record<CombinableName, number>>>;

export interface PooledEvidence {
  readonly levels: readonly number[];
  readonly classes: readonly LengthClass[];
}

export function lengthClassOf(length: number, evidence: PooledEvidence = pooledEvidence): LengthClass {
  const found = evidence.classes.find(({ from, to }) => length >= from && length <= to);
  if (found === undefined) throw new RangeError(`no length class serves ${length} values`);
  return found;
}
