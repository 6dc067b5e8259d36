/** Dates against each other: when a row became public, when its source was published, and when what it tells of happened. */
import { dayInterval } from "../measure/day-interval.js";
import type { Period } from "../measure/period.js";
import type { EvidenceReading } from "./evidence-files.js";
import type { FieldValue, Observation, Pack, Provenance, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";
import type { RegisterFile } from "./schema.js";

interface Days {
  readonly start: string;
  readonly end: string;
}
type Dated = Pick<Pack, "sources" | "observations" | "registerRows" | "attributes" | "claims" | "nodes" | "edges" | "matrix" | "registers">;

/** Check the dates of every row of evidence. */
export function checkDates(pack: Dated, evidence: EvidenceReading, report: Report): void {
  const rows: readonly Provenance[] = [
    ...pack.observations,
    ...[...pack.registerRows.values()].flat(),
    ...pack.attributes,
    ...pack.claims.values(),
    ...pack.nodes,
    ...pack.edges,
    ...pack.matrix,
  ];
  const published = publishedDays(pack.sources);
  checkAgainstSources(rows, pack.sources, published, evidence, report);
  checkActuals(pack.observations, published, evidence, report);
  for (const [id, own] of pack.registerRows) checkEvents(pack.registers.get(id), own, evidence, report);
}

interface Rested {
  fitting: number;
  readonly early: Provenance[];
  readonly late: Provenance[];
}

/** A row “dated” by its source became public with it, neither before nor after. Where every row disagrees, the source's own date is in doubt. */
function checkAgainstSources(
  rows: readonly Provenance[],
  sources: Pack["sources"],
  published: ReadonlyMap<string, Days>,
  evidence: EvidenceReading,
  report: Report,
): void {
  const bySource = new Map<string, Rested>();
  for (const row of rows) {
    if (row.known.basis !== "dated" || row.known.end === "" || row.rank === "deprecated") continue;
    const [id] = row.sources;
    const days = row.sources.flatMap((source) => published.get(source) ?? []);
    if (id === undefined || days.length < row.sources.length) continue;
    const rested = bySource.get(id) ?? { fitting: 0, early: [], late: [] };
    bySource.set(id, rested);
    if (days.every((source) => row.known.end < source.start)) rested.early.push(row);
    else if (days.every((source) => row.known.start > source.end)) rested.late.push(row);
    else rested.fitting += 1;
  }
  for (const [id, { fitting, early, late }] of bySource) {
    const odd = [...early, ...late];
    const source = sources.get(id);
    if (source === undefined || odd.length === 0) continue;
    if (fitting === 0) {
      const message = `Published ${source.published}, but ${odd.length === 1 ? "the row" : `all ${odd.length} rows`} dated by it became known ${knownOf(odd[0])}.`;
      report("DATA-KNOWN-SOURCE", evidence.place(source, "published"), message, "Correct the source's date, or known in its rows.");
    }
    for (const row of odd.length < Math.max(fitting, 2) ? odd : early.slice(0, fitting === 0 ? 0 : undefined)) {
      const message = `Known ${knownOf(row)} by the date of its source ${quote(id)}, which was published ${source.published}.`;
      const fix = "Correct known, or name the source it rests on; a later page that names an earlier original has known_basis quoted.";
      report("DATA-KNOWN-SOURCE", evidence.place(row, "known"), message, fix);
    }
  }
}

/** A forecast used as an actual value: every source of the row was published before its period ended. */
function checkActuals(rows: readonly Observation[], published: ReadonlyMap<string, Days>, evidence: EvidenceReading, report: Report): void {
  for (const row of rows) {
    if ((row.status !== "A" && row.status !== "B") || row.rank === "deprecated" || row.sources.length === 0) continue;
    // A row known during its own period is told of by the check of that.
    if (row.known.end !== "" && row.known.end < row.period.end) continue;
    const days = row.sources.map((source) => published.get(source));
    if (!days.every((day) => day !== undefined && day.end < row.period.end)) continue;
    const latest =
      days
        .map((day) => day?.end ?? "")
        .sort()
        .at(-1) ?? "";
    const message = `An actual value of ${row.period.code}, from a source published by ${latest}, before the period ended.`;
    report(
      "DATA-SOURCE-EARLY",
      evidence.place(row, "status"),
      message,
      "Use status F, E or P, narrow the period, or correct the source's date.",
    );
  }
}

function knownOf(row: Provenance | undefined): string {
  if (row === undefined) return "";
  return row.known.start === row.known.end ? `on ${row.known.end}` : `from ${row.known.start} to ${row.known.end}`;
}

function publishedDays(sources: Pack["sources"]): ReadonlyMap<string, Days> {
  const days = new Map<string, Days>();
  for (const source of sources.values()) {
    const interval = source.published === "" ? null : dayInterval(source.published);
    if (interval !== null) days.set(source.id, interval);
  }
  return days;
}

/** The date by which a register is ordered is the event its rows tell of: nobody could know it as an event before it happened. */
function checkEvents(register: RegisterFile | undefined, rows: readonly RegisterRow[], evidence: EvidenceReading, report: Report): void {
  const field = register?.fields.find(({ id, type }) => id === register.order && type === "date");
  if (field === undefined) return;
  for (const row of rows) {
    const event = daysOf(row.values[field.id] ?? null);
    if (event === null || row.known.end === "" || row.rank === "deprecated" || row.known.basis !== "event") continue;
    if (event.start > row.known.end) {
      const message = `${quote(field.id)} is ${event.start}, but the event was known by ${row.known.end}.`;
      report(
        "DATA-EVENT-EARLY",
        evidence.place(row, field.id),
        message,
        "Correct one of the two dates; what was announced has known_basis dated.",
      );
    }
  }
}

function isPeriod(value: FieldValue): value is Period {
  return typeof value === "object" && value !== null && "frequency" in value && "start" in value;
}

function daysOf(value: FieldValue): Days | null {
  return isPeriod(value) ? value : null;
}
