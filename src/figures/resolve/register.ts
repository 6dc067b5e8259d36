/** `from: register`: rows of a register as a table, a timeline, bars or points; with `group`, counted. */
import type { Value } from "../../analysis/value.js";
import { type Expression, parseExpression, writeExpression } from "../../expression/index.js";
import { formatPeriod, type Period, parsePeriod } from "../../measure/index.js";
import type { RegisterRow } from "../../pack/pack.js";
import type { FigureData } from "../../pack/schema.js";
import type { ChartBody, Datum, FigureTable, FigureTableCell, PhasesBody, ScatterBody, TimelineBody } from "../model.js";
import { ordered } from "./cells.js";
import { askedUnit, chartMeasure, chartSeries, chartSources, chartTable, checkPie } from "./chart.js";
import { addSources, type Context, labelIn, type Resolved, reportProblems } from "./context.js";
import { cutsOf } from "./cuts.js";
import { datumOf, displayUnit, missingDatum, numberText, type Point } from "./datum.js";
import { resolveGroups } from "./group.js";
import { lawOf } from "./law.js";
import { byTime, endOf, phasesTable, startOf } from "./phases.js";
import { type RowColumn, rowColumn } from "./rows.js";

export type RegisterData = Extract<FigureData, { from: "register" }>;

export interface Query {
  readonly register: string;
  readonly rows: readonly RegisterRow[];
  /** The query, where it is one. */
  readonly ast: Expression | null;
  /** Rows before its limit. */
  readonly total: number;
}

interface Column {
  readonly spec: RegisterData["columns"][number];
  readonly column: RowColumn;
  readonly label: string;
}

/** The rows of a query, and how many there are without its limit. */
export function runQuery(text: string, context: Context): Query | null {
  const result = context.book.evaluate(text);
  if (!result.ok) {
    reportProblems(context, text, result.problems);
    return null;
  }
  if (result.value.type !== "rows") {
    context.problem("FIG-ROWS", `\`${text}\` gives no rows`, "ask for rows of a register: register where field = value");
    return null;
  }
  const { register, rows } = result.value;
  const parsed = parseExpression(text);
  const ast = parsed.ok && parsed.ast.kind === "query" ? parsed.ast : null;
  let total = rows.length;
  if (ast?.kind === "query" && ast.limit !== undefined) {
    const { limit: _limit, ...whole } = ast;
    const all = context.book.evaluate(writeExpression(whole));
    if (all.ok && all.value.type === "rows") total = all.value.rows.length;
  }
  return { register, rows, ast, total };
}

/** The time a value stands for: a date, or a year as a number. */
export function timeOf(value: Value): Period | null {
  if (value.type === "date") return value.period;
  if (value.type === "text") return parsePeriod(value.text);
  if (value.type === "quantity" && value.quantity.unit.code === "1") {
    const year = value.quantity.value.toString();
    return /^(19|20)\d\d$/.test(year) ? parsePeriod(year) : null;
  }
  return null;
}

const pointsIn = (column: RowColumn, rows: readonly RegisterRow[]): (Point | null)[] =>
  rows.map((row) => {
    const found = column.of(row);
    return found !== null && found.value.type === "quantity" ? { value: found.value, expression: found.expression } : null;
  });

