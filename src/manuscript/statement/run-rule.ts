/** PROSE-DIRECTION over several years: "for the third year running", 连续三年下降. Each of those years must have gone that way. */
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

/** Runs of years that the series of the number beside them does not have. */
export function checkRuns(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { text, language, lexicon } = reading;
  return sentence.clauses.flatMap((clause, index): Objection[] => {
    const said = text.slice(clause.start, clause.end);
    const found = running[language].exec(said);
    if (found === null) return [];
    const years = language === "zh" ? chineseValue(found[1] ?? "") : ordinals.indexOf(found[1] ?? "") + 1 || englishCounts[found[2] ?? ""];
    const [up, down] = [lexicon.up.test(said), lexicon.down.test(said)];
    if (years === null || years === undefined || up === down) return [];
    const way = up ? 1 : -1;
    const fact = clause.facts.at(-1) ?? sentence.clauses[index - 1]?.facts.at(-1) ?? sentence.clauses[index + 1]?.facts[0];
    const broken = fact === undefined ? null : breakIn(fact, years, way, reading);
    if (broken === null) return [];
    const start = clause.start + found.index;
    return [
      {
        code: "PROSE-DIRECTION",
        start,
        end: start + found[0].length,
        message: `the text says that it went ${way > 0 ? "up" : "down"} in each of ${years} years, the data say otherwise: ${broken}`,
        fix: "count the years again, or leave them out",
      },
    ];
  });
}

/** A step of the last years of a series that did not go this way; null when the evidence holds none. */
function breakIn(fact: BoundFact, years: number, way: 1 | -1, reading: Reading): string | null {
  const { cell, cells, change } = reading.subject(fact);
  const last = cell !== undefined && change === undefined ? cell : [...cells].sort((a, b) => (a.period.end < b.period.end ? 1 : -1))[0];
  if (last === undefined || last.period.frequency !== "year") return null;
  const year = Number(last.period.code);
  const values = seriesOf(last, reading.vintage).filter(({ period }) => Number(period.code) <= year && Number(period.code) >= year - years);
  for (const [index, later] of values.entries()) {
    const earlier = values[index - 1];
    if (earlier === undefined || Number(later.period.code) - Number(earlier.period.code) !== 1) continue;
    if (compareQuantity(later.quantity, earlier.quantity) === -way)
      return `${earlier.period.code}: ${saidOf(earlier.quantity, reading.scope)}, ${later.period.code}: ${saidOf(later.quantity, reading.scope)}`;
  }
  return null;
}
