/** From named points to a chart: one display unit a series, colours that stay with an entity, the explicit rest, and the data table. */
import { parseUnit, type Unit } from "../../measure/index.js";
import type { FigureKind } from "../../pack/schema.js";
import type { ChartBody, ChartSeries, Datum, FigureTable, FigureTableCell } from "../model.js";
import type { FigureWords } from "../words.js";
import { addSources, type Context } from "./context.js";
import { datumOf, displayUnit, missingDatum, type Point, seriesDigits } from "./datum.js";

export interface RawSeries {
  readonly id: string;
  readonly label: string;
  readonly mark: "bar" | "line";
  /** Written unit of the declaration; "" when the values' own is right. */
  readonly unit: string;
  /** Colour slot the pack gives this entity. */
  readonly colour: number | undefined;
  /** Decimals to print; absent = those of each value. */
  readonly digits?: number | undefined;
  /** One point a category; null = missing. */
  readonly points: readonly (Point | null)[];
  /** Bands around the points, the widest first. */
  readonly intervals?: readonly {
    readonly label: string;
    readonly low: readonly (Point | null)[];
    readonly high: readonly (Point | null)[];
  }[];
}

/** A unit of the declaration, or null with a problem reported. */
export function askedUnit(text: string, context: Context): Unit | null {
  if (text === "") return null;
  const unit = parseUnit(text, context.units);
  if ("problem" in unit) {
    context.problem("FIG-UNIT", unit.problem, "write a unit as in units.yaml, e.g. 1e8 CNY or %");
    return null;
  }
  return unit;
}

const alike = (a: Unit, b: Unit): boolean => {
  const keys = new Set([...Object.keys(a.dimension), ...Object.keys(b.dimension)]);
  return a.kind === b.kind && [...keys].every((key) => (a.dimension[key] ?? 0) === (b.dimension[key] ?? 0));
};

/** What prices a unit of money speaks of: those of a fixed year, or nominal ones. */
function priceBase(unit: Unit | undefined): string | null {
  if (unit === undefined || !Object.keys(unit.dimension).some((symbol) => /^[A-Z]{3}$/.test(symbol))) return null;
  return unit.priceBase === undefined ? "nominal" : String(unit.priceBase);
}

/** Palette slots: the pack's own first, then the free ones in order; past six the others are grey. */
function colours(series: readonly RawSeries[], kind: FigureKind): number[] {
  // In a fan one forecast is ours; those it is compared with are grey.
  if (kind === "fan") return series.map((one, index) => one.colour ?? (index === 0 ? 1 : 0));
  const taken = new Set(series.flatMap((one) => one.colour ?? []));
  // The parts of a stack are told apart by their colours alone: only those past the sixth are grey.
  if (series.length > 6 && kind === "stacked-bar") return series.map((one, index) => one.colour ?? (index < 6 ? index + 1 : 0));
  if (series.length > 6) {
    const own = series.filter((one) => one.colour !== undefined).length;
    return series.map((one, index) => one.colour ?? (own === 0 && index < 2 ? index + 1 : 0));
  }
  return series.map((one) => {
    if (one.colour !== undefined) return one.colour;
    const free = [1, 2, 3, 4, 5, 6].find((slot) => !taken.has(slot)) ?? 0;
    taken.add(free);
    return free;
  });
}

/**
 * Series in display units. Series whose units are alike share one scale, so that they can stand on one axis; the bars and the lines
 * of a bar-line figure stand on axes of their own.
 */
export function chartSeries(raw: readonly RawSeries[], context: Context): ChartSeries[] {
  const asked = raw.map((one) => askedUnit(one.unit, context));
  const own = raw.map((one, index) => asked[index] ?? one.points.find((point) => point !== null)?.value.quantity.unit);
  const bases = new Set(raw.flatMap((one) => one.points.flatMap((point) => priceBase(point?.value.quantity.unit) ?? [])));
  if (bases.size > 1) {
    const said = [...bases].sort().join(" / ");
    context.problem("FIG-BASE-YEAR", `prices of different bases stand in one figure: ${said}`, "draw one kind of price, or two figures");
  }
  const slots = colours(raw, context.kind);
  const displays = new Map<string, ReturnType<typeof displayUnit>>();
  // Once for a unit: of hundreds of series most have the same.
  const displayOf = (unit: Unit, mark: RawSeries["mark"]): ReturnType<typeof displayUnit> => {
    const key = context.kind === "bar-line" ? `${mark} ${unit.code}` : unit.code;
    const known = displays.get(key);
    if (known !== undefined) return known;
    const together = raw.flatMap((other, at) =>
      own[at] !== undefined && alike(own[at], unit) && (context.kind !== "bar-line" || other.mark === mark)
        ? other.points.flatMap((point) => point ?? [])
        : [],
    );
    const display = displayUnit(together, unit, context);
    displays.set(key, display);
    return display;
  };
  return raw.map((one, index) => {
    const unit = own[index];
    const display = unit === undefined ? null : displayOf(unit, one.mark);
    const digits = display === null || one.digits !== undefined ? [] : seriesDigits(one.points, display.unit, context);
    return {
      id: one.id,
      label: one.label,
      mark: one.mark,
      unit: display?.label ?? "",
      colour: slots[index] ?? 0,
      data: one.points.map((point, at) =>
        point === null || display === null ? missingDatum : datumOf(point, display.unit, context, one.digits ?? digits[at]),
      ),
      ...(one.intervals === undefined || display === null
        ? {}
        : {
            intervals: one.intervals.map(({ label, low, high }) => {
              const shown = (points: readonly (Point | null)[]) =>
                points.map((point) => (point === null ? null : datumOf(point, display.unit, context)));
              return { label, low: shown(low), high: shown(high) };
            }),
          }),
    };
  });
}

