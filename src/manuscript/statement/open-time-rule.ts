/**
 * PROSE-PERIOD of an open time: "{{x}} date from 2023 or earlier" of what was asked for from 2023 on, 2020年以后 of what was counted up to
 * then. What is judged is which way the time is open, not where it begins.
 */
import type { Objection, Reading } from "./reading.js";
import { type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

const zhYear = "((?:19|20)\\d\\d)年?(?:末|底)?";
/** Everything up to a year, everything from one on. */
const open: Readonly<Record<"zh" | "en", { readonly past: RegExp; readonly future: RegExp }>> = {
  zh: {
    past: new RegExp(`${zhYear}(?:及|或|和)?(?:其|之|更)?(?:以前|之前|更早|早些时候)`, "g"),
    future: new RegExp(`${zhYear}(?:及|或|和)?(?:其|之|更)?(?:以后|之后|以来|更晚)`, "g"),
  },
  en: {
    past: /\b(?:before|until|up\s+to(?:\s+and\s+including)?)\s+((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s+(?:or|and)\s+(?:before|earlier)\b/gi,
    future: /\b(?:after|since)\s+((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s+(?:(?:or|and)\s+(?:later|after)|onwards?)\b/gi,
  },
};

/** Counts and shares whose words open their time to the other side. */
export function checkOpenTimes(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { text, language, subject } = reading;
  if (!/(?:19|20)\d\d/.test(text.slice(sentence.start, sentence.end))) return [];
  const { past, future } = open[language];
  return sentence.facts.flatMap((fact): Objection[] => {
    const { open: side } = subject(fact).conditions;
    if (side === undefined) return [];
    const before = ownWords(wordsBefore(text, fact, sentence), sentence.facts[0] === fact);
    const ahead = mentions(before, past, future);
    const behind = ahead.length > 0 ? [] : mentions(wordsAfter(text, fact, sentence).slice(0, longest).split(cuts)[0] ?? "", past, future);
    const said = [...ahead.slice(-1), ...behind.slice(0, 1)][0];
    if (said === undefined || said.side === side.to || Math.abs(said.year - side.year) > 1) return [];
    const start = ahead.length > 0 ? fact.at - before.length + said.index : fact.at + 1 + said.index;
    const counted = side.to === "future" ? `from ${side.year} on` : `up to ${side.year}`;
    return [
      {
        code: "PROSE-PERIOD",
        start,
        end: start + said.words.length,
        message: `the text says "${said.words}", but ${fact.printed.text} is asked for ${counted}`,
        fix: "correct the words, or the condition of the expression",
      },
    ];
  });
}

/** Words ahead of a number, without those that hang on the number before it: "{{a}} since 2024, {{b}} before". */
function ownWords(words: string, isFirst: boolean): string {
  const cut = isFirst ? -1 : words.search(cuts);
  return isFirst ? words : cut < 0 ? "" : words.slice(cut + 1);
}

/** How far behind a number the words for its time may stand. */
const longest = 40;
const cuts = /[,，、；;：:（(]/;

function mentions(words: string, past: RegExp, future: RegExp) {
  const of = (pattern: RegExp, side: "past" | "future") =>
    Array.from(words.matchAll(pattern), (match) => ({
      side,
      index: match.index,
      words: match[0],
      year: Number(match[1] ?? match[2]),
    }));
  return [...of(past, "past"), ...of(future, "future")].sort((a, b) => a.index - b.index);
}
