/** evidence/registers/<id>.csv and evidence/attributes.csv: rows whose fields the pack declares. */
import type { Attribute, FieldValue, Name, RegisterRow } from "../pack.js";
import { didYouMean, quote } from "../report.js";
import { attributeColumns, provenanceColumns, type RegisterField, type RegisterFile } from "../schema.js";
import type { Row, Table } from "../table.js";
import { booleanCell, type Cells, decimalCell, idCell, localizedCells, localizedColumns, periodCell, urlCell } from "./cells.js";
import { type ProvenanceRules, provenanceReader } from "./provenance.js";
import { isNew, listOf } from "./sources.js";

const NEEDED = ["source", "known", "known_basis", "recorded"];

/** Columns of a register's table: id, its fields (localized ones once a locale), provenance. */
export function registerShape(register: RegisterFile, locales: readonly string[]) {
  const columns = register.fields.flatMap((field) => (field.type === "localized" ? localizedColumns(field.id, locales) : [field.id]));
  const needed = register.fields
    .filter((field) => field.required === true)
    .flatMap((field) => (field.type === "localized" ? localizedColumns(field.id, locales) : [field.id]));
  const required = ["id", ...needed, ...NEEDED];
  const optional = [...columns, ...provenanceColumns].filter((column) => !required.includes(column));
  return { required, optional };
}

/** Rows of one table, added to `into`. References to other rows are checked later, when all registers are read. */
export function readRegisterRows(
  table: Table,
  register: RegisterFile,
  into: Map<string, RegisterRow>,
  rules: ProvenanceRules,
  cells: Cells,
): void {
  const id = table.column("id");
  const provenance = provenanceReader(table, rules, cells);
  const readers = register.fields.map((field) => [field, fieldReader(table, field, cells)] as const);
  for (const row of table.rows) {
    const key = id(row);
    if (!idCell(key, table, row, cells) || !isNew(key, into, table, row, cells)) continue;
    const from = provenance(row);
    const values: Record<string, FieldValue> = {};
    for (const [field, read] of readers) {
      const value = read(row);
      values[field.id] = value;
      if (value === null && field.required === true && isBlank(table, field, row, cells.locales)) {
        cells.report("ROW-EMPTY", table.place(row, field.id), `${quote(field.id)} is required and empty.`, "Fill the cell.");
      }
    }
    if (from !== null) into.set(key, { ...from, register: register.id, id: key, values });
  }
}

function isBlank(table: Table, field: RegisterField, row: Row, locales: readonly string[]): boolean {
  const columns = field.type === "localized" ? localizedColumns(field.id, locales) : [field.id];
  return columns.every((column) => table.column(column)(row) === "");
}

function fieldReader(table: Table, field: RegisterField, cells: Cells): (row: Row) => FieldValue {
  if (field.type === "localized") {
    const texts = localizedCells(table, field.id, cells.locales);
    return (row) => {
      const value = texts(row);
      return Object.keys(value).length === 0 ? null : value;
    };
  }
  const read = table.column(field.id);
  return (row) => fieldValue(read(row), field, table, row, field.id, cells);
}

/** A field's value from its text; null when empty or unreadable (with a finding at `column`). */
export function fieldValue(text: string, field: RegisterField, table: Table, row: Row, column: string, cells: Cells): FieldValue {
  if (text === "") return null;
  switch (field.type) {
    case "number":
      return decimalCell(text, table, row, column, cells);
    case "date":
    case "period":
      return periodCell(text, table, row, column, cells);
    case "boolean":
      return booleanCell(text, table, row, column, cells);
    case "url":
      return urlCell(text, table, row, column, cells);
    case "list":
      return listOf(text);
    case "enum": {
      const words = field.values ?? {};
      if (Object.hasOwn(words, text)) return text;
      const fix = didYouMean(text, Object.keys(words), `Use one of: ${Object.keys(words).join(" ")}.`);
      cells.report("ROW-WORD", table.place(row, column), `${quote(text)} is no value of ${quote(field.id)}.`, fix);
      return null;
    }
    default:
      return text;
  }
}

