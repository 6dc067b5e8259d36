/** A value under a label: the time that the label says must be the value's, or the one that is asked for where there is none. */
import { printText } from "../../analysis/print.js";
import type { Scope } from "../../analysis/scope.js";
import { parseBinding } from "../../expression/index.js";
import type { TextProblem } from "../fact-book.js";
import { nameIndex } from "../names.js";
import { boundMark, emptyProse } from "../prose.js";
import { checkStatements } from "./check.js";
import { type Interval, timeless } from "./expression-times.js";
import { languageOf } from "./sentence.js";
import { overlaps, timesIn, yearsOf } from "./time-words.js";

/** What a cell contradicts in the labels it stands under: their times. What is computed contradicts nothing. */
export function checkLabelled(labels: readonly string[], expression: string, scope: Scope): readonly TextProblem[] {
  const words = labels.filter((label) => label !== "");
  const printing = printText(expression, scope);
  if (!printing.ok) return checkAsked(words, expression, scope);
  if (printing.printed.value.type !== "quantity" || printing.printed.value.cell === undefined) return [];
  const prose = emptyProse("cell");
  prose.text = [...words, boundMark].join(", ");
  prose.offsets.push(...Array.from({ length: prose.text.length }, () => 0));
  prose.facts.push({ at: prose.text.length - 1, expression, printed: printing.printed });
  return checkStatements(prose, scope).filter(({ code }) => code === "PROSE-PERIOD");
}

/** A cell that has no value in this edition is a gap, unless the one time of its labels is another than it is asked for. */
function checkAsked(labels: readonly string[], expression: string, { vintage, locale }: Scope): readonly TextProblem[] {
  const language = languageOf(locale);
  const parsed = parseBinding(expression);
  if (language === null || !parsed.ok || parsed.ast.kind !== "cells") return [];
  const text = labels.join(", ");
  const [said, more] = timesIn(text, language, nameIndex(vintage).entities(text));
  const asked: Interval[] = [];
  timeless(parsed.ast, vintage, asked);
  const [interval] = asked;
  if (said === undefined || more !== undefined || interval === undefined) return [];
  if (overlaps(yearsOf(said, interval), interval)) return [];
  return [
    {
      code: "PROSE-PERIOD",
      offset: 0,
      length: text.length,
      message: `the text says "${text.slice(said.start, said.end)}", but "${expression}" asks for ${interval.from.slice(0, 7)} to ${interval.to.slice(0, 7)}, of which there is no value`,
      fix: "correct the period in the expression, or the time in the label",
    },
  ];
}
