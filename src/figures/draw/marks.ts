/** Bars, points, whiskers and the key of states: how an actual, estimated, forecast, computed or disputed value looks. */
import type { ChartBody, Datum } from "../model.js";
import type { Role } from "../scene.js";
import { textWidth } from "../text.js";
import type { FigureWords } from "../words.js";
import { diamond, type Sheet } from "./sheet.js";

export type State = Datum["state"];

/**
 * When every value of a figure is computed by us, computed is its ordinary state: drawn solid, and named in the key. Only beside
 * values of another state does it take an outline of its own.
 */
export function stateRoles(body: ChartBody): (state: State) => Role {
  const states = new Set(body.series.flatMap((series) => series.data.flatMap((datum) => (datum.value === null ? [] : [datum.state]))));
  // A count of an unfinished period is computed as the others are; only its bar is pale.
  const onlyComputed = states.has("computed") && [...states].every((state) => state === "computed" || state === "partial");
  return (state) => {
    if (state === "estimate" || state === "provisional" || state === "partial") return "bar-estimate";
    if (state === "forecast") return "bar-forecast";
    if (state === "computed" && !onlyComputed) return "bar-computed";
    return "bar";
  };
}

export const isSolid = (role: Role): boolean => role === "bar";

/** A value that may be drawn at its place: bounds such as "over 60" are written only. */
export const drawable = (datum: Datum): number | null => (datum.bound ? null : datum.value);

/** A vertical conflict whisker from a published to a rejected value, with a cap on the published one. */
export function whisker(sheet: Sheet, x: number, from: number, to: number, on: boolean, colour: number): void {
  const direction = Math.sign(to - from);
  if (Math.abs(to - from) > 6) {
    sheet.add({ kind: "line", role: on ? "whisker-on" : "whisker", colour, x1: x, y1: from, x2: x, y2: to - direction * 4.5 });
  }
  if (!on) sheet.add({ kind: "line", role: "whisker", x1: x - 4, y1: from, x2: x + 4, y2: from });
  sheet.add({ kind: "path", role: "diamond", d: diamond(x, to) });
  sheet.keep({ x: x - 4, y: Math.min(from, to) - 5, w: 8, h: Math.abs(to - from) + 10 });
}

interface KeyItem {
  readonly word: string;
  readonly draw: (sheet: Sheet, x: number, y: number) => void;
  readonly width: number;
}

function stateItem(word: string, role: Role, line: boolean, colour: number): KeyItem {
  return {
    word,
    width: 18,
    draw: (sheet, x, y) => {
      if (!line) {
        sheet.add({ kind: "rect", role, colour, x: x + 0.5, y: y - 10.5, w: 17, h: 11 });
        return;
      }
      const dashed = role === "bar-forecast";
      sheet.add({ kind: "line", role: dashed ? "line-forecast" : "line", colour, x1: x, y1: y - 4.5, x2: x + 18, y2: y - 4.5 });
      sheet.add({
        kind: "circle",
        role: role === "bar" || role === "bar-computed" ? "dot" : "dot-hollow",
        colour,
        x: x + 9,
        y: y - 4.5,
        r: 3.5,
      });
    },
  };
}

/**
 * The year a forecast was made, in brackets, where a reader must know it: when one of them is older than the newest result beside
 * it, so that a bar lower than that result is no fall; in charts not over time always. "" otherwise.
 */
export function madeIn(body: ChartBody, datum: Datum): string {
  if (datum.made === undefined || datum.value === null) return "";
  if (!body.temporal) return `(${datum.made})`;
  const known = body.categories.filter((_, index) =>
    body.series.some(({ data }) => ["actual", "estimate", "provisional"].includes(data[index]?.state ?? "missing")),
  );
  const newest = known.at(-1)?.slice(0, 4) ?? "";
  const old = body.series.some(({ data }) => data.some(({ made }) => made !== undefined && made < newest));
  return old ? `(${datum.made})` : "";
}

/** The dash that stands where a value was not obtained. */
export const missingItem = (words: FigureWords): KeyItem => ({
  word: words.missing,
  width: 12,
  draw: (sheet, x, y) => sheet.text(x, y, "—", { size: 12, ink: "ink-3" }),
});

type ColourOf = (series: ChartBody["series"][number], index: number) => number;

/**
 * States present in the figure, drawn as small samples with their words; a figure of plain actual values needs none.
 * @param colourOf palette slot of the mark of a value, where that is not its series' own: a sample looks as the first mark of its state.
 */
