/**
 * The one decimal arithmetic of the project: 40 significant digits, halves rounded away from zero, bounded exponents.
 * Import `Decimal` from here and not from the library, so that the settings hold wherever a number is made.
 */
import { Decimal } from "decimal.js";

// The exponent limits keep hostile input ("1e999999999") from becoming a gigabyte of digits: beyond them a value is infinite.
Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60, maxE: 500, minE: -500 });

export { Decimal };

/** `decimals` of a number that is exact: a literal in an expression, a count. It never limits the precision of a result. */
export const EXACT = 40;

const pattern = /^[+-]?\d{1,60}(\.\d{1,60})?([eE][+-]?\d{1,2})?$/;

/** Decimal text ("67", "-0.5", "1e8") as a Decimal, or null when it is not one. No separators, no blanks. */
export function parseDecimal(text: string): Decimal | null {
  return pattern.test(text) ? new Decimal(text) : null;
}

/** Plain decimal text without exponent. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}

const powers = new Map<number, Decimal>();

/** Ten to a whole power. */
export function tenTo(exponent: number): Decimal {
  let power = powers.get(exponent);
  if (power === undefined) {
    power = new Decimal(`1e${exponent}`);
    if (powers.size < 1000) powers.set(exponent, power);
  }
  return power;
}

/** Rounded to `decimals` places; negative places round to tens, hundreds … */
export function roundTo(value: Decimal, decimals: number): Decimal {
  if (decimals >= 0) return value.toDecimalPlaces(Math.min(decimals, 400));
  const step = tenTo(-decimals);
  return value.div(step).toDecimalPlaces(0).mul(step);
}

/** Exponent of the leading digit: 67 → 1, 0.05 → −2, 0 → 0. */
export function magnitude(value: Decimal): number {
  return value.isZero() ? 0 : value.e;
}
