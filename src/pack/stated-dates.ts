/** Days and months that a short text states, as ISO dates: 2023年7月10日, 10 July 2023 and 2023-07-10 are one day. */
import type { StatedNumber } from "./stated-numbers.js";

export interface StatedDate {
  /** YYYY-MM-DD or YYYY-MM. */
  readonly date: string;
  readonly text: string;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
const year = "((?:19|20)\\d\\d)";

/** Pattern, and which of its groups are year, month and day. */
const patterns: readonly (readonly [RegExp, number, number, number])[] = [
  [new RegExp(`(?<!\\d)${year}-(\\d\\d)-(\\d\\d)(?!\\d)`, "g"), 1, 2, 3],
  [new RegExp(`(?<!\\d)${year}-(\\d\\d)(?![\\d-])`, "g"), 1, 2, 0],
  [new RegExp(`${year}年\\s?(\\d{1,2})月\\s?(\\d{1,2})日`, "g"), 1, 2, 3],
  [new RegExp(`${year}年\\s?(\\d{1,2})月(?!\\s?\\d{1,2}日)`, "g"), 1, 2, 0],
  [new RegExp(`\\b(\\d{1,2}) ${month} ${year}\\b`, "g"), 3, 2, 1],
  [new RegExp(`\\b${month} (\\d{1,2}), ${year}\\b`, "g"), 3, 1, 2],
  [new RegExp(`(?<!\\d )\\b${month} ${year}\\b`, "g"), 2, 1, 0],
];

/** Dates in order of the patterns; what is no day of a calendar (2023-24) is none. */
export function statedDates(text: string): readonly StatedDate[] {
  if (!/(?:19|20)\d\d/.test(text)) return [];
  return patterns.flatMap(([pattern, y, m, d]) =>
    Array.from(text.matchAll(pattern)).flatMap((match): StatedDate[] => {
      const named = months.indexOf((match[m] ?? "").slice(0, 3).toLowerCase()) + 1;
      const numbers = [named || Number(match[m]), ...(d === 0 ? [] : [Number(match[d])])];
      if ((numbers[0] ?? 0) < 1 || (numbers[0] ?? 0) > 12 || (numbers[1] ?? 1) > 31) return [];
      return [{ date: [match[y], ...numbers.map((number) => String(number).padStart(2, "0"))].join("-"), text: match[0] }];
    }),
  );
}

/**
 * A date of one text and one of the other that differ; null when there are none. A date is stated where its parts are: "8 and 9 July
 * 2023" names two days. `numbers` are all that each text states.
 */
export function datesApart(
  a: readonly StatedDate[],
  b: readonly StatedDate[],
  numbers: readonly [readonly StatedNumber[], readonly StatedNumber[]],
): readonly [StatedDate, StatedDate] | null {
  const lone = (dates: readonly StatedDate[], theirs: readonly StatedNumber[]) =>
    dates.filter(({ date }) => !date.split("-").every((part) => theirs.some(({ value }) => value === Number(part))));
  const [own, other] = [lone(a, numbers[1])[0], lone(b, numbers[0])[0]];
  return own === undefined || other === undefined ? null : [own, other];
}

const han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/** Months that a text names, with a year or without: 3月, 1—7月, 十二月, March, 2023-03. */
function monthsIn(text: string): ReadonlySet<number> {
  const written = Array.from(text.matchAll(/(?<![\d.])(?:(\d{1,2})\s?(?:月|日)?\s?[—–～~至到-]\s?)?(\d{1,2})月/g), ([, from, to]) => [
    from,
    to,
  ]);
  const named = Array.from(
    text.matchAll(new RegExp(`\\b${month}\\b`, "g")),
    ([, word = ""]) => months.indexOf(word.slice(0, 3).toLowerCase()) + 1,
  );
  const chinese = Array.from(text.matchAll(/([一二三四五六七八九十]{1,2})月/g), ([, word = ""]) => han.indexOf(word) + 1);
  const dated = statedDates(text).map(({ date }) => Number(date.slice(5, 7)));
  return new Set([...written.flat().flatMap((each) => (each === undefined ? [] : [Number(each)])), ...named, ...chinese, ...dated]);
}

/** A month of one text and one of the other, each named by one text alone; null when there are none. */
export function monthsApart(a: string, b: string): readonly [number, number] | null {
  if (!hasMonth.test(a) || !hasMonth.test(b)) return null;
  const [own, theirs] = [monthsIn(a), monthsIn(b)];
  const [mine, other] = [[...own].find((each) => !theirs.has(each)), [...theirs].find((each) => !own.has(each))];
  return mine === undefined || other === undefined ? null : [mine, other];
}

/** Most texts have none. */
const hasMonth = new RegExp(`月|\\b${month}\\b|(?:19|20)\\d\\d-\\d\\d`);
