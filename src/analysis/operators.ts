/** Arithmetic between values: units checked by measure, status and lineage combined here. */
import type { Operator, Span } from "../expression/index.js";
import { add, type Decimal, divide, multiply, negate, power, type Quantity, subtract, type Unit } from "../measure/index.js";
import { Fault, orFault } from "./fault.js";
import { computed, missing, type QuantityValue } from "./make.js";
import { analysisLineage } from "./trace.js";
import { atCorners, atEnds, type Uncertainty, uncertaintyOf } from "./uncertainty.js";
import type { Value } from "./value.js";

const calculations = { "+": add, "-": subtract, "*": multiply, "/": divide } as const;

/** The value as a quantity, or a fault that says what it is. */
export function needQuantity(value: Value, span: Span): QuantityValue {
  if (value.type === "quantity") return value;
  if (value.type === "missing")
    throw new Fault("EXPR-MISSING", span, value.reason, "choose what has a value, or give another with coalesce(a, b)");
  throw new Fault("EXPR-TYPE", span, `a number is needed here, not ${describe(value)}`, adviceFor(value));
}

/** A value's kind in words. */
export function describe(value: Value): string {
  const words: Record<Value["type"], string> = {
    quantity: "a number",
    text: "a text",
    date: "a date",
    boolean: "a yes or no",
    list: "a list",
    cells: "a set of cells",
    rows: "rows of a register",
    missing: "a missing value",
  };
  return words[value.type];
}

function adviceFor(value: Value): string {
  if (value.type === "cells") return "name one cell, or put the set into sum, count, mean, min, max, top or list";
  if (value.type === "rows") return "ask a field of one row, or put the rows into count, sum or list";
  return "see docs/expressions.md for what each function takes";
}

/** left operator right. A missing side makes the result missing. */
export function calculate(operator: Operator & ("+" | "-" | "*" | "/" | "^"), left: Value, right: Value, span: Span): Value {
  const absent = left.type === "missing" ? left : right.type === "missing" ? right : null;
  if (absent !== null) return missing(absent.reason, analysisLineage(operator, [left.lineage, right.lineage]));
  const [a, b] = [needQuantity(left, span), needQuantity(right, span)];
  const result = operator === "^" ? power(a.quantity, b.quantity.value) : calculations[operator](a.quantity, b.quantity);
  const quantity = orFault(result, span);
  const period = a.period?.code === b.period?.code ? a.period : undefined;
  return inRange(computed(operator, quantity, [a, b], period, operatorInterval(operator, a, b, quantity.unit)), span);
}

/** The value, when its number is one that can be told. */
export function inRange(value: QuantityValue, span: Span): QuantityValue {
  if (!value.quantity.value.isFinite()) throw outOfRange("the result", span);
  return value;
}

/** What a number beyond 10^500, or nearer to nothing than 10^-500, is answered with. */
export function outOfRange(what: string, span: Span): Fault {
  return new Fault("EXPR-VALUE", span, `${what} is out of range`, "check the numbers");
}

/** Where left operator right may lie, in the unit of the result. */
export function operatorInterval(
  operator: "+" | "-" | "*" | "/" | "^",
  a: QuantityValue,
  b: QuantityValue,
  unit: Unit,
): Uncertainty | null {
  const at = ([x, y]: readonly Decimal[]): Decimal | null => {
    if (x === undefined || y === undefined) return null;
    const found = operator === "^" ? power(withValue(a, x), y) : calculations[operator](withValue(a, x), withValue(b, y));
    return "problem" in found ? null : found.value;
  };
  const signed = operator === "/" ? [1] : operator === "^" ? [0] : [];
  return atCorners([uncertaintyOf(a), uncertaintyOf(b)], unit, at, signed);
}

/** −value. */
export function negated(value: Value, span: Span): Value {
  if (value.type === "missing") return value;
  const quantity = needQuantity(value, span);
  if (quantity.lineage.kind === "literal") return { ...quantity, quantity: negate(quantity.quantity) };
  const result = negate(quantity.quantity);
  return computed(
    "-",
    result,
    [quantity],
    quantity.period,
    atEnds([uncertaintyOf(quantity)], result.unit, ([x]) => x?.neg() ?? null),
  );
}

function withValue({ quantity: { unit, decimals } }: QuantityValue, value: Decimal): Quantity {
  return { value, unit, decimals, bound: "=" };
}
