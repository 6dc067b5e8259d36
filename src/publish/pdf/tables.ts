/** Tables: what is printed of them and how wide each column is, decided here so that the template lays out without measuring. */
import { textWidth as measured } from "../../figures/text.js";
import type { TableColumn } from "../../manuscript/block.js";
import { plainText } from "./inlines.js";
import type { PrintInline, PrintTable } from "./print-model.js";
import type { PrintWords } from "./words.js";

/** A4 of the design: text column and full width, in mm. */
export const TEXT_WIDTH = 124;
export const FULL_WIDTH = 170;

/** More rows than this and print shows an excerpt of LONG_SHOWN rows. */
const LONG = 60;
const LONG_SHOWN = 40;
/** A table of at most this many rows is kept on one page; a longer one breaks between rows, three of them left on either side. */
const SHORT = 5;

/** 7.4 pt in mm, and a little more: four characters must fit a column of four em. */
const EM = 2.63;
const GAP = 2.6;

type Rows = readonly (readonly (readonly PrintInline[])[])[];

interface Columns {
  readonly label: string;
  readonly unit: string;
  readonly align: "left" | "right";
  readonly marks: readonly string[];
}

/** Heads over numbers up to this many em are not folded. */
const SHORT_HEAD = 5.5;
/** What is left of the breadth of one that is: its lines are never quite full. */
const FOLDED = 0.42;

/** A mark is about as wide as two characters. */
const MARK = 2;

/** Where Han meets Latin letters or digits print sets a quarter of an em between them; drawings, whose measure this is, an eighth. */
const joint = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{N}])|(?<=[\p{Script=Latin}\p{N}])(?=\p{Script=Han})/gu;

/** Width of a text in em, by the advances of the sans that tables are set in. */
export const textWidth = (text: string): number => measured(text, 1) + 0.125 * [...text.matchAll(joint)].length;

function cellWidth(cell: readonly PrintInline[]): number {
  let width = textWidth(plainText(cell));
  for (const inline of cell) {
    if (inline.type === "fact") for (const mark of inline.marks) width += mark === "" ? 0 : MARK;
    if (inline.type === "cite") width += 0.8 * inline.numbers.length;
  }
  return width;
}

/** Widest piece that should not be broken: a Latin word, or a few Han characters. */
function unbreakable(text: string): number {
  let widest = 0;
  for (const word of text.split(/[\s\u2e80-\uffff/—-]+/)) widest = Math.max(widest, textWidth(word));
  return Math.min(12, widest);
}

interface Demand {
  /** Width at which nothing wraps. */
  readonly full: number;
  /** Width at which a head over numbers stands on two or three lines, and nothing else wraps. */
  readonly folded: number;
  /** Width under which the column becomes ugly. */
  readonly least: number;
}

function demand(columns: readonly Columns[], rows: Rows): Demand[] {
  return columns.map((column, index) => {
    const head = textWidth(column.label) * 1.06 + (column.unit === "" ? 0 : textWidth(column.unit) + 0.6) + column.marks.length * MARK;
    let full = head;
    // A short head would leave a single sign on its second line.
    let folded = column.align === "right" && head > SHORT_HEAD ? Math.max(unbreakable(column.label), head * FOLDED + 1) : head;
    let least = Math.max(2.4, Math.min(5, head), unbreakable(column.label));
    for (const row of rows) {
      const cell = row[index] ?? [];
      const width = cellWidth(cell);
      full = Math.max(full, width);
      folded = Math.max(folded, width);
      least = Math.max(least, column.align === "right" ? Math.min(width, 14) : Math.max(unbreakable(plainText(cell)), Math.min(width, 4)));
    }
    const gap = index === columns.length - 1 ? 0 : GAP;
    return {
      full: Math.min(full, 60) * EM + gap,
      folded: Math.min(folded, full, 60) * EM + gap,
      least: Math.min(least, full) * EM + gap,
    };
  });
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
const round = (n: number): number => Math.round(n * 100) / 100;

/** Shares what is left among columns that must wrap: long ones wish by their root, so that one does not starve the others. */
function shareOut(demands: readonly Demand[], measure: number): number[] {
  const least = total(demands.map((d) => d.least));
  if (least >= measure) return demands.map((d) => (d.least / least) * measure);
  const wishes = demands.map((d) => Math.sqrt(Math.max(0, d.full - d.least)));
  const wish = total(wishes);
  return demands.map((d, i) => d.least + ((measure - least) * (wishes[i] ?? 0)) / (wish === 0 ? 1 : wish));
}

/**
 * Column widths that add up to the measure: all that is wanted when there is room. Otherwise columns that want less than an
 * equal share get what they want, so that short words do not wrap for the sake of a long text, and the others share the rest.
 */
export function columnWidths(wanted: readonly Demand[], measure: number): number[] {
  // Heads over numbers give way before the texts do.
  const demands = wanted.map((d) => ({ ...d, full: d.folded, least: Math.min(d.least, d.folded) }));
  for (const each of [wanted, demands]) {
    const full = total(each.map((d) => d.full));
    const spare = (measure - full) / Math.max(1, each.length);
    if (full <= measure) return each.map((d) => round(d.full + spare));
  }
  const modest = new Set<Demand>();
  let left = measure;
  for (const demand of [...demands].sort((a, b) => a.full - b.full)) {
    const others = demands.length - modest.size;
    if (demand.full > left / others) break;
    modest.add(demand);
    left -= demand.full;
  }
  const shared = shareOut(
    demands.filter((d) => !modest.has(d)),
    left,
  );
  let next = 0;
  return demands.map((d) => round(modest.has(d) ? d.full : (shared[next++] ?? d.least)));
}

export interface TableInput {
  readonly columns: readonly (TableColumn & { readonly unit?: string; readonly marks?: readonly string[] })[];
  readonly rows: Rows;
  /** Force the full width. */
  readonly wide: boolean;
  /** Rows of the whole list when `rows` is already an excerpt. */
  readonly total?: number | undefined;
  /** Print every row, however many. */
  readonly whole?: boolean;
}

export function printTable(input: TableInput, words: PrintWords): PrintTable {
  const columns = input.columns.map((column) => ({
    label: column.label,
    unit: column.unit ?? "",
    align: column.align,
    marks: column.marks ?? [],
  }));
  const rows = input.rows.length > LONG && input.whole !== true ? input.rows.slice(0, LONG_SHOWN) : input.rows;
  const all = Math.max(input.total ?? 0, input.rows.length);
  const demands = demand(columns, rows);
  const wide = input.wide || total(demands.map((d) => d.full)) > TEXT_WIDTH * 1.12 || columns.length > 6;
  return {
    widths: columnWidths(demands, wide ? FULL_WIDTH : TEXT_WIDTH),
    wide,
    columns,
    rows,
    abridged: all > rows.length ? words.abridged(String(rows.length), String(all)) : "",
    short: rows.length <= SHORT,
  };
}
