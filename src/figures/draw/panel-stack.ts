/** Stacked vertical bars: parts of a whole over time, named at the right of the last bar. */
import type { Datum } from "../model.js";
import { textWidth, wrap } from "../text.js";
import type { Frame, Panel } from "./frame.js";
import { countedTotals, totals } from "./frame.js";
import { isSolid } from "./marks.js";
import { polyline } from "./sheet.js";

export interface EndLabel {
  readonly lines: readonly string[];
  /** Where the label would like its middle. */
  readonly y: number;
  readonly colour: number;
  readonly bold: boolean;
  readonly series: string;
}

/** Moves labels apart so that none covers another, staying between top and foot as far as possible. */
export function spread<T extends { readonly y: number; readonly height: number }>(
  labels: readonly T[],
  top: number,
  foot: number,
): (T & { at: number })[] {
  const sorted = labels.map((label, index) => ({ label, index })).sort((a, b) => a.label.y - b.label.y || a.index - b.index);
  const placed: { label: T; at: number }[] = [];
  let edge = top;
  for (const { label } of sorted) {
    const at = Math.max(label.y - label.height / 2, edge);
    placed.push({ label, at });
    edge = at + label.height;
  }
  let limit = foot;
  for (const one of [...placed].reverse()) {
    one.at = Math.max(top, Math.min(one.at, limit - one.label.height));
    limit = one.at;
  }
  // When there is more text than height, order is kept and the column simply runs on from the top.
  let last = top;
  return placed.map(({ label, at }) => {
    const y = Math.max(at, last);
    last = y + label.height;
    return { ...label, at: y };
  });
}

/** A column of names may be so much higher than its plot: it runs on beside the axis below. The first series are named first. */
const overhang = 1.25;

/** Names of series at the end of their marks, with a leader where a name had to move. Gives the y below the last one. */
export function drawEndLabels(frame: Frame, labels: readonly EndLabel[], x: number, markX: number, top: number, foot: number): number {
  const line = 15;
  let used = 0;
  const sized = labels.map((label) => ({ ...label, height: label.lines.length * line + 3 }));
  const named = sized.filter(({ height }) => {
    used += height;
    return used <= (foot - top) * overhang;
  });
  const spaced = spread(named, top, foot);
  let bottom = 0;
  for (const label of spaced) {
    const middle = label.at + label.height / 2;
    frame.sheet.series(label.series);
    if (Math.abs(middle - label.y) > 5) {
      frame.sheet.add({ kind: "path", role: "leader", d: `M${markX} ${Math.round(label.y)}L${x - 3} ${Math.round(middle)}` });
    }
    label.lines.forEach((text, row) => {
      const series = label.colour !== 0 && label.colour !== 5 && label.colour !== 6;
      frame.sheet.text(x, label.at + 12.5 + row * line, text, {
        size: 12,
        weight: label.bold && row === 0 ? 700 : 400,
        ink: series ? "series" : "ink-2",
        colour: label.colour,
        halo: true,
      });
    });
    bottom = Math.max(bottom, label.at + label.height);
  }
  frame.sheet.series(undefined);
  const unnamed = labels.length - named.length;
  if (unnamed > 0)
    for (const text of wrap(frame.words.namedInTable(unnamed), frame.sheet.width - x, 12)) {
      bottom += line;
      frame.sheet.text(x, bottom - 2, text, { size: 12, ink: "ink-3", halo: true });
    }
  return bottom;
}

/** A part of which only a limit is known: its outline, so that what stands on it does not float, and what is known of it in words. */
function drawLimitPart({ sheet }: Frame, { text, fact }: Datum, x: number, width: number, foot: number, head: number): void {
  const [left, right] = [x - width / 2 + 0.5, x + width / 2 - 0.5];
  sheet.add({
    kind: "path",
    role: "whisker",
    fact,
    d: `${polyline([
      [left, foot],
      [left, head],
      [right, head],
      [right, foot],
    ])}Z`,
  });
  if (foot - head < 17 || textWidth(text, 12) > width - 4) return;
  sheet.tryText([[x, (head + foot) / 2 + 4.5]], text, { size: 12, anchor: "middle", ink: "ink", halo: true, fact });
}

export function drawStack(frame: Frame, panel: Panel, top: number): number {
  const { sheet, band } = frame;
  const foot = top + panel.height;
  const y = (value: number) => foot - panel.scale.at(value) * panel.height;
  const barWidth = Math.max(3, Math.min(64, band * 0.68));
  const sums = totals(panel.series);
  const base = sums.map(() => 0);
  const middles: { y: number; index: number }[] = [];
  for (const series of panel.series) {
    let end: { y: number; index: number } | undefined;
    sheet.series(series.id);
    series.data.forEach((datum, index) => {
      const value = Math.max(0, datum.value ?? 0);
      const from = base[index] ?? 0;
      base[index] = from + value;
      if (value === 0) return;
      if (datum.bound) {
        drawLimitPart(frame, datum, frame.x(index), barWidth, y(from), y(from + value));
        return;
      }
      const role = frame.role(datum.state);
      const inset = isSolid(role) ? 0 : 0.5;
      const head = y(from + value);
      const height = y(from) - head;
      sheet.add({
        kind: "rect",
        role,
        colour: series.colour,
        fact: datum.fact,
        x: frame.x(index) - barWidth / 2 + inset,
        y: head + inset,
        w: barWidth - 2 * inset,
        h: Math.max(0.5, height - 2 * inset),
      });
      if (from > 0)
        sheet.add({
          kind: "line",
          role: "segment-gap",
          x1: frame.x(index) - barWidth / 2,
          y1: y(from),
          x2: frame.x(index) + barWidth / 2,
          y2: y(from),
        });
      if (height >= 17 && textWidth(datum.text, 12) <= barWidth - 4) {
        const solid = isSolid(role);
        sheet.tryText(
          [[frame.x(index), head + height / 2 + 4.5]],
          datum.text,
          { size: 12, anchor: "middle", ink: solid ? "on-series" : "ink", colour: series.colour, fact: datum.fact },
          role === "bar-forecast",
        );
      }
      end = { y: head + height / 2, index };
    });
    middles.push(end ?? { y: foot, index: 0 });
  }
  sheet.series(undefined);
  countedTotals(panel.series)?.forEach((text, index) => {
    const parts = panel.series.filter(({ data }) => (data[index]?.value ?? 0) > 0).length;
    // A bar of one part that says its number needs no sum.
    if (parts === 0 || (parts === 1 && y(0) - y(sums[index] ?? 0) >= 17)) return;
    sheet.tryText([[frame.x(index), y(sums[index] ?? 0) - 6]], text, { size: 12, weight: 700, anchor: "middle", halo: true });
  });
  // One part is the whole chart; its name stands in the subtitle.
  if (panel.series.length < 2) return foot;
  const markX = frame.x(sums.length - 1) + barWidth / 2 + 1;
  const room = sheet.width - frame.right - 8;
  return drawEndLabels(
    frame,
    panel.series.map((series, index) => ({
      lines: wrap(series.label, room, 12, 400),
      y: middles[index]?.y ?? foot,
      colour: series.colour,
      bold: false,
      series: series.id,
    })),
    frame.right + 8,
    markX,
    top,
    foot,
  );
}
