/** The text alternative of a figure, made from its data: what it is, its range, its extremes, its direction. */
import { joinUnit } from "./draw/frame.js";
import type { ChartBody, ChartSeries, Datum, DiagramBody, FigureModel, ScatterBody, TimelineBody } from "./model.js";
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
    const leading = known.slice(0, 3).map((one) => words.alt.at(one.name, withUnit(one.datum, series)));
    return words.alt.ranked(name, known.length, leading.join(words.comma));
  }
  if (known.length === 1) return words.alt.single(name, words.alt.at(first.name, withUnit(first.datum, series)));
  const from = words.alt.at(first.name, withUnit(first.datum, series));
  const to = words.alt.at(last.name, withUnit(last.datum, series));
  const change = (last.datum.value ?? 0) - (first.datum.value ?? 0);
  const span = Math.max(...known.map((one) => Math.abs(one.datum.value ?? 0)));
  const direction = Math.abs(change) < span * 0.02 ? "flat" : change > 0 ? "up" : "down";
  const extremes = [
    highest === undefined || highest === last || highest === first
      ? ""
      : words.alt.highest(words.alt.at(highest.name, withUnit(highest.datum, series))),
    lowest === undefined || lowest === last || lowest === first
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
  const disputed = body.series.some((series) => series.data.some((datum) => datum.rejected.length > 0));
  return [
    ...shown,
    ...(body.series.length > 4 ? [words.remaining(body.series.length - 4)] : []),
    ...(states.has("forecast") ? [words.alt.holdsForecasts] : []),
    ...(disputed ? [words.alt.holdsDisputed] : []),
    ...(missing.length > 0 ? [words.alt.missing(missing.join(words.comma))] : []),
  ]
    .filter((text) => text !== "")
    .join(words.stop);
}

const scatterText = (body: ScatterBody, words: FigureWords): string =>
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

/** Text alternative of a resolved figure. */
export function altText(model: Pick<FigureModel, "title" | "body" | "table" | "locale">): string {
  const words = figureWords(model.locale ?? "en");
  const { body } = model;
  const said =
    body === null
      ? ""
      : body.type === "chart"
        ? chartText(body, words)
        : body.type === "scatter"
          ? scatterText(body, words)
          : body.type === "timeline"
            ? timelineText(body, words)
            : body.type === "diagram"
              ? diagramText(body, words)
              : tableText(model, words);
  return [model.title, said]
    .filter((text) => text !== "")
    .join(words.stop)
    .concat(words.end);
}
