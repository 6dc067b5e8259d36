/** Multiples in words between two bound numbers: "{{a}}是{{b}}的两倍多", "{{a}}, more than twice the {{b}} of 2019". The two numbers show them. */
import type { Span } from "./numbers.js";
import { englishCounts } from "./numbers-english.js";

export interface Multiple extends Span {
  /** The least and most that the first number may be to one of the second. */
  readonly least: number;
  readonly most: number;
  /** Places of the two numbers: the multiple, and what it is a multiple of. */
  readonly of: readonly [number, number];
  /** A half: also said of what no number beside it counts. */
  readonly ofHalf?: true;
}

const zhTimes: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const enTimes: Readonly<Record<string, number>> = { twice: 2, ...englishCounts };

const zh = /(?:是|为|相当于|达到?)[^，。；\uFFFC]{0,16}\uFFFC的(超过|逾|近|约|不足|不到)?([两二三四五六七八九十])倍(多|以上|有余|左右)?/g;
const en =
  /\b(?:(more\s+than|over|nearly|almost|about|roughly|around|less\s+than|under)\s+)?(twice|(?:three|four|five|six|seven|eight|nine|ten)\s+times)\s+(?:(?:the|that|those|as\s+(?:much|many|large|high)\s+as|what)\b)[^.;\uFFFC]{0,50}\uFFFC/gi;

const zhBack =
  /\uFFFC[^。；\uFFFC]{1,30}\uFFFC([^。；\uFFFC]{0,12})(?:是|为|相当于)(?:前者|原来|原先|当时|当初|(?:上年|去年|前一年|同年)?(?:[12]?\d|十?[一二三四五六七八九十])月份?)的([两二三四五六七八九十])倍(多|以上|有余|左右)?/g;
const enBack = /\uFFFC[^.;\uFFFC]{1,60}\uFFFC([^.;\uFFFC]{0,40}?)\b(two|three|four|five|six|seven|eight|nine|ten)-?fold\b/gi;
/** "{{b}} at first and {{a}} a year later, well over twice as many". */
const enAsMany =
  /\uFFFC[^.;\uFFFC]{1,60}\uFFFC([^.;\uFFFC]{0,40}?)\b(?:(more\s+than|well\s+over|over|nearly|almost|about|roughly|around)\s+)?(twice|(?:three|four|five|six|seven|eight|nine|ten)\s+times)\s+as\s+(?:many|much|large|high)\b(?!\s+as)/gi;
const enAhead =
  /\b(?:(more\s+than|over|nearly|almost|about|roughly|around)\s+)?(two|three|four|five|six|seven|eight|nine|ten)-?fold\b[^.;\uFFFC]{0,24}\bfrom\s+(?:[^.;,\uFFFC]{0,16}\s)?\uFFFC[^.;\uFFFC]{0,24}\bto\s+(?:[^.;,\uFFFC]{0,16}\s)?\uFFFC/gi;
/** "{{a}}，比{{b}}多六成", "{{a}}, a third more than the {{b}} of March": by what part of the second the first lies above or below it. */
const zhAdded =
  /比[^，。；\uFFFC]{0,20}\uFFFC[^，。；\uFFFC]{0,6}?(增加|增长|上升|提高|扩大|多|高|减少|下降|下滑|缩小|少|低)(?:了|出)?(超过|逾|近|约|不足|不到)?(?:([一二两三四五六七八九])(倍|成)|(三分之一|三分之二|四分之一|四分之三|五分之一))(多|以上|有余)?/g;
const enAdded =
  /\b(?:(more\s+than|over|nearly|almost|about|roughly|around|some|less\s+than|under)\s+)?(half|a\s+third|two\s+thirds|a\s+quarter|three\s+quarters|(?:a|one|two|three|four)[- ](?:fifths?|tenths?))\s+(more|higher|larger|greater|above|less|fewer|lower|smaller|below|as\s+(?:much|many)\s+again\s+as)\b[^.;,\uFFFC]{0,50}\uFFFC/gi;
const enParts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const zhHalf = /(不到|不足|超过|逾|近|约|接近|是|为|占)[^，。；\uFFFC]{0,12}\uFFFC的一半(以上|多|有余)?/g;
const enHalf =
  /\b(?:(more\s+than|over|nearly|almost|about|roughly|around|less\s+than|under)\s+)?half\s+(?:of\s+)?(?:the|that|those)\b[^.;\uFFFC]{0,40}\uFFFC()/gi;

