/** The frame that the panels of a time chart share: one category axis, aligned over all panels, with ticks on the left. */
import type { ChartBody, ChartSeries } from "../model.js";
import type { Role } from "../scene.js";
import { textWidth, widest, wrap } from "../text.js";
import type { FigureWords } from "../words.js";
import { linearScale, logScale, tickText, type ValueScale } from "./axis.js";
import type { State } from "./marks.js";
import { drawable, madeIn } from "./marks.js";
import type { Sheet } from "./sheet.js";

export interface Panel {
  readonly kind: "bars" | "stack" | "lines";
  readonly title: string;
  readonly unit: string;
  readonly series: readonly ChartSeries[];
  readonly scale: ValueScale;
  /** Height of the plot, without title and labels. */
  readonly height: number;
  /** A small panel below another carries its numbers at the marks and no ticks. */
  readonly minor: boolean;
}

export interface Frame {
  readonly sheet: Sheet;
  readonly body: ChartBody;
  readonly words: FigureWords;
  readonly role: (state: State) => Role;
  readonly narrow: boolean;
  readonly left: number;
  readonly right: number;
  readonly band: number;
  /** Centre of a category. */
  x(index: number): number;
}

/** All values a scale must hold; of lines also the limits, which have a place there. */
export function extent(series: readonly ChartSeries[], limits = false): number[] {
  return series.flatMap((one) => [
    ...(one.intervals ?? []).flatMap(({ low, high }) => [...low, ...high].flatMap((datum) => datum?.value ?? [])),
    ...one.data.flatMap((datum) => {
      const value = limits ? datum.value : drawable(datum);
      if (value === null) return [];
      return [
        value,
        ...datum.rejected.map((other) => other.value),
        ...(datum.low === undefined ? [] : [datum.low]),
        ...(datum.high === undefined ? [] : [datum.high]),
      ];
    }),
  ]);
}

/** Totals of a stack's bars. */
export function totals(series: readonly ChartSeries[]): number[] {
  const count = series[0]?.data.length ?? 0;
  return Array.from({ length: count }, (_, index) => series.reduce((sum, one) => sum + Math.max(0, one.data[index]?.value ?? 0), 0));
}

/**
 * What the parts of each category add up to, as text, where a reader may take the sum as a number of its own: parts that we
 * counted ourselves, in one unit that is no percentage. Null where the parts come from sources, whose whole may be another.
 */
export function countedTotals(series: readonly ChartSeries[]): readonly string[] | null {
  const counted = series.every(
    ({ unit, data }) =>
      unit === series[0]?.unit && unit !== "%" && data.every(({ state, bound }) => !bound && /^(?:computed|partial|missing)$/.test(state)),
  );
  if (!counted || series.length < 2) return null;
  const decimals = Math.max(0, ...series.flatMap(({ data }) => data.map(({ text }) => text.split(".")[1]?.length ?? 0)));
  return totals(series).map((sum) => tickText(Number(sum.toFixed(decimals))));
}

const sameUnit = (a: ChartSeries, b: ChartSeries): boolean => a.unit === b.unit;

/** Series into panels: one for each group of lines in one unit, one for each series of bars (or for a stack), never two units on one. */
export function panelsOf(body: ChartBody, kind: string, narrow: boolean): Panel[] {
  const lines = body.series.filter((series) => kind === "line" || kind === "fan" || series.mark === "line");
  const bars = body.series.filter((series) => !lines.includes(series));
  const groups: { kind: Panel["kind"]; series: ChartSeries[] }[] = [];
  if (kind === "stacked-bar") {
    for (const series of bars) {
      const group = groups.find((one) => one.kind === "stack" && one.series.some((other) => sameUnit(other, series)));
      if (group === undefined) groups.push({ kind: "stack", series: [series] });
      else group.series.push(series);
    }
  } else for (const series of bars) groups.push({ kind: "bars", series: [series] });
  for (const series of lines) {
    const group = groups.find((one) => one.kind === "lines" && one.series.some((other) => sameUnit(other, series)));
    if (group === undefined) groups.push({ kind: "lines", series: [series] });
    else group.series.push(series);
  }
  return groups.map((group, index) => {
    const first = group.series[0];
    const minor = index > 0;
    // Panels of bars in one unit share their scale, so that heights can be compared between them.
    const alike = group.kind === "bars" ? bars.filter((series) => first !== undefined && sameUnit(series, first)) : group.series;
    const values = group.kind === "stack" ? totals(group.series) : extent(alike, group.kind === "lines");
    const several = bars.length > 1 && kind !== "stacked-bar";
    const height = group.kind === "lines" ? (minor ? 84 : narrow ? 250 : 290) : several ? 132 : narrow ? 216 : 236;
    const scale =
      body.log === true
        ? logScale(values)
        : linearScale(values, {
            zero: group.kind !== "lines" || minor,
            most: several || (minor && group.kind === "lines") ? 2 : 4,
            headroom: group.kind === "lines" && minor ? 0.12 : 0.07,
          });
    return {
      kind: group.kind,
      title: groups.length > 1 && group.series.length === 1 ? (first?.label ?? "") : "",
      unit: first?.unit ?? "",
      series: group.series,
      scale,
      height,
      minor: minor && group.kind === "lines",
    };
  });
}

