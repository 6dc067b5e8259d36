/** PROSE-MEASURE of the ends of a forecast's interval, called by another level: "the 50 % interval reaches from {{low80}}". */
import { type Expression, parseBinding } from "../../expression/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";

/** Ends of intervals of another level than the one named before them. */
export function checkLevels(reading: Reading, sentence: Sentence): readonly Objection[] {
  return reading.kind === "heading" ? [] : sentence.facts.flatMap((fact) => levelOfOther(fact, reading, sentence));
}

const levels = { zh: /(\d{2}(?:\.\d)?)\s?[%％]的?(?:预测|置信|可信)?区间/g, en: /(\d{2}(?:\.\d)?)\s?%\s+(?:\w+\s+)?interval/gi };

/** "The 50 % interval reaches to {{result(…, "high80")}}". */
function levelOfOther(fact: BoundFact, { text, language }: Reading, sentence: Sentence): Objection[] {
  const asked = levelIn(fact.expression);
  if (asked === null) return [];
  const from = clauseOf(sentence, fact).start;
  const named = Array.from(text.slice(sentence.start, fact.at).matchAll(levels[language])).at(-1);
  if (named === undefined || Number(named[1]) === asked) return [];
  const start = sentence.start + named.index;
  return start < from - 80
    ? []
    : [
        {
          code: "PROSE-MEASURE",
          start,
          end: start + named[0].length,
          message: `the text says "${named[0]}", but ${fact.printed.text} bounds the one of ${asked} %`,
          fix: "name the interval the number bounds, or bind that of the one named",
        },
      ];
}

/** The level in percent of `result("forecast", "low80", …)`. */
function levelIn(expression: string): number | null {
  const parsed = parseBinding(expression);
  const output = parsed.ok ? outputOf(parsed.ast) : null;
  const found = output === null ? null : /^(?:low|high)(\d+(?:\.\d+)?)$/.exec(output);
  return found === null ? null : Number(found[1]);
}

function outputOf(node: Expression): string | null {
  if (node.kind !== "call" || node.name !== "result") return null;
  const output = node.args[1]?.value;
  return output?.kind === "string" ? output.value : null;
}
