/** PROSE-DIRECTION: the words say up where the numbers go down, or the reverse; doubled where they did not; a record that is none. */
import type { Cell } from "../../evidence/cell.js";
import { approximationsIn } from "../approximations.js";
import type { BoundFact } from "../prose.js";
import { saidOf } from "./moment.js";
import { changesOverTime, commentedLevels, deniedChanges, levelsReached, type Movement, stretchOf } from "./movement.js";
import { checkPaces } from "./pace-rule.js";
import type { Objection, Reading } from "./reading.js";
import { checkRuns } from "./run-rule.js";
import { clauseOf, type Sentence, type Stretch, wordsAfter, wordsBefore } from "./sentence.js";
import { compareQuantity, type Subject, seriesOf, sizeOf } from "./subject.js";

/** Direction words that the facts beside them contradict. */
export function checkDirections(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  return [
    ...sentence.facts.flatMap((fact) => changes(fact, reading, sentence)),
    ...sentence.facts.flatMap((fact) => sharesAsChanges(fact, reading, sentence)),
    ...[levelsReached, commentedLevels, changesOverTime, deniedChanges]
      .flatMap((movements) => movements(reading, sentence))
      .flatMap(judged),
    ...multiples(reading, sentence),
    ...sentence.facts.flatMap((fact) => records(fact, reading, sentence)),
    ...checkRuns(reading, sentence),
    ...checkPaces(reading, sentence),
  ];
}

function judged({ start, end, way, against }: Movement): Objection[] {
  const [first] = against;
  if (first === undefined || against.some((other) => other.way !== -way)) return [];
  return [objection(start, end, way, first.evidence)];
}

function objection(start: number, end: number, way: 1 | -1, evidence: string): Objection {
  return {
    code: "PROSE-DIRECTION",
    start,
    end,
    message: `the text says that it went ${way > 0 ? "up" : "down"}, the data say ${way > 0 ? "down" : "up"}: ${evidence}`,
    fix: "correct the word, or bind the numbers that show it",
  };
}

/** "增长{{change}}", "{{change}} growth": the sign of the change. */
function changes(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { lexicon, text } = reading;
  const { change } = reading.subject(fact);
  if (change === undefined || change === 0) return [];
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  if (lexicon.upTo.test(before) || lexicon.downTo.test(before)) return [];
  const evidence = `the change is ${fact.printed.text}`;
  const up = lexicon.upBy.exec(before)?.index;
  const down = lexicon.downBy.exec(before)?.index;
  if (up !== undefined || down !== undefined) {
    // "A fall of −5 %" is clumsy, not false: the sign is there to read.
    if ((up === undefined) === (down === undefined) || change === (up !== undefined ? 1 : -1) || (down !== undefined && change < 0))
      return [];
    // "Growth was −3 %" names what is measured, and the sign says which way it went.
    if (up !== undefined && measured[reading.language].test(before.slice(up)) && /^[−-]/.test(fact.printed.text)) return [];
    return [objection(fact.at - (before.length - (up ?? down ?? 0)), fact.at, up !== undefined ? 1 : -1, evidence)];
  }
  const beside = reading.language === "zh" ? thanBefore(before, reading.subject(fact)) : null;
  if (beside !== null)
    return beside.way === change ? [] : [objection(fact.at - (before.length - beside.index), fact.at, beside.way, evidence)];
  const after = wordsAfter(text, fact, clause);
  const rises = lexicon.upAfter.exec(after)?.[0];
  const said = rises ?? lexicon.downAfter.exec(after)?.[0];
  if (said === undefined || change === (rises !== undefined ? 1 : -1) || (rises === undefined && change < 0)) return [];
  return [objection(fact.at + 1, fact.at + 1 + said.length, rises !== undefined ? 1 : -1, evidence)];
}

/** "比5月高{{x}}", "比上年少{{x}}": which way that is, said of the later of the two values; null when the words hold it against the later one. */
function thanBefore(before: string, { cells }: Subject): { readonly way: 1 | -1; readonly index: number } | null {
  const found = /比([^，。；\uFFFC]{1,16}?)(多|高|快|大|少|低|慢|小)(?:了|出)?$/.exec(before);
  const [earlier, later] = cells.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1)).map(({ period }) => period.code);
  if (found === null || cells.length !== 2 || earlier === undefined || later === undefined) return null;
  const [, base = "", word = ""] = found;
  const year = /((?:19|20)\d\d)年/.exec(base)?.[1];
  const month = /(\d{1,2})月/.exec(base)?.[1]?.padStart(2, "0");
  const isOf = (code: string) => (year === undefined || code.startsWith(year)) && (month === undefined || code.slice(5, 7) === month);
  if ((year !== undefined || month !== undefined) && isOf(later)) return null;
  return { way: /[多高快大]/.test(word) ? 1 : -1, index: found.index };
}

