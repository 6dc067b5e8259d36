/** Units as each locale names them: 亿美元, 万张, 美元/百万件; USD billion, thousand cards, $ per million items. */
import { unitParts } from "./convert.js";
import { currencies, currencyNamesZh } from "./currency.js";
import type { Locale, Localized } from "./localized.js";
import { isChinese } from "./period-format.js";
import type { UnitRegistry } from "./registry.js";
import { scaleLabel } from "./scale.js";
import type { Unit } from "./unit.js";
import { scaleText, type UnitPart } from "./unit-grammar.js";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function pick(text: Localized, locale: Locale): string | undefined {
  return text[locale] ?? text.en ?? Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1];
}

/** Name of one symbol: 元, 张, card; the plural where the language has one. */
export function symbolLabel(symbol: string, locale: Locale, registry: UnitRegistry, plural: boolean): string {
  if (symbol === "1") return "";
  if (currencies.has(symbol)) return isChinese(locale) ? (currencyNamesZh[symbol] ?? symbol) : symbol;
  const base = registry.symbols.get(symbol);
  if (base === undefined) return symbol;
  const many = plural && base.plural !== undefined ? base.plural[locale] : undefined;
  if (many !== undefined) return many;
  // A locale that has its own singular but no plural keeps the singular; only a locale without any falls back to English.
  if (base.label[locale] === undefined && plural && base.plural !== undefined) return pick(base.plural, locale) ?? symbol;
  return pick(base.label, locale) ?? symbol;
}

function raised(part: UnitPart): string {
  const power = Math.abs(part.power);
  return power === 1 ? "" : (superscripts[power] ?? `^${power}`);
}

function exponentOf(part: UnitPart): number | null {
  return scaleText(part.scale).startsWith("1e") || part.scale.eq(1) ? part.scale.e : null;
}

/** Scale word before a label inside a unit: 百万, "million "; a scale that is no power of ten stands as its digits. */
export function partScale(part: UnitPart, locale: Locale): string {
  const exponent = exponentOf(part);
  const word = exponent === null ? scaleText(part.scale) : scaleLabel(exponent, locale);
  return word === "" || isChinese(locale) ? word : `${word} `;
}

/** A blank between a digit or Latin letter and a Latin label; none before 汉字. */
export function gapBefore(label: string, before: string): string {
  return /^[A-Za-z0-9µ°]/.test(label) && /[A-Za-z0-9²³⁰-⁹%]$/.test(before) ? " " : "";
}

/** What follows the leading symbol: "/百万件", " per million items". */
export function restLabel(parts: readonly UnitPart[], locale: Locale, registry: UnitRegistry): string {
  let text = "";
  for (const part of parts) {
    const scaled = !part.scale.eq(1);
    const label = partScale(part, locale) + symbolLabel(part.symbol, locale, registry, scaled && !isChinese(locale)) + raised(part);
    if (part.power > 0) text += `·${label}`;
    else text += isChinese(locale) ? `/${label}` : ` per ${label}`;
  }
  return text;
}

/** Suffix for constant prices. */
export function priceLabel(unit: Unit, locale: Locale): string {
  if (unit.priceBase === undefined) return "";
  return isChinese(locale) ? `（${unit.priceBase}年价）` : ` (${unit.priceBase} prices)`;
}

/** The symbol part of a unit without its leading scale: "元", "cards", "美元/百万件". */
export function leadLabel(unit: Unit, locale: Locale, registry: UnitRegistry, plural: boolean): string {
  const [lead, ...rest] = unitParts(unit).parts;
  if (lead === undefined) return "";
  return symbolLabel(lead.symbol, locale, registry, plural) + raised(lead) + restLabel(rest, locale, registry);
}

/** The unit as a heading or an axis title: "亿美元", "USD billion", "万张", "%"; "" for plain numbers. */
export function unitLabel(unit: Unit, locale: Locale, registry: UnitRegistry): string {
  const { parts } = unitParts(unit);
  const [lead, ...rest] = parts;
  if (lead === undefined) return "";
  const tail = restLabel(rest, locale, registry);
  const scale = partScale(lead, locale);
  const symbol = symbolLabel(lead.symbol, locale, registry, true) + raised(lead);
  if (isChinese(locale)) return scale + gapBefore(symbol, scale) + symbol + tail + priceLabel(unit, locale);
  const words = currencies.has(lead.symbol) ? `${symbol} ${scale}` : `${scale}${symbol}`;
  return words.trim() + tail + priceLabel(unit, locale);
}
