/** Pie: two to four parts of a true whole, each named beside it; everything else is drawn as ranked bars. */
import type { ChartBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { wrap } from "../text.js";
import { figureWords } from "../words.js";
import { joinUnit } from "./frame.js";
import { drawKey, keyItems, withoutRejected } from "./marks.js";
import { spread } from "./panel-stack.js";
import { newSheet } from "./sheet.js";

const r = (value: number): number => Math.round(value * 10) / 10;

export function drawPie(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const series = body.series[0];
  const parts = (series?.data ?? []).flatMap((datum, index) =>
    datum.value === null || datum.value <= 0 ? [] : [{ datum, index, value: datum.value, name: body.categories[index] ?? "" }],
  );
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  if (series === undefined || whole === 0) return sheet.finish(1, model.alt, id);
  const radius = width < 500 ? 76 : 104;
  const centre = { x: radius + 2, y: radius + 8 };
  const left = 2 * radius + 44;
  let turn = 0;
  const labels = parts.map((part) => {
    const start = turn;
    turn += part.value / whole;
    const angle = (share: number): number => share * 2 * Math.PI - Math.PI / 2;
    const point = (share: number): string =>
      `${r(centre.x + Math.cos(angle(share)) * radius)} ${r(centre.y + Math.sin(angle(share)) * radius)}`;
    // A whole circle has no arc from a point to itself: two halves.
    const arc =
      part.value === whole
        ? `M${point(0)}A${radius} ${radius} 0 1 1 ${point(0.5)}A${radius} ${radius} 0 1 1 ${point(0)}Z`
        : `M${r(centre.x)} ${r(centre.y)}L${point(start)}A${radius} ${radius} 0 ${turn - start > 0.5 ? 1 : 0} 1 ${point(turn)}Z`;
    const colour = body.rest === part.index ? 0 : part.index + 1;
    sheet.add({ kind: "path", role: "slice", colour, fact: part.datum.fact, d: arc });
    const middle = angle((start + turn) / 2);
    const lines = wrap(part.name, width - left, 13);
    return {
      ...part,
      lines,
      colour,
      height: lines.length * 17 + 20,
      y: centre.y + Math.sin(middle) * radius * 0.8,
      edge: { x: centre.x + Math.cos(middle) * radius * 0.86, y: centre.y + Math.sin(middle) * radius * 0.86 },
    };
  });
  const placed = spread(labels, 0, 2 * radius + 16);
  for (const label of placed) {
    const y = label.at + 10;
    sheet.add({ kind: "rect", role: "bar", colour: label.colour, x: left - 18, y: y - 6, w: 11, h: 11 });
    label.lines.forEach((line, index) => {
      sheet.text(left, y + 4 + index * 17, line);
    });
    sheet.text(left, y + 4 + label.lines.length * 17, joinUnit(label.datum.text, series.unit), { weight: 700, fact: label.datum.fact });
  }
  const foot = Math.max(2 * radius + 14, ...placed.map((label) => label.at + label.height + 6));
  const y = drawKey(sheet, keyItems(withoutRejected(body), words), foot - 4);
  return sheet.finish(Math.max(foot, y) + 4, model.alt, id);
}
