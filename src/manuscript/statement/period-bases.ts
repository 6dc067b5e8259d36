/** What a number beside a time may be instead of a number of it: where a movement starts, what another number is compared with. */
import type { BoundFact } from "../prose.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence, type Stretch } from "./sentence.js";
import type { Subject } from "./subject.js";
import { overlaps, type TimeMention, yearsOf } from "./time-words.js";

export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** The time a fact is of: its cell's, a change's later cell's, else from the first to the last of its cells. */
export function intervalOf({ cell, cells, change, period, ahead, conditions }: Subject): Interval | null {
  if (period !== undefined || cells.length > 60) return null;
  if (ahead !== undefined) return { from: ahead.start, to: ahead.end };
  if (cells.length === 0) return conditions.time;
  if (cell !== undefined) return { from: cell.period.start, to: cell.period.end };
  const starts = cells.map((each) => each.period.start).sort();
  const [last] = cells.map((each) => each.period).sort((a, b) => (a.end > b.end ? -1 : 1));
  if (last === undefined) return null;
  return { from: change !== undefined ? last.start : (starts[0] ?? last.start), to: last.end };
}

/** "2022年由{{a}}降至{{b}}": the time is that of where a movement ends, whose start is of an earlier one. */
export function isStart(reading: Reading, sentence: Sentence, fact: BoundFact, governing: readonly TimeMention[]): boolean {
  if (reading.language !== "zh" || !/(?:从|由|自)$/.test(reading.text.slice(sentence.start, fact.at))) return false;
  const own = reading.moment(fact);
  return clauseOf(sentence, fact).facts.some((other) => {
    const reached = other.at > fact.at ? reading.moment(other) : null;
    const interval = intervalOf(reading.subject(other));
    const isLater = own !== null && reached !== null && reached.key === own.key && own.to < reached.to;
    return isLater && interval !== null && governing.some((time) => overlaps(yearsOf(time, interval), interval));
  });
}

const baseWords = {
  zh: /(?:此前|之前|前期|前值)(?:一[年季个]?(?:年度|季度|月)?)?末?(?:则|仅|只)?(?:为|是|有)?$/,
  en: /\b(?:after|following|(?:up|down)\s+from|from|against|versus|compared\s+(?:with|to))\s+(?:(?:the|a|an|only|just|some|still)\s+)*$/i,
};

/** "For 2024 it foresees {{a}}, after {{x}}": what the number before it is compared with, of the year before. */
export function isBase(reading: Reading, sentence: Sentence, fact: BoundFact, governing: readonly TimeMention[]): boolean {
  const own = reading.moment(fact);
  const other = sentence.facts.findLast(({ at }) => at < fact.at);
  const reached = other === undefined ? null : reading.moment(other);
  if (own === null || other === undefined || reached === null || reached.key !== own.key || own.to >= reached.to) return false;
  const interval = intervalOf(reading.subject(other));
  return (
    Number(reached.to.slice(0, 4)) - Number(own.to.slice(0, 4)) <= 1 &&
    interval !== null &&
    governing.some((time) => overlaps(yearsOf(time, interval), interval)) &&
    baseWords[reading.language].test(reading.text.slice(other.at + 1, fact.at))
  );
}

const enBase =
  /\b(?:(?:more|less|fewer|higher|lower)\s+than|above|below)\s+(?:(?:that|those)\s+)?(?:(?:of|in|at|for|during)\s+)?(?:the\s+)?(?:(?:same|corresponding)\s+(?:quarter|half|months?|period)\s+(?:of|in)\s+)?$/i;

const zhMore = /^年?[^，。；\uFFFC]{0,10}(?:多|少|高|低|大|小|增|减|升|降|涨|跌)[^，。；\uFFFC]{0,4}$/;

const enOn =
  /^\s+(?:on|over|from|against|versus|compared\s+(?:with|to))\s+(?:the\s+)?(?:(?:same|corresponding)\s+(?:quarter|half|months?|period)\s+(?:of|in)\s+|end\s+of\s+)?$/i;

/** "{{x}} more than in the third quarter of 2023", "up {{x}} on 2023", "比2023年多出{{x}}": the time a change is measured against. */
export function isComparedWith({ text, language, subject }: Reading, clause: Stretch, time: TimeMention): boolean {
  if (language === "en") {
    const last = clause.facts.findLast(({ at }) => at < time.start);
    if (last !== undefined && subject(last).change !== undefined && enOn.test(text.slice(last.at + 1, time.start))) return true;
    return enBase.test(text.slice(clause.start, time.start));
  }
  const next = clause.facts.find(({ at }) => at > time.start)?.at ?? clause.end;
  return /[比较]$/.test(text.slice(clause.start, time.start)) && zhMore.test(text.slice(time.end, next));
}

/** A change that is said to be against another time than it is. */
export function baseObjection(reading: Reading, sentence: Sentence, subject: Subject, times: readonly TimeMention[]): Objection | null {
  const { fact, change, cells } = subject;
  const clause = clauseOf(sentence, fact);
  // In Chinese the time stands before the change, in English behind it.
  const [from, to] =
    reading.language === "zh"
      ? [clause.facts.findLast(({ at }) => at < fact.at)?.at ?? clause.start, fact.at]
      : [fact.at, clause.facts.find(({ at }) => at > fact.at)?.at ?? clause.end];
  const said = within(times, clause).findLast(({ start, end }) => start >= from && end <= to);
  if (said === undefined || change === undefined || cells.length !== 2 || !isComparedWith(reading, clause, said)) return null;
  const [base] = cells.map(({ period }) => period).sort((a, b) => (a.start < b.start ? -1 : 1));
  if (base === undefined) return null;
  const against = { from: base.start, to: base.end };
  if (overlaps(base.frequency === said.grain ? said : yearsOf(said, against), against)) return null;
  return {
    code: "PROSE-PERIOD",
    start: said.start,
    end: said.end,
    message: `the text compares with "${reading.text.slice(said.start, said.end)}", but ${fact.printed.text} is measured against ${base.code}`,
    fix: "correct the time in the text, or the earlier period in the expression",
  };
}
