/** Numbers of a register far outside the narrow range of their likes: a slip of a decimal point, a scale or a unit. */
import { type Column, columnOf } from "./column.js";
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, isDecimal } from "./magnitude.js";
import type { FieldValue, Pack, RegisterRow } from "./pack.js";
import type { Report } from "./report.js";
import type { RegisterFile } from "./schema.js";

/** Likes must be this many besides the row in doubt, */
const FEWEST = 7;
/** must lie within a factor of 10^0.6 (four times) of each other, */
const NARROW = 0.6;
/** and the row must be further than 10^0.85 (seven times) from the nearest of them: the smallest slip is a currency's. */
const FAR = 0.84;
/** A row within twice of its neighbours in a group that spans no more than twentyfold fits there. */
const NEAR = 0.3;
const WIDE = 1.3;
/** Whatever its likes, a number this many powers of ten (three hundred times) from all others of its column, */
const CHASM = 2.5;
/** of which there are as many, */
const COLUMN = 12;
/** no two neighbours further apart than this, */
const STEP = 1.25;
/** and which span no more than this, is one. */
const SPAN = 6;

interface Point {
  readonly row: RegisterRow;
  /** Its place among the rows of its register. */
  readonly index: number;
  readonly value: number;
  /** Decimal logarithm of the value. */
  readonly log: number;
}

/** Check every number of every register among the rows that share a word, a reference or a source with it. */
export function checkOutliers(
  pack: Pick<Pack, "registers" | "registerRows" | "decisions">,
  evidence: EvidenceReading,
  report: Report,
): void {
  const explained = explainedRows(pack);
  for (const [id, rows] of pack.registerRows) {
    const register = pack.registers.get(id);
    if (register === undefined) continue;
    const keys = groupKeys(register, rows);
    for (const field of register.fields) {
      if (field.type !== "number") continue;
      const points = rows.flatMap((row, index): Point[] => {
        const value = row.rank === "deprecated" ? 0 : numberOf(row.values[field.id] ?? null);
        return value > 0 ? [{ row, index, value, log: Math.log10(value) }] : [];
      });
      const found = new Map<RegisterRow, string>();
      const known = points.filter(({ row }) => !explained.has(`${id}/${row.id}`));
      for (const { row } of beyond(known)) found.set(row, `three hundred times from every other ${field.id}`);
      const fitting = new Set<RegisterRow>();
      for (const { id: label, codes, values } of keys) {
        const groups: Point[][] = values.map(() => []);
        for (const point of points) groups[codes[point.index] ?? -1]?.push(point);
        for (const [code, group] of groups.entries()) {
          const odd = outlier(group, fitting, field.unit !== undefined);
          if (odd === null || found.has(odd.row)) continue;
          found.set(odd.row, `far from the ${group.length - 1} other rows whose ${label} is “${values[code]}”`);
        }
      }
      for (const [row, why] of found) {
        // A firm's points on one test lie far from its percentages on others, and close to what that test gives everybody.
        if (fitting.has(row) || explained.has(`${id}/${row.id}`)) continue;
        const message = `${field.id} is ${textOf(row.values[field.id])}, ${why}.`;
        report("DATA-SCALE", evidence.place(row, field.id), message, "Check decimal point, scale and unit against the source.");
      }
    }
  }
}

function groupKeys(register: RegisterFile, rows: readonly RegisterRow[]): readonly Column[] {
  const fields = register.fields.filter(({ id, type }) => id !== register.title && (type === "enum" || type === "ref" || type === "text"));
  return [
    columnOf("register", rows, ({ register: id }) => id),
    columnOf("source", rows, (row) => row.sources.join(";")),
    ...fields.map(({ id }) => columnOf(id, rows, (row) => wordOf(row.values[id] ?? null))),
  ];
}

function wordOf(value: FieldValue): string {
  return typeof value === "string" ? value : "";
}

function textOf(value: FieldValue | undefined): string {
  return isDecimal(value) ? value.toString() : "";
}

/** The number of a cell; nothing and less are no magnitudes. */
function numberOf(value: FieldValue): number {
  return isDecimal(value) ? value.toNumber() : 0;
}

/** Places in a list and numbers of an order are no magnitudes. */
function isNumbering(group: readonly Point[]): boolean {
  return (
    group.every(({ value }) => Number.isInteger(value) && value < 1000) && new Set(group.map(({ value }) => value)).size === group.length
  );
}

/** The one point far from all others, when these lie close together. Points in the midst of a group that is not too wide are added to `fitting`. */
function outlier(group: readonly Point[], fitting: Set<RegisterRow>, measured: boolean): Point | null {
  if (group.length <= FEWEST || isNumbering(group)) return null;
  const { least, second, last, most } = endsOf(group);
  const below = second.log - least.log;
  const above = most.log - last.log;
  if (last.log - second.log <= WIDE) {
    for (const point of group) {
      const gap = point === least ? below : point === most ? above : 0;
      if (gap <= NEAR) fitting.add(point.row);
    }
  }
  if (above > FAR && last.log - least.log <= NARROW) return most;
  // Scores without a unit reach down to nothing in all honesty.
  return measured && below > FAR && most.log - second.log <= NARROW ? least : null;
}

/** Points at either end of a column with a chasm between them and all others. */
function beyond(points: readonly Point[]): readonly Point[] {
  if (points.length < COLUMN) return [];
  const sorted = [...points].sort((a, b) => a.log - b.log);
  const gap = (index: number) => (sorted[index + 1]?.log ?? 0) - (sorted[index]?.log ?? 0);
  const last = sorted.length - 1;
  return [0, last].flatMap((at) => {
    const [from, to] = at === 0 ? [1, last] : [0, last - 1];
    const span = (sorted[to]?.log ?? 0) - (sorted[from]?.log ?? 0);
    if (gap(at === 0 ? 0 : last - 1) < CHASM || span > SPAN) return [];
    for (let index = from; index < to; index += 1) if (gap(index) > STEP) return [];
    return sorted[at] ?? [];
  });
}

/** The two smallest and the two largest of a group. */
function endsOf(group: readonly Point[]): { readonly least: Point; readonly second: Point; readonly last: Point; readonly most: Point } {
  const smallest = (points: readonly Point[]) => points.reduce((best, point) => (point.log < best.log ? point : best));
  const largest = (points: readonly Point[]) => points.reduce((best, point) => (point.log > best.log ? point : best));
  const [least, most] = [smallest(group), largest(group)];
  return {
    least,
    most,
    second: smallest(group.filter((point) => point !== least)),
    last: largest(group.filter((point) => point !== most)),
  };
}
