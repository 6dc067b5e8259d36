/**
 * Marks that a translation carries over as they stand: months of a year, the number of the leading ones, terms in Latin letters within
 * Chinese. One mark that each text has alone is a difference; what one text says more is its own way of putting it.
 */
import { chineseValue } from "../manuscript/numbers-chinese.js";
import { englishCounts } from "../manuscript/numbers-english.js";
import { languageOf } from "../manuscript/statement/sentence.js";
import { monthsEn } from "../measure/index.js";
import type { Finding } from "../pack/finding.js";
import { type Block, finding } from "./language-place.js";

interface Mark {
  readonly key: string;
  readonly start: number;
  readonly said: string;
}

/** A kind of mark: how each language writes it, and which two of them can only be a slip. */
interface Kind {
  readonly what: string;
  readonly isSlip: (a: string, b: string) => boolean;
  readonly zh: (text: string) => readonly Mark[];
  readonly en: (text: string) => readonly Mark[];
}

function marks(text: string, pattern: RegExp, keyOf: (match: RegExpExecArray) => string | null): readonly Mark[] {
  return Array.from(text.matchAll(pattern)).flatMap((match): Mark[] => {
    const key = keyOf(match);
    return key === null ? [] : [{ key, start: match.index, said: match[0] }];
  });
}

const leading = (count: number | null | undefined): string | null => (count === null || count === undefined ? null : String(count));
const monthNames: readonly string[] = monthsEn;
const month = (year: string | undefined, number: number): string => `${year ?? ""}-${String(number).padStart(2, "0")}`;
const spelt = "two|three|four|five|six|seven|eight|nine|ten";

const kinds: readonly Kind[] = [
  {
    what: "the texts give different months",
    // A range of months names its year once, at either end.
    isSlip: (a, b) => a.slice(5) === b.slice(5),
    zh: (text) => marks(text, /((?:19|20)\d\d)年(\d{1,2})月/g, (match) => month(match[1], Number(match[2]))),
    en: (text) =>
      marks(text, new RegExp(`\\b(${monthNames.join("|")})\\s+((?:19|20)\\d\\d)\\b`, "g"), (match) =>
        month(match[2], monthNames.indexOf(match[1] ?? "") + 1),
      ),
  },
  {
    what: "the texts speak of another number of leading ones",
    isSlip: () => true,
    zh: (text) =>
      marks(text, /[前头]([两二三四五六七八九十]|十[一二]?)(?:名|家|大|位|强)(?!的?[个月年])/g, (match) =>
        leading(chineseValue(match[1] ?? "")),
      ),
    en: (text) =>
      marks(
        text,
        new RegExp(`\\b(?:top|leading|largest|biggest)\\s+(${spelt})\\b|\\b(${spelt})\\s+(?:leading|largest|biggest|top)\\b`, "gi"),
        (match) => leading(englishCounts[(match[1] ?? match[2] ?? "").toLowerCase()]),
      ),
  },
  {
    what: "the texts use different terms",
    isSlip: (a, b) => a.length === b.length && [...a].filter((sign, index) => sign !== b[index]).length === 1,
    zh: (text) => marks(text, latin, ([said]) => said.toLowerCase()),
    // Of English words only those that no sentence has by itself.
    en: (text) => marks(text, latin, ([said]) => (/\p{Lu}.*\p{Lu}|\d/u.test(said) ? said.toLowerCase() : null)),
  },
];

const latin = /(?<![\w.])[A-Za-z][\w+]*(?:[.-]\w+)*(?!\w)/g;

/** Marks that the two texts do not share. */
export function marksApart(a: Block, b: Block): readonly Finding[] {
  return kinds.flatMap((kind): readonly Finding[] => {
    const [left, right] = [marksIn(a, kind), marksIn(b, kind)];
    const [[x, more], [y, another]] = [lone(left, right, b), lone(right, left, a)];
    if (x === undefined || y === undefined || more !== undefined || another !== undefined || !kind.isSlip(x.key, y.key)) return [];
    return [
      finding({ ...a, at: x.start }, `${kind.what}: "${x.said}" here, "${y.said}" in the ${b.side.locale} text`),
      finding({ ...b, at: y.start }, `${kind.what}: "${y.said}" here, "${x.said}" in the ${a.side.locale} text`),
    ];
  });
}

function marksIn({ prose: { text }, side: { locale } }: Block, kind: Kind): readonly Mark[] {
  const language = languageOf(locale);
  return language === null ? [] : kind[language](text);
}

/** Marks of one text that the other has in no form: nowhere among its marks, nor in its words. */
function lone(own: readonly Mark[], others: readonly Mark[], { prose: { text } }: Block): readonly Mark[] {
  const words = text.toLowerCase();
  const keys = new Set(others.map(({ key }) => key));
  const seen = new Set<string>();
  return own.filter(({ key }) => {
    if (keys.has(key) || seen.has(key) || (/[a-z]/.test(key) && words.includes(key))) return false;
    seen.add(key);
    return true;
  });
}
