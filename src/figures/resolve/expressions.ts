/** `from: expressions`: a grid of single facts, as a table, as bars or as points. */
import { sourcesOfLineage } from "../../analysis/lineage.js";
import { checkLabelled } from "../../manuscript/statement/labelled.js";
import { hasScaleWord, type Period, parsePeriod, parseUnit } from "../../measure/index.js";
import type { FigureData } from "../../pack/schema.js";
import type { ChartBody, Datum, FigureTable, FigureTableCell, ScatterBody } from "../model.js";
import { askedUnit, chartMeasure, chartSeries, chartSources, chartTable, checkPie, type RawSeries, withRest } from "./chart.js";
import { addSources, type Context, isAbsent, labelIn, type Resolved, reportProblems } from "./context.js";
import { cutsOf } from "./cuts.js";
import { datumOf, displayUnit, missingDatum, type Point } from "./datum.js";
import { lawOf } from "./law.js";
import { placesInTime } from "./period.js";
import { boundLabel } from "./texts.js";

type Data = Extract<FigureData, { from: "expressions" }>;
type Cell = Data["rows"][number]["values"][number];

/** The expression of a grid cell, with the printing its column asks for when it says nothing itself. */
function written(cell: string, column: Data["columns"][number] | undefined): string {
  if (column === undefined || cell.includes("|")) return cell;
  const options = [
    ...(column.unit === undefined ? [] : [`unit: "${column.unit}"`]),
    ...(column.digits === undefined ? [] : [`digits: ${column.digits}`]),
  ];
  return options.length === 0 ? cell : `${cell} | ${options.join(", ")}`;
}

function tableCell(
  cell: Cell | undefined,
  column: Data["columns"][number] | undefined,
  context: Context,
  periods: Period[],
): FigureTableCell {
  if (cell === undefined) return { text: "—", marks: [], sources: [] };
  if (typeof cell !== "string") return { text: labelIn(cell.text, context.locale), marks: [], sources: [] };
  const expression = written(cell, column);
  const bound = context.book.bind(expression, context.where);
  if (!bound.ok) {
    reportProblems(context, expression, bound.problems);
    return { text: isAbsent(bound.problems) ? context.words.notKnown : "—", marks: [], sources: [] };
  }
  const { value, text, marks } = bound.printed;
  if (value.type === "quantity" && value.period !== undefined) periods.push(value.period);
  return {
    text,
    marks,
    fact: bound.fact.id,
    sources: sourcesOfLineage(value.lineage),
    ...(value.type === "quantity" ? { number: value.quantity.value.toNumber() } : {}),
  };
}

/**
 * The column with a unit whose scale this locale has a word for: of 1e8 CNY, which English would print by the size of each number,
 * the one that serves the whole column.
 */
function columnInWords(data: Data, index: number, context: Context): Data["columns"][number] | undefined {
  const column = data.columns[index];
  const asked = column?.unit === undefined ? null : parseUnit(column.unit, context.units);
  if (column === undefined || asked === null || "problem" in asked || hasScaleWord(asked, context.locale, context.units)) return column;
  const points = data.rows.flatMap((row) => {
    const cell = row.values[index];
    const result = typeof cell === "string" && !cell.includes("|") ? context.book.evaluate(cell) : null;
    return result?.ok === true && result.value.type === "quantity" ? [{ value: result.value, expression: "" }] : [];
  });
  const display = displayUnit(points, asked, context);
  if (display === null) return column;
  // As precise as was asked for.
  const moved = display.unit.factor.div(asked.factor).e;
  return { ...column, unit: display.unit.code, ...(column.digits === undefined ? {} : { digits: Math.max(0, column.digits + moved) }) };
}

function tableOf(data: Data, context: Context, periods: Period[]): FigureTable {
  const columns = data.columns.map((_, index) => columnInWords(data, index, context));
  const rows = data.rows.map((row) => ({
    cells: [
      { text: labelIn(row.label, context.locale), marks: [], sources: [] },
      ...columns.map((column, index) => tableCell(row.values[index], column, context, periods)),
    ],
  }));
  const numeric = data.columns.map((_, index) => rows.some((row) => "number" in (row.cells[index + 1] ?? {})));
  return {
    columns: [
      { label: "", unit: "", align: "left" },
      ...data.columns.map((column, index) => ({
        label: labelIn(column.label, context.locale),
        unit: "",
        align: numeric[index] === true ? ("right" as const) : ("left" as const),
      })),
    ],
    rows,
  };
}

