/**
 * DATA-LANGUAGES: what a row or a declaration says in several languages must say the same. Translations are free, so only what no
 * style explains is compared: the numbers, dates, currencies, names, terms and expressions each of them holds.
 */
import type { Declarations } from "./assemble.js";
import type { Assembled } from "./check-pack.js";
import type { EvidenceReading } from "./evidence-files.js";
import { isOpen, keptMarks, type Pair } from "./kept-marks.js";
import { type NameFinder, namesIn, sharesEntity } from "./name-finder.js";
import { polarities, wayOf } from "./polarity.js";
import { quote, type Report } from "./report.js";
import { folded, type Said, saidIn } from "./said.js";
import { datesApart, monthsApart } from "./stated-dates.js";
import { isYear, type StatedNumber, scaleApart, timesSaid, unmatchedNumbers } from "./stated-numbers.js";
import { languageOf, type Translated, translatedTexts } from "./translated.js";
import { partsApart, yearParts } from "./year-parts.js";

/** Check every translated text of evidence and declarations. */
export function checkTranslations(pack: Assembled, declared: Declarations, evidence: EvidenceReading, report: Report): void {
  const named = namesIn(pack.names);
  const pairs: Pair[] = [];
  for (const translated of translatedTexts(pack, declared, evidence)) {
    const locales = Object.keys(translated.texts).filter((locale) => languageOf(locale) !== null && translated.texts[locale] !== "");
    const [first, ...others] = locales;
    if (first !== undefined) for (const other of others) pairs.push(...pairOf(translated, first, other, named));
  }
  const kept = keptMarks(pairs);
  for (const pair of pairs) {
    const difference = compare(pair, named) ?? kept(pair);
    if (difference === null) continue;
    const places = pair.locales.map(pair.translated.place);
    const fix = "Correct the one that is wrong, so that both state the same.";
    for (const place of places[0]?.line === places[1]?.line ? places.slice(0, 1) : places) report("DATA-LANGUAGES", place, difference, fix);
  }
}

function pairOf(translated: Translated, a: string, b: string, named: NameFinder): Pair[] {
  const [textA = "", textB = ""] = [translated.texts[a], translated.texts[b]];
  const [languageA, languageB] = [languageOf(a), languageOf(b)];
  if (textA === textB || languageA === null || languageB === null) return [];
  const said = [saidIn(textA, languageA, named), saidIn(textB, languageB, named)] as const;
  return [{ translated, locales: [a, b], languages: [languageA, languageB], said }];
}

/** What differs between two texts whatever their likes do; null when nothing does. */
function compare({ translated: { statement }, locales: [a, b], languages, said: [left, right] }: Pair, named: NameFinder): string | null {
  const expression = oneSided(left.expressions, right.expressions) ?? oneSided(right.expressions, left.expressions);
  if (expression !== undefined) return `Only one of the languages states ${quote(expression)}.`;
  const [x, y] = unmatched(withoutTimes(left, right), withoutTimes(right, left));
  if (x !== undefined && y !== undefined) return `${a} says ${quote(x.text)} where ${b} says ${quote(y.text)}.`;
  if (statement && (x ?? y) !== undefined && !isYearBefore(x ?? y, x === undefined ? left : right))
    return `Only ${x === undefined ? b : a} states the number ${quote((x ?? y)?.text ?? "")}.`;
  const dates = datesApart(left.dates, right.dates, [left.numbers, right.numbers]);
  if (dates !== null) return `${a} says ${quote(dates[0].text)} where ${b} says ${quote(dates[1].text)}.`;
  const more = saidMore(left.numbers, right.numbers);
  if (more !== null && !boundsOpenTime(more, left, right))
    return `${a} says ${quote(more[0].text)} once more, ${b} ${quote(more[1].text)}.`;
  const months = monthsApart(left.words, right.words);
  if (months !== null) return `${a} speaks of month ${months[0]}, ${b} of month ${months[1]}.`;
  const scales = scaleApart(left.numbers, right.numbers) ?? scaleApart(right.numbers, left.numbers);
  if (scales !== null) return `The languages give one number at two scales: ${scales[0].value} and ${scales[1].value}.`;
  const codes = codesApart(left, right);
  if (codes !== null) return `${a} says ${quote(codes[0])} where ${b} says ${quote(codes[1])}.`;
  const partsA = yearParts(left.words, languages[0]);
  const parts = partsA.length === 0 ? null : partsApart(partsA, yearParts(right.words, languages[1]));
  if (parts !== null) {
    const [partA, partB] = [left.words.slice(parts[0].start, parts[0].end), right.words.slice(parts[1].start, parts[1].end)];
    return `${a} speaks of ${quote(partA)}, ${b} of ${quote(partB)}: other parts of a year.`;
  }
  for (const polarity of polarities) {
    const [wayA, wayB] = [wayOf(left.words, polarity[languages[0]]), wayOf(right.words, polarity[languages[1]])];
    if (wayA * wayB < 0) return `${a} and ${b} say opposite things: the ${polarity.name} differs.`;
  }
  const [moneyA, moneyB] = [left.currencies, right.currencies];
  if (moneyA.length === 1 && moneyB.length === 1 && moneyA[0] !== moneyB[0]) return `${a} counts in ${moneyA[0]}, ${b} in ${moneyB[0]}.`;
  const foreign = moneyOfOne(moneyA, moneyB) ?? moneyOfOne(moneyB, moneyA);
  if (foreign !== null) return `Only ${moneyA.includes(foreign) ? a : b} counts in ${foreign}.`;
  const names = namesApart(left, right, named) ?? namesApart(right, left, named)?.toReversed() ?? null;
  return names === null ? null : `${a} names ${quote(names[0] ?? "")} where ${b} names ${quote(names[1] ?? "")}.`;
}

