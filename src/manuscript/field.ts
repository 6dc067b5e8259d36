/** How a register's fields are printed in a locale: in tables of the text, on the register's page, in a row's title. */
import { codeLabel, inLocale, isLocalized, refLabel } from "../analysis/labels.js";
import { unitsOf } from "../analysis/units.js";
import type { Vintage } from "../evidence/cell.js";
import { Decimal, formatDigits, formatPeriodShort, formatQuantity, type Period, parseUnit } from "../measure/index.js";
import type { FieldValue } from "../pack/pack.js";
import type { RegisterField } from "../pack/schema.js";
import { manuscriptWords } from "./words.js";

/** Prints one field of many rows: what does not depend on the row is looked up once. "" for a missing value. */
export function fieldPrinter(field: RegisterField, vintage: Vintage, locale: string): (value: FieldValue) => string {
  const words = manuscriptWords(locale);
  const number = numberPrinter(field, vintage, locale);
  const print = (value: FieldValue): string => {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value === "string")
      return field.type === "ref" ? refLabel(vintage, field, value, locale) : codeLabel(vintage, field, value, locale);
    if (value instanceof Decimal) return number(value);
    if (isList(value)) return value.map(print).filter(Boolean).join(words.listSeparator);
    if (isPeriod(value)) return formatPeriodShort(value);
    return isLocalized(value) ? inLocale(value, locale, vintage) : "";
  };
  return print;
}

function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}

function isPeriod(value: FieldValue): value is Period {
  return typeof value === "object" && value !== null && "frequency" in value && "start" in value;
}

function numberPrinter(field: RegisterField, vintage: Vintage, locale: string): (value: Decimal) => string {
  const registry = unitsOf(vintage);
  const unit = field.unit === undefined ? null : parseUnit(field.unit, registry);
  if (unit !== null && !("problem" in unit) && unit.code !== "1") {
    return (value) => formatQuantity({ value, unit, decimals: Math.max(0, value.decimalPlaces()), bound: "=" }, locale, registry);
  }
  const one = parseUnit("1", registry);
  return (value) => {
    const decimals = Math.max(0, value.decimalPlaces());
    // Four digits may be a year or a version; grouping starts where it helps, words of scale where they are shorter.
    const digits = formatDigits(value, decimals, { group: value.abs().gte(10_000) });
    if (value.abs().lt(1_000_000) || "problem" in one) return digits;
    const words = formatQuantity({ value, unit: one, decimals, bound: "=" }, locale, registry);
    return words.length < digits.length ? words : digits;
  };
}
