/**
 * PROSE-DIRECTION over several years: "for the third year running", 连续三年下降: each of those years must have gone that way; "for the
 * first time since 2020", 五年来首次下降: none of those before may have.
 */
import type { Cell } from "../../evidence/cell.js";
import { chineseValue } from "../numbers-chinese.js";
import { englishCounts } from "../numbers-english.js";
import type { BoundFact } from "../prose.js";
import { saidOf } from "./moment.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";
import { compareQuantity, seriesOf } from "./subject.js";

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const running = {
  zh: /连续第?([二两三四五六七八九十])个?年/,
  en: /\bfor\s+the\s+(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:(?:consecutive|straight|successive)\s+year|year\s+(?:running|in\s+a\s+row))\b|\b(?:for\s+)?(two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?:consecutive|straight|successive)\s+years|years\s+(?:running|in\s+a\s+row))\b/i,
};

const firstTime = {
  zh: /(?:(?:自|从)?((?:19|20)\d\d)年?以?来|近?([两三四五六七八九十])年来)(?:的)?(?:首次|第一次|首度)(?!突破|超过|超|站上|过|破|跌破)/,
  en: /\bfor\s+the\s+first\s+time\s+(?:since\s+((?:19|20)\d\d)|in\s+(two|three|four|five|six|seven|eight|nine|ten)\s+years)\b/i,
};

/** Runs of years that the series of the number beside them does not have, and first times that were not. */
export function checkRuns(reading: Reading, sentence: Sentence): readonly Objection[] {
  return [...checkRunning(reading, sentence), ...checkFirst(reading, sentence)];
}

/** Words over several years in a clause that says which way they went, and the last year of the number they speak of. */
interface Run {
  readonly found: RegExpExecArray;
  readonly start: number;
  readonly way: -1 | 1;
  readonly last: Cell;
}

function runsOf(words: RegExp, reading: Reading, sentence: Sentence): readonly Run[] {
  const { text, lexicon } = reading;
  if (!words.test(text.slice(sentence.start, sentence.end))) return [];
  return sentence.clauses.flatMap((clause, index): Run[] => {
    const said = text.slice(clause.start, clause.end);
    const found = words.exec(said);
    if (found === null) return [];
    const [up, down] = [lexicon.up.test(said), lexicon.down.test(said)];
    const fact = factBeside(sentence, index);
    const last = fact === undefined ? null : lastYearOf(fact, reading);
    return last === null || up === down ? [] : [{ found, start: clause.start + found.index, way: up ? 1 : -1, last }];
  });
}

/** The number that words of a clause speak of: its own last one, else that of a neighbour. */
function factBeside(sentence: Sentence, index: number): BoundFact | undefined {
  const [before, own, after] = [index - 1, index, index + 1].map((at) => sentence.clauses[at]?.facts);
  return own?.at(-1) ?? before?.at(-1) ?? after?.[0];
}

const wayWord = (way: -1 | 1) => (way > 0 ? "up" : "down");

function objectionTo({ found, start, way }: Run, how: string, step: Step, fix: string): Objection {
  return {
    code: "PROSE-DIRECTION",
    start,
    end: start + found[0].length,
    message: `the text says that it went ${wayWord(way)} ${how}, the data say otherwise: ${step.said}`,
    fix,
  };
}

function checkFirst(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { language } = reading;
  return runsOf(firstTime[language], reading, sentence).flatMap((run): Objection[] => {
    const { found, way, last } = run;
    const count = language === "zh" ? chineseValue(found[2] ?? "") : englishCounts[found[2] ?? ""];
    const since = found[1] !== undefined ? Number(found[1]) : Number(last.period.code) - (count ?? 0);
    const broken = stepsTo(last, since, reading).find((step) => step.way === (step.later === last ? -way : way));
    const fix = "name the year it last went that way, or leave the words out";
    return broken === undefined ? [] : [objectionTo(run, `for the first time since ${since}`, broken, fix)];
  });
}

function checkRunning(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { language } = reading;
  return runsOf(running[language], reading, sentence).flatMap((run): Objection[] => {
    const { found, way, last } = run;
    const years = language === "zh" ? chineseValue(found[1] ?? "") : ordinals.indexOf(found[1] ?? "") + 1 || englishCounts[found[2] ?? ""];
    if (years === null || years === undefined) return [];
    const broken = stepsTo(last, Number(last.period.code) - years, reading).find((step) => step.way === -way);
    return broken === undefined ? [] : [objectionTo(run, `in each of ${years} years`, broken, "count the years again, or leave them out")];
  });
}

/** The last year that a number is of; null when it is of none. */
function lastYearOf(fact: BoundFact, reading: Reading): Cell | null {
  const { cell, cells, change } = reading.subject(fact);
  const last = cell !== undefined && change === undefined ? cell : [...cells].sort((a, b) => (a.period.end < b.period.end ? 1 : -1))[0];
  return last !== undefined && last.period.frequency === "year" ? last : null;
}

interface Step {
  readonly later: Cell;
  readonly way: -1 | 0 | 1 | null;
  readonly said: string;
}

/** Which way a series went from one year to the next, from the year `since` to that of `last`, as far as the evidence holds both. */
function stepsTo(last: Cell, since: number, reading: Reading): readonly Step[] {
  const values = seriesOf(last, reading.vintage).filter(({ period: { code } }) => since <= Number(code) && code <= last.period.code);
  const said = ({ period, quantity }: Cell) => `${period.code}: ${saidOf(quantity, reading.scope)}`;
  return values.flatMap((later, index): Step[] => {
    const earlier = values[index - 1];
    if (earlier === undefined || Number(later.period.code) - Number(earlier.period.code) !== 1) return [];
    return [{ later, way: compareQuantity(later.quantity, earlier.quantity), said: `${said(earlier)}, ${said(later)}` }];
  });
}
