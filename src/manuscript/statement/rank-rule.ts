/** PROSE-RANK: the words give a place among rivals, or over time, that the data do not. */

import { dimensionLabel } from "../../analysis/labels.js";
import type { Cell, Vintage } from "../../evidence/cell.js";
import type { BoundFact } from "../prose.js";
import type { FieldCondition } from "./conditions.js";
import type { PlacePattern } from "./lexicon.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";
import { compareQuantity, type Subject, seriesOf } from "./subject.js";

interface PlaceWord {
  readonly start: number;
  readonly end: number;
  readonly place: number;
  readonly from: PlacePattern["from"];
}

/** Places that the ranking of the facts beside them contradicts. */
export function checkPlaces(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  const words = wordsOf(reading, sentence);
  if (words.length === 0) return [];
  const ranked = sentence.facts.filter((fact) => {
    const subject = reading.subject(fact);
    return subject.cell !== undefined || extremeOf(subject) !== null || countedValue(subject) !== null;
  });
  const inOrder = words.length === ranked.length && words.length > 1;
  return words.flatMap((word, index): Objection[] => {
    const facts = inOrder ? ranked.slice(index, index + 1) : factsOf(word, words, ranked, sentence);
    const verdicts = facts.map((fact) => judge(reading.subject(fact), word, reading.vintage)).filter((verdict) => verdict !== null);
    const [first] = verdicts;
    if (first === undefined || verdicts.some(({ holds }) => holds)) return [];
    const said = reading.text.slice(word.start, word.end);
    const message = `the text says "${said}", but ${first.what} is number ${first.actual} of ${first.count} by ${first.axis}`;
    return [{ code: "PROSE-RANK", start: word.start, end: word.end, message, fix: "correct the place, or print it with rank(…)" }];
  });
}

