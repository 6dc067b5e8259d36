/**
 * What the texts of one column keep in every language throughout: numbers, years, terms in Latin letters. A text that has one in one
 * language only is then unlike all its likes.
 */
import { quote } from "./report.js";
import { folded, type Said } from "./said.js";
import { isYear, type NumberLanguage, unmatchedNumbers } from "./stated-numbers.js";
import type { Translated } from "./translated.js";

/** A text in two languages that differ. */
export interface Pair {
  readonly translated: Translated;
  readonly locales: readonly [string, string];
  readonly languages: readonly [NumberLanguage, NumberLanguage];
  readonly said: readonly [Said, Said];
}

/** "After 2021" is "2022年以后": the year that bounds an open time is not the same in every language. */
export const isOpen = (left: Said, right: Said): boolean =>
  [left, right].some(({ words }) => /以[后前来]|之[后前]|年起|\b(?:after|since|before|until|from)\b/i.test(words));

/** What texts may keep in every language, and what stands in one of them only. */
const marks: readonly {
  readonly what: string;
  readonly in: (pair: Pair) => number;
  readonly lone: (pair: Pair) => string | undefined;
}[] = [
  {
    what: "number",
    in: ({ said }) => said.flatMap(({ numbers }) => numbers).filter((each) => !each.word && !isYear(each)).length,
    lone: ({ said: [left, right] }) =>
      [...unmatchedNumbers(left.numbers, right.numbers), ...unmatchedNumbers(right.numbers, left.numbers)].find((each) => !isYear(each))
        ?.text,
  },
  {
    what: "year",
    in: ({ said: [left, right] }) => (isOpen(left, right) ? 0 : [...left.numbers, ...right.numbers].filter(isYear).length),
    lone: ({ said: [left, right] }) =>
      [...unmatchedNumbers(left.numbers, right.numbers), ...unmatchedNumbers(right.numbers, left.numbers)].find(isYear)?.text,
  },
  {
    what: "term",
    // Another script keeps what is written in Latin letters; the other way round most are words.
    in: (pair) => foreign(pair)?.[0].terms.length ?? 0,
    lone: (pair) => {
      const sides = foreign(pair);
      const text = folded(sides?.[1].words ?? "");
      return sides?.[0].terms.find((term) => !text.includes(term));
    },
  },
];

/** The Chinese text first, when the other is not Chinese. */
function foreign({ languages: [a, b], said: [left, right] }: Pair): readonly [Said, Said] | null {
  return a === b ? null : a === "zh" ? [left, right] : [right, left];
}

/** A column keeps a mark when this many of its texts have any, */
const KEPT = 20;
/** and at most this share of them has one in one language only. */
const UNRULY = 0.003;

/** Columns that keep numbers, years or terms in every language throughout: what breaks that in one text. */
export function keptMarks(pairs: readonly Pair[]): (pair: Pair) => string | null {
  const odd = new Map<Pair, string>();
  for (const { what, in: count, lone } of marks) {
    const columns = new Map<string, { marked: number; readonly broken: (readonly [Pair, string])[] }>();
    for (const pair of pairs) {
      if (count(pair) === 0) continue;
      const column = columns.get(pair.translated.column) ?? { marked: 0, broken: [] };
      columns.set(pair.translated.column, column);
      column.marked += 1;
      const one = lone(pair);
      if (one !== undefined) column.broken.push([pair, one]);
    }
    for (const { marked, broken } of columns.values()) {
      if (marked < KEPT || broken.length > Math.max(1, UNRULY * marked)) continue;
      for (const [pair, one] of broken)
        odd.set(pair, `Only one language has the ${what} ${quote(one)}, which all texts like this one keep.`);
    }
  }
  return (pair) => odd.get(pair) ?? null;
}
