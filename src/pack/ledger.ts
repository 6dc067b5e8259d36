/**
 * The ledger of a pack, `evidence/ledger/<table>.csv`: what every row of evidence meant when it was recorded, one line a row. From
 * then on a row is superseded, never edited. A pack without a ledger promises nothing.
 */
import { type EvidenceRow, evidenceRows } from "./evidence-rows.js";
import type { Place } from "./finding.js";
import type { Pack } from "./pack.js";
import { compareText, quote, type Report } from "./report.js";
import { fingerprint } from "./row-hash.js";
import { readTable } from "./table.js";

/** Folder of the ledger in a pack. */
export const LEDGER = "evidence/ledger";
const COLUMNS = ["row", "fingerprint"];

/** Path of a table's part of the ledger, which mirrors that of the table. */
const ledgerPath = (table: string): string => `${LEDGER}/${table}.csv`;

/** Whether a file of a pack is part of its ledger. */
export const isLedger = (path: string): boolean => path.startsWith(`${LEDGER}/`);

/** A row's fingerprint and what carries it. */
interface Entry<T> {
  readonly print: string;
  readonly of: T;
}

/** Table → row → its entries: rows without an id may share their name. */
type Book<T> = ReadonlyMap<string, ReadonlyMap<string, readonly Entry<T>[]>>;

const holds = (entries: readonly Entry<unknown>[] | undefined, print: string): boolean =>
  entries?.some((each) => each.print === print) === true;

function bookOf<T>(rows: Iterable<readonly [table: string, row: string, print: string, of: T]>): Book<T> {
  const book = new Map<string, Map<string, Entry<T>[]>>();
  for (const [table, row, print, of] of rows) {
    const named = book.get(table) ?? new Map<string, Entry<T>[]>();
    book.set(table, named);
    const entries = named.get(row);
    if (entries === undefined) named.set(row, [{ print, of }]);
    else if (!holds(entries, print)) entries.push({ print, of });
  }
  return book;
}

/** The rows of evidence as they stand, in the form of a ledger. */
function presentRows(pack: Pack): Book<EvidenceRow> {
  return bookOf(evidenceRows(pack).map((each) => [each.table, each.label, fingerprint(each), each] as const));
}

/** The lines of a pack's ledger; no table without one. */
function recordedRows(texts: ReadonlyMap<string, string>, report: Report): Book<Place> {
  const entries: (readonly [string, string, string, Place])[] = [];
  for (const [path, text] of texts) {
    if (!isLedger(path)) continue;
    const table = readTable(text, path, { required: COLUMNS, optional: [] }, report);
    if (table === null) continue;
    const [name, print] = [table.column("row"), table.column("fingerprint")];
    const of = path.slice(LEDGER.length + 1, -".csv".length);
    for (const row of table.rows) entries.push([of, name(row), print(row), table.place(row)]);
  }
  return bookOf(entries);
}

/** How the rows stand to a ledger. */
export interface Recording {
  /** The ledger with every row as it stands: path → text, in path order. */
  readonly files: ReadonlyMap<string, string>;
  /** Table → number of its rows. */
  readonly rows: Readonly<Record<string, number>>;
  /** Rows as they stand that the ledger does not hold. */
  readonly added: number;
}

/** The ledger of a pack as it would be written anew, and what is new in it. `texts` are the files the pack was read from. */
export function recordingOf(pack: Pack, texts: ReadonlyMap<string, string>): Recording {
  const recorded = recordedRows(texts, () => {});
  const files = new Map<string, string>();
  const counts: Record<string, number> = {};
  let added = 0;
  for (const [table, rows] of [...presentRows(pack)].sort(([a], [b]) => compareText(a, b))) {
    const lines = [...rows].flatMap(([row, entries]) => entries.map(({ print }) => ({ row, print })));
    added += lines.filter(({ row, print }) => !holds(recorded.get(table)?.get(row), print)).length;
    counts[table] = lines.length;
    lines.sort((a, b) => compareText(a.row, b.row) || compareText(a.print, b.print));
    files.set(ledgerPath(table), [COLUMNS.join(","), ...lines.map(({ row, print }) => `${cell(row)},${print}`), ""].join("\n"));
  }
  return { files, rows: counts, added };
}

/**
 * Every recorded row must still be there and mean the same. Rows that are not recorded yet are free. Of a table that could not be
 * read whole (`isPartial`) nothing is said to be gone: why it was not read has been said at its file.
 */
export function checkLedger(
  pack: Pack,
  texts: ReadonlyMap<string, string>,
  report: Report,
  isPartial: (table: string) => boolean = () => false,
): void {
  const recorded = recordedRows(texts, report);
  if (recorded.size === 0) return;
  const present = presentRows(pack);
  for (const [table, rows] of recorded) {
    for (const [row, entries] of rows) {
      const now = present.get(table)?.get(row);
      const lost = entries.filter(({ print }) => !holds(now, print));
      if (lost.length === 0) continue;
      // A row that is there and was never recorded so is what became of one that was.
      const altered = (now ?? []).filter(({ print }) => !holds(entries, print));
      lost.forEach(({ of: place }, index) => {
        const each = altered[index]?.of;
        if (each !== undefined) edited(each, report);
        else if (!isPartial(table)) {
          const message = `The row ${quote(row)} of ${table} was recorded and is not among those that can be read.`;
          report("LEDGER-ROW-GONE", place, message, "Put the row back as it was; withdraw it by one that supersedes it and is deprecated.");
        }
      });
    }
  }
}

function edited({ id, label, row }: EvidenceRow, report: Report): void {
  const fix =
    id === null
      ? "Put the row back as it was, make its rank deprecated with the reason in note, and add the corrected row beside it."
      : "Put the row back as it was, and add a row that supersedes it and says why.";
  report("LEDGER-ROW-EDITED", row.place, `${quote(label)} was edited since it was recorded.`, fix);
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
