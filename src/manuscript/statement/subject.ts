/** What a bound fact is of, read from its lineage: its cells, the change it states, the entity it names, the time it gives. */
import { dimensionLabel, fieldOf } from "../../analysis/labels.js";
import type { Lineage } from "../../analysis/lineage.js";
import type { Cell, Vintage } from "../../evidence/cell.js";
import { parseBinding } from "../../expression/index.js";
import { comparePeriods, convert, type Period, parseDecimal, type Quantity, unitParts } from "../../measure/index.js";
import type { ObservationStatus } from "../../pack/pack.js";
import type { BoundFact } from "../prose.js";
import { type Conditions, conditionsOf } from "./conditions.js";

export interface Subject {
  readonly fact: BoundFact;
  /** Set when the fact is one published cell. */
  readonly cell?: Cell;
  /** The cell whose number it is, as published or as abs() or round() print it. */
  readonly of?: Cell;
  /** Every cell it rests on, itself included. */
  readonly cells: readonly Cell[];
  readonly quantity?: Quantity;
  readonly status?: ObservationStatus | "C";
  /** A growth or difference: its sign. */
  readonly change?: -1 | 0 | 1;
  /** A share of a whole: its percentage. */
  readonly share?: number;
  /** A date or period that is printed. */
  readonly period?: Period;
  /** The period a computed forecast is of: later than all it was made from. */
  readonly ahead?: Period;
  /** Id of the name that is printed. */
  readonly name?: string;
  /** Number of items of a printed list. */
  readonly items?: number;
  /** What its expression asks of registers. */
  readonly conditions: Conditions;
}

const unconditional: Conditions = { fields: [], rows: [], time: null };
const mostCells = 200;
const changes: ReadonlySet<string> = new Set(["growth", "cagr", "diff", "-"]);
const changeLabel = /增长|增速|增幅|涨幅|变化|变动|growth|increase|change/i;

const changeCode = /增速|增幅|增长率|\bgrowth\s+(?:of|rate|in)\b|\bgrowth$/i;

const known = new WeakMap<Vintage, WeakMap<BoundFact["printed"], Omit<Subject, "fact">>>();

/** What a fact is of. */
export function subjectOf(fact: BoundFact, vintage: Vintage): Subject {
  let memory = known.get(vintage);
  if (memory === undefined) {
    memory = new WeakMap();
    known.set(vintage, memory);
  }
  let subject = memory.get(fact.printed);
  if (subject === undefined) {
    const parsed = parseBinding(fact.expression);
    subject = {
      ...read(fact, vintage),
      conditions: parsed.ok
        ? conditionsOf(parsed.ast, (register, field) => fieldOf(vintage, register, field)?.type === "date")
        : unconditional,
    };
    memory.set(fact.printed, subject);
  }
  return { fact, ...subject };
}

function read({ printed: { value } }: BoundFact, vintage: Vintage): Omit<Subject, "fact" | "conditions"> {
  const cells = cellsOf(value.lineage, vintage);
  switch (value.type) {
    case "quantity": {
      const change = changeOf(value.lineage, value.cell, value.quantity, vintage);
      const share = shareOf(value.lineage, value.cell, value.quantity, vintage);
      const of = value.cell ?? strippedCell(value.lineage, vintage);
      return {
        cells,
        ...(of === undefined ? {} : { of }),
        quantity: value.quantity,
        status: value.status,
        ...(value.cell === undefined ? {} : { cell: value.cell }),
        ...(change === undefined ? {} : { change }),
        ...(share === undefined ? {} : { share }),
        ...(value.cell === undefined && value.status === "F" && value.period !== undefined ? { ahead: value.period } : {}),
      };
    }
    case "date":
      return { cells, period: value.period };
    case "list":
      return { cells, items: value.items.length };
    case "text":
      return value.lineage.kind === "literal" ? { cells, name: value.lineage.id } : { cells };
    default:
      return { cells };
  }
}

const strips: ReadonlySet<string> = new Set(["abs", "round"]);

function strippedCell(lineage: Lineage, vintage: Vintage): Cell | undefined {
  if (lineage.kind === "cell") return vintage.cells.get(lineage.id);
  const [inner] = lineage.kind === "analysis" && strips.has(lineage.id) ? lineage.inputs : [];
  return inner === undefined ? undefined : strippedCell(inner, vintage);
}

function cellsOf(lineage: Lineage, vintage: Vintage): readonly Cell[] {
  const found = new Set<Cell>();
  const seen = new Set<Lineage>();
  const visit = (node: Lineage): void => {
    if (seen.has(node) || found.size >= mostCells) return;
    seen.add(node);
    if (node.kind === "cell") {
      const cell = vintage.cells.get(node.id);
      if (cell !== undefined) found.add(cell);
    } else if (node.kind === "analysis") node.inputs.forEach(visit);
  };
  visit(lineage);
  return [...found];
}

