/** Values of register rows that became known later than the rows, laid over them as far as an edition may see. */
import type { Attribute, FieldValue, RegisterRow } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import { isVisible } from "../pack/visible.js";

/** Register rows with the newest visible value of every field. */
export function withAttributes(
  rows: readonly RegisterRow[],
  attributes: ReadonlyMap<string, readonly Attribute[]>,
): readonly RegisterRow[] {
  if (attributes.size === 0) return rows;
  return rows.map((row) => {
    const own = attributes.get(attributeKey(row.register, row.id));
    if (own === undefined) return row;
    const values: Record<string, FieldValue> = { ...row.values };
    const overlays: Record<string, Attribute> = {};
    for (const attribute of own) {
      values[attribute.field] = merged(values[attribute.field], attribute.value);
      overlays[attribute.field] = attribute;
    }
    return { ...row, values, overlays };
  });
}

/** Visible, usable attributes by row, oldest first, so that the newest is laid on last. */
export function attributesByRow(attributes: readonly Attribute[], asOf: string): ReadonlyMap<string, readonly Attribute[]> {
  const visible = attributes
    .filter((attribute) => attribute.rank !== "deprecated" && isVisible(attribute.known, attribute.recorded, asOf))
    .sort(
      (a, b) =>
        Number(a.rank === "preferred") - Number(b.rank === "preferred") ||
        compareText(a.known.end, b.known.end) ||
        compareText(a.recorded, b.recorded) ||
        compareText(a.place.file, b.place.file) ||
        a.place.line - b.place.line,
    );
  const byRow = new Map<string, Attribute[]>();
  for (const attribute of visible) {
    const key = attributeKey(attribute.register, attribute.row);
    const list = byRow.get(key);
    if (list === undefined) byRow.set(key, [attribute]);
    else list.push(attribute);
  }
  return byRow;
}

function attributeKey(register: string, row: string): string {
  return `${register}/${row}`;
}

/** A localized field is learnt one locale at a time. */
function merged(before: FieldValue | undefined, value: FieldValue): FieldValue {
  return isLocalized(before) && isLocalized(value) ? { ...before, ...value } : value;
}

function isLocalized(value: FieldValue | undefined): value is Readonly<Record<string, string>> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !("code" in value && "frequency" in value)
  );
}
