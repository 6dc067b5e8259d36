/**
 * Quantities as each locale prints them: 67亿美元 and $6.7 billion, 3.2万张 and 32,000 cards. The value is converted, never
 * relabelled; the decimals shown are those the source printed, moved along with the scale.
 */
import { boundWord } from "./bound.js";
import { convert, parseUnit, unitParts } from "./convert.js";
import { currencies, currencySymbolsEn } from "./currency.js";
import { Decimal, EXACT, magnitude, tenTo } from "./decimal.js";
import { gapBefore, priceLabel, restLabel, symbolLabel, unitLabel } from "./label.js";
import type { Locale } from "./localized.js";
import { formatDigits, formatScientific, minus } from "./number-format.js";
import { isChinese } from "./period-format.js";
import type { Quantity } from "./quantity.js";
import type { UnitRegistry } from "./registry.js";
import { scaleWords } from "./scale.js";
import type { Unit } from "./unit.js";
import { writeUnit } from "./unit-grammar.js";

export interface FormatOptions {
  /** Unit to show the value in; the locale puts its own scale word nearest below on top. */
  readonly unit?: Unit | string | undefined;
  /** Exactly this many decimals in the shown scale. */
  readonly digits?: number | undefined;
  /** The number alone, in `unit` or else in the value's own unit, without scale word, unit or bound. */
  readonly bare?: boolean | undefined;
  /** "+" before positive numbers. */
  readonly sign?: boolean | undefined;
}

/** The leading scale of a unit as a power of ten, and the unit without it. */
interface Led {
  readonly quantity: Quantity;
  readonly exponent: number;
  readonly symbol: string;
}

/** The quantity with a leading scale of one in its unit ("1e8 CNY" → "CNY"), remembering the scale it had. */
function unscaled(quantity: Quantity, registry: UnitRegistry): Led {
  const text = unitParts(quantity.unit);
  const [lead, ...rest] = text.parts;
  if (lead === undefined) return { quantity, exponent: 0, symbol: "1" };
  if (lead.scale.eq(1)) return { quantity, exponent: 0, symbol: lead.symbol };
  const plain = parseUnit(writeUnit({ ...text, parts: [{ ...lead, scale: new Decimal(1) }, ...rest] }), registry);
  if ("problem" in plain) return { quantity, exponent: 0, symbol: lead.symbol };
  const converted = convert(quantity, plain);
  return "problem" in converted
    ? { quantity, exponent: 0, symbol: lead.symbol }
    : { quantity: converted, exponent: lead.scale.e, symbol: lead.symbol };
}

/** The largest power of ten with a word in this locale that is not above `exponent`. */
function wordBelow(exponent: number, locale: Locale): number {
  return scaleWords(locale).reduce((best, scale) => (scale.exponent <= exponent ? scale.exponent : best), 0);
}

/**
 * The scale a value is shown in. By size; but one step larger when the size's own step would show digits that the source did
 * not give (7 hundred million, rounded to hundreds of millions, is $0.7 billion and not $700 million).
 */
function chooseExponent(value: Decimal, decimals: number, source: number, locale: Locale): number {
  const scales = scaleWords(locale).map((scale) => scale.exponent);
  const size = magnitude(value);
  if (value.isZero() || size >= 16) return 0;
  // Numbers given one by one are printed in full up to a million.
  if (source === 0 && size < 6) return 0;
  const bySize = wordBelow(size, locale);
  const next = scales.find((exponent) => exponent > bySize);
  const coarse = decimals < EXACT && decimals + bySize < 0;
  return coarse && bySize > 0 && next !== undefined && size >= next - 1 ? next : bySize;
}

/** Decimals to show: the source's, moved with the scale; zeros that only the change of scale brought are cut to two digits. */
function shownDecimals(value: Decimal, decimals: number, moved: boolean): number {
  if (decimals >= EXACT) return Math.min(value.decimalPlaces(), 12);
  if (!moved) return decimals;
  let shown = decimals;
  const size = Math.max(0, magnitude(value));
  while (shown > 0 && size + 1 + shown > 2 && value.toDecimalPlaces(shown).eq(value.toDecimalPlaces(shown - 1))) shown -= 1;
  return shown;
}

interface Digits {
  readonly text: string;
  /** As a value at the shown precision equals one: decides singular or plural. */
  readonly one: boolean;
}

