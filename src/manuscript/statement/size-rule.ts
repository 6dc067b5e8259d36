/** PROSE-SIZE: the words compare a number with half, with its bound or with the number before it, and the data say otherwise. */

import { unitsOf } from "../../analysis/units.js";
import { readQuantity } from "../../measure/index.js";
import { approximationsIn } from "../approximations.js";
import { multiplesIn } from "../multiples.js";
import { chineseHalves } from "../numbers-chinese.js";
import { englishHalves } from "../numbers-english.js";
import type { BoundFact } from "../prose.js";
import { momentOf } from "./moment.js";
import type { Objection, Reading } from "./reading.js";
import { registerNumber } from "./register-number.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";
import { compareQuantity, type Subject, sizeOf } from "./subject.js";

/** Words of size that the facts beside them contradict. */
export function checkSizes(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind === "heading") return [];
  return [
    ...halves(reading, sentence),
    ...halvesOfNothing(reading, sentence),
    ...approximations(reading, sentence),
    ...sentence.facts.flatMap((fact) => boundWords(fact, reading, sentence)),
    ...comparisons(reading, sentence),
    ...multiples(reading, sentence),
  ];
}

const objection = (start: number, end: number, message: string): Objection => ({
  code: "PROSE-SIZE",
  start,
  end,
  message,
  fix: "say what the numbers show, or bind the numbers that show it",
});

/** Words about what the share leaves over. */
const others = { zh: /其他|其它|其余|剩|另外|别的|非/, en: /\b(?:others?|rest|remain\w*|else|non-\w+)\b/i };

/** Words that compare with half by name; "most" and 多数 also count things. */
const halfWord = /半|half/i;

/** "过半", "a majority": of a clause with shares, one at least must lie on that side of half. */
function halves({ lexicon, text, subject, language }: Reading, sentence: Sentence): readonly Objection[] {
  const sharesOf = (facts: readonly BoundFact[]) =>
    facts.flatMap((fact) => {
      const { share } = subject(fact);
      return share === undefined ? [] : [{ fact, share }];
    });
  return sentence.clauses.flatMap((clause, index): Objection[] => {
    const said = text.slice(clause.start, clause.end);
    const found = [
      { word: lexicon.majority.exec(said), holds: (share: number) => share > 50 },
      { word: lexicon.minority.exec(said), holds: (share: number) => share < 50 },
    ].find(({ word }) => word !== null);
    if (found === undefined || found.word === null || others[language].test(said)) return [];
    // "…过半，为{{x}}", "{{x}}，过半": the number may stand alone in the next clause, or in the one that the word only comments.
    const next = sentence.clauses[index + 1];
    const follows = next?.facts[0] !== undefined && next.facts[0].at - next.start <= 4 ? next : undefined;
    const comments = found.word.index <= 2 && halfWord.test(found.word[0]) ? sentence.clauses[index - 1] : undefined;
    const shares = [clause, follows, comments].map((each) => sharesOf(each?.facts ?? [])).find((each) => each.length > 0) ?? [];
    const [first] = shares;
    if (first === undefined) return [];
    if (shares.some(({ share }) => found.holds(share))) return [];
    const start = clause.start + found.word.index;
    return [
      objection(start, start + found.word[0].length, `the text says "${found.word[0]}", but the share is ${first.fact.printed.text}`),
    ];
  });
}

/** A half or a doubling that no share, rate or second number of its sentence can show: a number without evidence. */
function halvesOfNothing({ text, language, subject, kind, sentences }: Reading, sentence: Sentence): readonly Objection[] {
  if (kind !== "running") return [];
  const said = text.slice(sentence.start, sentence.end);
  const found = language === "zh" ? chineseHalves(said) : englishHalves(said);
  if (found.length === 0) return [];
  // What a semicolon divides is one statement.
  const before = sentences.find(({ end }) => end === sentence.start);
  const joined = before !== undefined && /[；;]\s*$/.test(text.slice(before.start, before.end)) ? before.facts : [];
  const quantities = [...joined, ...sentence.facts].flatMap((fact) => subject(fact).quantity ?? []);
  const shows = quantities.some(({ unit }, index) => {
    const isRate = unit.kind === "percent" || unit.code === "pp";
    return isRate || quantities.slice(index + 1).some((other) => compareQuantity(quantities[index] ?? other, other) !== null);
  });
  // A source or a figure may show it as well; a number that cannot does not.
  if (quantities.length === 0 || shows) return [];
  return found.map(({ start, end }) => ({
    code: "PROSE-NUMBER",
    start: sentence.start + start,
    end: sentence.start + end,
    message: `"${said.slice(start, end)}" is a number, and no share or second number beside it shows it`,
    fix: "bind the share, or the two numbers it compares",
  }));
}

