/**
 * The written form of a unit, read into its parts and written back. See unit.ts for the grammar; a part may also carry a whole
 * power ("m^2"), which is how the product of two units is written.
 */
import { Decimal, decimalText, parseDecimal } from "./decimal.js";

export interface UnitPart {
  readonly scale: Decimal;
  readonly symbol: string;
  /** Positive above the line, negative below; the first part is always above. */
  readonly power: number;
}

export interface UnitText {
  readonly parts: readonly UnitPart[];
  readonly priceBase?: number;
}

const one = new Decimal(1);

/** Scale as it is written: powers of ten as "1e8", anything else as plain decimal text. */
export function scaleText(scale: Decimal): string {
  const power = scale.e;
  return power !== 0 && scale.eq(new Decimal(`1e${power}`)) ? `1e${power}` : decimalText(scale);
}

/** Reads a unit's text; a problem says what is wrong and how to write it. */
export function readUnit(text: string): UnitText | { problem: string } {
  if (text.length > 200) return { problem: "a unit has at most 200 characters" };
  const at = text.indexOf("@");
  const body = at < 0 ? text : text.slice(0, at);
  const base = at < 0 ? "" : text.slice(at + 1);
  if (/[()]/.test(body)) return { problem: `unit “${text}” has brackets: write a quotient of several as “t/km/h”` };
  if (at >= 0 && !/^\d{4}$/.test(base)) return { problem: `“@${base}” is not a price year; it stands last, e.g. “CNY@2020”, “GBP/h@2012”` };
  const parts: UnitPart[] = [];
  for (const [index, piece] of body.split(/(?=[/*])/).entries()) {
    const below = piece.startsWith("/");
    const words = (index === 0 ? piece : piece.slice(1))
      .trim()
      .split(/ +/)
      .filter((word) => word !== "");
    const part = readPart(words, below ? -1 : 1);
    if ("problem" in part) return { problem: `${part.problem} in unit “${text}”` };
    if (index === 0 && (piece.startsWith("/") || piece.startsWith("*"))) return { problem: `“${text}” begins with “${piece[0]}”` };
    parts.push(part);
  }
  return at < 0 ? { parts } : { parts, priceBase: Number(base) };
}

function readPart(words: readonly string[], side: 1 | -1): UnitPart | { problem: string } {
  const [first, second, third] = words;
  if (first === undefined) return { problem: "a symbol is missing" };
  if (third !== undefined) return { problem: `“${third}” is one word too many` };
  if (second === undefined) {
    if (first !== "1" && parseDecimal(first) !== null) return { problem: `“${first}” is a scale without a symbol: write “${first} 1”` };
    return withPower(one, first, side);
  }
  const scale = parseDecimal(first);
  if (scale === null) return { problem: `“${first}” is not a scale such as 1e8` };
  if (!scale.isPositive() || scale.isZero()) return { problem: `scale “${first}” must be above zero` };
  return withPower(scale, second, side);
}

function withPower(scale: Decimal, word: string, side: 1 | -1): UnitPart | { problem: string } {
  const caret = word.indexOf("^");
  if (caret < 0) return { scale, symbol: word, power: side };
  const power = word.slice(caret + 1);
  if (!/^[1-9]$/.test(power) || caret === 0) return { problem: `“${word}” is not a symbol with a power such as m^2` };
  return { scale, symbol: word.slice(0, caret), power: side * Number(power) };
}

/** The canonical written form. */
export function writeUnit(unit: UnitText): string {
  const pieces = unit.parts.map((part, index) => {
    const power = Math.abs(part.power) === 1 ? "" : `^${Math.abs(part.power)}`;
    const scale = part.scale.eq(one) ? "" : `${scaleText(part.scale)} `;
    const joint = index === 0 ? "" : part.power < 0 ? "/" : "*";
    return `${joint}${scale}${part.symbol}${power}`;
  });
  return pieces.join("") + (unit.priceBase === undefined ? "" : `@${unit.priceBase}`);
}
