/** Words of direction right before the level reached, or before the one it came from. */
import { seriesKeyOf } from "../../evidence/cell.js";
import type { BoundFact } from "../prose.js";
import { earlierMoments, saidOf } from "./moment.js";
import { type Baseline, type Movement, moved } from "./movement.js";
import type { Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsBefore } from "./sentence.js";
import { compareQuantity } from "./subject.js";

/** "A lower {{x}}", 更高的{{x}}: higher, or lower, than it was. */
const comparatives = {
  zh: [/更[高大多]的$/, /更[低小少]的$/],
  en: [/\ba\s+(?:higher|larger|greater)\s+$/i, /\ba\s+(?:lower|smaller)\s+$/i],
} as const;

/** "增至{{x}}", "fell to {{x}}", "rose from {{a}} to {{x}}", "{{x}}, up from {{a}}". */
export function levelsReached(reading: Reading, sentence: Sentence): readonly Movement[] {
  return sentence.facts.flatMap((fact): Movement[] => {
    const { quantity, change, cell } = reading.subject(fact);
    if (quantity === undefined) return [];
    const own = wordsBefore(reading.text, fact, clauseOf(sentence, fact));
    // "It fell, to {{x}}": the word stands before the comma.
    const before = /^\s*to\s+$/.test(own) ? wordsBefore(reading.text, fact, sentence) : own;
    const [more, less] = comparatives[reading.language];
    const up = reading.lexicon.upTo.exec(before) ?? more.exec(before);
    const found = up ?? reading.lexicon.downTo.exec(before) ?? less.exec(before);
    if (found !== null) {
      // A change that "rose to" is read against earlier changes, as any level is.
      if (change !== undefined && cell === undefined && reading.moment(fact) === null) return [];
      return moved(
        reading,
        fact,
        fact.at - (before.length - found.index),
        fact.at,
        up !== null ? 1 : -1,
        baselines(fact, reading, sentence),
      );
    }
    return fromHere(fact, reading, sentence, before);
  });
}

/** What a level came from: the value the text says it started at, else the value of its series named before it, else what the evidence holds of the time before. */
function baselines(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Baseline[] {
  const before = sentence.facts.filter(({ at }) => at < fact.at);
  const started = before.findLast((other) => startsMovement(reading, sentence, other));
  const origin = started === undefined ? undefined : reading.subject(started).quantity;
  const own = reading.moment(fact);
  const named = before.findLast((other) => {
    const moment = reading.moment(other);
    return own !== null && moment !== null && moment.key === own.key && moment.to < own.to;
  });
  const moment = named === undefined ? null : reading.moment(named);
  // "Rose from {{a}} to {{b}} and fell back to {{x}}": the second movement begins where the first ended.
  const isPassed = started !== undefined && named !== undefined && moment !== null && named.at > started.at;
  if (started !== undefined && origin !== undefined && !isPassed && isOfOneKind(reading, started, fact))
    return [{ quantity: origin, said: started.printed.text }];
  if (moment !== null) return [moment];
  return [...earlierMoments(reading.subject(fact), reading.scope), ...levelsOfOtherLength(fact, reading)];
}

/** A share, a stock or a price of a year, told before that of a month: "48% in 2022 … in July 2023 it was down to 42%". */
function levelsOfOtherLength(fact: BoundFact, reading: Reading): readonly Baseline[] {
  const { cell } = reading.subject(fact);
  const measure = cell === undefined ? undefined : reading.vintage.pack.indicators.get(cell.indicator)?.measure;
  if (cell === undefined || measure === undefined || measure === "flow" || measure === "cumulative") return [];
  const told = reading.sentences
    .flatMap(({ facts }) => facts)
    .filter(({ at }) => at < fact.at)
    .flatMap((other) => reading.subject(other).cell ?? [])
    .findLast(
      (other) =>
        seriesKeyOf(other) === seriesKeyOf(cell) && other.period.end < cell.period.end && other.period.frequency !== cell.period.frequency,
    );
  return told === undefined ? [] : [{ quantity: told.quantity, said: `${told.period.code}: ${saidOf(told.quantity, reading.scope)}` }];
}

/** One may have become the other: the same unit, and of one register or indicator where that can be told. */
function isOfOneKind(reading: Reading, a: BoundFact, b: BoundFact): boolean {
  const [left, right] = [reading.subject(a), reading.subject(b)];
  if (left.quantity === undefined || right.quantity === undefined || compareQuantity(left.quantity, right.quantity) === null) return false;
  return left.cell === undefined || right.cell === undefined || left.cell.indicator === right.cell.indicator;
}

/** "从{{a}}", "from {{a}}": the value a movement begins at. */
function startsMovement({ text, language }: Reading, sentence: Sentence, fact: BoundFact): boolean {
  const before = text.slice(sentence.start, fact.at);
  return language === "zh"
    ? /(?:从|由|自)[^，。；\uFFFC]{0,16}(?:\uFFFC年?的?)?$/.test(before)
    : /\bfrom\s+(?:[^.;,\uFFFC]{0,30}\s)?$/i.test(before);
}

/** The word stands before where it began: "rose from {{a}} in 2020 to {{x}}", "{{x}}, up from {{a}}". */
function fromHere(fact: BoundFact, reading: Reading, sentence: Sentence, before: string): Movement[] {
  const { lexicon, text } = reading;
  const up = lexicon.upFrom?.exec(before);
  const found = up ?? lexicon.downFrom?.exec(before);
  const { quantity } = reading.subject(fact);
  if (found === null || found === undefined || quantity === undefined) return [];
  const start = fact.at - (before.length - found.index);
  const way = up !== null && up !== undefined ? 1 : -1;
  const baseline = [{ quantity, said: fact.printed.text }];
  const reached = sentence.facts.find(
    (other) =>
      other.at > fact.at &&
      isOfOneKind(reading, fact, other) &&
      /\bto\s+(?:[^.;,()\uFFFC]{0,30}\s)?$/.test(wordsBefore(text, other, sentence)),
  );
  if (reached !== undefined) return moved(reading, reached, start, fact.at, way, baseline);
  const previous = sentence.facts.findLast((other) => other.at < fact.at && isOfOneKind(reading, fact, other));
  if (previous === undefined || !/^[\s,(]*$/.test(text.slice(previous.at + 1, start).replace(/\bin\s+\d{4}|\bby\s+\w+/g, ""))) return [];
  return moved(reading, previous, start, fact.at, way, baseline);
}
