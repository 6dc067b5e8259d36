/** How a register's fields are printed in a locale: in tables of the text, on the register's page, in a row's title. */
import { boundOf } from "../analysis/field.js";
import { codeLabel, inLocale, isLocalized, refLabel } from "../analysis/labels.js";
import { unitsOf } from "../analysis/units.js";
import type { Vintage } from "../evidence/cell.js";
import { type Bound, Decimal, formatDigits, formatPeriodShort, formatQuantity, type Period, parseUnit } from "../measure/index.js";
import type { FieldValue, RegisterRow } from "../pack/pack.js";
import type { RegisterField } from "../pack/schema.js";
import { manuscriptWords } from "./words.js";

/** Prints one field of many rows: what does not depend on the row is looked up once. "" for a missing value. */
export function fieldPrinter(field: RegisterField, vintage: Vintage, locale: string): (row: Pick<RegisterRow, "values">) => string {
  const words = manuscriptWords(locale);
  const number = numberPrinter(field, vintage, locale);
  const print = (value: FieldValue, bound: Bound): string => {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value === "string")
      return field.type === "ref" ? refLabel(vintage, field, value, locale) : codeLabel(vintage, field, value, locale);
    if (value instanceof Decimal) return number(value, bound);
    if (isList(value))
      return value
        .map((item) => print(item, "="))
        .filter(Boolean)
        .join(words.listSeparator);
    if (isPeriod(value)) return formatPeriodShort(value);
    return isLocalized(value) ? inLocale(value, locale, vintage) : "";
  };
  return (row) => print(row.values[field.id] ?? null, boundOf(row, field));
}

function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}

function isPeriod(value: FieldValue): value is Period {
  return typeof value === "object" && value !== null && "frequency" in value && "start" in value;
}

/** A number of at most so many digits that are not naught stands in words of scale: 99.1 million. */
const ROUND = 4;

function numberPrinter(field: RegisterField, vintage: Vintage, locale: string): (value: Decimal, bound: Bound) => string {
  const registry = unitsOf(vintage);
  const unit = field.unit === undefined ? null : parseUnit(field.unit, registry);
  if (unit !== null && !("problem" in unit) && unit.code !== "1") {
    return (value, bound) => formatQuantity({ value, unit, decimals: Math.max(0, value.decimalPlaces()), bound }, locale, registry);
  }
  const one = parseUnit("1", registry);
  return (value, bound) => {
    const decimals = Math.max(0, value.decimalPlaces());
    // Four digits may be a year or a version; grouping starts where it helps, words of scale where they are shorter or the number is round.
    const digits = formatDigits(value, decimals, { group: value.abs().gte(10_000) });
    if ("problem" in one || (bound === "=" && value.abs().lt(1_000_000))) return digits;
    const words = formatQuantity({ value, unit: one, decimals, bound }, locale, registry);
    return bound !== "=" || words.length <= digits.length || value.precision() <= ROUND ? words : digits;
  };
}
