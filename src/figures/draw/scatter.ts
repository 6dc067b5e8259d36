/** Points on two value axes, named directly where there is room; cut lines make it a quadrant, logarithmic axes say so. */
import type { FigureModel, ScatterBody } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { linearScale, logScale, tickText, type ValueScale } from "./axis.js";
import { joinUnit } from "./frame.js";
import { drawable } from "./marks.js";
import { newSheet, polyline, type Sheet } from "./sheet.js";

interface Plane {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

/** Where a name may stand at the end of a leader, the nearest first. */
const away: readonly (readonly [number, number])[] = [18, 34, 52, 72].flatMap(
  (d) =>
    [
      [d, d * 0.7],
      [d, -d * 0.6],
      [-d, d * 0.7],
      [-d, -d * 0.6],
      [d * 0.3, d],
      [-d * 0.3, d],
      [d * 0.3, -d],
      [-d * 0.3, -d],
    ] as const,
);

/** Names of the four parts in their outer corners, where they fit. */
function drawQuarters(sheet: Sheet, names: readonly string[], plane: Plane & { readonly x: number }): void {
  names.forEach((name, index) => {
    const right = index % 2 === 1;
    const upper = index < 2;
    const room = (right ? plane.right - plane.x : plane.x - plane.left) - 14;
    const lines = wrap(name, room, 12, 700, 2);
    lines.forEach((line, row) => {
      const y = upper ? plane.top + 12 + row * 15 : plane.foot - 8 - (lines.length - 1 - row) * 15;
      const wide = textWidth(line, 12, 700);
      // In the outer corner; where a tick stands there, against the cut.
      const places: [number, number][] = right
        ? [
            [plane.right - wide, y],
            [plane.x + 8, y],
          ]
        : [
            [plane.left + 4, y],
            [plane.x - 8 - wide, y],
          ];
      sheet.tryText(places, line, { size: 12, weight: 700, ink: "ink-3", halo: true });
    });
  });
}

/** The law as a dashed line over the points' range, clipped to the plane, with its formula above the plot. */
function drawLaw(sheet: Sheet, law: NonNullable<ScatterBody["law"]>, xScale: ValueScale, yScale: ValueScale, plane: Plane): void {
  const steps = 48;
  const run: [number, number][] = [];
  for (let step = 0; step <= steps; step++) {
    // Scales place a value linearly in its logarithm here, so equal steps along the axis are equal ratios.
    const at = step / steps;
    const x = xScale.low > 0 ? xScale.low * (xScale.high / xScale.low) ** at : xScale.low + (xScale.high - xScale.low) * at;
    const y = x <= 0 ? Number.NaN : law.factor * x ** law.exponent;
    if (!(y >= yScale.low && y <= yScale.high)) continue;
    run.push([plane.left + xScale.at(x) * (plane.right - plane.left), plane.foot - yScale.at(y) * (plane.foot - plane.top)]);
  }
  if (run.length > 1) sheet.add({ kind: "path", role: "line-forecast", colour: 2, d: polyline(run) });
  const y = plane.foot + 60;
  sheet.add({ kind: "line", role: "line-forecast", colour: 2, x1: 0, y1: y - 4.5, x2: 22, y2: y - 4.5 });
  wrap(law.text, sheet.width - 30, 13).forEach((line, row) => {
    sheet.text(30, y + row * 18, line, { ink: "ink-2" });
  });
}

/** Room below points that would lie on the axis itself, where their names and those of the quarters meet; the axis' own value becomes a tick. */
function raised(scale: ValueScale, values: readonly number[]): ValueScale {
  if (!values.some((value) => value <= scale.low)) return scale;
  const low = scale.low - 0.07 * (scale.high - scale.low);
  return { ...scale, low, ticks: [scale.low, ...scale.ticks], at: (value) => (value - low) / (scale.high - low) };
}

export function drawScatter(model: FigureModel, body: ScatterBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const points = body.points.flatMap((point) => {
    const x = drawable(point.x);
    const y = drawable(point.y);
    return x === null || y === null || (body.x.log && x <= 0) || (body.y.log && y <= 0) ? [] : [{ ...point, px: x, py: y }];
  });
  const xs = points.map((point) => point.px).concat(body.cuts === undefined ? [] : [body.cuts.x]);
  const ys = points.map((point) => point.py).concat(body.cuts === undefined ? [] : [body.cuts.y]);
  const xScale = body.x.log
    ? logScale(xs, narrow ? 4 : 6)
    : linearScale(xs, { zero: false, near: 0.2, headroom: 0.08, most: narrow ? 3 : 5 });
  const yScale = body.y.log ? logScale(ys) : raised(linearScale(ys, { zero: false, near: 0.2, headroom: 0.08 }), ys);
  const yTexts = yScale.ticks.map((tick, index) => {
    const text = index === yScale.ticks.length - 1 ? joinUnit(tickText(tick), body.y.unit) : tickText(tick);
    return index === yScale.ticks.length - 1 && body.y.log ? words.logarithmic(text) : text;
  });
  const left = widest(yTexts.slice(0, -1).concat("0"), 11.5) + 10;
  const right = width - 8;
  const top = 40;
  const foot = top + (narrow ? 300 : 360);
  const atX = (value: number) => left + xScale.at(value) * (right - left);
  const atY = (value: number) => foot - yScale.at(value) * (foot - top);

  sheet.text(0, 13, body.y.label, { weight: 700, halo: true });
  yScale.ticks.forEach((tick, index) => {
    sheet.add({ kind: "line", role: "grid", x1: 0, y1: atY(tick), x2: width, y2: atY(tick) });
    sheet.text(0, atY(tick) - 4, yTexts[index] ?? "", { size: 11.5, ink: "ink-3" });
  });
  if (body.cuts !== undefined) {
    sheet.add({ kind: "line", role: "guide", x1: atX(body.cuts.x), y1: top, x2: atX(body.cuts.x), y2: foot });
    sheet.add({ kind: "line", role: "guide", x1: left, y1: atY(body.cuts.y), x2: right, y2: atY(body.cuts.y) });
    drawQuarters(sheet, body.cuts.names, { left, right, top, foot, x: atX(body.cuts.x) });
  }
  if (body.law !== undefined) drawLaw(sheet, body.law, xScale, yScale, { left, right, top, foot });
  let edge = 0;
  xScale.ticks.forEach((tick) => {
    const text = tickText(tick);
    const half = textWidth(text, 12) / 2;
    const x = Math.min(Math.max(atX(tick), half), width - half);
    sheet.add({ kind: "line", role: "axis", x1: atX(tick), y1: foot, x2: atX(tick), y2: foot + 5 });
    if (x - half > edge + 6) {
      sheet.text(x, foot + 19, text, { size: 12, anchor: "middle", ink: "ink-2" });
      edge = x + half;
    }
  });
  const xName = body.x.unit === "" ? body.x.label : `${body.x.label}${words.comma.trim() === "、" ? "，" : ", "}${body.x.unit}`;
  sheet.text(width, foot + 38, body.x.log ? words.logarithmic(xName) : xName, { anchor: "end", weight: 700 });
  sheet.add({ kind: "line", role: "axis", x1: 0, y1: foot, x2: width, y2: foot });

  for (const point of points) {
    const hollow =
      point.x.state === "forecast" || point.x.state === "estimate" || point.y.state === "forecast" || point.y.state === "estimate";
    const x = atX(point.px);
    const y = atY(point.py);
    sheet.add({ kind: "circle", role: hollow ? "dot-hollow" : "dot", colour: point.colour, fact: point.y.fact, x, y, r: narrow ? 4 : 4.5 });
    sheet.keep({ x: x - 5, y: y - 5, w: 10, h: 10 });
  }
  // Leading points are named first; the others where a name touches nothing.
  const order = [...points].sort(
    (a, b) => (b.colour === 0 ? 0 : 1) - (a.colour === 0 ? 0 : 1) || b.py - a.py || (a.label < b.label ? -1 : 1),
  );
  for (const point of order) {
    const x = atX(point.px);
    const y = atY(point.py);
    const size = 12;
    const wide = textWidth(point.label, size);
    const options = { size, halo: true, ink: point.colour === 0 ? ("ink-2" as const) : ("ink" as const) };
    const start: [number, number][] = [
      [x + 9, y + 4],
      [x - 9 - wide, y + 4],
      [x - wide / 2, y - 10],
      [x - wide / 2, y + 20],
      [x + 7, y - 8],
      [x + 7, y + 16],
    ];
    const near = sheet.tryText(
      start.filter(([, at]) => at < foot - 2),
      point.label,
      options,
    );
    // Among few points none stays without its name: a thin line leads to one that stands further off.
    if (near || points.length > 40) continue;
    for (const [dx, dy] of away) {
      const at: [number, number] = [dx > 0 ? x + dx : x + dx - wide, y + dy];
      if (at[1] > foot - 4 || at[1] < top || !sheet.tryText([at], point.label, options)) continue;
      sheet.add({ kind: "line", role: "leader", x1: x, y1: y, x2: dx > 0 ? at[0] - 2 : x + dx + 2, y2: at[1] - 4 });
      break;
    }
  }
  let y = foot + 44 + (body.law === undefined ? 0 : 6 + 18 * wrap(body.law.text, width - 30, 13).length);
  const groups = [...new Set(points.map((point) => point.group))].filter((group) => group !== "");
  if (groups.length > 1) {
    let x = 0;
    y += 20;
    for (const group of groups) {
      const colour = points.find((point) => point.group === group)?.colour ?? 0;
      const wide = 14 + textWidth(group, 13);
      if (x > 0 && x + wide > width) {
        x = 0;
        y += 22;
      }
      sheet.add({ kind: "circle", role: "dot", colour, x: x + 5, y: y - 4.5, r: 4.5 });
      sheet.text(x + 14, y, group, { ink: "ink-2" });
      x += wide + 18;
    }
    y += 4;
  }
  return sheet.finish(y + 4, model.alt, id);
}
