/** PROSE-SIZE of comparisons: higher than, 低于 between two numbers that compare. */
import type { BoundFact } from "../prose.js";
import { momentOf } from "./moment.js";
import type { Objection, Reading } from "./reading.js";
import { registerNumber } from "./register-number.js";
import { type Sentence, wordsAfter, wordsBefore } from "./sentence.js";
import { sizeObjection } from "./size-objection.js";
import { compareQuantity, type Subject } from "./subject.js";

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

/** Two amounts of one owner and one time: profit and spending, said to be more or less than each other right behind one another. */
function isOfOneAccount({ cell: a }: Subject, { cell: b }: Subject): boolean {
  if (a === undefined || b === undefined || a.period.code !== b.period.code || a.quantity.unit.kind === "percent") return false;
  return Object.keys(a.dimensions).length > 0 && Object.entries(a.dimensions).every(([key, code]) => b.dimensions[key] === code);
}

/** "{{a}}，高于{{b}}", "{{a}}, close to {{c}} and above B's {{b}}", "比{{b}}低": false of every number before it that compares. */
export function comparisons(reading: Reading, sentence: Sentence): readonly Objection[] {
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
        !(isAlike(a, b, reading.scope) || (numbers[numbers.indexOf(fact) - 1] === other && isOfOneAccount(a, b))) ||
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
    return [sizeObjection(word.start, word.start + word.said.length, message)];
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
function comparisonBefore(fact: BoundFact, reading: Reading, sentence: Sentence): ComparisonWord | null {
  const { lexicon, text, language } = reading;
  const gap = gapBefore(fact, reading, sentence);
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

/** The words before a fact back to the number before it; a name that is printed by an expression stands in them as a word. */
function gapBefore(fact: BoundFact, { text, subject }: Reading, sentence: Sentence): string {
  const names = sentence.facts.filter((other) => other.at < fact.at && subject(other).name !== undefined);
  const rest = { ...sentence, facts: sentence.facts.filter((other) => !names.includes(other)) };
  const gap = wordsBefore(text, fact, rest);
  const from = fact.at - gap.length;
  return [...names].reduce((words, { at }) => (at < from ? words : `${words.slice(0, at - from)}X${words.slice(at - from + 1)}`), gap);
}

function lastOf(pattern: RegExp, text: string): RegExpExecArray | null {
  return Array.from(text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))).at(-1) ?? null;
}
