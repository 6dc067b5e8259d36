/** Numbers in the lineage of facts as a reader of a locale sees them: no unit codes, no thirty digits of a quotient. */
import type { Lineage } from "../analysis/lineage.js";
import { unitsOf } from "../analysis/units.js";
import type { Vintage } from "../evidence/cell.js";
import type { Fact } from "../manuscript/fact.js";
import { type Bound, Decimal, formatQuantity, magnitude, parseDecimal, parseUnit } from "../measure/index.js";

/** Significant digits of a computed step; the fact itself is printed as its text asks. */
const digits = 4;
/** Significant digits of an interval's width: its ends are printed as finely as that, rounded outwards. */
const widthDigits = 2;

/** The facts with `text` beside every `value` of their lineage. Steps that several facts share stay shared. */
export function printedFacts(facts: ReadonlyMap<string, Fact>, vintage: Vintage, locale: string): ReadonlyMap<string, Fact> {
  const units = unitsOf(vintage);
  const printed = new Map<Lineage, Lineage>();
  const print = (step: Lineage): Lineage => {
    const known = printed.get(step);
    if (known !== undefined) return known;
    const inputs = step.inputs.map(print);
    const text = textOf(step);
    const interval = intervalOf(step);
    const same = text === undefined && inputs.every((input, index) => input === step.inputs[index]);
    const result = same
      ? step
      : { ...step, ...(text === undefined ? {} : { text }), ...(interval === undefined ? {} : { interval }), inputs };
    printed.set(step, result);
    return result;
  };
  const textOf = (step: Lineage): string | undefined => {
    if (step.value === undefined) return undefined;
    const [, bound, number] = /^(?:([≈><≥≤]) )?(.+)$/.exec(step.value) ?? [];
    const value = number === undefined ? null : parseDecimal(number);
    const unit = parseUnit(step.unit ?? "1", units);
    if (value === null || "problem" in unit) return undefined;
    const shown = step.kind === "analysis" ? value.toSignificantDigits(Math.max(digits, magnitude(value) + 1)) : value;
    const quantity = { value: shown, unit, decimals: Math.max(0, shown.decimalPlaces()), bound: isBound(bound) ? bound : ("=" as const) };
    return formatQuantity(quantity, locale, units);
  };
  const intervalOf = ({ interval, unit: code }: Lineage): Lineage["interval"] => {
    const [low, high] = [parseDecimal(interval?.low ?? ""), parseDecimal(interval?.high ?? "")];
    const unit = parseUnit(code ?? "1", units);
    if (interval === undefined || low === null || high === null || "problem" in unit) return undefined;
    const decimals = Math.max(0, widthDigits - 1 - magnitude(high.minus(low)));
    const end = (value: Decimal, rounding: Decimal.Rounding): string =>
      formatQuantity({ value: value.toDecimalPlaces(decimals, rounding), unit, decimals, bound: "=" }, locale, units);
    return { ...interval, text: `${end(low, Decimal.ROUND_FLOOR)} – ${end(high, Decimal.ROUND_CEIL)}` };
  };
  return new Map([...facts].map(([id, fact]) => [id, { ...fact, lineage: print(fact.lineage) }]));
}

function isBound(text: string | undefined): text is Bound {
  return text !== undefined && ["=", "≈", ">", "≥", "<", "≤"].includes(text);
}
