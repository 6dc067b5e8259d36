/**
 * How a textbook says where smoothing starts: "S2=y1", "l0=y1, b0=y2-y1", "l0=mean(y1..y4)", "S1=y1; b1=0.5". A subscript is a place of
 * the series, counted from one; a value after the first place means that smoothing starts there.
 */
import { at, mean } from "../numeric/vector.js";
import { Refusal } from "./method.js";

/** Level and trend after `skipped` values of the series. */
export interface Start {
  readonly level: number;
  readonly trend: number | null;
  readonly skipped: number;
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Level and trend a phrase names. S2 of simple smoothing is the first forecast, so that y1 counts as no error. @throws Refusal for other phrases. */
export function startOf(phrase: string, y: readonly number[], withTrend: boolean): Start {
  const parts = phrase.split(/[,;]/).map((part) => /^\s*([lSb])(\d)\s*=\s*(.+?)\s*$/.exec(part));
  let [level, trend, skipped]: [number | null, number | null, number] = [null, null, 0];
  for (const part of parts) {
    const [, name, place, text] = part ?? [];
    const value = text === undefined ? null : quantityOf(text.replace(/\s/g, ""), y);
    if (value === null) throw unknown(phrase);
    if (name === "b") trend = value;
    else {
      level = value;
      // S(t) of the handbooks of simple smoothing is the forecast of y(t), the level before it.
      skipped = name === "S" && !withTrend ? Number(place) - 1 : Number(place);
    }
  }
  if (level === null || skipped < 0) throw unknown(phrase);
  if (skipped >= y.length) throw new Refusal("too-few", `${y.length} values, and the start takes ${skipped}`, "give more values");
  return { level, trend, skipped };
}

function unknown(phrase: string): Refusal {
  return new Refusal("input", `"${phrase}" is no start`, "write it as l0=y1, b0=y2-y1 or S2=y1 or l0=mean(y1..y4)");
}

/** A number, y1, y2-y1, (y4-y1)/3 or mean(y1..y4); null for anything else or a place the series has not. */
function quantityOf(text: string, y: readonly number[]): number | null {
  if (NUMBER.test(text)) return Number(text);
  const [, from, to] = /^mean\(y(\d+)\.\.y(\d+)\)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined)
    return Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= y.length ? mean(y.slice(Number(from) - 1, Number(to))) : null;
  const [, a, b, divisor] = /^\(?y(\d+)(?:-y(\d+))?\)?(?:\/(\d+))?$/.exec(text) ?? [];
  const places = [a, b].flatMap((place) => (place === undefined ? [] : [Number(place) - 1]));
  if (places.length === 0 || places.some((place) => place < 0 || place >= y.length) || divisor === "0") return null;
  const [first, second] = places.map((place) => at(y, place));
  return ((first ?? 0) - (second ?? 0)) / Number(divisor ?? 1);
}
