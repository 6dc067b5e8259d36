/**
 * The numbers that a short text states, as values: 6.02亿 and "602 million" are one number, 2025-12-05 and "5 December 2025" are the
 * same three. Digits that belong to a name (B-52, 5G) stand in both languages alike and are left as they are written.
 */
export interface StatedNumber {
  readonly value: number;
  readonly text: string;
  /** Written as a word: 两, three. Languages differ in what they count in words. */
  readonly word: boolean;
}

/** Written as a year is. */
export const isYear = ({ text }: StatedNumber): boolean => /^(?:19|20)\d\d$/.test(text);

export type NumberLanguage = "zh" | "en";

const zhScales: Readonly<Record<string, number>> = { 十: 10, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 兆: 1e12 };
const enScales: readonly (readonly [RegExp, number])[] = [
  [/^\s?(?:trillion|tn)\b|^T\b/, 1e12],
  [/^\s?(?:billion|bn)\b|^B\b/i, 1e9],
  [/^\s?(?:million|mn)\b|^M\b|^m\b/, 1e6],
  [/^\s?thousand\b|^[kK]\b/, 1e3],
];
const zhDigits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const enWords: readonly string[] = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
  "twenty",
];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b/g;
const digits = /(?<![\d.,])\d+(?:,\d{3}(?!\d))*(?:\.\d+)?/g;

const range = /^\s?(?:[-–—~～至到]|to\b|and\b)\s?(?:US\$|\$|CNY |USD )?(\d+(?:\.\d+)?)/;

/** Numbers in order of place. */
export function statedNumbers(text: string, language: NumberLanguage): readonly StatedNumber[] {
  const written = Array.from(text.matchAll(digits)).flatMap((match): StatedNumber[] => {
    const before = text.slice(0, match.index);
    const isYear = /^(?:19|20)\d\d$/.test(match[0]);
    // What hangs on Latin letters is part of a name (A380, B2B), except a year (1H2026) and the length of a list (TOP50).
    if (/[A-Za-z]$/.test(before) && !isYear && !/(?<![A-Za-z])top$/i.test(before)) return [];
    const rest = text.slice(match.index + match[0].length);
    // 2023-24 ends in 2024.
    const first = /(?<!\d)((?:19|20)\d\d)\s?[-–—/]$/.exec(before)?.[1] ?? "";
    const years = first !== "" && /^\d\d$/.test(match[0]) && !/^[-/]\d/.test(rest) && match[0] > first.slice(2);
    const plain = years ? first.slice(0, 2) + match[0] : match[0].replaceAll(",", "");
    const own = scaleAfter(rest, language);
    // In a range the scale may stand at its end only; a year never has one.
    const last = own === 1 && !match[0].includes(",") ? range.exec(rest) : null;
    const carries = last !== null && Number(last[1]) > Number(plain) && !(isYear && Number(last[1]) < 2100);
    const scale = last === null || !carries ? own : scaleAfter(rest.slice(last[0].length), language);
    const value = Number((Number(plain) * scale).toPrecision(12));
    // "and 16 other departments" may be told as seventeen.
    if (language === "en" && /^\s+others?\b/.test(rest)) return [word(match[0], value), word(match[0], value + 1)];
    return [{ value, text: match[0], word: false }];
  });
  return [...written, ...(language === "zh" ? chinese(text) : english(text))];
}

function scaleAfter(rest: string, language: NumberLanguage): number {
  if (language === "en") return enScales.find(([pattern]) => pattern.test(rest))?.[1] ?? 1;
  // 80千瓦时, 5兆瓦: the prefix belongs to the unit.
  const scales =
    /^\s?[多余]?([十百千万亿兆]+?)(?!分)(?=[千百兆]?(?:瓦|克|米|伏|卡|帕|焦|赫|安时|字节)|[^十百千万亿兆]|$)/.exec(rest)?.[1] ?? "";
  if (/^[千百兆]$/.test(scales) && /^\s?[千百兆](?:瓦|克|米|伏|卡|帕|焦|赫|安时|字节)/.test(rest)) return 1;
  // Techniques and sizes are written with Latin letters in Chinese too.
  const latin = scales === "" ? enScales.find(([pattern]) => pattern.test(rest))?.[1] : undefined;
  return latin ?? [...scales].reduce((all, scale) => all * (zhScales[scale] ?? 1), 1);
}

