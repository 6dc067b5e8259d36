/** What the printed numbers rest on: the cells behind text and figures by who vouches for them. */
import type { Lineage } from "../analysis/lineage.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import type { Fact } from "../manuscript/fact.js";

/** From best to worst: a source of grade A or B, several independent makers, one maker named by whoever quotes it, none of these. */
export const SUPPORTS = ["graded", "several", "quoted", "weak"] as const;
export type Support = (typeof SUPPORTS)[number];

/** Distinct cells that the facts lead back to, by support. Rows of registers and the pack's own statements are not counted. */
export function printedSupport(facts: Iterable<Fact>, vintage: Vintage): Readonly<Record<Support, number>> {
  const counts: Record<Support, number> = { graded: 0, several: 0, quoted: 0, weak: 0 };
  for (const key of cellsBehind(facts)) {
    const cell = vintage.cells.get(key);
    if (cell !== undefined && cell.grade !== "own") counts[supportOf(cell)] += 1;
  }
  return counts;
}

function supportOf({ grade, independent, winner }: Cell): Support {
  if (grade === "A" || grade === "B") return "graded";
  if (independent > 1) return "several";
  return grade === "C" && winner.original !== "" ? "quoted" : "weak";
}

function cellsBehind(facts: Iterable<Fact>): ReadonlySet<string> {
  const cells = new Set<string>();
  const seen = new Set<Lineage>();
  const visit = (step: Lineage): void => {
    if (seen.has(step)) return;
    seen.add(step);
    if (step.kind === "cell") cells.add(step.id);
    else for (const input of step.inputs) visit(input);
  };
  for (const { lineage } of facts) visit(lineage);
  return cells;
}
