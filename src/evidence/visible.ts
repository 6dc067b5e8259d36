/** What was knowable on a date: rows an edition sees, without those that corrections replace. */
import type { Provenance } from "../pack/pack.js";
import { isVisible } from "../pack/visible.js";

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
