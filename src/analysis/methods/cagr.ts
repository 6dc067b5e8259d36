/**
 * Compound annual growth rate: ((last / first)^(1 / years) − 1) × 100, in percent.
 * Reference: the geometric mean rate; spreadsheets call it RRI(periods, first, last).
 * Undefined unless both values are above zero and the time is.
 */
import type { Decimal } from "../../measure/index.js";

/** Percent a year, or null when there is no rate. */
export function cagr(first: Decimal, last: Decimal, years: Decimal): Decimal | null {
  if (first.lte(0) || last.lte(0) || years.lte(0)) return null;
  return last.div(first).pow(years.pow(-1)).sub(1).mul(100);
}
