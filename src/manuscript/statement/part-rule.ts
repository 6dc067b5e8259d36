/** PROSE-ENTITY of numbers put beside each other as one: "{{a}}, or {{share}}" whose share is another's. */
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";

/** Shares that are not of the number before them. */
export function checkApposed(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return sentence.facts.flatMap((fact, index) => shareOfOther(sentence.facts[index - 1], fact, reading));
}

const apposed = {
  zh: /^[，,（(]?(?:即|也就是)?(?:约|大约)?(?:占|占到|占了|占比为?|份额为?)(?:总量|总额|总数|全部|其|全国|全球|世界)?的?(?:约|近)?$/,
  en: /^(?:\s+\w+)?,?\s+(?:or|i\.e\.,?|that\s+is,?)\s+(?:about\s+|some\s+|nearly\s+)?$/,
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
