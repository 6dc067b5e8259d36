/** How a bound is written: 超, 约, 不足 … and over, about, under … */
import type { Decimal } from "./decimal.js";
import type { Locale } from "./localized.js";
import { isChinese } from "./period-format.js";
import type { Bound } from "./quantity.js";

const chinese: Readonly<Record<Bound, string>> = { "=": "", "≈": "约", ">": "超", "≥": "至少", "<": "不足", "≤": "至多" };
const english: Readonly<Record<Bound, string>> = { "=": "", "≈": "about", ">": "over", "≥": "at least", "<": "under", "≤": "at most" };

/** Below zero no number is exceeded or fallen short of: 高于−0.3%, above −0.3%. */
const chineseBelowZero: Readonly<Record<Bound, string>> = { ...chinese, ">": "高于", "≥": "不低于", "<": "低于", "≤": "不高于" };
const englishBelowZero: Readonly<Record<Bound, string>> = { ...english, ">": "above", "<": "below" };

/** The word that stands before a number; "" for an exact one. */
export function boundWord(bound: Bound, value: Decimal, locale: Locale): string {
  const belowZero = value.isNegative() && !value.isZero();
  if (isChinese(locale)) return (belowZero ? chineseBelowZero : chinese)[bound];
  return (belowZero ? englishBelowZero : english)[bound];
}

// Longer words first, so that 不超过 is not read as 超.
const words: readonly (readonly [string, Bound])[] = [
  ["不超过", "≤"],
  ["不高于", "≤"],
  ["不少于", "≥"],
  ["不低于", "≥"],
  ["不到", "<"],
  ["不足", "<"],
  ["低于", "<"],
  ["少于", "<"],
  ["超过", ">"],
  ["突破", ">"],
  ["高于", ">"],
  ["至少", "≥"],
  ["至多", "≤"],
  ["大约", "≈"],
  ["接近", "≈"],
  ["将近", "≈"],
  ["超", ">"],
  ["逾", ">"],
  ["近", "≈"],
  ["约", "≈"],
  ["more than", ">"],
  ["less than", "<"],
  ["fewer than", "<"],
  ["at least", "≥"],
  ["at most", "≤"],
  ["up to", "≤"],
  ["no more than", "≤"],
  ["no less than", "≥"],
  ["approximately", "≈"],
  ["around", "≈"],
  ["nearly", "≈"],
  ["almost", "≈"],
  ["about", "≈"],
  ["roughly", "≈"],
  ["over", ">"],
  ["above", ">"],
  ["under", "<"],
  ["below", "<"],
  ["≥", "≥"],
  ["≤", "≤"],
  [">=", "≥"],
  ["<=", "≤"],
  [">", ">"],
  ["<", "<"],
  ["≈", "≈"],
  ["~", "≈"],
];

/** Splits the bound off the front of a written number: "超67亿" → ">" and "67亿". */
export function readBound(text: string): { bound: Bound; rest: string } {
  const trimmed = text.trimStart();
  for (const [word, bound] of words) {
    if (trimmed.startsWith(word) && (!/[a-z]$/.test(word) || trimmed[word.length] === " ")) {
      return { bound, rest: trimmed.slice(word.length).trimStart() };
    }
  }
  return { bound: "=", rest: trimmed };
}

const opposites: Readonly<Record<Bound, Bound>> = { "=": "=", "≈": "≈", ">": "<", "≥": "≤", "<": ">", "≤": "≥" };

/** The bound seen from the other side: of −x, or of 1/x. */
export function flipBound(bound: Bound): Bound {
  return opposites[bound];
}

/** The bound of a sum whose parts have these bounds. Bounds that point in opposite directions leave only "about". */
export function combineBounds(a: Bound, b: Bound): Bound {
  if (a === b || b === "=") return a;
  if (a === "=") return b;
  if ((a === ">" && b === "≥") || (a === "≥" && b === ">")) return ">";
  if ((a === "<" && b === "≤") || (a === "≤" && b === "<")) return "<";
  return "≈";
}
