/** A value under a label: the time that the label says must be the value's. */
import { printText } from "../../analysis/print.js";
import type { Scope } from "../../analysis/scope.js";
import type { TextProblem } from "../fact-book.js";
import { boundMark, emptyProse } from "../prose.js";
import { checkStatements } from "./check.js";

/** What a cell contradicts in the labels it stands under: their times. What is computed, or has no value, contradicts nothing. */
export function checkLabelled(labels: readonly string[], expression: string, scope: Scope): readonly TextProblem[] {
  const printing = printText(expression, scope);
  if (!printing.ok || printing.printed.value.type !== "quantity" || printing.printed.value.cell === undefined) return [];
  const prose = emptyProse("cell");
  prose.text = [...labels.filter((label) => label !== ""), boundMark].join(", ");
  prose.offsets.push(...Array.from({ length: prose.text.length }, () => 0));
  prose.facts.push({ at: prose.text.length - 1, expression, printed: printing.printed });
  return checkStatements(prose, scope).filter(({ code }) => code === "PROSE-PERIOD");
}
