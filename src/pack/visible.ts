/** The rule by which an edition sees a row. */
import type { Known } from "./pack.js";

/**
 * A row is visible when the END of its known interval is not after the date. Without a known date it is visible when it is
 * ours (a definition, a drawing), and otherwise only to editions dated no earlier than the day we recorded it.
 */
export function isVisible(known: Known, recorded: string, asOf: string): boolean {
  if (known.end !== "") return known.end <= asOf;
  return known.basis === "own" || (recorded !== "" && recorded <= asOf);
}
