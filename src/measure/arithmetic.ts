/**
 * Arithmetic on quantities, checked by dimension. Sums and differences take the coarsest rounding of their parts; products and
 * quotients as many significant digits as the coarsest part has, at least two. Exact parts (see EXACT) never limit the result.
 */
import { combineBounds, flipBound } from "./bound.js";
import { convert } from "./convert.js";
import { Decimal, EXACT, magnitude, tenTo } from "./decimal.js";
import type { Bound, Quantity } from "./quantity.js";
import type { Unit } from "./unit.js";
import { addDimensions, percentagePoint, pureNumber, unitForDimension } from "./unit-compose.js";

/** `of` tells numbers that allow no result from units that do not go together. */
export type Unanswered = { readonly problem: string; readonly of?: "value" };

type Outcome = Quantity | Unanswered;

/** A quantity that is exactly this number. */
export function exactNumber(value: Decimal): Quantity {
  return { value, unit: pureNumber, decimals: EXACT, bound: "=" };
}

/** Significant digits a quantity carries: 67 with no decimals has two, 0.05 with two decimals has one; at least one. */
export function significantDigits(quantity: Quantity): number {
  if (quantity.decimals >= EXACT) return EXACT;
  return Math.max(1, magnitude(quantity.value) + 1 + quantity.decimals);
}

/** a + b in the unit of a. Percentage points add to percentages; nothing else mixes. */
export function add(a: Quantity, b: Quantity): Outcome {
  const pointOnPercent = a.unit.kind === "percent" && b.unit.kind === "point";
  const other = pointOnPercent ? { ...b, unit: a.unit } : convert(b, a.unit);
  if ("problem" in other) return other;
  return {
    value: a.value.add(other.value),
    unit: a.unit,
    decimals: Math.min(a.decimals, other.decimals),
    bound: combineBounds(a.bound, other.bound),
  };
}

/** −a. */
export function negate(a: Quantity): Quantity {
  return { value: a.value.neg(), unit: a.unit, decimals: a.decimals, bound: flipBound(a.bound) };
}

/** a − b in the unit of a; the difference of two percentages is in percentage points. */
export function subtract(a: Quantity, b: Quantity): Outcome {
  const difference = add(a, negate(b));
  if ("problem" in difference) return difference;
  return a.unit.kind === "percent" && b.unit.kind === "percent" ? { ...difference, unit: percentagePoint } : difference;
}

/** Decimals at which a result shows as many significant digits as its coarsest part. */
function productDecimals(result: Decimal, parts: readonly Quantity[]): number {
  const digits = Math.min(...parts.map(significantDigits));
  if (digits >= EXACT) return result.decimalPlaces() <= 12 ? EXACT : 3 - magnitude(result);
  return Math.max(digits, 2) - 1 - magnitude(result);
}

function productBound(a: Quantity, b: Bound, negative: boolean): Bound {
  if (!negative) return combineBounds(a.bound, b);
  // With a negative factor the direction depends on sizes that a bound does not tell.
  return a.bound === "=" && b === "=" ? "=" : "≈";
}

const isPoint = (unit: Unit) => unit.kind === "point";

/** a · b. A pure number or percentage scales the other part and keeps its unit. */
export function multiply(a: Quantity, b: Quantity): Outcome {
  if ((isPoint(a.unit) && b.unit.kind !== "number") || (isPoint(b.unit) && a.unit.kind !== "number")) {
    return { problem: "percentage points multiply only with plain numbers; a share of something is a percentage" };
  }
  const negative = a.value.isNegative() || b.value.isNegative();
  const bound = productBound(a, b.bound, negative);
  const scalar = (factor: Quantity, base: Quantity): Quantity => {
    const value = factor.value.mul(factor.unit.factor).mul(base.value);
    return { value, unit: base.unit, decimals: productDecimals(value, [a, b]), bound };
  };
  const plainA = Object.keys(a.unit.dimension).length === 0 && !isPoint(a.unit);
  const plainB = Object.keys(b.unit.dimension).length === 0 && !isPoint(b.unit);
  if (plainA && plainB)
    return scalar(
      { ...a, value: a.value.mul(a.unit.factor), unit: pureNumber },
      { ...b, value: b.value.mul(b.unit.factor), unit: pureNumber },
    );
  if (plainA) return scalar(a, b);
  if (plainB) return scalar(b, a);
  return compound(a, b, 1, bound);
}

