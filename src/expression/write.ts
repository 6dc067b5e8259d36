/** Expressions written back as text: the canonical form, which parses to the same data. */
import type { Expression, PrintOptions, SelectorValue } from "./ast.js";
import { quote } from "./text.js";

const levels: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  not: 3,
  "=": 4,
  "!=": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  in: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  negate: 7,
  "^": 8,
};

function levelOf(expression: Expression): number {
  if (expression.kind === "binary") return levels[expression.operator] ?? 0;
  if (expression.kind === "not" || expression.kind === "negate") return levels[expression.kind] ?? 0;
  // A query runs on to the next comma or bracket, so it is bracketed wherever it is not an argument.
  return expression.kind === "query" ? 0 : 10;
}

function inside(expression: Expression, level: number): string {
  const text = writeExpression(expression);
  return levelOf(expression) < level ? `(${text})` : text;
}

/** The canonical text of an expression. */
export function writeExpression(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "string":
      return quote(expression.value);
    case "boolean":
      return String(expression.value);
    case "period":
      return expression.code;
    case "param":
      return `$${expression.name}`;
    case "name":
      return expression.name;
    case "cells":
      return `${expression.indicator} @ {${expression.selector.map((entry) => `${entry.dimension}: ${writeCode(entry.value)}`).join(", ")}}`;
    case "call": {
      const args = expression.args.map(
        (argument) => (argument.name === undefined ? "" : `${argument.name}: `) + writeExpression(argument.value),
      );
      return `${expression.name}(${args.join(", ")})`;
    }
    case "field":
      return `${inside(expression.target, 9)}.${expression.field}`;
    case "query": {
      const where = expression.where === undefined ? "" : ` where ${inside(expression.where, 1)}`;
      const order =
        expression.order === undefined ? "" : ` order by ${inside(expression.order.by, 5)}${expression.order.descending ? " desc" : ""}`;
      return expression.register + where + order + (expression.limit === undefined ? "" : ` limit ${writeExpression(expression.limit)}`);
    }
    case "negate":
      return `-${inside(expression.operand, 7)}`;
    case "not":
      return `not ${inside(expression.operand, 3)}`;
    case "list":
      return `[${expression.items.map(writeExpression).join(", ")}]`;
    case "binary":
      return writeBinary(expression);
  }
}

function writeBinary(expression: Expression & { kind: "binary" }): string {
  const { operator, left, right } = expression;
  const level = levels[operator] ?? 0;
  if (operator === "^") return `${inside(left, 9)} ^ ${right.kind === "negate" ? `-${inside(right.operand, 9)}` : inside(right, 8)}`;
  // Comparisons do not chain; the others group from the left.
  const leftText = inside(left, level === 4 ? 5 : level);
  return `${leftText} ${operator} ${inside(right, level + 1)}`;
}

function writeCode(value: SelectorValue): string {
  switch (value.kind) {
    case "any":
      return "*";
    case "param":
      return `$${value.name}`;
    case "codes":
      return `[${value.items.map(writeCode).join(", ")}]`;
    case "range":
      return `${plainCode(value.from)}..${plainCode(value.to)}`;
    case "code":
      return plainCode(value.code);
  }
}

function plainCode(code: string): string {
  return /^\$?(?:(?!\.\.)[^\s{}[\],:"'$*@|])+$/.test(code) ? code : quote(code);
}

/** A binding's inner text. */
export function writeBinding(ast: Expression, options: PrintOptions): string {
  const written = [
    options.unit === undefined ? "" : `unit: ${quote(options.unit)}`,
    options.digits === undefined ? "" : `digits: ${options.digits}`,
    options.bare === true ? "bare" : "",
    options.plain === true ? "plain" : "",
    options.sign === true ? "sign" : "",
    options.date === undefined ? "" : `date: "${options.date}"`,
  ].filter((option) => option !== "");
  return writeExpression(ast) + (written.length === 0 ? "" : ` | ${written.join(", ")}`);
}
