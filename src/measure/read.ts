/**
 * Printed quantities read back: the inverse of formatQuantity, for proposals that bind a literal in a draft to a value, and to
 * prove that printing loses nothing. Accepts what the two built-in conventions write.
 */
import { readBound } from "./bound.js";
import { parseUnit } from "./convert.js";
import { currencies, currencyNamesZh, currencySymbolsEn } from "./currency.js";
import { Decimal, tenTo } from "./decimal.js";
import { symbolLabel } from "./label.js";
import type { Locale } from "./localized.js";
import { readDigits } from "./number-format.js";
import { isChinese } from "./period-format.js";
import type { Quantity } from "./quantity.js";
import type { UnitRegistry } from "./registry.js";
import { readableScales, scaleWords } from "./scale.js";
import { type UnitPart, writeUnit } from "./unit-grammar.js";

const numberPattern = /^[+\-−]?[\d,]+(?:\.\d+)?(?:×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/;

/** The quantity a printed text means, in the unscaled unit it names; null when it is none. Ranges give low, high and their middle. */
export function readQuantity(text: string, locale: Locale, registry: UnitRegistry): Quantity | null {
  const { bound, rest } = readBound(text.trim());
  const { symbol: leading, body } = leadingCurrency(rest);
  const first = numberPattern.exec(body)?.[0];
  if (first === undefined) return null;
  let after = body.slice(first.length);
  const joint = /^(?:–|至| to )/.exec(after)?.[0] ?? "";
  const second = joint === "" ? undefined : numberPattern.exec(after.slice(joint.length))?.[0];
  if (second !== undefined) after = after.slice(joint.length + second.length);
  const low = readDigits(first);
  const high = second === undefined ? low : readDigits(second);
  if (low === null || high === null) return null;
  const { exponent, rest: label } = leadingScale(after, locale);
  const unit = unitOfLabel(label, leading, locale, registry);
  if (unit === null) return null;
  const step = tenTo(exponent);
  const decimals = Math.min(low.decimals, high.decimals) - exponent;
  if (second === undefined) return { value: low.value.mul(step), unit, decimals, bound };
  const range = { low: low.value.mul(step), high: high.value.mul(step) };
  return { value: range.low.add(range.high).div(2), unit, decimals, bound, ...range };
}

function leadingCurrency(text: string): { symbol: string; body: string } {
  const sign = /^[+\-−]/.exec(text)?.[0] ?? "";
  const body = text.slice(sign.length);
  for (const [code, mark] of Object.entries(currencySymbolsEn)) {
    if (body.startsWith(mark)) return { symbol: code, body: sign + body.slice(mark.length).trimStart() };
  }
  const code = /^([A-Z]{3}) ?(?=[+\-−\d])/.exec(body);
  if (code?.[1] !== undefined && currencies.has(code[1])) return { symbol: code[1], body: sign + body.slice(code[0].length) };
  return { symbol: "", body: text };
}

function leadingScale(text: string, locale: Locale): { exponent: number; rest: string } {
  const trimmed = text.trimStart();
  const scales = [...scaleWords(locale)].filter((scale) => scale.word !== "").sort((a, b) => b.word.length - a.word.length);
  for (const { exponent, word } of scales) {
    if (trimmed.startsWith(word) && (isChinese(locale) || !/^[a-z]/i.test(trimmed.slice(word.length)))) {
      return { exponent, rest: trimmed.slice(word.length).trimStart() };
    }
  }
  return { exponent: 0, rest: trimmed };
}

function unitOfLabel(text: string, leading: string, locale: Locale, registry: UnitRegistry): Quantity["unit"] | null {
  const price = /(?:（(\d{4})年价）| \((\d{4}) prices\))$/.exec(text);
  const body = price === null ? text : text.slice(0, price.index);
  const pieces = isChinese(locale) ? body.split("/") : ` ${body}`.split(" per ");
  const parts: UnitPart[] = [];
  for (const [index, piece] of pieces.entries()) {
    const read =
      index === 0 && leading !== ""
        ? { ...plainPart(leading), rest: piece.trim() }
        : partOfLabel(piece.trim(), index > 0, locale, registry);
    if (read === null || read.rest !== "") return null;
    parts.push({ scale: read.scale, symbol: read.symbol, power: index === 0 ? 1 : -1 });
  }
  const base = price === null ? {} : { priceBase: Number(price[1] ?? price[2]) };
  const unit = parseUnit(writeUnit({ parts, ...base }), registry);
  return "problem" in unit ? null : unit;
}

function plainPart(symbol: string): { scale: Decimal; symbol: string; rest: string } {
  return { scale: new Decimal(1), symbol, rest: "" };
}

function partOfLabel(text: string, scaled: boolean, locale: Locale, registry: UnitRegistry): ReturnType<typeof plainPart> | null {
  const exact = symbolOfLabel(text, locale, registry);
  if (exact !== null) return plainPart(exact);
  if (!scaled) return null;
  for (const { exponent, word } of readableScales(locale)) {
    if (!text.startsWith(word)) continue;
    const symbol = symbolOfLabel(text.slice(word.length).trim(), locale, registry);
    if (symbol !== null) return { scale: tenTo(exponent), symbol, rest: "" };
  }
  return null;
}

function symbolOfLabel(text: string, locale: Locale, registry: UnitRegistry): string | null {
  if (text === "") return "1";
  if (isChinese(locale)) {
    const money = Object.entries(currencyNamesZh).find(([, name]) => name === text)?.[0];
    if (money !== undefined) return money;
  }
  for (const symbol of registry.symbols.keys()) {
    if (symbol === "1") continue;
    if (symbolLabel(symbol, locale, registry, false) === text || symbolLabel(symbol, locale, registry, true) === text) return symbol;
  }
  return null;
}
