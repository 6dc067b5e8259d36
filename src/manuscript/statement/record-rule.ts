/** PROSE-DIRECTION of records: an all-time high, 首次突破, that an earlier value of the series had reached. */
import type { Cell } from "../../evidence/cell.js";
import { approximationsIn } from "../approximations.js";
import type { BoundFact } from "../prose.js";
import { saidOf } from "./moment.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, spanOf } from "./sentence.js";
import { compareQuantity, seriesOf, sizeOf } from "./subject.js";

/** "首次突破", "record high": no earlier value of the series may be as high. */
export function records(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const { cell: own, cells, change } = reading.subject(fact);
  // "{{growth}} up on the month, a record": the record is the level's that grew.
  const cell = own ?? (change === undefined ? undefined : cells.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1)).at(-1));
  if (cell === undefined) return [];
  const clause = clauseOf(sentence, fact);
  const comment = sentence.clauses.find(({ start, facts }) => start === clause.end && facts.length === 0);
  // "{{x}}, an all-time high": a clause that only comments the number before it.
  const comments = comment !== undefined && clause.facts.at(-1) === fact && comment.end - comment.start < 40;
  const told = isToldNext(reading, sentence, comments ? comment : clause);
  const end = comments && !told ? comment.end : clause.end;
  // "…首次突破百万，达{{x}}", "… for the first time in May, at {{x}}": the record is the next number's.
  const before = sentence.clauses.find((each) => each.end === clause.start);
  const leads = before !== undefined && clause.facts[0] === fact && isToldNext(reading, sentence, before);
  const from = leads ? (before.facts.at(-1)?.at ?? before.start) : clause.start;
  const said = text.slice(from, told && !comments ? fact.at : end);
  for (const [pattern, way] of [
    [lexicon.recordHigh, 1],
    [lexicon.recordLow, -1],
  ] as const) {
    const span = spanOf(pattern, said, { start: from });
    if (span === null) continue;
    // "Passed one million for the first time": no earlier value may have passed it.
    const passed = approximationsIn(said, reading.language).find(({ kind }) => kind === "amount");
    const isRival = ({ quantity }: Cell): boolean =>
      (compareQuantity(quantity, cell.quantity) ?? -way) !== -way || (passed !== undefined && way === 1 && sizeOf(quantity) > passed.least);
    const rival = seriesOf(cell, reading.vintage).find((other) => other.period.end < cell.period.end && isRival(other));
    if (rival === undefined) continue;
    const message = `${rival.period.code} was already at ${saidOf(rival.quantity, reading.scope)}, so ${fact.printed.text} in ${cell.period.code} is no record`;
    return [
      { code: "PROSE-DIRECTION", start: span.start, end: span.end, message, fix: "leave out the record, or name the value that is one" },
    ];
  }
  return [];
}

const reachedNext = {
  zh: /^(?:达到?了?|为|至|报|录得|计|共)?(?:了|约|近|超过?|逾)?$/,
  en: /^\s*(?:at|with|reaching|to|or)(?:\s+(?:about|over|nearly|some))?\s+$/i,
};

/** The clause behind begins with its number: "…, at {{x}}", "…，达{{x}}" tells what this one announced. */
function isToldNext({ text, language }: Reading, sentence: Sentence, clause: Stretch): boolean {
  const next = sentence.clauses.find(({ start }) => start === clause.end);
  const [first] = next?.facts ?? [];
  return next !== undefined && first !== undefined && reachedNext[language].test(text.slice(next.start, first.at));
}
