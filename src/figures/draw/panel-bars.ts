/** Vertical bars of one series over the category axis, with values at the bars and whiskers to rejected values. */
import type { Datum } from "../model.js";
import { textBox } from "../scene.js";
import { textWidth } from "../text.js";
import type { Frame, Panel } from "./frame.js";
import { drawable, isSolid, whisker } from "./marks.js";
import { textShape } from "./sheet.js";

/** Type size of the values: large where all fit, the smallest where only some will. */
function labelSize(texts: readonly string[], band: number): number {
  const room = (size: number) => texts.every((text) => textWidth(text, size, 700) <= band - 4);
  return [15, 13, 12].find(room) ?? 11.5;
}

function drawWhiskers(
  frame: Frame,
  datum: Datum,
  centre: number,
  bar: { y: number; w: number },
  panel: Panel,
  y: (value: number) => number,
  foot: number,
): void {
  const solid = isSolid(frame.role(datum.state));
  const below = datum.rejected.filter((other) => y(other.value) > bar.y + 2).sort((a, b) => a.value - b.value)[0];
  const above = datum.rejected.filter((other) => y(other.value) <= bar.y + 2).sort((a, b) => b.value - a.value)[0];
  const colour = panel.series[0]?.colour ?? 1;
  if (below !== undefined) {
    const at = Math.min(y(below.value), foot - 4);
    whisker(frame.sheet, centre, bar.y + 1, at, solid, colour);
    const wide = textWidth(below.text, 12) + 4;
    if (wide <= bar.w) {
      const options = { size: 12, anchor: "middle" as const, ink: solid ? ("on-series" as const) : ("disputed" as const), colour };
      frame.sheet.tryText(at + 22 < foot ? [[centre, at + 19]] : [[centre, at - 9]], below.text, options, !solid);
    }
  }
  if (above !== undefined) {
    const at = y(above.value);
    whisker(frame.sheet, centre, bar.y, at, false, colour);
    const size = 12;
    frame.sheet.tryText(
      [
        [centre - 9 - textWidth(above.text, size), at + 4],
        [centre + 9, at + 4],
        [centre - textWidth(above.text, size) / 2, at - 9],
      ],
      above.text,
      { size, ink: "disputed", halo: true },
    );
  }
}

export function drawBars(frame: Frame, panel: Panel, top: number): void {
  const { sheet, band } = frame;
  const series = panel.series[0];
  if (series === undefined) return;
  const foot = top + panel.height;
  const y = (value: number) => foot - panel.scale.at(value) * panel.height;
  const zero = y(Math.max(panel.scale.low, 0));
  const barWidth = Math.max(2, Math.min(56, band * 0.64));
  const size = labelSize(
    series.data.filter((datum) => datum.value !== null).map((datum) => datum.text),
    band,
  );
  const values = series.data.map((datum) => drawable(datum) ?? Number.NEGATIVE_INFINITY);
  // In a dense chart only the ends and the highest speak; the others stand in the data table.
  const crowded = band < 24 && values.length > 8;
  // A bound has no bar: its words are all there is of it.
  const bounds = series.data.flatMap((datum, index) => (datum.value !== null && datum.bound ? [index] : []));
  const order = [
    ...bounds,
    ...labelOrder(values)
      .slice(0, crowded ? 3 : values.length)
      .filter((index) => !bounds.includes(index)),
  ];

  sheet.series(series.id);
  series.data.forEach((datum, index) => {
    const value = drawable(datum);
    if (value === null) return;
    const head = y(value);
    const role = frame.role(datum.state);
    const inset = isSolid(role) ? 0 : 0.5;
    sheet.add({
      kind: "rect",
      role,
      colour: series.colour,
      fact: datum.fact,
      x: frame.x(index) - barWidth / 2 + inset,
      y: Math.min(head, zero) + inset,
      w: barWidth - 2 * inset,
      h: Math.max(1, Math.abs(zero - head) - inset),
    });
    if (datum.low !== undefined && datum.high !== undefined) {
      const x = frame.x(index);
      sheet.add({
        kind: "path",
        role: "whisker",
        d: `M${x - 4} ${y(datum.low)}h8M${x} ${y(datum.low)}V${y(datum.high)}M${x - 4} ${y(datum.high)}h8`,
      });
    }
  });
  // Values after all bars, the most telling first, so that a crowded chart keeps its ends and extremes.
  for (const index of order) {
    const datum = series.data[index];
    if (datum === undefined || datum.value === null) continue;
    const x = frame.x(index);
    const options = { size, weight: 700 as const, anchor: "middle" as const, fact: datum.fact };
    const value = drawable(datum);
    if (value === null) {
      const half = textWidth(datum.text, size) / 2;
      const within = Math.min(Math.max(x, half), sheet.width - half);
      sheet.tryText(
        [
          [within, zero - 7],
          [within, zero - 7 - size - 4],
        ],
        datum.text,
        { ...options, weight: 400, ink: "ink-2", halo: true },
      );
      continue;
    }
    const head = y(value);
    const wide = textWidth(datum.text, size, 700);
    const clipped = Math.min(Math.max(x, wide / 2), sheet.width - wide / 2);
    const tall = zero - head > size + 14;
    const raised = datum.rejected.some((other) => y(other.value) <= head + 2);
    const hatched = datum.state === "forecast" && tall && wide <= barWidth + 8;
    if (value < 0) sheet.tryText([[clipped, head + size + 3]], datum.text, options);
    else if (hatched) sheet.tryText([[x, head + size + 4]], datum.text, options, true);
    else if (raised && tall && wide <= barWidth - 2) {
      const solid = isSolid(frame.role(datum.state));
      sheet.tryText([[x, head + size + 4]], datum.text, { ...options, ink: solid ? "on-series" : "ink", colour: series.colour }, !solid);
    } else if (raised) {
      const box = textBox(textShape(x, head, datum.text, options));
      sheet.tryText(
        [
          [x + barWidth / 2 + 4 + box.w / 2, head + 4],
          [x - barWidth / 2 - 4 - box.w / 2, head + 4],
        ],
        datum.text,
        { ...options, halo: true },
      );
    } else sheet.tryText([[clipped, head - 7]], datum.text, { ...options, halo: true });
  }
  series.data.forEach((datum, index) => {
    if (datum.state === "missing") sheet.tryText([[frame.x(index), zero - 6]], "—", { size: 12, anchor: "middle", ink: "ink-3" });
  });
  series.data.forEach((datum, index) => {
    const value = drawable(datum);
    if (value !== null && datum.rejected.length > 0)
      drawWhiskers(frame, datum, frame.x(index), { y: y(value), w: barWidth }, panel, y, zero);
  });
  sheet.series(undefined);
}

/** Last, first, highest, lowest, then the others from the end: the order in which crowded values are set. */
export function labelOrder(values: readonly number[]): number[] {
  const real = values.map((value, index) => ({ value, index })).filter(({ value }) => Number.isFinite(value));
  const byValue = [...real].sort((a, b) => b.value - a.value || a.index - b.index);
  const first = [real.at(-1), real[0], byValue[0], byValue.at(-1)].flatMap((one) => (one === undefined ? [] : [one.index]));
  const rest = values.map((_, index) => index).reverse();
  return [...new Set([...first, ...rest])];
}
