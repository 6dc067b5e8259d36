/**
 * Codes of observations against the other rows of their indicator. A row that stands alone where another code would fill the hole of a
 * series from the same source most often has that code; and so most often has the one row of an indicator that is of another place,
 * scope or kind than all the others, when there are many of them.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows } from "./magnitude.js";
import type { Observation, Pack } from "./pack.js";
import { quote, type Report } from "./report.js";

/** A series has a hole when one source gives it this many periods around it. */
const LONG = 4;
/** Others of one code must be this many. */
const MANY = 15;

/** Check the code of every dimension of every observation. */
export function checkCodes(pack: Pick<Pack, "observations" | "indicators" | "decisions">, evidence: EvidenceReading, report: Report): void {
  const explained = explainedRows(pack);
  for (const [indicator, rows] of byIndicator(pack.observations)) {
    const dimensions = pack.indicators.get(indicator)?.dimensions ?? [];
    const told = new Set<Observation>();
    for (const { row, dimension, because } of [...fillers(rows, dimensions), ...loners(rows, dimensions)]) {
      if (told.has(row) || explained.has(`observations/${row.id}`)) continue;
      told.add(row);
      const message = `${dimension} is ${quote(row.dimensions[dimension] ?? "")}; ${because}.`;
      report("DATA-ALIKE", evidence.place(row, dimension), message, "Correct the code, or explain the row in decisions.yaml.");
    }
  }
}

interface Odd {
  readonly row: Observation;
  readonly dimension: string;
  readonly because: string;
}

function byIndicator(observations: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const row of observations) {
    if (row.rank === "deprecated") continue;
    const group = groups.get(row.indicator);
    if (group === undefined) groups.set(row.indicator, [row]);
    else group.push(row);
  }
  return groups;
}

/** Rows that are a series by themselves, beside a series that would be whole with them. */
function* fillers(rows: readonly Observation[], dimensions: readonly string[]): Generator<Odd> {
  const keyOf = (codes: Readonly<Record<string, string>>): string => dimensions.map((dimension) => codes[dimension] ?? "").join("\n");
  const series = new Map<string, Observation[]>();
  for (const row of rows) {
    const group = series.get(keyOf(row.dimensions));
    if (group === undefined) series.set(keyOf(row.dimensions), [row]);
    else group.push(row);
  }
  for (const [row, ...others] of series.values()) {
    if (row === undefined || others.length > 0 || row.period.frequency === "day") continue;
    for (const dimension of dimensions) {
      for (const code of new Set(rows.map((each) => each.dimensions[dimension] ?? ""))) {
        if (code === row.dimensions[dimension]) continue;
        const there = series.get(keyOf({ ...row.dimensions, [dimension]: code })) ?? [];
        if (isHole(row, there))
          yield {
            row,
            dimension,
            because: `with ${quote(code)} it would fill the hole that the series of its source has at ${row.period.code}`,
          };
      }
    }
  }
}

/** A series, told by the row's source, has periods before and after the row's and not this one. */
function isHole({ period, ...row }: Observation, series: readonly Observation[]): boolean {
  const like = series.filter((each) => each.period.frequency === period.frequency && each.sources.join(";") === row.sources.join(";"));
  return (
    like.length >= LONG &&
    !series.some((each) => each.period.code === period.code) &&
    like.some((each) => each.period.start < period.start) &&
    like.some((each) => each.period.start > period.start)
  );
}

/** The one row whose code differs from that of all the others. */
function* loners(rows: readonly Observation[], dimensions: readonly string[]): Generator<Odd> {
  for (const dimension of dimensions) {
    const [first, second, ...more] = new Set(rows.map((row) => row.dimensions[dimension] ?? ""));
    if (first === undefined || second === undefined || more.length > 0) continue;
    const [a, b] = [first, second].map((code) => rows.filter((row) => row.dimensions[dimension] === code));
    const [lone, others] = a?.length === 1 ? [a[0], b] : [b?.length === 1 ? b[0] : undefined, a];
    if (lone === undefined || others === undefined) continue;
    if (others.length < MANY) continue;
    const because = `the ${others.length} other rows of ${quote(lone.indicator)} are of ${quote(others[0]?.dimensions[dimension] ?? "")}`;
    yield { row: lone, dimension, because };
  }
}
