/** Whose a number is: the firms, places, products and rows that its evidence names, and what else is of their kind. */

import { nameLabel, rowOf, rowTitle } from "../../analysis/labels.js";
import type { Vintage } from "../../evidence/cell.js";
import { memoryOf } from "../../measure/once.js";
import type { Reading } from "./reading.js";
import type { Subject } from "./subject.js";

/** An entity a number is of, among its kin: a code of a dimension, the value of a register's field, a row. */
export interface Owner {
  readonly codes: readonly string[];
  readonly kin: ReadonlySet<string>;
}

/** Firms are not mistaken for institutions, nor either for places: the first word of a name's kind, "" for what is no name. */
export function kindOf(id: string, vintage: Vintage): string {
  return vintage.names.get(id)?.kind.split("-")[0] ?? "";
}

/** What a reader calls a code. */
export function labelOf({ vintage, locale }: Reading, code: string): string {
  if (vintage.names.has(code)) return nameLabel(vintage, code, locale);
  const [register = "", id = ""] = code.split("/");
  const row = rowOf(vintage, register, id);
  if (row !== undefined) return rowTitle(vintage, row, locale);
  const label = Object.values(vintage.pack.dimensions).find(({ names }) => names === true)?.codes?.[code];
  return typeof label === "string" ? label : (label?.[locale] ?? code);
}

/** Whose a fact is. Sets of many entities belong to nobody. */
export function ownersOf(subject: Subject, vintage: Vintage): readonly Owner[] {
  const { cells, conditions } = subject;
  const owners: Owner[] = [];
  const [first] = cells;
  if (first !== undefined && cells.length <= 60) {
    for (const dimension of Object.keys(first.dimensions)) {
      const codes = [...new Set(cells.map((cell) => cell.dimensions[dimension] ?? ""))];
      const named = codes.filter((code) => vintage.names.has(code) || vintage.pack.dimensions[dimension]?.names === true);
      // A firm's part of all firms is the firm's.
      const proper = named.length === codes.length || (subject.share !== undefined && named.length === 1);
      if (proper && codes.length <= 3 && !codes.includes("")) owners.push({ codes: named, kin: codesOf(vintage, dimension) });
    }
  }
  for (const { register, field, value } of conditions.fields) {
    const kin = valuesOf(vintage, register, field);
    if (vintage.names.has(value) || isPlace(vintage, value)) owners.push({ codes: [value], kin });
  }
  // A row is owned by itself, and by the entities its references lead to.
  if (conditions.rows.length === 1) {
    for (const { register, id } of conditions.rows) {
      const row = rowOf(vintage, register, id);
      if (row === undefined) continue;
      owners.push({
        codes: [`${register}/${id}`],
        kin: rowsOf(vintage, register),
      });
      for (const field of vintage.pack.registers.get(register)?.fields ?? []) {
        const value = row.values[field.id];
        if (field.type === "ref" && typeof value === "string" && vintage.names.has(value))
          owners.push({ codes: [value], kin: valuesOf(vintage, register, field.id) });
      }
    }
  }
  return owners;
}

/** True when the evidence of a number names one of these. */
export function belongs(subject: Subject, ids: readonly string[], vintage: Vintage): boolean {
  const { cells, conditions } = subject;
  return (
    cells.some((cell) => isAnyOf(ids, Object.values(cell.dimensions))) ||
    isAnyOf(
      ids,
      conditions.fields.map(({ value }) => value),
    ) ||
    conditions.rows.some(({ register, id }) => {
      const row = rowOf(vintage, register, id);
      const values =
        row === undefined
          ? []
          : Object.values(row.values).flatMap((value) => (typeof value === "string" ? [value] : Array.isArray(value) ? value : []));
      return isAnyOf(ids, [`${register}/${id}`, ...values]);
    })
  );
}

/** True when one of the names is one of the codes, or a part of it that may speak for it. */
export function isAnyOf(ids: readonly string[], codes: readonly string[]): boolean {
  return ids.some((id) => codes.some((code) => isRelated(id, code)));
}

/** A part of a firm may speak for it, and a whole place for its parts: firm-cloud and firm, CN for CN_BJ but not the reverse. */
function isRelated(id: string, code: string): boolean {
  if (id === code) return true;
  if (id === "" || code === "" || id.includes("/") || code.includes("/")) return false;
  return id.startsWith(`${code}-`) || code.startsWith(`${id}-`) || code.startsWith(`${id}_`);
}

/** True for a code of a dimension whose codes are names of places. */
export function isPlace({ pack }: Vintage, code: string): boolean {
  return Object.values(pack.dimensions).some(({ names, codes }) => names === true && codes?.[code] !== undefined);
}

/** Sets made of a vintage or of the rows of a register. */
const setOf = memoryOf<object, ReadonlySet<string>>();
/** Codes that the cells of a vintage use in a dimension. */
export function codesOf(vintage: Vintage, dimension: string): ReadonlySet<string> {
  return setOf(vintage, `@${dimension}`, () => new Set([...vintage.cells.values()].flatMap((cell) => cell.dimensions[dimension] ?? [])));
}

/** Every row of a register, as the name table and texts call it. */
function rowsOf(vintage: Vintage, register: string): ReadonlySet<string> {
  const rows = vintage.registers.get(register) ?? [];
  return setOf(rows, "/", () => new Set(rows.map(({ id }) => `${register}/${id}`)));
}

/** Values of a register's field, items of lists one by one. */
function valuesOf(vintage: Vintage, register: string, field: string): ReadonlySet<string> {
  const rows = vintage.registers.get(register) ?? [];
  return setOf(
    rows,
    field,
    () =>
      new Set(
        rows.flatMap(({ values }) => {
          const value = values[field];
          return typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
        }),
      ),
  );
}