/** a / b. Equal dimensions give a pure number; a pure divisor keeps the unit of a. */
export function divide(a: Quantity, b: Quantity): Outcome {
  if (b.value.isZero()) return { problem: "division by zero", of: "value" };
  if (isPoint(b.unit) || (isPoint(a.unit) && b.unit.kind !== "number"))
    return { problem: "percentage points are divided only by plain numbers" };
  const negative = a.value.isNegative() || b.value.isNegative();
  const bound = productBound(a, flipBound(b.bound), negative);
  if (Object.keys(b.unit.dimension).length === 0 && Object.keys(a.unit.dimension).length > 0) {
    const value = a.value.div(b.value.mul(b.unit.factor));
    return { value, unit: a.unit, decimals: productDecimals(value, [a, b]), bound };
  }
  if (isPoint(a.unit)) {
    const value = a.value.div(b.value);
    return { value, unit: a.unit, decimals: productDecimals(value, [a, b]), bound };
  }
  return compound(a, b, -1, bound);
}

function compound(a: Quantity, b: Quantity, sign: 1 | -1, bound: Bound): Outcome {
  const bases = [a.unit.priceBase, b.unit.priceBase].filter((base) => base !== undefined);
  if (bases.length === 2 && bases[0] !== bases[1])
    return { problem: `“${a.unit.code}” and “${b.unit.code}” are in prices of different years` };
  const dimension = addDimensions(a.unit.dimension, b.unit.dimension, sign);
  const money = a.unit.kind === "money" || b.unit.kind === "money";
  const base = (quantity: Quantity) => quantity.value.mul(quantity.unit.factor);
  const full = sign === 1 ? base(a).mul(base(b)) : base(a).div(base(b));
  const factor = sign === 1 ? a.unit.factor.mul(b.unit.factor) : a.unit.factor.div(b.unit.factor);
  const exponent = Object.keys(dimension).length === 0 ? 0 : factor.e;
  const priceBase = Object.keys(dimension).length === 0 ? undefined : bases[0];
  const value = full.div(tenTo(exponent));
  if (!value.isFinite()) return { problem: "the result is out of range", of: "value" };
  return { value, unit: unitForDimension(dimension, exponent, money, priceBase), decimals: productDecimals(value, [a, b]), bound };
}

/** a ^ n for a whole n between −9 and 9; fractional exponents for pure numbers only. */
export function power(a: Quantity, exponent: Decimal): Outcome {
  const pure = Object.keys(a.unit.dimension).length === 0 && !isPoint(a.unit);
  if (pure) {
    if (exponent.abs().gt(64)) return { problem: "an exponent is at most 64", of: "value" };
    const value = a.value.mul(a.unit.factor).pow(exponent);
    if (!value.isFinite()) return { problem: "the power has no finite value", of: "value" };
    return { value, unit: pureNumber, decimals: productDecimals(value, [a]), bound: a.bound === "=" ? "=" : "≈" };
  }
  if (isPoint(a.unit)) return { problem: "percentage points have no power" };
  if (!exponent.isInteger() || exponent.abs().gt(9)) return { problem: "a quantity with a unit takes whole exponents from −9 to 9" };
  const times = exponent.abs().toNumber();
  let result: Outcome = exactNumber(new Decimal(1));
  for (let n = 0; n < times; n += 1) {
    if ("problem" in result) return result;
    result = exponent.isNegative() ? divide(result, a) : multiply(result, a);
  }
  return result;
}

/** −1, 0 or 1 by size, in the unit of a. */
export function compareQuantities(a: Quantity, b: Quantity): number | { problem: string } {
  const other = convert(b, a.unit);
  return "problem" in other ? other : a.value.cmp(other.value);
}
