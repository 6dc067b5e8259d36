/** Data of a figure or register as CSV that a spreadsheet opens as text and numbers, never as formulas. */
import type { RegisterPage } from "../../../edition/model.js";
import type { FigureModel } from "../../../figures/model.js";
import { figureCitation } from "../citation.js";
import { plainText } from "../html.js";
import type { Site } from "../site.js";

/** A field; text that a spreadsheet would run as a formula is kept as text by an apostrophe. */
function field(text: string): string {
  const clean = plainText(text);
  const safe = /^[=+\-@\t\r]/.test(clean) ? `'${clean}` : clean;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Byte order mark first: without it spreadsheets misread Chinese. */
function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}

/** A figure's table; a column with marks is followed by one that spells them out, and the last names the sources. */
export function figureCsv(site: Site, figure: FigureModel): string {
  const { words } = site;
  const { columns, rows } = figure.table;
  const marked = columns.map((_, index) => rows.some((row) => (row.cells[index]?.marks.length ?? 0) > 0));
  const head = columns.flatMap((column, index) => {
    const label = field(column.unit === "" ? column.label : `${column.label} (${column.unit})`);
    return marked[index] ? [label, field(`${column.label} – ${words.marksTitle}`)] : [label];
  });
  const body = rows.map((row) => {
    const cells = columns.flatMap((_, index) => {
      const cell = row.cells[index];
      const text =
        cell === undefined ? "" : cell.number === undefined || !Number.isFinite(cell.number) ? field(cell.text) : String(cell.number);
      return marked[index] ? [text, field((cell?.marks ?? []).map((mark) => words.markMeaning[mark]).join("; "))] : [text];
    });
    const sources = new Set(row.cells.flatMap((cell) => cell.sources));
    return [...cells, field([...sources].join("; "))];
  });
  // After an empty line: what must be known of the data, and how they are cited.
  const notes = [...figure.notes.map((note) => words.note + note), words.cite + words.colon + figureCitation(site, figure)];
  return csv([[...head, field(words.sourceColumn)], ...body, [], ...notes.map((note) => [field(note)])]);
}

export function registerCsv(site: Site, register: RegisterPage): string {
  const { words } = site;
  const head = [...register.columns.map((column) => field(column.label)), field(words.known), field(words.sourceColumn), "id"];
  const body = register.rows.map((row) => [
    ...register.columns.map((_, index) => field(row.cells[index] ?? "")),
    field(row.known),
    field(row.sources.join("; ")),
    field(row.id),
  ]);
  return csv([head, ...body]);
}
