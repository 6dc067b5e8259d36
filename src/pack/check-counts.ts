/**
 * Counts of a register against what they count. Where a number column gives the length of a list of the same row throughout (sources,
 * firms named), a row in which it does not is wrong in one of the two. Whole numbers throughout cannot be less than one, and the places
 * of an order do not leave it.
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
/** A column of whole numbers needs so many. */
const WHOLE = 8;
/** An order of n rows ends about n; what lies ten times beyond all others does not belong to it. */
const BEYOND = 10;

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
      const tell = (code: "DATA-COUNT" | "DATA-SCALE", { row, value }: Point, why: string, fix: string): void => {
        if (!explained.has(`${id}/${row.id}`)) report(code, evidence.place(row, field.id), `${field.id} is ${value}, ${why}.`, fix);
      };
      const miscounted = miscounts(points, lists);
      for (const { point, list, length } of miscounted)
        tell("DATA-COUNT", point, `and ${list} has ${length}`, "Correct the count, or the list that it counts.");
      // Watts and euros come in parts; what has no unit is counted.
      const counts = field.unit === undefined || field.unit === "1" || field.unit === "person";
      for (const point of [...(counts ? fractions(points) : []), ...strays(points)])
        if (!miscounted.some((other) => other.point === point))
          tell(
            "DATA-SCALE",
            point,
            "where every other row has a whole number of its order",
            "Check decimal point and scale against the source.",
          );
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

/** Less than one, where all others are whole numbers. */
function fractions(points: readonly Point[]): readonly Point[] {
  const whole = points.filter(({ value }) => Number.isInteger(value) && value >= 1).length;
  const odd = points.filter(({ value }) => value > 0 && value < 1);
  return odd.length === 1 && whole >= WHOLE && whole === points.length - 1 ? odd : [];
}

/** One place of an order far beyond all the others, each of which stands once. */
function strays(points: readonly Point[]): readonly Point[] {
  const places = points.filter(({ value }) => Number.isInteger(value) && value >= 1 && value <= 2 * points.length);
  const odd = points.filter((point) => !places.includes(point));
  const [stray] = odd;
  if (stray === undefined || odd.length > 1 || places.length < WHOLE || new Set(places.map(({ value }) => value)).size < places.length)
    return [];
  return stray.value > BEYOND * Math.max(...places.map(({ value }) => value)) ? odd : [];
}
