/** Evaluates expressions to values. */

import type { Vintage } from "../evidence/cell.js";
import { type Argument, type Expression, type ExpressionProblem, type PrintOptions, parseBinding, type Span } from "../expression/index.js";
import { parsePeriod } from "../measure/index.js";
import { memoryOf } from "../measure/once.js";
import type { Pack, RegisterRow } from "../pack/pack.js";
import { compares } from "./compare.js";
import { Fault, nearest, suggestion } from "./fault.js";
import { namedField } from "./field.js";
import { functionTable } from "./functions/table.js";
import { rowOf } from "./labels.js";
import { cellValue, literalNumber, missing, type QuantityValue, textValue } from "./make.js";
import { calculate, describe, inRange, negated, outOfRange } from "./operators.js";
import { fulfils, queryRows, registerRows, rowsValue } from "./query.js";
import type { Context, EvaluationProblem, Scope } from "./scope.js";
import { selectCells } from "./select.js";
import { analysisLineage, cellLineage, literalLineage } from "./trace.js";
import type { Value } from "./value.js";
import { paramOf } from "./wish.js";

export type { EvaluationProblem, Scope } from "./scope.js";

export type Evaluation =
  | { readonly ok: true; readonly value: Value; readonly options: PrintOptions }
  | { readonly ok: false; readonly problems: readonly EvaluationProblem[] };

const evaluated = memoryOf<Vintage, Evaluation>();

/** The value of `expression | options`. Figures and texts ask for the same again and again: it is found once for a vintage and locale. */
export function evaluateText(text: string, scope: Scope): Evaluation {
  const context: Context = { scope, row: null };
  if (scope.bindings !== undefined) return evaluateIn(text, context);
  const key = JSON.stringify([scope.locale, text, text.includes("$") ? scope.params : null]);
  return evaluated(scope.vintage, key, () => evaluateIn(text, context));
}

/** The value of an expression over the fields of one register row: a column of a table, the height of a bar. */
export function evaluateForRow(text: string, row: RegisterRow, scope: Scope): Evaluation {
  return evaluateIn(text, { scope, row });
}

/** Columns ask for the same in every row, and editions for the same in every locale. */
const parsings = memoryOf<Pack, ReturnType<typeof parseBinding>>();

function evaluateIn(text: string, context: Context): Evaluation {
  const parsed = parsings(context.scope.vintage.pack, text, () => parseBinding(text));
  if (!parsed.ok) return parsed;
  const result = evaluate(parsed.ast, context.scope, context.row);
  return result.ok ? { ok: true, value: result.value, options: parsed.options } : result;
}

