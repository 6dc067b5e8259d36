/**
 * Errata of a frozen edition: rows it printed that were corrected or withdrawn since, values that evidence found since would
 * change, and how much was found. A row counts when it was public by the edition's date: what a source said later is no erratum.
 */
import { type EvidenceRow, evidenceRows } from "../pack/evidence-rows.js";
import type { Freeze, Provenance } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import type { Cell, Vintage } from "./cell.js";
import { changedCells } from "./diff.js";
import { vintageOf } from "./vintage.js";
import { visibleRows } from "./visible.js";

export interface Erratum {
  readonly kind: "corrected" | "withdrawn";
  /** "observations", "registers/<id>" or "claims". */
  readonly table: string;
  /** Ids of the row as it was printed and of the row that corrects it. */
  readonly row: string;
  readonly by: string;
  readonly before: Provenance;
  readonly after: Provenance;
  readonly reason: string;
  /** The day the correction was recorded. */
  readonly date: string;
}

/** A published value that evidence public by the edition's date, but recorded after the freeze, would change. */
export interface Revalued {
  readonly key: string;
  readonly before: Cell;
  readonly after: Cell;
}

export interface Errata {
  readonly freeze: Freeze;
  /** Newest first. */
  readonly corrections: readonly Erratum[];
  readonly revalued: readonly Revalued[];
  /** Rows public by the edition's date and recorded after the freeze that correct nothing. */
  readonly found: number;
}

/** Errata of a vintage; null when its edition is not frozen. */
export function errataOf(vintage: Vintage): Errata | null {
  const { freeze } = vintage.pack;
  if (freeze === undefined) return null;
  const corrections: Erratum[] = [];
  let found = 0;
  const locked = byTable(evidenceRows(vintage.pack));
  for (const [table, now] of byTable(evidenceRows(freeze.today))) {
    // Rows of the lock are today's rows: those without an id are known by being the same row.
    const printed = new Map((locked.get(table) ?? []).map((each) => [each.id ?? each.row, each]));
    const older = new Map(now.map(({ id, row }) => [id, row.supersedes]));
    const rowOf = new Map(now.map((each) => [each.row, each]));
    const idOf = (row: EvidenceRow["row"]): string => rowOf.get(row)?.id ?? "";
    for (const row of visibleRows(
      now.map((each) => each.row),
      vintage.asOf,
      idOf,
    )) {
      const each = rowOf.get(row);
      if (each === undefined || printed.has(each.id ?? row)) continue;
      const corrected = firstPrinted(row, printed, older);
      if (corrected === null) found += 1;
      else
        corrections.push({
          kind: row.rank === "deprecated" ? "withdrawn" : "corrected",
          table,
          row: corrected.label,
          by: each.label,
          before: corrected.row,
          after: row,
          reason: row.note,
          date: row.recorded,
        });
    }
  }
  corrections.sort((a, b) => compareText(b.date, a.date) || compareText(a.table, b.table) || compareText(a.row, b.row));
  return { freeze, corrections, revalued: revalued(vintage, freeze, corrections), found };
}

/** The printed row that a correction, or a correction of a correction, leads back to. */
function firstPrinted(
  row: Provenance,
  printed: ReadonlyMap<string | Provenance, EvidenceRow>,
  older: ReadonlyMap<string | null, string>,
): EvidenceRow | null {
  const path = new Set<string>();
  for (let id = row.supersedes; id !== "" && !path.has(id); id = older.get(id) ?? "") {
    path.add(id);
    const found = printed.get(id);
    if (found !== undefined) return found;
  }
  return null;
}

function revalued(vintage: Vintage, freeze: Freeze, corrections: readonly Erratum[]): Revalued[] {
  const corrected = new Set(corrections.flatMap(({ row, by }) => [row, by]));
  const today = vintageOf(freeze.today, vintage.asOf, vintage.edition);
  return changedCells(vintage, today).flatMap(({ key }): Revalued[] => {
    const [before, after] = [vintage.cells.get(key), today.cells.get(key)];
    if (before === undefined || after === undefined) return [];
    return corrected.has(before.winner.id) || corrected.has(after.winner.id) ? [] : [{ key, before, after }];
  });
}

function byTable(rows: readonly EvidenceRow[]): ReadonlyMap<string, readonly EvidenceRow[]> {
  const tables = new Map<string, EvidenceRow[]>();
  for (const each of rows) {
    const list = tables.get(each.table);
    if (list === undefined) tables.set(each.table, [each]);
    else list.push(each);
  }
  return tables;
}
