/**
 * Ranked bars: one row an entity, its name at the left (above on a phone), the value at the bar's end, the rest last in grey.
 * Several series stand as columns side by side (beneath each other on a phone), each under its own name, so no colour key is needed.
 * On a logarithmic axis there is no zero to start a bar from: a point on a guide stands for the value.
 */
import type { ChartBody, ChartSeries, Datum, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { linearScale, logScale, tickText, type ValueScale } from "./axis.js";
import { extent, joinUnit } from "./frame.js";
import { drawable, drawKey, isSolid, keyItems, madeIn, missingItem, stateRoles } from "./marks.js";
import { diamond, newSheet, type Sheet } from "./sheet.js";

interface Lane {
  readonly sheet: Sheet;
  readonly body: ChartBody;
  readonly series: ChartSeries;
  readonly scale: ValueScale;
  readonly x: number;
  readonly width: number;
  readonly role: ReturnType<typeof stateRoles>;
}

const labelSize = 13;

/** Texts after a bar's end: the value, then rejected values. */
function endTexts(body: ChartBody, datum: Datum, unit: string, first: boolean): { value: string; rejected: string } {
  const number = first && datum.value !== null ? joinUnit(datum.text, unit) : datum.text;
  const value = `${number} ${madeIn(body, datum)}`.trim();
  return {
    value,
    rejected:
      datum.rejected.length === 0
        ? ""
        : datum.rejected
            .map((other) => other.text)
            .slice(0, 2)
            .join(" / "),
  };
}

function endWidth(body: ChartBody, datum: Datum, unit: string, first: boolean): number {
  const { value, rejected } = endTexts(body, datum, unit, first);
  return textWidth(value, 13, 700) + (rejected === "" ? 0 : textWidth(rejected, 12) + 22) + 14;
}

/** Room right of the bars, so that the longest value still fits after the longest bar. */
function barRoom(lane: Omit<Lane, "sheet" | "role">, firstIndex: number): number {
  const shares = lane.series.data.map((datum, index) => {
    const value = drawable(datum);
    const reach = value === null ? 0 : Math.max(lane.scale.at(value), ...datum.rejected.map((other) => lane.scale.at(other.value)));
    return { reach: Math.max(reach, 0.001), text: endWidth(lane.body, datum, lane.series.unit, index === firstIndex) };
  });
  return shares.reduce((room, { reach, text }) => Math.min(room, (lane.width - text) / reach), lane.width - 4);
}

function drawRow(lane: Lane, index: number, middle: number, thickness: number, room: number, first: boolean): void {
  const { sheet, series, scale } = lane;
  const datum = series.data[index];
  if (datum === undefined) return;
  sheet.series(series.id);
  const value = drawable(datum);
  const colour = lane.body.rest === index ? 0 : series.colour;
  const zero = lane.x + Math.max(0, scale.at(Math.max(scale.low, 0))) * (lane.body.log === true ? 0 : room);
  let end = zero;
  if (value !== null) {
    const tip = lane.x + scale.at(value) * room;
    const role = lane.body.rest === index ? "bar" : lane.role(datum.state);
    if (lane.body.log === true) {
      sheet.add({ kind: "line", role: "grid", x1: zero, y1: middle, x2: tip, y2: middle });
      sheet.add({ kind: "circle", role: isSolid(role) ? "dot" : "dot-hollow", colour, fact: datum.fact, x: tip, y: middle, r: 4.5 });
      end = tip + 3;
    } else {
      const inset = isSolid(role) ? 0 : 0.5;
      sheet.add({
        kind: "rect",
        role,
        colour,
        fact: datum.fact,
        x: Math.min(zero, tip) + inset,
        y: middle - thickness / 2 + inset,
        w: Math.max(2, Math.abs(tip - zero)) - 2 * inset,
        h: thickness - 2 * inset,
      });
      end = Math.max(zero, tip);
    }
    for (const other of datum.rejected.slice(0, 2)) {
      const at = lane.x + scale.at(other.value) * room;
      if (Math.abs(at - tip) < 5) continue;
      const on = at < tip && isSolid(role) && lane.body.log !== true;
      sheet.add({
        kind: "line",
        role: on ? "whisker-on" : "whisker",
        colour,
        x1: tip,
        y1: middle,
        x2: at + Math.sign(tip - at) * 4.5,
        y2: middle,
      });
      sheet.add({ kind: "path", role: "diamond", d: diamond(at, middle) });
      end = Math.max(end, at + 4);
    }
  }
  if (datum.state === "missing") sheet.text(zero + 8, middle + 4.5, "—", { size: 12, ink: "ink-3" });
  const { value: text, rejected } = endTexts(lane.body, datum, series.unit, first);
  const box = sheet.text(end + 8, middle + 4.5, text, {
    weight: datum.bound || value === null ? 400 : 700,
    ink: value === null ? "ink-2" : "ink",
    fact: datum.fact,
  });
  if (rejected !== "") {
    const x = box.x + box.w + 10;
    sheet.add({ kind: "path", role: "diamond", d: diamond(x + 3, middle, 3.5) });
    sheet.text(x + 10, middle + 4.5, rejected, { size: 12, ink: "disputed" });
  }
  sheet.series(undefined);
}

/** Ticks of a logarithmic axis under the rows; the last one says what the axis is. */
function drawLogAxis(
  sheet: Sheet,
  lanes: readonly Lane[],
  rooms: ReadonlyMap<string, number>,
  top: number,
  foot: number,
  say: (text: string) => string,
): number {
  const shown = lanes.filter((lane, index) => index === 0 || lane.x !== lanes[0]?.x);
  for (const lane of shown) {
    const room = rooms.get(lane.series.unit) ?? 10;
    let edge = lane.x - 20;
    for (const tick of lane.scale.ticks) {
      const x = lane.x + lane.scale.at(tick) * room;
      const half = textWidth(tickText(tick), 11.5) / 2;
      sheet.add({ kind: "line", role: "grid", x1: x, y1: top, x2: x, y2: foot + 4 });
      if (x - half < edge + 8 || x - half < 0 || x + half > sheet.width) continue;
      sheet.text(x, foot + 17, tickText(tick), { size: 11.5, anchor: "middle", ink: "ink-3" });
      edge = x + half;
    }
    sheet.text(Math.min(lane.x, sheet.width - textWidth(say(lane.series.unit), 11.5)), foot + 34, say(lane.series.unit), {
      size: 11.5,
      ink: "ink-3",
    });
  }
  return foot + 38;
}

/** The chart without rows that have no value at all: what nobody has told by the edition's date is no part of a ranking. */
function withoutEmptyRows(body: ChartBody): ChartBody {
  const told = body.categories.map((_, index) => body.series.some(({ data }) => data[index]?.state !== "missing"));
  if (body.temporal || told.every(Boolean)) return body;
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, index) => told[index] === true);
  const rest = body.rest === undefined || told[body.rest] !== true ? undefined : told.slice(0, body.rest).filter(Boolean).length;
  const { rest: _rest, ...others } = body;
  return {
    ...others,
    categories: kept(body.categories),
    series: body.series.map((series) => ({ ...series, data: kept(series.data) })),
    ...(rest === undefined ? {} : { rest }),
  };
}

