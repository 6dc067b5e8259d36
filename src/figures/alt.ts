/** The text alternative of a figure, made from its data: what it is, its range, its extremes, its direction. */

import type { FigureKind } from "../pack/schema.js";
import { joinUnit } from "./draw/frame.js";
import type {
  ChartBody,
  ChartSeries,
  Datum,
  DiagramBody,
  FigureBody,
  FigureModel,
  PhasesBody,
  SankeyBody,
  ScatterBody,
  TilesBody,
  TimelineBody,
} from "./model.js";
import { type FigureWords, figureWords } from "./words.js";

interface Named {
  readonly name: string;
  readonly datum: Datum;
}

const withUnit = (datum: Datum, series: ChartSeries): string => joinUnit(datum.text, series.unit);

function seriesText(series: ChartSeries, body: ChartBody, several: boolean, words: FigureWords): string {
  const known: Named[] = series.data.flatMap((datum, index) =>
    datum.value === null ? [] : [{ name: body.categories[index] ?? "", datum }],
  );
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return "";
  const ranked = known.filter((one) => !one.datum.bound).sort((a, b) => (b.datum.value ?? 0) - (a.datum.value ?? 0));
  const highest = ranked[0];
  const lowest = ranked.at(-1);
  const name = several ? series.label : "";
  if (!body.temporal) {
    const leading = [...ranked, ...known.filter((one) => one.datum.bound)]
      .slice(0, 3)
      .map((one) => words.alt.at(one.name, withUnit(one.datum, series)));
    return words.alt.ranked(name, known.length, leading.join(words.comma));
  }
  if (known.length === 1) return words.alt.single(name, words.alt.at(first.name, withUnit(first.datum, series)));
  const from = words.alt.at(first.name, withUnit(first.datum, series));
  const to = words.alt.at(last.name, withUnit(last.datum, series));
  const change = (last.datum.value ?? 0) - (first.datum.value ?? 0);
  const span = Math.max(...known.map((one) => Math.abs(one.datum.value ?? 0)));
  const direction = Math.abs(change) < span * 0.02 ? "flat" : change > 0 ? "up" : "down";
  const extremes = [
    highest === undefined || highest.datum.text === last.datum.text || highest.datum.text === first.datum.text
      ? ""
      : words.alt.highest(words.alt.at(highest.name, withUnit(highest.datum, series))),
    lowest === undefined || lowest.datum.text === last.datum.text || lowest.datum.text === first.datum.text
      ? ""
      : words.alt.lowest(words.alt.at(lowest.name, withUnit(lowest.datum, series))),
  ].filter((text) => text !== "");
  return [words.alt.trend(name, from, to, direction), ...extremes].join(words.comma);
}

function chartText(body: ChartBody, words: FigureWords): string {
  const shown = body.series.slice(0, 4).map((series) => seriesText(series, body, body.series.length > 1, words));
  const states = new Set(body.series.flatMap((series) => series.data.map((datum) => datum.state)));
  const missing = body.temporal
    ? body.categories.filter((_, index) => body.series.every((series) => series.data[index]?.value == null))
    : [];
  const unfinished = body.categories.filter((_, index) => body.series.some((series) => series.data[index]?.state === "partial"));
  const disputed = body.series.some((series) => series.data.some((datum) => datum.rejected.length > 0));
  return [
    ...shown,
    ...(body.series.length > 4 ? [words.remaining(body.series.length - 4)] : []),
    ...(states.has("forecast") ? [words.alt.holdsForecasts] : []),
    ...unfinished.map(words.alt.partial),
    ...(disputed ? [words.alt.holdsDisputed] : []),
    ...(missing.length > 0 ? [words.alt.missing(missing.join(words.comma))] : []),
  ]
    .filter((text) => text !== "")
    .join(words.stop);
}

/** Values of a grid: how many, the highest and the lowest. */
function gridText(cells: readonly Named[], unit: string, words: FigureWords): string {
  const known = cells.filter(({ datum }) => datum.value !== null && !datum.bound);
  const sorted = [...known].sort((a, b) => (b.datum.value ?? 0) - (a.datum.value ?? 0));
  const said = (one: Named | undefined): string => (one === undefined ? "" : words.alt.at(one.name, joinUnit(one.datum.text, unit)));
  return known.length === 0 ? "" : words.alt.grid(known.length, said(sorted[0]), said(sorted.at(-1)));
}

const heatText = (body: ChartBody, words: FigureWords): string =>
  gridText(
    body.series.flatMap((series) =>
      series.data.map((datum, index) => ({ name: [series.label, body.categories[index] ?? ""].join(" "), datum })),
    ),
    body.series[0]?.unit ?? "",
    words,
  );

