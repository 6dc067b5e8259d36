/** PROSE-PERIOD, how far apart: on the year or on the quarter, a year before or two, how many years a rate is the mean of. */
import { dimensionLabel } from "../../analysis/labels.js";
import { seriesKeyOf } from "../../evidence/cell.js";
import { chineseValue } from "../numbers-chinese.js";
import { englishCounts } from "../numbers-english.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

/** Numbers that are said to lie another time apart than they do. */
export function checkSpans(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return sentence.facts.flatMap((fact) => [
    ...comparedWith(fact, reading, sentence),
    ...averagedOver(fact, reading, sentence),
    ...yearsFrom(fact, reading, sentence),
  ]);
}

const objection = (start: number, end: number, message: string): Objection => ({
  code: "PROSE-PERIOD",
  start,
  end,
  message,
  fix: "correct the words, or bind the number they speak of",
});

const onYear = {
  zh: /同比/,
  en: /\b(?:year[- ]on[- ]year|year[- ]over[- ]year|YoY|on\s+the\s+(?:year|previous\s+year)|on\s+a\s+year\s+(?:earlier|before))\b/i,
};
const onPart = {
  zh: /环比/,
  en: /\b(?:quarter[- ]on[- ]quarter|quarter[- ]over[- ]quarter|month[- ]on[- ]month|QoQ|sequential(?:ly)?|on\s+the\s+(?:previous\s+)?(?:quarter|month))\b/i,
};

/** "环比增长{{x}}", "up {{x}} on the quarter": the two values of a change lie that far apart. */
function comparedWith(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const apart = monthsApart(fact, reading);
  if (apart === null) return [];
  const { text, language } = reading;
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  const after = language === "en" ? wordsAfter(text, fact, clause).slice(0, 40) : "";
  const from = fact.at - before.length;
  for (const [pattern, holds, what] of [
    [onYear[language], apart === 12, "a year"],
    [onPart[language], apart < 12, "less than a year"],
  ] as const) {
    if (holds) continue;
    // In English the words follow their number: before it they are another's.
    const isOthers = language === "en" && clause.facts.some(({ at }) => at < fact.at);
    const [ahead, behind] = [isOthers ? null : pattern.exec(before), pattern.exec(after)];
    const start = ahead !== null ? from + ahead.index : behind !== null ? fact.at + 1 + behind.index : null;
    const said = ahead?.[0] ?? behind?.[0] ?? "";
    if (start === null) continue;
    return [
      objection(start, start + said.length, `the text says "${said}", but the values of ${fact.printed.text} do not lie ${what} apart`),
    ];
  }
  return [];
}

