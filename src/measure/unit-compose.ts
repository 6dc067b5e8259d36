/** From the parts of a unit's written form to its factor and dimension, and back from a dimension to a written form. */
import { Decimal, tenTo } from "./decimal.js";
import type { BaseSymbol } from "./registry.js";
import type { Unit, UnitDimension } from "./unit.js";
import { type UnitPart, type UnitText, writeUnit } from "./unit-grammar.js";

const one = new Decimal(1);

/** Sum of two dimension vectors, the second multiplied by `sign`; symbols that cancel disappear. Keys in code-unit order. */
export function addDimensions(a: UnitDimension, b: UnitDimension, sign: number): UnitDimension {
  const sums = new Map(Object.entries(a));
  for (const [symbol, power] of Object.entries(b)) sums.set(symbol, (sums.get(symbol) ?? 0) + sign * power);
  return Object.fromEntries([...sums].filter(([, power]) => power !== 0).sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** True when both vectors hold the same symbols with the same powers. */
export function sameDimension(a: UnitDimension, b: UnitDimension): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** The unit that the parts mean. */
export function composeUnit(text: UnitText, symbols: ReadonlyMap<string, BaseSymbol>): Unit | { problem: string } {
  const code = writeUnit(text);
  let factor: Decimal = one;
  let dimension: UnitDimension = {};
  const found: BaseSymbol[] = [];
  for (const part of text.parts) {
    const base = symbols.get(part.symbol);
    if (base === undefined) return { problem: `unit “${code}” holds ${unknown(part.symbol, symbols)}` };
    found.push(base);
    factor = factor.mul(part.scale.mul(base.factor).pow(Math.sign(part.power)));
    for (let n = 1; n < Math.abs(part.power); n += 1) factor = factor.mul(base.factor.pow(Math.sign(part.power)));
    dimension = addDimensions(dimension, base.dimension, part.power);
  }
  if (!factor.isFinite() || factor.isZero()) return { problem: `the scale of unit “${code}” is out of range` };
  const kinds = found.map((base) => base.kind);
  if (kinds.includes("point") && kinds.length > 1) return { problem: `“pp” stands alone; “${code}” combines it` };
  const money = found.some((base) => base.kind === "money");
  if (text.priceBase !== undefined && !money) return { problem: `“@${text.priceBase}” is the price year of money; “${code}” is none` };
  const unit = { code, factor, dimension, kind: kindOf(found, dimension) };
  return text.priceBase === undefined ? unit : { ...unit, priceBase: text.priceBase };
}

/** Says what is wrong with a symbol, and how to write "100km" or "4h". */
function unknown(symbol: string, symbols: ReadonlyMap<string, BaseSymbol>): string {
  const [, scale, rest = ""] = /^(\d+(?:\.\d+)?(?:e-?\d+)?)(\D.*)$/i.exec(symbol) ?? [];
  return scale !== undefined && symbols.has(rest)
    ? `“${symbol}”: a scale stands apart from its symbol, “${scale} ${rest}”`
    : `“${symbol}”, which is neither a currency nor declared in units.yaml`;
}

function kindOf(found: readonly BaseSymbol[], dimension: UnitDimension): Unit["kind"] {
  const [only] = found;
  if (only !== undefined && found.length === 1 && (only.kind === "percent" || only.kind === "point")) return only.kind;
  const powers = Object.values(dimension);
  if (powers.length === 0) return "number";
  const [first] = found;
  return powers.length === 1 && powers[0] === 1 && first?.kind === "money" ? "money" : "other";
}

/** The plain number. */
export const pureNumber: Unit = { code: "1", factor: one, dimension: {}, kind: "number" };
export const percent: Unit = { code: "%", factor: new Decimal("0.01"), dimension: {}, kind: "percent" };
export const percentagePoint: Unit = { code: "pp", factor: new Decimal("0.01"), dimension: {}, kind: "point" };

/**
 * A unit for a dimension and a power of ten: symbols above the line in code-unit order, then those below. Used for results of
 * arithmetic; `money` tells which symbols are currencies.
 */
export function unitForDimension(dimension: UnitDimension, exponent: number, money: boolean, priceBase?: number): Unit {
  const entries = Object.entries(dimension).sort(([x], [y]) => (x < y ? -1 : 1));
  if (entries.length === 0) return pureNumber;
  const above = entries.filter(([, power]) => power > 0);
  const below = entries.filter(([, power]) => power < 0);
  const scale = tenTo(exponent);
  const parts: UnitPart[] = [...above, ...below].map(([symbol, power]) => ({ scale: one, symbol, power }));
  if (above.length === 0) parts.unshift({ scale: one, symbol: "1", power: 1 });
  const [lead, ...rest] = parts;
  if (lead === undefined) return pureNumber;
  const text: UnitText = { parts: [{ ...lead, scale }, ...rest], ...(priceBase === undefined ? {} : { priceBase }) };
  const kind = money && entries.length === 1 && entries[0]?.[1] === 1 ? "money" : "other";
  return { code: writeUnit(text), factor: scale, dimension, kind, ...(priceBase === undefined ? {} : { priceBase }) };
}
