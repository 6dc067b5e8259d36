/**
 * Radar: a profile over several measures in one unit, from nought at the centre. For at most three profiles; more would cover
 * each other, and the others are then grey. Two measures or fewer have no shape and are drawn as ranked bars instead.
 */
import type { ChartBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { linearScale, tickText } from "./axis.js";
import { extent, joinUnit } from "./frame.js";
import { drawable } from "./marks.js";
import { newSheet, polyline } from "./sheet.js";

export function drawRadar(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const count = body.categories.length;
  const unit = body.series[0]?.unit ?? "";
  const scale = linearScale(extent(body.series), { zero: true, most: 4, headroom: 0.04 });
  const nameRoom = narrow ? 84 : 150;
  const names = body.categories.map((name) => wrap(name, nameRoom, 12, 400, 3));
  const radius = Math.min(150, (width - 2 * nameRoom - 20) / 2, narrow ? 92 : 150);
  const centre = { x: width / 2, y: radius + 44 };
  const angle = (index: number): number => (index / count) * 2 * Math.PI - Math.PI / 2;
  const at = (index: number, reach: number): [number, number] => [
    centre.x + Math.cos(angle(index)) * reach * radius,
    centre.y + Math.sin(angle(index)) * reach * radius,
  ];
  // The first profile is filled, beneath the rings, so that these stay readable.
  const area = (body.series[0]?.data ?? []).map(drawable);
  if (area.every((value) => value !== null))
    sheet.add({
      kind: "path",
      role: "band",
      colour: body.series[0]?.colour ?? 1,
      d: `${polyline(area.map((value, index) => at(index, scale.at(value ?? 0))))}Z`,
    });
  for (const tick of scale.ticks) {
    const ring = body.categories.map((_, index) => at(index, scale.at(tick)));
    sheet.add({ kind: "path", role: "grid-ring", d: `${polyline(ring)}Z` });
  }
  body.categories.forEach((_, index) => {
    const [x, y] = at(index, 1);
    sheet.add({ kind: "line", role: "grid", x1: centre.x, y1: centre.y, x2: x, y2: y });
  });
  let foot = centre.y + radius;
  names.forEach((lines, index) => {
    const [x, y] = at(index, 1);
    const cos = Math.cos(angle(index));
    const sin = Math.sin(angle(index));
    const anchor = Math.abs(cos) < 0.2 ? "middle" : cos > 0 ? "start" : "end";
    const single = body.series.length === 1 ? body.series[0]?.data[index] : undefined;
    const all = single === undefined || single.value === null ? lines : [...lines, joinUnit(single.text, unit)];
    const start = y + sin * 12 + (Math.abs(cos) < 0.2 ? (sin < 0 ? -(all.length - 1) * 15 : 12) : 4 - ((all.length - 1) * 15) / 2);
    all.forEach((text, row) => {
      const value = row >= lines.length;
      sheet.text(x + cos * 10, start + row * 15, text, {
        size: 12,
        anchor,
        weight: value ? 700 : 400,
        ink: value ? "ink" : "ink-2",
        ...(value ? { fact: single?.fact } : {}),
      });
    });
    foot = Math.max(foot, start + (all.length - 1) * 15 + 4);
  });
  // Ticks stand upon the first spoke.
  scale.ticks.forEach((tick, index) => {
    const [x, y] = at(0, scale.at(tick));
    const text = index === scale.ticks.length - 1 ? joinUnit(tickText(tick), unit) : tickText(tick);
    sheet.tryText([[x + 4, y + 11]], text, { size: 11.5, ink: "ink-3", halo: true });
  });
  body.series.forEach((series, order) => {
    sheet.series(series.id);
    const points = series.data.flatMap((datum, index) => {
      const value = drawable(datum);
      return value === null ? [] : [{ place: at(index, scale.at(value)), datum }];
    });
    const colour = order < 3 ? series.colour : 0;
    const line = polyline(points.map(({ place }) => place));
    const closed = points.length === count;
    sheet.add({ kind: "path", role: "line", colour, d: closed ? `${line}Z` : line });
    for (const { place, datum } of points)
      sheet.add({ kind: "circle", role: "dot", colour, fact: datum.fact, x: place[0], y: place[1], r: 3.5 });
  });
  sheet.series(undefined);
  let y = foot + 14;
  if (body.series.length > 1) {
    let x = 0;
    y += 16;
    for (const [order, series] of body.series.entries()) {
      const wide = 26 + textWidth(series.label, 13);
      if (x > 0 && x + wide > width) {
        x = 0;
        y += 22;
      }
      const colour = order < 3 ? series.colour : 0;
      sheet.add({ kind: "line", role: "line", colour, x1: x, y1: y - 4.5, x2: x + 18, y2: y - 4.5 });
      sheet.text(x + 24, y, wrap(series.label, width - 26, 13, 400, 1)[0] ?? "", { ink: "ink-2" });
      x += wide + 18;
    }
  }
  const absent = body.series.some((series) => series.data.some((datum) => datum.value === null));
  if (absent) {
    y += 20;
    sheet.text(0, y, words.brokenProfile, { size: 12, ink: "ink-3" });
  }
  return sheet.finish(y + 6, model.alt, id);
}
