/**
 * How a textbook says where smoothing starts: "S2=y1", "l0=y1, b0=y2-y1", "l0=mean(y1..y4)", "S1=y1; b1=((y2-y1)+(y4-y3))/2". A subscript
 * is a place of the series, counted from one; a value after the first place means that smoothing starts there.
 */
import { plainFormula } from "../numeric/formula.js";
import { mean } from "../numeric/vector.js";
import { Refusal } from "./method.js";

/** Level and trend after `skipped` values of the series. */
export interface Start {
  readonly level: number;
  readonly trend: number | null;
  readonly skipped: number;
}

/** Level and trend a phrase names. S2 of simple smoothing is the first forecast, so that y1 counts as no error. @throws Refusal for other phrases. */
export function startOf(phrase: string, y: readonly number[], withTrend: boolean): Start {
  const parts = phrase.split(/[,;](?=\s*[lSb]\d\s*=)/).map((part) => /^\s*([lSb])(\d)\s*=\s*(.+?)\s*$/.exec(part));
  let [level, trend, skipped]: [number | null, number | null, number] = [null, null, 0];
  for (const part of parts) {
    const [, name, place, text] = part ?? [];
    const value = text === undefined ? null : quantityOf(text, y);
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

/** A formula over y1 … yn, or mean(y1..y4); null for anything else or a place the series has not. */
function quantityOf(text: string, y: readonly number[]): number | null {
  const [, from, to] = /^mean\(\s*y(\d+)\s*\.\.\s*y(\d+)\s*\)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined)
    return Number(from) >= 1 && Number(from) <= Number(to) && Number(to) <= y.length ? mean(y.slice(Number(from) - 1, Number(to))) : null;
  const places = Object.fromEntries(y.map((value, i) => [`y${i + 1}`, value]));
  try {
    const value = plainFormula(text, Object.keys(places))(places);
    return Number.isFinite(value) ? value : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
