/** PROSE-PERIOD, the fineness of it: a half told as the year, nine months as a quarter, the whole of a year as a part of it. */
import type { Cell } from "../../evidence/cell.js";
import { monthsEn } from "../../measure/index.js";
import { yearParts } from "../../pack/year-parts.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";
import type { Subject } from "./subject.js";
import { overlaps, type TimeMention } from "./time-words.js";

interface Interval {
  readonly from: string;
  readonly to: string;
}

const partWords = {
  zh: /半年|季|月|截至|累计|财年|同期|年[初中末底]/,
  en: /\bhalf\b|\bquarter|\bH[12]\b|\bQ[1-4]\b|\bmonths?\b|January|February|March|April|\bMay\b|June|July|August|September|October|November|December|year[- ]to[- ]date|\bfiscal\b|\bsame\s+(?:period|part)\b|\bend\s+of\b|\b(?:early|late|mid)\b/i,
};
/** Say plainly that the whole of a year is meant: around its mention, or in its stead. */
const wholeWords = {
  zh: { before: /整个$/, after: /^的?(?:全年|整年|全年度)/ },
  en: { before: /\b(?:all|the\s+whole|whole|the\s+full\s+year|full[- ]year)\s+(?:of\s+)?$/i, after: /^\s+as\s+a\s+whole\b/i },
};
const planWords = {
  zh: /[一二三四五六七八九十两\d]年[期间内]|计划|规划|多年|合计|累计|起|至|以来/,
  en: /\b(?:plans?|planned|years|since|from|to|through|until|total|together|cumulative\w*)\b|-year\b/i,
};

/** A part of a year written as the year or as another part, or a year as its part. `interval` is the time the number is of. */
export function grainObjection(
  reading: Reading,
  sentence: Sentence,
  { fact, cell, cells }: Subject,
  interval: Interval,
  matching: readonly TimeMention[],
): Objection[] {
  const [first] = matching;
  if (first === undefined || reading.kind === "heading") return [];
  const objection = (message: string): Objection[] => [
    {
      code: "PROSE-PERIOD",
      start: first.start,
      end: first.end,
      message,
      fix: "name the period the number is of, or bind the number of the period named",
    },
  ];
  const one = matching.length === 1;
  const printed = fact.printed.text;
  if (cell === undefined) {
    const wholes = cells.length > 0 ? cells.filter(({ period }) => overlaps({ from: period.start, to: period.end }, first)) : [];
    const isWhole =
      cells.length > 0
        ? wholes.length > 0 && wholes.every(({ period }) => monthsOf({ from: period.start, to: period.end }) >= 12)
        : monthsOf(interval) >= 12 && isClosed(interval);
    return one && isPart(first) && isWhole ? objection(`the text speaks of a part of the year, but ${printed} is of a whole year`) : [];
  }
  const { code, frequency } = cell.period;
  if (matching.every(({ grain }) => grain === "half" || grain === "quarter") && frequency === "year")
    return objection(`the text speaks of a part of the year, but ${printed} is of the whole of ${code}`);
  const isRange = first.grain === "month" && isClosed(first) && monthsOf(first) > 1;
  if (frequency === "interval" && one && isRange && !isSameMonths(first, interval))
    return objection(`the text gives another stretch of months than that of ${printed}, which is ${code}`);
  // "第一季度为{{a}}，第二季度达{{x}}": the part named nearer to the number is the one it is of.
  const isNearest = !partWords[reading.language].test(reading.text.slice(first.end, Math.max(first.end, fact.at)));
  if (one && isNearest && isPart(first) && isSummed(reading, cell) && monthsOf(interval) > 1 && !isSameMonths(first, interval))
    return objection(`the text gives another part of the year than that of ${printed}, which is ${code}`);
  const exact = reading.text[first.start] === "\uFFFC";
  if (
    exact &&
    one &&
    isFlow(reading, cell) &&
    (first.from !== cell.period.start || first.to !== cell.period.end) &&
    first.grain !== "years"
  )
    return objection(`the period beside it is not the period of ${printed}, which is ${code}`);
  const clause = clauseOf(sentence, fact);
  const numbers = clause.facts.filter((each) => reading.subject(each).quantity !== undefined);
  const said = reading.text.slice(clause.start, first.start) + reading.text.slice(first.end, clause.end);
  if (
    one &&
    first.grain === "years" &&
    isClosed(first) &&
    frequency === "year" &&
    isFlow(reading, cell) &&
    numbers.length === 1 &&
    !overYears[reading.language].test(said)
  )
    return objection(`the text speaks of several years, but ${printed} is of ${code} only`);
  if (!matching.every(({ grain }) => grain === "year" || grain === "season") || !isFlow(reading, cell)) return [];
  const isPartial = frequency === "half" || frequency === "quarter" || (frequency === "interval" && monthsOf(interval) < 12);
  // "2024年全年{{a}}，第四季度{{x}}": the whole of the year is said of the number before this one.
  const isWhole = isNearest && isWholeYear(reading, first);
  if (isPartial && (isWhole || !partWords[reading.language].test(withoutOthers(reading, sentence, fact, first))))
    return objection(`the text speaks of the year, but ${printed} is of ${code} only`);
  const isLong = frequency === "interval" && monthsOf(interval) > 18;
  return one && isLong && !planWords[reading.language].test(reading.text.slice(sentence.start, sentence.end))
    ? objection(`the text speaks of one year, but ${printed} is of ${code}`)
    : [];
}