/** References of register rows: every `ref` names a row of names or of the register it points to. */
export function checkReferences(
  tables: readonly { readonly table: Table; readonly register: RegisterFile }[],
  names: ReadonlyMap<string, Name> | null,
  rows: ReadonlyMap<string, ReadonlyMap<string, RegisterRow>>,
  cells: Cells,
): void {
  for (const { table, register } of tables) {
    for (const field of register.fields) {
      if (field.type !== "ref") continue;
      const known: ReadonlyMap<string, unknown> | null | undefined =
        field.to === undefined || field.to === "names" ? names : rows.get(field.to);
      if (known === null || known === undefined) continue;
      const read = table.column(field.id);
      for (const row of table.rows) {
        const text = read(row);
        if (text === "" || known.has(text)) continue;
        const where = field.to === undefined || field.to === "names" ? "evidence/names" : `the register ${quote(field.to)}`;
        const code = field.to === undefined || field.to === "names" ? "REF-NAME" : "REF-ROW";
        const fix = didYouMean(text, known.keys(), `Add a row to ${where} or correct the id.`);
        cells.report(code, table.place(row, field.id), `${quote(text)} is no row of ${where}.`, fix);
      }
    }
  }
}

export interface AttributeRules extends ProvenanceRules {
  readonly registers: ReadonlyMap<string, RegisterFile>;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, RegisterRow>>;
  /** False when rows or registers had to be left out: an unknown one is then no finding. */
  readonly complete: boolean;
}

export const attributeShape = {
  required: ["register", "row", "field", "value", ...NEEDED],
  optional: attributeColumns.filter((column) => !["register", "row", "field", "value", ...NEEDED].includes(column)),
};

/** Values of register rows that became known later than the rows. A localized field is written `field_<locale>`. */
export function readAttributes(table: Table, into: Attribute[], rules: AttributeRules, cells: Cells): void {
  const [registerOf, rowOf, fieldOf, textOf] = [
    table.column("register"),
    table.column("row"),
    table.column("field"),
    table.column("value"),
  ];
  const provenance = provenanceReader(table, rules, cells);
  for (const row of table.rows) {
    const register = rules.registers.get(registerOf(row));
    const from = provenance(row);
    if (register === undefined) {
      const fix = didYouMean(registerOf(row), rules.registers.keys(), "Use the id of a file in registers/.");
      if (rules.complete) cells.report("REF-REGISTER", table.place(row, "register"), `No register ${quote(registerOf(row))}.`, fix);
      continue;
    }
    if (rules.complete && rules.rows.get(register.id)?.has(rowOf(row)) !== true) {
      const message = `The register ${quote(register.id)} has no row ${quote(rowOf(row))}.`;
      cells.report("REF-ROW", table.place(row, "row"), message, "Correct the id, or add the row.");
      continue;
    }
    const target = targetField(fieldOf(row), register, cells.locales);
    if (target === null) {
      const fix = didYouMean(
        fieldOf(row),
        register.fields.map((field) => field.id),
        "Declare the field in the register.",
      );
      cells.report("REF-FIELD", table.place(row, "field"), `The register ${quote(register.id)} has no field ${quote(fieldOf(row))}.`, fix);
      continue;
    }
    const text = textOf(row);
    const value = target.locale === null ? fieldValue(text, target.field, table, row, "value", cells) : { [target.locale]: text };
    if (from === null || value === null) continue;
    into.push({ ...from, register: register.id, row: rowOf(row), field: target.field.id, value });
  }
}

function targetField(
  text: string,
  register: RegisterFile,
  locales: readonly string[],
): { field: RegisterField; locale: string | null } | null {
  for (const field of register.fields) {
    if (field.type !== "localized" && field.id === text) return { field, locale: null };
    const locale = field.type === "localized" ? locales.find((tag) => `${field.id}_${tag}` === text) : undefined;
    if (locale !== undefined) return { field, locale };
  }
  return null;
}
