/** `from: cells`: published cells over time or over one of their dimensions. */
import { dimensionLabel, indicatorLabel } from "../../analysis/labels.js";
import type { Period } from "../../measure/index.js";
import type { FigureData } from "../../pack/schema.js";
import type { ChartBody } from "../model.js";
import { chartMeasure, chartSeries, chartSources, chartTable, checkPie, type RawSeries, withRest } from "./chart.js";
import { type Context, labelIn, type Resolved, reportProblems } from "./context.js";
import { missingDatum, type Point, pointsOf } from "./datum.js";
import { axisLabel, chosenAxis, inOrder, lineAxis, periodAxis, placesInTime } from "./period.js";
import { tilesOf } from "./tiles.js";

type Data = Extract<FigureData, { from: "cells" }>;
type Spec = Data["series"][number];

interface Keyed {
  readonly spec: Spec;
  readonly id: string;
  readonly label: string;
  readonly colour: number | undefined;
  /** Points by category key: a period's code, or a dimension's code. */
  readonly points: ReadonlyMap<string, Point>;
  readonly intervals?: readonly {
    readonly label: string;
    readonly low: ReadonlyMap<string, Point>;
    readonly high: ReadonlyMap<string, Point>;
  }[];
}

const periodOf = (point: Point): Period | undefined => point.value.period ?? point.value.cell?.period;

function keyOf(point: Point, axis: string): string | undefined {
  return axis === "period" ? periodOf(point)?.code : (point.value.cell?.dimensions[axis] ?? point.value.label);
}

/** Label of a series that the declaration leaves to its data: the indicator's. */
function indicatorOf(points: readonly Point[], context: Context): string {
  const cell = points.find((point) => point.value.cell !== undefined)?.value.cell;
  return cell === undefined ? "" : indicatorLabel(context.scope.vintage, cell.indicator, context.locale);
}

function evaluated(spec: Spec, context: Context): Point[] {
  if (spec.cells === undefined) return [];
  const result = context.book.evaluate(spec.cells);
  if (!result.ok) {
    reportProblems(context, spec.cells, result.problems);
    return [];
  }
  const points = pointsOf(result.value, spec.cells);
  if (points !== null) return points;
  context.problem("FIG-CELLS", `\`${spec.cells}\` gives no numbers`, "ask for cells: indicator @ {dimension: code, period: 2019..2023}");
  return [];
}

function byKey(points: readonly Point[], axis: string, spec: Spec, context: Context): Map<string, Point> {
  const map = new Map<string, Point>();
  for (const point of points) {
    const key = keyOf(point, axis);
    if (key === undefined) {
      context.problem("FIG-AXIS", `\`${spec.cells ?? ""}\` gives values without ${axis}`, `use cells that vary over ${axis}`);
      return map;
    }
    if (map.has(key)) {
      context.problem(
        "FIG-AXIS",
        `\`${spec.cells ?? ""}\` gives more than one value for ${axis} ${key}`,
        "fix the other dimensions in the selector, or name one in split",
      );
      return map;
    }
    map.set(key, point);
  }
  return map;
}

/** One declared series as one or, with `split`, several. */
function seriesOf(spec: Spec, data: Data, context: Context): Keyed[] {
  const points = evaluated(spec, context);
  const { vintage } = context.scope;
  const own = labelIn(spec.label, context.locale) || indicatorOf(points, context);
  const { split } = data;
  if (split === undefined) {
    const band = (cells: string) => byKey(evaluated({ ...spec, cells }, context), data.axis, { ...spec, cells }, context);
    const intervals = (spec.intervals ?? []).map(({ label, low, high }) => ({
      label: labelIn(label, context.locale),
      low: band(low),
      high: band(high),
    }));
    return [
      {
        spec,
        id: spec.id,
        label: own,
        colour: undefined,
        points: byKey(points, data.axis, spec, context),
        ...(intervals.length === 0 ? {} : { intervals }),
      },
    ];
  }
  const codes = [...new Set(points.map((point) => point.value.cell?.dimensions[split] ?? ""))];
  return codes.map((code) => ({
    spec,
    id: `${spec.id}-${code}`,
    label: dimensionLabel(vintage, split, code, context.locale),
    colour: vintage.pack.file.colours?.[code],
    points: byKey(
      points.filter((point) => (point.value.cell?.dimensions[split] ?? "") === code),
      data.axis,
      spec,
      context,
    ),
  }));
}

