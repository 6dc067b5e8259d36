/**
 * Observations in columns, for questions as of a date. Rows stand in order of series key, time period, firmness and of becoming
 * known, so that what a series said on a day is read from one stretch of memory. Series keys, periods and days are dictionary-encoded:
 * a column holds places in their sorted lists. A row takes 9 bytes, and each cell 8 more.
 */
import type { Period } from "../measure/period.js";
import { comparePeriods } from "../measure/period-read.js";
import { compareText } from "../pack/report.js";
import type { Standing } from "./visible.js";

/** An observation as the table keeps it: what it is of (valid time), and the days on which it stands (transaction time). */
export interface TableRow extends Standing {
  /** `indicator@dim=code,dim=code`. */
  readonly series: string;
  readonly period: Period;
  /** 0 = never published, up to 255: of the rows of a cell that stand on a day, the firmest is taken, of equals the newest. */
  readonly firmness: number;
}

export interface ObservationTable {
  /** Series keys in order, and the place of each. */
  readonly series: readonly string[];
  readonly placeOfSeries: ReadonlyMap<string, number>;
  /** Periods in order. */
  readonly periods: readonly Period[];
  /** Days (ISO) on which some row comes or goes, in order. */
  readonly days: readonly string[];
  /** Series s has cells firstCell[s] up to, but without, firstCell[s + 1]; each cell is of one period and has rows in the same way. */
  readonly firstCell: Uint32Array;
  readonly periodOfCell: Uint32Array;
  readonly firstRow: Uint32Array;
  /** Places in `days`: a row stands from the first up to, but without, the second. */
  readonly from: Uint16Array | Uint32Array;
  readonly until: Uint16Array | Uint32Array;
  readonly firmness: Uint8Array;
  /** Which of the rows given this one was. */
  readonly given: Uint32Array;
}

/** The table of some rows, given in the order in which they became known. */
export function observationTable(rows: Iterable<TableRow>): ObservationTable {
  const [series, periods, days] = [dictionary<string>(), dictionary<Period>(), dictionary<string>()];
  const [seriesOf, periodOf, from, until, firmness] = [growing(), growing(), growing(), growing(), growing()];
  for (const row of rows) {
    seriesOf.push(series.codeOf(row.series, row.series));
    periodOf.push(periods.codeOf(row.period.code, row.period));
    from.push(days.codeOf(row.from, row.from));
    until.push(days.codeOf(row.until, row.until));
    firmness.push(row.firmness);
  }
  const [allSeries, allPeriods, allDays] = [series.sorted(compareText), periods.sorted(comparePeriods), days.sorted(compareText)];
  const Days = allDays.values.length > 2 ** 16 ? Uint32Array : Uint16Array;
  const seriesPlaces = replaced(seriesOf.filled(), allSeries.places);
  const periodPlaces = replaced(periodOf.filled(), allPeriods.places);
  // Every step keeps the order of equals: in the end that in which they became known.
  let given = ordered(
    new Uint32Array(seriesPlaces.length).map((_, row) => row),
    firmness.filled(),
    FIRMNESSES,
  );
  given = ordered(given, periodPlaces, allPeriods.values.length);
  given = ordered(given, seriesPlaces, allSeries.values.length);
  return {
    series: allSeries.values,
    placeOfSeries: new Map(allSeries.values.map((key, place) => [key, place])),
    periods: allPeriods.values,
    days: allDays.values,
    ...cellsOf(given, seriesPlaces, periodPlaces),
    from: new Days(gathered(given, replaced(from.filled(), allDays.places))),
    until: new Days(gathered(given, replaced(until.filled(), allDays.places))),
    firmness: new Uint8Array(gathered(given, firmness.filled())),
    given,
  };
}

const FIRMNESSES = 2 ** 8;

/** How many of the table's days are not after a date (ISO): how the questions below are told the date. */
export function dayAt({ days }: ObservationTable, asOf: string): number {
  return firstWhere(days, (day) => day > asOf);
}

/** The series of an indicator: places from the first up to, but without, the second. */
export function seriesOfIndicator({ series }: ObservationTable, indicator: string): readonly [number, number] {
  // "A" is what follows "@" in code order.
  return [firstWhere(series, (key) => key >= `${indicator}@`), firstWhere(series, (key) => key >= `${indicator}A`)];
}

/** The cell of a series and period; null when the table has no row of it on any day. */
export function cellAt(table: ObservationTable, series: string, period: Period): number | null {
  const place = table.placeOfSeries.get(series);
  if (place === undefined) return null;
  for (let cell = table.firstCell[place] ?? 0; cell < (table.firstCell[place + 1] ?? 0); cell++)
    if (table.periods[table.periodOfCell[cell] ?? 0]?.code === period.code) return cell;
  return null;
}