/** A noun of growth with a verb that only states its value. */
const measured = {
  zh: /^(?:增长|增幅|涨幅|升幅)(?:率|额)?(?:分别)?(?:为|是)/,
  en: /^growth\b(?:\s+\w+){0,6}?\s+(?:is|was|were|of|at)\s+$/i,
};

/** What a share that is a change would be called. */
const changeLabel = /[增减升降涨跌]|变化|change|growth|increase|decrease|decline|drop|fall|cut|reduc/i;
const phrasal = /\b(?:ma[dk](?:e|es|ing)|t(?:ake|akes|ook|aking)|set|sets|add(?:s|ed)?|end(?:s|ed)?|sum(?:s|med)?)\s+up\b[^.;,\uFFFC]*$/i;

/** "Down {{share}}", "占比下降{{share}}": by how much it changed, said of a number that is the part it has. */
function sharesAsChanges(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { share, change, cell } = reading.subject(fact);
  if (share === undefined || change !== undefined) return [];
  const label = cell === undefined ? undefined : reading.vintage.pack.indicators.get(cell.indicator)?.label;
  if (Object.values(label ?? {}).some((text) => changeLabel.test(text))) return [];
  const { lexicon, text } = reading;
  const before = wordsBefore(text, fact, clauseOf(sentence, fact));
  if (lexicon.upTo.test(before) || lexicon.downTo.test(before) || phrasal.test(before)) return [];
  const found = lexicon.upBy.exec(before) ?? lexicon.downBy.exec(before);
  // "增长的{{x}}来自", "of the growth {{x}}": whose part it is, no change of it.
  if (found === null || /\b(?:the|this|that|its|their|an?|of|total|annual)\s+$/i.test(before.slice(0, found.index))) return [];
  if (/的|为|\b(?:of|is|was|are|were)\b/i.test(found[0])) return [];
  const start = fact.at - (before.length - found.index);
  return [
    {
      code: "PROSE-DIRECTION",
      start,
      end: fact.at,
      message: `the text says "${found[0].trim()}" of ${fact.printed.text}, which is a share and no change of one`,
      fix: "say what the share is, or bind the change",
    },
  ];
}

/** "Doubled", "halved": by the ratio of the two values of one series that the sentence gives, or by the change it gives. */
function multiples(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const words = text.slice(sentence.start, sentence.end);
  if (![lexicon.doubled, lexicon.tripled, lexicon.halved].some((pattern) => pattern.test(words))) return [];
  const ratio = ratioOf(reading, sentence);
  if (ratio === null) return [];
  const said = text.slice(sentence.start, ratio.end);
  for (const [pattern, least, most, word, full] of [
    [lexicon.doubled, 1.7, 2.9, "doubled", 2],
    [lexicon.tripled, 2.6, 3.9, "tripled", 3],
    [lexicon.halved, 0.3, 0.62, "halved", 0.3],
  ] as const) {
    const span = spanOf(pattern, said, sentence);
    if (span === null || isFromUnsaid(reading, span, ratio)) continue;
    const low = lexicon.moreThan.test(text.slice(sentence.start, span.start)) ? full : least;
    if (low <= ratio.value && ratio.value <= most) continue;
    const message = `the text says "${word}", but the values are ${ratio.value.toFixed(2)} to one`;
    return [{ code: "PROSE-DIRECTION", start: span.start, end: span.end, message, fix: "say what the numbers show" }];
  }
  return [];
}

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