/** The second currency of one text, where the other counts in the first alone: one of its amounts has changed its money. */
function moneyOfOne(own: readonly string[], [theirs, more]: readonly string[]): string | null {
  if (theirs === undefined || more !== undefined || own.length !== 2 || !own.includes(theirs)) return null;
  return own.find((each) => each !== theirs) ?? null;
}

/** The first number of either text that the other does not state. */
const unmatched = (left: Said, right: Said): readonly [StatedNumber | undefined, StatedNumber | undefined] => [
  unmatchedNumbers(left.numbers, right.numbers)[0],
  unmatchedNumbers(right.numbers, left.numbers)[0],
];

const yearBefore =
  /同比|上年|去年|前一年|上一年|\bon\s+the\s+year\b|\byear[- ](?:on|over)[- ]year\b|\b(?:year|twelve\s+months)\s+(?:before|earlier)\b|\b(?:previous|preceding|last)\s+year\b/i;

/** "More than in 2021" where the other text says 同比 of 2022: a year that its words name by its distance. */
const isYearBefore = (number: StatedNumber | undefined, other: Said): boolean =>
  number !== undefined &&
  isYear(number) &&
  yearBefore.test(other.words) &&
  other.numbers.some((each) => isYear(each) && each.value === number.value + 1);

/** Two years next to each other, of which an open time may begin or end with either. */
const boundsOpenTime = ([x, y]: readonly [StatedNumber, StatedNumber], left: Said, right: Said): boolean =>
  isYear(x) && isYear(y) && Math.abs(x.value - y.value) === 1 && isOpen(left, right);

/**
 * A number that one text says more often, and one that the other does: where both state as many, and where one of them stands in one
 * text alone.
 */
function saidMore(left: readonly StatedNumber[], right: readonly StatedNumber[]): readonly [StatedNumber, StatedNumber] | null {
  const [own, theirs] = [left, right].map((all) => all.filter(({ word }) => !word));
  if (own === undefined || theirs === undefined) return null;
  const more = (some: readonly StatedNumber[], other: readonly StatedNumber[]) =>
    some.filter((number) => timesSaid(number, some) > timesSaid(number, other));
  const [mine, other] = [more(own, right), more(theirs, left)];
  const lone = (some: readonly StatedNumber[], all: readonly StatedNumber[]) => some.find((number) => timesSaid(number, all) === 0);
  const pair =
    own.length === theirs.length
      ? [mine[0], other[0]]
      : lone(mine, right) === undefined
        ? [mine[0], lone(other, left)]
        : [lone(mine, right), other[0]];
  return pair[0] === undefined || pair[1] === undefined ? null : [pair[0], pair[1]];
}

function oneSided(own: readonly string[], theirs: readonly string[]): string | undefined {
  return own.find((each) => !theirs.includes(each) && !isTime(each));
}

/** `period(cell)`: one language may print the time where the other writes it. */
const isTime = (expression: string): boolean => /^(?:period|year|as_of)\(/.test(expression);

/** The text without the years and months that the other prints by an expression of its own. */
function withoutTimes(own: Said, other: Said): Said {
  const printed = other.expressions.some((each) => isTime(each) && !own.expressions.includes(each));
  return printed ? { ...own, numbers: own.numbers.filter((number) => !isYear(number) && number.value > 12) } : own;
}

/** Two codes of the same letters and other digits (A380, A350), each in one text alone. */
function codesApart(left: Said, right: Said): readonly [string, string] | null {
  const codes = ({ terms }: Said) => terms.filter((term) => /\d/.test(term));
  const lone = (own: Said, other: Said) => {
    const text = folded(other.words);
    return codes(own).filter((code) => !text.includes(code));
  };
  const letters = (code: string) => code.replace(/\d+/g, "#");
  const theirs = lone(right, left);
  for (const own of lone(left, right)) {
    const other = theirs.find((code) => letters(code) === letters(own));
    if (other !== undefined) return [own, other];
  }
  return null;
}

/** A name of one text that the other does not even hint at, and one of the other that the first does not. */
function namesApart(own: Said, other: Said, named: NameFinder): readonly [string, string] | null {
  const lone = own.names.filter((ids) => !other.names.some((others) => sharesEntity(ids, others)) && !isHinted(ids, other.words, named));
  const [ids] = lone;
  if (ids === undefined) return null;
  const same = (x: readonly string[], y: readonly string[]) => x.some((id) => y.includes(id));
  // A part of a firm stands for it, unless the other text names that part too.
  const isFree = (others: readonly string[]) =>
    own.names.every((each) => !sharesEntity(each, others) || (!same(each, others) && other.names.some((part) => same(part, each))));
  const theirs = other.names.find((others) => isFree(others) && !isHinted(others, own.words, named, []));
  return theirs === undefined ? null : [ids[0] ?? "", theirs[0] ?? ""];
}

/** A short form of one of the names stands in the text: 卷云 for 卷云车业, Cirrus for Cirrus Cycles. `aliases` count too unless they are given. */
function isHinted(ids: readonly string[], text: string, { names }: NameFinder, aliases?: readonly string[]): boolean {
  return ids.some((id) => {
    const name = names.get(id);
    return [...Object.values(name?.label ?? {}), ...(aliases ?? name?.aliases ?? [])].some((label) => {
      const [word = ""] = label.split(" ");
      if (/^[\x20-\x7e]+$/.test(label)) return text.toLowerCase().includes(word.toLowerCase());
      // A legal name begins with a place and ends with a word for a company: no short form.
      const characters = /公司$/.test(label) ? "" : label.replace(/[^一-鿿]/g, "");
      return characters.length > 1 && (text.includes(characters.slice(0, 2)) || text.includes(characters.slice(-2)));
    });
  });
}
