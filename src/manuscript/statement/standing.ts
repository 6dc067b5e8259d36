/** Where a fact stands: among rivals in a dimension, a field or a register, over time, or by what its expression asks for. */
import { evaluate } from "../../analysis/evaluate.js";
import { dimensionLabel } from "../../analysis/labels.js";
import type { Scope } from "../../analysis/scope.js";
import type { Cell, Vintage } from "../../evidence/cell.js";
import { conjuncts, type Expression, parseBinding, type Query, withConditions } from "../../expression/index.js";
import { Decimal, type Quantity } from "../../measure/index.js";
import type { FieldValue, RegisterRow } from "../../pack/pack.js";
import { otherYears } from "./moment.js";
import { compareQuantity, type Subject } from "./subject.js";

export interface Standing {
  /** What the rivals differ in: a dimension, a field, "period". */
  readonly axis: string;
  readonly greater: number;
  readonly equal: number;
  readonly less: number;
}

/** How many years computed values are asked for around it; values of evidence are held against all there are. */
const reach = 8;

/** The places a fact has, by axis; none when nothing compares with it. Over time `lookingBack` leaves out what came after it, `years` what is longer ago. */
export function standingsOf(subject: Subject, scope: Scope, lookingBack = false, years?: number): readonly Standing[] {
  const { cell, quantity } = subject;
  const ast = astOf(subject);
  const among =
    cell !== undefined
      ? amongCells(cell, scope.vintage)
      : ast === null || quantity === undefined
        ? []
        : [...amongCounts(ast, quantity, scope), ...amongRows(ast, scope)];
  const others = quantity === undefined ? [] : otherYears(subject, scope, years ?? reach, lookingBack, years);
  const inTime =
    quantity === undefined || others.length === 0
      ? []
      : [
          standing(
            "period",
            others.map((other) => compareQuantity(other, quantity)),
          ),
        ];
  if (among.length === 0 && subject.share !== undefined && subject.share > 50)
    return [{ axis: "share", greater: 0, equal: 0, less: 1 }, ...inTime];
  return [...among, ...inTime];
}

/** True when a fact may have a place at all: asked before anything is counted. */
export function mayStand(subject: Subject): boolean {
  return subject.cell !== undefined || subject.quantity !== undefined || extremeOf(subject) !== null;
}

function astOf({ fact }: Subject): Expression | null {
  const parsed = parseBinding(fact.expression);
  return parsed.ok ? parsed.ast : null;
}

function standing(axis: string, sides: readonly (-1 | 0 | 1 | null)[]): Standing {
  const count = (side: number) => sides.filter((each) => each === side).length;
  return { axis, greater: count(1), equal: count(0), less: count(-1) };
}

/** Codes and labels of wholes and rests, which rival nothing. */
export const aggregate =
  /^(?:全部|总|合计|全球|整体|世界|其他|其它|所有|平均)|合计|总计|以外|^(?:all|total|overall|world|other|others|rest|sum|average)\b|\btotal\b/i;

function amongCells(cell: Cell, vintage: Vintage): readonly Standing[] {
  return Object.keys(cell.dimensions).flatMap((dimension): Standing[] => {
    const rivals = vintage
      .cellsOf(cell.indicator)
      .filter(
        (other) =>
          isRival(other, cell, dimension) && !isAggregate(other, dimension, vintage) && !isOfAnotherLevel(other, cell, dimension, vintage),
      );
    return rivals.length === 0
      ? []
      : [
          standing(
            dimension,
            rivals.map((other) => compareQuantity(other.quantity, cell.quantity)),
          ),
        ];
  });
}

function isRival(other: Cell, cell: Cell, dimension: string): boolean {
  return (
    other !== cell &&
    other.period.code === cell.period.code &&
    Object.keys(cell.dimensions).every((key) => (key === dimension) !== (other.dimensions[key] === cell.dimensions[key]))
  );
}

/** A declared whole is no rival of what is none; what it lies in and what lies in it, at any depth, are no rivals of a whole. */
function isOfAnotherLevel(other: Cell, cell: Cell, dimension: string, { pack }: Vintage): boolean {
  const wholes = pack.dimensions[dimension]?.wholes ?? {};
  const [theirs, own] = [other.dimensions[dimension] ?? "", cell.dimensions[dimension] ?? ""];
  if (wholes[theirs] !== undefined && wholes[own] === undefined) return true;
  return liesIn(theirs, own, wholes) || liesIn(own, theirs, wholes);
}

type Wholes = Readonly<Record<string, { readonly parts: readonly string[] }>>;

function liesIn(part: string, whole: string, wholes: Wholes, seen: ReadonlySet<string> = new Set()): boolean {
  const parts = seen.has(whole) ? [] : (wholes[whole]?.parts ?? []);
  return parts.includes(part) || parts.some((each) => liesIn(part, each, wholes, new Set([...seen, whole])));
}

/** True for a code that stands for several others: a declared whole, "total", 合计. */
export function isWholeCode(code: string, dimension: string, vintage: Vintage): boolean {
  return vintage.pack.dimensions[dimension]?.wholes?.[code] !== undefined || isAggregateCode(code, dimension, vintage);
}

function isAggregate(cell: Cell, dimension: string, vintage: Vintage): boolean {
  return isAggregateCode(cell.dimensions[dimension] ?? "", dimension, vintage);
}

function isAggregateCode(code: string, dimension: string, vintage: Vintage): boolean {
  return (
    aggregate.test(code) || vintage.pack.file.locales.some((locale) => aggregate.test(dimensionLabel(vintage, dimension, code, locale)))
  );
}

