/** PROSE-DIRECTION of rest: unchanged, flat on the year, 与上年持平, beside a number that moved. */
import type { BoundFact } from "../prose.js";
import { earlierMoments } from "./moment.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";

/** What nobody calls unchanged: a change of more than this many per cent. */
const most = 3;

/** The number of a change behind the word: "nearly unchanged ({{change}})". */
const besideChange = {
  zh: /(?:持平|不变|未变)[，,（(为]*(?:变动|变化|仅|为)?$/,
  en: /\b(?:unchanged|flat)[\s,(]*(?:at|by|with|or)?\s*$/i,
};
/** Said of the level before it. */
const ofLevel = {
  zh: /(?:与|和|较|同)?(?:上年|去年|前一年|上一年)(?:同期)?(?:基本|大致|大体|几乎)?(?:持平|不变|相同|一样)|同比(?:基本|大致|大体)?持平/,
  en: /\b(?:unchanged|flat)\s+(?:on|from|over)\s+(?:the\s+|a\s+)?(?:previous\s+)?year\b/i,
};

/** Words of rest that the numbers contradict. */
export function checkSteady(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { text, language } = reading;
  const said = text.slice(sentence.start, sentence.end);
  if (!/持平|不变|未变|相同|一样|unchanged|flat/i.test(said)) return [];
  return [
    ...sentence.facts.flatMap((fact) => ofChange(fact, reading, sentence)),
    ...sentence.clauses.flatMap((clause, index): Objection[] => {
      const found = ofLevel[language].exec(text.slice(clause.start, clause.end));
      const fact = clause.facts.at(-1) ?? sentence.clauses[index - 1]?.facts.at(-1);
      if (found === null || fact === undefined) return [];
      const moved = movedBy(fact, reading);
      return moved === null || moved <= most ? [] : [objection(clause.start + found.index, found[0], `it moved by ${moved.toFixed(1)} %`)];
    }),
  ];
}

function ofChange(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { change, quantity } = reading.subject(fact);
  if (change === undefined || quantity?.unit.kind !== "percent" || quantity.value.abs().lte(most)) return [];
  // A bracket begins a clause of its own.
  const before = reading.text.slice(Math.max(sentence.start, clauseOf(sentence, fact).start - 24), fact.at);
  const found = besideChange[reading.language].exec(before);
  return found === null ? [] : [objection(fact.at - found[0].length, found[0], `the change is ${fact.printed.text}`)];
}

/** By how many per cent a level lies away from the nearest of its earlier values; null where the evidence holds none. */
function movedBy(fact: BoundFact, { subject, scope }: Reading): number | null {
  const own = subject(fact);
  if (own.quantity === undefined || own.change !== undefined || own.quantity.unit.kind === "percent") return null;
  const size = own.quantity.value.mul(own.quantity.unit.factor);
  const moves = earlierMoments(own, scope).flatMap(({ quantity: { value, unit } }) =>
    value.isZero() ? [] : [size.div(value.mul(unit.factor)).sub(1).abs().mul(100).toNumber()],
  );
  return moves.length === 0 ? null : Math.min(...moves);
}

const objection = (start: number, said: string, evidence: string): Objection => ({
  code: "PROSE-DIRECTION",
  start,
  end: start + said.length,
  message: `the text says "${said.trim()}", but ${evidence}`,
  fix: "say which way it went, or leave the word out",
});
