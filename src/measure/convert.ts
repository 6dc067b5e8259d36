/** Units from text, and quantities from one unit to another of the same dimension. */
import { Decimal, EXACT } from "./decimal.js";
import type { Quantity } from "./quantity.js";
import type { UnitRegistry } from "./registry.js";
import type { Unit } from "./unit.js";
import { composeUnit, sameDimension } from "./unit-compose.js";
import { readUnit, type UnitText } from "./unit-grammar.js";

// Pure caches: the same registry and text always give the same unit.
const parsed = new WeakMap<UnitRegistry, Map<string, Unit | { problem: string }>>();

/** The unit a text means, e.g. "1e8 CNY"; a problem says what is wrong. */
export function parseUnit(text: string, registry: UnitRegistry): Unit | { problem: string } {
  let known = parsed.get(registry);
  if (known === undefined) {
    known = new Map();
    parsed.set(registry, known);
  }
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const read = readUnit(text);
  const unit = "problem" in read ? read : composeUnit(read, registry.symbols);
  if (known.size < 5000) known.set(text, unit);
  return unit;
}

const partsOf = new Map<string, UnitText>();

/** The parts of a unit's written form, for printing. */
export function unitParts(unit: Unit): UnitText {
  const cached = partsOf.get(unit.code);
  if (cached !== undefined) return cached;
  const read = readUnit(unit.code);
  const text = "problem" in read ? { parts: [{ scale: new Decimal(1), symbol: unit.code, power: 1 }] } : read;
  if (partsOf.size < 5000) partsOf.set(unit.code, text);
  return text;
}

/** Why a quantity in `from` cannot be stated in `to`; null when it can. */
export function conversionProblem(from: Unit, to: Unit): string | null {
  if ((from.kind === "point") !== (to.kind === "point"))
    return `“${from.code}” does not convert to “${to.code}”: percentage points are differences`;
  if (!sameDimension(from.dimension, to.dimension)) {
    const money = from.kind === "money" && to.kind === "money";
    return `“${from.code}” does not convert to “${to.code}”${money ? ": currencies are never converted; keep an indicator for each, or multiply by a rate that a source gives" : ""}`;
  }
  if (from.priceBase !== to.priceBase) return `“${from.code}” and “${to.code}” are in prices of different years`;
  return null;
}

/**
 * The same quantity in another unit. Money never converts between currencies or price years; "%" and "1" convert into each
 * other, percentage points only to percentage points. The rounding interval moves along: it never becomes coarser.
 */
export function convert(quantity: Quantity, to: Unit): Quantity | { problem: string } {
  if (quantity.unit.code === to.code) return quantity;
  const problem = conversionProblem(quantity.unit, to);
  if (problem !== null) return { problem };
  const ratio = quantity.unit.factor.div(to.factor);
  const scaled = (value: Decimal) => value.mul(quantity.unit.factor).div(to.factor);
  return {
    value: scaled(quantity.value),
    unit: to,
    decimals: quantity.decimals >= EXACT ? EXACT : quantity.decimals - ratio.e,
    bound: quantity.bound,
    ...(quantity.low === undefined ? {} : { low: scaled(quantity.low) }),
    ...(quantity.high === undefined ? {} : { high: scaled(quantity.high) }),
  };
}