/** The number of a grid cell; null for texts and for what this edition does not have. */
function quantityOf(cell: Cell | undefined, context: Context): Point | null {
  if (typeof cell !== "string") return null;
  const expression = cell.split("|")[0]?.trim() ?? cell;
  const result = context.book.evaluate(expression);
  if (!result.ok) {
    reportProblems(context, expression, result.problems);
    return null;
  }
  if (result.value.type === "quantity") return { value: result.value, expression };
  if (result.value.type !== "missing")
    context.problem("FIG-VALUE", `\`${expression}\` gives no number`, "use an expression that gives one number");
  return null;
}

function chartOf(data: Data, context: Context, periods: Period[]): ChartBody {
  const pointAt = (cell: Cell | undefined): Point | null => {
    const point = quantityOf(cell, context);
    if (point?.value.period !== undefined) periods.push(point.value.period);
    return point;
  };
  const raw = data.columns.map(
    (column, index): RawSeries => ({
      id: `s${index + 1}`,
      label: labelIn(column.label, context.locale),
      mark: context.kind === "line" ? "line" : "bar",
      unit: column.unit ?? "",
      colour: undefined,
      digits: column.digits,
      points: data.rows.map((row) => pointAt(row.values[index])),
    }),
  );
  const categories = data.rows.map((row) => labelIn(row.label, context.locale));
  const temporal = categories.length > 1 && categories.every((label) => /^\d{4}(\s?[HQ]\d|-\d\d)?年?$/.test(label));
  const places = temporal && context.kind === "line" ? placesInTime(categories.flatMap((label) => labelledPeriod(label) ?? [])) : null;
  return {
    type: "chart",
    categories,
    temporal,
    ...(places === null ? {} : { places }),
    series: chartSeries(raw, context),
    ...(data.log === true ? { log: true } : {}),
  };
}

/** "2023", "2023年", "2023H1", "2023 Q4", "2023-12". */
function labelledPeriod(label: string): Period | null {
  return parsePeriod(
    label
      .replace("年", "")
      .replace(/\s?H(\d)$/, "-S$1")
      .replace(/\s?Q(\d)$/, "-Q$1"),
  );
}

/** Levels and steps of a waterfall; steps that do not lead from one level to the next are reported. */
function withTotals(body: ChartBody, data: Data, context: Context): ChartBody {
  const totals = data.rows.map((row) => row.total === true);
  const [series] = body.series;
  const values = series?.data.map((datum) => datum.value) ?? [];
  let run: number | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    if (totals[index] !== true) {
      run = (run ?? 0) + value;
      continue;
    }
    const slack = Math.max(Math.abs(value) * 0.005, 10 ** -(series?.data[index]?.text.split(".")[1]?.length ?? 0));
    if (run !== null && Math.abs(run - value) > slack) {
      const said = `the steps before "${body.categories[index] ?? ""}" lead to ${Number(run.toPrecision(6))}, not ${value}`;
      context.problem("FIG-WATERFALL", said, "add the missing step, or compute the level from its steps");
    }
    run = value;
  }
  return { ...body, totals };
}

/** What the values of a tornado depart from, in their unit. */
function withBase(body: ChartBody, data: Data, context: Context): ChartBody {
  const { base } = data;
  const [series] = body.series;
  if (base === undefined || body.series.length !== 2 || series === undefined) {
    context.problem(
      "FIG-TORNADO",
      "a tornado needs a base and two columns, low and high",
      "set base, and give every row a low and a high value",
    );
    return body;
  }
  const result = context.book.evaluate(base);
  if (!result.ok) {
    reportProblems(context, base, result.problems);
    return body;
  }
  if (result.value.type !== "quantity") return body;
  const point: Point = { value: result.value, expression: base };
  const low = data.columns[0]?.unit ?? "";
  // Resolved together with the values, so that all stand in one unit.
  const values = data.rows.flatMap((row) => row.values.flatMap((cell) => quantityOf(cell, context) ?? []));
  const display = displayUnit(values, askedUnit(low, context), context);
  return display === null ? body : { ...body, base: datumOf(point, display.unit, context) };
}

