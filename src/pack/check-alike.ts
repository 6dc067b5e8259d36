/**
 * Rows unlike all their likes. Where one column decides another throughout a table (a product its maker, a source the firm it
 * reports on), a single row that breaks the rule most often has a swapped entity. This is error detection by approximate
 * functional dependencies: the dependency is learnt from the table itself, so no pack has to declare it.
 */
import { type Column, columnOf } from "./column.js";
import type { EvidenceReading } from "./evidence-files.js";
import type { Place } from "./finding.js";
import { explainedRows } from "./magnitude.js";
import type { FieldValue, Pack } from "./pack.js";
import { quote, type Report } from "./report.js";
import type { RegisterField } from "./schema.js";

/** A group speaks when this many of its rows agree. */
const AGREEING = 3;
/** A dependency counts when this many groups obey it without exception, */
const OBEYING_GROUPS = 5;
/** and at most this share of the groups does not. */
const UNRULY = 0.1;
/** What is odd in its own way is rarer still. */
const SINGLE = 0.03;
/** A dependent column with fewer values than this agrees by chance. */
const FEWEST_VALUES = 4;

interface Odd {
  readonly row: number;
  readonly dependent: Column;
  /** What the row's likes have in common, in words. */
  readonly because: string;
}

/** Check registers and observations. */
export function checkAlike(
  pack: Pick<Pack, "observations" | "registerRows" | "registers" | "dimensions" | "names" | "decisions">,
  evidence: Pick<EvidenceReading, "place">,
  report: Report,
): void {
  const explained = explainedRows(pack);
  for (const [id, rows] of pack.registerRows) {
    const isExplained = (row: number): boolean => explained.has(`${id}/${rows[row]?.id ?? ""}`);
    const fields = (pack.registers.get(id)?.fields ?? []).filter(isName);
    const columns = fields.map((field) => columnOf(field.id, rows, (row) => textOf(row.values[field.id] ?? null)));
    const sources = columnOf("source", rows, (row) => row.sources.join(";"));
    const ids = rows.map((row) => row.id);
    const refs = columns.filter((_, index) => fields[index]?.type === "ref");
    const kinds = (pack.registers.get(id)?.fields ?? []).filter(({ type }) => type === "enum" || type === "date");
    const coded = kinds
      .filter(({ type }) => type === "enum")
      .map((field) => columnOf(field.id, rows, (row) => textOf(row.values[field.id] ?? null)));
    const written = kinds.map((field) => columnOf(field.id, rows, (row) => codeOf(row.values[field.id] ?? null)));
    reportOdd(
      rows,
      [
        ...oddRows([sources, ...columns], columns),
        ...oddRows(refs, coded),
        ...oddIds(ids, refs, pack.names),
        ...oddWords(ids, written, []),
        ...oddWords(ids, refs, [...new Set(refs.flatMap(({ values }) => values))]),
        ...loops(refs),
        ...twins(coded),
      ].filter(({ row }) => !isExplained(row)),
      evidence,
      report,
    );
  }
  const rows = pack.observations;
  const dimensions = Object.keys(pack.dimensions).map((id) => columnOf(id, rows, (row) => row.dimensions[id] ?? ""));
  const sources = columnOf("source", rows, (row) => row.sources.join(";"));
  const told = columnOf("source and indicator", rows, (row) => `${row.sources.join(";")} ${row.indicator}`);
  const original = columnOf("original", rows, (row) => row.original);
  const unit = columnOf("unit", rows, (row) => row.unit.code);
  const indicator = columnOf("indicator", rows, (row) => row.indicator);
  const odd = oddRows([sources, told, original], [original, unit, ...dimensions]);
  // What all rows of its indicator say is no slip of this one: a source may take two things from two makers.
  reportOdd(
    rows,
    odd.filter(({ row, dependent }) => !isCommon(indicator, dependent, row) && !explained.has(`observations/${rows[row]?.id ?? ""}`)),
    evidence,
    report,
  );
}

/** The row says what every other row of its group says, and there are enough of these. */
function isCommon(group: Column, dependent: Column, row: number): boolean {
  const likes = Array.from(dependent.codes).filter((_, other) => other !== row && group.codes[other] === group.codes[row]);
  return likes.length >= AGREEING && likes.every((value) => value === dependent.codes[row]);
}

function isName({ type }: RegisterField): boolean {
  return type === "text" || type === "ref" || type === "localized";
}

function textOf(value: FieldValue): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.values(value).join(" ") : "";
}

