/**
 * A quantity: a decimal value with its unit, precision and bound. Arithmetic on quantities is checked by dimension.
 */
import type { Decimal } from "decimal.js";
import type { Unit } from "./unit.js";

/** How the source qualifies the number: 超 is ">", 近/约 is "≈", 不足 is "<". */
export type Bound = "=" | "≈" | ">" | "≥" | "<" | "≤";

export interface Quantity {
  readonly value: Decimal;
  readonly unit: Unit;
  /** Decimals the source printed, in `unit`; the rounding interval is value ± 0.5·10^-decimals. Negative = rounded to tens, hundreds … */
  readonly decimals: number;
  readonly bound: Bound;
  /** A range stated by the source, in `unit`. */
  readonly low?: Decimal;
  readonly high?: Decimal;
}
