/**
 * Counts of a register against what they count. Where a number column gives the length of a list of the same row throughout (sources,
 * firms named), a row in which it does not is wrong in one of the two.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, isDecimal } from "./magnitude.js";
import type { FieldValue, Pack, RegisterRow } from "./pack.js";
import type { Report } from "./report.js";
import type { RegisterFile } from "./schema.js";

/** A column counts a list when it does so in this many rows at least, */
const COUNTS = 12;
/** and in this share of the rows that have both; */
const FAITHFUL = 0.95;
/** by as many different lengths, or one says little. */
const LENGTHS = 3;

interface Point {
  readonly row: RegisterRow;
  readonly value: number;
}

/** Check every number column of every register. */
export function checkCounts(pack: Pick<Pack, "registers" | "registerRows" | "decisions">, evidence: EvidenceReading, report: Report): void {
  const explained = explainedRows(pack);
  for (const [id, rows] of pack.registerRows) {
    const register = pack.registers.get(id);
    if (register === undefined) continue;
    const lists = listsOf(register, rows);
    for (const field of register.fields) {
      if (field.type !== "number") continue;
      const points = rows.flatMap((row): Point[] => {
        const value = row.values[field.id] ?? null;
        return row.rank !== "deprecated" && isDecimal(value) ? [{ row, value: value.toNumber() }] : [];
      });
      for (const { point, list, length } of miscounts(points, lists)) {
        if (explained.has(`${id}/${point.row.id}`)) continue;
        const message = `${field.id} is ${point.value}, and ${list} has ${length}.`;
        report("DATA-COUNT", evidence.place(point.row, field.id), message, "Correct the count, or the list that it counts.");
      }
    }
  }
}

interface List {
  readonly column: string;
  readonly lengthOf: (row: RegisterRow) => number;
}

/** Columns that hold several things: lists, texts with separators, the sources of a row. */
function listsOf({ fields }: RegisterFile, rows: readonly RegisterRow[]): readonly List[] {
  const texts = fields
    .filter(({ type }) => type === "list" || type === "localized" || type === "text")
    .map(({ id }): List => ({ column: id, lengthOf: (row) => itemsOf(row.values[id] ?? null) }));
  return [{ column: "source", lengthOf: (row: RegisterRow) => row.sources.length }, ...texts].filter(({ lengthOf }) =>
    rows.some((row) => lengthOf(row) > 1),
  );
}

function itemsOf(value: FieldValue): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === "string") return partsOf(value);
  if (value === null || typeof value !== "object" || isDecimal(value)) return 0;
  const [first] = Object.values(value);
  return typeof first === "string" ? partsOf(first) : 0;
}

const separator = /[、；;]/;
const partsOf = (text: string): number =>
  separator.test(text) ? text.split(separator).filter((part) => part.trim() !== "").length : text === "" ? 0 : 1;

interface Miscount {
  readonly point: Point;
  readonly list: string;
  readonly length: number;
}

function miscounts(points: readonly Point[], lists: readonly List[]): readonly Miscount[] {
  const most = Math.max(1, (1 - FAITHFUL) * points.length);
  for (const { column, lengthOf } of lists) {
    const wrong: Miscount[] = [];
    const lengths = new Set<number>();
    let agreeing = 0;
    for (const point of points) {
      const length = lengthOf(point.row);
      if (length === 0) continue;
      if (point.value === length) {
        agreeing += 1;
        lengths.add(length);
      } else if (wrong.push({ point, list: column, length }) > most) break;
    }
    const enough = agreeing >= COUNTS && lengths.size >= LENGTHS;
    if (enough && wrong.length <= Math.max(1, (1 - FAITHFUL) * (agreeing + wrong.length))) return wrong;
  }
  return [];
}
