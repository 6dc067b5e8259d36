/** PROSE-PERIOD: the time the words give is not the time of the number beside them. */
import { monthsEn } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import { partBesideObjection } from "./part-beside.js";
import { baseObjection, type Interval, intervalOf, isBase, isComparedWith, isStart } from "./period-bases.js";
import { endObjection, grainObjection, monthObjection, partObjection, wholeObjection } from "./period-grain.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, wordsAfter, wordsBefore } from "./sentence.js";
import type { Subject } from "./subject.js";
import { mentionOf, overlaps, type TimeMention, yearsAway, yearsOf } from "./time-words.js";

/** Facts whose period none of the times that govern them names. */
export function checkPeriods(reading: Reading, sentence: Sentence): readonly Objection[] {
  const printed = sentence.facts.flatMap((fact) => {
    const { period, name } = reading.subject(fact);
    return period === undefined || name !== undefined ? [] : [mentionOf(period, fact.at)];
  });
  const times = [...within(reading.times, sentence), ...printed].sort((a, b) => a.start - b.start);
  return sentence.facts.flatMap((fact): Objection[] => {
    const subject = reading.subject(fact);
    const [plain] = [wholeObjection, monthObjection, partBesideObjection].flatMap((rule) => rule(reading, sentence, subject));
    if (plain !== undefined) return [plain];
    if (times.length === 0) return [];
    const interval = intervalOf(subject);
    if (interval === null) return [];
    const misplaced = baseObjection(reading, sentence, subject, times);
    if (misplaced !== null) return [misplaced];
    const { times: governing, exact } = governingTimes(reading, sentence, fact, times);
    if (governing.length === 0) return [];
    const matching = governing.filter((time) => overlaps(exact && isFiner(subject, time) ? time : yearsOf(time, interval), interval));
    const [first] = governing;
    if (first === undefined) return [];
    if (matching.length > 0)
      return [
        ...grainObjection(reading, sentence, subject, interval, matching),
        ...partObjection(reading, subject, matching),
        ...endObjection(reading, subject, matching),
      ].slice(0, 1);
    if (isSaying(reading, sentence, fact, first, interval)) return [];
    if (isForetold(reading, sentence, subject, first)) return [];
    if (isStart(reading, sentence, fact, governing) || isBase(reading, sentence, fact, governing)) return [];
    const away = yearsAway(reading.text.slice(sentence.start, sentence.end), reading.language);
    if (away.some((years) => governing.some((time) => overlaps(movedYears(time, years, interval), interval)))) return [];
    const said = reading.text.slice(first.start, first.end);
    return [
      {
        code: "PROSE-PERIOD",
        start: first.start,
        end: first.end,
        message: `the text says ${said === "\uFFFC" ? `${first.from.slice(0, 7)}` : `"${said}"`}, but ${fact.printed.text} is of ${codeOf(subject)}`,
        fix: "correct the year in the text, or the period in the expression",
      },
    ];
  });
}

function codeOf({ cell, cells, ahead, conditions }: Subject): string {
  if (ahead !== undefined) return ahead.code;
  if (cells.length === 0) return `${conditions.time?.from ?? ""} to ${conditions.time?.to ?? ""}`;
  const codes = cell === undefined ? cells.map(({ period }) => period.code) : [cell.period.code];
  return [...new Set(codes)].sort().slice(-3).join(", ");
}

interface Governing {
  readonly times: readonly TimeMention[];
  /** The words leave no doubt which time is meant, to the month. */
  readonly exact: boolean;
}

/**
 * The times that speak of a fact: what stands right beside it; else those of its clause; else those of the sentence when they
 * open it, since a time given first holds for what follows.
 */