/** The text of the top tick carries the unit. */
export function tickLabels(panel: Panel, body: ChartBody, words: FigureWords): { value: number; text: string; top: boolean }[] {
  const ticks = panel.scale.ticks;
  return ticks.map((value, index) => {
    const top = index === ticks.length - 1;
    const withUnit = top && panel.unit !== "" ? joinUnit(tickText(value), panel.unit) : tickText(value);
    return { value, top, text: top && body.log === true ? words.logarithmic(withUnit) : withUnit };
  });
}

/** "150 亿美元", "40%", "$6 billion": signs of percent and currency stand close, words after a space. */
export function joinUnit(number: string, unit: string): string {
  if (unit === "") return number;
  if (unit === "%" || unit === "‰") return `${number}${unit}`;
  // English labels of money lead with the currency: "USD billion" is written $20 billion, "CNY billion" CNY 20 billion.
  const money = /^([A-Z]{3})((?: (?:thousand|million|billion|trillion))?)$/.exec(unit);
  if (money !== null) return `${money[1] === "USD" ? "$" : `${money[1]} `}${number}${money[2] ?? ""}`;
  const currency = /^([$€£¥])\s?(.*)$/.exec(unit);
  if (currency !== null) return `${currency[1]}${number}${currency[2] === "" ? "" : ` ${currency[2]}`}`;
  // 汉字 follow the digits at once; the little space between them is the typesetter's.
  return /^[\u2e80-\u9fff]/.test(unit) ? number + unit : `${number} ${unit}`;
}

/** Labels of the category axis; those that do not fit are left out by a regular step, never turned or squeezed. */
export function drawCategories(frame: Frame, y: number): number {
  const { sheet, body, band } = frame;
  const size = 13;
  const labels = body.categories;
  if (!body.temporal) {
    const lines = labels.map((label) => wrap(label, Math.max(24, band - 8), 12, 400, 3));
    if (lines.every((list) => widest(list, 12) <= band - 2)) {
      lines.forEach((list, index) => {
        list.forEach((line, row) => {
          sheet.text(frame.x(index), y + 18 + row * 16, line, { size: 12, anchor: "middle", ink: "ink-2" });
        });
      });
      return y + 10 + 16 * Math.max(...lines.map((list) => list.length), 1);
    }
  }
  const years = labels.map((_, index) => body.series.map((series) => series.data[index]).find((datum) => datum?.made !== undefined));
  const made = years.map((datum) => (datum === undefined || body.series[0]?.mark !== "bar" ? "" : madeIn(body, datum)));
  const second = Math.max(0, widest(made, 11.5)) <= band && made.some((text) => text !== "");
  if (second) {
    made.forEach((text, index) => {
      if (text !== "") sheet.text(frame.x(index), y + 33, text, { size: 11.5, anchor: "middle", ink: "ink-3" });
    });
  }
  const width = widest(labels, size);
  const regular = [1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 30, 40, 60].find((every) => band * every >= width + 10) ?? labels.length;
  // Where readings are not evenly apart, each label stands that has room before the one behind it.
  const step = body.places === undefined ? regular : 1;
  const last = labels.length - 1;
  let edge = Number.POSITIVE_INFINITY;
  for (let index = last; index >= 0; index -= step) {
    const label = labels[index] ?? "";
    const half = textWidth(label, size) / 2;
    const x = Math.min(Math.max(frame.x(index), half), sheet.width - half);
    if (x + half > edge - 6) continue;
    sheet.text(x, y + 18, label, { anchor: "middle", ink: "ink-2" });
    edge = x - half;
  }
  return y + (second ? 38 : 24);
}