/** The base and the three rows that move it most. */
function tornadoText(body: ChartBody, words: FigureWords): string {
  const [low, high] = body.series;
  const unit = low?.unit ?? "";
  const rows = body.categories.map((name, index) => {
    const [a, b] = [low?.data[index], high?.data[index]];
    return { name, a, b, spread: Math.abs((b?.value ?? 0) - (a?.value ?? 0)) };
  });
  const leading = [...rows].sort((x, y) => y.spread - x.spread).slice(0, 3);
  const said = leading.map(({ name, a, b }) => words.alt.at(name, `${a?.text ?? ""}${words.rangeDash}${b?.text ?? ""}`));
  return words.alt.spread(joinUnit(body.base?.text ?? "", unit), said.join(words.comma));
}

/** Each band at its last point. */
function bandText(body: ChartBody, words: FigureWords): string[] {
  return body.series.flatMap((series) =>
    (series.intervals ?? []).flatMap((interval) => {
      const index = interval.high.findLastIndex((datum) => datum !== null);
      const [low, high] = [interval.low[index], interval.high[index]];
      if (low == null || high == null) return [];
      const unit = (datum: Datum): string => joinUnit(datum.text, series.unit);
      return [words.alt.band(interval.label, body.categories[index] ?? "", unit(low), unit(high))];
    }),
  );
}

function phasesText(body: PhasesBody, words: FigureWords): string {
  const [first] = body.rows;
  const last = body.rows.at(-1);
  if (first === undefined || last === undefined) return "";
  return words.alt.timeline(body.rows.length, words.alt.at(first.period, first.label), words.alt.at(last.period, last.label));
}

const tilesText = (body: TilesBody, words: FigureWords): string =>
  gridText(
    body.tiles.map(({ label, datum }) => ({ name: label, datum })),
    body.unit,
    words,
  );

function flowsText(body: SankeyBody, words: FigureWords): string {
  const name = (id: string): string => body.nodes.find((node) => node.id === id)?.label ?? "";
  const known = body.links.filter(({ datum }) => datum.value !== null);
  const leading = [...known].sort((a, b) => (b.datum.value ?? 0) - (a.datum.value ?? 0)).slice(0, 3);
  const said = leading.map(({ source, target, datum }) =>
    words.alt.at(`${name(source)} → ${name(target)}`, joinUnit(datum.text, body.unit)),
  );
  return words.alt.flows(known.length, said.join(words.comma));
}

const scatterText = (body: ScatterBody, words: FigureWords): string =>
  [pointsText(body, words), body.law?.text ?? "", body.cuts === undefined ? "" : words.alt.cuts]
    .filter((text) => text !== "")
    .join(words.stop);

const pointsText = (body: ScatterBody, words: FigureWords): string =>
  words.alt.scatter(
    body.points.length,
    body.x.label,
    body.y.label,
    [...body.points]
      .sort((a, b) => (b.y.value ?? 0) - (a.y.value ?? 0))
      .slice(0, 3)
      .map((point) => words.alt.at(point.label, point.y.text))
      .join(words.comma),
  );

function timelineText(body: TimelineBody, words: FigureWords): string {
  const first = body.events[0];
  const last = body.events.at(-1);
  if (first === undefined || last === undefined) return "";
  return words.alt.timeline(body.events.length, words.alt.at(first.date, first.label), words.alt.at(last.date, last.label));
}

function diagramText(body: DiagramBody, words: FigureWords): string {
  const roots = body.nodes.filter((node) => node.parent === "" || !body.nodes.some((other) => other.id === node.parent));
  const names = (roots.length === 1 ? body.nodes.filter((node) => node.parent === roots[0]?.id) : roots).map((node) => node.label);
  const edges = body.edges.filter((edge) => edge.kind !== "contains").length;
  return words.alt.diagram(body.nodes.length, edges, names.slice(0, 8).join(words.comma), names.length > 8);
}

function tableText(model: Pick<FigureModel, "table">, words: FigureWords): string {
  const names = model.table.columns.map((column) => column.label).filter((label) => label !== "");
  const rows = model.table.rows.map((row) => row.cells[0]?.text ?? "").filter((text) => text !== "");
  return words.alt.table(model.table.rows.length, names.join(words.comma), rows.slice(0, 3).join(words.comma));
}

function bodyText(kind: FigureKind, body: FigureBody, model: Pick<FigureModel, "table">, words: FigureWords): string {
  switch (body.type) {
    case "chart":
      if (kind === "heat-map") return heatText(body, words);
      if (kind === "tornado") return tornadoText(body, words);
      return [chartText(body, words), ...bandText(body, words)].filter((text) => text !== "").join(words.stop);
    case "scatter":
      return scatterText(body, words);
    case "timeline":
      return timelineText(body, words);
    case "phases":
      return phasesText(body, words);
    case "tiles":
      return tilesText(body, words);
    case "sankey":
      return flowsText(body, words);
    case "diagram":
      return diagramText(body, words);
    case "table":
      return tableText(model, words);
  }
}

/** Text alternative of a resolved figure. */
export function altText(model: Pick<FigureModel, "title" | "kind" | "body" | "table" | "locale">): string {
  const words = figureWords(model.locale ?? "en");
  const said = model.body === null ? "" : bodyText(model.kind, model.body, model, words);
  return [model.title, said]
    .filter((text) => text !== "")
    .join(words.stop)
    .concat(words.end);
}