/** The value of a parsed expression. */
export function evaluate(
  ast: Expression,
  scope: Scope,
  row: RegisterRow | null = null,
): { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly ExpressionProblem[] } {
  try {
    return { ok: true, value: resolve(ast, { scope, row }) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

/** The value of a node; problems are thrown as faults. For the functions of this room. */
export function resolve(node: Expression, context: Context): Value {
  switch (node.kind) {
    case "number":
      return inRange(writtenNumber(node.value, node.span), node.span);
    case "string":
      return textValue(node.value, literalLineage(node.value));
    case "boolean":
      return { type: "boolean", value: node.value, lineage: literalLineage(String(node.value)) };
    case "period":
      return periodValue(node.code, node.span);
    case "param": {
      const text = paramOf(node.name, node.span, context.scope);
      return textValue(text, literalLineage(text));
    }
    case "name":
      return nameValue(node.name, node, context);
    case "cells":
      return cellsValue(node, context);
    case "call":
      return call(node, context);
    case "field":
      return fieldOfValue(resolve(node.target, context), node.field, node, context);
    case "query":
      return queryRows(node, context, resolve);
    case "negate":
      return negated(resolve(node.operand, context), node.span);
    case "not":
      return { type: "boolean", value: !fulfils(node.operand, context, resolve), lineage: literalLineage("not") };
    case "list": {
      const items = node.items.map((item) => resolve(item, context));
      return {
        type: "list",
        items,
        lineage: analysisLineage(
          "list",
          items.map((item) => item.lineage),
        ),
      };
    }
    case "binary":
      return binary(node, context);
  }
}

/** A number as written; one so small that it would count as nothing is refused, as is one beyond all range. */
function writtenNumber(text: string, span: Span): QuantityValue {
  const value = literalNumber(text);
  if (value.quantity.value.isZero() && /^[\d.]*[1-9]/.test(text)) throw outOfRange("the number", span);
  return value;
}

function periodValue(code: string, span: Span): Value {
  const period = parsePeriod(code);
  if (period === null) throw new Fault("EXPR-TYPE", span, `“${code}” is no period`, "check month and day; put blanks around a minus sign");
  return { type: "date", period, lineage: literalLineage(code) };
}

function nameValue(name: string, node: Expression, context: Context): Value {
  const { row, scope } = context;
  const { registers, indicators } = scope.vintage.pack;
  if (row !== null) {
    const field = namedField(row, name, scope);
    if (field !== undefined) return field;
    const fields = registers.get(row.register)?.fields.map((candidate) => candidate.id) ?? [];
    throw new Fault(
      "EXPR-NAME",
      node.span,
      `“${name}” is no field of ${row.register}`,
      `${suggestion(name, fields, "field")}; a text stands in quotes: "${name}"`,
    );
  }
  const bound = scope.bindings?.get(name);
  if (bound !== undefined) return bound;
  if (registers.has(name)) return rowsValue(name, registerRows(name, node, context), context);
  if (indicators.has(name))
    throw new Fault("EXPR-DIMENSION", node.span, `${name} is an indicator without a selector`, `write ${name} @ {…, period: 2022}`);
  throw new Fault(
    "EXPR-NAME",
    node.span,
    `“${name}” is neither a register nor an indicator`,
    `${suggestion(name, [...registers.keys(), ...indicators.keys()], "register or indicator")}; a text stands in quotes`,
  );
}

function cellsValue(node: Expression & { kind: "cells" }, { scope }: Context): Value {
  const { cells, single } = selectCells(node, scope);
  const [first] = cells;
  if (!single || first === undefined) {
    return {
      type: "cells",
      cells,
      lineage: analysisLineage(
        "cells",
        cells.map((cell) => cellLineage(cell, scope)),
      ),
    };
  }
  if (cells.length > 1) {
    throw new Fault(
      "EXPR-MANY-CELLS",
      node.span,
      `${cells.length} cells match`,
      `name one: ${cells
        .slice(0, 5)
        .map((cell) => cell.key)
        .join("; ")}`,
    );
  }
  return cellValue(first, scope);
}

/** `.field` of one row, or of the row that a reference leads to. */
function fieldOfValue(target: Value, field: string, node: Expression & { kind: "field" }, context: Context): Value {
  const { scope } = context;
  if (target.type === "missing") return target;
  if (target.type === "text" && target.ref !== undefined) {
    const row = rowOf(scope.vintage, target.ref.register, target.ref.id);
    if (row === undefined) return missing(`${target.ref.register} has no row “${target.ref.id}” in this edition`, target.lineage);
    return resolve({ kind: "name", name: field, span: node.span }, { scope, row });
  }
  if (target.type !== "rows")
    throw new Fault("EXPR-TYPE", node.span, `${describe(target)} has no fields`, "only rows of a register have fields");
  const [row] = target.rows;
  if (row === undefined || target.rows.length > 1) {
    throw new Fault(
      "EXPR-ROWS",
      node.span,
      `${target.rows.length === 0 ? "no row matches" : `${target.rows.length} rows match`} where one is needed`,
      row === undefined
        ? "check the condition against the register"
        : `narrow the condition, or use first(…), list(…, ${field}) or sum(…, ${field})`,
    );
  }
  return resolve({ kind: "name", name: field, span: node.span }, { scope, row });
}

function binary(node: Expression & { kind: "binary" }, context: Context): Value {
  const { operator } = node;
  const yesNo = (value: boolean): Value => ({ type: "boolean", value, lineage: literalLineage(operator) });
  switch (operator) {
    case "and":
      return yesNo(fulfils(node.left, context, resolve) && fulfils(node.right, context, resolve));
    case "or":
      return yesNo(fulfils(node.left, context, resolve) || fulfils(node.right, context, resolve));
    case "in": {
      const left = resolve(node.left, context);
      const right = resolve(node.right, context);
      return yesNo(right.type === "list" && right.items.some((item) => compares(left, "=", item, node.span)));
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "^":
      return calculate(operator, resolve(node.left, context), resolve(node.right, context), node.span);
    default:
      return yesNo(compares(resolve(node.left, context), operator, resolve(node.right, context), node.span));
  }
}

function call(node: Expression & { kind: "call" }, context: Context): Value {
  const entry = functionTable.get(node.name);
  if (entry === undefined) {
    throw new Fault(
      "EXPR-NAME",
      node.nameSpan,
      `there is no function “${node.name}”`,
      `nearest: ${nearest(node.name, functionTable.keys()).join(", ")}`,
    );
  }
  const plain = node.args.filter((argument) => argument.name === undefined);
  const named = new Map<string, Expression>();
  for (const argument of node.args) checkNamed(argument, entry.named ?? [], node.name, named);
  if (plain.length < entry.least || plain.length > entry.most) {
    throw new Fault(
      "EXPR-ARGUMENTS",
      node.span,
      `${node.name} was given ${plain.length} argument${plain.length === 1 ? "" : "s"}`,
      `write ${entry.signature}`,
    );
  }
  const value = entry.apply({
    name: node.name,
    args: plain.map((argument) => argument.value),
    named,
    span: node.span,
    context,
    evaluate: resolve,
  });
  return value.type === "quantity" ? inRange(value, node.span) : value;
}

function checkNamed(argument: Argument, allowed: readonly string[] | "any", name: string, named: Map<string, Expression>): void {
  if (argument.name === undefined) return;
  if ((allowed !== "any" && !allowed.includes(argument.name)) || named.has(argument.name)) {
    const fix = allowed === "any" ? "give each name once" : allowed.length === 0 ? "it takes none" : `it takes ${allowed.join(", ")}`;
    throw new Fault(
      "EXPR-ARGUMENTS",
      argument.span,
      `${name} has no argument “${argument.name}:”${named.has(argument.name) ? " left" : ""}`,
      fix,
    );
  }
  named.set(argument.name, argument.value);
}
