/** Cuts the words of a block into sentences and clauses, each with the facts that stand in it. */
import type { Span } from "../numbers.js";
import type { BoundFact, Prose } from "../prose.js";

export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly facts: readonly BoundFact[];
}

export interface Sentence extends Stretch {
  readonly clauses: readonly Stretch[];
}

const ends: Readonly<Record<string, RegExp>> = {
  zh: /[。！？；!?;]|\n/g,
  en: /(?<!\b(?:U\.S|U\.K|No|Nos|vs|e\.g|i\.e|cf|approx|Inc|Ltd|Co|Corp|St|Art|Fig|Sec|[A-Z]))[.](?=\s+["“(‘]?[A-Z\uFFFC]|\s*$)|[!?;](?=\s|$)|\n/g,
};
const cuts: Readonly<Record<string, RegExp>> = {
  // A dash within a range of days or years separates nothing either.
  zh: /[，,：:（）()]|(?<!\d)[—–]|[—–](?!\d)/g,
  // A comma inside a number or a date separates nothing.
  en: /,(?=\s)|[:()]|(?<!\d)—|—(?!\d)|(?<!\w)–|–(?!\w)|\s(?:while|whereas|although|though|but|and then)\s/g,
};

/** Language whose conventions a locale's sentences follow; null when there are none. */
export function languageOf(locale: string): "zh" | "en" | null {
  return locale.startsWith("zh") ? "zh" : locale.startsWith("en") ? "en" : null;
}

/** Sentences of a block, in order. Nothing is cut within a name: 超威（AMD） is one word. */
export function sentencesOf(prose: Prose, language: "zh" | "en", names: readonly Span[] = []): readonly Sentence[] {
  const within = (start: number, end: number) => prose.facts.filter(({ at }) => start <= at && at < end);
  return stretches(prose.text, 0, prose.text.length, ends[language] ?? /\n/g, names).map(([start, end]) => ({
    start,
    end,
    facts: within(start, end),
    clauses: stretches(prose.text, start, end, cuts[language] ?? /\n/g, names).map(([from, to]) => ({
      start: from,
      end: to,
      facts: within(from, to),
    })),
  }));
}

function stretches(text: string, start: number, end: number, separator: RegExp, names: readonly Span[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(separator)) {
    const at = start + match.index;
    const to = at + match[0].length;
    if (names.some((name) => name.start <= at && to <= name.end)) continue;
    found.push([from, to]);
    from = to;
  }
  if (from < end) found.push([from, end]);
  return found;
}

/** The literal words just before a fact, back to the fact before it or the start of the stretch. */
export function wordsBefore(text: string, fact: BoundFact, stretch: Stretch): string {
  const previous = stretch.facts.filter(({ at }) => at < fact.at).at(-1);
  return text.slice(previous === undefined ? stretch.start : previous.at + 1, fact.at);
}

/** The literal words just after a fact, up to the next fact or the end of the stretch. */
export function wordsAfter(text: string, fact: BoundFact, stretch: Stretch): string {
  const next = stretch.facts.find(({ at }) => at > fact.at);
  return text.slice(fact.at + 1, next === undefined ? stretch.end : next.at);
}

/** The clause a fact stands in. */
export function clauseOf(sentence: Sentence, fact: BoundFact): Stretch {
  return sentence.clauses.find(({ start, end }) => start <= fact.at && fact.at < end) ?? sentence;
}

/** Where a pattern is first found in words that begin where a stretch does; null when nowhere. */
export function spanOf(pattern: RegExp, said: string, stretch: Pick<Stretch, "start">): Span | null {
  const found = pattern.exec(said);
  return found === null ? null : { start: stretch.start + found.index, end: stretch.start + found.index + found[0].length };
}
