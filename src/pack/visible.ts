/** The rule by which an edition sees a row. */
import type { Known } from "./pack.js";

/** Later than every day. */
export const NEVER = "~";

/**
 * The first day (ISO) whose editions see a row: the END of its known interval. Without a known date a row is visible ever ("") when it
 * is ours (a definition, a drawing), and otherwise from the day we recorded it; NEVER when we did not.
 */
export function visibleFrom(known: Known, recorded: string): string {
  if (known.end !== "") return known.end;
  if (known.basis === "own") return "";
  return recorded === "" ? NEVER : recorded;
}

/** True when an edition as of a date (ISO) sees the row. */
export function isVisible(known: Known, recorded: string, asOf: string): boolean {
  return visibleFrom(known, recorded) <= asOf;
}
