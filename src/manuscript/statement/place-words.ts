/** Words that give a place among rivals, and the facts of the sentence each may speak of. */

import type { Span } from "../numbers.js";
import { chineseValue } from "../numbers-chinese.js";
import { englishCounts } from "../numbers-english.js";
import type { BoundFact } from "../prose.js";
import type { PlacePattern } from "./lexicon.js";
import type { Reading } from "./reading.js";
import { clauseOf, type Sentence, type Stretch } from "./sentence.js";

export interface PlaceWord {
  readonly start: number;
  readonly end: number;
  /** 1 = first. */
  readonly place: number;
  readonly from: PlacePattern["from"];
  /** It cannot speak of a place in time: "ranks first", 居首. */
  readonly amongRivals: boolean;
  /** It speaks of a place in time alone: a peak, 低点. */
  readonly inTime: boolean;
  /** The words around it speak of time: "the highest since", 最多的一年. */
  readonly timed: boolean;
  /** It looks back: "the highest since 2019", 以来最高. */
  readonly since: boolean;
  /** It looks back over so many years: "the lowest in two years", 两年多来最低. */
  readonly years?: number;
  /** It speaks of a part of the rivals, which the words name: "among the foreign firms", 国内最高. */
  readonly scoped: boolean;
}

const scopes = {
  zh: /(?:在(?!全球|世界|全国|行业|业内|其中)[^，。；\uFFFC\d年月季]{2,8}|国内|国外|境内|境外|海外|本土|民营|其中|其余|[^a-z\uFFFC，。；]中(?![国心央文小型外])|[内里]|同类|同期|单项|单个|单一)[^，。；\uFFFC]{0,10}$/,
  en: /\b(?:among|amongst|within|domestic|foreign|national|outside|abroad|elsewhere|of\s+(?:the|these|those|all)|in\s+(?:the|its|this)|Chinese|American|with\s+(?:[\w-]+\s+){0,3}[\w-]+\s+the)\b[^.;\uFFFC]{0,60}$/i,
};
const scopesAfter = {
  zh: /^[^，。；\uFFFC]{0,4}(?:之一)/,
  en: /^(?:\s+[\w-]+){0,3}\s+(?:among|amongst|within|outside|in|of|for|from|at)\s+(?!\d|\uFFFC|the\s+(?:first|second|third|last|year)\b|[A-Z][a-z]+\s+\d{4})/i,
};

const times = {
  zh: /峰值|[高低]点|谷底|低谷|历年|以来|历史|各[年月季期]|一[年月季期]|年份|迄今|至今|时期|阶段|月份|单[月季年]|逐年|[年月季](?:最|为最)|期间|当[年月季]/,
  en: /\b(?:peak\w*|trough|bottomed|years?|since|ever|history|record|periods?|months?|quarters?|so\s+far|yet|decades?|over\s+time|from\s+(?:19|20)\d\d)\b/i,
};

const looksBack = {
  zh: /以来|迄今|至今|当时|历史/,
  en: /^\s+(?:\w+\s+)?(?:since|ever|so\s+far|yet|on\s+record|to\s+that\s+date)\b/i,
};

const over = {
  zh: /(?:近|将近)?([一两二三四五六七八九十]{1,2}|\d{1,2})年(?:多|余)?来(?:的|之)?(?:同期)?$/,
  en: /^(?:\s+(?:level|figure|reading|month|quarter|total|volume))?\s+(?:in|for)\s+(?:(?:more\s+than|over|nearly|almost|about)\s+)?(\w+)\s+years\b/i,
};

/** The years that the words behind or ahead of a place give it. */
function yearsOver(before: string, after: string, language: "zh" | "en"): number | undefined {
  const [, count = ""] = (language === "zh" ? over.zh.exec(before) : over.en.exec(after)) ?? [];
  const years = Number(count) || (language === "zh" ? chineseValue(count) : englishCounts[count.toLowerCase()]);
  return count === "" || years === null ? undefined : years;
}