function ratioOf(reading: Reading, sentence: Sentence): Ratio | null {
  const moments = sentence.facts.flatMap((fact) => {
    const moment = reading.moment(fact);
    return moment === null || reading.subject(fact).change !== undefined ? [] : [{ fact, moment }];
  });
  // Of two numbers of one series the sentence may say more beside.
  const pairs = [...new Set(moments.map(({ moment }) => moment.key))].map((key) => moments.filter(({ moment }) => moment.key === key));
  const [pair, rival] = pairs.filter(({ length }) => length > 1);
  const [a, b, third] = rival === undefined ? (pair ?? []) : [];
  const end = (...facts: readonly BoundFact[]) => stretchOf(reading, sentence, facts).end;
  if (a !== undefined && b !== undefined && third === undefined && a.moment.to !== b.moment.to) {
    const [first, last] = a.moment.to < b.moment.to ? [a.moment, b.moment] : [b.moment, a.moment];
    if (first.quantity.value.isZero() || compareQuantity(last.quantity, first.quantity) === null) return null;
    const factor = last.quantity.unit.factor.div(first.quantity.unit.factor);
    return { value: last.quantity.value.div(first.quantity.value).mul(factor).toNumber(), end: end(a.fact, b.fact), from: a.fact };
  }
  const growths = sentence.facts.filter((fact) => fact.printed.value.lineage.id === "growth");
  const [growth, more] = growths;
  const value = growth === undefined ? undefined : reading.subject(growth).quantity?.value;
  if (growth === undefined || more !== undefined || value === undefined) return null;
  return { value: value.div(100).add(1).toNumber(), end: end(growth) };
}

function spanOf(pattern: RegExp, said: string, stretch: Pick<Stretch, "start">): { start: number; end: number } | null {
  const found = pattern.exec(said);
  return found === null ? null : { start: stretch.start + found.index, end: stretch.start + found.index + found[0].length };
}

/** "首次突破", "record high": no earlier value of the series may be as high. */
function records(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const { cell: own, cells, change } = reading.subject(fact);
  // "{{growth}} up on the month, a record": the record is the level's that grew.
  const cell = own ?? (change === undefined ? undefined : cells.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1)).at(-1));
  if (cell === undefined) return [];
  const clause = clauseOf(sentence, fact);
  const comment = sentence.clauses.find(({ start, facts }) => start === clause.end && facts.length === 0);
  // "{{x}}, an all-time high": a clause that only comments the number before it.
  const comments = comment !== undefined && clause.facts.at(-1) === fact && comment.end - comment.start < 40;
  const told = isToldNext(reading, sentence, comments ? comment : clause);
  const end = comments && !told ? comment.end : clause.end;
  // "…首次突破百万，达{{x}}", "… for the first time in May, at {{x}}": the record is the next number's.
  const before = sentence.clauses.find((each) => each.end === clause.start);
  const leads = before !== undefined && clause.facts[0] === fact && isToldNext(reading, sentence, before);
  const from = leads ? (before.facts.at(-1)?.at ?? before.start) : clause.start;
  const said = text.slice(from, told && !comments ? fact.at : end);
  for (const [pattern, way] of [
    [lexicon.recordHigh, 1],
    [lexicon.recordLow, -1],
  ] as const) {
    const span = spanOf(pattern, said, { start: from });
    if (span === null) continue;
    // "Passed one million for the first time": no earlier value may have passed it.
    const passed = approximationsIn(said, reading.language).find(({ kind }) => kind === "amount");
    const isRival = ({ quantity }: Cell): boolean =>
      (compareQuantity(quantity, cell.quantity) ?? -way) !== -way || (passed !== undefined && way === 1 && sizeOf(quantity) > passed.least);
    const rival = seriesOf(cell, reading.vintage).find((other) => other.period.end < cell.period.end && isRival(other));
    if (rival === undefined) continue;
    const message = `${rival.period.code} was already at ${saidOf(rival.quantity, reading.scope)}, so ${fact.printed.text} in ${cell.period.code} is no record`;
    return [
      { code: "PROSE-DIRECTION", start: span.start, end: span.end, message, fix: "leave out the record, or name the value that is one" },
    ];
  }
  return [];
}

const reachedNext = {
  zh: /^(?:达到?了?|为|至|报|录得|计|共)?(?:了|约|近|超过?|逾)?$/,
  en: /^\s*(?:at|with|reaching|to|or)(?:\s+(?:about|over|nearly|some))?\s+$/i,
};

/** The clause behind begins with its number: "…, at {{x}}", "…，达{{x}}" tells what this one announced. */
function isToldNext({ text, language }: Reading, sentence: Sentence, clause: Stretch): boolean {
  const next = sentence.clauses.find(({ start }) => start === clause.end);
  const [first] = next?.facts ?? [];
  return next !== undefined && first !== undefined && reachedNext[language].test(text.slice(next.start, first.at));
}
