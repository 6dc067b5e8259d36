/** PROSE-STATUS: a forecast told as a fact, a fact told as a forecast; PROSE-LATEST: "latest" said of a value that has been overtaken. */
import { daysInMonth, isoDay } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, wordsAfter, wordsBefore } from "./sentence.js";
import { type Subject, seriesOf } from "./subject.js";

const words: Readonly<Record<string, string>> = {
  A: "an actual value",
  E: "an estimate",
  F: "a forecast",
  P: "a provisional value",
  B: "an actual value",
  C: "computed",
};

/** Words of status, and their absence, against the status of the cells. */
export function checkStatus(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return sentence.facts.flatMap((fact) => {
    const subject = reading.subject(fact);
    if (subject.quantity === undefined || subject.cells.length === 0) return [];
    const clause = clauseOf(sentence, fact);
    return [
      ...said(fact, subject, reading, clause),
      ...silent(fact, subject, reading, sentence, clause),
      ...stale(fact, subject, reading, sentence, clause),
    ].slice(0, 1);
  });
}

const objection = (start: number, end: number, message: string, fix: string): Objection => ({
  code: "PROSE-STATUS",
  start,
  end,
  message,
  fix,
});

/** What a year to come may be said of without being foretold: plans, terms, names of plans. */
const toCome = {
  zh: /到|至|前|底|之前|届|力争|期|五年|远景|愿景|纲要|方案|意见|有效|起施行|实施|生效|施行|目标|规划|计划|展望|预|未来|今后|下一|若|如果|可能|或/,
  en: /\b(?:by|until|till|through|to|from|before|plans?|planned|term|valid|effective|in\s+force|takes?\s+effect|due|horizon|vision|next|coming|future|if|may|might|could|up\s+to|edition|five-year)\b/i,
};

/** A year after the edition's date told as a fact: no word of the sentence looks ahead. */
export function checkFutureYears(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text, language, vintage, kind } = reading;
  if (kind !== "running") return [];
  const [first] = within(reading.times, sentence).filter(
    ({ from, to, grain }) => from > vintage.asOf && to !== "9999-12-31" && grain !== "years",
  );
  const said = text.slice(sentence.start, sentence.end);
  if (first === undefined || lexicon.forecast.test(said) || toCome[language].test(said)) return [];
  if (sentence.facts.some((fact) => statusOf(reading.subject(fact)) === "F")) return [];
  return [
    {
      code: "PROSE-ANACHRONISM",
      start: first.start,
      end: first.end,
      message: `the text tells of ${text.slice(first.start, first.end)} as of something that has happened, but this edition ends at ${vintage.asOf}`,
      fix: `say who expects it, or put it inside :::when{from="${lastDay(first.to)}"}; a figure has editions for that`,
    },
  ];
}

/** The last day of a time whose months are all written with thirty-one. */
function lastDay(day: string): string {
  const [year = 0, month = 1, last = 1] = day.split("-").map(Number);
  return isoDay(year, month, Math.min(last, daysInMonth(year, month)));
}

/** "Will exceed the {{x}} of 2020", "预计将高于2020年的{{x}}": the number is what the forecast is held against. */
const yardstick =
  /\b(?:exceed\w*|surpass\w*|top(?:s|ped)?|beat|above|below|than|from|over|past|against|compared\s+(?:with|to))\s+(?:the|that|those|its|their|this)(?:\s+\w+){0,2}\s+$|(?:高于|低于|超过|超出|超越|不及|少于|多于|大于|小于|相比|比|较|从|由)[^，。；\uFFFC]{0,12}的$/i;

/** Nothing to come has been reached. */
const attained = /已经?(?:达到?|突破|超过|实现)[^，。；\uFFFC]{0,4}$|\b(?:has|have|had)\s+(?:already\s+)?(?:reached|passed|hit)\s+$/i;

