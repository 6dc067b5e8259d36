/** Years and parts of years that a text names, as intervals of days. */
import { type Period, seasonOf } from "../../measure/index.js";
import type { Span } from "../numbers.js";

export interface TimeMention extends Span {
  /** First and last day, ISO dates, inclusive; an open end is "9999-12-31", an open beginning "0000-01-01". */
  readonly from: string;
  readonly to: string;
  /** A season is a year named by the two calendar years it lies in: 2022/23. */
  readonly grain: "years" | "year" | "season" | "half" | "quarter" | "month" | "day";
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
const year = "((?:19|20)\\d{2})";
const dash = "\\s?[-—–~～至到]+\\s?";
const bare = `(?<![\\d.,$¥￥€£〔#A-Za-z-])${year}`;

const ordinals: Readonly<Record<string, number>> = {
  ...Object.fromEntries([..."一二三四五六七八九十"].map((word, index) => [word, index + 1])),
  两: 2,
  ...Object.fromEntries(["first", "second", "third", "fourth"].map((word, index) => [word, index + 1])),
  ...Object.fromEntries(
    [..."one two three four five six seven eight nine ten eleven".split(" ").entries()].map(([i, word]) => [word, i + 1]),
  ),
};
const nth = (word: string | undefined) => ordinals[(word ?? "").toLowerCase()] ?? Number(word);
const two = (n: number) => String(n).padStart(2, "0");
const monthOf = (word: string | undefined) => monthNames.indexOf((word ?? "").slice(0, 3).toLowerCase()) + 1;

interface Reading {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => Omit<TimeMention, "start" | "end"> | null;
}

function months(from: string | undefined, first: number, to: string | undefined, last: number, grain: TimeMention["grain"]) {
  return first < 1 || last > 12 || `${from}-${two(first)}` > `${to}-${two(last)}`
    ? null
    : { from: `${from}-${two(first)}-01`, to: `${to}-${two(last)}-31`, grain };
}

const half = (y: string | undefined, n: number) => months(y, n === 1 ? 1 : 7, y, n === 1 ? 6 : 12, "half");
const quarter = (y: string | undefined, n: number) => months(y, n * 3 - 2, y, n * 3, "quarter");
const ofMonth = (y: string | undefined, m: number) => months(y, m, y, m, "month");
const ofYears = (a: string | undefined, b: string | undefined) => {
  const last = b !== undefined && b.length === 2 ? `${a?.slice(0, 2)}${b}` : b;
  return a === undefined || last === undefined || last < a
    ? null
    : { from: `${a}-01-01`, to: `${last}-12-31`, grain: a === last ? ("year" as const) : ("years" as const) };
};

/** "2022/23", two calendar years one after the other: the year that begins in the first and ends in the second. */
const ofSeason = (a: string | undefined, b: string | undefined) => {
  const years = ofYears(a, b);
  return years !== null && Number(years.to.slice(0, 4)) === Number(a) + 1 ? { ...years, grain: "season" as const } : null;
};

/** The longer forms first: what one has taken, a later one does not read again. */
const readings: Readonly<Record<"zh" | "en", readonly Reading[]>> = {
  zh: [
    {
      pattern: new RegExp(`${bare}年(\\d{1,2})月(\\d{1,2})日`, "g"),
      read: ([y, m, d]) => ({
        from: `${y}-${two(Number(m))}-${two(Number(d))}`,
        to: `${y}-${two(Number(m))}-${two(Number(d))}`,
        grain: "day",
      }),
    },
    {
      pattern: new RegExp(`${bare}年(\\d{1,2})月${dash}${year}年(\\d{1,2})月`, "g"),
      read: ([y, a, z, b]) => months(y, Number(a), z, Number(b), "month"),
    },
    {
      pattern: new RegExp(`${bare}年(\\d{1,2})${dash}(\\d{1,2})月`, "g"),
      read: ([y, a, b]) => months(y, Number(a), y, Number(b), "month"),
    },
    { pattern: new RegExp(`${bare}年(\\d{1,2})月`, "g"), read: ([y, m]) => ofMonth(y, Number(m)) },
    { pattern: new RegExp(`${bare}年?(上|下)半年`, "g"), read: ([y, h]) => half(y, h === "上" ? 1 : 2) },
    { pattern: new RegExp(`${bare}年第?([一二三四1-4])季度?`, "g"), read: ([y, q]) => quarter(y, nth(q)) },
    { pattern: new RegExp(`${bare}年?Q([1-4])(?!\\d)`, "g"), read: ([y, q]) => quarter(y, Number(q)) },
    { pattern: new RegExp(`${bare}年?H([12])(?!\\d)`, "g"), read: ([y, h]) => half(y, Number(h)) },
    { pattern: new RegExp(`${bare}年?[前头]([一二三四1-4])个?季度?`, "g"), read: ([y, q]) => months(y, 1, y, nth(q) * 3, "quarter") },
    {
      pattern: new RegExp(`${bare}年?[前头]([一二三四五六七八九十]|\\d{1,2})个?月`, "g"),
      read: ([y, m]) => months(y, 1, y, nth(m), "month"),
    },
    { pattern: new RegExp(`${bare}[/／]((?:19|20)?\\d{2})(?!\\d)(?:年度|财年|学年|赛季|年)?`, "g"), read: ([a, b]) => ofSeason(a, b) },
    {
      pattern: new RegExp(`${bare}[-—–]((?:19|20)?\\d{2})\\s?(?:年度|财年|学年|.?季(?!度)|.{0,3}年度)`, "g"),
      read: ([a, b]) => ofSeason(a, b),
    },
    { pattern: new RegExp(`${bare}年?${dash}${year}年?`, "g"), read: ([a, b]) => ofYears(a, b) },
    { pattern: new RegExp(`${bare}\\s?(?:财年|年度|年)(?!代|版)`, "g"), read: ([y]) => ofYears(y, y) },
  ],
  en: [
    {
      pattern: new RegExp(`\\b(\\d{1,2})\\s+${month}\\s+${year}\\b`, "g"),
      read: ([d, m, y]) => ({
        from: `${y}-${two(monthOf(m))}-${two(Number(d))}`,
        to: `${y}-${two(monthOf(m))}-${two(Number(d))}`,
        grain: "day",
      }),
    },
    {
      pattern: new RegExp(`\\b${month}\\s+(\\d{1,2}),\\s+${year}\\b`, "g"),
      read: ([m, d, y]) => ({
        from: `${y}-${two(monthOf(m))}-${two(Number(d))}`,
        to: `${y}-${two(monthOf(m))}-${two(Number(d))}`,
        grain: "day",
      }),
    },
    {
      pattern: new RegExp(`\\b${month}\\s+${year}(?:${dash}|\\s+to\\s+)${month}\\s+${year}\\b`, "g"),
      read: ([a, y, b, z]) => months(y, monthOf(a), z, monthOf(b), "month"),
    },
    {
      pattern: new RegExp(`\\b${month}(?:${dash}|\\s+(?:to|through)\\s+|(?<=\\bbetween\\s+\\w+)\\s+and\\s+)${month}\\s+${year}\\b`, "g"),
      read: ([a, b, y]) => months(y, monthOf(a), y, monthOf(b), "month"),
    },
    { pattern: new RegExp(`\\b${month}\\s+(?:to\\s+)?${year}\\b`, "g"), read: ([m, y]) => ofMonth(y, monthOf(m)) },
    { pattern: new RegExp(`\\bH([12])\\s+(?:of\\s+)?${year}\\b`, "g"), read: ([h, y]) => half(y, Number(h)) },
    { pattern: new RegExp(`\\b(first|second)\\s+half\\s+(?:of|in)\\s+${year}\\b`, "gi"), read: ([h, y]) => half(y, nth(h)) },
    { pattern: new RegExp(`\\bQ([1-4])\\s+(?:of\\s+)?${year}\\b`, "g"), read: ([q, y]) => quarter(y, Number(q)) },
    {
      pattern: new RegExp(`\\b(first|second|third|fourth)\\s+quarter\\s+(?:of|in)\\s+${year}\\b`, "gi"),
      read: ([q, y]) => quarter(y, nth(q)),
    },
    { pattern: new RegExp(`${bare}\\s+(?:H|half\\s)([12])\\b`, "g"), read: ([y, h]) => half(y, Number(h)) },
    { pattern: new RegExp(`${bare}\\s?Q([1-4])\\b`, "g"), read: ([y, q]) => quarter(y, Number(q)) },
    {
      pattern: new RegExp(`\\bfirst\\s+(two|three)\\s+quarters\\s+(?:of|in)\\s+${year}\\b`, "gi"),
      read: ([q, y]) => months(y, 1, y, nth(q) * 3, "quarter"),
    },
    {
      pattern: new RegExp(`\\bfirst\\s+(two|three|four|five|six|seven|eight|nine|ten|eleven)\\s+months\\s+(?:of|in)\\s+${year}\\b`, "gi"),
      read: ([m, y]) => months(y, 1, y, nth(m), "month"),
    },
    // "In the fourth quarter of 2024 and {{x}} in the third of 2025".
    {
      pattern: new RegExp(`\\b(first|second|third|fourth)(?<=\\bquarter\\b[^.;]{0,96})\\s+of\\s+${year}\\b`, "gi"),
      read: ([q, y]) => quarter(y, nth(q)),
    },
    { pattern: new RegExp(`\\b(first|second)(?<=\\bhalf\\b[^.;]{0,96})\\s+of\\s+${year}\\b`, "gi"), read: ([h, y]) => half(y, nth(h)) },
    { pattern: new RegExp(`\\bbetween\\s+${year}\\s+and\\s+${year}\\b`, "g"), read: ([a, b]) => ofYears(a, b) },
    { pattern: new RegExp(`\\bfrom\\s+${year}\\s+to\\s+${year}\\b`, "g"), read: ([a, b]) => ofYears(a, b) },
    { pattern: new RegExp(`${bare}/((?:19|20)?\\d{2})(?![\\d%])`, "g"), read: ([a, b]) => ofSeason(a, b) },
    {
      pattern: new RegExp(`${bare}[-–]((?:19|20)?\\d{2})(?=\\s+(?:season|crop|harvest|campaign|winter|(?:[a-z]+\\s+)?year)\\b)`, "g"),
      read: ([a, b]) => ofSeason(a, b),
    },
    { pattern: new RegExp(`${bare}(?:[-–—/]|\\s?[–—]\\s?)((?:19|20)?\\d{2})(?![\\d%])`, "g"), read: ([a, b]) => ofYears(a, b) },
    { pattern: new RegExp(`(?<![\\d.,$¥￥€£〔#-])(?:FY)?${year}(?![\\d%]|[.,]\\d|-\\w|s\\b)`, "g"), read: ([y]) => ofYears(y, y) },
  ],
};

const since = { zh: /(?:自|从|自从)\s?$/, en: /\b(?:since|after|(?:years|decade|period)\s+from)\b[^.;,\uFFFC]{0,24}$/i };
const sinceAfter = { zh: /^(?:以来|起|之后|以后|后)/, en: /^\s+onwards?\b/ };
const until = { zh: /(?:此前|之前)\s?$/, en: /\b(?:before|until|up to|through)\s+(?:the end of\s+)?$/i };
const untilAfter = { zh: /^(?:末|底)?(?:以前|之前|前|为止)/, en: /^\b$/ };
const relative = {
  zh: {
    before: /上年|去年|前一年|上一年|同期|前年|上期|上季|基期/,
    after: /次年|翌年|第二年|一年后|下一年/,
  },
  en: {
    before: /\b(?:year earlier|year before|previous year|prior year|last year|preceding year|a year ago|year-earlier|previous|earlier)\b/i,
    after: /\b(?:year later|year after|next year|following year)\b/i,
  },
};

const counts = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const zhYears = /(?<!\d|第|前|后)([一两二三四五六七八九十])年([前后])/g;
const enYears = new RegExp(`\\b(${counts.join("|")}|\\d{1,2}) years (before|earlier|ago|previously|later|after|on)\\b`, "gi");

/** The times a text names, in order, without overlaps. `hidden` are places that are names, whose years mean nothing. */
export function timesIn(text: string, language: "zh" | "en", hidden: readonly Span[]): readonly TimeMention[] {
  if (!/(?:19|20)\d\d/.test(text)) return [];
  const found: TimeMention[] = [];
  const taken: Span[] = [...hidden, ...titles(text)];
  for (const { pattern, read } of readings[language]) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((span) => span.start < end && start < span.end)) continue;
      const time = read(match.slice(1));
      if (time === null) continue;
      taken.push({ start, end });
      const before = text.slice(Math.max(0, start - 30), start);
      const after = text.slice(end, end + 8);
      const open = since[language].test(before) || sinceAfter[language].test(after);
      const closed = until[language].test(before) || untilAfter[language].test(after);
      found.push({ start, end, grain: time.grain, from: closed ? "0000-01-01" : time.from, to: open ? "9999-12-31" : time.to });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Titles of documents in book-title marks. */
function titles(text: string): Span[] {
  return Array.from(text.matchAll(/《[^《》]*》|〔\d{4}〕/g), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** How many years away from those that a text names it speaks of others without naming them: −1 of the year before, 2 of "two years later". */
export function yearsAway(text: string, language: "zh" | "en"): readonly number[] {
  const { before, after } = relative[language];
  const counted =
    language === "zh"
      ? Array.from(text.matchAll(zhYears), ([, count = "", way = ""]) => (way === "后" ? nth(count) : -nth(count)))
      : Array.from(text.matchAll(enYears), ([, count = "", way = ""]) => {
          const years = counts.indexOf(count.toLowerCase()) + 1 || Number(count);
          return /^(?:later|after|on)$/i.test(way) ? years : -years;
        });
  return [...(before.test(text) ? [-1] : []), ...(after.test(text) ? [1] : []), ...counted];
}

/** A period as a mention, for dates that are printed by an expression. */
export function mentionOf(period: Period, at: number): TimeMention {
  const grains: Readonly<Record<Period["frequency"], TimeMention["grain"]>> = {
    year: "year",
    half: "half",
    quarter: "quarter",
    month: "month",
    day: "day",
    interval: "years",
    fiscal: "year",
  };
  const grain = seasonOf(period) === null ? grains[period.frequency] : "season";
  return { start: at, end: at + 1, from: period.start, to: period.end, grain };
}

/**
 * The whole years of a time, by which it is held against the interval of a number. Of a season only its turn of the year, where the
 * interval has one too: 2022/23 and 2023/24 share the year 2023.
 */
export function yearsOf({ from, to, grain }: TimeMention, interval: Pick<TimeMention, "from" | "to">): Pick<TimeMention, "from" | "to"> {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return grain === "season" && interval.from.slice(0, 4) < interval.to.slice(0, 4)
    ? { from: `${first}-12-31`, to: `${last}-01-01` }
    : { from: `${first}-01-01`, to: `${last}-12-31` };
}

/** True when two intervals share a day. */
export function overlaps(a: Pick<TimeMention, "from" | "to">, b: Pick<TimeMention, "from" | "to">): boolean {
  return a.from <= b.to && b.from <= a.to;
}
