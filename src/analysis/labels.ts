/** Names a reader sees for ids and codes, in the scope's locale. Never fails: what has no name is shown as its id. */

import type { Vintage } from "../evidence/cell.js";
import { isChinese } from "../measure/index.js";
import type { Localized } from "../measure/localized.js";
import { memoryOf } from "../measure/once.js";
import type { FieldValue, RegisterRow, Source } from "../pack/pack.js";
import type { RegisterField, RegisterFile } from "../pack/schema.js";

/** The text in a locale, else in the pack's locales in their order, else in any. */
export function inLocale(text: Localized, locale: string, vintage: Vintage): string {
  const own = text[locale];
  if (own !== undefined && own !== "") return own;
  for (const other of vintage.pack.file.locales) {
    const found = text[other];
    if (found !== undefined && found !== "") return found;
  }
  return Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1] ?? "";
}

/** Label of a row of names.csv that this vintage knows; the id itself for anything else. */
export function nameLabel(vintage: Vintage, id: string, locale: string): string {
  const name = vintage.names.get(id);
  const label = name === undefined ? "" : inLocale(name.label, locale, vintage);
  return label === "" ? id : label;
}

/** Label of a dimension's code: declared in indicators.yaml, else a name, else the code. */
export function dimensionLabel(vintage: Vintage, dimension: string, code: string, locale: string): string {
  const declared = vintage.pack.dimensions[dimension]?.codes?.[code];
  if (declared === undefined) return nameLabel(vintage, code, locale);
  return typeof declared === "string" ? declared : inLocale(declared, locale, vintage);
}

/** Label of an indicator; its id when there is none. */
export function indicatorLabel(vintage: Vintage, id: string, locale: string): string {
  const indicator = vintage.pack.indicators.get(id);
  const label = indicator === undefined ? "" : inLocale(indicator.label, locale, vintage);
  return label === "" ? id : label;
}

/** Who published a source, by its name in the locale where the pack has one. */
export function publisherLabel(source: Source, locale: string): string {
  const name = source.publisherNames[locale] ?? source.publisher;
  // Full-width brackets belong to Chinese: around Latin words they leave holes in a line of another language.
  return isChinese(locale) || /\p{Script=Han}/u.test(name) ? name : name.replace(/（/g, " (").replace(/）/g, ")");
}

const rowIndexes = new WeakMap<readonly RegisterRow[], ReadonlyMap<string, RegisterRow>>();

/** One visible row of a register by its id. */
export function rowOf(vintage: Vintage, register: string, id: string): RegisterRow | undefined {
  const rows = vintage.registers.get(register);
  if (rows === undefined) return undefined;
  let index = rowIndexes.get(rows);
  if (index === undefined) {
    index = new Map(rows.map((row) => [row.id, row]));
    rowIndexes.set(rows, index);
  }
  return index.get(id);
}

const fieldIndexes = new WeakMap<RegisterFile, ReadonlyMap<string, RegisterField>>();

/** The declared field of a register. */
export function fieldOf(vintage: Vintage, register: string, field: string): RegisterField | undefined {
  const declared = vintage.pack.registers.get(register);
  if (declared === undefined) return undefined;
  let index = fieldIndexes.get(declared);
  if (index === undefined) {
    index = new Map(declared.fields.map((each) => [each.id, each]));
    fieldIndexes.set(declared, index);
  }
  return index.get(field);
}

/** What names a row to a reader: its title field; its id when that is empty. */
export function rowTitle(vintage: Vintage, row: RegisterRow, locale: string, depth = 0): string {
  const title = vintage.pack.registers.get(row.register)?.title;
  const field = title === undefined ? undefined : fieldOf(vintage, row.register, title);
  if (field === undefined) return row.id;
  const text = plainFieldText(vintage, field, row.values[field.id] ?? null, locale, depth);
  return text === "" ? row.id : text;
}

function plainFieldText(vintage: Vintage, field: RegisterField, value: FieldValue, locale: string, depth: number): string {
  if (typeof value === "string")
    return field.type === "ref" ? refLabel(vintage, field, value, locale, depth) : codeLabel(vintage, field, value, locale);
  if (field.type === "localized" && isLocalized(value)) return inLocale(value, locale, vintage);
  return "";
}

/** Label of an enum's code. */
export function codeLabel(vintage: Vintage, field: RegisterField, code: string, locale: string): string {
  const label = field.values?.[code];
  return label === undefined ? code : inLocale(label, locale, vintage);
}

/** Label of what a reference leads to. Chains of references end after four steps. */
export function refLabel(vintage: Vintage, field: RegisterField, id: string, locale: string, depth = 0): string {
  if (field.to === undefined || field.to === "names") return nameLabel(vintage, id, locale);
  const row = depth > 3 ? undefined : rowOf(vintage, field.to, id);
  return row === undefined ? nameLabel(vintage, id, locale) : rowTitle(vintage, row, locale, depth + 1);
}

const wordings = memoryOf<Vintage, readonly string[]>();

/** Everything a reference compares equal to: its id, and its label in every locale of the pack. */
export function refWordings(vintage: Vintage, field: RegisterField, id: string): readonly string[] {
  return wordings(vintage, `${field.to ?? "names"} ${id}`, () => [
    ...new Set([id, ...vintage.pack.file.locales.map((locale) => refLabel(vintage, field, id, locale))]),
  ]);
}

/** True for a text with one wording per locale. */
export function isLocalized(value: FieldValue): value is Localized {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((part) => typeof part === "string") &&
    !("frequency" in value)
  );
}