/** What a column writes into ids: a word, or a day. */
function codeOf(value: FieldValue): string {
  if (typeof value === "string") return value.toLowerCase();
  return typeof value === "object" && value !== null && "code" in value && "frequency" in value ? String(value.code) : "";
}

/** What the rows that share a value with this one say instead. */
function otherwise(determinant: Column, dependent: Column, row: number): string {
  const like = determinant.codes.findIndex(
    (code, index) => code === determinant.codes[row] && dependent.codes[index] !== dependent.codes[row],
  );
  const said = dependent.values[dependent.codes[like] ?? -1] ?? "";
  return said === "" ? "says otherwise" : `says ${quote(said)}`;
}

function oddRows(determinants: readonly Column[], dependents: readonly Column[]): readonly Odd[] {
  const odd: Odd[] = [];
  for (const dependent of dependents) {
    if (dependent.values.length < FEWEST_VALUES) continue;
    for (const determinant of determinants) {
      if (determinant === dependent) continue;
      for (const row of exceptions(determinant, dependent)) {
        const because = `every other row whose ${determinant.id} is ${quote(determinant.values[determinant.codes[row] ?? -1] ?? "")} ${otherwise(determinant, dependent, row)}`;
        odd.push({ row, dependent, because });
      }
    }
  }
  return odd;
}

/** Rows that alone in their group break an otherwise obeyed dependency; none when the dependency is no rule. */
function exceptions(determinant: Column, dependent: Column): readonly number[] {
  const groups = determinant.values.length;
  const [first, second, firstRow, secondRow] = [
    new Int32Array(groups).fill(-1),
    new Int32Array(groups).fill(-1),
    new Int32Array(groups),
    new Int32Array(groups),
  ];
  const [ofFirst, ofSecond, ofOthers] = [new Int32Array(groups), new Int32Array(groups), new Int32Array(groups)];
  determinant.codes.forEach((group, row) => {
    const value = dependent.codes[row] ?? -1;
    if (group < 0 || value < 0) return;
    if (first[group] === -1) {
      first[group] = value;
      firstRow[group] = row;
    } else if (first[group] !== value && second[group] === -1) {
      second[group] = value;
      secondRow[group] = row;
    }
    const counts = first[group] === value ? ofFirst : second[group] === value ? ofSecond : ofOthers;
    counts[group] = (counts[group] ?? 0) + 1;
  });
  const frequency = new Int32Array(dependent.values.length);
  for (const value of dependent.codes) if (value >= 0) frequency[value] = (frequency[value] ?? 0) + 1;
  // A swapped entity is one that stands elsewhere too; a value that stands nowhere else is another spelling.
  const swapped = (value: number | undefined): boolean => (frequency[value ?? -1] ?? 0) > 1;
  let obeying = 0;
  let unruly = 0;
  const found: number[] = [];
  for (let group = 0; group < groups; group += 1) {
    const [a, b, more] = [ofFirst[group] ?? 0, ofSecond[group] ?? 0, ofOthers[group] ?? 0];
    if (a + b + more <= AGREEING) continue;
    if (b + more === 0) obeying += 1;
    else if (more === 0 && b === 1 && swapped(second[group])) found.push(secondRow[group] ?? 0);
    else if (more === 0 && a === 1 && swapped(first[group])) found.push(firstRow[group] ?? 0);
    else unruly += 1;
  }
  const all = obeying + unruly + found.length;
  return obeying >= OBEYING_GROUPS && unruly <= UNRULY * all && found.length <= Math.max(1, UNRULY * all) ? found : [];
}

/** Two references that never lead to the same thing, and do in this row: a relation of something to itself. */
function loops(refs: readonly Column[]): readonly Odd[] {
  return refs.flatMap((one, index) =>
    refs.slice(index + 1).flatMap((other): Odd[] => {
      const values = new Set(one.values);
      if (!other.values.some((value) => values.has(value))) return [];
      const wordAt = (column: Column, row: number): string => column.values[column.codes[row] ?? -1] ?? "";
      const both = Array.from(one.codes, (_, row) => row).filter((row) => wordAt(one, row) !== "" && wordAt(other, row) !== "");
      const same = both.filter((row) => wordAt(one, row) === wordAt(other, row));
      if (same.length !== 1 || both.length <= AGREEING * 2) return [];
      return same.map((row) => ({ row, dependent: other, because: `${one.id} is the same, and in no other row they are` }));
    }),
  );
}