/** The status the words beside a fact give it. */
function said(fact: BoundFact, subject: Subject, { lexicon, text, vintage }: Reading, clause: Stretch): readonly Objection[] {
  const status = statusOf(subject);
  const after = wordsAfter(text, fact, clause);
  // A bracket begins a clause of its own: it is read beyond the end of this one.
  const bracket = text.slice(fact.at + 1, fact.at + 24);
  for (const { pattern, status: claimed } of lexicon.statusAfter) {
    const found = pattern.exec(bracket)?.[0];
    if (found === undefined || claimed === status || (claimed === "A" && status === "B") || (claimed === "E" && status === "P")) continue;
    return [
      objection(
        fact.at + 1,
        fact.at + 1 + found.length,
        `the text calls ${fact.printed.text} ${words[claimed]}, but it is ${words[status]}`,
        "correct the word, or the status of the observation",
      ),
    ];
  }
  const before = wordsBefore(text, fact, clause);
  const forecast =
    lexicon.forecastBefore.exec(before)?.[0] ??
    lexicon.forecastBefore.exec(text.slice(clause.start, fact.at).replaceAll("\uFFFC", ""))?.[0];
  const past = subject.cells.every(
    ({ period, status: each }) => period.end <= vintage.asOf && (each === "A" || each === "B" || each === "P"),
  );
  const governs =
    forecast !== undefined &&
    !yardstick.test(before) &&
    clause.facts.every(({ at }) => at >= fact.at || at < fact.at - forecast.length - 2);
  // A declared forecast rests on past years and is one all the same.
  if (governs && past && status !== "F" && !lexicon.actual.test(after)) {
    const start = Math.max(clause.start, fact.at - forecast.length);
    return [
      objection(
        start,
        fact.at,
        `the text calls ${fact.printed.text} a forecast, but it is ${words[status]} of ${subject.cells[0]?.period.code ?? ""}`,
        "say that it is so, or bind the forecast",
      ),
    ];
  }
  const isToCome = status === "F" && (subject.cell?.period.end ?? "") > vintage.asOf;
  const actual = lexicon.actualBefore.exec(before)?.[0] ?? (isToCome ? attained.exec(before)?.[0] : undefined);
  if (actual !== undefined && (status === "F" || status === "E"))
    return [
      objection(
        fact.at - actual.length,
        fact.at,
        `the text calls ${fact.printed.text} an actual value, but it is ${words[status]}`,
        "say what it is, or bind the actual value",
      ),
    ];
  return [];
}

function statusOf({ status, cells }: Subject): string {
  if (status !== "C" && status !== undefined) return status;
  return cells.some((cell) => cell.status === "F") ? "F" : cells.some((cell) => cell.status === "E") ? "E" : "A";
}

/** A forecast in a sentence that no word marks as one: told in the past tense, or a cell of no year that is plainly to come. */
function silent(fact: BoundFact, subject: Subject, reading: Reading, sentence: Sentence, clause: Stretch): readonly Objection[] {
  const { lexicon, text, kind, vintage } = reading;
  if (kind !== "running" || statusOf(subject) !== "F" || lexicon.forecast.test(text.slice(sentence.start, sentence.end))) return [];
  // In the words of its own clause, or plainly anywhere before it.
  const actual =
    lexicon.actual.exec(text.slice(clause.start, clause.end)) ??
    /实际(?!上)|\bactual(?:ly)?\b|\brecorded\b/.exec(text.slice(sentence.start, fact.at));
  // A year to come in the sentence speaks for its own number alone; of a year that is over only a forecast told before speaks.
  const isPast = subject.cell !== undefined && subject.cell.period.end <= vintage.asOf;
  const toCome = !isPast && within(reading.times, sentence).some(({ to }) => to > vintage.asOf && to !== "9999-12-31");
  const told = isPast ? text.slice(0, sentence.start) : text;
  if (actual === null && (subject.cell === undefined || toCome || lexicon.forecast.test(told))) return [];
  const start = actual === null ? fact.at : Math.max(sentence.start, text.lastIndexOf(actual[0], fact.at));
  const fix = "say who expects it and that it is expected";
  return [
    objection(
      start,
      actual === null ? fact.at + 1 : start + actual[0].length,
      `${fact.printed.text} is a forecast, and the sentence tells it as a fact`,
      fix,
    ),
  ];
}

/** "最新", "latest": the series must have no newer value that is no forecast. */
function stale(fact: BoundFact, { cell }: Subject, reading: Reading, sentence: Sentence, clause: Stretch): readonly Objection[] {
  if (cell === undefined) return [];
  const found = latestBefore(fact, reading, clause) ?? latestAround(fact, reading, sentence);
  const newer =
    found === null
      ? undefined
      : seriesOf(cell, reading.vintage).findLast((other) => other.period.start > cell.period.end && other.status !== "F");
  if (found === null || newer === undefined) return [];
  return [
    {
      code: "PROSE-LATEST",
      severity: "warning",
      ...found,
      message: `the text calls ${fact.printed.text} of ${cell.period.code} the latest, but ${newer.period.code} is known`,
      fix: "bind the latest period, or leave the word out",
    },
  ];
}

type Place = Pick<Objection, "start" | "end">;

/** Right before the number, in its clause. */
function latestBefore(fact: BoundFact, { lexicon, text }: Reading, clause: Stretch): Place | null {
  const said = lexicon.latest.exec(wordsBefore(text, fact, clause))?.[0];
  return said === undefined ? null : { start: fact.at - said.length, end: fact.at };
}

/** Anywhere in the sentence, when no other number stands nearer to the word. */
function latestAround(fact: BoundFact, { lexicon, text, subject }: Reading, sentence: Sentence): Place | null {
  const match = lexicon.latestValue.exec(text.slice(sentence.start, sentence.end));
  if (match === null) return null;
  const [start, end] = [sentence.start + match.index, sentence.start + match.index + match[0].length];
  const distance = ({ at }: BoundFact): number => (at < start ? start - at : at - end);
  const numbers = sentence.facts.filter((other) => subject(other).quantity !== undefined);
  return numbers.every((other) => other === fact || distance(other) > distance(fact)) ? { start, end } : null;
}
