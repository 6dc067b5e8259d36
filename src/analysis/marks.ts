/** The marks beside a value: estimate, forecast, computed, disputed, provisional; at most two. */
import type { Mark, Value } from "./value.js";

/** Heaviest first: with more than two, the lighter ones give way. */
const order: readonly Mark[] = ["forecast", "disputed", "estimate", "provisional", "computed"];

function allMarks(value: Value): readonly Mark[] {
  if (value.type === "list") return value.items.flatMap(allMarks);
  if (value.type !== "quantity") return [];
  const marks: Mark[] = [];
  if (value.status === "E") marks.push("estimate");
  if (value.status === "F") marks.push("forecast");
  if (value.status === "P") marks.push("provisional");
  if (value.lineage.kind === "analysis") marks.push("computed");
  if (value.disputed) marks.push("disputed");
  return marks;
}

/** Marks of a value in the order they are printed: state first, then dispute. */
export function marksOf(value: Value): readonly Mark[] {
  const found = new Set(allMarks(value));
  const kept = order.filter((mark) => found.has(mark)).slice(0, 2);
  return [...kept].sort((a, b) => Number(a === "disputed") - Number(b === "disputed"));
}
