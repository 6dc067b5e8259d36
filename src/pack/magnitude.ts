/** Numbers of a register as magnitudes: what the checks of scale hold against each other. */
import type { Decimal } from "../measure/decimal.js";
import type { FieldValue, Pack, RegisterRow } from "./pack.js";
import type { RegisterField, RegisterFile } from "./schema.js";

/** The positive number of a cell as a decimal logarithm; null for no number, nothing and less. */
export function logOf(row: RegisterRow, field: string): number | null {
  const value = row.values[field] ?? null;
  if (!isDecimal(value) || row.rank === "deprecated") return null;
  const number = value.toNumber();
  return number > 0 ? Math.log10(number) : null;
}

export function isDecimal(value: FieldValue | undefined): value is Decimal {
  return typeof value === "object" && value !== null && "toDecimalPlaces" in value;
}

/** Fields that hold magnitudes. Places in a list and numbers of an order are none. */
export function magnitudesOf(register: RegisterFile, rows: readonly RegisterRow[]): readonly RegisterField[] {
  return register.fields.filter(({ id, type }) => type === "number" && !isNumbering(rows.flatMap((row) => logOf(row, id) ?? [])));
}

/** Small whole numbers throughout. */
function isNumbering(logs: readonly number[]): boolean {
  return logs.every((log) => log < 3 && Math.abs(10 ** log - Math.round(10 ** log)) < 1e-9);
}

/** Ids of rows whose oddity a decision explains, as `register/id`. */
export function explainedRows({ decisions }: Pick<Pack, "decisions">): ReadonlySet<string> {
  return new Set(decisions.flatMap((decision) => decision.rows ?? []));
}

/** Every text that a row holds about itself, by field: labels, names, its locator. */
export function wordsOf(row: RegisterRow, fields: readonly RegisterField[]): readonly (readonly [string, string])[] {
  const own = fields.flatMap(({ id, type }): (readonly [string, string])[] => {
    const value = row.values[id];
    if (type === "text" && typeof value === "string") return [[id, value]];
    if (type === "list" && Array.isArray(value)) return [[id, value.join("; ")]];
    if (type !== "localized" || typeof value !== "object" || value === null || Array.isArray(value) || isDecimal(value)) return [];
    return Object.entries(value).flatMap(([locale, text]) => (typeof text === "string" ? [[`${id}_${locale}`, text] as const] : []));
  });
  return [...own, ["locator", row.locator], ["note", row.note]];
}
