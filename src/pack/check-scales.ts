/**
 * Observations whose scale no other row of their indicator has, and whose value lies outside the range of all the others: a unit was
 * copied with the wrong power of ten. Series too short for a course of their own are held to this at least.
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
    if (units.size < 2 || group.length <= FEWEST) continue;
    for (const { row, log } of group) {
      if (units.get(row.unit.code) !== 1 || explained.has(`observations/${row.id}`)) continue;
      const others = group.filter((other) => other.row !== row).map((other) => other.log);
      const [least, most] = [Math.min(...others), Math.max(...others)];
      if (most - least > BAND || (log >= least - OUTSIDE && log <= most + OUTSIDE)) continue;
      const message = `${row.value.toString()} ${row.unit.code}: no other row of ${quote(row.indicator)} has this unit, and none comes near the value.`;
      report("DATA-SCALE", evidence.place(row, "unit"), message, "Check decimal point, scale and unit against the source.");
    }
  }
}