/** Growth or share of another series, each computed by the expression language, so that it has a lineage. */
function derived(spec: Spec, base: readonly Keyed[], context: Context): Keyed[] {
  const rule = spec.derive;
  if (rule === undefined) return [];
  const from = base.filter((one) => one.spec.id === rule.from);
  if (from.length === 0)
    context.problem("FIG-DERIVE", `there is no series "${rule.from}" to derive from`, "name the id of a series of this figure");
  return from.map((one) => {
    const points = new Map<string, Point>();
    const whole = `sum([${[...one.points.values()].map((point) => point.expression).join(", ")}])`;
    for (const [key, point] of one.points) {
      const expression = rule.as === "growth" ? `growth(${point.expression})` : `share(${point.expression}, ${whole})`;
      const result = context.book.evaluate(expression);
      if (!result.ok) reportProblems(context, expression, result.problems);
      else if (result.value.type === "quantity") points.set(key, { value: result.value, expression });
    }
    const label = labelIn(spec.label, context.locale) || (rule.as === "growth" ? context.words.growth : context.words.share);
    return { spec, id: from.length > 1 ? `${spec.id}-${one.id}` : spec.id, label, colour: undefined, points };
  });
}

/** Periods named one by one: `period: [2023-04, 2024-07]`. A heat map then has these columns and no others, and so have bars far apart. */
const namesPeriods = /\bperiod:\s*\[(?:(?!\.\.)[^\]])*\]/;

/** How the periods of a kind of figure are laid out on its axis, where the declaration chose them one by one and where not. */
function axisFor(kind: Context["kind"], chosen: boolean): (periods: readonly Period[]) => readonly Period[] {
  if (kind === "line") return lineAxis;
  if (!chosen) return periodAxis;
  if (kind === "heat-map") return inOrder;
  return kind === "bar" || kind === "stacked-bar" ? chosenAxis : periodAxis;
}

/** What a source does not list one by one is no competitor of the rest: it comes last, whatever its size. */
export function unnamedLast(body: ChartBody, label: string | undefined): ChartBody {
  const at = label === undefined || body.temporal ? -1 : body.categories.indexOf(label);
  if (at === -1) return body;
  const moved = <T>(items: readonly T[]): T[] => [...items.slice(0, at), ...items.slice(at + 1), ...items.slice(at, at + 1)];
  return {
    ...body,
    categories: moved(body.categories),
    series: body.series.map((series) => ({ ...series, data: moved(series.data) })),
  };
}