/** A column of the table: numbers in one unit with the unit in the head, everything else as the register prints it. */
function tableColumn(
  { spec, column, label }: Column,
  query: Query,
  first: boolean,
  context: Context,
): { head: FigureTable["columns"][number]; cells: FigureTableCell[] } {
  const points = column.field === undefined || column.field.type === "number" ? pointsIn(column, query.rows) : [];
  const present = points.flatMap((point) => point ?? []);
  const numeric = present.length > 0 && points.length === query.rows.length;
  const plain =
    numeric && spec.unit === undefined && spec.digits === undefined && present.every((point) => point.value.quantity.unit.code === "1");
  const display = numeric && !plain ? displayUnit(present, askedUnit(spec.unit ?? "", context), context) : null;
  const cells = query.rows.map((row, index): FigureTableCell => {
    const point = points[index] ?? null;
    const text =
      display !== null && point !== null ? numberText(point.value.quantity, display.unit, context, spec.digits) : column.text(row);
    const shown = text === "" ? "—" : text;
    const bound = first || (numeric && text !== "") ? context.book.bindRow(row, text === "" ? row.id : text, context.where).id : undefined;
    return {
      text: shown,
      marks: [],
      sources: first ? row.sources : [],
      ...(bound === undefined ? {} : { fact: bound }),
      ...(point === null
        ? {}
        : { number: display === null ? point.value.quantity.value.toNumber() : datumNumber(point, display.unit, context) }),
    };
  });
  return { head: { label, unit: display?.label ?? "", align: numeric ? "right" : "left" }, cells };
}

function datumNumber(point: Point, unit: Parameters<typeof datumOf>[1], context: Context): number {
  return datumOf({ ...point, expression: "" }, unit, context).value ?? Number.NaN;
}

function tableOf(columns: readonly Column[], query: Query, context: Context): FigureTable {
  const made = columns.map((column, index) => tableColumn(column, query, index === 0, context));
  return {
    columns: made.map(({ head }) => head),
    rows: query.rows.map((_, index) => ({ cells: made.map(({ cells }) => cells[index] ?? { text: "", marks: [], sources: [] }) })),
    ...(query.total > query.rows.length ? { total: query.total } : {}),
  };
}

function sourcesOf(rows: readonly RegisterRow[]): string[] {
  const sources: string[] = [];
  for (const row of rows) addSources(sources, row.sources);
  return sources;
}

/** Dates of the rows, from the first column that holds dates. */
function periodsOf(columns: readonly Column[], rows: readonly RegisterRow[]): Period[] {
  const dated = columns.find(({ column }) => column.field?.type === "date" || column.field?.type === "period");
  if (dated === undefined) return [];
  return rows.flatMap((row) => {
    const found = dated.column.of(row);
    return found === null ? [] : (timeOf(found.value) ?? []);
  });
}

function timelineOf(columns: readonly Column[], query: Query, data: RegisterData, context: Context): TimelineBody {
  const at = (index: number | undefined): Column | undefined => (index === undefined ? undefined : columns[index]);
  const encode = data.encode ?? { x: 0, label: 1, y: columns.length > 2 ? 2 : undefined };
  const date = at(encode.x ?? 0);
  const label = at(encode.label ?? 1);
  const detail = at(encode.y);
  const group = at(encode.group);
  const events = query.rows.flatMap((row) => {
    const found = date?.column.of(row) ?? null;
    const time = found === null ? null : timeOf(found.value);
    if (label === undefined || time === null) return [];
    return [{ time, row, label: label.column.text(row), detail: detail?.column.text(row) ?? "", group: group?.column.text(row) ?? "" }];
  });
  events.sort((a, b) => (a.time.start !== b.time.start ? (a.time.start < b.time.start ? -1 : 1) : a.row.id < b.row.id ? -1 : 1));
  return {
    type: "timeline",
    events: events.map(({ time, row, ...texts }) => ({
      date: formatPeriod(time, context.locale),
      ...texts,
      sources: row.sources,
      row: query.rows.indexOf(row),
    })),
  };
}

/** Colours of a group column: the pack's own for entities, else in order of appearance; a single group is plain. */
function groupColours(ids: readonly string[], context: Context): ReadonlyMap<string, number> {
  const own = context.scope.vintage.pack.file.colours ?? {};
  const distinct = [...new Set(ids)];
  const map = new Map<string, number>();
  if (distinct.length > 6) return new Map(distinct.map((id) => [id, own[id] ?? 0]));
  let next = 1;
  for (const id of distinct) {
    while (own[id] === undefined && Object.values(own).includes(next) && next < 6 && distinct.some((other) => own[other] === next))
      next += 1;
    map.set(id, own[id] ?? (id === "" ? 0 : next++));
  }
  return map;
}

