/** PROSE-MEASURE of opposites: the words beside a number of exports speak of imports, beside one of domestic firms of foreign ones. */

import { dimensionLabel, indicatorLabel } from "../../analysis/labels.js";
import type { Cell } from "../../evidence/cell.js";
import { memoryOf } from "../../measure/once.js";
import type { BoundFact } from "../prose.js";
import { type Axis, axes, type Side, sideOf } from "./poles.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

const naming = axes.filter(({ names }) => names !== undefined);

/** What hangs on a number behind it: "{{x}} abroad", "{{x}}来自海外". */
const hanging = {
  zh: /^[个款条项家件起人台]?(?:来自|用于|销往|面向|是|为|在)[^，。；\uFFFC]{0,6}/,
  en: /^\s+(?:(?:is|are|was|were|came|comes?|from|for|in|of|at|its|the|revenue)\s+)*\w+/i,
};

/** Numbers whose labels take one side of a pair of opposites, with words beside them that take the other. */
export function checkOpposites(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  const { text, language } = reading;
  return sentence.facts.flatMap((fact): Objection[] => {
    const called = calledOf(fact, reading);
    if (called === null || called.sides.length === 0) return [];
    const clause = clauseOf(sentence, fact);
    const before = wordsBefore(text, fact, clause);
    const behind = hanging[language].exec(wordsAfter(text, fact, clause))?.[0] ?? "";
    return called.sides
      .flatMap(({ axis, side }): Objection[] => {
        const said = saidOf(before, behind, axis, language);
        if (said === null || said.side === side) return [];
        const start = said.at < before.length ? fact.at - before.length + said.at : fact.at + 1 + said.at - before.length;
        return [
          {
            code: "PROSE-MEASURE",
            start,
            end: start + said.words.length,
            message: `the text says "${said.words}", but ${fact.printed.text} is of "${called.label}"`,
            fix: "correct the word, or bind the number it is of",
          },
        ];
      })
      .slice(0, 1);
  });
}

interface Called {
  readonly label: string;
  readonly sides: readonly { readonly axis: Axis; readonly side: Side }[];
}

const calls = memoryOf<Cell, Called>();

/** What the one cell is called, or the part that a share is, in the reading's language, and the sides that takes. */
function calledOf(fact: BoundFact, { subject, vintage, locale, language }: Reading): Called | null {
  const { cell, cells, share } = subject(fact);
  const of = cell ?? (share === undefined ? undefined : cells[0]);
  if (of === undefined) return null;
  return calls(of, locale, () => {
    const codes = Object.entries(of.dimensions).map(([dimension, code]) => dimensionLabel(vintage, dimension, code, locale));
    const label = [indicatorLabel(vintage, of.indicator, locale), ...codes].join(", ");
    const sides = naming.flatMap((axis) => {
      const taken = sideOf(label, axis, language);
      return taken === null ? [] : [{ axis, side: taken.side }];
    });
    return { label, sides };
  });
}

function saidOf(before: string, behind: string, axis: Axis, language: "zh" | "en") {
  const taken = sideOf(`${before}${behind}`, axis, language);
  return taken === null ? null : { side: taken.side, at: taken.found.index, words: taken.found[0] };
}
