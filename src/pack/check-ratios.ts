/**
 * Numbers of one row against each other. Where two or three number columns keep within a narrow band of ratio throughout a register
 * (a price for a day and for a year, an effort and the size times the length it went into), a row outside the band by much has a slip
 * of scale in one of them.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, logOf, magnitudesOf } from "./magnitude.js";
import type { Pack, RegisterRow } from "./pack.js";
import type { Report } from "./report.js";

/** Rows that have all the columns: a band needs this many for every column beyond the first, since chance finds more in three. */
const FEWEST = 12;
/** The widest band that says something, in powers of ten, */
const BAND = 1.6;
/** and how far outside it a row must lie. */
const OUTSIDE = 0.6;

interface Point {
  readonly row: RegisterRow;
  readonly log: number;
}

/** Check the ratios of the number columns of every register. */
export function checkRatios(pack: Pick<Pack, "registers" | "registerRows" | "decisions">, evidence: EvidenceReading, report: Report): void {
  const explained = explainedRows(pack);
  for (const [id, rows] of pack.registerRows) {
    const register = pack.registers.get(id);
    if (register === undefined) continue;
    const fields = magnitudesOf(register, rows).map((field) => field.id);
    const logs = new Map(fields.map((field) => [field, rows.map((row) => logOf(row, field))] as const));
    const reported = new Set<RegisterRow>();
    for (const { over, under } of ratiosOf(fields)) {
      const points = rows.flatMap((row, index): Point[] => {
        const top = logs.get(over)?.[index] ?? null;
        const parts = under.map((field) => logs.get(field)?.[index] ?? null);
        return top === null || parts.some((part) => part === null)
          ? []
          : [{ row, log: parts.reduce<number>((rest, part) => rest - (part ?? 0), top) }];
      });
      const odd = points.length > FEWEST * under.length ? outsideBand(points) : null;
      if (odd === null || reported.has(odd.row) || explained.has(`${id}/${odd.row.id}`)) continue;
      reported.add(odd.row);
      const message = `${[over, ...under].map((field) => `${field} ${String(odd.row.values[field])}`).join(", ")}: their ratio lies far from that of the ${points.length - 1} other rows.`;
      report("DATA-SCALE", evidence.place(odd.row, over), message, "Check decimal point, scale and unit of each against the source.");
    }
  }
}

interface Ratio {
  readonly over: string;
  readonly under: readonly string[];
}

/** a/b, and a/(b·c). */
function ratiosOf(fields: readonly string[]): readonly Ratio[] {
  return fields.flatMap((over) => {
    const others = fields.filter((field) => field !== over);
    return others.flatMap((first, index): Ratio[] => [
      ...(over < first ? [{ over, under: [first] }] : []),
      ...others.slice(index + 1).map((second) => ({ over, under: [first, second] })),
    ]);
  });
}

/** The one row outside the band of all others. */
function outsideBand(points: readonly Point[]): Point | null {
  const sorted = [...points].sort((a, b) => a.log - b.log);
  const [least, second, last, most] = [sorted[0], sorted[1], sorted.at(-2), sorted.at(-1)];
  if (least === undefined || second === undefined || last === undefined || most === undefined) return null;
  if (most.log - last.log > OUTSIDE && last.log - least.log <= BAND) return most;
  return second.log - least.log > OUTSIDE && most.log - second.log <= BAND ? least : null;
}