/** "{{share}}，约四分之一", "passed one million, at {{x}}": a number of the sentence must be about that, or beyond it. */
function approximations({ text, language, subject }: Reading, sentence: Sentence): readonly Objection[] {
  const said = text.slice(sentence.start, sentence.end);
  return approximationsIn(said, language).flatMap(({ start, end, kind, least, most }): Objection[] => {
    const sizes = sentence.facts.flatMap((fact) => {
      const { quantity } = subject(fact);
      const isPart = quantity?.unit.kind === "percent";
      if (quantity === undefined || isPart !== (kind === "share")) return [];
      return [{ size: sizeOf(quantity), printed: fact.printed.text }];
    });
    const [first] = sizes;
    const words = said.slice(start, end);
    const span = [sentence.start + start, sentence.start + end] as const;
    if (first === undefined)
      return [{ ...objection(...span, `"${words}" is a number, and none beside it shows it`), code: "PROSE-NUMBER" }];
    if (sizes.some(({ size }) => least <= size && size <= most)) return [];
    return [objection(...span, `the text says "${words}", but the number beside it is ${first.printed}`)];
  });
}

/** "{{a}}是{{b}}的两倍多", "{{a}}, twice the {{b}} of 2019": by the ratio of the two. */
function multiples({ text, language, subject }: Reading, sentence: Sentence): readonly Objection[] {
  const said = text.slice(sentence.start, sentence.end);
  return multiplesIn(said, language).flatMap(({ start, end, least, most, of, ofHalf }): Objection[] => {
    const [a, b] = of.map((at) => sentence.facts.find((fact) => fact.at === sentence.start + at));
    const second = b === undefined ? undefined : subject(b).quantity;
    // A share or a change may stand between the two: "{{a}}, {{share}} of all and twice the {{b}} of 2019".
    const earlier = sentence.facts.filter((fact) => a !== undefined && fact !== b && fact.at <= a.at).map((fact) => subject(fact).quantity);
    const first = earlier.findLast((each) => each !== undefined && second !== undefined && compareQuantity(each, second) !== null);
    const words = said.slice(start, end).replaceAll("\uFFFC", "").trim();
    if (first === undefined || second === undefined || second.value.isZero() || compareQuantity(first, second) === null) {
      const problem = objection(sentence.start + start, sentence.start + end, `"${words}" stands between numbers that do not compare`);
      return ofHalf === true ? [] : [{ ...problem, code: "PROSE-NUMBER" }];
    }
    const ratio = first.value.mul(first.unit.factor).div(second.value.mul(second.unit.factor)).toNumber();
    if (least <= ratio && ratio <= most) return [];
    return [
      objection(sentence.start + start, sentence.start + end, `the text says "${words}", but the numbers are ${ratio.toFixed(2)} to one`),
    ];
  });
}

/** "超过{{x}}", "under {{x}}": true of a number that the source bounds so, or that rounding moved the other way. */
function boundWords(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  const over = lexicon.over.exec(before)?.[0];
  const under = over === undefined ? lexicon.under.exec(before)?.[0] : undefined;
  const said = over ?? under;
  const { quantity, cells } = reading.subject(fact);
  if (said === undefined || quantity === undefined) return [];
  const ofCells = cells.length > 0 || fact.printed.value.lineage.id === "count";
  const bound = ofCells ? quantity.bound : registerNumber(fact, reading.scope)?.bound;
  // A row without a field for it does not say how its number is bounded.
  if (bound === undefined) return [];
  // With a comparable number before it, the words compare the two.
  const rival = sentence.facts.some((other) => {
    const { quantity: theirs } = reading.subject(other);
    return other.at < fact.at && theirs !== undefined && compareQuantity(theirs, quantity) !== null;
  });
  if (rival) return [];
  const opposite = over !== undefined ? bound === "<" || bound === "≤" : bound === ">" || bound === "≥";
  const shown =
    bound === "=" && quantity.low === undefined ? readQuantity(fact.printed.text, reading.locale, unitsOf(reading.vintage)) : null;
  const exact = shown !== null && compareQuantity(quantity, shown);
  const wrong = opposite || exact === 0 || exact === (over !== undefined ? -1 : 1);
  if (!wrong) return [];
  const start = fact.at - said.trimStart().length;
  const what = exact === 0 ? "is exactly that" : "lies on the other side";
  return [objection(start, fact.at, `the text says "${said.trim()}" of ${fact.printed.text}, but the value ${what}`)];
}

/** Functions whose results are of one kind, whatever they were made from. */
const comparable: ReadonlySet<string> = new Set(["share", "count", "mean", "growth", "cagr"]);