/** Two columns of one set of words that say the same in nearly all rows (the currency of an amount and of a price), and not in this one. */
function twins(columns: readonly Column[]): readonly Odd[] {
  return columns.flatMap((one, index) =>
    columns.slice(index + 1).flatMap((other): Odd[] => {
      const wordAt = (column: Column, row: number): string => column.values[column.codes[row] ?? -1] ?? "";
      const both = Array.from(one.codes, (_, row) => row).filter((row) => wordAt(one, row) !== "" && wordAt(other, row) !== "");
      const differing = both.filter((row) => wordAt(one, row) !== wordAt(other, row));
      if (both.length < AGREEING * OBEYING_GROUPS || differing.length > UNRULY * both.length) return [];
      // What happens twice is how things are.
      const times = new Map<string, number>();
      const pairAt = (row: number): string => `${wordAt(one, row)} ${wordAt(other, row)}`;
      for (const row of differing) times.set(pairAt(row), (times.get(pairAt(row)) ?? 0) + 1);
      const odd = differing.filter((row) => times.get(pairAt(row)) === 1);
      if (odd.length > Math.max(1, SINGLE * both.length)) return [];
      return odd.map((row) => ({
        row,
        dependent: other,
        because: `${one.id} is ${quote(wordAt(one, row))}, and rows like this one say the same twice`,
      }));
    }),
  );
}

/** Ids that begin with a value of a reference in nearly all rows, and with another entity's id in this one. */
function oddIds(ids: readonly string[], refs: readonly Column[], names: Pack["names"]): readonly Odd[] {
  return refs.flatMap((ref) => {
    const valueAt = (row: number): string => ref.values[ref.codes[row] ?? -1] ?? "";
    const filled = ids.map((_, row) => row).filter((row) => valueAt(row) !== "");
    const odd = filled.filter((row) => !(ids[row] ?? "").startsWith(valueAt(row)));
    if (filled.length < AGREEING * OBEYING_GROUPS || odd.length > UNRULY * filled.length) return [];
    const values = new Set([...ref.values, ...names.keys()]);
    const because = (row: number): string => `the row's id ${quote(ids[row] ?? "")} begins with another`;
    return odd.filter((row) => beginsWithOther(ids[row] ?? "", values)).map((row) => ({ row, dependent: ref, because: because(row) }));
  });
}

/** Ids that hold the value of a column in nearly all rows, and another value of its kind in this one: a currency, a day. */
function oddWords(ids: readonly string[], columns: readonly Column[], kin: readonly string[]): readonly Odd[] {
  return columns.flatMap((column) => {
    const valueAt = (row: number): string => column.values[column.codes[row] ?? -1] ?? "";
    const holds = (row: number, value: string): boolean => `-${ids[row] ?? ""}-`.includes(`-${value}-`);
    const filled = ids.map((_, row) => row).filter((row) => valueAt(row) !== "");
    const odd = filled.filter((row) => !holds(row, valueAt(row)));
    if (filled.length < AGREEING * OBEYING_GROUPS || odd.length > UNRULY * filled.length) return [];
    const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
    const another = (row: number): boolean =>
      isDay(valueAt(row))
        ? /(?:19|20)\d{2}-\d{2}-\d{2}/.test(ids[row] ?? "")
        : [...column.values, ...kin].some((value) => !isDay(value) && holds(row, value));
    const because = (row: number): string => `the row's id ${quote(ids[row] ?? "")} holds another`;
    return odd.filter(another).map((row) => ({ row, dependent: column, because: because(row) }));
  });
}

function beginsWithOther(id: string, values: ReadonlySet<string>): boolean {
  const words = id.split("-");
  return words.some((_, index) => values.has(words.slice(0, index + 1).join("-")));
}

function reportOdd(
  rows: readonly { readonly place: Place }[],
  odd: readonly Odd[],
  evidence: Pick<EvidenceReading, "place">,
  report: Report,
): void {
  const told = new Set<string>();
  for (const { row, dependent, because } of odd) {
    const place = rows[row];
    const key = `${row} ${dependent.id}`;
    if (place === undefined || told.has(key)) continue;
    told.add(key);
    const value = dependent.values[dependent.codes[row] ?? -1] ?? "";
    const message = `${dependent.id} is ${quote(value)}; ${because}.`;
    report(
      "DATA-ALIKE",
      evidence.place(place, dependent.id),
      message,
      "Correct the value, or the one that decides it; explain a true exception in evidence/decisions.yaml with rows.",
    );
  }
}