function digitsOf(quantity: Quantity, exponent: number, source: number, options: FormatOptions): Digits {
  const step = tenTo(exponent);
  const value = quantity.value.div(step);
  const available = quantity.decimals >= EXACT ? EXACT : quantity.decimals + exponent;
  const decimals = options.digits ?? shownDecimals(value, available, exponent !== source);
  const range = quantity.low !== undefined && quantity.high !== undefined ? [quantity.low, quantity.high] : null;
  const show = (part: Decimal) => {
    const size = magnitude(part);
    if (size >= 16 || (size < -6 && !part.isZero())) {
      const given = decimals >= EXACT ? part.precision() : Math.max(1, size + 1 + decimals);
      return formatScientific(
        part,
        options.digits === undefined ? Math.min(given, Math.max(2, part.precision())) : options.digits + 1,
        options,
      );
    }
    return formatDigits(part, decimals, options);
  };
  if (range !== null) {
    const [low, high] = range.map((part) => show(part.div(step)));
    return { text: `${low}–${high}`, one: false };
  }
  return { text: show(value), one: value.abs().eq(1) && decimals <= 0 };
}

/** A quantity in a locale. Locales other than zh follow the English conventions with the pack's unit labels. */
export function formatQuantity(quantity: Quantity, locale: Locale, registry: UnitRegistry, options: FormatOptions = {}): string {
  const target = typeof options.unit === "string" ? parseUnit(options.unit, registry) : options.unit;
  // A wrong unit is reported where the option is checked; here the value's own unit is the truthful answer.
  const asked = target === undefined || "problem" in target ? quantity : convert(quantity, target);
  const shown = "problem" in asked ? quantity : asked;
  const fixed = target !== undefined && !("problem" in target) && !("problem" in asked);
  if (options.bare === true) return digitsOf(shown, 0, fixed ? Number.NaN : 0, options).text;

  const { kind } = shown.unit;
  const scalable = kind !== "percent" && kind !== "point";
  const led = scalable ? unscaled(shown, registry) : { quantity: shown, exponent: 0, symbol: kind === "percent" ? "%" : "pp" };
  const own = fixed ? unscaled(quantity, registry).exponent : led.exponent;
  const exponent = !scalable
    ? 0
    : fixed
      ? wordBelow(led.exponent, locale)
      : chooseExponent(largest(led.quantity), led.quantity.decimals, led.exponent, locale);
  const digits = digitsOf(led.quantity, exponent, own, options);
  const word = scaleWords(locale).find((scale) => scale.exponent === exponent)?.word ?? "";
  const [, ...rest] = unitParts(led.quantity.unit).parts;
  const tail = restLabel(rest, locale, registry) + priceLabel(shown.unit, locale);
  const bound = boundWord(shown.bound, locale);
  if (isChinese(locale)) {
    const label = symbolLabel(led.symbol, locale, registry, false);
    const number = digits.text + word;
    return bound + number + gapBefore(label, number) + label + tail;
  }
  return (bound === "" ? "" : `${bound} `) + english(digits, word, led.symbol, locale, registry) + tail;
}

function largest(quantity: Quantity): Decimal {
  return quantity.high !== undefined && quantity.low !== undefined ? Decimal.max(quantity.high.abs(), quantity.low.abs()) : quantity.value;
}

function english(digits: Digits, word: string, symbol: string, locale: Locale, registry: UnitRegistry): string {
  const scaled = word === "" ? digits.text : `${digits.text} ${word}`;
  if (symbol === "%") return `${digits.text}%`;
  if (currencies.has(symbol)) {
    const sign = currencySymbolsEn[symbol];
    if (sign === undefined) return `${symbol} ${scaled}`;
    const lead = scaled.startsWith(minus) || scaled.startsWith("+") ? scaled.slice(0, 1) : "";
    return lead + sign + scaled.slice(lead.length);
  }
  const label = symbolLabel(symbol, locale, registry, !digits.one || word !== "");
  return label === "" ? scaled : `${scaled} ${label}`;
}

/**
 * The unit in which a locale shows a whole series: its scale fits the largest value, so that one heading serves all. The label
 * belongs above the column or on the axis; the numbers are then printed with `bare` and this unit.
 */
export function seriesUnit(values: readonly Quantity[], unit: Unit, locale: Locale, registry: UnitRegistry): { unit: Unit; label: string } {
  const plain = { unit, label: unitLabel(unit, locale, registry) };
  if (unit.kind === "percent" || unit.kind === "point") return plain;
  const text = unitParts(unit);
  const [lead, ...rest] = text.parts;
  if (lead === undefined) return plain;
  const base = parseUnit(writeUnit({ ...text, parts: [{ ...lead, scale: new Decimal(1) }, ...rest] }), registry);
  if ("problem" in base) return plain;
  const sizes = values.map((value) => convert(value, base)).flatMap((value) => ("problem" in value ? [] : [value]));
  const top = sizes.reduce<Quantity | null>(
    (best, value) => (best === null || value.value.abs().gt(best.value.abs()) ? value : best),
    null,
  );
  if (top === null) return plain;
  const exponent = chooseExponent(top.value, top.decimals, lead.scale.e, locale);
  const chosen = parseUnit(writeUnit({ ...text, parts: [{ ...lead, scale: tenTo(exponent) }, ...rest] }), registry);
  return "problem" in chosen ? plain : { unit: chosen, label: unitLabel(chosen, locale, registry) };
}
