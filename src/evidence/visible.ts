/** What was knowable on a date: the rule by which an edition sees a row, and corrections that replace earlier rows. */
import type { Known, Provenance } from "../pack/pack.js";

/**
 * A row is visible when the END of its known interval is not after the date. Without a known date it is visible when it is
 * ours (a definition, a drawing), and otherwise only to editions dated no earlier than the day we recorded it.
 */
export function isVisible(known: Known, recorded: string, asOf: string): boolean {
  if (known.end !== "") return known.end <= asOf;
  return known.basis === "own" || (recorded !== "" && recorded <= asOf);
}

/** Rows visible on a date, without those that a visible row supersedes, directly or through corrections of corrections. */
export function visibleRows<T extends Provenance>(rows: readonly T[], asOf: string, idOf: (row: T) => string): T[] {
  const seen = rows.filter((row) => isVisible(row.known, row.recorded, asOf));
  if (!seen.some((row) => row.supersedes !== "")) return seen;
  const older = new Map(rows.map((row) => [idOf(row), row.supersedes]));
  const replaced = new Set<string>();
  for (const row of seen) {
    const path = new Set([idOf(row)]);
    for (let id = row.supersedes; id !== "" && !path.has(id); id = older.get(id) ?? "") {
      path.add(id);
      replaced.add(id);
    }
  }
  return seen.filter((row) => !replaced.has(idOf(row)));
}