function governingTimes(reading: Reading, sentence: Sentence, fact: BoundFact, times: readonly TimeMention[]): Governing {
  if (reading.kind === "cell") return { times, exact: true };
  const clause = clauseOf(sentence, fact);
  const listed = listedWith(reading, sentence, fact, within(times, sentence));
  if (listed !== undefined) return { times: [listed], exact: false };
  const own = within(times, clause).filter((time) => !isOfTarget(reading, clause, time));
  const others = own.filter((time) => !isComparedWith(reading, clause, time));
  const beside = besideOf(reading, clause, fact, others);
  if (beside !== undefined) return { times: [beside], exact: !namesPart(reading, clause, fact) };
  // What hangs on another number is not about this one.
  const free = others.filter((time) => !clause.facts.some((other) => besideOf(reading, clause, other, others) === time));
  if (free.length > 0) return { times: others, exact: isSure(reading, sentence, fact, others) };
  if (others.length > 0) return { times: [], exact: false };
  // "Revenue of the four quarters of 2025: {{a}}, {{b}} …": what a colon announces is of the time before it.
  const announced = sentence.clauses.findLast(({ end }) => end <= clause.start && /[:：]\s*$/.test(reading.text.slice(0, end)));
  const told = announced === undefined ? [] : within(times, announced);
  const isAlone = times.filter(({ end }) => end <= fact.at).length === 1;
  if (told.length === 1 && isAlone) return { times: told, exact: false };
  const before = times.filter(({ end }) => end <= fact.at);
  const [first] = before;
  const opens = first !== undefined && opening.test(reading.text.slice(sentence.start, first.start));
  const governing = opens && before.length === 1 && times.length === 1 ? before : [];
  return { times: governing, exact: isSure(reading, sentence, fact, governing) };
}

/** Words between a time and a number by which another time may be meant, or another number told first. */
const elsewhere = {
  zh: /[月季年周日比较自从由截次翌首]|以来|起|之?[前后]|至|(?<![升降达增回涨跌落得])到|累计|预计|宣布|公布|发布|显示|统计|\uFFFC/,
  en: new RegExp(
    `\\b(?:${monthsEn.join("|")}|quarters?|half|years?|months?|weeks?|days?|later|earlier|after|before|since|from|until|through|than|by|announced|reported|published|said|expected|forecast)\\b|\uFFFC`,
    "i",
  ),
};

/** "In January and February 2024", "{{a}} on 24 July 2023 and": one of two times, or another number's. */
const joins = {
  zh: /[、和与及至到—–-]\s*$/,
  en: /(?:\b(?:and|or|to|through|until)|[–-])\s+$|\uFFFC\s+(?:on|in|at|by|of|for)\s+(?:the\s+)?$/i,
};

/** The one time ahead of a fact leaves no doubt: "In October 2025, {{x}} were sold", "2025年10月，销量为{{x}}", "…，当月{{x}}". */
function isSure(reading: Reading, sentence: Sentence, fact: BoundFact, times: readonly TimeMention[]): boolean {
  const { text, language } = reading;
  const [time, second] = times;
  if (time === undefined || second !== undefined || time.end > fact.at || text[time.start] === "\uFFFC") return false;
  if (joins[language].test(text.slice(0, time.start)) || namesPart(reading, clauseOf(sentence, fact), fact)) return false;
  const gap = text.slice(time.end, fact.at);
  return (
    (language === "zh" && time.grain === "month" && /^[^\uFFFC]*[当同]月[^，。；\uFFFC]{0,8}$/.test(gap)) || !elsewhere[language].test(gap)
  );
}

/** "To meet its target for 2030", "才能达到2030年的目标": the time of the target, not of the number beside it. */
function isOfTarget({ text, language }: Reading, clause: Stretch, { start, end }: TimeMention): boolean {
  return language === "zh"
    ? /^年?[底末]?的?目标(?!为|是|：|\uFFFC|定)/.test(text.slice(end, clause.end))
    : /\b(?:meet|reach|hit|miss|of|from|below|towards?)\s+(?:its|the|their|that|this)\s+(?:target|goal|aim)s?\s+(?:for|of|by)\s+$/i.test(
        text.slice(clause.start, start),
      );
}

const between = /^(?:,\s+(?:and\s+)?|\s+and\s+)$/;

/** "{{a}}, {{b}} and {{c}} in 2019, 2020 and 2021": as many times as numbers, in the same order. */
function listedWith(
  { text, language }: Reading,
  sentence: Stretch,
  fact: BoundFact,
  times: readonly TimeMention[],
): TimeMention | undefined {
  const last = sentence.facts.at(-1);
  if (language !== "en" || last === undefined) return undefined;
  const after = times.filter(({ start }) => start > last.at);
  const [first] = after;
  if (first === undefined || after.length < 2 || !/^\s+in\s+$/.test(text.slice(last.at + 1, first.start))) return undefined;
  const isRun = after.every(({ start }, i) => i === 0 || between.test(text.slice(after[i - 1]?.end ?? 0, start)));
  const facts = sentence.facts.slice(-after.length);
  const isList = facts.every(({ at }, i) => i === 0 || between.test(text.slice((facts[i - 1]?.at ?? 0) + 1, at)));
  return isRun && isList && facts.length === after.length ? after[facts.indexOf(fact)] : undefined;
}

