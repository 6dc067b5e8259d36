/**
 * CSV after RFC 4180, strictly: quotes double inside quoted cells, a quote nowhere else. A scanner of our own because the
 * place of every cell is needed in messages (the common library makes that cost more than the reading) and because reading
 * goes on after a broken record, so that the other problems of the file are still listed.
 */

export interface CsvRecord {
  readonly cells: readonly string[];
  /** 1-based line the record starts on. */
  readonly line: number;
  /** Offset of its first character, from which the column of a cell is found when a finding needs it. */
  readonly offset: number;
}

export interface CsvProblem {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly kind: "unclosed quote" | "text after quote" | "stray quote" | "cell too large";
  readonly text: string;
}

export interface CsvReading {
  readonly records: readonly CsvRecord[];
  readonly problems: readonly CsvProblem[];
}

/** No cell of a pack needs a megabyte. */
export const LARGEST_CELL = 1_000_000;

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

interface Field {
  /** Offset after the cell's last character. */
  readonly end: number;
  readonly text: string;
  readonly problem?: CsvProblem["kind"];
}

/** Read a whole CSV text. Blank lines are passed over; records with a broken cell are left out and reported. */
export function parseCsv(text: string): CsvReading {
  const records: CsvRecord[] = [];
  const problems: CsvProblem[] = [];
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const offset = position;
    const startLine = line;
    const cells: string[] = [];
    let broken: CsvProblem | null = null;
    for (;;) {
      const start = position;
      const field = text.charCodeAt(start) === QUOTE ? quotedField(text, start) : plainField(text, start);
      if (field.problem !== undefined) {
        broken = problemAt(text, offset, startLine, start, field.problem);
        break;
      }
      cells.push(field.text);
      if (field.text.includes("\n")) line += countLineFeeds(field.text);
      position = field.end;
      if (text.charCodeAt(position) !== COMMA) break;
      position += 1;
    }
    if (broken !== null) {
      problems.push(broken);
      // An unclosed quote would swallow the file: go on after the line on which the broken cell starts.
      const next = text.indexOf("\n", broken.offset);
      position = next === -1 ? text.length : next + 1;
      line = broken.line + 1;
      continue;
    }
    if (text.charCodeAt(position) === CARRIAGE_RETURN) position += 1;
    position += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== "") records.push({ cells, line: startLine, offset });
  }
  return { records, problems };
}

function plainField(text: string, start: number): Field {
  let position = start;
  for (; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === COMMA || code === LINE_FEED) break;
    if (code === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED) break;
    if (code === QUOTE) return { end: position, text: "", problem: "stray quote" };
  }
  if (position - start > LARGEST_CELL) return { end: position, text: "", problem: "cell too large" };
  return { end: position, text: text.slice(start, position) };
}

function quotedField(text: string, start: number): Field {
  let position = start + 1;
  let doubled = false;
  for (;;) {
    const close = text.indexOf('"', position);
    if (close === -1) return { end: text.length, text: "", problem: "unclosed quote" };
    if (text.charCodeAt(close + 1) === QUOTE) {
      doubled = true;
      position = close + 2;
      continue;
    }
    if (!endsCell(text, close + 1)) return { end: close, text: "", problem: "text after quote" };
    if (close - start > LARGEST_CELL) return { end: close, text: "", problem: "cell too large" };
    const inner = text.slice(start + 1, close);
    return { end: close + 1, text: doubled ? inner.replaceAll('""', '"') : inner };
  }
}

function endsCell(text: string, position: number): boolean {
  if (position >= text.length) return true;
  const code = text.charCodeAt(position);
  return code === COMMA || code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED);
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let position = text.indexOf("\n"); position !== -1; position = text.indexOf("\n", position + 1)) count += 1;
  return count;
}

function problemAt(text: string, offset: number, startLine: number, start: number, kind: CsvProblem["kind"]): CsvProblem {
  const before = text.slice(offset, start);
  return {
    line: startLine + countLineFeeds(before),
    column: start - text.lastIndexOf("\n", start - 1),
    offset: start,
    kind,
    text: text.slice(start, start + 80),
  };
}

/** Line and column of a record's cell: found by reading the record again, because only findings need it. */
export function placeOfCell(text: string, record: CsvRecord, index: number): { readonly line: number; readonly column: number } {
  let position = record.offset;
  for (let cell = 0; cell < index; cell += 1) {
    const field = text.charCodeAt(position) === QUOTE ? quotedField(text, position) : plainField(text, position);
    if (field.problem !== undefined || text.charCodeAt(field.end) !== COMMA) break;
    position = field.end + 1;
  }
  const lineStart = text.lastIndexOf("\n", position - 1) + 1;
  return { line: record.line + countLineFeeds(text.slice(record.offset, position)), column: position - lineStart + 1 };
}
