/**
 * A figure's table as a reader is shown it: what every row has in common is said once. A unit or a mark that each value of a
 * column bears moves into the column's head; a column that holds nothing, or the same words in each row, leaves the table and is
 * named beneath it. The data files keep the table as it is.
 */
import type { Mark } from "../analysis/value.js";
import type { FigureTable, FigureTableCell } from "./model.js";
import { figureWords } from "./words.js";

export interface ShownColumn {
  readonly label: string;
  readonly unit: string;
  readonly align: "left" | "right";
  /** Marks that every value of the column bears. */
  readonly marks: readonly Mark[];
}

export interface ShownTable {
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly { readonly cells: readonly FigureTableCell[] }[];
  /** So many cells are empty that a dash in each would be all one sees: they stay empty, and a remark says what that means. */
  readonly sparse: boolean;
  /** Sentences about the columns left out, and about empty cells. */
  readonly remarks: readonly string[];
}

/** A table of at least this many rows whose cells are empty to this share is sparse. */
const sparseRows = 4;
const sparseShare = 0.35;

/** Fewer rows than this and a word that repeats is no pattern. */
const pattern = 3;

/** True for a cell that holds no value. */
export const isBlank = (cell: FigureTableCell): boolean => cell.marks.length === 0 && /^\s*[—–-]?\s*$/.test(cell.text);

/** What stands before a number, the number, what stands after it; a currency before the number belongs to the unit. */
const printed = /^(\D*?)((?:[A-Z]{3} |[$€£¥])?)([−-]?\d[\d,]*(?:\.\d+)?(?:×10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?)([^\d()（）]*)$/u;

interface Measured {
  readonly before: string;
  readonly currency: string;
  readonly number: string;
  readonly after: string;
}

function measured(text: string): Measured | null {
  const [, before, currency, number, after] = printed.exec(text) ?? [];
  return before === undefined || currency === undefined || number === undefined || after === undefined
    ? null
    : { before, currency, number, after };
}

const same = (texts: readonly string[]): boolean => texts.every((text) => text === texts[0]);

/** The words that all texts end with: the whole text where they are equal, else their last Latin words ("cards" of "million cards"). */
function commonEnd(texts: readonly string[]): string {
  const first = texts[0] ?? "";
  if (same(texts)) return first;
  if (texts.some((text) => /\p{Script=Han}/u.test(text))) return "";
  const words = texts.map((text) => text.split(" "));
  const least = Math.min(...words.map((list) => list.filter((word) => word !== "").length));
  let count = 0;
  while (count < least && same(words.map((list) => list[list.length - 1 - count] ?? ""))) count += 1;
  return count === 0 ? "" : ` ${first.split(" ").slice(-count).join(" ")}`;
}

/** The unit that all of these values are printed with, and the values without it; null when they do not share one. */
export function sharedUnit(texts: readonly string[]): { readonly unit: string; readonly texts: readonly string[] } | null {
  const values = texts.map(measured);
  if (texts.length < 2 || values.some((value) => value === null)) return null;
  const all = values.flatMap((value) => (value === null ? [] : [value]));
  const currency = same(all.map((value) => value.currency)) ? (all[0]?.currency ?? "") : "";
  const end = all.every((value) => value.currency === currency) ? commonEnd(all.map((value) => value.after)) : "";
  const unit = [currency.trim(), end.trim()].filter((part) => part !== "").join(" ");
  if (unit === "") return null;
  return {
    unit,
    texts: all.map(({ before, number, after }) => `${before}${number}${after.slice(0, after.length - end.length)}`.trimEnd()),
  };
}

/** Index of the columns that stay; the first names the rows and always does. */
function kept(table: FigureTable): {
  readonly shown: readonly number[];
  readonly empty: readonly number[];
  readonly constant: readonly number[];
} {
  const indexes = table.columns.map((_, index) => index);
  const cells = (index: number) => table.rows.flatMap((row) => row.cells[index] ?? []);
  const empty = indexes.filter((index) => index > 0 && table.rows.length > 0 && cells(index).every(isBlank));
  const constant = indexes.filter(
    (index) =>
      index > 0 &&
      table.rows.length >= pattern &&
      table.columns[index]?.label !== "" &&
      cells(index).every((cell) => cell.fact === undefined && cell.marks.length === 0 && !isBlank(cell)) &&
      same(cells(index).map((cell) => cell.text)),
  );
  const left = indexes.filter((index) => !empty.includes(index) && !constant.includes(index));
  // A table of names alone says less than the words that repeat beside them.
  return left.length > 1 ? { shown: left, empty, constant } : { shown: indexes, empty: [], constant: [] };
}

/** True for a cell that says in words why it holds no value ("not obtained", "not yet sold"). */
const isWordsAlone = (cell: FigureTableCell): boolean => cell.fact === undefined && cell.marks.length === 0 && !/\p{N}/u.test(cell.text);

/** Unit and marks of one column moved to its head; cells without a value have neither and do not count. */
function headed(table: FigureTable, index: number): { readonly column: ShownColumn; readonly cells: readonly FigureTableCell[] } {
  const { label = "", unit = "", align = "left" } = table.columns[index] ?? {};
  const cells = table.rows.map((row) => row.cells[index] ?? { text: "", marks: [], sources: [] });
  const holds = (cell: FigureTableCell) => !isBlank(cell) && !isWordsAlone(cell);
  const values = cells.filter(holds);
  const plain = { column: { label, unit, align, marks: [] }, cells };
  if (index === 0 || align !== "right" || values.length < 2) return plain;
  const marks = same(values.map((cell) => cell.marks.join(" "))) ? (values[0]?.marks ?? []) : [];
  const found = unit === "" ? sharedUnit(values.map((cell) => cell.text)) : null;
  let next = 0;
  return {
    column: { label, unit: unit === "" ? (found?.unit ?? "") : unit, align, marks },
    cells: cells.map((cell) => {
      if (!holds(cell)) return cell;
      const text = found?.texts[next++] ?? cell.text;
      return { ...cell, text, marks: marks.length > 0 ? [] : cell.marks };
    }),
  };
}

/** The table as it is shown in `locale`, site and print alike. */
export function shownTable(table: FigureTable, locale: string): ShownTable {
  const words = figureWords(locale);
  const { shown, empty, constant } = kept(table);
  const columns = shown.map((index) => headed(table, index));
  const label = (index: number) => table.columns[index]?.label ?? "";
  const rows = table.rows.map((_, at) => ({ cells: columns.flatMap(({ cells }) => cells[at] ?? []) }));
  const inner = rows.flatMap(({ cells }) => cells.slice(1));
  const sparse = rows.length >= sparseRows && columns.length > 2 && inner.filter(isBlank).length >= sparseShare * inner.length;
  return {
    columns: columns.map(({ column }) => column),
    rows,
    sparse,
    remarks: [
      ...(constant.length === 0
        ? []
        : [
            words.inEveryRow(
              constant.map((index) => words.alt.at(label(index), table.rows[0]?.cells[index]?.text ?? "")).join(words.semicolon),
            ),
          ]),
      ...(empty.length === 0 ? [] : [words.emptyColumns(empty.map(label).join(words.comma))]),
      ...(sparse ? [words.emptyCells] : []),
    ],
  };
}
