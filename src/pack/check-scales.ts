/**
 * Observations far outside the range of all the others of their indicator: those whose scale no other row has, and by much more any
 * other. A unit was copied with the wrong power of ten. Series too short for a course of their own are held to this at least.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows } from "./magnitude.js";
import type { Observation, Pack } from "./pack.js";
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

/** Check the scale of every observation against the rows of its indicator. */
export function checkScales(pack: Pick<Pack, "observations" | "decisions">, evidence: EvidenceReading, report: Report): void {
  const explained = explainedRows(pack);
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
