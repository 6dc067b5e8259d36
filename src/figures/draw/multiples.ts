/** Small multiples: one small panel a series, all on one scale and one axis of time, so that shapes and heights compare. */
import type { ChartBody, ChartSeries, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { linearScale, logScale, tickText, type ValueScale } from "./axis.js";
import { extent, joinUnit } from "./frame.js";
import { drawable, drawKey, keyItems, stateRoles, withoutRejected } from "./marks.js";
import { newSheet, polyline, type Sheet } from "./sheet.js";

const height = 92;
const gapX = 22;

interface Place {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly scale: ValueScale;
}

function drawPanel(sheet: Sheet, body: ChartBody, series: ChartSeries, place: Place, line: boolean): void {
  const { x, width, top, scale } = place;
  const foot = top + height;
  const role = stateRoles(body);
  const band = width / body.categories.length;
  const atX = (index: number): number => x + band * (index + 0.5);
  const atY = (value: number): number => foot - scale.at(value) * height;
  const zero = scale.low < 0 && scale.high > 0 ? atY(0) : foot;
  for (const tick of scale.ticks) sheet.add({ kind: "line", role: "grid", x1: x, y1: atY(tick), x2: x + width, y2: atY(tick) });
  const values = series.data.map(drawable);
  // Where the palette does not reach, no panel stands out: each has its name.
  const colour = body.series.some((one) => one.colour === 0) ? 1 : series.colour;
  if (line) {
    let run: [number, number][] = [];
    const flush = (): void => {
      if (run.length > 1) sheet.add({ kind: "path", role: "line", colour, d: polyline(run) });
      run = [];
    };
    values.forEach((value, index) => {
      if (value === null) flush();
      else run.push([atX(index), atY(value)]);
    });
    flush();
  }
  const last = values.findLastIndex((value) => value !== null);
  const most = values.reduce<number>((best, value, index) => (value !== null && value > (values[best] ?? -Infinity) ? index : best), last);
  series.data.forEach((datum, index) => {
    const value = values[index] ?? null;
    if (value === null) return;
    if (line) {
      if (index === last || index === most)
        sheet.add({
          kind: "circle",
          role: datum.state === "forecast" ? "dot-hollow" : "dot",
          colour,
          fact: datum.fact,
          x: atX(index),
          y: atY(value),
          r: 3,
        });
      return;
    }
    const head = atY(value);
    sheet.add({
      kind: "rect",
      role: role(datum.state),
      colour,
      fact: datum.fact,
      x: atX(index) - band * 0.36,
      y: Math.min(head, zero),
      w: Math.max(1, band * 0.72),
      h: Math.max(1, Math.abs(zero - head)),
    });
  });
  for (const index of new Set([last, most])) {
    const datum = series.data[index];
    const value = values[index] ?? null;
    if (datum === undefined || value === null) continue;
    const wide = textWidth(datum.text, 12, 700);
    const centre = Math.min(Math.max(atX(index), x + wide / 2), x + width - wide / 2);
    // Below a bar that hangs from the line, the text would else stand across it.
    const y = !line && value < 0 ? atY(value) + 15 : atY(value) - 6;
    sheet.tryText([[centre, y]], datum.text, { size: 12, weight: 700, anchor: "middle", halo: true, fact: datum.fact });
  }
  sheet.add({ kind: "line", role: "axis", x1: x, y1: zero, x2: x + width, y2: zero });
  const first = body.categories[0] ?? "";
  const end = body.categories.at(-1) ?? "";
  if (textWidth(first, 11.5) + textWidth(end, 11.5) + 10 <= width) {
    sheet.text(x, foot + 16, first, { size: 11.5, ink: "ink-3" });
    if (end !== first) sheet.text(x + width, foot + 16, end, { size: 11.5, anchor: "end", ink: "ink-3" });
  } else sheet.text(x + width, foot + 16, end, { size: 11.5, anchor: "end", ink: "ink-3" });
}

export function drawMultiples(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  // One unit, one scale: panels of another unit follow in a block of their own.
  const units = [...new Set(body.series.map((series) => series.unit))];
  let y = 0;
  for (const unit of units) {
    const series = body.series.filter((one) => one.unit === unit);
    const line = series.some((one) => one.mark === "line");
    const values = extent(series);
    const scale = body.log === true ? logScale(values, 3) : linearScale(values, { zero: !line, most: 3, headroom: 0.2 });
    const ticks = scale.ticks.map((tick, index) => {
      const text = index === scale.ticks.length - 1 ? joinUnit(tickText(tick), unit) : tickText(tick);
      return { tick, text: index === scale.ticks.length - 1 && body.log === true ? words.logarithmic(text) : text };
    });
    const numbers = widest(
      ticks.slice(0, -1).map(({ text }) => text),
      11.5,
    );
    const left = numbers === 0 ? 0 : numbers + 8;
    const most = Math.max(1, Math.min(series.length, Math.floor((width - left + gapX) / ((width < 500 ? 130 : 148) + gapX)), 5));
    // Rows of like length: six panels stand three and three, not five and one.
    const columns = Math.ceil(series.length / Math.ceil(series.length / most));
    const panel = (width - left - gapX * (columns - 1)) / columns;
    for (let from = 0; from < series.length; from += columns) {
      const row = series.slice(from, from + columns);
      const names = row.map((one) => wrap(one.label, panel, 13, 700, 2));
      const lines = Math.max(...names.map((list) => list.length));
      // The unit stands on the top tick of each row, above the first panel.
      const top = y + lines * 17 + 22;
      names.forEach((list, column) => {
        list.forEach((text, index) => {
          sheet.text(left + column * (panel + gapX), y + 13 + index * 17, text, { weight: 700 });
        });
      });
      ticks.forEach(({ tick, text }, index) => {
        const at = top + height - scale.at(tick) * height;
        if (index < ticks.length - 1) sheet.text(0, at + 4, text, { size: 11.5, ink: "ink-3" });
        else sheet.text(0, at - 4, text, { size: 11.5, ink: "ink-3", halo: true });
      });
      row.forEach((one, column) => {
        drawPanel(sheet, body, one, { x: left + column * (panel + gapX), width: panel, top, scale }, line);
      });
      y = top + height + 34;
    }
  }
  y = drawKey(sheet, keyItems(withoutRejected(body), words), y - 20);
  return sheet.finish(y + 4, model.alt, id);
}
