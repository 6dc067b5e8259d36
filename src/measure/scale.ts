/** Words for powers of ten: 万 亿 万亿; thousand million billion trillion. */
import type { Locale } from "./localized.js";
import { isChinese } from "./period-format.js";

export interface ScaleWord {
  readonly exponent: number;
  readonly word: string;
}

const chinese: readonly ScaleWord[] = [
  { exponent: 0, word: "" },
  { exponent: 4, word: "万" },
  { exponent: 8, word: "亿" },
  { exponent: 12, word: "万亿" },
];
const english: readonly ScaleWord[] = [
  { exponent: 0, word: "" },
  { exponent: 6, word: "million" },
  { exponent: 9, word: "billion" },
  { exponent: 12, word: "trillion" },
];

/** Scales a locale prints numbers in, ascending. */
export function scaleWords(locale: Locale): readonly ScaleWord[] {
  return isChinese(locale) ? chinese : english;
}

// Words of scales inside unit labels, e.g. the "million" of "per million pieces".
const labelWordsZh: Readonly<Record<number, string>> = {
  1: "十",
  2: "百",
  3: "千",
  4: "万",
  5: "十万",
  6: "百万",
  7: "千万",
  8: "亿",
  9: "十亿",
  10: "百亿",
  11: "千亿",
  12: "万亿",
};
const labelWordsEn: Readonly<Record<number, string>> = {
  2: "100",
  3: "thousand",
  6: "million",
  7: "10 million",
  8: "100 million",
  9: "billion",
  10: "10 billion",
  11: "100 billion",
  12: "trillion",
};

/** The word of one scale inside a unit's label: 百万, million; 1e4 has no English word and becomes "10,000"; "" for 1. */
export function scaleLabel(exponent: number, locale: Locale): string {
  if (exponent === 0) return "";
  const word = (isChinese(locale) ? labelWordsZh : labelWordsEn)[exponent];
  if (word !== undefined) return word;
  if (exponent > 0 && exponent < 12) return `1${"0".repeat(exponent)}`.replace(/\B(?=(\d{3})+$)/g, ",");
  return `10^${exponent}`;
}

/** Every scale word of a locale, longest first, for reading. */
export function readableScales(locale: Locale): readonly ScaleWord[] {
  const words = Object.entries(isChinese(locale) ? labelWordsZh : labelWordsEn).map(([exponent, word]) => ({
    exponent: Number(exponent),
    word,
  }));
  // A scale that is written in digits is read with its number.
  return words.filter(({ word }) => !/^\d+$/.test(word)).sort((a, b) => b.word.length - a.word.length || a.exponent - b.exponent);
}
