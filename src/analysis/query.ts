/** Register queries: rows that fulfil a condition, in a total order, at most so many. */
import { type Expression, writeExpression } from "../expression/index.js";
import type { FieldValue, RegisterRow } from "../pack/pack.js";
import { sortOrder } from "./compare.js";
import { Fault, suggestion } from "./fault.js";
import type { Context, Scope } from "./scope.js";
import { analysisLineage, rowLineages } from "./trace.js";
import type { Value } from "./value.js";

type Evaluate = (node: Expression, context: Context) => Value;
export type RowsValue = Value & { readonly type: "rows" };

/** Rows as a value. */
export function rowsValue(register: string, rows: readonly RegisterRow[], context: Context): RowsValue {
  const lineages = rowLineages(rows, context.scope);
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
  /** Rows by their value in a field; null for a field whose values have no short form. */
  readonly groups: Map<string, Groups | null>;
}

const answered = new WeakMap<readonly RegisterRow[], Answered>();

/**
 * Conditions mean the same in every locale and text, so the rows that fulfil one are looked for once per register of a vintage, and
 * conditions that begin alike ("maker = a and year = 2023", "maker = a and year = 2024") share the rows of their beginning.
 */
function fulfilling(all: readonly RegisterRow[], where: Expression, context: Context, evaluate: Evaluate): readonly RegisterRow[] {
  const known = answered.get(all) ?? { rows: new Map(), parts: new Map(), groups: new Map() };
  answered.set(all, known);
  const key = conditionKey(where, context.scope);
  const found = known.rows.get(key);
  if (found !== undefined) return found;
  const joins = where.kind === "binary" && where.operator === "and";
  const kept = joins
    ? fulfilling(all, where.left, context, evaluate).filter(holding(where.right, known, context.scope, evaluate))
    : beginning(all, where, known, context.scope, evaluate);
  known.rows.set(key, kept);
  return kept;
}

/** The rows that fulfil the first part of a condition: mostly those with one value of one field, which are kept together. */
function beginning(
  all: readonly RegisterRow[],
  part: Expression,
  known: Answered,
  scope: Scope,
  evaluate: Evaluate,
): readonly RegisterRow[] {
  const holds = holding(part, known, scope, evaluate);
  const field = onlyField(part);
  const groups = field === null ? null : groupsBy(field, all, known);
  if (groups === null) return all.filter(holds);
  const accepted = [...groups.values()].filter(([first]) => first !== undefined && holds(first));
  const [only = [], second] = accepted;
  return second === undefined ? only : all.filter(holds);
}

type Groups = ReadonlyMap<string | boolean | null, readonly RegisterRow[]>;

/** Rows by their value in a field; null when some value has no short form. */
function groupsBy(field: string, all: readonly RegisterRow[], { groups }: Answered): Groups | null {
  const known = groups.get(field);
  if (known !== undefined) return known;
  const made = new Map<string | boolean | null, RegisterRow[]>();
  for (const row of all) {
    const value = simple(row.values[field]);
    if (value === undefined) {
      groups.set(field, null);
      return null;
    }
    const group = made.get(value);
    if (group === undefined) made.set(value, [row]);
    else group.push(row);
  }
  groups.set(field, made);
  return made;
}

/** The text of a condition with the values of its parameters: equal keys, equal meaning. */
function conditionKey(condition: Expression, { params }: Scope): string {
  const text = writeExpression(condition);
  return text.includes("$") ? `${text} ${JSON.stringify(Object.entries(params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))}` : text;
}

/** Whether a row fulfils a part of a condition. A part that reads a single field is asked once per value of that field, not once per row. */
function holding(part: Expression, { parts }: Answered, scope: Scope, evaluate: Evaluate): (row: RegisterRow) => boolean {
  const asked = (row: RegisterRow) => fulfils(part, { scope, row }, evaluate);
  const field = onlyField(part);
  if (field === null) return asked;
  const key = conditionKey(part, scope);
  const answers = parts.get(key) ?? new Map<string | boolean | null, boolean>();
  parts.set(key, answers);
  return (row) => {
    const value = simple(row.values[field]);
    if (value === undefined) return asked(row);
    let answer = answers.get(value);
    if (answer === undefined) {
      answer = asked(row);
      answers.set(value, answer);
    }
    return answer;
  };
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
