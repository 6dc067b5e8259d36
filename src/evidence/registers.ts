/** The registers of a pack as they were knowable on a date: visible rows, corrections applied, later values laid over them. */
import type { Attribute, Pack, RegisterRow } from "../pack/pack.js";
import { attributesByRow, withAttributes } from "./overlay.js";
import { visibleRows } from "./visible.js";

type Registers = Pack["registerRows"];

interface Made {
  readonly attributes: readonly Attribute[];
  readonly asOf: string;
  readonly registers: Registers;
}

const made = new WeakMap<Registers, Made[]>();

/**
 * Rows in use by register. The same rows on the same date are the same lists: what was asked of a register need not be asked again of
 * a pack that differs in other evidence.
 */
export function registersAt({ registerRows, attributes }: Pick<Pack, "registerRows" | "attributes">, asOf: string): Registers {
  const before = made.get(registerRows) ?? [];
  made.set(registerRows, before);
  const known = before.find((each) => each.asOf === asOf && each.attributes === attributes);
  if (known !== undefined) return known.registers;
  const byRow = attributesByRow(attributes, asOf);
  const registers = new Map([...registerRows].map(([id, rows]) => [id, withAttributes(inUse(rows, asOf), byRow)] as const));
  before.push({ attributes, asOf, registers });
  return registers;
}

function inUse(rows: readonly RegisterRow[], asOf: string): readonly RegisterRow[] {
  return visibleRows(rows, asOf, (row) => row.id).filter((row) => row.rank !== "deprecated");
}
