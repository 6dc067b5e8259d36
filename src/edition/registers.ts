/** Pages of registers: the rows visible to the edition as text in its locale. */

import type { Vintage } from "../evidence/cell.js";
import { rowAnchor } from "../manuscript/anchors.js";
import { fieldPrinter } from "../manuscript/field.js";
import { inLocale } from "../manuscript/words.js";
import { Decimal } from "../measure/decimal.js";
import { memoryOf } from "../measure/once.js";
import type { FieldValue, RegisterRow } from "../pack/pack.js";
import type { RegisterFile } from "../pack/schema.js";
import type { RegisterPage } from "./model.js";

/** Rows on one page of a long register, unless a publisher chooses otherwise. */
export const registerPageSize = 250;

/** One page per register that has a visible row, in order of id. */
export function registerPages(vintage: Vintage, locale: string): readonly RegisterPage[] {
  return [...vintage.pack.registers.keys()].sort().flatMap((id) => {
    const register = vintage.pack.registers.get(id);
    const rows = orderedRows(vintage, id);
    return register === undefined || rows.length === 0 ? [] : [registerPage(register, rows, vintage, locale)];
  });
}

function registerPage(register: RegisterFile, rows: readonly RegisterRow[], vintage: Vintage, locale: string): RegisterPage {
  const shown = register.show ?? register.fields.map(({ id }) => id);
  const fields = shown.flatMap((id) => register.fields.find((field) => field.id === id) ?? []);
  const printers = fields.map((field) => fieldPrinter(field, vintage, locale));
  const titleColumn = fields.findIndex(({ id }) => id === register.title);
  const labelOf = (id: string) => inLocale(register.fields.find((field) => field.id === id)?.label, locale);
  return {
    id: register.id,
    label: inLocale(register.label, locale),
    description: inLocale(register.description, locale),
    note: inLocale(register.note, locale),
    columns: fields.map((field) => ({
      id: field.id,
      label: inLocale(field.label, locale),
      align: field.type === "number" ? "right" : "left",
    })),
    facets: (register.facets ?? []).map((id) => ({ id, label: labelOf(id) })),
    ...(titleColumn < 0 ? {} : { titleColumn }),
    rows: rows.map((row) => ({
      id: row.id,
      anchor: rowAnchor(row.id),
      cells: printers.map((print) => print(row)),
      sources: row.sources,
      known: row.known.end,
    })),
  };
}

const ordered = memoryOf<Vintage, readonly RegisterRow[]>();

/** A register's rows as its page shows them: newest first by its date field, ids last; the same for every locale. */
export function orderedRows(vintage: Vintage, register: string): readonly RegisterRow[] {
  return ordered(vintage, register, () => {
    const rows = vintage.registers.get(register) ?? [];
    const field = vintage.pack.registers.get(register)?.order;
    return field === undefined ? rows : sortRows(rows, field);
  });
}

/** The schema names a field alone: the newest date, the largest number comes first; rows without a value last, ties by id. */
function sortRows(rows: readonly RegisterRow[], order: string): readonly RegisterRow[] {
  const keyed = rows.map((row) => ({ row, key: sortKey(row.values[order] ?? null) }));
  keyed.sort((a, b) => compareKeys(b.key, a.key) || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0));
  return keyed.map(({ row }) => row);
}

function sortKey(value: FieldValue): string | Decimal {
  if (typeof value === "string" || value instanceof Decimal) return value;
  if (typeof value === "object" && value !== null && "end" in value && typeof value.end === "string") return value.end;
  return "";
}

/** Texts by code units, numbers by size; a number before any text. */
function compareKeys(a: string | Decimal, b: string | Decimal): number {
  if (typeof a === "string" || typeof b === "string") {
    if (typeof a !== typeof b) return typeof a === "string" ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return a.cmp(b);
}