function chinese(text: string): StatedNumber[] {
  const tenths = Array.from(text.matchAll(/([一二两三四五六七八九])成/g), (match) => word(match[0], (zhDigits[match[1] ?? ""] ?? 0) * 10));
  const parts = Array.from(text.matchAll(/([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)/g), (match) =>
    word(match[0], ((chineseNumber(match[2] ?? "") ?? 0) / (chineseNumber(match[1] ?? "") ?? 1)) * 100),
  );
  const halves = Array.from(text.matchAll(/([上下])半年/g), (match) => word(match[0], match[1] === "上" ? 1 : 2));
  // （亿元）: a hundred million of it, named as a unit.
  const units = Array.from(
    text.matchAll(/(?<![\d.零〇一二两三四五六七八九十百千万亿多余几数近上过]\s?)(万亿|亿|百万|万)(?=[元美欧])/g),
    (match) => word(match[0], chineseNumber(match[0]) ?? 1),
  );
  return [...tenths, ...parts, ...halves, ...units, ...counted(text)];
}

const word = (text: string, value: number): StatedNumber => ({ value, text, word: true });

function counted(text: string): StatedNumber[] {
  return Array.from(text.matchAll(/[零〇一二两三四五六七八九十百千万亿]+/g)).flatMap((match): StatedNumber[] => {
    if (/\d[多余]?$/.test(text.slice(0, match.index))) return [];
    const value = chineseNumber(match[0]);
    // 第十九条 is an article by its number; other ordinals may be words of their own in another language.
    const article = /第$/.test(text.slice(0, match.index)) && text[match.index + match[0].length] === "条";
    return value === null ? [] : [{ value, text: match[0], word: !article }];
  });
}

/** 十二, 三百, 一万二千; null for what is no number (万一, 二三). */
function chineseNumber(run: string): number | null {
  let [total, section, digit] = [0, 0, -1];
  for (const character of run) {
    const own = zhDigits[character];
    const scale = zhScales[character] ?? 1;
    if (own !== undefined) {
      if (digit > 0) return null;
      digit = own;
    } else if (scale >= 1e4) {
      total = (total + section + Math.max(digit, 0) || 1) * scale;
      [section, digit] = [0, -1];
    } else {
      section += (digit < 0 ? 1 : digit) * scale;
      digit = -1;
    }
  }
  return total + section + Math.max(digit, 0);
}

function english(text: string): StatedNumber[] {
  const words = Array.from(
    text.matchAll(new RegExp(`\\b(${enWords.join("|")})\\b(?:[ -](hundred|thousand|million|billion|trillion)\\b)?`, "gi")),
    (match) => {
      const factor = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }[(match[2] ?? "").toLowerCase()] ?? 1;
      return { value: enWords.indexOf((match[1] ?? "").toLowerCase()) * factor, text: match[0], word: true };
    },
  );
  const named = Array.from(text.matchAll(monthName), (match) => ({
    value: months.indexOf(match[0].slice(0, 3).toLowerCase()) + 1,
    text: match[0],
    word: true,
  }));
  const scaled = Array.from(text.matchAll(/\b(thousand|million|billion|trillion)-/g), (match) =>
    word(match[0], { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }[match[1] ?? ""] ?? 1),
  );
  return [...words, ...named, ...scaled];
}

/** Numbers of one text that the other does not state. Numbers in words are only what the other may have meant. */
export function unmatchedNumbers(own: readonly StatedNumber[], theirs: readonly StatedNumber[]): readonly StatedNumber[] {
  return own.filter(({ value, word }) => !word && !theirs.some((other) => isOne(value, other.value)));
}

/** How often a text states a number. */
export function timesSaid({ value }: StatedNumber, all: readonly StatedNumber[]): number {
  return all.filter((other) => isOne(value, other.value)).length;
}

/** The same number, or a large one told coarser: with fewer digits, rounded or cut. */
function isOne(a: number, b: number): boolean {
  if (a === b) return true;
  if (Math.max(a, b) < COARSE || Math.abs(a - b) > ROUNDING * Math.max(a, b)) return false;
  const [coarse, fine] = placeOf(a) > placeOf(b) ? [a, b] : [b, a];
  return Math.abs(coarse - fine) < 10 ** Math.max(placeOf(a), placeOf(b)) && placeOf(a) !== placeOf(b);
}

/** The power of ten of a number's last digit that is not zero. */
function placeOf(value: number): number {
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  return Number(exponent) - (mantissa.split(".")[1]?.length ?? 0);
}

/**
 * A number of one text, and the one of the other whose digits it has at another power of ten (330万, 33 billion): one was copied at a
 * wrong scale. Null when there is none; small numbers, years and what both state are left alone.
 */
export function scaleApart(a: readonly StatedNumber[], b: readonly StatedNumber[]): readonly [StatedNumber, StatedNumber] | null {
  for (const own of a) {
    if (own.word || own.value < COARSE || timesSaid(own, b) > 0) continue;
    // The other text says it once more often than this one: it is the one that is missing here.
    const other = b.find((each) => each.value >= COARSE && isPowerOfTen(own.value / each.value) && timesSaid(each, b) > timesSaid(each, a));
    if (other !== undefined) return [own, other];
  }
  return null;
}

function isPowerOfTen(ratio: number): boolean {
  const power = Math.log10(ratio);
  return Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-6;
}

/** Below this, numbers are years, articles and counts, which nobody rounds. */
const COARSE = 10_000;
const ROUNDING = 0.006;
