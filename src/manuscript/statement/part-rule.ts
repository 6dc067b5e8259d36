/**
 * Numbers put beside each other as one: "{{a}}, or {{share}}" whose share is another's, and the end of an interval of a forecast called
 * by another level: "the 50 % interval reaches from {{low80}}".
 */
import { type Expression, parseBinding } from "../../expression/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";

/** Shares that are not of the number before them, and intervals of another level. */
export function checkApposed(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return sentence.facts.flatMap((fact, index) => [
    ...shareOfOther(sentence.facts[index - 1], fact, reading),
    ...levelOfOther(fact, reading, sentence),
  ]);
}

const apposed = {
  zh: /^[，,（(]?(?:即|也就是)?(?:约|大约)?(?:占|占到|占了|占比为?|份额为?)(?:总量|总额|总数|全部|其|全国|全球|世界)?的?(?:约|近)?$/,
  en: /^(?:\s+tonnes|\s+\w+)?,?\s+(?:or|i\.e\.,?|that\s+is,?)\s+(?:about\s+|some\s+|nearly\s+)?$/,
};

/** "{{a}}, or {{share(b, c)}}": the share is that of the number before it. */
function shareOfOther(before: BoundFact | undefined, fact: BoundFact, { text, language, subject }: Reading): Objection[] {
  const { share, cells } = subject(fact);
  const cell = before === undefined ? undefined : subject(before).cell;
  const [part] = cells;
  if (before === undefined || cell === undefined || share === undefined || part === undefined || cells.length > 2) return [];
  if (!apposed[language].test(text.slice(before.at + 1, fact.at)) || cells.includes(cell)) return [];
  const sameTime = part.indicator === cell.indicator && part.period.code === cell.period.code;
  return sameTime
    ? [
        {
          code: "PROSE-ENTITY",
          start: before.at,
          end: fact.at + 1,
          message: `${fact.printed.text} is told as the share of ${before.printed.text}, but it is that of another (${part.key})`,
          fix: "bind the share of the number before it",
        },
      ]
    : [];
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
