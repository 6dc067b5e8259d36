/** Tornado: how far a result moves when each assumption goes from its low to its high value; the widest first, around one base. */
import type { ChartBody, Datum, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { joinUnit } from "./frame.js";
import { drawable } from "./marks.js";
import { newSheet } from "./sheet.js";

export function drawTornado(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const [low, high] = body.series;
  const base = body.base === undefined ? null : drawable(body.base);
  if (low === undefined || high === undefined || body.base === undefined || base === null) return sheet.finish(1, model.alt, id);
  const rows = body.categories
    .flatMap((name, index) => {
      const [a, b] = [low.data[index], high.data[index]];
      const [from, to] = [a === undefined ? null : drawable(a), b === undefined ? null : drawable(b)];
      return a === undefined || b === undefined || from === null || to === null ? [] : [{ name, a, b, from, to, index }];
    })
    .sort((x, y) => Math.abs(y.to - y.from) - Math.abs(x.to - x.from) || x.index - y.index);
  const values = rows.flatMap(({ from, to }) => [from, to]).concat(base);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const texts = rows.flatMap(({ a, b }) => [a.text, b.text]);
  const number = widest(texts, 12, 700) + 10;
  const nameRoom = narrow
    ? 0
    : Math.min(
        widest(
          rows.map(({ name }) => name),
          13,
        ) + 14,
        width * 0.34,
      );
  const left = nameRoom + number;
  const right = width - number;
  const span = most - least === 0 ? 1 : most - least;
  const at = (value: number): number => left + ((value - least) / span) * (right - left);
  const centre = at(base);
  const title = `${words.base}${words.colon}${joinUnit(body.base.text, low.unit)}`;
  const half = textWidth(title, 12, 700) / 2;
  sheet.text(Math.min(Math.max(centre, half), width - half), 12, title, {
    size: 12,
    weight: 700,
    anchor: "middle",
    fact: body.base.fact,
  });
  let y = 24;
  const top = y;
  const side = (datum: Datum, value: number, slot: number, middle: number, thick: number): void => {
    const x = at(value);
    sheet.add({
      kind: "rect",
      role: "bar",
      colour: slot,
      fact: datum.fact,
      x: Math.min(x, centre),
      y: middle - thick / 2,
      w: Math.max(1, Math.abs(x - centre)),
      h: thick,
    });
  };
  for (const { name, a, b, from, to } of rows) {
    const lines = wrap(name, narrow ? width : nameRoom - 14, 13);
    if (narrow) {
      lines.forEach((line, row) => {
        sheet.text(0, y + 13 + row * 17, line, { halo: true });
      });
      y += lines.length * 17 + 3;
    }
    const rowHeight = narrow ? 18 : Math.max(32, lines.length * 17 + 8);
    const thick = narrow ? 16 : 20;
    const middle = y + rowHeight / 2;
    // On a phone the names stand over their bars, where a line down the whole drawing would cross them.
    if (narrow) sheet.add({ kind: "line", role: "axis", x1: centre, y1: y - 1, x2: centre, y2: y + rowHeight + 1 });
    if (!narrow)
      lines.forEach((line, row) => {
        sheet.text(nameRoom - 14, middle + 4.5 + (row - (lines.length - 1) / 2) * 17, line, { anchor: "end" });
      });
    side(a, from, 2, middle, thick);
    side(b, to, 1, middle, thick);
    // The value of the low assumption stands where its bar ends, whichever side that is.
    const leftmost = Math.min(from, to, base);
    const rightmost = Math.max(from, to, base);
    const lowLeft = from <= to;
    const leftDatum = lowLeft ? a : b;
    const rightDatum = lowLeft ? b : a;
    sheet.text(at(leftmost) - 6, middle + 4.5, leftDatum.text, { size: 12, weight: 700, anchor: "end", fact: leftDatum.fact });
    sheet.text(at(rightmost) + 6, middle + 4.5, rightDatum.text, { size: 12, weight: 700, fact: rightDatum.fact });
    y += rowHeight + (narrow ? 8 : 0);
  }
  if (!narrow) sheet.add({ kind: "line", role: "axis", x1: centre, y1: top - 6, x2: centre, y2: y });
  let x = 0;
  y += 20;
  for (const [label, slot] of [
    [low.label, 2],
    [high.label, 1],
  ] as const) {
    const wide = 24 + textWidth(label, 13);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += 22;
    }
    sheet.add({ kind: "rect", role: "bar", colour: slot, x, y: y - 10.5, w: 17, h: 11 });
    sheet.text(x + 23, y, label, { ink: "ink-2" });
    x += wide + 18;
  }
  return sheet.finish(y + 6, model.alt, id);
}
