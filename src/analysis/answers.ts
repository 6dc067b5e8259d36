/** Answers of `almanac query` and `almanac trace` as plain data (contracts of the command line). */
import { type Decimal, decimalText } from "../measure/index.js";
import { evaluateText } from "./evaluate.js";
import type { Lineage, LineageInterval } from "./lineage.js";
import { marksOf } from "./marks.js";
import { printValue } from "./print.js";
import type { EvaluationProblem, Scope } from "./scope.js";
import { intervalPart, traceOf } from "./trace.js";
import { uncertaintyOf } from "./uncertainty.js";
import type { Mark, Value } from "./value.js";

export type AnswerValue = number | string | boolean | null | readonly AnswerValue[];

export interface QueryAnswer {
  readonly expression: string;
  /** A number in `unit` (its decimal text where JSON's numbers do not reach), a text, an ISO date, a list; null when missing. */
  readonly value: AnswerValue;
  /** The number as exact decimal text. */
  readonly exact?: string;
  readonly unit: string | null;
  readonly status: string | null;
  readonly formatted: string;
  readonly asOf: string;
  readonly cell?: string;
  readonly period?: string;
  readonly grade?: string;
  /** Where the number may lie, in `unit`. */
  readonly interval?: LineageInterval;
  readonly marks: readonly Mark[];
  readonly bound?: string;
}

type Refused = { readonly ok: false; readonly problems: readonly EvaluationProblem[] };

/** The value of an expression as JSON. A set of cells or rows answers with its members. */
export function answerQuery(expression: string, scope: Scope): { readonly ok: true; readonly answer: QueryAnswer } | Refused {
  const result = evaluateText(expression, scope);
  if (!result.ok) return result;
  const { value, options } = result;
  const set = value.type === "cells" || (value.type === "rows" && value.rows.length !== 1);
  const printing = set ? null : printValue(value, scope, options, expression);
  if (printing !== null && !printing.ok) return printing;
  const common = { expression, value: plain(value), asOf: scope.vintage.asOf, marks: printing?.printed.marks ?? marksOf(value) };
  if (value.type !== "quantity")
    return { ok: true, answer: { ...common, unit: null, status: null, formatted: printing?.printed.text ?? memberText(value) } };
  const { quantity, status, cell, period, grade } = value;
  return {
    ok: true,
    answer: {
      ...common,
      exact: decimalText(quantity.value),
      unit: quantity.unit.code,
      status,
      formatted: printing?.printed.text ?? "",
      grade,
      ...intervalPart(uncertaintyOf(value)),
      ...(cell === undefined ? {} : { cell: cell.key }),
      ...(period === undefined ? {} : { period: period.code }),
      ...(quantity.bound === "=" ? {} : { bound: quantity.bound }),
    },
  };
}

function plain(value: Value): AnswerValue {
  switch (value.type) {
    case "quantity":
      return jsonNumber(value.quantity.value);
    case "text":
      return value.text;
    case "date":
      return value.period.code;
    case "boolean":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "cells":
      return value.cells.map((cell) => jsonNumber(cell.quantity.value));
    case "rows":
      return value.rows.map((row) => row.id);
    case "missing":
      return null;
  }
}

function jsonNumber(value: Decimal): number | string {
  const number = value.toNumber();
  return Number.isFinite(number) ? number : decimalText(value);
}

function memberText(value: Value): string {
  if (value.type === "cells") return value.cells.map((cell) => cell.key).join("\n");
  return value.type === "rows" ? value.rows.map((row) => row.id).join("\n") : "";
}

/** The lineage of an expression's value. */
export function answerTrace(expression: string, scope: Scope): { readonly ok: true; readonly lineage: Lineage } | Refused {
  const result = evaluateText(expression, scope);
  return result.ok ? { ok: true, lineage: traceOf(result.value) } : result;
}
