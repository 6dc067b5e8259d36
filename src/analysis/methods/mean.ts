/**
 * Arithmetic mean: sum of the values / their number.
 * Reference: any; the sum is exact in decimal arithmetic, so that the order of the values does not matter.
 */
import { Decimal } from "../../measure/index.js";

/** The mean, or null for no values. */
export function mean(values: readonly Decimal[]): Decimal | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum.add(value), new Decimal(0)).div(values.length);
}
