/** Numbers of a register far outside the narrow range of their likes: a slip of a decimal point, a scale or a unit. */
import type { Decimal } from "../measure/decimal.js";
import type { EvidenceReading } from "./evidence-files.js";
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

interface Point {
  readonly row: RegisterRow;
  /** Decimal logarithm of the value. */
  readonly log: number;
}

/** Check every number of every register among the rows that share a word, a reference or a source with it. */
export function checkOutliers(
  pack: Pick<Pack, "registers" | "registerRows" | "decisions">,
  evidence: EvidenceReading,
  report: Report,
): void {
  const explained = new Set(pack.decisions.flatMap((decision) => decision.rows ?? []));
  for (const [id, rows] of pack.registerRows) {
    const register = pack.registers.get(id);
    if (register === undefined) continue;
    const keys = groupKeys(register, rows);
    for (const field of register.fields) {
      if (field.type !== "number") continue;
      const points = rows.flatMap((row, index) => {
        const log = logOf(row.values[field.id] ?? null);
        return log === null || row.rank === "deprecated" ? [] : [{ row, log, index }];
      });
      const found = new Map<RegisterRow, string>();
      const fitting = new Set<RegisterRow>();
      for (const { label, keyOf } of keys) {
        const groups = new Map<string, Point[]>();
        for (const point of points) {
          const key = keyOf[point.index] ?? "";
          if (key === "") continue;
          const group = groups.get(key);
          if (group === undefined) groups.set(key, [point]);
          else group.push(point);
        }
        for (const [key, group] of groups) {
          const odd = outlier(group, fitting, field.unit !== undefined);
          if (odd === null || found.has(odd.row)) continue;
          found.set(odd.row, `far from the ${group.length - 1} other rows whose ${label} is “${key}”`);
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

function groupKeys(register: RegisterFile, rows: readonly RegisterRow[]): readonly { label: string; keyOf: readonly string[] }[] {
  const fields = register.fields.filter(({ id, type }) => id !== register.title && (type === "enum" || type === "ref" || type === "text"));
  return [
    { label: "source", keyOf: rows.map((row) => row.sources.join(";")) },
    ...fields.map(({ id }) => ({ label: id, keyOf: rows.map((row) => wordOf(row.values[id] ?? null)) })),
  ];
}

function wordOf(value: FieldValue): string {
  return typeof value === "string" ? value : "";
}

function isDecimal(value: FieldValue | undefined): value is Decimal {
  return typeof value === "object" && value !== null && "toDecimalPlaces" in value;
}

function textOf(value: FieldValue | undefined): string {
  return isDecimal(value) ? value.toString() : "";
}

function logOf(value: FieldValue): number | null {
  if (!isDecimal(value)) return null;
  const number = value.toNumber();
  return number > 0 ? Math.log10(number) : null;
}

/** Places in a list and numbers of an order are no magnitudes. */
function isNumbering(group: readonly Point[]): boolean {
  const values = new Set(group.map(({ log }) => Math.round(10 ** log * 1e6) / 1e6));
  return values.size === group.length && [...values].every((value) => Number.isInteger(value) && value < 1000);
}

/** The one point far from all others, when these lie close together. Points in the midst of a group that is not too wide are added to `fitting`. */
function outlier(group: readonly Point[], fitting: Set<RegisterRow>, measured: boolean): Point | null {
  if (group.length <= FEWEST || isNumbering(group)) return null;
  const sorted = [...group].sort((a, b) => a.log - b.log);
  const at = (index: number): number => sorted[index]?.log ?? 0;
  const last = sorted.length - 1;
  const [below, above] = [at(1) - at(0), at(last) - at(last - 1)];
  const core = at(last - 1) - at(1);
  if (core <= WIDE) {
    sorted.forEach(({ row }, index) => {
      const gap = index === 0 ? below : index === last ? above : 0;
      if (gap <= NEAR) fitting.add(row);
    });
  }
  if (above > FAR && at(last - 1) - at(0) <= NARROW) return sorted[last] ?? null;
  // Scores without a unit reach down to nothing in all honesty.
  return measured && below > FAR && at(last) - at(1) <= NARROW ? (sorted[0] ?? null) : null;
}