const opening = /^(?:[\s“"'（(]|截至|截止|到|在|于|其中|至|\b(?:In|By|At|As|For|During|Over|On|the|end|of)\b)*$/i;

/** A month or part of a year without its year stands beside the fact: "7月为{{x}}", "{{x}} on 18 December". */
function namesPart(reading: Reading, clause: Stretch, fact: BoundFact): boolean {
  const words = reading.language === "zh" ? wordsBefore(reading.text, fact, clause) : wordsAfter(reading.text, fact, clause);
  return (reading.language === "zh" ? /(?<!年)\d{1,2}月/ : /^\s+(?:on|in|by)\s+(?:\d{1,2}\s+)?[A-Z][a-z]+\b(?!\s+(?:19|20)\d\d)/).test(
    words,
  );
}

/** Only periods of the same fineness tell months apart; a year's number may be told on any day of it. */
function isFiner({ cell }: Subject, time: TimeMention): boolean {
  if (cell === undefined) return time.grain !== "day" && time.grain !== "season";
  return cell.period.frequency === time.grain || !["day", "month", "season"].includes(time.grain);
}

const saying = {
  zh: /公布|公告|发布|披露|报告|统计|通报|称|指出|显示|认为|估算|估计|预计|预测|测算/,
  en: /\b(?:reported|announced|said|says|counted|published|found|estimated|put|puts|forecast|expects?|expected|disclosed|stated|showed|shows|report|survey|list)\b/i,
};

/** A time after the number's own that says when it was told: "In January 2026 the centre reported …". Nothing was told after the edition's date. */
function isSaying(reading: Reading, sentence: Sentence, fact: BoundFact, time: TimeMention, interval: Interval): boolean {
  return (
    (time.grain === "day" || time.grain === "month") &&
    time.from > interval.to &&
    time.from <= reading.vintage.asOf &&
    saying[reading.language].test(reading.text.slice(Math.max(sentence.start, time.start - 24), fact.at).replace(/^.*[:：]/, ""))
  );
}

/** "In 2021 the bank forecast {{x}} for 2030", "在2021年预测": the year in which the forecast was published. */
function isForetold({ lexicon, text }: Reading, sentence: Sentence, { cell }: Subject, time: TimeMention): boolean {
  if (cell?.status !== "F" || time.grain !== "year" || time.from >= cell.period.start) return false;
  const { known } = cell.winner;
  return known?.end.startsWith(time.from.slice(0, 4)) === true && lexicon.forecast.test(text.slice(sentence.start, sentence.end));
}

const enLink = /\b(?:in|on|for|during|of|at\s+the\s+end\s+of|at\s+end|by\s+the\s+end\s+of|by|as\s+of)\s+(?:the\s+)?$/i;
/** "Before interest and tax" is no time. */
const enBeforeWhat = /\bbefore\s+(?:interest|tax|depreciation|exceptional)\b/gi;
const enAway = /\b(?:from|than|since|compared|against|versus|after|before|up|down)\b/i;

/** "{{x}} in 2022", "2022年的{{x}}": a time with nothing but small words between it and the fact. */
function besideOf(reading: Reading, clause: Stretch, fact: BoundFact, times: readonly TimeMention[]): TimeMention | undefined {
  const { text, language } = reading;
  if (language === "en") {
    const next = clause.facts.find((other) => other.at > fact.at && reading.subject(other).quantity !== undefined);
    const after = times.find(({ start }) => start > fact.at && (next === undefined || start < next.at));
    const gap = after === undefined ? "" : text.slice(fact.at + 1, after.start);
    if (after !== undefined && gap.length < 50 && enLink.test(gap) && !enAway.test(gap.replace(enBeforeWhat, ""))) return after;
  }
  const previous = clause.facts.filter((other) => other.at < fact.at && reading.subject(other).quantity !== undefined).at(-1);
  const from = previous === undefined ? clause.start : previous.at + 1;
  const [only, second] = times.filter(({ start, end }) => start >= from && end <= fact.at);
  // In Chinese the time stands before what it dates.
  return language === "zh" && second === undefined ? only : undefined;
}

function movedYears(time: TimeMention, years: number, interval: Interval): Interval {
  const moved = (day: string) => `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
  const there = { ...time, from: moved(time.from), to: moved(time.to) };
  return time.grain === "season" ? yearsOf(there, interval) : there;
}