/** Cells of a series with rows that stand on a day, in order of period: their rows as numbers of the rows given, the latest vintage last. */
export function standingCells(table: ObservationTable, series: number, day: number): number[][] {
  const cells: number[][] = [];
  for (let cell = table.firstCell[series] ?? 0; cell < (table.firstCell[series + 1] ?? 0); cell++) {
    const rows: number[] = [];
    for (let row = table.firstRow[cell] ?? 0; row < (table.firstRow[cell + 1] ?? 0); row++)
      if (stands(table, row, day)) rows.push(table.given[row] ?? 0);
    if (rows.length > 0) cells.push(rows);
  }
  return cells;
}

/** The latest vintage of a cell on a day, its firmest and newest row, as a place in the columns; -1 when none may be published. */
export function latestRow(table: ObservationTable, cell: number, day: number): number {
  const first = table.firstRow[cell] ?? 0;
  for (let row = (table.firstRow[cell + 1] ?? 0) - 1; row >= first; row--)
    if (stands(table, row, day)) return table.firmness[row] === 0 ? -1 : row;
  return -1;
}

function stands({ from, until }: ObservationTable, row: number, day: number): boolean {
  return (from[row] ?? 0) < day && (until[row] ?? 0) >= day;
}

/** The first place in a list at which a condition holds that holds ever after. */
function firstWhere(list: readonly string[], holds: (text: string) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(list[middle] ?? "")) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where series and cells begin among rows in order. */
function cellsOf(
  given: Uint32Array,
  series: Uint32Array,
  periods: Uint32Array,
): Pick<ObservationTable, "firstCell" | "periodOfCell" | "firstRow"> {
  const [firstCell, periodOfCell, firstRow] = [growing(), growing(), growing()];
  let [lastSeries, lastPeriod, cells] = [-1, -1, 0];
  for (let row = 0; row < given.length; row++) {
    const [ofSeries, period] = [series[given[row] ?? 0] ?? 0, periods[given[row] ?? 0] ?? 0];
    if (ofSeries === lastSeries && period === lastPeriod) continue;
    if (ofSeries !== lastSeries) firstCell.push(cells);
    [lastSeries, lastPeriod, cells] = [ofSeries, period, cells + 1];
    periodOfCell.push(period);
    firstRow.push(row);
  }
  firstCell.push(cells);
  firstRow.push(given.length);
  return { firstCell: firstCell.filled(), periodOfCell: periodOfCell.filled(), firstRow: firstRow.filled() };
}

/** Rows in order of a key of so many values, equal ones as they were (counting sort). */
function ordered(rows: Uint32Array, keys: Uint32Array, values: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(values + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 0; key < values; key++) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const key = keys[row] ?? 0;
    const place = next[key] ?? 0;
    sorted[place] = row;
    next[key] = place + 1;
  }
  return sorted;
}

function gathered(rows: Uint32Array, column: Uint32Array): Uint32Array {
  return rows.map((row) => column[row] ?? 0);
}

function replaced(codes: Uint32Array, places: Uint32Array): Uint32Array {
  return codes.map((code) => places[code] ?? 0);
}

interface Growing {
  push(value: number): void;
  filled(): Uint32Array;
}

/** A column whose length nobody knows yet. */
function growing(): Growing {
  let values = new Uint32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const wider = new Uint32Array(2 * length);
        wider.set(values);
        values = wider;
      }
      values[length] = value;
      length += 1;
    },
    filled: () => values.subarray(0, length),
  };
}

interface Dictionary<T> {
  /** The code of a value, by its text. */
  codeOf(text: string, value: T): number;
  /** The values in order, and the place of each code among them. */
  sorted(compare: (a: T, b: T) => number): { readonly values: readonly T[]; readonly places: Uint32Array };
}

function dictionary<T>(): Dictionary<T> {
  const codes = new Map<string, number>();
  const values: T[] = [];
  // Rows often stand with others of the same period or day.
  let [lastText, lastCode] = ["", -1];
  return {
    codeOf: (text, value) => {
      if (text === lastText && lastCode >= 0) return lastCode;
      lastText = text;
      lastCode = codes.get(text) ?? values.push(value) - 1;
      if (lastCode === codes.size) codes.set(text, lastCode);
      return lastCode;
    },
    sorted: (compare) => {
      const order = values.map((value, code) => ({ value, code })).sort((a, b) => compare(a.value, b.value));
      const places = new Uint32Array(values.length);
      for (const [place, { code }] of order.entries()) places[code] = place;
      return { values: order.map(({ value }) => value), places };
    },
  };
}