/** "{{b}} in 2020 and twice that ({{a}}) in 2023": the second is the multiple of the first. */
const isThat = /\bthat[\s(,:]*\uFFFC$/;

const above = /^(?:超过|逾|more\s+than|over)$/i;
const below = /^(?:近|不足|不到|nearly|almost|less\s+than|under)$/i;

/** The multiples a text gives between two bound numbers, in order. */
export function multiplesIn(text: string, locale: string): Multiple[] {
  const language = locale.startsWith("zh") ? "zh" : locale.startsWith("en") ? "en" : null;
  if (language === null) return [];
  const [of, back, half] = language === "zh" ? [zh, zhBack, zhHalf] : [en, enBack, enHalf];
  const ahead = language === "en" ? [...aheadOfBoth(text), ...asMany(text)] : [];
  return [...beforeTheSecond(text, of), ...added(text, language), ...behindBoth(text, back), ...ahead, ...halvesOf(text, half)].sort(
    (a, b) => a.start - b.start,
  );
}

function added(text: string, language: "zh" | "en"): Multiple[] {
  return Array.from(text.matchAll(language === "zh" ? zhAdded : enAdded)).flatMap((match): Multiple[] => {
    const [said] = match;
    const start = text.lastIndexOf("\uFFFC", match.index - 1);
    const second = text.indexOf("\uFFFC", match.index);
    if (start < 0 || isEnded(text.slice(start, match.index))) return [];
    const { part, hedge, isOver, isLess } = language === "zh" ? zhAddedOf(match) : enAddedOf(match);
    const over = isOver || above.test(hedge);
    const under = below.test(hedge);
    // The next tenth or third would be named instead: 六成多 ends at 七成.
    const reach = part >= 1 ? 1 : Math.max(0.1, part * 0.34);
    const [least, most] = [
      over ? part : part - Math.max(0.05, part * 0.15),
      under ? part : over ? part + reach : part + Math.max(0.05, part * 0.15),
    ];
    const range = isLess ? { least: 1 - most, most: 1 - least } : { least: 1 + least, most: 1 + most };
    return [{ start: match.index, end: match.index + said.length, ...range, of: [start, second] }];
  });
}

interface Added {
  readonly part: number;
  readonly hedge: string;
  readonly isOver: boolean;
  readonly isLess: boolean;
}

function zhAddedOf([, verb = "", hedge = "", count = "", scale = "", share = "", after = ""]: RegExpExecArray): Added {
  const [of = "一", parts = "零"] = share.split("分之");
  const part = share === "" ? (zhTimes[count] ?? 0) * (scale === "倍" ? 1 : 0.1) : (zhTimes[parts] ?? 0) / (zhTimes[of] ?? 1);
  return { part, hedge, isOver: after !== "", isLess: /减|下|缩|少|低/.test(verb) };
}

function enAddedOf([, hedge = "", words = "", which = ""]: RegExpExecArray): Added {
  const [first = "", second] = words.toLowerCase().split(/[\s-]+/);
  const count = first === "a" || first === "half" ? 1 : (enTimes[first] ?? 1);
  const part = count / (enParts[(second ?? first).replace(/s$/, "")] ?? 1);
  return { part, hedge: hedge.replace(/^some$/i, "about"), isOver: false, isLess: /less|fewer|lower|smaller|below/i.test(which) };
}

const overAfter = /^(?:多|以上|有余)$/;

/** The ratios that a multiple may mean: more than it says, nearly it, or rounded by so large a part of it. */
function rangeOf(times: number, isOver: boolean, isUnder: boolean, rounding = 0.15): { readonly least: number; readonly most: number } {
  const slack = times * rounding;
  return { least: isOver ? times : times - slack, most: isUnder ? times : isOver ? times + 1 : times + slack };
}

/** "From {{b}} to {{a}}, a fourfold increase", "从{{b}}增大到{{a}}，是前者的四倍". */
function behindBoth(text: string, pattern: RegExp): Multiple[] {
  return Array.from(text.matchAll(pattern)).flatMap((match): Multiple[] => {
    const [said, , word = "", after = ""] = match;
    const first = match.index;
    const second = text.indexOf("\uFFFC", first + 1);
    const times = zhTimes[word] ?? enTimes[word.toLowerCase()] ?? 0;
    return [{ start: second + 1, end: first + said.length, ...rangeOf(times, overAfter.test(after), false), of: [second, first] }];
  });
}

function asMany(text: string): Multiple[] {
  if (!/(?:twice|times) as\b/.test(text)) return [];
  return Array.from(text.matchAll(enAsMany), (match): Multiple => {
    const [said, , hedge = "", word = ""] = match;
    const first = match.index;
    const second = text.indexOf("\uFFFC", first + 1);
    const times = enTimes[word.split(/\s/)[0]?.toLowerCase() ?? ""] ?? 0;
    const range = rangeOf(times, above.test(hedge) || /^well/i.test(hedge), below.test(hedge));
    return { start: second + 1, end: first + said.length, ...range, of: [second, first] };
  });
}

/** "Rose more than fourfold, from {{b}} to {{a}}". */
function aheadOfBoth(text: string): Multiple[] {
  return Array.from(text.matchAll(enAhead), (match): Multiple => {
    const [said, before = "", word = ""] = match;
    const first = text.indexOf("\uFFFC", match.index);
    const second = match.index + said.length - 1;
    const times = enTimes[word.toLowerCase()] ?? 0;
    return { start: match.index, end: first, ...rangeOf(times, above.test(before), below.test(before)), of: [second, first] };
  });
}

/** "{{a}}，不到{{b}}的一半", "{{a}}, less than half of the {{b}}": where they do not compare, the half is of something else. */
function halvesOf(text: string, pattern: RegExp): Multiple[] {
  return Array.from(text.matchAll(pattern)).flatMap((match): Multiple[] => {
    const [said, before = "", after = ""] = match;
    const start = text.lastIndexOf("\uFFFC", match.index);
    const second = match.index + said.lastIndexOf("\uFFFC");
    if (start < 0 || isEnded(text.slice(start, match.index))) return [];
    const end = match.index + said.length;
    const span = { start: match.index, end, of: [start, second], ofHalf: true } as const;
    if (above.test(before) || after !== "") return [{ ...span, least: 0.5, most: Number.POSITIVE_INFINITY }];
    if (below.test(before)) return [{ ...span, least: /^(?:近|nearly|almost)$/i.test(before) ? 0.42 : 0, most: 0.5 }];
    return [{ ...span, least: 0.42, most: 0.58 }];
  });
}

/** A multiple of the value of the year before, which the evidence holds: "是上年的两倍多", "more than double the year before". */
export interface YearMultiple extends Span {
  readonly least: number;
  readonly most: number;
  /** Place of the number that is the multiple. */
  readonly at: number;
}

const zhYear =
  /(超过|逾|近|约|不足|不到|是|为|达|相当于)(?:上年|前一年|去年)(?:同期|全年)?的(?:([两二三四五六七八九十])倍(多|以上|有余)?|(一半))|比(?:上年|前一年|去年)(?:同期)?翻了?([一两三])番(多|以上)?/g;
const enYear =
  /\b(?:(more\s+than|over|nearly|almost|about|roughly|around|less\s+than|under)\s+)?(twice|double|triple|treble|(?:three|four|five|six|seven|eight|nine|ten)\s+times|half\s+as\s+(?:much|many)\s+again\s+as|half(?!\s+a\s))\s+(?:(?:that|the\s+(?:level|value|number|figure))\s+(?:of|in)\s+)?(?:the\s+(?:year\s+(?:before|earlier)|previous\s+year)|a\s+year\s+(?:before|earlier))\b/gi;
const named: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, half: 0.5 };

