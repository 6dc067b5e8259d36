/** Digits of a number as printed: grouping by commas, U+2212 for minus. Ours, not the machine's ICU. */
import { Decimal, magnitude, parseDecimal, roundTo } from "./decimal.js";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
export const minus = "−";

/** `value` at `decimals` places (negative: rounded to tens …) with thousands separated. */
export function formatDigits(value: Decimal, decimals: number, options: { sign?: boolean | undefined; group?: boolean } = {}): string {
  const rounded = roundTo(value, decimals);
  const text = rounded.abs().toFixed(Math.max(0, decimals));
  const [whole = "0", fraction] = text.split(".");
  const grouped = options.group === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  if (rounded.isZero()) return digits;
  return (rounded.isNegative() ? minus : options.sign === true ? "+" : "") + digits;
}

/** Very large and very small numbers: "2.1×10²⁵". `significant` digits are shown. */
export function formatScientific(value: Decimal, significant: number, options: { sign?: boolean | undefined } = {}): string {
  const rounded = value.toSignificantDigits(Math.max(1, Math.min(significant, 40)));
  const exponent = magnitude(rounded);
  const mantissa = rounded.div(new Decimal(`1e${exponent}`));
  const places = Math.max(0, Math.min(significant, 40) - 1);
  const raised = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? "").join("");
  return `${formatDigits(mantissa, places, options)}×10${exponent < 0 ? "⁻" : ""}${raised}`;
}

/** Decimals of a text of digits: "1,572.7" → 1. */
export function decimalsOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

/** A printed number read back; null when the text is not one. Grouping must be by thousands. */
export function readDigits(text: string): { value: Decimal; decimals: number } | null {
  const match = /^([+\-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = "", below = "", raised = ""] = match;
  const plain = parseDecimal(whole.replaceAll(",", "") + fraction);
  if (plain === null) return null;
  const exponent = raised === "" ? 0 : Number([...raised].map((digit) => superscripts.indexOf(digit)).join("")) * (below === "" ? 1 : -1);
  if (Math.abs(exponent) > 400) return null;
  const value = plain.mul(new Decimal(`1e${exponent}`)).mul(sign === "−" || sign === "-" ? -1 : 1);
  return { value, decimals: decimalsOf(fraction) - exponent };
}
