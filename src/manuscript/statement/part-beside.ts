/** PROSE-PERIOD of a part of a year without its year, right before the number: 前5个月为{{x}}, 其中二季度{{x}}, "the first half brought {{x}}". */
import { monthsEn } from "../../measure/index.js";
import { chineseValue } from "../numbers-chinese.js";
import { englishCounts } from "../numbers-english.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";
import type { Subject } from "./subject.js";

/** First and last month of a year. */
type Months = readonly [number, number];

interface Part {
  readonly said: string;
  readonly months: Months;
}

const ordinals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, first: 1, second: 2, third: 3, fourth: 4 };
const countOf = (word: string): number => Number(word) || (englishCounts[word.toLowerCase()] ?? chineseValue(word) ?? 0);
const quarter = (word: string): Months => {
  const place = ordinals[word.toLowerCase()] ?? Number(word);
  return [place * 3 - 2, place * 3];
};

/** What may stand between the part and its number: a verb and what is counted, no other time and no comparison. */
const zhGap = "[^，。；：、\\uFFFC\\d年月季半比较自由从至起前后末底最每均峰始初]{0,8}$";
const zh: readonly (readonly [RegExp, (word: string) => Months])[] = [
  [new RegExp(`(?:^|其中|今年|当年|该年)[前头]([2-9]|1[01]|[二两三四五六七八九十]|十一)个?月${zhGap}`), (word) => [1, countOf(word)]],
  [new RegExp(`(?:^|其中|今年|当年|该年)前三(?:个)?季度${zhGap}`), () => [1, 9]],
  [new RegExp(`(?:^|其中|今年|当年|该年)上半年${zhGap}`), () => [1, 6]],
  [new RegExp(`(?:^|其中|今年|当年|该年)下半年${zhGap}`), () => [7, 12]],
  [new RegExp(`(?:^|其中|今年|当年|该年)第?([一二三四1-4])季度${zhGap}`), quarter],
  [
    /(?:^|其中|今年|当年|该年)(\d{1,2})月(?:份)?(?:还是|只有|仅|同比|单月|又|再|已|的?销量|的?产量|略|进一步|回升至?|升至?|降至?|达到?|为|有){1,3}$/,
    (word) => [Number(word), Number(word)],
  ],
];

const enGap =
  "(?:\\s+(?!than\\b|from\\b|to\\b|since\\b|until\\b|before\\b|after\\b|on\\b|over\\b|against\\b|beg[au]n\\b|started\\b|opened\\b|ended\\b|closed\\b|peaked\\b)[a-z’'-]+){0,4}\\s*$";
const enLead = "(?:^|^\\s*(?:and|of\\s+which|with)\\s+|,\\s+)(?:in\\s+)?(?:its\\s+|the\\s+)?";
const en: readonly (readonly [RegExp, (word: string) => Months])[] = [
  [
    new RegExp(`${enLead}first\\s+(two|three|four|five|six|seven|eight|nine|ten|eleven)\\s+months${enGap}`, "i"),
    (word) => [1, countOf(word)],
  ],
  [new RegExp(`${enLead}first\\s+(two|three)\\s+quarters${enGap}`, "i"), (word) => [1, countOf(word) * 3]],
  [new RegExp(`${enLead}first\\s+half${enGap}`, "i"), () => [1, 6]],
  [new RegExp(`${enLead}second\\s+half${enGap}`, "i"), () => [7, 12]],
  [new RegExp(`${enLead}(first|second|third|fourth)\\s+quarter${enGap}`, "i"), quarter],
];
const enAfter = /^\s+after\s+(two|three|four|five|six|seven|eight|nine|ten|eleven)(?:\s+months)?\b/i;

function partBefore(words: string, language: "zh" | "en"): Part | null {
  const said = words.trimStart();
  for (const [pattern, read] of language === "zh" ? zh : en) {
    const found = pattern.exec(said);
    if (found !== null) return { said: found[0].trim(), months: read(found[1] ?? "") };
  }
  return null;
}

/** A flow of another part of the year than the one that stands right before it. */
export function partBesideObjection(reading: Reading, sentence: Sentence, { fact, cell }: Subject): Objection[] {
  if (cell === undefined || reading.kind !== "running") return [];
  const { text, language, vintage } = reading;
  const measure = vintage.pack.indicators.get(cell.indicator)?.measure;
  const { frequency, start: from, end: to } = cell.period;
  const months: Months = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  if (
    measure === "stock" ||
    measure === "price" ||
    frequency === "day" ||
    frequency === "fiscal" ||
    frequency === "year" ||
    from.slice(0, 4) !== to.slice(0, 4)
  )
    return [];
  const clause = clauseOf(sentence, fact);
  const previous = clause.facts.findLast(({ at }) => at < fact.at);
  const before = wordsBefore(text, fact, previous === undefined ? clause : { ...clause, start: previous.at + 1 });
  const after = language === "en" ? enAfter.exec(wordsAfter(text, fact, clause)) : null;
  const part =
    partBefore(before, language) ??
    (after === null || months[0] !== 1 ? null : { said: after[0].trim(), months: [1, countOf(after[1] ?? "")] as const });
  if (part === null || (part.months[0] === months[0] && part.months[1] === months[1])) return [];
  // "In the first half {{x}} in June": the month behind the number is its own.
  if (language === "en" && new RegExp(`^\\s+(?:in|of)\\s+(?:${monthsEn.join("|")})`, "i").test(wordsAfter(text, fact, clause))) return [];
  return [
    {
      code: "PROSE-PERIOD",
      start: Math.max(sentence.start, fact.at - before.length),
      end: fact.at,
      message: `the text speaks of "${part.said}", but ${fact.printed.text} is of ${cell.period.code}`,
      fix: "name the part of the year the number is of, or bind the number of the part named",
    },
  ];
}
