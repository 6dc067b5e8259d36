/** Phases: spans of time as bars over one axis of years, like a Gantt chart; an open end is an arrow. */
import type { FigureModel, PhasesBody } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import { arrowHead, newSheet } from "./sheet.js";

const yearSteps = [1, 2, 5, 10, 20, 50];

export function drawPhases(model: FigureModel, body: PhasesBody, width: number, id: string): Scene {
  const sheet = newSheet(width);
  const { rows } = body;
  if (rows.length === 0) return sheet.finish(1, model.alt, id);
  const narrow = width < 500;
  const first = Math.floor(Math.min(...rows.map((row) => row.start)));
  const closed = rows.flatMap((row) => row.end ?? []);
  const latest = Math.max(...closed, ...rows.map((row) => row.start));
  const last = Math.max(first + 1, Math.ceil(rows.some((row) => row.end === null) ? latest + 0.6 : latest));
  const nameRoom = narrow
    ? 0
    : Math.min(
        widest(
          rows.map((row) => row.label),
          13,
          700,
        ) + 16,
        width * 0.34,
      );
  const right = width - 4;
  const at = (year: number): number => nameRoom + ((year - first) / (last - first)) * (right - nameRoom);
  const step = yearSteps.find((every) => ((right - nameRoom) / (last - first)) * every >= 44) ?? 100;
  const groups = [...new Set(rows.map((row) => row.group))].filter((group) => group !== "");
  const colourOf = (group: string): number => (groups.length < 2 || groups.length > 6 ? 1 : groups.indexOf(group) + 1);
  let y = 26;
  const bars: (() => void)[] = [];
  for (const row of rows) {
    const from = at(row.start);
    const to = row.end === null ? right : at(row.end);
    const name = wrap(row.label, narrow ? width : nameRoom - 16, 13, 700);
    const detailRoom = narrow ? width : right - nameRoom;
    const said = [row.period, row.detail].filter((text) => text !== "").join(" · ");
    const detail = wrap(said, detailRoom, 12);
    const start = y;
    if (narrow) {
      sheet.about(row.row, () => {
        name.forEach((line, index) => {
          sheet.text(0, y + 13 + index * 17, line, { weight: 700, halo: true });
        });
      });
      y += name.length * 17 + 2;
    }
    const barTop = y + 4;
    const colour = colourOf(row.group);
    const w = Math.max(4, to - from - (row.end === null ? 6 : 0));
    bars.push(() =>
      sheet.about(row.row, () => {
        sheet.add({ kind: "rect", role: "bar", colour, x: from, y: barTop, w, h: 10 });
        if (row.end === null) sheet.add({ kind: "path", role: "arrow-series", colour, d: arrowHead(right, barTop + 5, "right", 12) });
      }),
    );
    y = barTop + 10;
    // The remark begins under its bar where it fits there, otherwise further left.
    const wide = widest(detail, 12);
    const x = Math.max(narrow ? 0 : nameRoom, Math.min(from, right - wide));
    sheet.about(row.row, () => {
      detail.forEach((line, index) => {
        sheet.text(x, y + 15 + index * 15, line, { size: 12, ink: "ink-2", halo: true });
      });
    });
    y += detail.length * 15 + 5;
    if (!narrow) {
      sheet.about(row.row, () => {
        name.forEach((line, index) => {
          sheet.text(0, start + 14 + index * 17, line, { weight: 700 });
        });
      });
      y = Math.max(y, start + name.length * 17 + 2);
    }
    y += 8;
  }
  let edge = Number.NEGATIVE_INFINITY;
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const x = at(year);
    sheet.add({ kind: "line", role: "grid", x1: x, y1: 20, x2: x, y2: y });
    const text = String(year);
    const half = textWidth(text, 11.5) / 2;
    const centre = Math.min(Math.max(x, half), width - half);
    if (centre - half < edge + 6) continue;
    sheet.text(centre, 13, text, { size: 11.5, anchor: "middle", ink: "ink-3" });
    edge = centre + half;
  }
  for (const draw of bars) draw();
  if (groups.length > 1 && groups.length <= 6) {
    let x = 0;
    y += 16;
    for (const group of groups) {
      const wide = 24 + textWidth(group, 13);
      if (x > 0 && x + wide > width) {
        x = 0;
        y += 22;
      }
      sheet.add({ kind: "rect", role: "bar", colour: colourOf(group), x, y: y - 10, w: 17, h: 10 });
      sheet.text(x + 23, y, group, { ink: "ink-2" });
      x += wide + 18;
    }
  }
  return sheet.finish(y + 4, model.alt, id);
}
