/**
 * Standard competition rank ("1224"): one more than the number of larger values; equals share the better place.
 * Reference: the ranking convention of sports tables and of the RANK.EQ function of spreadsheets.
 */
import type { Decimal } from "../../measure/index.js";

/** Place of `value` among `all` (which holds it), largest first; smallest first when `ascending`. */
export function rank(value: Decimal, all: readonly Decimal[], ascending = false): number {
  return 1 + all.filter((other) => (ascending ? other.lt(value) : other.gt(value))).length;
}
