/** Stacked horizontal bars: the composition of entities. Parts are named over the first row, or in a list of names where they do not fit. */
import type { ChartBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { countedTotals, joinUnit, totals } from "./frame.js";
import { drawKey, isSolid, keyItems, stateRoles } from "./marks.js";
import { newSheet } from "./sheet.js";

export function drawStackedRows(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const role = stateRoles(body);
  const sums = totals(body.series);
  const longest = Math.max(...sums, 1e-9);
  const left = narrow ? 0 : Math.min(widest(body.categories, 13) + 12, width * 0.3);
  const sumTexts = countedTotals(body.series);
  const room = width - left - (sumTexts === null ? 0 : widest(sumTexts, 12) + 12);
  const bar = narrow ? 20 : 24;

  // Names of the parts: in their place over the first bar when every one fits there, otherwise one after the other.
  let x = left;
  const places = body.series.map((series) => {
    const w = ((series.data[0]?.value ?? 0) / longest) * room;
    const place = { x, w, series };
    x += w;
    return place;
  });
  const over = places.every(({ w, series }) => textWidth(series.label, 12) <= w - 4);
  let y = 4;
  if (over) {
    for (const { x: at, series } of places) sheet.text(at, y + 10, series.label, { size: 12, ink: "ink-2" });
    y += 18;
  } else {
    let at = 0;
    for (const series of body.series) {
      const lines = wrap(series.label, width - 16, 12);
      const w = widest(lines, 12) + 16;
      if (at > 0 && at + w > width) {
        at = 0;
        y += 20;
      }
      sheet.add({ kind: "rect", role: "bar", colour: series.colour, x: at, y: y + 1, w: 10, h: 10 });
      lines.forEach((line, row) => {
        sheet.text(at + 16, y + 10.5 + row * 16, line, { size: 12, ink: "ink-2" });
      });
      y += (lines.length - 1) * 16;
      at += w + 16;
    }
    y += 26;
  }
  const head = y;
  body.categories.forEach((name, index) => {
    if (narrow) {
      const lines = wrap(name, width, 13);
      lines.forEach((line, row) => {
        sheet.text(0, y + 13 + row * 17, line);
      });
      y += lines.length * 17 + 3;
    } else {
      const lines = wrap(name, left - 12, 13, 400, 2);
      lines.forEach((line, row) => {
        sheet.text(left - 12, y + bar / 2 + 4.5 + (row - (lines.length - 1) / 2) * 16, line, { anchor: "end" });
      });
    }
    // On a phone the names stand over their bars, where a line down the whole drawing would cross them.
    if (narrow) sheet.add({ kind: "line", role: "axis", x1: left, y1: y - 2, x2: left, y2: y + bar + 2 });
    let from = left;
    body.series.forEach((series, at) => {
      sheet.series(series.id);
      const datum = series.data[index];
      const value = datum === undefined || datum.bound ? 0 : Math.max(0, datum.value ?? 0);
      if (datum === undefined || value === 0) return;
      const w = (value / longest) * room;
      const look = role(datum.state);
      const inset = isSolid(look) ? 0 : 0.5;
      const colour = body.rest === index ? 0 : series.colour;
      sheet.add({
        kind: "rect",
        role: look,
        colour,
        fact: datum.fact,
        x: from + inset,
        y: y + inset,
        w: Math.max(0.5, w - 2 * inset),
        h: bar - 2 * inset,
      });
      if (from > left) sheet.add({ kind: "line", role: "segment-gap", x1: from, y1: y, x2: from, y2: y + bar });
      const text = at === 0 && index === 0 ? joinUnit(datum.text, series.unit) : datum.text;
      const fits = textWidth(text, 12, 700) <= w - 8;
      if (fits)
        sheet.text(from + 6, y + bar / 2 + 4.5, text, {
          size: 12,
          weight: 700,
          ink: isSolid(look) ? "on-series" : "ink",
          colour,
          fact: datum.fact,
          halo: look === "bar-forecast",
        });
      from += w;
    });
    sheet.series(undefined);
    const sum = sumTexts?.[index];
    if (sum !== undefined) sheet.text(from + 7, y + bar / 2 + 4.5, sum, { size: 12, ink: "ink-2" });
    y += bar + (narrow ? 12 : 14);
  });
  if (!narrow) sheet.add({ kind: "line", role: "axis", x1: left, y1: head - 2, x2: left, y2: y - 8 });
  y = drawKey(sheet, keyItems(body, words), y - 8);
  return sheet.finish(y + 2, model.alt, id);
}