function scatterOf(columns: readonly Column[], query: Query, data: RegisterData, context: Context): ScatterBody | null {
  const encode = { label: data.encode?.label ?? 0, x: data.encode?.x ?? 1, y: data.encode?.y ?? 2, group: data.encode?.group };
  const [label, x, y] = [columns[encode.label], columns[encode.x], columns[encode.y]];
  const group = encode.group === undefined ? undefined : columns[encode.group];
  if (label === undefined || x === undefined || y === undefined) {
    context.problem("FIG-ENCODE", "a scatter needs a label and two number columns", "set encode: {label: 0, x: 1, y: 2}");
    return null;
  }
  const both = context.kind === "log-log";
  const log = { x: both || data.log?.includes("x") === true, y: both || data.log?.includes("y") === true };
  const axis = (column: Column) => {
    const points = pointsIn(column.column, query.rows);
    const present = points.flatMap((point) => point ?? []);
    const asked = askedUnit(column.spec.unit ?? "", context);
    const display = displayUnit(present, asked, context);
    const own = asked ?? present[0]?.value.quantity.unit;
    const data: Datum[] = points.map((point) =>
      point === null || display === null ? missingDatum : datumOf(point, display.unit, context, column.spec.digits),
    );
    return { unit: display?.label ?? "", data, own, shown: display?.unit };
  };
  const ids = query.rows.map((row) => {
    const value = group === undefined ? null : (row.values[group.column.field?.id ?? ""] ?? null);
    return typeof value === "string" ? value : (group?.column.text(row) ?? "");
  });
  const colours = groupColours(ids, context);
  const [ax, ay] = [axis(x), axis(y)];
  const body: ScatterBody = {
    type: "scatter",
    x: { label: x.label, unit: ax.unit, log: log.x },
    y: { label: y.label, unit: ay.unit, log: log.y },
    points: query.rows.flatMap((row, index) => {
      const px = ax.data[index] ?? missingDatum;
      const py = ay.data[index] ?? missingDatum;
      if (px.value === null || py.value === null) return [];
      return [
        {
          label: label.column.text(row),
          x: px,
          y: py,
          group: group?.column.text(row) ?? "",
          colour: group === undefined ? 1 : (colours.get(ids[index] ?? "") ?? 0),
        },
      ];
    }),
  };
  const units =
    ax.own === undefined || ay.own === undefined || ax.shown === undefined || ay.shown === undefined
      ? null
      : { x: { own: ax.own, shown: ax.shown }, y: { own: ay.own, shown: ay.shown } };
  const law = data.law === undefined ? undefined : lawOf(data.law, body, units, context);
  const cuts = data.quadrant === undefined ? undefined : cutsOf(data.quadrant, body.points, { x: ax.shown, y: ay.shown }, context);
  return { ...body, ...(law === undefined ? {} : { law }), ...(cuts === undefined ? {} : { cuts }) };
}

/** Rows with a start, and an end or none, as spans of time. */
function phasesOf(columns: readonly Column[], query: Query, data: RegisterData, context: Context): PhasesBody {
  const encode = data.encode ?? { label: 0, x: 1, y: 2 };
  const at = (index: number | undefined): Column | undefined => (index === undefined ? undefined : columns[index]);
  const [label, from, to, group] = [at(encode.label ?? 0), at(encode.x ?? 1), at(encode.y), at(encode.group)];
  const time = (column: Column | undefined, row: RegisterRow): Period | null => {
    const found = column?.column.of(row) ?? null;
    return found === null ? null : timeOf(found.value);
  };
  const rows = query.rows.flatMap((row) => {
    const start = time(from, row);
    if (start === null) return [];
    const end = time(to, row);
    const said = (period: Period): string => formatPeriod(period, context.locale);
    return [
      {
        label: label?.column.text(row) ?? row.id,
        detail: "",
        group: group?.column.text(row) ?? "",
        start: startOf(start),
        end: to === undefined ? endOf(start) : end === null ? null : endOf(end),
        period: to === undefined ? said(start) : `${said(start)}${context.words.rangeDash}${end === null ? context.words.open : said(end)}`,
        sources: row.sources,
      },
    ];
  });
  return { type: "phases", rows: byTime(rows) };
}

