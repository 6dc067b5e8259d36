/**
 * Share: part / whole × 100, in percent.
 * Reference: OECD Glossary of Statistical Terms, "Percentage share".
 * Undefined when the whole is not above zero.
 */
import type { Decimal } from "../../measure/index.js";

/** Percent, or null when there is no share. */
export function share(part: Decimal, whole: Decimal): Decimal | null {
  return whole.lte(0) ? null : part.div(whole).mul(100);
}
