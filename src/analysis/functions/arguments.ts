/** Arguments of a call in the shapes that functions need. */
import type { Expression } from "../../expression/index.js";
import { convert, type Quantity } from "../../measure/index.js";
import type { RegisterRow } from "../../pack/pack.js";
import { sortText } from "../compare.js";
import { Fault, orFault } from "../fault.js";
import { cellValue, type QuantityValue } from "../make.js";
import { describe, needQuantity } from "../operators.js";
import { type RowsValue, registerRows, rowsValue } from "../query.js";
import { selectCells } from "../select.js";
import type { Value } from "../value.js";
import type { Call } from "./entry.js";

/** The argument at a place; the arity check has made sure that it exists. */
export function argument(call: Call, index: number): Expression {
  const node = call.args[index];
  if (node === undefined)
    throw new Fault("EXPR-ARGUMENTS", call.span, `${call.name} lacks argument ${index + 1}`, "see docs/expressions.md");
  return node;
}

/** An argument's value. */
export function valueAt(call: Call, index: number): Value {
  return call.evaluate(argument(call, index), call.context);
}

/** An argument that is one number. */
export function quantityAt(call: Call, index: number): QuantityValue {
  return needQuantity(valueAt(call, index), argument(call, index).span);
}

/** A name given bare or in quotes: a dimension, a field. */
export function nameOf(node: Expression): string {
  if (node.kind === "name") return node.name;
  if (node.kind === "string") return node.value;
  throw new Fault("EXPR-ARGUMENTS", node.span, "a name is needed here", "write it bare or in quotes");
}

/** An id given as text, as $name, or by a field that refers to it. */
export function idAt(call: Call, index: number): string {
  const node = argument(call, index);
  if (node.kind === "name" && call.context.row === null) return node.name;
  const value = call.evaluate(node, call.context);
  if (value.type === "text") return sortText(value);
  throw new Fault("EXPR-TYPE", node.span, `an id is needed here, not ${describe(value)}`, 'write it in quotes: "id"');
}

/** A whole number between two limits. */
export function wholeAt(call: Call, index: number, least: number, most: number): number {
  const { quantity } = quantityAt(call, index);
  const number = quantity.value.toNumber();
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Fault(
    "EXPR-ARGUMENTS",
    argument(call, index).span,
    `a whole number from ${least} to ${most} is needed here`,
    "write it as digits",
  );
}

/** Rows of a register, or null when the argument is something else. */
export function maybeRows(call: Call, node: Expression): RowsValue | null {
  // A register's name stands for all its rows, also inside a query over another register.
  if (node.kind === "name" && call.context.scope.vintage.pack.registers.has(node.name)) {
    const isField = call.context.row !== null && Object.hasOwn(call.context.row.values, node.name);
    if (!isField) return rowsValue(node.name, registerRows(node.name, node, call.context), call.context);
  }
  if (node.kind !== "query" && node.kind !== "call") return null;
  const value = call.evaluate(node, call.context);
  return value.type === "rows" ? value : null;
}

/** Rows of a register. */
export function rowsAt(call: Call, index: number): RowsValue {
  const node = argument(call, index);
  const rows = maybeRows(call, node);
  if (rows !== null) return rows;
  throw new Fault("EXPR-TYPE", node.span, "rows of a register are needed here", "write a register, or register where …");
}

/** An expression over every row. */
export function perRow(call: Call, rows: readonly RegisterRow[], node: Expression): readonly Value[] {
  return rows.map((row) => call.evaluate(node, { scope: call.context.scope, row }));
}

/**
 * The values a function runs over: the cells of a set, a field of rows, the items of a list, or its several arguments. A period
 * or code that the author named and that has no cell is an error here, because the result would silently mean something else.
 */
export function gather(call: Call): readonly Value[] {
  const first = argument(call, 0);
  const second = call.args[1];
  if (first.kind === "cells") {
    if (second === undefined) return cellsOf(call, first);
    return call.args.map((node) => call.evaluate(node, call.context));
  }
  if (first.kind === "field" && second === undefined) {
    const rows = maybeRows(call, first.target);
    if (rows !== null && rows.rows.length !== 1) return present(call, rows, { kind: "name", name: first.field, span: first.span });
  }
  const rows = maybeRows(call, first);
  if (rows !== null) {
    if (second === undefined)
      throw new Fault("EXPR-ARGUMENTS", call.span, `${call.name} over rows needs a field`, `write ${call.name}(rows, field)`);
    return present(call, rows, second);
  }
  if (second !== undefined) return call.args.map((node) => call.evaluate(node, call.context));
  const value = call.evaluate(first, call.context);
  return value.type === "list" ? value.items : [value];
}

function cellsOf(call: Call, node: Expression & { kind: "cells" }): readonly Value[] {
  const { scope } = call.context;
  const { cells, unmatched } = selectCells(node, scope);
  if (unmatched.length > 0) {
    throw new Fault(
      "EXPR-NO-CELL",
      node.span,
      `${node.indicator} has nothing for ${unmatched.join(", ")} in this edition`,
      "ask only for what is there",
    );
  }
  return cells.map((cell) => cellValue(cell, scope));
}

/** The field of every row; rows without a value are an error that says how many. */
function present(call: Call, rows: RowsValue, node: Expression): readonly Value[] {
  const values = perRow(call, rows.rows, node);
  const absent = values.filter((value) => value.type === "missing").length;
  if (absent === 0) return values;
  const field = node.kind === "name" ? node.name : "that expression";
  throw new Fault(
    "EXPR-MISSING",
    node.span,
    `${absent} of ${values.length} rows of ${rows.register} have no ${field}`,
    node.kind === "name" ? `add “and known(${field})” to the condition, and say so in the text` : "ask only for rows that have a value",
  );
}

/** Values as quantities in the unit of the first. */
export function sameUnit(
  call: Call,
  values: readonly Value[],
): { readonly values: readonly QuantityValue[]; readonly quantities: readonly Quantity[] } {
  const numbers = values.map((value) => needQuantity(value, call.span));
  const [first] = numbers;
  if (first === undefined)
    throw new Fault("EXPR-NO-CELL", call.span, `${call.name} has nothing to work on`, "check the condition: no row or cell matches");
  return { values: numbers, quantities: numbers.map((number) => orFault(convert(number.quantity, first.quantity.unit), call.span)) };
}

/** The period that all values share. */
export function commonPeriod(values: readonly QuantityValue[]): QuantityValue["period"] {
  const [first] = values;
  return values.every((value) => value.period?.code === first?.period?.code) ? first?.period : undefined;
}
