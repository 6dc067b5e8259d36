/** Register queries: rows that fulfil a condition, in a total order, at most so many. */
import { type Expression, writeExpression } from "../expression/index.js";
import type { FieldValue, RegisterRow } from "../pack/pack.js";
import { sortOrder } from "./compare.js";
import { Fault, suggestion } from "./fault.js";
import type { Context } from "./scope.js";
import { analysisLineage, rowLineage } from "./trace.js";
import type { Value } from "./value.js";

type Evaluate = (node: Expression, context: Context) => Value;
export type RowsValue = Value & { readonly type: "rows" };

/** Rows as a value. */
export function rowsValue(register: string, rows: readonly RegisterRow[], context: Context): RowsValue {
  const lineages = rows.map((row) => rowLineage(row, context.scope));
  const [only] = lineages;
  return { type: "rows", register, rows, lineage: only !== undefined && lineages.length === 1 ? only : analysisLineage("rows", lineages) };
}

/** Every visible row of a register. */
export function registerRows(register: string, node: Expression, context: Context): readonly RegisterRow[] {
  const { vintage } = context.scope;
  if (!vintage.pack.registers.has(register)) {
    throw new Fault(
      "EXPR-NAME",
      node.span,
      `there is no register “${register}”`,
      suggestion(register, vintage.pack.registers.keys(), "register"),
    );
  }
  return vintage.registers.get(register) ?? [];
}

/** True when the condition holds for the row; a missing value does not. */
export function fulfils(condition: Expression, context: Context, evaluate: Evaluate): boolean {
  const value = evaluate(condition, context);
  if (value.type === "missing") return false;
  if (value.type === "boolean") return value.value;
  throw new Fault("EXPR-TYPE", condition.span, "a condition is a comparison", 'write e.g. country = "CN" and released < 2024');
}

interface Answered {
  /** Rows by condition. */
  readonly rows: Map<string, readonly RegisterRow[]>;
  /** Whether a part of a condition holds, by the part and then by the value of the one field it reads. */
  readonly parts: Map<string, Map<string | boolean | null, boolean>>;
}

const answered = new WeakMap<readonly RegisterRow[], Answered>();

/**
 * Conditions mean the same in every locale and text, so the rows that fulfil one are looked for once per register of a vintage. A
 * part that reads a single field is answered once per value of that field instead of once per row.
 */
function fulfilling(all: readonly RegisterRow[], where: Expression, { scope }: Context, evaluate: Evaluate): readonly RegisterRow[] {
  const known = answered.get(all) ?? { rows: new Map(), parts: new Map() };
  answered.set(all, known);
  const parameters = JSON.stringify(Object.entries(scope.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  const key = `${writeExpression(where)} ${parameters}`;
  const found = known.rows.get(key);
  if (found !== undefined) return found;
  const parts = conjuncts(where).map((part) => {
    const field = onlyField(part);
    if (field === null) return (row: RegisterRow) => fulfils(part, { scope, row }, evaluate);
    const text = `${writeExpression(part)} ${parameters}`;
    const answers = known.parts.get(text) ?? new Map<string | boolean | null, boolean>();
    known.parts.set(text, answers);
    return (row: RegisterRow) => {
      const value = simple(row.values[field]);
      if (value === undefined) return fulfils(part, { scope, row }, evaluate);
      const answer = answers.get(value) ?? fulfils(part, { scope, row }, evaluate);
      answers.set(value, answer);
      return answer;
    };
  });
  const kept = all.filter((row) => parts.every((holds) => holds(row)));
  known.rows.set(key, kept);
  return kept;
}

/** The parts of a condition joined by “and”, in the order in which they are asked. */
function conjuncts(condition: Expression): readonly Expression[] {
  return condition.kind === "binary" && condition.operator === "and"
    ? [...conjuncts(condition.left), ...conjuncts(condition.right)]
    : [condition];
}

/** The field that alone decides a part of a condition; null when it reads several, none, or looks beyond the row. */
function onlyField(part: Expression): string | null {
  const names = fieldsRead(part);
  const [name] = names ?? [];
  return names?.size === 1 && name !== undefined && name !== "id" ? name : null;
}

/** The names that an expression reads; null when its value can depend on more than these fields of the row. */
function fieldsRead(node: Expression): ReadonlySet<string> | null {
  switch (node.kind) {
    case "number":
    case "string":
    case "boolean":
    case "period":
    case "param":
      return new Set();
    case "name":
      return new Set([node.name]);
    case "negate":
    case "not":
      return fieldsRead(node.operand);
    case "binary":
      return joined([node.left, node.right]);
    case "list":
      return joined(node.items);
    case "call":
      return joined(node.args.map((argument) => argument.value));
    case "cells":
    case "field":
    case "query":
      return null;
  }
}

function joined(nodes: readonly Expression[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const node of nodes) {
    const read = fieldsRead(node);
    if (read === null) return null;
    for (const name of read) names.add(name);
  }
  return names;
}

/** A field's value as a key; undefined for values that have no short one. */
function simple(value: FieldValue | undefined): string | boolean | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if ("frequency" in value && "start" in value) return `period ${value.code}`;
  if ("toDecimalPlaces" in value) return `number ${value.toString()}`;
  return undefined;
}

/** Rows of a query node. */
export function queryRows(node: Expression & { kind: "query" }, context: Context, evaluate: Evaluate): RowsValue {
  const all = registerRows(node.register, node, context);
  const { where, order } = node;
  const kept = where === undefined ? all : fulfilling(all, where, context, evaluate);
  const sorted = order === undefined ? kept : sortRows(kept, order, context, evaluate);
  const limit = limitOf(node, context, evaluate);
  return rowsValue(node.register, limit === null ? sorted : sorted.slice(0, limit), context);
}

/** Sorted by an expression; rows without a value last in either direction, ties by row id. */
export function sortRows(
  rows: readonly RegisterRow[],
  order: { readonly by: Expression; readonly descending: boolean },
  context: Context,
  evaluate: Evaluate,
): readonly RegisterRow[] {
  const keyed = rows.map((row) => ({ row, key: evaluate(order.by, { scope: context.scope, row }) }));
  keyed.sort((a, b) => {
    const bySize = sortOrder(a.key, b.key, order.by.span);
    const someMissing = a.key.type === "missing" || b.key.type === "missing";
    if (bySize !== 0) return order.descending && !someMissing ? -bySize : bySize;
    return a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0;
  });
  return keyed.map((entry) => entry.row);
}

function limitOf(node: Expression & { kind: "query" }, context: Context, evaluate: Evaluate): number | null {
  if (node.limit === undefined) return null;
  const value = evaluate(node.limit, context);
  const number = value.type === "quantity" ? value.quantity.value.toNumber() : value.type === "text" ? Number(value.text) : Number.NaN;
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Fault("EXPR-TYPE", node.limit.span, "“limit” takes a whole number", "write e.g. limit 12");
}
