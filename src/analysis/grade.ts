/** Grades of sources and how they combine: a result is no better than its weakest input. */
import type { Grade } from "../pack/schema.js";

const order: readonly Grade[] = ["A", "B", "C", "D", "own"];

/** The weakest of the grades; "own" when there are none. */
export function weakestGrade(grades: readonly Grade[]): Grade {
  let weakest = -1;
  for (const grade of grades) weakest = Math.max(weakest, order.indexOf(grade));
  return order[weakest] ?? "own";
}
