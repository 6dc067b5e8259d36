/** Charts over one category axis: bars, stacks, lines, and bars with lines as aligned panels. */
import type { ChartBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, widest } from "../text.js";
import { figureWords } from "../words.js";
import { tickText } from "./axis.js";
import { drawCategories, type Frame, joinUnit, panelsOf, tickLabels } from "./frame.js";
import { drawKey, keyItems, stateRoles } from "./marks.js";
import { drawBars } from "./panel-bars.js";
import { drawLines } from "./panel-lines.js";
import { drawStack } from "./panel-stack.js";
import { newSheet } from "./sheet.js";

/** Index from which on every value is a forecast; 0 or the length when there is no such border. */
function forecastStart(body: ChartBody): number {
  const count = body.categories.length;
  let start = count;
  for (let index = count - 1; index >= 0; index--) {
    const shown = body.series.flatMap((series) => {
      const datum = series.data[index];
      return datum === undefined || datum.value === null ? [] : [datum.state];
    });
    if (shown.length === 0) continue;
    if (!shown.every((state) => state === "forecast" || state === "computed") || !shown.includes("forecast")) break;
    start = index;
  }
  return start;
}

export function drawPanels(model: FigureModel, body: ChartBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const narrow = width < 500;
  const sheet = newSheet(width);
  const panels = panelsOf(body, model.kind, narrow);
  const labels = panels.map((panel) => (panel.minor ? [] : tickLabels(panel, body, words)));

  const named = panels.filter((panel) => (panel.kind === "lines" || panel.kind === "stack") && panel.series.length > 1);
  const room = named.map(
    (panel) =>
      widest(
        panel.series.map((series) => series.label),
        12,
        700,
      ) + (panel.kind === "lines" ? 56 : 12),
  );
  const margin = Math.min(Math.max(0, ...room), narrow ? 96 : 150);
  const numbers = widest(
    labels.flatMap((list) => list.filter((tick) => !tick.top).map((tick) => tick.text)),
    11.5,
  );
  const tops = widest(
    labels.flatMap((list) => list.filter((tick) => tick.top).map((tick) => tick.text)),
    11.5,
  );
  const gutterFor = (left: number): Frame => {
    const right = width - margin;
    const band = (right - left) / Math.max(1, body.categories.length);
    const x = (index: number): number => {
      const place = body.places?.[index];
      return place === undefined ? left + band * (index + 0.5) : left + band / 2 + place * (right - left - band);
    };
    return { sheet, body, words, role: stateRoles(body), narrow, left, right, band, x };
  };
  // The unit stands on the top tick and may run over the plot, unless a mark there would touch it.
  const small = panels.every((panel) => panel.minor) ? 0 : numbers + 10;
  const light = gutterFor(small);
  const touched = panels.some((panel, index) => {
    const list = labels[index] ?? [];
    const top = list.find((tick) => tick.top);
    if (top === undefined) return false;
    return panel.series.some((series) =>
      series.data.some((datum, at) => {
        const value = Math.max(datum.value ?? 0, ...datum.rejected.map((other) => other.value), datum.high ?? 0);
        const reach = panel.kind === "stack" ? panel.series.reduce((sum, one) => sum + (one.data[at]?.value ?? 0), 0) : value;
        return (
          light.x(at) - light.band / 2 < tops + 6 && panel.scale.at(reach) * panel.height > panel.scale.at(top.value) * panel.height - 24
        );
      }),
    );
  });
  // Where a mark would touch it, a short unit gets room at the left; a long one stands above the plot.
  const beside = touched && tops - numbers <= width * 0.06;
  const lifted = touched && !beside;
  const frame = beside ? gutterFor(tops + 10) : light;

  const border = body.temporal ? forecastStart(body) : 0;
  const bordered = border > 0 && border < body.categories.length;
  let y = bordered || lifted ? 34 : 20;
  if (panels[0]?.title !== "" && bordered) y += 4;
  const guideTop = 20;
  let guideFoot = y;
  panels.forEach((panel, index) => {
    if (index > 0) y += 34;
    let titleAt = 12;
    if (panel.title !== "") {
      const titleY = index === 0 ? 13 : y - 4;
      titleAt = titleY;
      const box = sheet.text(0, titleY, panel.title, { weight: 700, halo: true });
      if (panel.minor && panel.unit !== "") sheet.text(box.x + box.w + 8, titleY, panel.unit, { ink: "ink-3", halo: true });
      if (index === 0) y = Math.max(y, 34);
      else y += panel.minor ? 20 : 22;
    }
    const top = y;
    const foot = top + panel.height;
    const at = (value: number) => foot - panel.scale.at(value) * panel.height;
    for (const tick of labels[index] ?? []) {
      sheet.add({ kind: "line", role: "grid", x1: 0, y1: at(tick.value), x2: frame.right, y2: at(tick.value) });
      const text = lifted && tick.top ? tickText(tick.value) : tick.text;
      sheet.text(0, at(tick.value) - 4, text, { size: 11.5, ink: "ink-3" });
    }
    const unit = labels[index]?.find((tick) => tick.top);
    if (lifted && unit !== undefined) {
      const said = body.log === true ? words.logarithmic(panel.unit) : panel.unit;
      if (index === 0 && panel.title === "") sheet.text(0, 12, said, { size: 11.5, ink: "ink-3", halo: true });
      else sheet.text(textWidth(panel.title, 13, 700) + 8, titleAt, said, { size: 11.5, ink: "ink-3", halo: true });
    }
    const zero = panel.scale.low < 0 && panel.scale.high >= 0 ? at(0) : foot;
    let bottom = foot;
    if (panel.kind === "bars") drawBars(frame, panel, top);
    else if (panel.kind === "stack") bottom = drawStack(frame, panel, top);
    else bottom = drawLines(frame, panel, top);
    sheet.add({ kind: "line", role: "axis", x1: panel.minor ? 0 : Math.min(frame.left, 0), y1: zero, x2: frame.right, y2: zero });
    y = foot;
    guideFoot = foot;
    const last = index === panels.length - 1;
    if (index === 0 || (last && panels.length > 2)) y = drawCategories(frame, foot);
    else if (last) y = foot + 6;
    y = Math.max(y, bottom);
  });
  if (bordered) {
    const x = (frame.x(border - 1) + frame.x(border)) / 2;
    const start = body.categories[border] ?? "";
    const text = narrow ? words.forecastShort : words.forecastFrom(start);
    sheet.add({ kind: "line", role: "guide", x1: x, y1: guideTop, x2: x, y2: guideFoot });
    const wide = textWidth(text, 12);
    sheet.tryText(
      [
        [x + 6, 26],
        [x - 6 - wide, 26],
        [x + 6, 12],
        [x - 6 - wide, 12],
      ],
      text,
      { size: 12, ink: "ink-3", halo: true },
    );
  }
  y = drawKey(sheet, keyItems(body, words), y);
  return sheet.finish(y + 2, model.alt, id);
}

export { joinUnit };
