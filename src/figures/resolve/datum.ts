/** One value as a figure shows it: in the display unit, with its state, marks, fact, and the values that were not chosen. */

import { sourcesOfLineage } from "../../analysis/lineage.js";
import type { Mark, Value } from "../../analysis/value.js";
import type { Cell } from "../../evidence/cell.js";
import { type Expression, writeExpression } from "../../expression/index.js";
import { boundWord, convert, formatQuantity, isChinese, type Quantity, seriesUnit, type Unit } from "../../measure/index.js";
import type { Datum } from "../model.js";
import type { Context } from "./context.js";

export type QuantityValue = Extract<Value, { type: "quantity" }>;

/** A value with the expression that leads to it. */
export interface Point {
  readonly value: QuantityValue;
  /** "" when no expression stands for it. */
  readonly expression: string;
}

const states: Readonly<Record<QuantityValue["status"], Datum["state"]>> = {
  A: "actual",
  B: "actual",
  E: "estimate",
  F: "forecast",
  P: "provisional",
  C: "computed",
};

const span = { offset: 0, length: 0 };

/** The expression of one published cell, in canonical form. */
export function cellExpression(cell: Cell): string {
  const code = (dimension: string, text: string) => ({ dimension, value: { kind: "code" as const, code: text, span }, span });
  const expression: Expression = {
    kind: "cells",
    indicator: cell.indicator,
    selector: [...Object.entries(cell.dimensions).map(([dimension, text]) => code(dimension, text)), code("period", cell.period.code)],
    span,
  };
  return writeExpression(expression);
}

export const missingDatum: Datum = { value: null, text: "", bound: false, marks: [], state: "missing", rejected: [], sources: [] };

/** Which limit the number is, if it is only one. "About" is a value. */
function limitOf({ bound }: Quantity): Datum["bound"] {
  if (bound === "=" || bound === "≈") return false;
  return bound === ">" || bound === "≥" ? "least" : "most";
}

/** The number of a quantity in a unit, without the unit, with its bound word. */
export function numberText(quantity: Quantity, unit: Unit, context: Context, digits?: number): string {
  const bound = boundWord(quantity.bound, quantity.value, context.locale);
  const number = formatQuantity(quantity, context.locale, context.units, { unit, bare: true, ...(digits === undefined ? {} : { digits }) });
  return bound === "" ? number : isChinese(context.locale) ? bound + number : `${bound} ${number}`;
}

function inUnit(quantity: Quantity, unit: Unit): Quantity | null {
  const converted = convert(quantity, unit);
  return "problem" in converted ? null : converted;
}

/** Values that lost against a disputed cell, once each. */
function rejectedOf(cell: Cell | undefined, unit: Unit, context: Context): Datum["rejected"] {
  if (cell === undefined || !cell.disputed) return [];
  const out: { value: number; text: string; source: string }[] = [];
  for (const { observation } of cell.rejected) {
    const { value, unit: own, decimals, bound } = observation;
    const quantity: Quantity = { value, unit: own, decimals, bound };
    const shown = inUnit(quantity, unit);
    if (shown === null) continue;
    const text = numberText(quantity, unit, context);
    if (!out.some((other) => other.text === text)) out.push({ value: shown.value.toNumber(), text, source: observation.sources[0] ?? "" });
  }
  return out;
}

/** Digits a number in a drawing may have before it is rounded; its source's own stand where its evidence opens. */
const LONG = 5;
const SHORT = 4;

/** Decimals for a number with very many digits, so that 85.38074112 stands as 85.38; undefined for all others. */
function roundedDigits(value: Quantity["value"], text: string): number | undefined {
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  if (decimals < 3 || value.precision() < LONG || value.isZero()) return undefined;
  return Math.max(0, SHORT - 1 - value.e);
}

/**
 * Decimals of each number of a series, where its source's own do not stand: what is rounded is rounded alike, as coarsely as its
 * largest number needs, but never to less than two digits.
 */
export function seriesDigits(points: readonly (Point | null)[], unit: Unit, context: Context): (number | undefined)[] {
  const all = points.map((point) => {
    const value = point === null ? null : (inUnit(point.value.quantity, unit)?.value ?? null);
    if (point === null || value === null) return null;
    const text = numberText(point.value.quantity, unit, context);
    return { value, decimals: /\.(\d+)$/.exec(text)?.[1]?.length ?? 0, rounded: roundedDigits(value, text) };
  });
  const coarsest = Math.min(...all.map((one) => one?.rounded ?? Number.POSITIVE_INFINITY));
  return all.map((one) =>
    one === null || one.decimals <= coarsest ? undefined : Math.min(one.decimals, Math.max(coarsest, 1 - one.value.e)),
  );
}

/** The datum of a point in a unit. */
export function datumOf(point: Point, unit: Unit, context: Context, digits?: number): Datum {
  const { value, expression } = point;
  const shown = inUnit(value.quantity, unit);
  if (shown === null) return missingDatum;
  const bound = expression === "" ? null : context.book.bind(expression, context.where);
  const marks: readonly Mark[] = bound?.ok === true ? bound.printed.marks : value.disputed ? ["disputed"] : [];
  const low = shown.low?.toNumber();
  const high = shown.high?.toNumber();
  const rejected = rejectedOf(value.cell, unit, context);
  const made = value.status === "F" && value.cell !== undefined ? value.cell.winner.known.end.slice(0, 4) : "";
  const own = value.cell === undefined ? sourcesOfLineage(value.lineage) : [...value.cell.winner.sources];
  return {
    value: shown.value.toNumber(),
    text: numberText(value.quantity, unit, context, digits ?? roundedDigits(shown.value, numberText(value.quantity, unit, context))),
    bound: limitOf(value.quantity),
    marks,
    state: states[value.status],
    rejected,
    ...(low === undefined || high === undefined ? {} : { low, high }),
    ...(made === "" ? {} : { made }),
    ...(bound?.ok === true ? { fact: bound.fact.id } : {}),
    grade: value.grade,
    sources: [...own, ...rejected.map((other) => other.source).filter((id) => id !== "" && !own.includes(id))],
  };
}

/** The unit of a series for this locale, with one scale for all its values. */
export function displayUnit(points: readonly Point[], asked: Unit | null, context: Context): { unit: Unit; label: string } | null {
  const first = points[0]?.value.quantity.unit;
  const unit = asked ?? first;
  return unit === undefined
    ? null
    : seriesUnit(
        points.map((point) => point.value.quantity),
        unit,
        context.locale,
        context.units,
      );
}

/** The quantities of an evaluated value with the expressions that lead to each; null when it holds anything else. */
export function pointsOf(value: Value, expression: string): Point[] | null {
  switch (value.type) {
    case "quantity":
      return [{ value, expression: value.cell === undefined ? (value.expression ?? expression) : cellExpression(value.cell) }];
    case "cells":
      return value.cells.map((cell) => cellPoint(cell, value.lineage));
    case "list": {
      const all = value.items.map((item) => pointsOf(item, ""));
      return all.every((list) => list !== null) ? all.flatMap((list) => list ?? []) : null;
    }
    case "missing":
      return [];
    default:
      return null;
  }
}

function cellPoint(cell: Cell, lineage: Value["lineage"]): Point {
  const inner = lineage.inputs.find((input) => input.id === cell.key) ?? lineage;
  return {
    value: {
      type: "quantity",
      quantity: cell.quantity,
      status: cell.status,
      cell,
      period: cell.period,
      grade: cell.grade,
      disputed: cell.disputed,
      lineage: inner,
    },
    expression: cellExpression(cell),
  };
}
