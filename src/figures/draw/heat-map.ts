/**
 * Heat map: rows by columns, each cell shaded in one of six steps and carrying its value where it fits. Columns whose names do not
 * fit beside each other are numbered and named below; columns that do not fit even so continue in a block beneath. Nothing is
 * squeezed or turned.
 */
import type { ChartBody, Datum, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { longestPiece, textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { joinUnit } from "./frame.js";
import { drawable } from "./marks.js";
import { newSheet, type Sheet } from "./sheet.js";

/** Steps of equal width from the least to the largest value; the step of a value is a palette slot 11–16. */
export interface Steps {
  readonly slot: (value: number) => number;
  readonly low: Datum | undefined;
  readonly high: Datum | undefined;
}

export function stepsOf(data: readonly Datum[]): Steps {
  const known = data.filter((datum) => drawable(datum) !== null);
  const sorted = [...known].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const low = sorted[0];
  const high = sorted.at(-1);
  const span = (high?.value ?? 0) - (low?.value ?? 0);
  return {
    low,
    high,
    slot: (value) => (span === 0 ? 13 : 11 + Math.min(5, Math.floor(((value - (low?.value ?? 0)) / span) * 6))),
  };
}

/** The six steps with the least and the largest value at their ends; gives the y below. */
export function drawSteps(sheet: Sheet, steps: Steps, unit: string, top: number): number {
  if (steps.low === undefined || steps.high === undefined || steps.low.value === steps.high.value) return top;
  const low = steps.low.text;
  const high = joinUnit(steps.high.text, unit);
  let x = textWidth(low, 12) + 6;
  sheet.text(0, top + 20, low, { size: 12, ink: "ink-2" });
  for (let slot = 11; slot <= 16; slot++) {
    sheet.add({ kind: "rect", role: "bar", colour: slot, x, y: top + 10, w: 22, h: 11 });
    x += 22;
  }
  sheet.text(x + 6, top + 20, high, { size: 12, ink: "ink-2" });
  return top + 26;
}

interface Grid {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  at(row: number, column: number): Datum | undefined;
}

/** Time runs across; otherwise the longer side runs down. */
function gridOf(body: ChartBody): Grid {
  const names = body.series.map((series) => series.label);
  const across = body.temporal || body.categories.length <= names.length;
  return across
    ? { rows: names, columns: body.categories, at: (row, column) => body.series[row]?.data[column] }
    : { rows: body.categories, columns: names, at: (row, column) => body.series[column]?.data[row] };
}

/** The names of what is numbered (columns, tiles), as many to a line as fit; gives the y below. */
export function drawKey(sheet: Sheet, names: readonly string[], top: number): number {
  let [x, y] = [0, top];
  names.forEach((name, index) => {
    const text = `${index + 1} ${name}`;
    const wide = textWidth(text, 12);
    if (x > 0 && x + wide > sheet.width) [x, y] = [0, y + 17];
    sheet.text(x, y + 4, text, { size: 12, ink: "ink-2" });
    x += wide + 16;
  });
  return y + 22;
}

export function drawHeatMap(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const grid = gridOf(body);
  const unit = body.series[0]?.unit ?? "";
  const all = body.series.flatMap((series) => series.data);
  const steps = stepsOf(all);
  const pieces = Math.max(0, ...grid.rows.map((name) => longestPiece(name, 13)));
  const nameRoom = Math.min(widest(grid.rows, 13) + 10, Math.max(pieces + 11, width * (width < 500 ? 0.34 : 0.3)));
  const texts = all.map((datum) => (datum.value === null ? "" : datum.text));
  const leastFor = (headRoom: number): number => Math.min(width - nameRoom, Math.max(30, widest(texts, 12, 700) + 8, headRoom));
  const blocksOf = (least: number): number => Math.ceil(grid.columns.length / Math.max(1, Math.floor((width - nameRoom) / least)));
  const byName = leastFor(Math.max(0, ...grid.columns.map((column) => longestPiece(column, 12) + 6)));
  const numbered = blocksOf(leastFor(0)) < blocksOf(byName);
  const least = numbered ? leastFor(0) : byName;
  const headings = numbered ? grid.columns.map((_, index) => String(index + 1)) : grid.columns;
  const each = Math.ceil(grid.columns.length / Math.max(1, blocksOf(least)));
  const cell = Math.min(Math.max(132, least), (width - nameRoom) / Math.max(1, each));
  let y = 0;
  for (let from = 0; from < grid.columns.length; from += each) {
    const shown = grid.columns.slice(from, from + each);
    const heads = headings.slice(from, from + each).map((column) => wrap(column, cell - 4, 12));
    const lines = Math.max(1, ...heads.map((list) => list.length));
    heads.forEach((list, column) => {
      list.forEach((text, index) => {
        const at = y + 13 + (lines - list.length + index) * 15;
        sheet.text(nameRoom + cell * (column + 0.5), at, text, { size: 12, anchor: "middle", ink: "ink-2" });
      });
    });
    y += lines * 15 + 6;
    grid.rows.forEach((name, row) => {
      const label = wrap(name, nameRoom - 10, 13);
      const high = Math.max(28, label.length * 17 + 4);
      label.forEach((text, index) => {
        sheet.text(nameRoom - 10, y + high / 2 + 4.5 + (index - (label.length - 1) / 2) * 17, text, { anchor: "end" });
      });
      shown.forEach((_, column) => {
        const datum = grid.at(row, from + column);
        const x = nameRoom + column * cell;
        const box = { x: x + 1, y: y + 1, w: cell - 2, h: high - 2 };
        const value = datum === undefined ? null : drawable(datum);
        if (datum === undefined || value === null) sheet.add({ kind: "rect", role: "node-open", ...box });
        else sheet.add({ kind: "rect", role: "bar", colour: steps.slot(value), fact: datum.fact, ...box });
        if (datum === undefined || datum.value === null || textWidth(datum.text, 12, 700) > cell - 4) return;
        const ink = value === null ? ("ink-2" as const) : ("on-series" as const);
        const colour = value === null ? 0 : steps.slot(value);
        sheet.text(x + cell / 2, y + high / 2 + 4.5, datum.text, {
          size: 12,
          weight: 700,
          anchor: "middle",
          ink,
          colour,
          fact: datum.fact,
        });
      });
      y += high;
    });
    y += 12;
  }
  if (numbered) y = drawKey(sheet, grid.columns, y + 4);
  y = drawSteps(sheet, steps, unit, y - 8);
  if (all.some((datum) => datum.value === null)) {
    sheet.add({ kind: "rect", role: "node-open", x: 0.5, y: y + 8.5, w: 17, h: 11 });
    sheet.text(24, y + 19, words.missing, { size: 12, ink: "ink-2" });
    y += 24;
  }
  return sheet.finish(y + 4, model.alt, id);
}
