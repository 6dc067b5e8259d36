/** What was knowable on a date: rows an edition sees, without those that corrections replace. */
import type { Provenance } from "../pack/pack.js";
import { isVisible, NEVER, visibleFrom } from "../pack/visible.js";

/** The days (ISO) on which a row stands: from the first that sees it up to, but without, the first that sees a correction of it. */
export interface Standing {
  readonly from: string;
  readonly until: string;
}

/** When each of some rows stands. A row goes when a visible row supersedes it, directly or through corrections of corrections. */
export function standingsOf<T extends Provenance>(rows: readonly T[], idOf: (row: T) => string): Standing[] {
  const corrected = correctedOn(rows, idOf);
  return rows.map((row) => ({ from: visibleFrom(row.known, row.recorded), until: corrected.get(idOf(row)) ?? NEVER }));
}

/** Rows that stand on a date. */
export function visibleRows<T extends Provenance>(rows: readonly T[], asOf: string, idOf: (row: T) => string): T[] {
  const corrected = correctedOn(rows, idOf);
  return rows.filter((row) => isVisible(row.known, row.recorded, asOf) && asOf < (corrected.get(idOf(row)) ?? NEVER));
}

/** The first day whose editions see a correction, by the id of what it replaces. */
function correctedOn<T extends Provenance>(rows: readonly T[], idOf: (row: T) => string): ReadonlyMap<string, string> {
  const corrected = new Map<string, string>();
  const corrections = rows.filter(({ supersedes }) => supersedes !== "");
  const older = new Map(corrections.map((row) => [idOf(row), row.supersedes]));
  for (const row of corrections) {
    const day = visibleFrom(row.known, row.recorded);
    const path = new Set([idOf(row)]);
    for (let id = row.supersedes; id !== "" && !path.has(id); id = older.get(id) ?? "") {
      path.add(id);
      if (day < (corrected.get(id) ?? NEVER)) corrected.set(id, day);
    }
  }
  return corrected;
}
