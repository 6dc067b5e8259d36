/** PROSE-SIZE of bounds: over, at most, 不足 right before a number, against how its source bounds it and how it is rounded. */
import { unitsOf } from "../../analysis/units.js";
import { readQuantity } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { registerNumber } from "./register-number.js";
import { clauseOf, type Sentence, wordsBefore } from "./sentence.js";
import { sizeObjection } from "./size-objection.js";
import { compareQuantity } from "./subject.js";

const mayCompare = /^(?:超过?|突破|不及|more\s+than|(?:less|fewer)\s+than|exceed\w*|surpass\w*)了?$/i;

/** "超过{{x}}", "under {{x}}": true of a number that the source bounds so, or that rounding moved the other way. */
export function boundWords(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  const least = lexicon.atLeast.exec(before)?.[0];
  const most = lexicon.atMost.exec(before)?.[0];
  const isMild = least !== undefined || most !== undefined;
  const over = least ?? (isMild ? undefined : lexicon.over.exec(before)?.[0]);
  const under = over === undefined ? (most ?? lexicon.under.exec(before)?.[0]) : undefined;
  const said = over ?? under;
  const { quantity, cells } = reading.subject(fact);
  if (said === undefined || quantity === undefined) return [];
  const ofCells = cells.length > 0 || fact.printed.value.lineage.id === "count";
  const bound = ofCells ? quantity.bound : registerNumber(fact, reading.scope)?.bound;
  // A row without a field for it does not say how its number is bounded.
  if (bound === undefined) return [];
  // With a comparable number before it, the words may compare the two.
  const rival =
    mayCompare.test(said.trim()) &&
    sentence.facts.some((other) => {
      const { quantity: theirs } = reading.subject(other);
      return other.at < fact.at && theirs !== undefined && compareQuantity(theirs, quantity) !== null;
    });
  if (rival) return [];
  const opposite = over !== undefined ? bound === "<" || bound === "≤" : bound === ">" || bound === "≥";
  const shown =
    bound === "=" && quantity.low === undefined ? readQuantity(fact.printed.text, reading.locale, unitsOf(reading.vintage)) : null;
  const exact = shown !== null && compareQuantity(quantity, shown);
  // What is exactly that much is also at least and at most that much.
  const wrong = opposite || (exact === 0 && !isMild) || exact === (over !== undefined ? -1 : 1);
  if (!wrong) return [];
  const start = fact.at - said.trimStart().length;
  const what = exact === 0 ? "is exactly that" : "lies on the other side";
  return [sizeObjection(start, fact.at, `the text says "${said.trim()}" of ${fact.printed.text}, but the value ${what}`)];
}