/** Months between the two values that a change compares; of a rate that is stated for a year, a year at least. Null for what is no change. */
function monthsApart(fact: BoundFact, reading: Reading): number | null {
  const { change, cell, cells } = reading.subject(fact);
  if (change === undefined) return null;
  if (cell !== undefined) {
    const { pack } = reading.vintage;
    const codes = Object.entries(cell.dimensions).flatMap(([dimension, code]) =>
      pack.file.locales.map((locale) => dimensionLabel(reading.vintage, dimension, code, locale)),
    );
    const label = [...Object.values(pack.indicators.get(cell.indicator)?.label ?? {}), ...codes].join(" ");
    if (onYear.zh.test(label) || onYear.en.test(label)) return 12;
    return cell.period.frequency === "year" ? 12 : null;
  }
  const [a, b, more] = cells;
  return a === undefined || b === undefined || more !== undefined ? null : Math.abs(monthOf(a.period.end) - monthOf(b.period.end));
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

const overYears = {
  zh: /(?<!第|前|后)([一二两三四五六七八九十]{1,2})年(?:[来间内里]?的?|[来间内][，,]?[^，。；\uFFFC]{0,6})(?:年均|年复合|复合|平均)[^，。；\uFFFC]{0,8}$/,
  en: /\b(?:over\s+(?:the|these)\s+)?(two|three|four|five|six|seven|eight|nine|ten)(?:-year\s+(?:compound|average|annual)|(?<=\bover\s+(?:the|these)\s+\w+)\s+years\b)[^.;,\uFFFC]{0,40}$/i,
};
const forYears =
  /^\s+(?:a\s+year|per\s+year|annually|yearly)?\s*(?:over|for|in)\s+(?:the\s+)?(two|three|four|five|six|seven|eight|nine|ten)\s+years\b/i;

/** "三年年均增长{{x}}", "{{x}} a year over five years": as many years as the rate is the mean of. */
function averagedOver(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  if (fact.printed.value.lineage.id !== "cagr") return [];
  const apart = monthsApart(fact, reading);
  const clause = clauseOf(sentence, fact);
  const { text, language } = reading;
  const before = wordsBefore(text, fact, clause);
  const [ahead, behind] = [overYears[language].exec(before), language === "en" ? forYears.exec(wordsAfter(text, fact, clause)) : null];
  const found = ahead ?? behind;
  const years = countOf(found?.[1] ?? "", language);
  if (apart === null || found === null || years === null || years * 12 === apart) return [];
  const start = ahead !== null ? fact.at - before.length + ahead.index : fact.at + 1;
  const end = ahead !== null ? fact.at : start + found[0].length;
  return [objection(start, end, `the text speaks of ${years} years, but ${fact.printed.text} is the mean of ${Math.round(apart / 12)}`)];
}

function countOf(word: string, language: "zh" | "en"): number | null {
  return language === "zh" ? chineseValue(word) : /^an?$/i.test(word) ? 1 : (englishCounts[word.toLowerCase()] ?? null);
}

const zhAway =
  /(?:(上年(?:同期|全年)?|去年(?:同期)?|前一年(?:同期)?)|(次年|翌年|下一?年(?!度))|([一两二三四五六七八九十])年([前后]))(?:的|为|仅为?|只有|则?为|是|有|达到?)?$/;
const enAway =
  /^(?:\s+(?:people|units|a\s+day|a\s+month))?\s*,?\s+(an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+years?\s+(before|earlier|ago|later|after|on)\b/i;

/** "{{b}} a year before", "两年后为{{b}}": as far from the other values of its series that the sentence gives. */
function yearsFrom(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { text, language } = reading;
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  const found = language === "zh" ? zhAway.exec(before) : enAway.exec(wordsAfter(text, fact, clause));
  if (found === null) return [];
  const years = language === "zh" ? zhYears(found) : enYears(found);
  const others = sentence.facts.flatMap((other) => (other === fact ? [] : (monthsFrom(other, fact, reading) ?? [])));
  const [first] = others;
  if (years === null || first === undefined || others.includes(years * 12)) return [];
  const start = language === "zh" ? fact.at - before.length + found.index : fact.at + 1;
  const said = found[0].trim();
  return [
    objection(
      start,
      start + found[0].length,
      `the text says "${said}", but ${fact.printed.text} lies ${first / 12} years from the other value`,
    ),
  ];
}

/** Months from one number to another of its series; null when they are not of one, or of one time. */
function monthsFrom(other: BoundFact, fact: BoundFact, { subject, moment }: Reading): number | null {
  const [theirs, own] = [subject(other).cell, subject(fact).cell];
  if (theirs !== undefined && own !== undefined)
    return seriesKeyOf(theirs) === seriesKeyOf(own) && theirs !== own ? monthOf(own.period.end) - monthOf(theirs.period.end) : null;
  const [a, b] = theirs === undefined && own === undefined ? [moment(other), moment(fact)] : [null, null];
  if (a === null || b === null || a.key !== b.key || a.to === b.to || a.to > "9999" || b.to > "9999") return null;
  return monthOf(b.to) - monthOf(a.to);
}

function zhYears([, before, after, count, way]: RegExpExecArray): number | null {
  if (before !== undefined) return -1;
  if (after !== undefined) return 1;
  const years = chineseValue(count ?? "");
  return years === null ? null : way === "前" ? -years : years;
}

function enYears([, count = "", way = ""]: RegExpExecArray): number | null {
  const years = countOf(count, "en");
  return years === null ? null : /^(?:later|after|on)$/i.test(way) ? years : -years;
}
