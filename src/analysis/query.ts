/** Register queries: rows that fulfil a condition, in a total order, at most so many. */
import { type Expression, writeExpression } from "../expression/index.js";
import type { RegisterRow } from "../pack/pack.js";
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

const answered = new WeakMap<readonly RegisterRow[], Map<string, readonly RegisterRow[]>>();

/** Conditions mean the same in every locale and text, so the rows that fulfil one are looked for once per register of a vintage. */
function fulfilling(all: readonly RegisterRow[], where: Expression, { scope }: Context, evaluate: Evaluate): readonly RegisterRow[] {
  let known = answered.get(all);
  if (known === undefined) {
    known = new Map();
    answered.set(all, known);
  }
  const key = `${writeExpression(where)} ${JSON.stringify(Object.entries(scope.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const kept = all.filter((row) => fulfils(where, { scope, row }, evaluate));
  known.set(key, kept);
  return kept;
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