export function drawRanked(model: FigureModel, whole: ChartBody, width: number, id: string): Scene {
  const body = withoutEmptyRows(whole);
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const narrow = width < 500;
  const role = stateRoles(body);
  const columns = !narrow && body.series.length <= 4 ? body.series.length : 1;
  const beneath = body.series.length > 1 && columns === 1;
  const units = [...new Set(body.series.map((series) => series.unit))];
  const scaleOf = (series: ChartSeries): ValueScale => {
    const values = extent(body.series.filter((one) => one.unit === series.unit));
    return body.log === true ? logScale(values) : { ...linearScale(values, { zero: true, headroom: 0 }) };
  };
  const scales = new Map(
    units.map((unit) => [
      unit,
      scaleOf(body.series.find((series) => series.unit === unit) ?? { id: "", label: "", mark: "bar", unit, colour: 1, data: [] }),
    ]),
  );

  const most = narrow ? 0 : Math.min(widest(body.categories, labelSize) + 12, width * (columns > 2 ? 0.24 : 0.34));
  const nameRoom = narrow ? width : most - 12;
  const names = body.categories.map((name) => wrap(name, Math.max(60, nameRoom), labelSize));
  const gap = 28;
  const laneWidth = narrow ? width : (width - most - gap * (columns - 1)) / columns;
  const dense = body.categories.length > 24 && !narrow;
  const seriesLabels = beneath
    ? Math.min(
        widest(
          body.series.map((series) => series.label),
          12,
        ) + 10,
        width * 0.4,
      )
    : 0;

  const lanes = body.series.map((series, index) => {
    const x = most + (columns > 1 ? index * (laneWidth + gap) : 0) + seriesLabels;
    const scale = scales.get(series.unit) ?? linearScale([1], { zero: true });
    const first = series.data.findIndex((datum) => datum.value !== null);
    const lane = { body, series, scale, x, width: laneWidth - seriesLabels };
    return { lane: { ...lane, sheet, role }, first, room: Math.max(12, barRoom(lane, first)) };
  });
  // Lanes of one unit share one length for one value.
  const rooms = new Map(
    units.map((unit) => [unit, Math.min(...lanes.filter((one) => one.lane.series.unit === unit).map((one) => one.room))]),
  );

  const zeroOf = (lane: Lane): number =>
    lane.x + (body.log === true ? 0 : Math.max(0, lane.scale.at(Math.max(lane.scale.low, 0))) * (rooms.get(lane.series.unit) ?? 10));

  let y = 0;
  if (columns > 1) {
    const heads = lanes.map(({ lane }) => wrap(lane.series.label, lane.width, 13, 700));
    const rows = Math.max(...heads.map((lines) => lines.length));
    lanes.forEach(({ lane }, index) => {
      (heads[index] ?? []).forEach((line, row) => {
        sheet.text(lane.x, 13 + row * 17, line, { weight: 700 });
      });
    });
    y = rows * 17 + 8;
  }
  const top = y;
  body.categories.forEach((_, index) => {
    const lines = names[index] ?? [];
    if (narrow) {
      lines.forEach((line, row) => {
        sheet.text(0, y + 13 + row * 17, line);
      });
      y += lines.length * 17 + 3;
      const start = y - 1;
      lanes.forEach(({ lane, first }) => {
        const middle = y + 8;
        if (beneath)
          sheet.text(0, middle + 4.5, wrap(lane.series.label, seriesLabels - 8, 12, 400, 1)[0] ?? "", { size: 12, ink: "ink-2" });
        drawRow(lane, index, middle, beneath ? 12 : 16, rooms.get(lane.series.unit) ?? 10, index === first);
        y += beneath ? 18 : 16;
      });
      // The axis stands beside the bars only, so that it does not cut the names above them.
      const lane = lanes[0]?.lane;
      if (lane !== undefined) sheet.add({ kind: "line", role: "axis", x1: zeroOf(lane), y1: start, x2: zeroOf(lane), y2: y + 1 });
      y += beneath ? 10 : 8;
      return;
    }
    const rowHeight = Math.max(dense ? 25 : 32, lines.length * 17 + 8, beneath ? lanes.length * 18 + 12 : 0);
    const middle = y + rowHeight / 2;
    lines.forEach((line, row) => {
      sheet.text(most - 12, middle + 4.5 + (row - (lines.length - 1) / 2) * 17, line, { anchor: "end" });
    });
    lanes.forEach(({ lane, first }, at) => {
      const row = beneath ? middle + (at - (lanes.length - 1) / 2) * 18 : middle;
      if (beneath) sheet.text(most, row + 4.5, wrap(lane.series.label, seriesLabels - 8, 12, 400, 1)[0] ?? "", { size: 12, ink: "ink-2" });
      drawRow(lane, index, row, beneath ? 12 : dense ? 15 : 20, rooms.get(lane.series.unit) ?? 10, index === first);
    });
    y += rowHeight;
  });
  const foot = y + (narrow ? -4 : 0);
  for (const { lane } of narrow ? [] : beneath ? lanes.slice(0, 1) : lanes) {
    sheet.add({ kind: "line", role: "axis", x1: zeroOf(lane), y1: top, x2: zeroOf(lane), y2: foot });
  }
  if (body.log === true)
    y = drawLogAxis(
      sheet,
      lanes.map((one) => one.lane),
      rooms,
      top,
      foot,
      words.logarithmic,
    );
  const missing = !body.temporal && body.series.some((series) => series.data.some((datum) => datum.state === "missing"));
  y = drawKey(sheet, [...keyItems(body, words), ...(missing ? [missingItem(words)] : [])], y);
  return sheet.finish(y + 2, model.alt, id);
}
