/** Typed cells: text of one CSV cell → number, date, word … with a finding at the cell when it is not one. */
import { readBound } from "../../measure/bound.js";
import { parseUnit } from "../../measure/convert.js";
import { dayInterval } from "../../measure/day-interval.js";
import { type Decimal, parseDecimal } from "../../measure/decimal.js";
import { remembered } from "../../measure/once.js";
import type { Period } from "../../measure/period.js";
import { parsePeriod } from "../../measure/period-read.js";
import type { UnitRegistry } from "../../measure/registry.js";
import { readableScales } from "../../measure/scale.js";
import type { Unit } from "../../measure/unit.js";
import { didYouMean, quote, type Report } from "../report.js";
import type { Row, Table } from "../table.js";
import { dateFix } from "../written-date.js";

/** What every row reader needs: where findings go, and parsers that remember what they have parsed (rows repeat themselves). */
export interface Cells {
  readonly report: Report;
  readonly locales: readonly string[];
  readonly period: (text: string) => Period | null;
  readonly days: (text: string) => { readonly start: string; readonly end: string } | null;
  readonly unit: (text: string) => Unit | { readonly problem: string };
}

/** Parsers with memory over the pack's own units. */
export function cellParsers(report: Report, locales: readonly string[], registry: UnitRegistry): Cells {
  return {
    report,
    locales,
    period: remembered(parsePeriod),
    days: remembered(dayInterval),
    unit: remembered((text: string) => parseUnit(text, registry)),
  };
}

/** Decimal text such as "-12.50" or "1.2e24"; thousand separators, units and words are findings. */
export function decimalCell(text: string, table: Table, row: Row, column: string, cells: Cells): Decimal | null {
  const number = parseDecimal(text);
  if (number !== null) return number;
  const plain = text.replace(/[,，\s]/g, "").replace(/^[−–]/, "-");
  const fix =
    parseDecimal(plain) !== null
      ? `Write ${plain}.`
      : (scaledFix(plain) ?? "Write digits with a decimal point; unit, bound and note have their own columns.");
  cells.report("ROW-NUMBER", table.place(row, column), `${quote(text)} in column ${quote(column)} is not a number.`, fix);
  return null;
}

/** Scales as texts write them, with what spreadsheets add. */
const scales = new Map([
  ...["zh", "en"].flatMap((locale) => readableScales(locale).map(({ word, exponent }) => [word, exponent] as const)),
  ["k", 3],
  ["m", 6],
  ["bn", 9],
]);

/** "104.4万", "3.5bn": the scale belongs to the unit. */
function scaledFix(text: string): string | null {
  const [, number, word = ""] = /^([+-]?\d+(?:\.\d+)?)(\D+)$/.exec(text) ?? [];
  const exponent = scales.get(word.trim().toLowerCase());
  return number === undefined || exponent === undefined ? null : `Write ${number}, and the scale in the unit: 1e${exponent} ….`;
}

/** Decimals a number was printed with: "12.50" → 2, "1.2e3" → -2. */
export function decimalsOf(text: string): number {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const point = mantissa.indexOf(".");
  return (point === -1 ? 0 : mantissa.length - point - 1) - Number(exponent);
}

/** One of a closed list of words. */
export function wordCell<T extends string>(
  text: string,
  words: readonly T[],
  table: Table,
  row: Row,
  column: string,
  cells: Cells,
): T | null {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  // What sources say before a number (约, over) has its sign.
  const { bound, rest } = readBound(`${text.toLowerCase()} 0`);
  const isBound = text !== "" && rest === "0" && words.some((word) => word === bound);
  const fix = isBound ? `Write ${bound}.` : didYouMean(text, words, `Use one of: ${words.join(" ")}.`);
  const message = text === "" ? `Column ${quote(column)} is empty.` : `${quote(text)} is not allowed in column ${quote(column)}.`;
  cells.report(text === "" ? "ROW-EMPTY" : "ROW-WORD", table.place(row, column), message, fix);
  return null;
}

export function periodCell(text: string, table: Table, row: Row, column: string, cells: Cells): Period | null {
  const period = cells.period(text);
  if (period === null) {
    const message = `${quote(text)} in column ${quote(column)} is not a period.`;
    const fiscal = /FY|财年|财政|年度|^\d{4}\/\d{2}$/i.test(text)
      ? "Write a fiscal year with the month it closes in, 2025-FY09, a season that is named by both its years (2024/25) so as well, 2025-SY09, and a fiscal quarter as the quarter or the months it covers. "
      : "";
    const use = `${fiscal}Use 2022, 2022-S1, 2022-Q3, 2022-03, 2022-03-08, 2021/2023, 2023-FY03 or 2023-SY09.`;
    cells.report("ROW-PERIOD", table.place(row, column), message, dateFix(text, use));
  }
  return period;
}

/** A cell that must not be empty. */
export function filledCell(text: string, table: Table, row: Row, column: string, cells: Cells): boolean {
  if (text !== "") return true;
  cells.report("ROW-EMPTY", table.place(row, column), `Column ${quote(column)} is empty.`, "Fill the cell.");
  return false;
}

const ID = /^[^\s"'`,;|<>&#{}[\]\\]{1,200}$/u;

/** A row's permanent id: anything without spaces, quotes, brackets, commas and the like. */
export function idCell(text: string, table: Table, row: Row, cells: Cells, column = "id"): boolean {
  if (!filledCell(text, table, row, column, cells)) return false;
  if (ID.test(text)) return true;
  const message = `${quote(text)} cannot be an id.`;
  cells.report("ROW-ID", table.place(row, column), message, "Use letters, digits, hyphens, dots and colons, without spaces or quotes.");
  return false;
}

const YES = new Map([
  ["yes", true],
  ["true", true],
  ["no", false],
  ["false", false],
]);

/** yes or no. */
export function booleanCell(text: string, table: Table, row: Row, column: string, cells: Cells): boolean | null {
  const value = YES.get(text);
  if (value !== undefined) return value;
  cells.report(
    "ROW-WORD",
    table.place(row, column),
    `${quote(text)} in column ${quote(column)} is neither yes nor no.`,
    "Write yes or no.",
  );
  return null;
}

/** A web address; anything but http and https is never printed. */
export function urlCell(text: string, table: Table, row: Row, column: string, cells: Cells): string | null {
  if (text === "") return "";
  if (/^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) && URL.canParse(text)) return text;
  const fix = "Use a full http or https address, or leave the cell empty.";
  cells.report("ROW-URL", table.place(row, column), `${quote(text)} is not a web address.`, fix);
  return null;
}

/** One text per locale from `<stem>_<locale>` columns (or `<locale>` when the stem is empty); locales without text are left out. */
export function localizedCells(table: Table, stem: string, locales: readonly string[]): (row: Row) => Record<string, string> {
  const readers = locales.map((locale) => [locale, table.column(stem === "" ? locale : `${stem}_${locale}`)] as const);
  return (row) => {
    const texts: Record<string, string> = {};
    for (const [locale, read] of readers) {
      const text = read(row);
      if (text !== "") texts[locale] = text;
    }
    return texts;
  };
}

/** Column names of a localized stem. */
export function localizedColumns(stem: string, locales: readonly string[]): string[] {
  return locales.map((locale) => (stem === "" ? locale : `${stem}_${locale}`));
}
