/** The value of one field of one register row. */

import { type Bound, type Period, parseUnit, type Unit } from "../measure/index.js";
import { isDecimal } from "../pack/magnitude.js";
import type { FieldValue, RegisterRow } from "../pack/pack.js";
import type { RegisterField } from "../pack/schema.js";
import { codeLabel, fieldOf, inLocale, isLocalized, refLabel, refWordings } from "./labels.js";
import { missing, textValue } from "./make.js";
import type { Scope } from "./scope.js";
import { rowGrade, rowLineage } from "./trace.js";
import { unitsOf } from "./units.js";
import type { Value } from "./value.js";

function isPeriod(value: FieldValue): value is Period {
  return typeof value === "object" && value !== null && "frequency" in value && "start" in value;
}

function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}

function unitOf(field: RegisterField, scope: Scope): Unit | null {
  const unit = parseUnit(field.unit ?? "1", unitsOf(scope.vintage));
  return "problem" in unit ? null : unit;
}

const bounds: readonly string[] = ["≈", ">", "≥", "<", "≤"] satisfies readonly Bound[];

function isBound(word: FieldValue): word is Bound {
  return typeof word === "string" && bounds.includes(word);
}

/** The bound a row gives a number in the field declared for it; exact when it gives none. */
export function boundOf(row: Pick<RegisterRow, "values">, field: RegisterField): Bound {
  const word = field.bound === undefined ? null : (row.values[field.bound] ?? null);
  return isBound(word) ? word : "=";
}

/** The row's value in a declared field; a missing value says which row has none. */
export function fieldValue(row: RegisterRow, field: RegisterField, scope: Scope): Value {
  const value = row.values[field.id] ?? null;
  const lineage = rowLineage(row, scope);
  if (value === null || value === "") return missing(`${row.register} “${row.id}” has no ${field.id}`, lineage);
  if (typeof value === "boolean") return { type: "boolean", value, lineage };
  if (isDecimal(value)) {
    const unit = unitOf(field, scope);
    if (unit === null) return missing(`field ${field.id} has the unknown unit “${field.unit ?? ""}”`, lineage);
    const quantity = { value, unit, decimals: Math.max(0, value.decimalPlaces()), bound: boundOf(row, field) };
    const ungrouped = unit.code === "1" ? { ungrouped: true } : {};
    return { type: "quantity", quantity, status: "A", grade: rowGrade(row, scope), disputed: false, lineage, ...ungrouped };
  }
  if (isPeriod(value)) return { type: "date", period: value, lineage };
  if (isList(value)) return { type: "list", items: value.map((item) => codeText(item, field, scope, lineage)), lineage };
  if (typeof value === "string") return codeText(value, field, scope, lineage);
  if (isLocalized(value))
    return textValue(
      inLocale(value, scope.locale, scope.vintage),
      lineage,
      Object.values(value).filter((text) => text !== ""),
    );
  return missing(`${row.register} “${row.id}” has no ${field.id}`, lineage);
}

function codeText(code: string, field: RegisterField, scope: Scope, lineage: Value["lineage"]): Value {
  const { vintage, locale } = scope;
  if (field.type === "ref") {
    const text = refLabel(vintage, field, code, locale);
    const value = textValue(text, lineage, refWordings(vintage, field, code));
    return field.to === undefined || field.to === "names" ? value : { ...value, ref: { register: field.to, id: code } };
  }
  if (field.values === undefined) return textValue(code, lineage);
  return textValue(codeLabel(vintage, field, code, locale), lineage, [code, ...Object.values(field.values[code] ?? {})]);
}

/** The value of a field by name: a declared field, or the row's own `id`. Undefined when there is no such field. */
export function namedField(row: RegisterRow, name: string, scope: Scope): Value | undefined {
  const field = fieldOf(scope.vintage, row.register, name);
  if (field !== undefined) return fieldValue(row, field, scope);
  return name === "id" ? textValue(row.id, rowLineage(row, scope)) : undefined;
}
