/** Functions about rows and their fields: one row, distinct values, what a field holds. */
import { sortText, wordings } from "../compare.js";
import { Fault, suggestion } from "../fault.js";
import { rowOf } from "../labels.js";
import { describe } from "../operators.js";
import { rowsValue } from "../query.js";
import { analysisLineage, literalLineage } from "../trace.js";
import type { Value } from "../value.js";
import { argument, idAt, nameOf, perRow, rowsAt, valueAt } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

const yesNo = (value: boolean, name: string): Value => ({ type: "boolean", value, lineage: literalLineage(name) });

function oneRow(call: Call): Value {
  const register = nameOf(argument(call, 0));
  const id = idAt(call, 1);
  const { vintage } = call.context.scope;
  if (!vintage.pack.registers.has(register)) {
    throw new Fault(
      "EXPR-NAME",
      argument(call, 0).span,
      `there is no register “${register}”`,
      suggestion(register, vintage.pack.registers.keys(), "register"),
    );
  }
  const row = rowOf(vintage, register, id);
  if (row !== undefined) return rowsValue(register, [row], call.context);
  const later = vintage.pack.registerRows.get(register)?.some((candidate) => candidate.id === id) === true;
  const ids = (vintage.registers.get(register) ?? []).map((candidate) => candidate.id);
  throw new Fault(
    later ? "EXPR-NOT-YET" : "EXPR-ROWS",
    argument(call, 1).span,
    later ? `“${id}” of ${register} is not yet known to this edition (${vintage.asOf})` : `${register} has no row “${id}”`,
    later ? "limit the text to editions that know it" : suggestion(id, ids, "row id"),
  );
}

/** What makes two values the same in a list of distinct ones. */
function identity(value: Value): string {
  switch (value.type) {
    case "text":
      return `t ${sortText(value)}`;
    case "quantity":
      return `q ${value.quantity.value.toFixed()} ${value.quantity.unit.code}`;
    case "date":
      return `d ${value.period.code}`;
    case "boolean":
      return `b ${value.value}`;
    default:
      return value.type;
  }
}

function distinctOf(call: Call): Value {
  const rows = rowsAt(call, 0);
  const found = new Map<string, Value>();
  for (const value of perRow(call, rows.rows, argument(call, 1))) {
    const items = value.type === "list" ? value.items : value.type === "missing" ? [] : [value];
    for (const item of items) {
      const key = identity(item);
      if (!found.has(key)) found.set(key, item);
    }
  }
  return {
    type: "list",
    items: [...found.values()],
    lineage: analysisLineage("distinct", rows.lineage.kind === "row" ? [rows.lineage] : rows.lineage.inputs),
  };
}

function containsText(call: Call): Value {
  const [whole, part] = [valueAt(call, 0), valueAt(call, 1)];
  if (whole.type === "missing") return yesNo(false, "contains");
  if (part.type !== "text")
    throw new Fault(
      "EXPR-TYPE",
      argument(call, 1).span,
      `contains looks for a text, not for ${describe(part)}`,
      'write contains(field, "text")',
    );
  const wanted = wordings(part);
  if (whole.type === "list")
    return yesNo(
      whole.items.some((item) => item.type === "text" && wordings(item).some((text) => wanted.includes(text))),
      "contains",
    );
  if (whole.type === "text")
    return yesNo(
      wordings(whole).some((text) => text.includes(part.text)),
      "contains",
    );
  throw new Fault(
    "EXPR-TYPE",
    argument(call, 0).span,
    `contains looks into a text or a list, not into ${describe(whole)}`,
    "compare numbers and dates with =, < or >",
  );
}

export const rowFunctions: readonly FunctionEntry[] = [
  {
    name: "row",
    signature: 'row(register, "id")',
    doc: "One row by its id; `.field` then gives its values.",
    least: 2,
    most: 2,
    apply: oneRow,
  },
  {
    name: "distinct",
    signature: "distinct(rows, field)",
    doc: "The different values of a field, in order of appearance.",
    least: 2,
    most: 2,
    apply: distinctOf,
  },
  {
    name: "contains",
    signature: 'contains(field, "text")',
    doc: "In a condition: the list holds this item, or the text holds these characters.",
    least: 2,
    most: 2,
    apply: containsText,
  },
  {
    name: "known",
    signature: "known(field)",
    doc: "In a condition: the field has a value in this edition.",
    least: 1,
    most: 1,
    apply: (call) => yesNo(valueAt(call, 0).type !== "missing", "known"),
  },
];