/** Words by which one year's number may be told of several: a movement through them, a mean, a best one. */
const overYears = {
  zh: /[增减升降涨跌均最每各逐到至从由累计]/,
  en: /\b(?:rose|ris|grew|grow|fell|fall|from|to|each|every|average|mean|highest|lowest|peak|a\s+year|per\s+year|reach|over|during|plan)\w*/i,
};

function isClosed({ from, to }: Interval): boolean {
  return from > "0001" && to < "9999";
}

/** Half a year, some quarters, or some months of it. */
function isPart(time: TimeMention): boolean {
  const isRange = time.grain === "month" && isClosed(time) && monthsOf(time) > 1;
  return (time.grain === "half" || time.grain === "quarter" || isRange) && isClosed(time) && monthsOf(time) < 12;
}

/** Months that an interval takes, in full. */
function monthsOf({ from, to }: Interval): number {
  // The last day of a month may be written as its thirty-first.
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));
  return (last ?? 0) - (first ?? 0) + 1;
}

function isSameMonths(a: Interval, b: Interval): boolean {
  return a.from.slice(0, 7) === b.from.slice(0, 7) && a.to.slice(0, 7) === b.to.slice(0, 7);
}

function isFlow({ vintage }: Reading, cell: Cell): boolean {
  return vintage.pack.indicators.get(cell.indicator)?.measure === "flow";
}

/** A number of all the days of its period: no level of one day, which may be told of any time around it. */
function isSummed({ vintage }: Reading, cell: Cell): boolean {
  const measure = vintage.pack.indicators.get(cell.indicator)?.measure;
  return measure === "flow" || measure === "share" || measure === "rate";
}

function isWholeYear({ text, language }: Reading, { start, end }: TimeMention): boolean {
  return (
    wholeWords[language].before.test(text.slice(Math.max(0, start - 24), start)) ||
    wholeWords[language].after.test(text.slice(end, end + 16))
  );
}

const elided = /\b(?:that|those|the\s+same)\s+of\s+$/i;

/** The sentence up to the end of the number's clause, without the times of other years: a quarter of last year says nothing of this year's number. */
function withoutOthers({ text, times }: Reading, sentence: Sentence, fact: BoundFact, own: TimeMention): string {
  const { end: last } = clauseOf(sentence, fact);
  // "In the second half of 2023 and {{x}} in that of 2024".
  if (elided.test(text.slice(sentence.start, own.start))) return text.slice(sentence.start, last);
  return times
    .filter(({ start, end, grain }) => sentence.start <= start && end <= sentence.end && grain !== "year" && start !== own.start)
    .reduce(
      (said, { start, end }) => {
        const [from, to] = [start - sentence.start, end - sentence.start];
        return said.slice(0, from) + " ".repeat(to - from) + said.slice(to);
      },
      text.slice(sentence.start, last),
    );
}

const wholeBeside = {
  zh: { before: /全年[^，。；\uFFFC]{0,6}$/, after: /^(?!)/ },
  en: {
    before: /\b(?:annual|full-year)\s+[^.;,\uFFFC]{0,16}$/i,
    after: /^[^.;,\uFFFC]{0,24}\bof\s+(?:that|the\s+(?:whole|full))\s+year\b/i,
  },
};

/** "上年全年{{x}}", "{{x}} of the revenue of that year": of a number whose every cell is of a part of a year. */
export function wholeObjection(reading: Reading, sentence: Sentence, { fact, cells }: Subject): Objection[] {
  const areParts = cells.every(
    (cell) =>
      ["half", "quarter", "interval"].includes(cell.period.frequency) &&
      monthsOf({ from: cell.period.start, to: cell.period.end }) < 12 &&
      isSummed(reading, cell),
  );
  if (cells.length === 0 || !areParts) return [];
  const clause = clauseOf(sentence, fact);
  const { text, language } = reading;
  const before = wholeBeside[language].before.exec(wordsBefore(text, fact, clause));
  const found = before ?? wholeBeside[language].after.exec(wordsAfter(text, fact, clause));
  if (found === null) return [];
  const start = before === null ? fact.at + 1 : fact.at - before[0].length;
  return [
    {
      code: "PROSE-PERIOD",
      start,
      end: start + found[0].length,
      message: `the text speaks of a whole year, but ${fact.printed.text} is of ${[...new Set(cells.map(({ period }) => period.code))].join(", ")}`,
      fix: "name the period the number is of, or bind the number of the year",
    },
  ];
}

