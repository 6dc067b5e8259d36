/**
 * Digits that a row says twice. Where one column repeats the digits of another throughout a table (a locator those of a name, an id
 * those of a number), a row in which they nearly agree has one of them wrong: one digit is another, or a nought too many.
 */
import type { EvidenceReading } from "./evidence-files.js";
import type { Place } from "./finding.js";
import { explainedRows, wordsOf } from "./magnitude.js";
import type { FieldValue, Pack, Provenance } from "./pack.js";
import { quote, type Report } from "./report.js";
import type { RegisterField } from "./schema.js";

/** One column repeats another when it does so in this many rows at least, */
const REPEATS = 30;
/** and in this share of the rows in which it could; */
const FAITHFUL = 0.95;
/** by as many different texts, or one says little. */
const TEXTS = 9;

/** A row as cells of text by column. */
interface Told {
  readonly key: string;
  readonly row: { readonly place: Place };
  readonly cells: ReadonlyMap<string, string>;
  /** Numbers and dates of the row: digits of an id may be theirs. */
  readonly coded: readonly string[];
}

type Tables = Pick<Pack, "observations" | "registers" | "registerRows" | "nodes" | "decisions">;

/** Check registers, observations and the nodes of diagrams. */
export function checkRepeats(pack: Tables, evidence: EvidenceReading, report: Report): void {
  const explained = explainedRows(pack);
  for (const rows of tablesOf(pack)) {
    const columns = new Map<string, readonly (readonly string[])[]>();
    const runs = runReader();
    for (const column of new Set(rows.flatMap(({ cells }) => [...cells.keys()])))
      columns.set(
        column,
        rows.map(({ cells }) => runs(cells.get(column) ?? "")),
      );
    const told = new Set<Told>();
    for (const [of, own] of columns) {
      // What an id says is said by the columns that it is made of.
      if (of === "id" || of === "locator" || new Set(own.map((each) => each.join(" "))).size < TEXTS) continue;
      for (const [by, theirs] of columns) {
        if (of === by || stemOf(of) === stemOf(by)) continue;
        const isCoded = (index: number, run: string) =>
          by === "id" && (rows[index]?.coded ?? []).some((column) => column !== of && columns.get(column)?.[index]?.includes(run));
        for (const { index, said, other } of nearMisses(own, theirs, isCoded)) {
          const each = rows[index];
          if (each === undefined || told.has(each) || explained.has(each.key)) continue;
          told.add(each);
          const message = `${of} says ${said} and ${by} ${other}: ${quote(each.cells.get(of) ?? "")}, ${quote(each.cells.get(by) ?? "")}.`;
          report(
            "DATA-DIGITS",
            evidence.place(each.row, of),
            message,
            "Correct the one that is wrong; rows like this one repeat the digits.",
          );
        }
      }
    }
  }
}

/** The languages of one text are held against each other elsewhere. */
const stemOf = (column: string): string => column.replace(/_[a-z]{2}$/, "");

function* tablesOf({ observations, registers, registerRows, nodes }: Tables): Generator<readonly Told[]> {
  const of = (key: string, row: Provenance, cells: readonly (readonly [string, string])[], coded: readonly string[]): Told[] =>
    row.rank === "deprecated" ? [] : [{ key, row, cells: new Map(cells), coded }];
  for (const [id, rows] of registerRows) {
    const fields = registers.get(id)?.fields ?? [];
    const coded = fields.filter(({ type }) => type === "date" || type === "period" || type === "number").map((field) => field.id);
    yield rows.flatMap((row) =>
      of(
        `${id}/${row.id}`,
        row,
        [
          ["id", row.id],
          ...wordsOf(row, fields).filter(([column]) => column !== "note"),
          ...fields.flatMap((field) => codeOf(field, row.values[field.id] ?? null)),
        ],
        coded,
      ),
    );
  }
  yield observations.flatMap((row) =>
    of(
      `observations/${row.id}`,
      row,
      [
        ["id", row.id],
        ["period", row.period.code],
        ["value", row.value.toString()],
        ["locator", row.locator],
        ["original", row.original],
      ],
      ["period", "value"],
    ),
  );
  yield nodes.flatMap((row) =>
    of(
      "",
      row,
      [
        ["id", row.node],
        ["locator", row.locator],
        ...Object.entries(row.label).map(([locale, text]) => [`label_${locale}`, text] as const),
      ],
      [],
    ),
  );
}

/** The cell of a field that holds no words. */
function codeOf({ id, type }: RegisterField, value: FieldValue): readonly (readonly [string, string])[] {
  if (type === "text" || type === "localized" || value === null) return [];
  if (typeof value === "string") return [[id, value]];
  if (typeof value !== "object" || Array.isArray(value)) return [];
  if ("toDecimalPlaces" in value) return [[id, String(value)]];
  return "frequency" in value ? [[id, String(value.code)]] : [];
}

/** Reads the runs of digits of a text, without noughts in front. */
function runReader(): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    let runs = known.get(text);
    if (runs === undefined) {
      runs = Array.from(text.matchAll(/\d+/g), ([run]) => run.replace(/^0+(?=\d)/, ""));
      known.set(text, runs);
    }
    return runs;
  };
}

interface NearMiss {
  readonly index: number;
  readonly said: string;
  readonly other: string;
}

/** Rows in which the second column nearly repeats the first; none when it does not repeat it throughout. */
function nearMisses(
  own: readonly (readonly string[])[],
  theirs: readonly (readonly string[])[],
  isCoded: (index: number, run: string) => boolean,
): readonly NearMiss[] {
  const most = (1 - FAITHFUL) * own.length;
  const misses: number[] = [];
  let agreeing = 0;
  for (const [index, runs] of own.entries()) {
    const others = theirs[index] ?? [];
    if (runs.length === 0 || others.length === 0) continue;
    if (runs.every((run) => others.includes(run))) agreeing += 1;
    else if (misses.push(index) > most) return [];
  }
  if (agreeing < REPEATS || agreeing < FAITHFUL * (agreeing + misses.length)) return [];
  return misses.flatMap((index): NearMiss[] => {
    const [runs, others] = [own[index] ?? [], theirs[index] ?? []];
    for (const said of runs.filter((run) => !others.includes(run))) {
      const other = others.find((run) => !runs.includes(run) && isNear(said, run) && !isCoded(index, run));
      if (other !== undefined) return [{ index, said, other }];
    }
    return [];
  });
}

/** One digit is another, noughts in front not counted, or noughts at the end are more or fewer. */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const padded = short.padStart(long.length, "0");
  if ([...long].filter((digit, index) => digit !== padded[index]).length === 1) return true;
  return long.startsWith(short) && /^0+$/.test(long.slice(short.length));
}
