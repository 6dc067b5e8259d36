/** PROSE-UNIT for numbers of registers, whose currency and scale their row and expression give, and for counts, which have neither. */
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { registerNumber } from "./register-number.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

const sign = /(HK\$|US\$|(?<![A-Z])[$¥￥€£]|\b(?:USD|CNY|RMB|EUR|HKD|GBP|JPY))\s?$/;
const signs: Readonly<Record<string, string>> = {
  US$: "USD",
  $: "USD",
  "¥": "CNY",
  "￥": "CNY",
  "€": "EUR",
  "£": "GBP",
  RMB: "CNY",
  HK$: "HKD",
};
const scaleAfter: Readonly<Record<"zh" | "en", RegExp>> = {
  zh: /^\s?(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千)/,
  en: /^\s?(thousand|million|billion|trillion|mn|bn|tn)\b/i,
};
const scales: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  thousand: 1e3,
  million: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};
const currencyAfter: Readonly<Record<"zh" | "en", readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/^美元/, "USD"],
    [/^欧元/, "EUR"],
    [/^港元/, "HKD"],
    [/^日元/, "JPY"],
    [/^英镑/, "GBP"],
    [/^(?:元|人民币)/, "CNY"],
  ],
  en: [
    [/^\s?(?:US\s+dollars?|USD|dollars?)\b/i, "USD"],
    [/^\s?(?:yuan|renminbi|RMB|CNY)\b/i, "CNY"],
    [/^\s?(?:euros?|EUR)\b/i, "EUR"],
    [/^\s?(?:yen|JPY)\b/i, "JPY"],
    [/^\s?HKD\b/i, "HKD"],
  ],
};
const percentAfter = {
  zh: /^\s?(?:[%％‰]|个?百分点|成(?![为就员立本都长熟]))/,
  en: /^\s?(?:%|percent\b|per\s+cent\b|percentage\s+points?\b)/i,
};

/** How a multiple is made: one number by another. */
const multiplied: ReadonlySet<string> = new Set(["ratio", "/"]);

interface Beside {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly scale?: number;
  readonly currency?: string;
  readonly percent: boolean;
}

/** Units beside pure numbers of registers and counts. */
export function checkRegisterUnits(reading: Reading, sentence: Sentence): readonly Objection[] {
  return sentence.facts.flatMap((fact): readonly Objection[] => {
    const { quantity, cell } = reading.subject(fact);
    if (quantity === undefined || cell !== undefined || quantity.unit.code !== "1") return [];
    const beside = besideOf(fact, reading, sentence);
    if (beside === null) return [];
    const problem = (message: string): Objection[] => [
      {
        code: "PROSE-UNIT",
        start: beside.start,
        end: beside.end,
        message,
        fix: "correct the unit in the text, or bind the number it is of",
      },
    ];
    if (fact.printed.value.lineage.id === "count")
      return problem(`the text writes "${beside.said}" beside ${fact.printed.text}, which counts rows`);
    if (multiplied.has(fact.printed.value.lineage.id) && beside.percent)
      return problem(`the text writes "${beside.said}" beside ${fact.printed.text}, which is a multiple`);
    const number = registerNumber(fact, reading.scope);
    if (number === null) return [];
    if (number.currency !== undefined && beside.currency !== undefined && number.currency !== beside.currency)
      return problem(`the text writes "${beside.said}" beside ${fact.printed.text}, but its row is in ${number.currency}`);
    // An amount whose row gives a currency is of that currency, unless its expression divides it or an option prints it in another unit.
    const isScaled = number.scale >= 1000;
    const isPlain = number.scale === 1 && number.currency !== undefined && !/\|.*\bunit\s*:/.test(fact.expression);
    if ((isScaled || isPlain) && beside.scale !== undefined && beside.scale !== number.scale)
      return problem(
        `the text writes "${beside.said}" beside ${fact.printed.text}, but its expression ${isScaled ? `divides by ${number.scale}` : "gives the plain amount"}`,
      );
    return [];
  });
}

/** What the words beside a pure number make of it, in terms that languages share: "%", "1e8 USD"; "" where they add nothing. */
export function unitBeside(fact: BoundFact, reading: Reading, sentence: Sentence): string {
  const { quantity } = reading.subject(fact);
  const beside = quantity?.unit.code === "1" ? besideOf(fact, reading, sentence) : null;
  if (beside === null) return "";
  return [beside.percent ? "%" : "", beside.scale ?? "", beside.currency ?? ""].filter((word) => word !== "").join(" ");
}

function besideOf(fact: BoundFact, { text, language }: Reading, sentence: Sentence): Beside | null {
  const clause = clauseOf(sentence, fact);
  const before = sign.exec(wordsBefore(text, fact, clause));
  const after = wordsAfter(text, fact, clause);
  const scale = scaleAfter[language].exec(after)?.[0] ?? "";
  const rest = after.slice(scale.length);
  const money = currencyAfter[language]
    .map(([pattern, code]) => [pattern.exec(rest)?.[0] ?? "", code] as const)
    .find(([found]) => found !== "");
  const percent = percentAfter[language].exec(rest)?.[0] ?? "";
  const length = scale.length + (money?.[0].length ?? 0) + percent.length;
  if (before === null && length === 0) return null;
  const code = before === null ? money?.[1] : (signs[before[1] ?? ""] ?? before[1]);
  const factor = scales[scale.trim().toLowerCase()];
  return {
    start: fact.at - (before?.[0].length ?? 0),
    end: fact.at + 1 + length,
    said: `${before?.[0] ?? ""}…${after.slice(0, length)}`,
    percent: percent !== "",
    ...(factor === undefined ? {} : { scale: factor }),
    ...(code === undefined ? {} : { currency: code }),
  };
}