/** A point a row: the first column across, the second upwards. */
function scatterOf(data: Data, context: Context): ScatterBody | null {
  const [across, upwards, ...more] = data.columns;
  if (across === undefined || upwards === undefined || more.length > 0) {
    context.problem("FIG-ENCODE", "points need two columns, across and upwards", "give columns two entries and every row two values");
    return null;
  }
  const axis = (column: Data["columns"][number], index: number) => {
    const points = data.rows.map((row) => quantityOf(row.values[index], context));
    const display = displayUnit(
      points.flatMap((point) => point ?? []),
      askedUnit(column.unit ?? "", context),
      context,
    );
    const shown: Datum[] = points.map((point) =>
      point === null || display === null ? missingDatum : datumOf(point, display.unit, context, column.digits),
    );
    const own = points.find((point) => point !== null)?.value.quantity.unit;
    return { label: labelIn(column.label, context.locale), display, shown, own };
  };
  const [x, y] = [axis(across, 0), axis(upwards, 1)];
  const points = data.rows.flatMap((row, index) => {
    const [px, py] = [x.shown[index] ?? missingDatum, y.shown[index] ?? missingDatum];
    return px.value === null || py.value === null
      ? []
      : [{ label: labelIn(row.label, context.locale), x: px, y: py, group: "", colour: 1 }];
  });
  const cuts = data.quadrant === undefined ? undefined : cutsOf(data.quadrant, points, { x: x.display?.unit, y: y.display?.unit }, context);
  const isLog = (side: "x" | "y") =>
    context.kind === "log-log" || data.log === true || (Array.isArray(data.log) && data.log.includes(side));
  const body: ScatterBody = {
    type: "scatter",
    x: { label: x.label, unit: x.display?.label ?? "", log: isLog("x") },
    y: { label: y.label, unit: y.display?.label ?? "", log: isLog("y") },
    points,
    ...(cuts === undefined ? {} : { cuts }),
  };
  if (data.law === undefined) return body;
  const [dx, dy] = [x.display?.unit, y.display?.unit];
  const units =
    x.own === undefined || y.own === undefined || dx === undefined || dy === undefined
      ? null
      : { x: { own: x.own, shown: dx }, y: { own: y.own, shown: dy } };
  const law = lawOf(data.law, body, units, context);
  return law === undefined ? body : { ...body, law };
}

/** The time that the labels of a row and its columns say must be that of the cells under them. */
function checkLabels(data: Data, context: Context): void {
  for (const [index, row] of data.rows.entries()) {
    const words = row.values.flatMap((cell) => (typeof cell === "string" ? [] : [labelIn(cell.text, context.locale)]));
    for (const [position, cell] of row.values.entries()) {
      if (typeof cell !== "string") continue;
      const label = labelIn(row.label, context.locale);
      for (const { code, message, fix, severity } of checkLabelled(
        [labelIn(data.columns[position]?.label, context.locale), label, ...words],
        cell,
        context.scope,
      )) {
        const problem = { code, message: `under "${label}": ${message}`, fix };
        context.textProblem(severity === undefined ? problem : { ...problem, severity }, `data/rows/${index}/values/${position}`);
      }
    }
  }
}

/** Headings of rows and columns with the names and numbers that they bind. */
function withLabels(data: Data, context: Context): Data {
  const bound = (label: Data["rows"][number]["label"], field: string): typeof label =>
    labelIn(label, context.locale).includes("{{") ? boundLabel(label, field, context) : label;
  return {
    ...data,
    columns: data.columns.map((column, index) => ({ ...column, label: bound(column.label, `data/columns/${index}/label`) })),
    rows: data.rows.map((row, index) => ({ ...row, label: bound(row.label, `data/rows/${index}/label`) })),
  };
}

export function resolveExpressions(declared: Data, context: Context): Resolved | null {
  const periods: Period[] = [];
  const data = withLabels(declared, context);
  checkLabels(data, context);
  if (context.kind === "table" || context.kind === "matrix" || context.kind === "ranking") {
    const table = tableOf(data, context, periods);
    const sources: string[] = [];
    for (const row of table.rows) for (const cell of row.cells) addSources(sources, cell.sources);
    const found = table.rows.filter((row) =>
      row.cells.some(
        (cell, index) => index > 0 && (cell.fact !== undefined || (cell.text !== "—" && cell.text !== context.words.notKnown)),
      ),
    );
    return { body: { type: "table" }, table, rows: found.length, periods, sources, measure: "" };
  }
  if (context.kind === "scatter" || context.kind === "quadrant" || context.kind === "log-log") {
    const body = scatterOf(data, context);
    const table = tableOf(data, context, periods);
    if (body === null) return null;
    const sources: string[] = [];
    for (const row of table.rows) for (const cell of row.cells) addSources(sources, cell.sources);
    return { body, table, rows: body.points.length, periods, sources, measure: [body.y.label, body.x.label].join(context.words.semicolon) };
  }
  let body = chartOf(data, context, periods);
  const rest = labelIn(data.rest, context.locale);
  if (rest !== "") body = withRest(body, rest, context);
  if (context.kind === "pie") checkPie(body, context);
  if (context.kind === "waterfall") body = withTotals(body, data, context);
  if (context.kind === "tornado") body = withBase(body, data, context);
  return {
    body,
    table: chartTable(body, context.words.item, context.words),
    rows: data.rows.filter((_, index) => body.series.some((series) => series.data[index]?.value != null)).length,
    periods,
    sources: chartSources(body),
    measure: chartMeasure(body, context.locale),
  };
}
