/** What makes two bound facts the same in two languages: value and evidence, however the expressions are written. */
import type { Lineage } from "../../analysis/lineage.js";
import type { Value } from "../../analysis/value.js";
import { decimalText } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";

const mostLeaves = 40;

/** Key of what a fact states; null for names and dates, which one language may print and the other write out. */
export function factKey({ printed: { value } }: BoundFact): string | null {
  if (value.lineage.kind === "claim") return `claim ${value.lineage.id}`;
  switch (value.type) {
    case "quantity":
      // A number the author wrote is a threshold, not a fact.
      if (value.lineage.kind === "literal") return null;
      return `${decimalText(value.quantity.value.toSignificantDigits(12))} ${value.quantity.unit.code} ${leavesOf(value.lineage)}`;
    case "list":
      return `list ${value.items.map(itemKey).join("; ")}`;
    default:
      return null;
  }
}

function itemKey(item: Value): string {
  return item.type === "quantity" ? decimalText(item.quantity.value) : item.type === "text" ? leavesOf(item.lineage) : "";
}

const leaves = new WeakMap<Lineage, string>();

/** Cells and rows a value rests on; of very many their number. Asked again for every fact that a fact is compared with. */
function leavesOf(lineage: Lineage): string {
  const known = leaves.get(lineage);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const seen = new Set<Lineage>();
  const visit = (node: Lineage): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "cell" || node.kind === "row") found.add(node.id);
    else node.inputs.forEach(visit);
  };
  visit(lineage);
  const text = found.size > mostLeaves ? `${found.size} leaves` : [...found].sort().join(" ");
  leaves.set(lineage, text);
  return text;
}