export function resolveCells(data: Data, context: Context): Resolved {
  const direct = data.series.filter((spec) => spec.derive === undefined).map((spec) => ({ spec, series: seriesOf(spec, data, context) }));
  const base = direct.flatMap((one) => one.series);
  const keyed = data.series.flatMap((spec) =>
    spec.derive === undefined ? (direct.find((one) => one.spec === spec)?.series ?? []) : derived(spec, base, context),
  );
  const temporal = data.axis === "period";
  const all = base.flatMap((one) => [...one.points.values()]);
  const periods = all.flatMap((point) => periodOf(point) ?? []);

  let keys: { key: string; label: string }[];
  let places: readonly number[] | null = null;
  if (temporal) {
    const chosen = data.series.every(({ cells = "", derive }) => derive !== undefined || namesPeriods.test(cells));
    const axis = axisFor(context.kind, chosen)(periods);
    if (context.kind === "line") places = placesInTime(axis);
    keys = axis.map((period) => ({ key: period.code, label: axisLabel(period) }));
  } else {
    const declared = Object.keys(context.scope.vintage.pack.dimensions[data.axis]?.codes ?? {});
    const codes = [...new Set(base.flatMap((one) => [...one.points.keys()]))].sort((a, b) => declared.indexOf(a) - declared.indexOf(b));
    keys = codes.map((key) => ({ key, label: dimensionLabel(context.scope.vintage, data.axis, key, context.locale) }));
  }
  const raw: RawSeries[] = keyed.map((one) => ({
    id: one.id,
    label: one.label,
    mark: context.kind === "fan" || (one.spec.derive !== undefined && context.kind === "bar-line") ? "line" : one.spec.mark,
    unit: one.spec.unit ?? "",
    colour: one.colour,
    points: keys.map(({ key }) => one.points.get(key) ?? null),
    ...(one.intervals === undefined
      ? {}
      : {
          intervals: one.intervals.map(({ label, low, high }) => ({
            label,
            low: keys.map(({ key }) => low.get(key) ?? null),
            high: keys.map(({ key }) => high.get(key) ?? null),
          })),
        }),
  }));
  let body: ChartBody = {
    type: "chart",
    categories: keys.map(({ label }) => label),
    temporal,
    ...(places === null ? {} : { places }),
    series: chartSeries(raw, context),
    ...(data.log === true ? { log: true } : {}),
  };
  body = ordered(body, context.kind === "shares" && data.sort === "given" ? { ...data, sort: "value" } : data);
  const unnamed = context.scope.vintage.pack.dimensions[data.axis]?.rest;
  body = unnamedLast(body, keys.find(({ key }) => key === unnamed)?.label);
  const rest = labelIn(data.rest, context.locale);
  if (rest !== "" && body.categories.length > 0) body = withRest(body, rest, context);
  if (context.kind === "pie") checkPie(body, context);
  const codes = new Map(keys.map(({ key, label }) => [label, key]));
  const tiled =
    context.kind === "tile-map"
      ? tilesOf(
          body,
          body.categories.map((label) => codes.get(label) ?? ""),
          data.tiles,
          context,
        )
      : null;
  return {
    body: tiled ?? body,
    table: chartTable(
      body,
      temporal
        ? context.words.period
        : labelIn(context.scope.vintage.pack.dimensions[data.axis]?.label, context.locale) || context.words.item,
      context.words,
    ),
    rows: body.categories.filter((_, index) => body.series.some((series) => series.data[index]?.value != null)).length,
    periods,
    sources: chartSources(body),
    measure: chartMeasure(body, context.locale),
  };
}

/**
 * Sorts categories by value and cuts the list, when asked; time always keeps its order. The value of a category is that of the
 * first series, or the mean of all where none comes first, as in a heat map.
 */
export function ordered(
  body: ChartBody,
  data: { sort?: "given" | "value" | "label"; limit?: number | undefined },
  by: "first" | "mean" = "first",
): ChartBody {
  if (body.temporal) return body;
  const indices = body.categories.map((_, index) => index);
  const values = indices.map((index): number => {
    const present = (by === "first" ? body.series.slice(0, 1) : body.series).flatMap((series) => series.data[index]?.value ?? []);
    return present.length === 0 ? Number.NEGATIVE_INFINITY : present.reduce((sum, value) => sum + value, 0) / present.length;
  });
  const value = (index: number): number => values[index] ?? Number.NEGATIVE_INFINITY;
  if (data.sort === "value") indices.sort((a, b) => value(b) - value(a) || a - b);
  if (data.sort === "label") indices.sort((a, b) => ((body.categories[a] ?? "") < (body.categories[b] ?? "") ? -1 : 1));
  const kept = data.limit === undefined ? indices : indices.slice(0, data.limit);
  return {
    ...body,
    categories: kept.map((index) => body.categories[index] ?? ""),
    series: body.series.map((series) => ({ ...series, data: kept.map((index) => series.data[index] ?? missingDatum) })),
  };
}
