/** What a short text says, in terms that two languages share: expressions, names, numbers, dates, currencies, terms in Latin letters. */
import { findBindings, parseBinding, writeExpression } from "../expression/index.js";
import type { NameFinder } from "./name-finder.js";
import { type StatedDate, statedDates } from "./stated-dates.js";
import { type NumberLanguage, type StatedNumber, statedNumbers } from "./stated-numbers.js";

export interface Said {
  readonly expressions: readonly string[];
  readonly names: readonly (readonly string[])[];
  readonly currencies: readonly string[];
  readonly numbers: readonly StatedNumber[];
  readonly dates: readonly StatedDate[];
  /** Words in Latin letters, in lower case and without hyphens. */
  readonly terms: readonly string[];
  /** The text without its expressions and the names that hold digits. */
  readonly words: string;
}

/** Reads a text in one language; `named` finds the names of the name table. */
export function saidIn(text: string, language: NumberLanguage, named: NameFinder): Said {
  const bindings = findBindings(text).filter(({ open }) => open !== true);
  let plain = text;
  for (const { start, end } of bindings) plain = plain.slice(0, start) + " ".repeat(end - start) + plain.slice(end);
  const found = named.find(plain);
  let words = plain;
  // Digits of a name are no number.
  for (const { start, end } of found) {
    if (/\d/.test(plain.slice(start, end))) words = words.slice(0, start) + " ".repeat(end - start) + words.slice(end);
  }
  return {
    expressions: bindings.map(({ inner }) => {
      const parsed = parseBinding(inner);
      return parsed.ok ? withSelectorsInOrder(writeExpression(parsed.ast)) : inner.trim();
    }),
    names: found.map(({ item }) => item),
    currencies: currenciesIn(plain),
    numbers: statedNumbers(words, language),
    dates: statedDates(words),
    terms: termsIn(plain),
    words,
  };
}

/** A text as terms are looked for in it. */
export const folded = (text: string): string => text.toLowerCase().replace(/[\s\-‑–]/g, "");

/** Words of two letters and more; a year that hangs on one is none of it. */
function termsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9]/g), ([word]) => folded(word.replace(/(?:19|20)\d\d$/, ""))).filter(
    (word) => word.length > 1,
  );
}

/** `a @ {geo: CN, period: 2025}` and `a @ {period: 2025, geo: CN}` are one expression. */
function withSelectorsInOrder(expression: string): string {
  return expression.replace(
    /@ \{([^{}]*)\}/g,
    (_, entries: string) =>
      `@ {${entries
        .split(/, (?=[a-z][a-z0-9_]*: )/)
        .sort()
        .join(", ")}}`,
  );
}

/** Currencies that a text names, each once. */
export function currenciesIn(text: string): readonly string[] {
  return currencies.flatMap(([pattern, code]) => (pattern.test(text) ? [code] : []));
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/美元|\bUSD\b|US\$|(?<![A-Z])\$(?=\s?\d)|\bdollars?\b/, "USD"],
  [/(?<=[\d万亿千百十余多])(?:元|人民币)|人民币|\b(?:CNY|RMB|yuan|renminbi)\b|[¥￥]/, "CNY"],
  [/欧元|\bEUR\b|€|\beuros?\b/, "EUR"],
  [/港元|\bHKD\b|HK\$/, "HKD"],
];
