/** A CSV file as rows with named cells: header checked once, every later problem placed at its cell. */
import { type CsvRecord, parseCsv, placeOfCell } from "./csv.js";
import type { Place } from "./finding.js";
import { didYouMean, quote, type Report } from "./report.js";

export type Row = CsvRecord;

export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** False when a record had to be left out. */
  readonly complete: boolean;
  readonly rowAt: (line: number) => Row | undefined;
  /** Reads one column: "" for a column the file does not have. */
  readonly column: (name: string) => (row: Row) => string;
  /** Where a row's cell stands; the row's start without a column. */
  readonly place: (row: Row, column?: string) => Place;
}

export interface TableShape {
  /** Columns without which no row can be read. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** True when what may stand in the header could not be learnt: no column is then unknown. */
  readonly open?: boolean;
}

/** Read a CSV file's text. Null when its header cannot be used. */
export function readTable(text: string, file: string, shape: TableShape, report: Report): Table | null {
  // Files from disk show the sign as they show every control character.
  if (/[\r\u240D]/.test(text) && !text.includes("\n")) {
    report(
      "PACK-CSV-HEADER",
      { file, line: 1, column: 1 },
      "The lines end with a carriage return alone.",
      "Save the file with line feeds (LF) or with CR LF.",
    );
    return null;
  }
  const { records, problems } = parseCsv(text);
  for (const problem of problems) {
    const place = { file, line: problem.line, column: problem.column };
    if (problem.kind === "cell too large") {
      report(
        "PACK-CSV-SIZE",
        place,
        `A cell is larger than a megabyte: ${quote(problem.text)}.`,
        "Move the text out of the table or shorten it.",
      );
    } else {
      report(
        "PACK-CSV-QUOTE",
        place,
        `${fault[problem.kind]}: ${quote(problem.text)}.`,
        "Put the whole cell in quotes and double every quote inside it.",
      );
    }
  }
  const [header, ...rows] = records;
  if (header === undefined) {
    if (problems.length === 0) {
      report(
        "PACK-CSV-HEADER",
        { file, line: 1, column: 1 },
        "The file is empty.",
        `Start it with the columns ${shape.required.join(",")}.`,
      );
    }
    return null;
  }
  const separator = otherSeparator(header, shape.required);
  if (separator !== null) {
    const fix = "Save the file as CSV with commas; a cell that holds a comma stands in quotes, and numbers have a decimal point.";
    report("PACK-CSV-HEADER", { file, line: header.line, column: 1 }, `The columns are separated by ${separator}.`, fix);
    return null;
  }
  const columns = header.cells.map((name) => name.trim());
  const index = new Map<string, number>();
  const known = [...shape.required, ...shape.optional];
  columns.forEach((name, at) => {
    const place = { file, ...placeOfCell(text, header, at) };
    if (index.has(name)) report("PACK-CSV-COLUMN", place, `Column ${quote(name)} stands twice.`, "Delete or rename one of them.");
    else if (!known.includes(name) && shape.open !== true) {
      const fix = localeFix(name, known) ?? didYouMean(name, known, "Delete the column or declare it.");
      report("PACK-CSV-COLUMN", place, `Unknown column ${quote(name)}.`, fix);
    }
    if (!index.has(name)) index.set(name, at);
  });
  const missing = shape.required.filter((name) => !index.has(name));
  if (missing.length > 0) {
    const message = `The header lacks ${missing.map(quote).join(", ")}.`;
    report("PACK-CSV-HEADER", { file, line: header.line, column: 1 }, message, "Add the columns to the header and every row.");
    return null;
  }
  const place = (row: Row, column?: string): Place => {
    const at = column === undefined ? undefined : index.get(column);
    return at === undefined ? { file, line: row.line, column: 1 } : { file, ...placeOfCell(text, row, at) };
  };
  const usable = rows.filter((row) => {
    if (row.cells.length !== columns.length) {
      const message = `The row has ${row.cells.length} cells, the header ${columns.length}.`;
      report("PACK-CSV-CELLS", { file, line: row.line, column: 1 }, message, "Add or delete commas, or quote the cell that holds one.");
      return false;
    }
    const spaced = row.cells.findIndex(hasOuterSpace);
    if (spaced !== -1) {
      const message = `Spaces around ${quote(row.cells[spaced] ?? "")} in column ${quote(columns[spaced] ?? "")} are ignored.`;
      report("PACK-CSV-SPACE", { file, ...placeOfCell(text, row, spaced) }, message, "Delete the spaces.");
    }
    return true;
  });
  const column = (name: string): ((row: Row) => string) => {
    const at = index.get(name);
    if (at === undefined) return () => "";
    return (row) => {
      const cell = row.cells[at] ?? "";
      return hasOuterSpace(cell) ? cell.trim() : cell;
    };
  };
  let lines: ReadonlyMap<number, Row> | null = null;
  const rowAt = (line: number): Row | undefined => {
    lines ??= new Map(usable.map((row) => [row.line, row]));
    return lines.get(line);
  };
  return { file, columns, rows: usable, complete: problems.length === 0 && usable.length === rows.length, rowAt, column, place };
}

const separators = [
  { sign: ";", name: "semicolons" },
  { sign: "\t", name: "tabs" },
] as const;

/** "text_en" where the pack has "text_zh" alone: the column is right, the pack lacks its language. */
function localeFix(name: string, known: readonly string[]): string | null {
  const [, stem, locale] = /^(.+)_([a-z]{2}(?:-[A-Za-z]+)?)$/.exec(name) ?? [];
  const isLocalized = stem !== undefined && known.some((column) => /^(.+)_[a-z]{2}(?:-[A-Za-z]+)?$/.exec(column)?.[1] === stem);
  return isLocalized ? `Add ${locale} to locales in pack.yaml, or delete the column.` : null;
}

/** The sign other than a comma that parts the columns of a header, as spreadsheets of some countries write it. */
function otherSeparator({ cells }: CsvRecord, required: readonly string[]): string | null {
  if (cells.length > 1) return null;
  const found = separators.find(({ sign }) => {
    const names = (cells[0] ?? "").split(sign).map((name) => name.trim());
    return required.every((name) => names.includes(name));
  });
  return found?.name ?? null;
}

const fault = {
  "unclosed quote": "A quoted cell never ends",
  "text after quote": "Text follows the closing quote of a cell",
  "stray quote": "A quote stands inside an unquoted cell",
} as const;

function hasOuterSpace(cell: string): boolean {
  if (cell === "") return false;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return isSpace(first) || isSpace(last);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0 || code === 0x3000;
}
