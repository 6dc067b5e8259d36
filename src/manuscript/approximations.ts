/**
 * Round shares and amounts in words: 约四分之一, nearly two thirds, passed one million. They are words about a bound number that
 * stands beside them; the rules of size hold them against it.
 */
import type { Span } from "./numbers.js";
import { chineseNumbers, chineseValue } from "./numbers-chinese.js";
import { englishCounts, englishNumbers } from "./numbers-english.js";

export interface Approximation extends Span {
  /**
   * "share": a part of a whole, to be shown by a percentage; "change": a part by which something grew or shrank, to be shown by a
   * rate of change; "amount": a level that a number of any unit lies at or beyond.
   */
  readonly kind: "share" | "change" | "amount";
  /** The least and most the number beside it may be: of one, or in the number's unit without its scale. */
  readonly least: number;
  readonly most: number;
}

const counts: Readonly<Record<string, number>> = { half: 0.5, a: 1, an: 1, ...englishCounts };
const parts: Readonly<Record<string, number>> = {
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const scales: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const enHedge =
  "(?:(more\\s+than|over|just\\s+over|above|nearly|almost|less\\s+than|under|just\\s+under|below|about|around|roughly|some)\\s+)?";
const enShare = new RegExp(
  `\\b${enHedge}(a|one|two|three|four|five|six|seven|eight|nine)[- ](third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\\b(?:\\s+of\\b)?`,
  "gi",
);
const enAmount =
  /\b(passed|passing|topped|topping|crossed|crossing|surpass(?:ed|ing)|exceed(?:ed|ing)|reached|over|above|more\s+than|below|under|less\s+than|nearly|almost|close\s+to)\s+(?:the\s+)?(half\s+a|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\s+((?:hundred|thousand|million|billion|trillion)(?:\s+(?:thousand|million|billion))?)\b/gi;
const zhShare =
  /(超过?|逾|高于|多于|大于|不足|不到|不及|低于|少于|小于|近|接近|约|大约)?([二三四五六七八九十百]+分之[一二三四五六七八九]|[一二两三四五六七八九]成(?!为|就|员|立|本|都|长|熟))(多|以上|左右)?/g;
/** "首次突破1000万辆", "passed 10 million": a threshold in digits that the number beside it has passed. */
const zhThreshold =
  /(突破|跨过|越过|站上|升破|跌破|降破|失守|(?<=首[次度][^，。；\uFFFC]{0,12})(?:超过?|达到?))了?(\d{1,4}(?:\.5)?)([万亿]+)(?=[^\d.分多余几之倍]|$)/g;
const enThreshold =
  /\b(passed|passing|topped|topping|crossed|crossing|surpass(?:ed|ing)|broke\s+through|fell\s+below|dropped\s+below)\s+(?:the\s+)?(\d{1,4}(?:\.5)?)\s+(thousand|million|billion|trillion)\b/gi;
const zhScales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };
const zhAmount =
  /(突破|超过|超|逾|跨过|越过|(?<=首次|首度)[过破]|达到?|站上|不足|不到|不及|低于|近|接近)了?((?:[一二两三四五六七八九]?[十百千])?(?:[一二两三四五六七八九]十?)?[百千万亿]+)元?(?=[的辆个台家户人元吨桩座套次，,。；：（(]|$)/g;

/** "A fifth more than the year before", "grew by a third", 同比增长近两成: no part of a whole but how much was added. */
const changed = {
  en: { before: /\b(?:by|(?<!\bma(?:d|k)e[sd]?\s+)up|down)\s+$/i, after: /^\s+(?:more|less|fewer|higher|lower|up|down)\b/i },
  zh: { before: /(?:[增减升降涨跌]|增长|下降|增加|减少|提高|上升|下滑|回落|扩大|缩小)了?$/, after: /^(?!)/ },
};

function kindOf(text: string, start: number, end: number, language: "zh" | "en"): "share" | "change" {
  const { before, after } = changed[language];
  return before.test(text.slice(Math.max(0, start - 12), start)) || after.test(text.slice(end, end + 12)) ? "change" : "share";
}

const above =
  /^(?:more\s+than|over|just\s+over|above|passed|passing|topped|topping|crossed|crossing|surpass|broke|exceed|突破|升破|超|逾|高于|多于|大于|跨过|越过|站上|过|破)/i;
const below = /^(?:less\s+than|under|just\s+under|below|fell|dropped|跌破|降破|失守|不足|不到|不及|低于|少于|小于)/i;
const nearly = /^(?:nearly|almost|close\s+to|近|接近)/i;

/** The interval that a hedge and a value leave; `reach` is how far beyond a threshold it still is the one that would be named. */
function rangeOf(value: number, hedge: string, isMore: boolean, reach: number): { readonly least: number; readonly most: number } {
  if (above.test(hedge) || isMore) return { least: value, most: value * reach };
  if (below.test(hedge)) return { least: value / reach, most: value };
  if (nearly.test(hedge)) return { least: value * 0.85, most: value };
  return { least: value * 0.9, most: value * 1.1 };
}

/** The round shares and amounts in words of a text, in order. */
export function approximationsIn(text: string, locale: string): Approximation[] {
  const language = locale.startsWith("zh") ? "zh" : locale.startsWith("en") ? "en" : null;
  const found = language === "zh" ? chinese(text) : language === "en" ? english(text) : [];
  if (found.length === 0) return language === null ? [] : thresholds(text, language === "zh");
  // A third party and the first quarter are no numbers.
  const numbers = language === "zh" ? chineseNumbers(text) : englishNumbers(text);
  const written = found.filter((span) => numbers.some((n) => n.start < span.end && span.start < n.end));
  return [...written, ...thresholds(text, language === "zh")].sort((a, b) => a.start - b.start);
}

function thresholds(text: string, isChinese: boolean): Approximation[] {
  return Array.from(text.matchAll(isChinese ? zhThreshold : enThreshold), (match): Approximation => {
    const [said, hedge = "", count = "", scale = ""] = match;
    const value = Number(count) * ((isChinese ? zhScales[scale] : scales[scale.toLowerCase()]) ?? 1);
    return { start: match.index, end: match.index + said.length, kind: "amount", ...rangeOf(value, hedge, false, 2) };
  });
}

function english(text: string): Approximation[] {
  const shares = Array.from(text.matchAll(enShare), (match): Approximation => {
    const [said, hedge = "", count = "", part = ""] = match;
    const value = (counts[count.toLowerCase()] ?? 1) / (parts[part.toLowerCase()] ?? 1);
    const [start, end] = [match.index, match.index + said.length];
    return { start, end, kind: kindOf(text, start, end, "en"), ...rangeOf(value, hedge, false, 1.34) };
  });
  const amounts = Array.from(text.matchAll(enAmount), (match): Approximation => {
    const [said, hedge = "", count = "", scale = ""] = match;
    const times = counts[count.toLowerCase().replace(/^half a$/, "half")] ?? 1;
    const value = scale
      .toLowerCase()
      .split(/\s+/)
      .reduce((product, word) => product * (scales[word] ?? 1), times);
    return { start: match.index, end: match.index + said.length, kind: "amount", ...rangeOf(value, hedge, false, 2) };
  });
  return [...shares, ...amounts];
}

function chinese(text: string): Approximation[] {
  const shares = Array.from(text.matchAll(zhShare)).flatMap((match): Approximation[] => {
    const [said, hedge = "", words = "", after = ""] = match;
    const [of, part] = words.split("分之");
    const value =
      part === undefined ? (chineseValue(words.slice(0, 1)) ?? 0) / 10 : (chineseValue(part) ?? 0) / (chineseValue(of ?? "") ?? 0);
    // 百分之三十 is a number like any other.
    if (!Number.isFinite(value) || value <= 0 || /^[百千万]/.test(words)) return [];
    const [start, end] = [match.index, match.index + said.length];
    return [{ start, end, kind: kindOf(text, start, end, "zh"), ...rangeOf(value, hedge, /多|以上/.test(after), 1.34) }];
  });
  const amounts = Array.from(text.matchAll(zhAmount)).flatMap((match): Approximation[] => {
    const [said, hedge = "", words = ""] = match;
    const value = chineseValue(/^[百千万亿]/.test(words) ? `一${words}` : words);
    if (value === null || value < 100) return [];
    return [{ start: match.index, end: match.index + said.length, kind: "amount", ...rangeOf(value, hedge, false, 2) }];
  });
  return [...shares, ...amounts];
}
