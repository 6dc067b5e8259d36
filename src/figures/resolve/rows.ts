/** Columns of register rows: a field by its name, or an expression in which the row's fields are names. */
import { namedField } from "../../analysis/field.js";
import { fieldOf } from "../../analysis/labels.js";
import type { Value } from "../../analysis/value.js";
import { type Expression, parseExpression, writeExpression } from "../../expression/index.js";
import { fieldPrinter } from "../../manuscript/field.js";
import type { RegisterRow } from "../../pack/pack.js";
import type { RegisterField } from "../../pack/schema.js";
import { type Context, reportProblems } from "./context.js";

const span = { offset: 0, length: 0 };

/** Puts something in place of every bare name of a field. */
export function replaceNames(expression: Expression, change: (name: string) => Expression | null): Expression {
  const go = (inner: Expression): Expression => replaceNames(inner, change);
  switch (expression.kind) {
    case "name":
      return change(expression.name) ?? expression;
    case "call":
      return { ...expression, args: expression.args.map((argument) => ({ ...argument, value: go(argument.value) })) };
    case "field":
      return { ...expression, target: go(expression.target) };
    case "negate":
    case "not":
      return { ...expression, operand: go(expression.operand) };
    case "binary":
      return { ...expression, left: go(expression.left), right: go(expression.right) };
    case "list":
      return { ...expression, items: expression.items.map(go) };
    default:
      return expression;
  }
}

export interface RowValue {
  readonly value: Value;
  /** The same value as an expression that stands on its own. */
  readonly expression: string;
}

export interface RowColumn {
  /** The declared field, when the column is one. */
  readonly field: RegisterField | undefined;
  readonly ast: Expression;
  of(row: RegisterRow): RowValue | null;
  /** As a reader sees it; "" when missing. */
  text(row: RegisterRow): string;
}

const rowField = (register: string, id: string, field: string): Expression => ({
  kind: "field",
  target: {
    kind: "call",
    name: "row",
    args: [
      { value: { kind: "name", name: register, span }, span },
      { value: { kind: "string", value: id, span }, span },
    ],
    span,
    nameSpan: span,
  },
  field,
  span,
});

/** A column of a register; null with a problem reported when its text is no expression or names no field. */
export function rowColumn(text: string, register: string, context: Context): RowColumn | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) {
    reportProblems(context, text, parsed.problems);
    return null;
  }
  const { ast } = parsed;
  const { vintage, locale } = context.scope;
  const field = ast.kind === "name" ? fieldOf(vintage, register, ast.name) : undefined;
  if (ast.kind === "name" && field === undefined && ast.name !== "id") {
    const fields = vintage.pack.registers.get(register)?.fields.map(({ id }) => id) ?? [];
    context.problem("FIG-FIELD", `the register "${register}" has no field "${ast.name}"`, `its fields are ${fields.join(", ")}`);
    return null;
  }
  const print = field === undefined ? null : fieldPrinter(field, vintage, locale);
  let reported = false;
  const of = (row: RegisterRow): RowValue | null => {
    if (ast.kind === "name") {
      const value = namedField(row, ast.name, context.scope);
      return value === undefined || value.type === "missing"
        ? null
        : { value, expression: writeExpression(rowField(register, row.id, ast.name)) };
    }
    const expression = writeExpression(
      replaceNames(ast, (name) =>
        name === "id" || fieldOf(vintage, register, name) !== undefined ? rowField(register, row.id, name) : null,
      ),
    );
    const result = context.book.evaluate(expression);
    if (!result.ok) {
      if (!reported) reportProblems(context, expression, result.problems);
      reported = true;
      return null;
    }
    return result.value.type === "missing" ? null : { value: result.value, expression };
  };
  return {
    field,
    ast,
    of,
    text: (row) => {
      if (print !== null) return print(row);
      if (ast.kind === "name") return row.id;
      const found = of(row);
      if (found === null) return "";
      const bound = context.book.bind(found.expression, context.where);
      return bound.ok ? bound.printed.text : "";
    },
  };
}
