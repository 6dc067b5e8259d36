/** A block as the rules read it: sentences, clauses, and what each fact in them is of. */
import type { Scope } from "../../analysis/scope.js";
import type { Vintage } from "../../evidence/cell.js";
import { type EntityPlace, nameIndex } from "../names.js";
import type { Span } from "../numbers.js";
import type { BoundFact, Prose, ProseKind } from "../prose.js";
import { type Lexicon, lexicons } from "./lexicon.js";
import { type Moment, momentOf } from "./moment.js";
import { type Sentence, sentencesOf } from "./sentence.js";
import { type Subject, subjectOf } from "./subject.js";
import { type TimeMention, timesIn } from "./time-words.js";

export interface Reading {
  readonly scope: Scope;
  readonly vintage: Vintage;
  readonly locale: string;
  readonly language: "zh" | "en";
  readonly lexicon: Lexicon;
  readonly text: string;
  readonly kind: ProseKind;
  readonly sentences: readonly Sentence[];
  readonly times: readonly TimeMention[];
  readonly entities: readonly EntityPlace[];
  subject(fact: BoundFact): Subject;
  /** The fact as a value of its series. */
  moment(fact: BoundFact): Moment | null;
}

/** What a rule found: the words at fault, by index in the block's text. */
export interface Objection extends Span {
  readonly code: string;
  readonly severity?: "warning";
  readonly message: string;
  readonly fix: string;
}

const readings = new WeakMap<Prose, Reading>();

/** Reads a block in one of the two languages that have words; once, for the rules and for the comparison of the languages. */
export function readingOf(prose: Prose, scope: Scope, language: "zh" | "en"): Reading {
  const known = readings.get(prose);
  if (known !== undefined) return known;
  const { vintage, locale } = scope;
  const entities = nameIndex(vintage).entities(prose.text);
  const subjects = new Map<BoundFact, Subject>();
  const subject = (fact: BoundFact): Subject => {
    const before = subjects.get(fact);
    if (before !== undefined) return before;
    const found = subjectOf(fact, vintage);
    subjects.set(fact, found);
    return found;
  };
  const made: Reading = {
    scope,
    vintage,
    locale,
    language,
    lexicon: lexicons[language],
    text: prose.text,
    kind: prose.kind,
    sentences: sentencesOf(prose, language, entities),
    entities,
    times: timesIn(prose.text, language, entities),
    subject,
    moment: (fact) => momentOf(subject(fact), scope),
  };
  readings.set(prose, made);
  return made;
}

/** The spans that lie within a stretch. */
export function within<T extends Span>(spans: readonly T[], stretch: Span): readonly T[] {
  return spans.filter(({ start, end }) => stretch.start <= start && end <= stretch.end);
}
