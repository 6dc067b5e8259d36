/** evidence/sources.csv: publications, with what may be done with them. */
import type { Name, Source } from "../pack.js";
import { didYouMean, quote } from "../report.js";
import { grade } from "../schema.js";
import type { Row, Table } from "../table.js";
import { dateFix } from "../written-date.js";
import { booleanCell, type Cells, filledCell, idCell, localizedCells, urlCell, wordCell } from "./cells.js";
import { knownReader } from "./provenance.js";

const REDISTRIBUTE = ["full", "facts", "none"] as const;

/** Sources of one table, added to `into`. */
export function readSources(table: Table, into: Map<string, Source>, cells: Cells): void {
  const [id, title, publisher, url, published, gradeOf] = ["id", "title", "publisher", "url", "published", "grade"].map(table.column);
  const [licence, redistribute, linkable, note] = ["licence", "redistribute", "linkable", "note"].map(table.column);
  const read = (column: ((row: Row) => string) | undefined, row: Row): string => column?.(row) ?? "";
  const names = localizedCells(table, "publisher", cells.locales);
  for (const row of table.rows) {
    const key = read(id, row);
    if (!idCell(key, table, row, cells) || !isNew(key, into, table, row, cells)) continue;
    filledCell(read(title, row), table, row, "title", cells);
    const day = read(published, row);
    if (day !== "" && cells.days(day) === null) {
      const fix = "Use 2023, 2023-05, 2023-05-12, an interval 2023-01/2023-06, or leave it empty.";
      cells.report("ROW-DATE", table.place(row, "published"), `${quote(day)} is not a date.`, dateFix(day, fix));
    }
    const graded = wordCell(read(gradeOf, row), grade.options, table, row, "grade", cells);
    const shared = wordCell(read(redistribute, row), REDISTRIBUTE, table, row, "redistribute", cells);
    const links = booleanCell(read(linkable, row), table, row, "linkable", cells);
    into.set(key, {
      id: key,
      title: read(title, row),
      publisher: read(publisher, row),
      publisherNames: names(row),
      url: urlCell(read(url, row), table, row, "url", cells) ?? "",
      published: day,
      // Where a word cannot be read, the careful reading stands until it is mended.
      grade: graded ?? "D",
      licence: read(licence, row),
      redistribute: shared ?? "none",
      linkable: links ?? false,
      note: read(note, row),
      place: table.place(row),
    });
  }
}

/** evidence/names: one row an entity, added to `into`. */
export function readNames(table: Table, into: Map<string, Name>, sources: ReadonlySet<string> | null, cells: Cells): void {
  const id = table.column("id");
  const kind = table.column("kind");
  const aliases = table.column("aliases");
  const source = table.column("source");
  const known = knownReader(table, cells);
  const labels = cells.locales.map((locale) => [locale, table.column(locale)] as const);
  for (const row of table.rows) {
    const key = id(row);
    if (!idCell(key, table, row, cells) || !isNew(key, into, table, row, cells)) continue;
    const label: Record<string, string> = {};
    for (const [locale, read] of labels) {
      const text = read(row);
      if (text !== "") label[locale] = text;
      else cells.report("TEXT-LOCALE", table.place(row, locale), `${quote(key)} has no name in ${locale}.`, "Fill the cell.");
    }
    const origin = source(row);
    if (origin !== "" && sources !== null && !sources.has(origin)) {
      const fix = didYouMean(origin, sources, "Add it to evidence/sources.csv or correct the id.");
      cells.report("REF-SOURCE", table.place(row, "source"), `No source has the id ${quote(origin)}.`, fix);
    }
    into.set(key, {
      id: key,
      kind: kind(row),
      label,
      aliases: listOf(aliases(row)),
      known: known(row) ?? { start: "", end: "", basis: "quoted" },
      source: origin,
      place: table.place(row),
    });
  }
}

/** Values joined by ";". */
export function listOf(text: string): string[] {
  return text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** True when no row before has the id; a finding that names the earlier row otherwise. */
export function isNew(
  id: string,
  into: ReadonlyMap<string, { readonly place: { readonly file: string; readonly line: number } }>,
  table: Table,
  row: Row,
  cells: Cells,
): boolean {
  const first = into.get(id);
  if (first === undefined) return true;
  const message = `The id ${quote(id)} stands in ${first.place.file}:${first.place.line} already.`;
  cells.report("DUPLICATE-ID", table.place(row, "id"), message, "Give the row its own id, or delete it.");
  return false;
}