function wordsOf({ text, lexicon }: Reading, sentence: Sentence): readonly PlaceWord[] {
  const said = text.slice(sentence.start, sentence.end);
  const found: PlaceWord[] = [];
  for (const { pattern, place, from } of lexicon.places) {
    for (const match of said.matchAll(pattern)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (!found.some((word) => word.start < end && start < word.end)) found.push({ start, end, place, from });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The facts a place may speak of: of its clause, else of the clause after it, else of the one before. */
function factsOf(word: PlaceWord, words: readonly PlaceWord[], facts: readonly BoundFact[], sentence: Sentence): readonly BoundFact[] {
  const index = sentence.clauses.findIndex(({ start, end }) => start <= word.start && word.start < end);
  const inClause = (at: number) => facts.filter((fact) => clauseOf(sentence, fact) === sentence.clauses[at]);
  const own = inClause(index);
  // "the lowest {{x}}": the number right behind the word.
  const behind = own.find(({ at }) => at >= word.end && at - word.end <= 8);
  if (behind !== undefined) return [behind];
  if (own.length > 0) return own;
  const free = (at: number) =>
    !words.some(
      (other) =>
        other !== word &&
        sentence.clauses[at] !== undefined &&
        (sentence.clauses[at]?.start ?? 0) <= other.start &&
        other.start < (sentence.clauses[at]?.end ?? 0),
    );
  const next = inClause(index + 1);
  if (next.length > 0 && free(index + 1)) return next;
  // "{{x}}，居首": only a clause that begins with the place comments the one before.
  if (word.start - (sentence.clauses[index]?.start ?? 0) > 3) return [];
  const previous = inClause(index - 1);
  return previous.length > 0 && free(index - 1) ? previous : [];
}

interface Verdict {
  readonly holds: boolean;
  readonly actual: number;
  readonly count: number;
  readonly axis: string;
  readonly what: string;
}

const aggregate =
  /^(?:全部|总|合计|全球|整体|世界|其他|其它|所有|平均)|合计|总计|以外|^(?:all|total|overall|world|other|others|rest|sum|average)\b|\btotal\b/i;

/** Judges a place against every axis with rivals; the axis that comes nearest speaks. Null when nothing compares. */
function judge(subject: Subject, word: PlaceWord, vintage: Vintage): Verdict | null {
  const { cell } = subject;
  if (cell === undefined) return judgeExtreme(subject, word) ?? judgeCount(subject, word, vintage);
  const verdicts = Object.keys(cell.dimensions).flatMap((dimension): Verdict[] => {
    const rivals = vintage
      .cellsOf(cell.indicator)
      .filter((other) => isRival(other, cell, dimension) && !isAggregate(other, dimension, vintage));
    return rivals.length === 0 ? [] : [verdict(cell, rivals, word, dimension)];
  });
  const years = seriesOf(cell, vintage).filter((other) => other !== cell);
  if (verdicts.length === 0 && (word.place > 1 || years.length === 0)) return null;
  if (years.length > 0 && word.place === 1) verdicts.push(verdict(cell, years, word, "period"));
  const decided = verdicts.filter(({ holds, count }) => holds || count >= word.place);
  return decided.find(({ holds }) => holds) ?? decided[0] ?? null;
}

/** max(…) and min(…) are what they are called. */
function extremeOf({ fact }: Subject): "max" | "min" | null {
  const { kind, id } = fact.printed.value.lineage;
  return kind === "analysis" && (id === "max" || id === "min") ? id : null;
}

function judgeExtreme(subject: Subject, { place, from }: PlaceWord): Verdict | null {
  const extreme = extremeOf(subject);
  if (extreme === null || place !== 1) return null;
  const holds = (extreme === "max") === (from === "top");
  return { holds, actual: 1, count: 1, axis: extreme, what: subject.fact.printed.text };
}

/** `count(register where field = "value")` and nothing else: the count competes with those of the field's other values. */
function countedValue({ fact, conditions }: Subject): FieldCondition | null {
  const [condition, second] = conditions.fields;
  const plain = condition !== undefined && second === undefined && conditions.time === null && conditions.rows.length === 0;
  return plain && /^\s*count\([a-z_0-9]+ where [a-z_0-9]+ = "[^"]*"\)\s*(?:\|.*)?$/.test(fact.expression) ? condition : null;
}

function judgeCount(subject: Subject, { place, from }: PlaceWord, vintage: Vintage): Verdict | null {
  const condition = countedValue(subject);
  const field =
    condition === null ? undefined : vintage.pack.registers.get(condition.register)?.fields.find(({ id }) => id === condition.field);
  if (condition === null || field?.type !== "enum") return null;
  const counts = new Map<string, number>();
  for (const { values } of vintage.registers.get(condition.register) ?? []) {
    const value = values[condition.field];
    if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const own = counts.get(condition.value) ?? 0;
  const others = [...counts].filter(([value]) => value !== condition.value).map(([, count]) => count);
  const better = others.filter((count) => (from === "top" ? count > own : count < own)).length;
  const equal = others.filter((count) => count === own).length;
  if (others.length + 1 < place) return null;
  const holds = better + 1 <= place && place <= better + 1 + equal;
  return { holds, actual: better + 1, count: others.length + 1, axis: condition.field, what: subject.fact.printed.text };
}

function verdict(cell: Cell, rivals: readonly Cell[], { place, from }: PlaceWord, axis: string): Verdict {
  const side = from === "top" ? 1 : -1;
  const better = rivals.filter((rival) => compareQuantity(rival.quantity, cell.quantity) === side).length;
  const equal = rivals.filter((rival) => compareQuantity(rival.quantity, cell.quantity) === 0).length;
  const holds = better + 1 <= place && place <= better + 1 + equal;
  return { holds, actual: better + 1, count: rivals.length + 1, axis, what: cell.key };
}

function isRival(other: Cell, cell: Cell, dimension: string): boolean {
  return (
    other !== cell &&
    other.period.code === cell.period.code &&
    Object.keys(cell.dimensions).every((key) => (key === dimension) !== (other.dimensions[key] === cell.dimensions[key]))
  );
}

function isAggregate(cell: Cell, dimension: string, vintage: Vintage): boolean {
  const code = cell.dimensions[dimension] ?? "";
  return (
    aggregate.test(code) || vintage.pack.file.locales.some((locale) => aggregate.test(dimensionLabel(vintage, dimension, code, locale)))
  );
}