/** Cells of one indicator, one field of two rows, one question asked of two times, or two results of one function: shares with shares. */
function isAlike(a: Subject, b: Subject, scope: Reading["scope"]): boolean {
  const own = a.cell === undefined ? registerNumber(a.fact, scope) : null;
  if (own?.of !== undefined && b.cell === undefined) {
    const other = registerNumber(b.fact, scope);
    return own.of === other?.of && own.scale === other.scale;
  }
  // A number without its sign compares with another of those, not with one that has it.
  if (a.of !== undefined || b.of !== undefined)
    return a.of?.indicator === b.of?.indicator && (a.cell === undefined) === (b.cell === undefined);
  const [left, right] = [a.fact.printed.value.lineage, b.fact.printed.value.lineage];
  if (left.kind === "analysis" && left.id === right.id && comparable.has(left.id)) return true;
  const [one, other] = [momentOf(a, scope), momentOf(b, scope)];
  return one !== null && one.key === other?.key;
}

/** "{{a}}，高于{{b}}", "{{a}}, close to {{c}} and above B's {{b}}", "比{{b}}低": false of every number before it that compares. */
function comparisons(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { subject } = reading;
  const numbers = sentence.facts.filter((fact) => subject(fact).quantity !== undefined);
  return numbers.flatMap((fact): Objection[] => {
    const word = comparisonBefore(fact, reading, sentence);
    if (word === null) return [];
    const b = subject(fact);
    const next = numbers[numbers.indexOf(fact) + 1];
    const told = next !== undefined && toldAfter.test(reading.text.slice(fact.at + 1, next.at)) ? next : undefined;
    const rivals = numbers.flatMap((other) => {
      const a = subject(other);
      // A change and a level do not compare, nor do two numbers of different indicators that only share a unit.
      if (
        (other.at >= fact.at && other !== told) ||
        other === fact ||
        !isAlike(a, b, reading.scope) ||
        a.quantity === undefined ||
        b.quantity === undefined
      )
        return [];
      const way = compareQuantity(a.quantity, b.quantity);
      return way === null ? [] : [{ other, way }];
    });
    const nearest = rivals.at(-1);
    // Of several numbers of one entity the one of the same time is meant.
    const ofOneTime = rivals.filter(({ other }) => subject(other).cell?.period.code === b.cell?.period.code);
    const judged = word.plain
      ? ofOneTime.length > 0
        ? ofOneTime
        : rivals
      : rivals.filter(({ other }) => (told ?? numbers[numbers.indexOf(fact) - 1]) === other);
    if (nearest === undefined || judged.length === 0 || judged.some(({ way }) => way === word.way)) return [];
    const message = `the text says "${word.said}" between ${nearest.other.printed.text} and ${fact.printed.text}, which is not so`;
    return [objection(word.start, word.start + word.said.length, message)];
  });
}

interface ComparisonWord {
  readonly start: number;
  readonly said: string;
  readonly way: 1 | -1;
  /** Compares and nothing else: "more than {{x}}" may also bound the number behind it. */
  readonly plain: boolean;
}

/** "比{{b}}低，为{{a}}": what is compared stands behind. */
const toldAfter = /^[^，。；\uFFFC]{0,4}?更?[高多大低少小][^，。；\uFFFC]{0,6}[，,](?:为|是|达到?|至)$/;

const longestGap = 60;
/** Words between a comparison and its number: whose it is, no other statement. */
const governs = { zh: /^[^，。；、：\uFFFC]{0,20}$/, en: /^[^.;,:\uFFFC]{0,40}$/ };
const steps = { zh: /[至到]/, en: /\bto\b|\bfrom\b|\band\b/ };
const mayBound = /^(?:超过|more\s+than|(?:less|fewer)\s+than|exceed\w*|surpass\w*)$/i;

/** The word that compares this number with one before it. */
function comparisonBefore(fact: BoundFact, { lexicon, text, language }: Reading, sentence: Sentence): ComparisonWord | null {
  const gap = wordsBefore(text, fact, sentence);
  const from = fact.at - gap.length;
  if (language === "zh" && /比[^，。；]{0,20}$/.test(gap)) {
    const than = /^[^，。；\uFFFC]{0,4}?(?:更)?([高多大低少小])/.exec(wordsAfter(text, fact, sentence));
    if (than !== null) return { start: fact.at + 1, said: than[0], way: "高多大".includes(than[1] ?? "") ? 1 : -1, plain: false };
  }
  const [larger, smaller] = [lastOf(lexicon.larger, gap), lastOf(lexicon.smaller, gap)];
  const found = larger === null ? smaller : smaller === null || larger.index > smaller.index ? larger : smaller;
  if (found === null) return null;
  const after = gap.slice(found.index + found[0].length);
  if (!governs[language].test(after) || lexicon.negated.test(text.slice(sentence.start, from + found.index))) return null;
  const plain = !mayBound.test(found[0]) || after.trim() !== "";
  if (!plain && (gap.length > longestGap || steps[language].test(gap) || (larger !== null && smaller !== null))) return null;
  return { start: from + found.index, said: found[0], way: found === larger ? 1 : -1, plain };
}

function lastOf(pattern: RegExp, text: string): RegExpExecArray | null {
  return Array.from(text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))).at(-1) ?? null;
}
