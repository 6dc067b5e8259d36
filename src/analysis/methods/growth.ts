/**
 * Growth: (later − earlier) / earlier × 100, in percent.
 * Reference: OECD, Data and Metadata Reporting and Presentation Handbook (2007), ch. 7, "Growth rates".
 * Undefined when the earlier value is zero or either is negative: a change of sign has no rate.
 */
import type { Decimal } from "../../measure/index.js";

/** Percent, or null when there is no rate. */
export function growth(earlier: Decimal, later: Decimal): Decimal | null {
  if (!earlier.isPositive() || earlier.isZero() || later.isNegative()) return null;
  return later.sub(earlier).div(earlier).mul(100);
}