/** The multiples of a year before that a text gives of the bound number ahead of them, in order. */
export function yearMultiplesIn(text: string, locale: string): YearMultiple[] {
  const language = locale.startsWith("zh") ? "zh" : locale.startsWith("en") ? "en" : null;
  if (language === null || !/[上前去]一?年|\byear\b/.test(text)) return [];
  return Array.from(text.matchAll(language === "zh" ? zhYear : enYear)).flatMap((match): YearMultiple[] => {
    const at = text.lastIndexOf("\uFFFC", match.index);
    if (at < 0 || isEnded(text.slice(at, match.index))) return [];
    const times = language === "zh" ? zhTimesOf(match) : enTimesOf(match[2] ?? "");
    const hedge = match[1] ?? "";
    const range = rangeOf(times, above.test(hedge) || overAfter.test(match[3] ?? match[6] ?? ""), below.test(hedge));
    const least = /^(?:不足|不到|less|under)/i.test(hedge) ? 0 : range.least;
    return [{ start: match.index, end: match.index + match[0].length, ...range, least, at }];
  });
}

function zhTimesOf([, , times, , half, doublings]: RegExpExecArray): number {
  if (half !== undefined) return 0.5;
  return doublings === undefined ? (zhTimes[times ?? ""] ?? 0) : 2 ** (zhTimes[doublings] ?? 1);
}

function enTimesOf(word: string): number {
  const [first = ""] = word.toLowerCase().split(/\s+/);
  return /again/i.test(word) ? 1.5 : (named[first] ?? enTimes[first] ?? 0);
}

function isEnded(between: string): boolean {
  return /[。；.;!?！？\n]/.test(between.replace(/\.(?=\d)/g, ""));
}

function beforeTheSecond(text: string, pattern: RegExp): Multiple[] {
  return Array.from(text.matchAll(pattern)).flatMap((match): Multiple[] => {
    const [said, before = "", word = "", after = ""] = match;
    const end = match.index + said.length;
    const start = text.lastIndexOf("\uFFFC", match.index);
    const second = match.index + said.lastIndexOf("\uFFFC");
    if (start < 0 || isEnded(text.slice(start, match.index))) return [];
    const times = zhTimes[word] ?? enTimes[word.split(/\s/)[0]?.toLowerCase() ?? ""] ?? 0;
    const isUnder = below.test(before);
    const range = rangeOf(times, above.test(before) || overAfter.test(after), isUnder, isUnder ? 0.225 : undefined);
    return [{ start: match.index, end, ...range, of: isThat.test(said) ? [second, start] : [start, second] }];
  });
}
