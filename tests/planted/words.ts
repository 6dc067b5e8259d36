/** Small changes of written words that the ways of planting share. */
import type { Random } from "./random.js";

export type Language = "zh" | "en";
export const languageOf = (locale: string): Language => (locale.startsWith("zh") ? "zh" : "en");

export interface Swap {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is bound, cited, marked up or part of an address: no place for a literal error. */
const hidden = /\{\{.*?\}\}+|\[@[^\]]*\]|@(?:fig|sec):[\w-]+|https?:\S+|::\w+\{[^}]*\}|\b[A-Za-z][\w.-]*\d[\w.-]*|\d+[A-Za-z][\w.-]*/g;

/** Matches of a pattern in the plain words of a text. */
export function plain(text: string, pattern: RegExp): readonly Swap[] {
  const taken = Array.from(text.matchAll(hidden), (match) => [match.index, match.index + match[0].length] as const);
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  })).filter(({ start, end }) => !taken.some(([from, to]) => from < end && start < to));
}

/** A digit of a literal number, put as another. */
export function otherDigitIn(text: string, random: Random): Swap | null {
  const numbers = plain(text, /\d+(?:[.,]\d+)*/g);
  if (numbers.length === 0) return null;
  const number = random.pick(numbers);
  const places = Array.from(number.text.matchAll(/\d/g), (match) => match.index);
  const at = random.pick(places);
  const fresh = random.pick([1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => String(digit) !== number.text[at]));
  return { start: number.start + at, end: number.start + at + 1, text: String(fresh) };
}

const scales: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/(?<=[\d}])万亿/g, "亿"],
    [/(?<=[\d}])亿(?!美|欧)/g, "万"],
    [/(?<=[\d}])万(?!亿)/g, "亿"],
    [/(?<=[\d}]万?亿)美元/g, "元"],
    [/(?<=[\d}])%/g, "万"],
  ],
  en: [
    [/(?<=[\d}]\s)million/g, "billion"],
    [/(?<=[\d}]\s)billion/g, "million"],
    [/(?<=[\d}]\s)trillion/g, "billion"],
    [/\$(?=[\d{])/g, "CNY "],
    [/\bCNY\s(?=[\d{])/g, "$"],
  ],
};

/** A scale or currency beside a number, put as another. */
export function otherScaleIn(text: string, locale: string, random: Random): Swap | null {
  const found = scales[languageOf(locale)].flatMap(([pattern, fresh]) =>
    plain(text, pattern).map(({ start, end }) => ({ start, end, text: fresh })),
  );
  return found.length === 0 ? null : random.pick(found);
}

/** A year, put as one or two earlier or later. */
export function otherYearIn(text: string, random: Random): Swap | null {
  const years = plain(text, /(?<![\d.-])20[0-2]\d(?![\d.-])/g);
  if (years.length === 0) return null;
  const { start, end, text: year } = random.pick(years);
  return { start, end, text: String(Number(year) + random.pick([-2, -1, 1, 2])) };
}

const parts: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/上半年/g, "下半年"],
    [/下半年/g, "上半年"],
    [/第?一季度/g, "三季度"],
    [/第?[二三四]季度/g, "一季度"],
    [/年底|年末/g, "年初"],
  ],
  en: [
    [/\bfirst half\b/g, "second half"],
    [/\bsecond half\b/g, "first half"],
    [/\bH1\b/g, "H2"],
    [/\bH2\b/g, "H1"],
    [/\bQ1\b/g, "Q3"],
    [/\bQ[234]\b/g, "Q1"],
    [/\bfirst quarter\b/g, "third quarter"],
    [/\b(?:second|third|fourth) quarter\b/g, "first quarter"],
  ],
};

/** A part of a year, put as another. */
export function otherPartIn(text: string, locale: string, random: Random): Swap | null {
  const found = parts[languageOf(locale)].flatMap(([pattern, fresh]) =>
    plain(text, pattern).map(({ start, end }) => ({ start, end, text: fresh })),
  );
  return found.length === 0 ? null : random.pick(found);
}

const turned: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  zh: [
    ["增长", "下降"],
    ["上升", "下降"],
    ["增至", "降至"],
    ["升至", "降至"],
    ["高于", "低于"],
    ["超过", "不足"],
    ["增加", "减少"],
    ["提高", "降低"],
    ["扩大", "收窄"],
  ],
  en: [
    ["rose", "fell"],
    ["grew", "shrank"],
    ["rises", "falls"],
    ["grows", "shrinks"],
    ["up", "down"],
    ["above", "below"],
    ["higher", "lower"],
    ["more than", "less than"],
    ["over", "under"],
    ["increase", "decrease"],
  ],
};

/** A word of direction beside a number, put as its opposite; null when the text has none. */
export function otherWayIn(text: string, locale: string, random: Random): Swap | null {
  const language = languageOf(locale);
  const reach = language === "zh" ? 6 : 14;
  const found = turned[language].flatMap(([a, b]) =>
    (
      [
        [a, b],
        [b, a],
      ] as const
    ).flatMap(([old, fresh]) =>
      plain(text, new RegExp(language === "zh" ? old : `\\b${old}\\b`, "g"))
        .filter(({ end }) => /\{\{|\d/.test(text.slice(end, end + reach)))
        .map(({ start, end }) => ({ start, end, text: fresh })),
    ),
  );
  return found.length === 0 ? null : random.pick(found);
}

const bare = {
  zh: ["，占比约35%", "，约合12亿元", "，三成以上来自头部企业", "，同比增长近两成", "，共计460家", "，比上年多出一倍多"],
  en: [
    ", about 35% of the total",
    ", roughly CNY 1.2 billion",
    ", more than thirty percent of it from the leaders",
    ", nearly a fifth more than the year before",
    ", 460 firms in all",
    ", twice as much as the year before",
  ],
};

/** A remark with a number of nobody's. */
export const bareRemark = (locale: string, random: Random): string => random.pick(bare[languageOf(locale)]);
