/** Lines over the category axis: solid for what happened, dashed for forecasts, a gap where a value is missing. */
import type { ChartSeries, Datum } from "../model.js";
import { textWidth, wrap } from "../text.js";
import { tickText } from "./axis.js";
import type { Frame, Panel } from "./frame.js";
import { drawable } from "./marks.js";
import { labelOrder } from "./panel-bars.js";
import { drawEndLabels } from "./panel-stack.js";
import { arrowHead, diamond, polyline } from "./sheet.js";

type Point = readonly [number, number];

const missing: Datum = { value: null, text: "", bound: false, marks: [], state: "missing", rejected: [], sources: [] };

/** Runs of neighbouring points of one look; a step towards a forecast is dashed. */
function segments(points: readonly { at: Point | null; datum: Datum }[]): { dashed: boolean; points: Point[] }[] {
  const out: { dashed: boolean; points: Point[] }[] = [];
  let previous: { at: Point; datum: Datum } | null = null;
  for (const { at, datum } of points) {
    if (at === null) {
      previous = null;
      continue;
    }
    if (previous !== null) {
      const dashed = datum.state === "forecast";
      const last = out.at(-1);
      if (last !== undefined && last.dashed === dashed && last.points.at(-1) === previous.at) last.points.push(at);
      else out.push({ dashed, points: [previous.at, at] });
    }
    previous = { at, datum };
  }
  return out;
}

/** Named intervals, the widest first, each inside the one before. */
function drawIntervals(frame: Frame, series: ChartSeries, y: (value: number) => number): void {
  (series.intervals ?? []).forEach((interval, order) => {
    const points = series.data.flatMap((_, index) => {
      const [low, high] = [interval.low[index]?.value ?? null, interval.high[index]?.value ?? null];
      return low === null || high === null ? [] : [{ index, low, high }];
    });
    const [first] = points;
    // The band opens from the last value before it, which is known.
    const before = first === undefined ? null : drawable(series.data[first.index - 1] ?? missing);
    const all = first === undefined || before === null ? points : [{ index: first.index - 1, low: before, high: before }, ...points];
    if (all.length < 2) return;
    const upper = all.map(({ index, high }) => [frame.x(index), y(high)] as const);
    const lower = all.map(({ index, low }) => [frame.x(index), y(low)] as const).reverse();
    frame.sheet.add({
      kind: "path",
      role: order === 0 ? "band" : "band-inner",
      colour: series.colour,
      d: `${polyline([...upper, ...lower])}Z`,
    });
  });
}

function drawBand(frame: Frame, series: ChartSeries, y: (value: number) => number): void {
  const ranged = series.data.flatMap((datum, index) =>
    datum.low !== undefined && datum.high !== undefined ? [{ index, low: datum.low, high: datum.high }] : [],
  );
  if (ranged.length < 2) return;
  const upper = ranged.map(({ index, high }) => [frame.x(index), y(high)] as const);
  const lower = ranged.map(({ index, low }) => [frame.x(index), y(low)] as const).reverse();
  frame.sheet.add({ kind: "path", role: "band", colour: series.colour, d: `${polyline([...upper, ...lower])}Z` });
}

/** The name and value of a series that ends before the axis does, set beside its last point; false where there is no room. */
function nameBeside(frame: Frame, series: ChartSeries, y: (value: number) => number, foot: number): boolean {
  const last = series.data.findLastIndex((datum) => drawable(datum) !== null);
  const datum = series.data[last];
  const value = datum === undefined ? null : drawable(datum);
  if (datum === undefined || value === null || last > series.data.length - 2) return false;
  const text = `${series.label} ${datum.text}`;
  const wide = textWidth(text, 12, 700);
  const [x, at] = [frame.x(last), y(value)];
  frame.sheet.series(series.id);
  const grey = series.colour === 0 || series.colour === 5 || series.colour === 6;
  const places: readonly (readonly [number, number])[] = [
    [x + 9, at + 4],
    [x - 9 - wide, at + 4],
    [x - wide / 2, at - 10],
    [x - wide / 2, at + 19],
  ];
  const done = frame.sheet.tryText(
    // Not upon the axis below, nor beyond the plot, where the names of the series stand that reach its end.
    places.filter(([left, baseline]) => baseline <= foot - 4 && left + wide <= frame.right),
    text,
    { size: 12, weight: 700, ink: grey ? "ink-2" : "series", colour: series.colour, halo: true, fact: datum.fact },
  );
  frame.sheet.series(undefined);
  return done;
}

