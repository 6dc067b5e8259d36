/** PROSE-PERIOD of rates: what a number grew by in all told as the growth of each year, or the mean of years as the whole. */
import { type Cell, seriesKeyOf } from "../../evidence/cell.js";
import { yearsApart } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

interface Words {
  readonly before: RegExp;
  readonly after: RegExp;
}

/** Say that a change is of all the years together. */
const inAll: Readonly<Record<"zh" | "en", Words>> = {
  zh: {
    before: /(?:累计|总共|合计|一共)(?:增长|增加|上升|提高|下降|减少|变化|变动|增|降)?(?:了|约|近|达|为|幅度|超过?)*$/,
    after: /^(?!)/,
  },
  en: {
    before: /\b(?:cumulative(?:ly)?|in\s+all|in\s+total|altogether|overall)\b[^.;,\uFFFC]{0,20}$/i,
    after: /^\s+(?:in\s+all|in\s+total|altogether|overall|cumulatively)\b/i,
  },
};

/** Say that it is of each year. */
const eachYear: Readonly<Record<"zh" | "en", Words>> = {
  zh: { before: /(?:年均|每年|年复合|复合年)[^，。；\uFFFC]{0,8}$/, after: /^(?!)/ },
  en: {
    before: /\b(?:annual(?:ly)?|yearly|CAGR|compound)\b[^.;,\uFFFC]{0,24}$/i,
    after: /^\s+(?:(?:a|per|each|every)\s+year(?!\s+(?:before|earlier|ago|later|after|on)\b)|annually\b)/i,
  },
};

/** Rates over several years whose words say the other kind of rate. */
export function checkRates(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return sentence.facts.flatMap((fact): Objection[] => {
    const { id } = fact.printed.value.lineage;
    if (id !== "cagr" && id !== "growth") return [];
    const years = yearsOf(reading.subject(fact).cells);
    if (years === null || years <= 1) return [];
    const [wrong, right] = id === "cagr" ? [inAll, eachYear] : [eachYear, inAll];
    const said = placeOf(fact, wrong[reading.language], reading, sentence);
    if (said === null || placeOf(fact, right[reading.language], reading, sentence) !== null) return [];
    const span = `${Number(years.toFixed(1))} years`;
    const meant = id === "cagr" ? `is the mean of each of ${span}` : `is what ${span} make together`;
    return [
      {
        code: "PROSE-PERIOD",
        ...said,
        message: `the text says "${reading.text.slice(said.start, said.end).trim()}", but ${fact.printed.text} ${meant}`,
        fix: "correct the words, or bind the rate they speak of",
      },
    ];
  });
}

function placeOf(
  fact: BoundFact,
  { before, after }: Words,
  { text }: Reading,
  sentence: Sentence,
): Pick<Objection, "start" | "end"> | null {
  const clause = clauseOf(sentence, fact);
  const ahead = before.exec(wordsBefore(text, fact, clause));
  if (ahead !== null) return { start: fact.at - ahead[0].length, end: fact.at };
  const behind = after.exec(wordsAfter(text, fact, clause));
  return behind === null ? null : { start: fact.at + 1, end: fact.at + 1 + behind[0].length };
}

/** Years between the two values of one series that a rate is made of; null when it is made otherwise. */
function yearsOf([a, b, more]: readonly Cell[]): number | null {
  if (a === undefined || b === undefined || more !== undefined || seriesKeyOf(a) !== seriesKeyOf(b)) return null;
  const apart = yearsApart(a.period, b.period);
  return apart === null ? null : Math.abs(apart.steps) / apart.perYear;
}
