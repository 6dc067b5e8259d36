/** PROSE-DIRECTION of doubling, tripling and halving: against the ratio of the values beside the word. */
import type { BoundFact } from "../prose.js";
import { stretchOf } from "./movement-series.js";
import type { Objection, Reading } from "./reading.js";
import { type Sentence, type Stretch, spanOf } from "./sentence.js";
import { compareQuantity } from "./subject.js";

/** "Doubled", "halved": by the ratio of the two values of one series that the sentence gives, or by the change it gives. */
export function checkDoublings(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const words = text.slice(sentence.start, sentence.end);
  if (![lexicon.doubled, lexicon.tripled, lexicon.halved].some((pattern) => pattern.test(words))) return [];
  for (const [pattern, least, most, word, full] of [
    [lexicon.doubled, 1.7, 2.9, "doubled", 2],
    [lexicon.tripled, 2.6, 3.9, "tripled", 3],
    [lexicon.halved, 0.3, 0.62, "halved", 0.3],
  ] as const) {
    const span = spanOf(pattern, words, sentence);
    const ratio = span === null ? null : ratioOf(reading, sentence, span);
    if (span === null || ratio === null || span.start >= ratio.end || isFromUnsaid(reading, span, ratio)) continue;
    const low = lexicon.moreThan.test(text.slice(sentence.start, span.start)) ? full : least;
    if (low <= ratio.value && ratio.value <= most) continue;
    const message = `the text says "${word}", but the values are ${ratio.value.toFixed(2)} to one`;
    return [{ code: "PROSE-DIRECTION", start: span.start, end: span.end, message, fix: "say what the numbers show" }];
  }
  return [];
}

const toldBy = {
  zh: /^了?[，,（(]?(?:增长|增幅|升幅|涨幅|增|升)?(?:了|约|达|为)*$/,
  en: /^(?:\s+in\s+value)?[\s,(]*(?:by|up|with|at)?(?:\s+by)?\s*$/i,
};

interface Ratio {
  readonly value: number;
  /** Where what it is said of ends. */
  readonly end: number;
  /** The first of the two values, when there are two. */
  readonly from?: BoundFact;
}

const reaching = { zh: /^(?:至|到|为)$/, en: /^\s+(?:again\s+)?to\s+$/i };

/** "It halved to {{a}} in 2023 and was {{b}} in 2024": what it halved from is a value that the sentence does not give. */
function isFromUnsaid({ text, language }: Reading, { end }: Pick<Stretch, "end">, { from }: Ratio): boolean {
  return from !== undefined && from.at >= end && reaching[language].test(text.slice(end, from.at));
}

function ratioOf(reading: Reading, sentence: Sentence, span: Pick<Stretch, "start" | "end">): Ratio | null {
  const moments = sentence.facts.flatMap((fact) => {
    const moment = reading.moment(fact);
    return moment === null || reading.subject(fact).change !== undefined ? [] : [{ fact, moment }];
  });
  const all = sentence.facts.filter((fact) => fact.printed.value.lineage.id === "growth");
  // Of several growths the word speaks of the one right behind it: "more than doubled, by {{growth}}".
  const told = all.find(({ at }) => at >= span.end && toldBy[reading.language].test(reading.text.slice(span.end, at)));
  // Of two numbers of one series the sentence may say more beside.
  const pairs = [...new Set(moments.map(({ moment }) => moment.key))].map((key) => moments.filter(({ moment }) => moment.key === key));
  const [pair, rival] = pairs.filter(({ length }) => length > 1);
  const [a, b, third] = rival === undefined ? (pair ?? []) : [];
  const end = (...facts: readonly BoundFact[]) => stretchOf(reading, sentence, facts).end;
  if (told === undefined && a !== undefined && b !== undefined && third === undefined && a.moment.to !== b.moment.to) {
    const [first, last] = a.moment.to < b.moment.to ? [a.moment, b.moment] : [b.moment, a.moment];
    if (first.quantity.value.isZero() || compareQuantity(last.quantity, first.quantity) === null) return null;
    const factor = last.quantity.unit.factor.div(first.quantity.unit.factor);
    return { value: last.quantity.value.div(first.quantity.value).mul(factor).toNumber(), end: end(a.fact, b.fact), from: a.fact };
  }
  const growths = told === undefined ? all : [told];
  const [growth, more] = growths;
  const value = growth === undefined ? undefined : reading.subject(growth).quantity?.value;
  if (growth === undefined || more !== undefined || value === undefined) return null;
  return { value: value.div(100).add(1).toNumber(), end: end(growth) };
}
