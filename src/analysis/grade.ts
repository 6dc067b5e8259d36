/** Grades of sources and credibility of values, and how they combine: a result is no better than its weakest input. */
import { type Credibility, weakestCredibility } from "../evidence/credibility.js";
import type { Grade } from "../pack/schema.js";
import type { Lineage } from "./lineage.js";

const order: readonly Grade[] = ["A", "B", "C", "D", "own"];

/** The weakest of the grades; "own" when there are none. */
export function weakestGrade(grades: readonly Grade[]): Grade {
  let weakest = -1;
  for (const grade of grades) weakest = Math.max(weakest, order.indexOf(grade));
  return order[weakest] ?? "own";
}

const judged = new WeakMap<Lineage, Credibility | null>();

/** The weakest credibility among the cells that a value rests on; null when it rests on none, as a count of register rows does. */
export function credibilityOfLineage(lineage: Lineage): Credibility | null {
  if (lineage.credibility !== undefined) return lineage.credibility;
  // Below a row there are sources only.
  if (lineage.kind === "row" || lineage.kind === "source") return null;
  const known = judged.get(lineage);
  if (known !== undefined) return known;
  const found = weakestCredibility(lineage.inputs.flatMap((input) => credibilityOfLineage(input) ?? []));
  judged.set(lineage, found);
  return found;
}
