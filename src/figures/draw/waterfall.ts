/** Waterfall: how one level becomes another. Levels stand on zero, steps float between them, each with its sign. */
import type { ChartBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { linearScale } from "./axis.js";
import { joinUnit } from "./frame.js";
import { drawKey, isSolid, keyItems, stateRoles, withoutRejected } from "./marks.js";
import { newSheet } from "./sheet.js";

const rise = 1;
const fall = 2;
const level = 13;

export function drawWaterfall(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const series = body.series[0];
  if (series === undefined) return sheet.finish(1, model.alt, id);
  let run = 0;
  const steps = series.data.map((datum, index) => {
    const total = body.totals?.[index] === true;
    const from = total ? 0 : run;
    run = datum.value === null ? run : total ? datum.value : run + datum.value;
    return { datum, total, from, to: run };
  });
  const scale = linearScale(
    steps.flatMap(({ from, to }) => [from, to]),
    { zero: true, headroom: 0 },
  );
  const texts = steps.map(({ datum, total }) => {
    const text = total || datum.value === null || datum.value < 0 ? datum.text : `+${datum.text}`;
    return total ? joinUnit(text, series.unit) : text;
  });
  const names = body.categories;
  const nameRoom = narrow ? 0 : Math.min(widest(names, 13) + 12, width * 0.36);
  const room = Math.max(60, width - nameRoom - widest(texts, 13, 700) - 14);
  const at = (value: number): number => nameRoom + scale.at(value) * room;
  const role = stateRoles(body);
  let y = 0;
  let before: { x: number; y: number } | null = null;
  const axisFrom = y;
  const colourAt = (index: number): number => {
    const step = steps[index];
    return step === undefined || step.total ? level : step.to >= step.from ? rise : fall;
  };
  steps.forEach(({ datum, from, to, total }, index) => {
    const lines = wrap(names[index] ?? "", narrow ? width : nameRoom - 12, 13, total ? 700 : 400);
    if (narrow) {
      lines.forEach((line, row) => {
        sheet.text(4, y + 13 + row * 17, line, { weight: total ? 700 : 400, halo: true });
      });
      y += lines.length * 17 + 3;
    }
    const high = narrow ? 18 : Math.max(32, lines.length * 17 + 8);
    const middle = y + high / 2;
    const thick = narrow ? 16 : 20;
    if (!narrow)
      lines.forEach((line, row) => {
        sheet.text(nameRoom - 12, middle + 4.5 + (row - (lines.length - 1) / 2) * 17, line, { anchor: "end", weight: total ? 700 : 400 });
      });
    if (before !== null) sheet.add({ kind: "line", role: "guide", x1: before.x, y1: before.y, x2: before.x, y2: middle - thick / 2 });
    if (datum.value !== null) {
      const look = role(datum.state);
      const inset = isSolid(look) ? 0 : 0.5;
      sheet.add({
        kind: "rect",
        role: look,
        colour: colourAt(index),
        fact: datum.fact,
        x: Math.min(at(from), at(to)) + inset,
        y: middle - thick / 2 + inset,
        w: Math.max(2, Math.abs(at(to) - at(from))) - 2 * inset,
        h: thick - 2 * inset,
      });
    }
    const end = Math.max(at(from), at(to));
    sheet.text(Math.min(end + 7, width - textWidth(texts[index] ?? "", 13, 700)), middle + 4.5, texts[index] ?? "", {
      weight: 700,
      halo: true,
      fact: datum.fact,
    });
    before = { x: at(to), y: middle + thick / 2 };
    y += high + (narrow ? 6 : 0);
  });
  sheet.add({ kind: "line", role: "axis", x1: at(0), y1: axisFrom, x2: at(0), y2: y });
  y = drawKey(
    sheet,
    keyItems(withoutRejected(body), words, (_, index) => colourAt(index)),
    y,
  );
  return sheet.finish(y + 4, model.alt, id);
}
