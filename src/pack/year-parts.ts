/** Parts of a year that a text names (上半年, Q3, late 2023, 年初), in terms that two languages share: as the months they span. */

export interface YearPart {
  readonly start: number;
  readonly end: number;
  /** First and last month. */
  readonly months: readonly [number, number];
}

type Pattern = readonly [RegExp, (word: string) => readonly [number, number]];

const always = (first: number, last: number) => () => [first, last] as const;
const quarters: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
};
const quarter = (word: string): readonly [number, number] => {
  const number = quarters[word.toLowerCase()] ?? Number(word);
  return [number * 3 - 2, number * 3];
};

const patterns: Readonly<Record<"zh" | "en", readonly Pattern[]>> = {
  zh: [
    [/上半年/g, always(1, 6)],
    [/下半年/g, always(7, 12)],
    [/(?<![前上下后每])([一二三四1-4])季度/g, quarter],
    [/(?<![A-Za-z])Q([1-4])(?!\d)/g, quarter],
    [/年初|岁初/g, always(1, 3)],
    [/年中(?![国央心文小型外东部期])/g, always(5, 8)],
    [/年末|年底|岁末|年终(?!奖)/g, always(10, 12)],
  ],
  en: [
    [/\bfirst[ -]half\b|(?:\bH|(?<=\d)H)1(?!\d)|\b1H(?=\d)/gi, always(1, 6)],
    [/\bsecond[ -]half\b|(?:\bH|(?<=\d)H)2(?!\d)|\b2H(?=\d)/gi, always(7, 12)],
    [/\b(first|second|third|fourth)[ -]quarter\b/gi, quarter],
    [/(?:\bQ|(?<=\d)Q)([1-4])(?!\d)/g, quarter],
    [
      /\b(?:start|beginning)\s+of\s+(?:the\s+year|that\s+year|(?:19|20)\d\d)|\bearly\s+(?:in\s+)?(?:(?:19|20)\d\d|the\s+year|that\s+year)/gi,
      always(1, 3),
    ],
    [/\bmid-?\s?(?:19|20)\d\d|\bmiddle\s+of\s+(?:the\s+year|that\s+year|(?:19|20)\d\d)|\bmid-?year\b/gi, always(5, 8)],
    [
      /\bend(?:\s+of|-)\s*(?:the\s+year|that\s+year|(?:19|20)\d\d)|\blate\s+(?:in\s+)?(?:(?:19|20)\d\d|the\s+year|that\s+year)|\byear[’']?s?[ -]end\b/gi,
      always(10, 12),
    ],
  ],
};

/** What every text with a part of a year holds: most texts have none. */
const any = { zh: /半年|季度|Q[1-4]|年[初中末底终]|岁[初末]/, en: /half|quarter|[HQ][1-4]|[12]H|early|late|start|beginning|mid|end/i };

/** The parts of a year in a text, in order of the patterns. */
export function yearParts(text: string, language: "zh" | "en"): readonly YearPart[] {
  if (!any[language].test(text)) return [];
  return patterns[language].flatMap(([pattern, read]) =>
    Array.from(text.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      months: read(match[1] ?? ""),
    })),
  );
}

/** A part of one side that no part of the other shares a month with, and one that the other names more often; null when there is none. */
export function partsApart(a: readonly YearPart[], b: readonly YearPart[]): readonly [YearPart, YearPart] | null {
  const there = pairOf(a, b);
  const here = there === null ? pairOf(b, a) : null;
  return there ?? (here === null ? null : [here[1], here[0]]);
}

function pairOf(own: readonly YearPart[], theirs: readonly YearPart[]): readonly [YearPart, YearPart] | null {
  const times = (all: readonly YearPart[], { months: [from, to] }: YearPart) =>
    all.filter(({ months: [first, last] }) => first <= to && from <= last).length;
  const lone = own.find((part) => times(theirs, part) === 0);
  const other = theirs.find((part) => times(theirs, part) > times(own, part));
  return lone === undefined || other === undefined ? null : [lone, other];
}
