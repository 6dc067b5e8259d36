/** Counts in words: 三个 in one language where the other says five. What is counted is free to be put otherwise, how many is not. */
import { chineseValue } from "../manuscript/numbers-chinese.js";
import { englishCounts } from "../manuscript/numbers-english.js";
import { languageOf } from "../manuscript/statement/sentence.js";
import type { Finding } from "../pack/finding.js";
import { type Block, finding } from "./language-place.js";

interface Count {
  readonly value: number;
  readonly start: number;
  readonly said: string;
}

const counted = {
  zh: /(?<![第十百千万亿几数每近约超之分\d一二三四五六七八九])([三四五六七八九]|十[一二]?)(?:个|家|款|项|类|种|条|起|处|点|层|步|份|档|组|位|省|市|国|批|轮|方面|部分|来源)/g,
  en: /(?<![-\d])\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![-\s]*(?:year|month|week|day|quarter|hour|in\b|of\s+(?:ten|five)|to\b|times|million|billion|thousand|hundred|percent))/gi,
};

/** One count each that the other text does not have in words or digits; several may be parts told one by one. */
export function countsApart(a: Block, b: Block): readonly Finding[] {
  const [left, right] = [countsIn(a), countsIn(b)];
  const lone = (own: readonly Count[], others: readonly Count[], { prose: { text } }: Block) =>
    own.filter(({ value }) => !others.some((other) => other.value === value) && !new RegExp(`(?<!\\d)${value}(?!\\d)`).test(text));
  const [[x, more], [y, another]] = [lone(left, right, b), lone(right, left, a)];
  if (x === undefined || y === undefined || more !== undefined || another !== undefined || left.length !== right.length) return [];
  const what = "the texts give different counts";
  return [
    finding({ ...a, at: x.start }, `${what}: "${x.said}" here, "${y.said}" in the ${b.side.locale} text`),
    finding({ ...b, at: y.start }, `${what}: "${y.said}" here, "${x.said}" in the ${a.side.locale} text`),
  ];
}

function countsIn({ prose: { text }, side: { locale } }: Block): readonly Count[] {
  const language = languageOf(locale);
  if (language === null) return [];
  return Array.from(text.matchAll(counted[language])).flatMap((match): Count[] => {
    const word = match[1] ?? "";
    const value = language === "zh" ? chineseValue(word) : englishCounts[word.toLowerCase()];
    return value === null || value === undefined ? [] : [{ value, start: match.index, said: match[0] }];
  });
}