const monthBeside = {
  zh: /(?<!年|\d)(\d{1,2})月(?:份)?(?:的|为|达到?|至|到|约|有)*$/,
  en: new RegExp(`^\\s+(?:in|of)\\s+(${monthsEn.join("|")})\\b(?!\\s+(?:\\d|to\\b|and\\s+(?:${monthsEn.join("|")})\\b))`, "i"),
};

/** "{{x}} in January", "6月为{{x}}": a month without its year, beside a number of another month. */
export function monthObjection(reading: Reading, sentence: Sentence, { fact, cell }: Subject): Objection[] {
  if (cell === undefined || (cell.period.frequency !== "month" && cell.period.frequency !== "day")) return [];
  const { text, language } = reading;
  const clause = clauseOf(sentence, fact);
  const found = monthBeside[language].exec(language === "zh" ? wordsBefore(text, fact, clause) : wordsAfter(text, fact, clause));
  if (found === null) return [];
  const month = language === "zh" ? Number(found[1]) : monthsEn.findIndex((name) => name.toLowerCase() === found[1]?.toLowerCase()) + 1;
  if (month === Number(cell.period.end.slice(5, 7))) return [];
  const start = language === "zh" ? fact.at - found[0].length : fact.at + 1;
  return [
    {
      code: "PROSE-PERIOD",
      start,
      end: start + found[0].length,
      message: `the text says "${found[0].trim()}", but ${fact.printed.text} is of ${cell.period.code}`,
      fix: "correct the month in the text, or the period in the expression",
    },
  ];
}

/** "2024年6月末", "the end of the third quarter of 2025" beside a level of another day. A month early or late is still about then. */
export function endObjection(
  { text, language, vintage, kind }: Reading,
  { fact, of }: Subject,
  matching: readonly TimeMention[],
): Objection[] {
  const [time, second] = matching;
  if (of === undefined || time === undefined || second !== undefined || kind === "heading") return [];
  if (vintage.pack.indicators.get(of.indicator)?.measure !== "stock" || !isClosed(time)) return [];
  const isEnd = language === "zh" ? /^[末底]/.test(text.slice(time.end)) : /\bend\s+of\s+(?:the\s+)?$/i.test(text.slice(0, time.start));
  const apart = monthsOf({ from: time.to, to: of.period.end }) - 1;
  // "2024年9月末为{{a}}，年末为{{x}}": another end is named nearer to the number.
  const gap =
    time.start < fact.at ? text.slice(time.end + 1, fact.at) : text.slice(fact.at, time.start).replace(/\bend\s+of\s+(?:the\s+)?$/i, "");
  if (partWords[language].test(gap)) return [];
  // "More than the {{x}} of June": a month of its own behind the number.
  if (language === "en" && monthBeside.en.test(text.slice(fact.at + 1))) return [];
  // A season ends in the month its trade closes it, whatever the words say.
  if (!isEnd || Math.abs(apart) <= 1 || (time.grain === "season" && of.period.frequency === "fiscal")) return [];
  const said = text.slice(time.start, time.end);
  return [
    {
      code: "PROSE-PERIOD",
      start: time.start,
      end: time.end,
      message: `the text speaks of the end of ${said}, but ${fact.printed.text} is of ${of.period.end}`,
      fix: "correct the time in the text, or bind the number of that day",
    },
  ];
}

/** "年初" beside a number of December, "late 2022" beside one of March. A month early or late is still about then. */
export function partObjection({ text, language, kind }: Reading, { fact, cell }: Subject, matching: readonly TimeMention[]): Objection[] {
  const [first, second] = matching;
  const year = cell?.period.start.slice(0, 4);
  if (cell === undefined || first === undefined || second !== undefined || first.grain !== "year" || kind === "heading") return [];
  if (!first.from.startsWith(year ?? "") || !["month", "quarter", "day"].includes(cell.period.frequency)) return [];
  const from = Math.max(0, first.start - 24);
  const part = yearParts(text.slice(from, first.end + 1), language)
    .map(({ start, end, months }) => ({ start: start + from, end: end + from, months }))
    .find(({ start, end }) => start < first.end && first.start < end);
  const [begins, ends] = [Number(cell.period.start.slice(5, 7)), Number(cell.period.end.slice(5, 7))];
  if (part === undefined || (part.months[0] - 1 <= ends && begins <= part.months[1] + 1)) return [];
  return [
    {
      code: "PROSE-PERIOD",
      start: part.start,
      end: part.end,
      message: `the text says "${text.slice(part.start, part.end)}", but ${fact.printed.text} is of ${cell.period.code}`,
      fix: "correct the part of the year in the text, or the period in the expression",
    },
  ];
}
