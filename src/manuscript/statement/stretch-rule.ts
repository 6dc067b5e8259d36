/**
 * PROSE-PERIOD of stretches: "from 2016 to 2022 it grew by {{x}}" whose values are of other years, "the year to June 2023" beside one
 * that ended in another month.
 */
import { monthsEn } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";
import { overlaps, type TimeMention, yearsOf } from "./time-words.js";

/** Stretches of time that the numbers beside them are not of. */
export function checkStretches(reading: Reading, sentence: Sentence): readonly Objection[] {
  return reading.kind === "heading"
    ? []
    : sentence.facts.flatMap((fact) => [...fromTo(fact, reading, sentence), ...endOfYear(fact, reading, sentence)].slice(0, 1));
}

const objection = (start: number, end: number, message: string): Objection => ({
  code: "PROSE-PERIOD",
  start,
  end,
  message,
  fix: "correct the time in the text, or the periods in the expression",
});

/** Between the two times of a stretch. */
const joint = { zh: /^年?度?(?:至|到|—|–)$/, en: /^\s+to\s+$/ };
const opens = { zh: /(?:从|自|由|^|[，。；、\s])$/, en: /\b[Ff]rom\s+$/ };

/** "From 2016/17 to 2022/23 … by {{x}}": the first and the last value of the one change of the clause are of these years. */
function fromTo(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { text, language, subject } = reading;
  const { change, cells } = subject(fact);
  const [a, b, more] = cells.map(({ period }) => period).sort((x, y) => (x.end < y.end ? -1 : 1));
  if (change === undefined || a === undefined || b === undefined || more !== undefined) return [];
  const clause = clauseOf(sentence, fact);
  const ahead = within(reading.times, sentence).filter(({ end, grain }) => end <= fact.at && (grain === "year" || grain === "season"));
  const [first, last, third] = ahead;
  if (first === undefined || last === undefined || third !== undefined || first.start < clause.start - 48) return [];
  // What a number between them is of is not said of this one.
  if (sentence.facts.some(({ at }) => at < fact.at)) return [];
  if (!joint[language].test(text.slice(first.end, last.start)) || !opens[language].test(text.slice(sentence.start, first.start))) return [];
  const isOf = (time: TimeMention, of: { readonly start: string; readonly end: string }): boolean => {
    const interval = { from: of.start, to: of.end };
    return overlaps(yearsOf({ ...time, from: time.from, to: `${time.to.slice(0, 4)}-12-31` }, interval), interval);
  };
  if (isOf(first, a) && isOf(last, b)) return [];
  return [
    objection(
      first.start,
      last.end,
      `the text says "${text.slice(first.start, last.end)}", but ${fact.printed.text} leads from ${a.code} to ${b.code}`,
    ),
  ];
}

const ends = {
  zh: /截至((?:19|20)\d\d)年(\d{1,2})月(?:\d{1,2}日|末|底)?的?(?:财年|财政年度|年度|一年|十二个月|12个月)/g,
  en: new RegExp(
    `\\b(?:year|twelve\\s+months|12\\s+months)\\s+(?:to|ended|ending)\\s+(?:in\\s+)?(?:\\d{1,2}\\s+)?(${monthsEn.join("|")})(?:\\s+\\d{1,2},)?\\s+((?:19|20)\\d\\d)`,
    "gi",
  ),
};

/** "In the year to June 2023 it sold {{x}}": of a year that ended in that month. */
function endOfYear(fact: BoundFact, { text, language, subject }: Reading, sentence: Sentence): Objection[] {
  const { cell } = subject(fact);
  if (cell === undefined || (cell.period.frequency !== "fiscal" && cell.period.frequency !== "year")) return [];
  const [found, another] = Array.from(text.slice(sentence.start, fact.at).matchAll(ends[language]));
  if (found === undefined || another !== undefined || sentence.facts.some(({ at }) => at < sentence.start + found.index)) return [];
  // Another number stands between the time and this one, which may be of another year.
  if (text.slice(sentence.start + found.index + found[0].length, fact.at).includes("\uFFFC")) return [];
  const [year = "", month = ""] =
    language === "zh"
      ? [found[1], (found[2] ?? "").padStart(2, "0")]
      : [found[2], String(monthsEn.findIndex((name) => name.toLowerCase() === found[1]?.toLowerCase()) + 1).padStart(2, "0")];
  if (cell.period.end.startsWith(`${year}-${month}`)) return [];
  const start = sentence.start + found.index;
  return [objection(start, start + found[0].length, `the text says "${found[0]}", but ${fact.printed.text} is of ${cell.period.code}`)];
}