/** `count(register where … and field = "value")`: the count competes with those of the field's other values under the same conditions. */
function amongCounts(ast: Expression, { value: own }: Quantity, scope: Scope): readonly Standing[] {
  const query = ast.kind === "call" && ast.name === "count" ? ast.args[0]?.value : undefined;
  if (query?.kind !== "query" || query.where === undefined) return [];
  const parts = conjuncts(query.where);
  return parts.flatMap((part): Standing[] => {
    const asked = askedValue(part, query, scope);
    if (asked === null) return [];
    const counts = countsBy(
      asked.field,
      rowsOf(
        withConditions(
          query,
          parts.filter((other) => other !== part),
        ),
        scope,
      ),
    );
    const others = [...counts].filter(([value]) => value !== asked.value);
    return others.length === 0
      ? []
      : [
          standing(
            asked.field,
            others.map(([, count]) => sideOf(new Decimal(count).comparedTo(own))),
          ),
        ];
  });
}

function askedValue(part: Expression, { register }: Query, { vintage }: Scope): { readonly field: string; readonly value: string } | null {
  const fields = vintage.pack.registers.get(register)?.fields ?? [];
  const [left, right] =
    part.kind === "binary" && part.operator === "="
      ? [part.left, part.right]
      : part.kind === "call" && part.name === "contains"
        ? [part.args[0]?.value, part.args[1]?.value]
        : [undefined, undefined];
  if (left?.kind !== "name" || right?.kind !== "string") return null;
  const type = fields.find(({ id }) => id === left.name)?.type;
  return type === "enum" || type === "ref" || type === "list" ? { field: left.name, value: right.value } : null;
}

function rowsOf(query: Query, scope: Scope): readonly RegisterRow[] {
  const result = evaluate(query, scope);
  return result.ok && result.value.type === "rows" ? result.value.rows : [];
}

function countsBy(field: string, rows: readonly RegisterRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { values } of rows) {
    const value = values[field];
    const texts = typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** `row(register, "id").field`, `first(register where …).field`: the row competes with those that agree with it in every kind and date. */
function amongRows(ast: Expression, scope: Scope): readonly Standing[] {
  const { vintage } = scope;
  if (ast.kind !== "field" || ast.target.kind !== "call") return [];
  const target = evaluate(ast.target, scope);
  const row = target.ok && target.value.type === "rows" && target.value.rows.length === 1 ? target.value.rows[0] : undefined;
  const own = numberOf(row?.values[ast.field]);
  if (row === undefined || own === null) return [];
  const register = vintage.pack.registers.get(row.register);
  const alike = (register?.fields ?? []).filter(
    ({ id, type }) => id !== ast.field && (type === "enum" || type === "period" || type === "date"),
  );
  // Several sources may tell of one rival: its title stands for it.
  const rivals = new Map<string, -1 | 0 | 1>();
  for (const other of vintage.registers.get(row.register) ?? []) {
    const value = numberOf(other.values[ast.field]);
    const title = textOf(other.values[register?.title ?? ""]);
    if (value === null || title === textOf(row.values[register?.title ?? ""])) continue;
    if (alike.every(({ id }) => textOf(other.values[id]) === textOf(row.values[id]))) rivals.set(title, sideOf(value.comparedTo(own)));
  }
  return rivals.size === 0 ? [] : [standing(row.register, [...rivals.values()])];
}

function numberOf(value: FieldValue | undefined): Decimal | null {
  return value instanceof Decimal ? value : null;
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === "object" && value !== null && "code" in value ? String(value.code) : JSON.stringify(value ?? null);
}

function sideOf(compared: number): -1 | 0 | 1 {
  return compared > 0 ? 1 : compared < 0 ? -1 : 0;
}

/** Places that an expression asks for by name: max, min, the first by a field, `place = 2`. */
export interface Extreme {
  readonly place: number;
  readonly from: "top" | "bottom";
}

const placeField = /^(?:place|rank|position)$/;

/** The one place that an expression asks for, however often; null when it asks for none, or for several. */
export function extremeOf(subject: Subject): Extreme | null {
  const ast = /\b(?:max|min|first|last|place|rank|position)\b/.test(subject.fact.expression) ? astOf(subject) : null;
  if (ast === null) return null;
  const [first, ...others] = extremesIn(ast);
  return first === undefined || others.some((other) => other.place !== first.place || other.from !== first.from) ? null : first;
}

function extremesIn(node: Expression): readonly Extreme[] {
  switch (node.kind) {
    case "call": {
      if (node.name === "max" || node.name === "min") return [{ place: 1, from: node.name === "max" ? "top" : "bottom" }];
      const query = node.args[0]?.value;
      if ((node.name === "first" || node.name === "last") && query?.kind === "query" && query.order?.by.kind === "name") {
        const byPlace = placeField.test(query.order.by.name);
        const downwards = query.order.descending !== byPlace;
        return [{ place: 1, from: downwards === (node.name === "first") ? "top" : "bottom" }];
      }
      return node.args.flatMap(({ value }) => extremesIn(value));
    }
    case "query":
      return (node.where === undefined ? [] : conjuncts(node.where)).flatMap((part): Extreme[] =>
        part.kind === "binary" &&
        part.operator === "=" &&
        part.left.kind === "name" &&
        placeField.test(part.left.name) &&
        part.right.kind === "number"
          ? [{ place: Number(part.right.value), from: "top" }]
          : [],
      );
    case "field":
      return extremesIn(node.target);
    case "negate":
    case "not":
      return extremesIn(node.operand);
    case "binary":
      return [...extremesIn(node.left), ...extremesIn(node.right)];
    case "list":
      return node.items.flatMap(extremesIn);
    default:
      return [];
  }
}
