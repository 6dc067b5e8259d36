/**
 * Numbers of a scale that none of their likes has. Observations far outside the range of all the others of their indicator: a unit was
 * copied with the wrong power of ten; series too short for a course of their own are held to this at least. Numbers of a register less
 * than one where all others are whole, and places far beyond the end of their order.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, isDecimal } from "./magnitude.js";
import type { Observation, Pack, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";

/** Others must be this many, */
const FEWEST = 5;
/** lie within so many powers of ten, */
const BAND = 2;
/** and the row further outside their range than 10^0.7 (five times). */
const OUTSIDE = 0.7;
/** In whatever unit: further outside than 10^1.6 (forty times), and than a fifth more than all the others span. */
const CHASM = 1.6;
const WIDER = 1.2;

/** A column of whole numbers needs so many. */
const WHOLE = 8;
/** An order of n rows ends about n; what lies ten times beyond all others does not belong to it. */
const BEYOND = 10;

type Told = Pick<Pack, "observations" | "registers" | "registerRows" | "decisions">;

/** Check every observation against the rows of its indicator, and every number of a register against those of its column. */
export function checkScales(pack: Told, evidence: EvidenceReading, report: Report): void {
  const explained = explainedRows(pack);
  checkIndicators(pack, explained, evidence, report);
  checkColumns(pack, explained, evidence, report);
}

function checkIndicators(pack: Told, explained: ReadonlySet<string>, evidence: EvidenceReading, report: Report): void {
  const groups = new Map<string, { readonly row: Observation; readonly log: number }[]>();
  for (const row of pack.observations) {
    const value = row.value.mul(row.unit.factor).toNumber();
    if (row.rank === "deprecated" || value <= 0) continue;
    const group = groups.get(row.indicator);
    const point = { row, log: Math.log10(value) };
    if (group === undefined) groups.set(row.indicator, [point]);
    else group.push(point);
  }
  for (const group of groups.values()) {
    const units = new Map<string, number>();
    for (const { row } of group) units.set(row.unit.code, (units.get(row.unit.code) ?? 0) + 1);
    if (group.length <= FEWEST) continue;
    const sorted = group.map(({ log }) => log).sort((a, b) => a - b);
    for (const { row, log } of group) {
      const single = units.size > 1 && units.get(row.unit.code) === 1;
      if (explained.has(`observations/${row.id}`)) continue;
      // What lies within is no end.
      const [first = 0, second = 0] = sorted;
      const [last = 0, before = 0] = [sorted.at(-1), sorted.at(-2)];
      const [least, most] = [log === first ? second : first, log === last ? before : last];
      const outside = Math.max(least - log, log - most);
      const span = most - least;
      if (!(single && span <= BAND && outside > OUTSIDE) && outside < Math.max(CHASM, WIDER * span)) continue;
      const message = `${row.value.toString()} ${row.unit.code}: none of the ${group.length - 1} other rows of ${quote(row.indicator)} comes near the value${single ? ", nor has this unit" : ""}.`;
      report("DATA-SCALE", evidence.place(row, "unit"), message, "Check decimal point, scale and unit against the source.");
    }
  }
}

interface Point {
  readonly row: RegisterRow;
  readonly value: number;
}

function checkColumns({ registers, registerRows }: Told, explained: ReadonlySet<string>, evidence: EvidenceReading, report: Report): void {
  for (const [id, rows] of registerRows) {
    for (const field of registers.get(id)?.fields ?? []) {
      if (field.type !== "number") continue;
      const points = rows.flatMap((row): Point[] => {
        const value = row.values[field.id] ?? null;
        return row.rank !== "deprecated" && isDecimal(value) ? [{ row, value: value.toNumber() }] : [];
      });
      // Watts and euros come in parts; what has no unit is counted.
      const counts = field.unit === undefined || field.unit === "1" || field.unit === "person";
      for (const { row, value } of [...(counts ? fractions(points) : []), ...strays(points)]) {
        if (explained.has(`${id}/${row.id}`)) continue;
        const message = `${field.id} is ${value}, where every other row has a whole number of its order.`;
        report("DATA-SCALE", evidence.place(row, field.id), message, "Check decimal point and scale against the source.");
      }
    }
  }
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