export function keyItems(body: ChartBody, words: FigureWords, colourOf: ColourOf = ({ colour }) => (colour === 0 ? 1 : colour)): KeyItem[] {
  const items: KeyItem[] = [];
  const role = stateRoles(body);
  const all = body.series.flatMap((series) =>
    series.data.flatMap((datum, index) => (index === body.rest ? [] : [{ datum, series, index }])),
  );
  const shown = all.filter(({ datum }) => datum.value !== null && !datum.bound);
  const order: readonly (readonly [State, string])[] = [
    ["actual", words.actual],
    ["provisional", words.provisional],
    ["estimate", words.estimate],
    ["forecast", body.series.some((series) => series.intervals !== undefined) ? words.forecastShared : words.forecast],
    ["computed", words.computed],
    ["partial", words.partial],
  ];
  const present = order.filter(([state]) => shown.some(({ datum }) => datum.state === state));
  const rejected = shown.some(({ datum }) => datum.rejected.length > 0);
  const ranged = shown.some(({ datum }) => datum.low !== undefined && datum.high !== undefined);
  const dated = shown.some(({ datum }) => madeIn(body, datum) !== "");
  const plain = present.length === 1 && present[0]?.[0] === "actual";
  if (!plain) {
    // States that are drawn alike share one sample.
    const samples = new Map<string, { readonly words: string[]; readonly state: State; readonly line: boolean; readonly colour: number }>();
    for (const [state, word] of present) {
      const first = shown.find(({ datum }) => datum.state === state);
      const line = first?.series.mark === "line";
      const colour = first === undefined ? 1 : colourOf(first.series, first.index);
      const sample = samples.get(`${role(state)} ${line}`) ?? { words: [], state, line, colour };
      sample.words.push(dated && state === "forecast" ? words.withYear(word) : word);
      samples.set(`${role(state)} ${line}`, sample);
    }
    for (const { words: told, state, line, colour } of samples.values()) items.push(stateItem(told.join(" / "), role(state), line, colour));
  }
  if (ranged) {
    items.push({
      word: words.range,
      width: 18,
      draw: (sheet, x, y) => sheet.add({ kind: "rect", role: "band", x, y: y - 11, w: 18, h: 12 }),
    });
  }
  for (const series of body.series) {
    (series.intervals ?? []).forEach((interval, order) => {
      items.push({
        word: interval.label,
        width: 18,
        draw: (sheet, x, y) =>
          sheet.add({ kind: "rect", role: order === 0 ? "band" : "band-inner", colour: series.colour, x, y: y - 11, w: 18, h: 12 }),
      });
    });
  }
  // Only bars mark a place without a value; a line shows it by breaking off.
  const absent =
    body.temporal && body.series.some((series) => series.mark === "bar" && series.data.some((datum) => datum.state === "missing"));
  if (absent && body.series.every((series) => series.intervals === undefined)) items.push(missingItem(words));
  if (rejected) {
    items.push({
      word: words.rejected,
      width: 12,
      draw: (sheet, x, y) => {
        sheet.add({ kind: "line", role: "whisker", x1: x + 6, y1: y - 13, x2: x + 6, y2: y - 6 });
        sheet.add({ kind: "line", role: "whisker", x1: x + 2, y1: y - 13, x2: x + 10, y2: y - 13 });
        sheet.add({ kind: "path", role: "diamond", d: diamond(x + 6, y - 3, 4) });
      },
    });
  }
  return items;
}

/** The chart without its rejected values, for drawings that have no place for whiskers and must not name them in the key. */
export const withoutRejected = (body: ChartBody): ChartBody => ({
  ...body,
  series: body.series.map((series) => ({ ...series, data: series.data.map((datum) => ({ ...datum, rejected: [] })) })),
});

/** Sets the key at the foot; gives the y below it. */
export function drawKey(sheet: Sheet, items: readonly KeyItem[], top: number): number {
  if (items.length === 0) return top;
  let x = 0;
  let y = top + 26;
  for (const item of items) {
    const wide = item.width + 6 + textWidth(item.word, 13);
    if (x > 0 && x + wide > sheet.width) {
      x = 0;
      y += 22;
    }
    item.draw(sheet, x, y);
    sheet.text(x + item.width + 6, y, item.word, { ink: "ink-2" });
    x += wide + 18;
  }
  return y + 6;
}