/** What is left of a hundred per cent, computed from the parts as they are shown. */
export function withRest(body: ChartBody, label: string, context: Context): ChartBody {
  const [series] = body.series;
  if (series === undefined || body.series.length > 1 || series.unit !== "%") {
    context.problem("FIG-REST", "a rest can only be taken from one series of percentages", "remove rest, or show shares in %");
    return body;
  }
  const known = series.data.filter((datum) => datum.value !== null);
  if (known.some((datum) => datum.bound)) return body;
  const sum = known.reduce((total, datum) => total + (datum.value ?? 0), 0);
  if (sum > 100.5) {
    context.problem("FIG-REST", `the parts add up to ${Math.round(sum * 10) / 10} %`, "check that all parts are shares of one whole");
    return body;
  }
  const decimals = Math.max(0, ...known.map((datum) => datum.text.split(".")[1]?.length ?? 0));
  const value = Math.max(0, Number((100 - sum).toFixed(decimals)));
  const rest: Datum = {
    value,
    text: value.toFixed(decimals),
    bound: false,
    marks: ["computed"],
    state: "computed",
    rejected: [],
    sources: [],
  };
  return {
    ...body,
    categories: [...body.categories, label],
    series: [{ ...series, data: [...series.data, rest] }],
    rest: body.categories.length,
  };
}

/** A value as a cell of the data table. */
export const cellOf = (datum: Datum): FigureTableCell => ({
  text: datum.value === null ? "—" : datum.text,
  marks: datum.marks,
  sources: datum.sources,
  ...(datum.fact === undefined ? {} : { fact: datum.fact }),
  ...(datum.value === null ? {} : { number: datum.value }),
});

/** The chart's numbers as a table, with the values not used in a column of their own when there are any. */
export function chartTable(body: ChartBody, axis: string, words: FigureWords): FigureTable {
  const disputed = body.series.some((series) => series.data.some((datum) => datum.rejected.length > 0));
  const bands = body.series.flatMap((series) => (series.intervals ?? []).map((interval) => ({ interval, unit: series.unit })));
  return {
    columns: [
      { label: axis, unit: "", align: "left" },
      ...body.series.map((series) => ({ label: series.label, unit: series.unit, align: "right" as const })),
      ...bands.flatMap(({ interval, unit }) =>
        [words.low, words.high].map((side) => ({ label: `${interval.label}${words.colon}${side}`, unit, align: "right" as const })),
      ),
      ...(disputed ? [{ label: words.rejected, unit: "", align: "left" as const }] : []),
    ],
    rows: body.categories.map((category, index) => {
      const data = body.series.map((series) => series.data[index] ?? missingDatum);
      const rejected = body.series.flatMap((series) =>
        (series.data[index]?.rejected ?? []).map((other) => (body.series.length > 1 ? `${series.label} ${other.text}` : other.text)),
      );
      return {
        cells: [
          { text: category, marks: [], sources: [] },
          ...data.map(cellOf),
          ...bands.flatMap(({ interval }) => [cellOf(interval.low[index] ?? missingDatum), cellOf(interval.high[index] ?? missingDatum)]),
          ...(disputed
            ? [
                {
                  text: rejected.join(words.comma),
                  marks: [],
                  sources: data.flatMap((datum) => datum.rejected.map((other) => other.source)),
                },
              ]
            : []),
        ],
      };
    }),
  };
}

/** A pie shows two to four parts of a true whole; what is none is reported. */
export function checkPie(body: ChartBody, context: Context): void {
  const [series] = body.series;
  const parts = series?.data.filter((datum) => datum.value !== null) ?? [];
  if (parts.length === 0) return;
  const problem = (message: string): void =>
    context.problem("FIG-PIE", message, "use kind shares, or name the rest so that the parts make up the whole");
  if (body.series.length > 1) problem("a pie has one series");
  if (parts.length < 2 || parts.length > 4) problem(`a pie shows two to four parts, this has ${parts.length}`);
  if (parts.some((datum) => datum.bound || (datum.value ?? 0) < 0)) problem("a part is a bound or below zero");
  const sum = parts.reduce((total, datum) => total + (datum.value ?? 0), 0);
  if (series?.unit === "%" && Math.abs(sum - 100) > 0.6) problem(`the parts add up to ${Math.round(sum * 10) / 10} %`);
}

/** Sources of all values in the order in which they are shown. */
export function chartSources(body: ChartBody): string[] {
  const sources: string[] = [];
  for (const series of body.series) for (const datum of series.data) addSources(sources, datum.sources);
  return sources;
}

/** "Market size, CNY 100 million; growth on year, %". */
export function chartMeasure(body: ChartBody, locale: string): string {
  const [comma, semicolon] = locale.startsWith("zh") ? ["，", "；"] : [", ", "; "];
  const units = new Set(body.series.map((series) => series.unit));
  const [unit = ""] = units;
  // Years side by side are the period, which is told in any case.
  if (units.size === 1 && body.series.length > 1 && body.series.every((series) => /^\d{4}年?$/.test(series.label))) return unit;
  if (units.size === 1 && body.series.length > 3) return unit;
  if (units.size === 1 && body.series.length > 1 && unit !== "")
    return body.series.map((series) => series.label).join(locale.startsWith("zh") ? "、" : ", ") + semicolon.replace("；", "，") + unit;
  return body.series.map((series) => [series.label, series.unit].filter((part) => part !== "").join(comma)).join(semicolon);
}
