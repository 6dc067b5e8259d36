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
  /** Unit to show the value in; a scale that has no word in the locale (1e8 in English) is chosen by size. */
  readonly unit?: Unit | string | undefined;
  /** Exactly this many decimals: in `unit` when one is asked for, else in the shown scale. */
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

interface Lead {
  /** The unit with a leading scale of one. */
  readonly unit: Unit;
  readonly scale: Decimal;
  readonly symbol: string;
}

// A pure cache: a unit's parts are read once, not for every number printed.
const leads = new WeakMap<UnitRegistry, Map<string, Lead>>();

function leadOf(unit: Unit, registry: UnitRegistry): Lead {
  let known = leads.get(registry);
  if (known === undefined) {
    known = new Map();
    leads.set(registry, known);
  }
  let lead = known.get(unit.code);
  if (lead === undefined) {
    lead = readLead(unit, registry);
    if (known.size < 5000) known.set(unit.code, lead);
  }
  return lead;
}

function readLead(unit: Unit, registry: UnitRegistry): Lead {
  const text = unitParts(unit);
  const [lead, ...rest] = text.parts;
  if (lead === undefined || lead.scale.eq(1)) return { unit, scale: tenTo(0), symbol: lead?.symbol ?? "1" };
  const plain = parseUnit(writeUnit({ ...text, parts: [{ ...lead, scale: tenTo(0) }, ...rest] }), registry);
  return "problem" in plain ? { unit, scale: tenTo(0), symbol: lead.symbol } : { unit: plain, scale: lead.scale, symbol: lead.symbol };
}

/** The quantity with a leading scale of one in its unit ("1e8 CNY" → "CNY"), remembering the scale it had. */
function unscaled(quantity: Quantity, registry: UnitRegistry): Led {
  const { unit, scale, symbol } = leadOf(quantity.unit, registry);
  if (scale.eq(1)) return { quantity, exponent: 0, symbol };
  const { value, decimals, bound, low, high } = quantity;
  return {
    quantity: {
      value: value.mul(scale),
      unit,
      decimals: decimals >= EXACT ? EXACT : decimals - scale.e,
      bound,
      ...(low === undefined ? {} : { low: low.mul(scale) }),
      ...(high === undefined ? {} : { high: high.mul(scale) }),
    },
    exponent: scale.e,
    symbol,
  };
}

/** The largest power of ten with a word in this locale that is not above `exponent`. */
function wordBelow(exponent: number, locale: Locale): number {
  return scaleWords(locale).reduce((best, scale) => (scale.exponent <= exponent ? scale.exponent : best), 0);
}

/** The scale a value is shown in: by size, in the largest word that leaves a whole number before the point ($700 million, 5,000万元). */
function chooseExponent({ quantity, exponent: source }: Led, locale: Locale): number {
  const size = magnitude(largest(quantity));
  if (quantity.value.isZero() || size >= 16) return 0;
  // Numbers given one by one are printed in full up to a million, in Chinese up to a hundred thousand (十万).
  if (source === 0 && size < (isChinese(locale) ? 5 : 6)) return 0;
  return wordBelow(size, locale);
}

/** The scale of a unit that was asked for; one without a word in this locale is left to the size (1e8 USD is no unit of English). */
function askedExponent(led: Led, locale: Locale): number {
  return wordBelow(led.exponent, locale) === led.exponent ? led.exponent : chooseExponent(led, locale);
}