/** An arrow away from a value that is only a limit: at least up from it, at most down, with its text at the tail. */
function drawLimit({ sheet }: Frame, series: ChartSeries, datum: Datum, x: number, y: number): void {
  const up = datum.bound === "least";
  const tip = up ? y - 15 : y + 15;
  sheet.add({ kind: "line", role: "whisker", x1: x - 5, y1: y, x2: x + 5, y2: y });
  sheet.add({ kind: "line", role: "whisker", x1: x, y1: y, x2: x, y2: up ? tip + 6 : tip - 6 });
  sheet.add({ kind: "path", role: "arrow-series", colour: series.colour, fact: datum.fact, d: arrowHead(x, tip, up ? "up" : "down") });
  sheet.keep({ x: x - 5, y: Math.min(y, tip), w: 10, h: 15 });
}

export function drawLines(frame: Frame, panel: Panel, top: number): number {
  const { sheet, narrow } = frame;
  const foot = top + panel.height;
  const y = (value: number) => foot - panel.scale.at(value) * panel.height;
  const several = panel.series.length > 1;
  for (const series of panel.series) {
    sheet.series(series.id);
    drawIntervals(frame, series, y);
    drawBand(frame, series, y);
  }
  for (const series of panel.series) {
    sheet.series(series.id);
    const points = series.data.map((datum, index) => {
      const value = drawable(datum);
      return { datum, at: value === null ? null : ([frame.x(index), y(value)] as const) };
    });
    const pale = series.colour === 5 || series.colour === 6 || series.colour === 0;
    for (const { dashed, points: run } of segments(points)) {
      if (pale && !dashed && series.colour !== 0) sheet.add({ kind: "path", role: "line-outline", d: polyline(run) });
      sheet.add({ kind: "path", role: dashed ? "line-forecast" : "line", colour: series.colour, d: polyline(run) });
    }
    const dense = frame.band < 11;
    points.forEach(({ at, datum }, index) => {
      if (at === null && datum.value !== null) drawLimit(frame, series, datum, frame.x(index), y(datum.value));
      if (at === null) return;
      const lonely = points[index - 1]?.at == null && points[index + 1]?.at == null;
      if (dense && !lonely && index !== points.length - 1) return;
      const hollow = datum.state === "forecast" || datum.state === "estimate" || datum.state === "provisional" || datum.state === "partial";
      sheet.add({
        kind: "circle",
        role: hollow ? "dot-hollow" : "dot",
        colour: series.colour,
        fact: datum.fact,
        x: at[0],
        y: at[1],
        r: narrow ? 3.5 : 4,
      });
      sheet.keep({ x: at[0] - 4, y: at[1] - 4, w: 8, h: 8 });
      const other = [...datum.rejected].sort((a, b) => Math.abs(y(b.value) - at[1]) - Math.abs(y(a.value) - at[1]))[0];
      if (other === undefined || Math.abs(y(other.value) - at[1]) < 6) return;
      const to = y(other.value);
      sheet.add({
        kind: "line",
        role: "whisker",
        x1: at[0],
        y1: at[1] + Math.sign(to - at[1]) * 4,
        x2: at[0],
        y2: to - Math.sign(to - at[1]) * 4.5,
      });
      sheet.add({ kind: "path", role: "diamond", d: diamond(at[0], to) });
      sheet.keep({ x: at[0] - 5, y: Math.min(to, at[1]) - 5, w: 10, h: Math.abs(to - at[1]) + 10 });
      const wide = textWidth(other.text, 12);
      sheet.tryText(
        [
          [at[0] + 9, to + 4],
          [at[0] - 9 - wide, to + 4],
        ],
        other.text,
        { size: 12, ink: "disputed", halo: true },
      );
    });
  }
  sheet.series(undefined);
  let bottom = foot;
  const beside = new Set(several ? panel.series.filter((series) => nameBeside(frame, series, y, foot)) : []);
  if (several) {
    const room = sheet.width - frame.right - 10;
    const labels = panel.series
      .filter((series) => !beside.has(series))
      .map((series) => {
        const index = series.data.findLastIndex((datum) => drawable(datum) !== null);
        const datum = series.data[index];
        const value = datum === undefined ? null : drawable(datum);
        const name = wrap(series.label, room, 12, 700);
        const number = datum?.text ?? "";
        const oneLine = textWidth(`${name.at(-1) ?? ""} ${number}`, 12, 700) <= room;
        const lines = oneLine ? [...name.slice(0, -1), `${name.at(-1) ?? ""} ${number}`.trim()] : [...name, number];
        return { lines, y: value === null ? foot : y(value), colour: series.colour, bold: true, x: index, series: series.id };
      });
    bottom = drawEndLabels(frame, labels, frame.right + 8, frame.right, top - 8, foot + 8);
  }
  for (const series of panel.series) {
    sheet.series(series.id);
    const values = series.data.map((datum) => drawable(datum) ?? Number.NEGATIVE_INFINITY);
    const last = values.findLastIndex((value) => Number.isFinite(value));
    for (const index of labelOrder(values)) {
      const datum = series.data[index];
      if (datum === undefined || datum.value === null || (several && index === last)) continue;
      const value = drawable(datum);
      const options = {
        size: 12,
        weight: several ? (400 as const) : (700 as const),
        anchor: "middle" as const,
        halo: true,
        fact: datum.fact,
        ...(several ? { ink: "ink-2" as const } : {}),
      };
      if (value === null) {
        // Where several series stand, a written limit says whose it is.
        const text = several ? `${series.label} ${datum.text}` : datum.text;
        const at = y(datum.value);
        const beside = textWidth(text, 12) / 2 + 10;
        const places = [
          [frame.x(index), datum.bound === "least" ? at + 15 : at - 6],
          [frame.x(index) - beside, at + 4],
          [frame.x(index) + beside, at + 4],
        ] as const;
        sheet.tryText(places, text, { ...options, weight: 400, ink: "ink-2" });
        continue;
      }
      if (several && index !== values.findIndex((one) => Number.isFinite(one))) continue;
      if (beside.has(series)) continue;
      if (datum.low !== undefined && datum.high !== undefined && textWidth(datum.text, 12, 700) > frame.band) {
        // A range too long for its place stands as its two ends, above and below its band.
        const ends = { ...options, weight: 400 as const };
        const tight = textWidth(tickText(datum.high), 12) + 6 > frame.band;
        if (tight && index % 2 === 1) continue;
        sheet.tryText([[frame.x(index), y(datum.high) - 6]], tickText(datum.high), ends);
        sheet.tryText([[frame.x(index), y(datum.low) + 15]], tickText(datum.low), ends);
        continue;
      }
      const before = values[index - 1];
      const after = values[index + 1];
      const half = textWidth(datum.text, 12, 700) / 2;
      const isReal = (one: number | undefined): one is number => one !== undefined && Number.isFinite(one);
      // A line that rises steeply from its first point would run through a number above it.
      const steep = !isReal(before) && isReal(after) && ((y(value) - y(after)) * half) / frame.band > 3;
      const valley = steep || value < 0 || (isReal(before) && isReal(after) && before > value && after > value);
      const x = Math.min(Math.max(frame.x(index), half), sheet.width - half);
      const above = y(value) - 10;
      const below = y(value) + 20;
      const places =
        below < foot - 2
          ? valley
            ? [[x, below] as const, [x, above] as const]
            : [[x, above] as const, [x, below] as const]
          : [[x, above] as const];
      sheet.tryText(places, datum.text, options);
    }
  }
  sheet.series(undefined);
  return bottom;
}