function barsOf(columns: readonly Column[], query: Query, data: RegisterData, context: Context): ChartBody {
  const label = columns[data.encode?.label ?? 0];
  const named = [data.encode?.x, data.encode?.y].flatMap((index) => index ?? []);
  const wanted = named.length > 0 ? named : columns.map((_, index) => index).filter((index) => index !== (data.encode?.label ?? 0));
  const values = wanted
    .flatMap((index) => columns[index] ?? [])
    .filter(({ column }) => column.field === undefined || column.field.type === "number");
  const times = query.rows.map((row) => {
    const found = label?.column.of(row) ?? null;
    return found === null ? null : timeOf(found.value);
  });
  const temporal = times.length > 0 && times.every((time) => time !== null);
  const body: ChartBody = {
    type: "chart",
    categories: query.rows.map((row, index) => {
      const time = times[index];
      return temporal && time != null ? time.code : (label?.column.text(row) ?? row.id);
    }),
    temporal,
    series: chartSeries(
      values.map(({ column, spec, label: name }, index) => ({
        id: `s${index + 1}`,
        label: name,
        mark: context.kind === "line" ? ("line" as const) : ("bar" as const),
        unit: spec.unit ?? "",
        colour: undefined,
        points: pointsIn(column, query.rows),
      })),
      context,
    ),
    ...(data.log === undefined || data.log.length === 0 ? {} : { log: true }),
  };
  return ordered(body, { sort: data.sort });
}

export function resolveRegister(data: RegisterData, context: Context): Resolved | null {
  const query = runQuery(data.rows, context);
  if (query === null) return null;
  const columns = data.columns.flatMap((spec): Column[] => {
    const column = rowColumn(spec.value, query.register, context);
    if (column === null) return [];
    const label = labelIn(spec.label, context.locale) || labelIn(column.field?.label, context.locale) || spec.value;
    return [{ spec, column, label }];
  });
  if (data.group !== undefined) return resolveGroups(data, data.group, query, columns, context);
  const table = tableOf(columns, query, context);
  const common = { table, rows: query.rows.length, periods: periodsOf(columns, query.rows), sources: sourcesOf(query.rows) };
  switch (context.kind) {
    case "timeline":
      return { ...common, body: timelineOf(columns, query, data, context), measure: "" };
    case "phases": {
      const body = phasesOf(columns, query, data, context);
      return { ...common, body, table: phasesTable(body, context.words), rows: body.rows.length, measure: "" };
    }
    case "scatter":
    case "log-log":
    case "quadrant": {
      const body = scatterOf(columns, query, data, context);
      return body === null
        ? null
        : { ...common, body, rows: body.points.length, measure: [body.y.label, body.x.label].join(context.words.semicolon) };
    }
    case "bar":
    case "line":
    case "shares":
    case "stacked-bar":
    case "small-multiples":
    case "heat-map":
    case "radar":
    case "pie":
    case "bar-line": {
      const body = barsOf(columns, query, data, context);
      if (context.kind === "pie") checkPie(body, context);
      const sources = chartSources(body);
      return {
        ...common,
        body,
        sources: sources.length === 0 ? common.sources : sources,
        table: chartTable(body, columns[data.encode?.label ?? 0]?.label ?? "", context.words),
        measure: chartMeasure(body, context.locale),
      };
    }
    default:
      return { ...common, body: { type: "table" }, measure: "" };
  }
}
