/**
 * Comparison of values. Text compares equal to any of its wordings and codes, so that a condition means the same in every
 * locale. Dates compare as intervals: `released < 2024` is true when the date ends before 2024 begins. A missing value makes
 * every comparison false.
 */
import type { Operator, Span } from "../expression/index.js";
import { comparePeriods, compareQuantities, EXACT, type Period, parseDecimal, parsePeriod } from "../measure/index.js";
import { Fault } from "./fault.js";
import type { QuantityValue } from "./make.js";
import { describe } from "./operators.js";
import type { Value } from "./value.js";

export type Comparison = Operator & ("=" | "!=" | "<" | "<=" | ">" | ">=");

/** True when `left operator right` holds. */
export function compares(left: Value, operator: Comparison, right: Value, span: Span): boolean {
  if (left.type === "missing" || right.type === "missing") return false;
  if (operator === "!=") return !compares(left, "=", right, span);
  if (left.type === "date" || right.type === "date") return comparesDates(left, operator, right, span);
  if (left.type === "quantity" && right.type === "quantity") return holds(sizeOrder(left, right, span), operator);
  if (left.type === "quantity" || right.type === "quantity") return comparesNumberText(left, operator, right, span);
  if (left.type === "text" && right.type === "text") {
    if (operator === "=") return wordings(left).some((text) => wordings(right).includes(text));
    const [a, b] = [sortText(left), sortText(right)];
    return holds(a < b ? -1 : a > b ? 1 : 0, operator);
  }
  if (left.type === "boolean" && right.type === "boolean" && operator === "=") return left.value === right.value;
  if (left.type === "list" || right.type === "list")
    throw new Fault("EXPR-TYPE", span, `a list is not compared with “${operator}”`, 'ask contains(field, "text")');
  throw new Fault(
    "EXPR-TYPE",
    span,
    `${left.type} and ${right.type} are not compared with “${operator}”`,
    "compare numbers, texts or dates with their like",
  );
}

function holds(order: number, operator: Comparison): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
  }
}

const isLiteral = (value: QuantityValue) => value.lineage.kind === "literal";

/** Order of two quantities. A plain number the author wrote is taken in the other side's unit. */
export function sizeOrder(left: QuantityValue, right: QuantityValue, span: Span): number {
  if (isLiteral(right)) return left.quantity.value.cmp(right.quantity.value);
  if (isLiteral(left)) return left.quantity.value.cmp(right.quantity.value);
  const order = compareQuantities(left.quantity, right.quantity);
  if (typeof order !== "number") throw new Fault("EXPR-UNIT", span, order.problem, "compare quantities of the same kind");
  return order;
}

/** A text's own wording first, then every other that equals it. */
export function wordings(value: Value & { type: "text" }): readonly string[] {
  return value.variants === undefined ? [value.text] : [value.text, ...value.variants];
}

/** What a text is ordered by: its code or first wording, so that the order is the same in every locale. */
export function sortText(value: Value & { type: "text" }): string {
  return value.variants?.[0] ?? value.text;
}

function comparesNumberText(left: Value, operator: Comparison, right: Value, span: Span): boolean {
  // A $name is text: "2023" from a template compares with a number.
  const [text, number, flipped] = left.type === "text" ? [left, right, true] : [right, left, false];
  const read = text.type === "text" ? parseDecimal(text.text) : null;
  if (read === null || number.type !== "quantity")
    throw new Fault("EXPR-TYPE", span, "a number is compared with a text", "write numbers without quotes");
  const order = number.quantity.value.cmp(read);
  return holds(flipped ? -order : order, operator);
}

/** A year written as a number, a period literal, or a text that is a period. */
export function asPeriod(value: Value): Period | null {
  if (value.type === "date") return value.period;
  if (value.type === "text") return parsePeriod(value.text);
  if (value.type !== "quantity" || !value.quantity.value.isInteger()) return null;
  return value.quantity.decimals >= EXACT || value.ungrouped === true ? parsePeriod(value.quantity.value.toFixed().padStart(4, "0")) : null;
}

function comparesDates(left: Value, operator: Comparison, right: Value, span: Span): boolean {
  const [a, b] = [asPeriod(left), asPeriod(right)];
  if (a === null || b === null) {
    throw new Fault("EXPR-TYPE", span, "a date is compared with something that is none", "write a year, 2023-06 or 2023-06-30");
  }
  switch (operator) {
    case "<":
      return a.end < b.start;
    case "<=":
      return a.end <= b.end;
    case ">":
      return a.start > b.end;
    case ">=":
      return a.start >= b.start;
    default:
      return (b.start <= a.start && a.end <= b.end) || (a.start <= b.start && b.end <= a.end && a.code === b.code);
  }
}

/** Total order for sorting rows by a value: missing last, then by kind. */
export function sortOrder(left: Value, right: Value, span: Span): number {
  if (left.type === "missing" || right.type === "missing") return Number(left.type === "missing") - Number(right.type === "missing");
  if (left.type === "quantity" && right.type === "quantity") return sizeOrder(left, right, span);
  if (left.type === "date" && right.type === "date") return comparePeriods(left.period, right.period);
  if (left.type === "boolean" && right.type === "boolean") return Number(left.value) - Number(right.value);
  if (left.type === "text" && right.type === "text") {
    const [a, b] = [sortText(left), sortText(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const kinds = left.type === right.type ? describe(left) : `${describe(left)} and ${describe(right)} together`;
  throw new Fault("EXPR-TYPE", span, `there is no order of ${kinds}`, "compare numbers with numbers, dates with dates, texts with texts");
}
