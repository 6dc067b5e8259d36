/** The columns every evidence row carries: source, locator, known, recorded, supersedes, rank, note. */
import type { Known, Provenance } from "../pack.js";
import { didYouMean, quote } from "../report.js";
import { knownBasis } from "../schema.js";
import type { Row, Table } from "../table.js";
import { dateFix } from "../written-date.js";
import { type Cells, filledCell, wordCell } from "./cells.js";

const RANKS = ["preferred", "normal", "deprecated"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface ProvenanceRules {
  /** Ids a source cell may name; null when they could not all be read. */
  readonly sources: ReadonlySet<string> | null;
}

/** Reader of a row's provenance; null when a cell of it cannot be read. */
export function provenanceReader(table: Table, rules: ProvenanceRules, cells: Cells): (row: Row) => Provenance | null {
  const source = table.column("source");
  const locator = table.column("locator");
  const recorded = table.column("recorded");
  const supersedes = table.column("supersedes");
  const rank = table.column("rank");
  const note = table.column("note");
  const known = knownReader(table, cells);
  const split = sourceSplitter();
  return (row) => {
    const when = known(row);
    const sources = split(source(row));
    if (sources.length === 0 && when?.basis !== "own") {
      cells.report("ROW-EMPTY", table.place(row, "source"), "Column “source” is empty.", "Name the source, or set known_basis to own.");
    }
    for (const id of sources) {
      if (rules.sources !== null && !rules.sources.has(id)) {
        const fix = didYouMean(id, rules.sources, "Add it to evidence/sources.csv or correct the id.");
        cells.report("REF-SOURCE", table.place(row, "source"), `No source has the id ${quote(id)}.`, fix);
      }
    }
    const day = recorded(row);
    let good = when !== null;
    if (filledCell(day, table, row, "recorded", cells) && !(DAY.test(day) && cells.days(day) !== null)) {
      cells.report("ROW-DATE", table.place(row, "recorded"), `${quote(day)} is not a day.`, dateFix(day, "Use YYYY-MM-DD."));
      good = false;
    }
    const written = rank(row);
    const ranked = written === "" ? "normal" : wordCell(written, RANKS, table, row, "rank", cells);
    if (when !== null && DAY.test(day) && when.start > day) {
      const message = `Known only from ${when.start} but recorded on ${day}.`;
      cells.report(
        "DATA-KNOWN-LATE",
        table.place(row, "known"),
        message,
        "A row cannot be recorded before it was public: correct one of the dates.",
      );
    }
    if (when === null || ranked === null || !good) return null;
    return {
      sources,
      locator: locator(row),
      // "2026", recorded in November, was public by November at the latest.
      known: when.end > day ? { ...when, end: day } : when,
      recorded: day,
      supersedes: supersedes(row),
      rank: ranked,
      note: note(row),
      place: { file: table.file, line: row.line, column: 1 },
    };
  };
}

/** Reader of `known` and `known_basis`: an empty date is "unknown", which dated editions do not see. */
export function knownReader(table: Table, cells: Cells): (row: Row) => Known | null {
  const known = table.column("known");
  const basis = table.column("known_basis");
  return (row) => {
    const text = known(row);
    const word = basis(row);
    if (text === "" && word === "") return { start: "", end: "", basis: "quoted" };
    const why = wordCell(word, knownBasis.options, table, row, "known_basis", cells);
    if (text === "") return why === null ? null : { start: "", end: "", basis: why };
    const days = cells.days(text);
    if (days === null) {
      const message = `${quote(text)} in column “known” is not a date.`;
      const use = "Use 2023, 2023-05, 2023-05-12 or an interval 2023-01/2023-06.";
      cells.report("ROW-DATE", table.place(row, "known"), message, dateFix(text, use));
      return null;
    }
    return why === null ? null : { start: days.start, end: days.end, basis: why };
  };
}

function sourceSplitter(): (text: string) => readonly string[] {
  const memory = new Map<string, readonly string[]>();
  return (text) => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    const ids = text
      .split(";")
      .map((id) => id.trim())
      .filter((id) => id !== "");
    memory.set(text, ids);
    return ids;
  };
}