/** Sign of a change: of the growth or rate inside abs() or round(), of a cell that is itself a growth rate, of a difference as time runs. */
function changeOf(lineage: Lineage, cell: Cell | undefined, quantity: Quantity, vintage: Vintage): Subject["change"] {
  if (cell !== undefined) {
    const indicator = vintage.pack.indicators.get(cell.indicator);
    if (indicator?.measure !== "rate") return undefined;
    const named = Object.values(indicator.label).some((label) => changeLabel.test(label)) || isChangeByCode(cell, vintage);
    return named ? signOf(quantity.value) : undefined;
  }
  const inner = strips.has(lineage.id) ? lineage.inputs[0] : lineage;
  if (inner?.kind === "cell") {
    const stripped = vintage.cells.get(inner.id);
    return stripped === undefined ? undefined : changeOf(inner, stripped, stripped.quantity, vintage);
  }
  if (inner?.kind !== "analysis" || !changes.has(inner.id)) return undefined;
  if (inner.id === "-" && inner.inputs.length < 2) return undefined;
  // Only a difference within one series is a change; between two entities it is a distance.
  const cells = cellsOf(inner, vintage);
  if (cells.length === 0 && (inner.id === "-" || inner.id === "diff")) return undefined;
  const one = cells.every((each) => isSameSeries(each, cells[0]));
  const value = inner === lineage ? quantity.value : parseDecimal((inner.value ?? "").replace(/^[^\d+−-]+/, ""));
  if (!one || value === null) return undefined;
  const sign = signOf(value);
  return isBackwards(inner, vintage) && sign !== 0 ? (sign === 1 ? -1 : 1) : sign;
}

/** Of an indicator that gathers rates of many kinds, the code says which one is a growth. */
function isChangeByCode({ dimensions }: Cell, vintage: Vintage): boolean {
  const { locales } = vintage.pack.file;
  return Object.entries(dimensions).some(
    ([dimension, code]) =>
      vintage.pack.dimensions[dimension]?.names !== true &&
      locales.some((locale) => changeCode.test(dimensionLabel(vintage, dimension, code, locale))),
  );
}

/** "Earlier − later": what it gives is how much it fell. */
function isBackwards(lineage: Lineage, vintage: Vintage): boolean {
  if (lineage.kind !== "analysis" || (lineage.id !== "-" && lineage.id !== "diff")) return false;
  const [a, b] = lineage.inputs.map((input: Lineage) => (input.kind === "cell" ? vintage.cells.get(input.id) : undefined));
  return a !== undefined && b !== undefined && a.period.end < b.period.end;
}

function signOf(value: Quantity["value"]): -1 | 0 | 1 {
  return value.isZero() ? 0 : value.isNegative() ? -1 : 1;
}

function shareOf(lineage: Lineage, cell: Cell | undefined, quantity: Quantity, vintage: Vintage): number | undefined {
  if (quantity.unit.kind !== "percent") return undefined;
  const isShare =
    cell !== undefined ? vintage.pack.indicators.get(cell.indicator)?.measure === "share" : lineage.id === "share" || lineage.id === "rest";
  return isShare ? quantity.value.toNumber() : undefined;
}

/** True for cells of one indicator in the same dimensions. */
function isSameSeries(a: Cell, b: Cell | undefined): boolean {
  return (
    b !== undefined && a.indicator === b.indicator && Object.keys(a.dimensions).every((key) => a.dimensions[key] === b.dimensions[key])
  );
}

/** Cells of the same series and frequency, in order of period. */
export function seriesOf(cell: Cell, vintage: Vintage): readonly Cell[] {
  return vintage.seriesOf(cell.indicator, cell.dimensions).filter(({ period }) => period.frequency === cell.period.frequency);
}

/** a − b as a sign, in one unit; null when they do not compare. */
export function compareQuantity(a: Quantity, b: Quantity): -1 | 0 | 1 | null {
  const same = convert(b, a.unit);
  return "problem" in same ? null : signOf(a.value.sub(same.value));
}

/** How much words in numbers say of it: a part of one, or how many of its unit without the unit's scale. Never below zero. */
export function sizeOf({ value, unit }: Quantity): number {
  const size = unit.kind === "percent" ? value.abs().div(100) : value.abs().mul(unitParts(unit).parts[0]?.scale ?? 1);
  return size.toNumber();
}

/** Earlier and later of two cells. */
export function inTime(a: Cell, b: Cell): readonly [Cell, Cell] {
  return comparePeriods(a.period, b.period) <= 0 ? [a, b] : [b, a];
}
