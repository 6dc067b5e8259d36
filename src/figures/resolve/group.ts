/** Rows of a register counted (or summed) by an expression; each number is an expression of its own and leads to its rows. */
import type { Value } from "../../analysis/value.js";
import { type Expression, parseExpression, writeExpression } from "../../expression/index.js";
import { comparePeriods, type Period } from "../../measure/index.js";
import type { RegisterRow } from "../../pack/pack.js";
import type { ChartBody } from "../model.js";
import { ordered, unnamedLast } from "./cells.js";
import { chartMeasure, chartSeries, chartTable, checkPie, type RawSeries } from "./chart.js";
import { addSources, type Context, labelIn, type Resolved, reportProblems } from "./context.js";
import type { Point } from "./datum.js";
import { axisLabel, periodAxis } from "./period.js";
import { type Query, type RegisterData, timeOf } from "./register.js";
import { rowColumn } from "./rows.js";
import { tilesOf } from "./tiles.js";

type Group = NonNullable<RegisterData["group"]>;
type QueryAst = Extract<Expression, { kind: "query" }>;

interface Bucket {
  /** The value as written in the register: a code, a name, a year. */
  readonly id: string;
  readonly label: string;
  readonly literal: Expression;
  readonly period: Period | null;
  readonly rows: RegisterRow[];
}

const span = { offset: 0, length: 0 };

/** The value as a literal that compares equal to it inside a query. */
function literalOf(value: Value): Expression | null {
  if (value.type === "text") return { kind: "string", value: value.variants?.[0] ?? value.text, span };
  if (value.type === "quantity") return { kind: "number", value: value.quantity.value.toString(), span };
  if (value.type === "date")
    return /^\d{4}$/.test(value.period.code)
      ? { kind: "number", value: value.period.code, span }
      : { kind: "period", code: value.period.code, span };
  if (value.type === "boolean") return { kind: "boolean", value: value.value, span };
  return null;
}

/** The register's rows that belong to a bucket, as a query. */
function bucketQuery(query: Query, by: Expression, literal: Expression, operator: "=" | "<="): QueryAst {
  const base: QueryAst = query.ast?.kind === "query" ? query.ast : { kind: "query", register: query.register, span };
  const test: Expression = { kind: "binary", operator, left: by, right: literal, span };
  const where: Expression = base.where === undefined ? test : { kind: "binary", operator: "and", left: base.where, right: test, span };
  return { kind: "query", register: base.register, where, span };
}

const call = (name: string, args: readonly Expression[]): Expression => ({
  kind: "call",
  name,
  args: args.map((value) => ({ value, span })),
  span,
  nameSpan: span,
});

function bucketsOf(query: Query, by: string, context: Context): { ast: Expression; buckets: Bucket[] } | null {
  const column = rowColumn(by, query.register, context);
  if (column === null) return null;
  const buckets = new Map<string, Bucket>();
  for (const row of query.rows) {
    const found = column.of(row);
    if (found === null) continue;
    const items = found.value.type === "list" ? found.value.items : [found.value];
    for (const value of items) {
      const literal = literalOf(value);
      if (literal === null) continue;
      const period = timeOf(value);
      const key = writeExpression(literal);
      const label =
        period !== null
          ? axisLabel(period)
          : value.type === "text"
            ? value.text
            : value.type === "boolean"
              ? value.value
                ? context.words.yes
                : context.words.no
              : key;
      const id = literal.kind === "string" || literal.kind === "number" ? literal.value : key;
      const bucket = buckets.get(key) ?? { id, label, literal, period, rows: [] };
      bucket.rows.push(row);
      buckets.set(key, bucket);
    }
  }
  return { ast: column.ast, buckets: [...buckets.values()] };
}