const possessor = /\b(\p{Lu}[\p{L}.-]+)[’']s\s+(?:[a-z]+\s+)?$/u;

/** "Europe's largest": of somewhere that the pack does not tell apart. The ends of names the pack knows are in `known`. */
function isOfElsewhere(before: string, from: number, known: readonly Span[]): boolean {
  const owner = possessor.exec(before);
  if (owner === null) return false;
  const start = from + owner.index;
  return !known.some((name) => name.start < start + (owner[1]?.length ?? 0) && start < name.end);
}

/** The places that a sentence gives, in order. */
export function placeWords({ text, lexicon, language, entities }: Reading, sentence: Sentence): readonly PlaceWord[] {
  const said = text.slice(sentence.start, sentence.end);
  const found: PlaceWord[] = [];
  for (const { pattern, place, from, amongRivals, inTime } of lexicon.places) {
    for (const match of said.matchAll(pattern)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (found.some((word) => word.start < end && start < word.end)) continue;
      const opening = Math.max(sentence.start, start - 80);
      const before = text.slice(opening, start);
      const after = text.slice(end, Math.min(sentence.end, end + 40));
      const scoped =
        scopes[language].test(before) ||
        scopesAfter[language].test(after) ||
        (language === "en" && isOfElsewhere(before, opening, entities));
      const years = yearsOver(before, after, language);
      const since = years !== undefined || looksBack[language].test(before.slice(-20)) || looksBack[language].test(after);
      const timed = years !== undefined || times[language].test(before.slice(-20)) || times[language].test(text.slice(start, start + 40));
      const word = { start, end, place, from, amongRivals: amongRivals === true, inTime: inTime === true, scoped, timed, since };
      found.push(years === undefined ? word : { ...word, years });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const small = {
  zh: /^[\s，（(]*(?:也|仍|均|都|并|且|依然|继续|同样)*(?:(?:为|是|位|居|在|属|系)[^，。；\uFFFC]{0,12})?$/,
  en: /^[\s,(]*(?:(?:the|its|a|an|also|still|again|by\s+far|now|and|then|which|that|is|was|are|were|making\s+it)\s+)*$/i,
};

/** The facts a place may speak of: right behind it; of the clause it comments; of its own clause; of the clause after it. */
export function factsOfPlace(
  word: PlaceWord,
  words: readonly PlaceWord[],
  facts: readonly BoundFact[],
  sentence: Sentence,
  { text, language }: Reading,
): readonly BoundFact[] {
  const index = sentence.clauses.findIndex(({ start, end }) => start <= word.start && word.start < end);
  const clause = sentence.clauses[index];
  const inClause = (at: number) => facts.filter((fact) => clauseOf(sentence, fact) === sentence.clauses[at]);
  const free = (at: number) => !words.some((other) => other !== word && within(other, sentence.clauses[at]));
  const own = inClause(index);
  // "以{{x}}居首": the number right ahead of the word.
  const ahead = own.findLast(({ at }) => at < word.start);
  if (language === "zh" && ahead !== undefined && ahead.at + 1 === word.start && /[以凭]$/.test(text.slice(sentence.start, ahead.at)))
    return [ahead];
  // "the lowest {{x}}": the number right behind the word.
  const behind = own.find(({ at }) => at >= word.end && at - word.end <= 8 && !/^\s*(?:to|and)\b/.test(text.slice(word.end, at)));
  if (behind !== undefined) return [behind];
  if (own.length > 0) return own;
  const comments = clause !== undefined && small[language].test(text.slice(clause.start, word.start));
  const previous = inClause(index - 1);
  const last = previous.at(-1);
  // "{{x}}, the largest": nothing but the comma between.
  const between =
    last === undefined
      ? ""
      : text
          .slice(last.at + 1, clause?.start)
          .replaceAll("\uFFFC", "")
          .replace(/\b(?:in|by)\s+(?:the\s+end\s+of\s+)?(?=(?:19|20)\d\d)/i, "");
  if (comments && last !== undefined && /^[^\p{L}]*$/u.test(between)) return [last];
  const next = inClause(index + 1);
  if (next.length > 0 && free(index + 1)) return next;
  return comments && previous.length > 0 && free(index - 1) ? previous : [];
}

function within({ start }: PlaceWord, stretch: Stretch | undefined): boolean {
  return stretch !== undefined && stretch.start <= start && start < stretch.end;
}
