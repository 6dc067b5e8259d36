/**
 * Remainder of a whole: 100 − Σ shares, in percent.
 * Undefined when the shares exceed the whole by more than their rounding allows.
 */
import { Decimal } from "../../measure/index.js";

/** Percent left, or null when the shares are more than 100 and `slack`. A remainder within the slack below zero is zero. */
export function remainder(shares: readonly Decimal[], slack: Decimal): Decimal | null {
  const left = shares.reduce((rest, part) => rest.sub(part), new Decimal(100));
  if (left.lt(slack.neg())) return null;
  return Decimal.max(left, 0);
}