export function resolveGroups(
  data: RegisterData,
  group: Group,
  query: Query,
  columns: readonly { readonly label: string; readonly spec: { readonly value: string; readonly digits?: number | undefined } }[],
  context: Context,
): Resolved | null {
  const found = bucketsOf(query, group.by, context);
  if (found === null) return null;
  let { buckets } = found;
  const temporal = buckets.length > 0 && buckets.every((bucket) => bucket.period !== null);
  if (temporal) {
    const known = new Map(buckets.map((bucket) => [bucket.period?.code ?? "", bucket]));
    const axis = periodAxis(buckets.flatMap((bucket) => bucket.period ?? []));
    // A year in which a register has no row counts nought; that is what the register says.
    buckets = axis.map(
      (period) =>
        known.get(period.code) ?? {
          id: period.code,
          label: axisLabel(period),
          literal: literalOf({ type: "date", period, lineage: { kind: "literal", id: period.code, inputs: [] } }) ?? {
            kind: "number",
            value: period.code,
            span,
          },
          period,
          rows: [],
        },
    );
    buckets.sort((a, b) => (a.period !== null && b.period !== null ? comparePeriods(a.period, b.period) : 0));
  }
  const total = group.total === undefined ? null : parseExpression(group.total);
  if (total !== null && !total.ok) {
    reportProblems(context, group.total ?? "", total.problems);
    return null;
  }
  // A list field is grouped by containment; the language compares a list with a code by contains().
  const listed = rowColumn(group.by, query.register, context)?.field?.type === "list";
  const parts = group.split === undefined ? null : bucketsOf(query, group.split, context);
  if (group.split !== undefined && parts === null) return null;
  const pointOf = (bucket: Bucket, part: Bucket | null): Point | null => {
    const operator = group.cumulative === true ? "<=" : "=";
    const within: Query = part === null || parts === null ? query : { ...query, ast: bucketQuery(query, parts.ast, part.literal, "=") };
    const rows = listed ? containing(within, found.ast, bucket.literal) : bucketQuery(within, found.ast, bucket.literal, operator);
    const expression = writeExpression(total === null ? call("count", [rows]) : call("sum", [rows, total.ast]));
    const result = context.book.evaluate(expression);
    if (!result.ok) {
      reportProblems(context, expression, result.problems);
      return null;
    }
    return result.value.type === "quantity" ? { value: result.value, expression } : null;
  };
  const summed = columns.find((column) => column.spec.value === group.total);
  const measure = total === null ? context.words.byCount : (summed?.label ?? context.words.value);
  const digits = summed?.spec.digits;
  const name = group.cumulative === true ? context.words.cumulative(measure) : measure;
  const axis = labelIn(group.label, context.locale) || (temporal ? context.words.period : context.words.item);
  const mark = context.kind === "line" ? "line" : "bar";
  // Of several series the largest comes first, so that colours go to what matters.
  const leads = (part: Bucket): number => (part.id === group.lead ? 1 : 0);
  const split = [...(parts?.buckets ?? [])].sort((one, other) => leads(other) - leads(one) || other.rows.length - one.rows.length);
  const raw: RawSeries[] =
    parts === null
      ? [{ id: "count", label: name, mark, unit: "", colour: undefined, digits, points: buckets.map((bucket) => pointOf(bucket, null)) }]
      : split.map((part, index) => ({
          id: `s${index + 1}`,
          label: part.label,
          mark,
          unit: "",
          colour: context.scope.vintage.pack.file.colours?.[part.id],
          digits,
          points: buckets.map((bucket) => pointOf(bucket, part)),
        }));
  const unordered: ChartBody = {
    type: "chart",
    categories: buckets.map((bucket) => bucket.label),
    temporal,
    series: chartSeries(raw, context).map((series) => ({
      ...series,
      data: series.data.map((datum, index) => {
        const end = buckets[index]?.period?.end;
        const unfinished = end !== undefined && end > context.scope.vintage.asOf && datum.value !== null;
        return unfinished ? { ...datum, state: "partial" as const } : datum;
      }),
    })),
  };
  const rest = buckets.find((bucket) => bucket.id === group.rest)?.label;
  const sorted = ordered(
    unordered,
    { sort: data.sort === "given" && !temporal ? "value" : data.sort },
    context.kind === "stacked-bar" || (context.kind === "heat-map" && group.lead === undefined) ? "mean" : "first",
  );
  const body = rest === undefined || temporal ? sorted : { ...unnamedLast(sorted, rest), rest: sorted.categories.length - 1 };
  if (context.kind === "pie") checkPie(body, context);
  const ids = new Map(buckets.map((bucket) => [bucket.label, bucket.id]));
  const tiled =
    context.kind === "tile-map"
      ? tilesOf(
          body,
          body.categories.map((label) => ids.get(label) ?? ""),
          data.tiles,
          context,
        )
      : null;
  const sources: string[] = [];
  for (const bucket of buckets) for (const row of bucket.rows) addSources(sources, row.sources);
  return {
    body: tiled ?? body,
    table: chartTable(body, axis, context.words),
    rows: buckets.length,
    periods: buckets.flatMap((bucket) => bucket.period ?? []),
    sources,
    measure: chartMeasure(body, context.locale),
  };
}

function containing(query: Query, field: Expression, literal: Expression): QueryAst {
  const base: QueryAst = query.ast?.kind === "query" ? query.ast : { kind: "query", register: query.register, span };
  const test = call("contains", [field, literal]);
  return {
    kind: "query",
    register: base.register,
    where: base.where === undefined ? test : { kind: "binary", operator: "and", left: base.where, right: test, span },
    span,
  };
}