/** True where a locale has a word for the scale of a unit, so that its numbers are printed in it: 1e8 CNY is 亿元, and no unit of English. */
export function hasScaleWord(unit: Unit, locale: Locale, registry: UnitRegistry): boolean {
  const { scale } = leadOf(unit, registry);
  return wordBelow(scale.e, locale) === scale.e;
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

function digitsOf(quantity: Quantity, exponent: number, source: number, locale: Locale, options: FormatOptions): Digits {
  const step = tenTo(-exponent);
  const available = quantity.decimals >= EXACT ? EXACT : quantity.decimals + exponent;
  const range = quantity.low !== undefined && quantity.high !== undefined ? [quantity.low, quantity.high] : null;
  const parts = (range ?? [quantity.value]).map((part) => part.mul(step));
  // Both ends of a range show the same decimals.
  const decimals = options.digits ?? Math.max(...parts.map((part) => shownDecimals(part, available, exponent !== source)));
  const texts = parts.map((part) => partText(part, decimals, options));
  const [text = "", second] = texts;
  if (second === undefined) return { text, one: parts.every((part) => part.abs().eq(1)) && decimals <= 0 };
  const joint = !parts.some((part) => part.isNegative()) ? "–" : isChinese(locale) ? "至" : " to ";
  return { text: text + joint + second, one: false };
}

function partText(value: Decimal, decimals: number, options: FormatOptions): string {
  const size = magnitude(value);
  if (size < 16 && (size >= -6 || value.isZero())) return formatDigits(value, decimals, options);
  const given = decimals >= EXACT ? value.precision() : Math.max(1, size + 1 + decimals);
  return formatScientific(
    value,
    options.digits === undefined ? Math.min(given, Math.max(2, value.precision())) : options.digits + 1,
    options,
  );
}

/** A quantity in a locale. Locales other than zh follow the English conventions with the pack's unit labels. */
export function formatQuantity(quantity: Quantity, locale: Locale, registry: UnitRegistry, asked: FormatOptions = {}): string {
  // 超2.1%, not 超+2.1%.
  const options = quantity.bound === "=" ? asked : { ...asked, sign: false };
  const target = typeof options.unit === "string" ? parseUnit(options.unit, registry) : options.unit;
  // A wrong unit is reported where the option is checked; here the value's own unit is the truthful answer.
  const wanted = target === undefined || "problem" in target ? quantity : convert(quantity, target);
  const shown = "problem" in wanted ? quantity : wanted;
  const fixed = target !== undefined && !("problem" in target) && !("problem" in wanted);
  if (options.bare === true) return digitsOf(shown, 0, fixed ? Number.NaN : 0, locale, options).text;

  const { kind } = shown.unit;
  const scalable = kind !== "percent" && kind !== "point";
  const led = scalable ? unscaled(shown, registry) : { quantity: shown, exponent: 0, symbol: kind === "percent" ? "%" : "pp" };
  const own = fixed ? unscaled(quantity, registry).exponent : led.exponent;
  const exponent = !scalable ? 0 : fixed ? askedExponent(led, locale) : chooseExponent(led, locale);
  // Digits are asked for in the unit asked for; where the locale moves the scale, they move along.
  const moved = fixed ? exponent - led.exponent : 0;
  const asDigits = options.digits === undefined ? options : { ...options, digits: Math.max(0, options.digits + moved) };
  const digits = digitsOf(led.quantity, exponent, own, locale, asDigits);
  const word = scaleWords(locale).find((scale) => scale.exponent === exponent)?.word ?? "";
  const [, ...rest] = unitParts(led.quantity.unit).parts;
  const tail = restLabel(rest, locale, registry) + priceLabel(shown.unit, locale);
  const bound = boundWord(shown.bound, shown.value, locale);
  if (isChinese(locale)) {
    const label = symbolLabel(led.symbol, locale, registry, false);
    const number = digits.text + word;
    return bound + number + gapBefore(label, number) + label + tail;
  }
  return (bound === "" ? "" : `${bound} `) + english(digits, word, led.symbol, locale, registry) + tail;
}

function largest(quantity: Quantity): Decimal {
  return quantity.high !== undefined && quantity.low !== undefined
    ? Decimal.max(quantity.high.abs(), quantity.low.abs())
    : quantity.value.abs();
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
  const same = values.map((value) => convert(value, unit)).flatMap((value) => ("problem" in value ? [] : [unscaled(value, registry)]));
  const top = same.reduce<Led | null>(
    (best, led) => (best === null || largest(led.quantity).gt(largest(best.quantity)) ? led : best),
    null,
  );
  if (top === null) return plain;
  const stepped = chooseExponent(top, locale);
  const least = same.reduce(
    (low, { quantity }) => (quantity.value.isZero() ? low : Math.min(low, magnitude(quantity.value.abs()))),
    Infinity,
  );
  // A step up that suits the largest value would write the small ones as 0.008; a step down serves them while the largest stays readable.
  const size = magnitude(largest(top.quantity));
  const below = wordBelow(Math.min(stepped, size) - 1, locale);
  // Chinese scale words lie four powers apart, English ones three.
  const readable = isChinese(locale) ? 4 : 3;
  const exponent =
    least >= stepped - 1 ? stepped : below > 0 && size - below <= readable ? below : Math.min(stepped, wordBelow(size, locale));
  const chosen = parseUnit(writeUnit({ ...text, parts: [{ ...lead, scale: tenTo(exponent) }, ...rest] }), registry);
  return "problem" in chosen ? plain : { unit: chosen, label: unitLabel(chosen, locale, registry) };
}
