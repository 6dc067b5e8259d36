/** Words that say which way a number went, and what the data say of it: against which earlier values it is to be read. */
import { seriesKeyOf } from "../../evidence/cell.js";
import type { BoundFact } from "../prose.js";
import { speaksOfLoss, wayOfLoss } from "./loss-rule.js";
import { earlierMoments, type Moment, saidOf } from "./moment.js";
import type { Reading } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, wordsBefore } from "./sentence.js";
import { compareQuantity } from "./subject.js";

/** A word of direction, and which way the number went by each reading of it. Contradicted when all of them disagree. */
export interface Movement {
  readonly start: number;
  readonly end: number;
  readonly way: 1 | -1;
  readonly against: readonly { readonly way: -1 | 0 | 1; readonly evidence: string }[];
}

/** "A lower {{x}}", 更高的{{x}}: higher, or lower, than it was. */
const comparatives = {
  zh: [/更[高大多]的$/, /更[低小少]的$/],
  en: [/\ba\s+(?:higher|larger|greater)\s+$/i, /\ba\s+(?:lower|smaller)\s+$/i],
} as const;

/** "增至{{x}}", "fell to {{x}}", "rose from {{a}} to {{x}}", "{{x}}, up from {{a}}". */
export function levelsReached(reading: Reading, sentence: Sentence): readonly Movement[] {
  return sentence.facts.flatMap((fact): Movement[] => {
    const { quantity, change, cell } = reading.subject(fact);
    if (quantity === undefined) return [];
    const before = wordsBefore(reading.text, fact, clauseOf(sentence, fact));
    const [more, less] = comparatives[reading.language];
    const up = reading.lexicon.upTo.exec(before) ?? more.exec(before);
    const found = up ?? reading.lexicon.downTo.exec(before) ?? less.exec(before);
    if (found !== null) {
      // A change that "rose to" is read against earlier changes, as any level is.
      if (change !== undefined && cell === undefined && reading.moment(fact) === null) return [];
      return moved(
        reading,
        fact,
        fact.at - (before.length - found.index),
        fact.at,
        up !== null ? 1 : -1,
        baselines(fact, reading, sentence),
      );
    }
    return fromHere(fact, reading, sentence, before);
  });
}

function moved(reading: Reading, fact: BoundFact, start: number, end: number, way: 1 | -1, against: readonly Baseline[]): Movement[] {
  const { quantity } = reading.subject(fact);
  if (quantity === undefined || against.length === 0) return [];
  const bySize = speaksOfLoss(reading.text.slice(Math.max(0, start - 30), start), reading.language);
  return [
    {
      start,
      end,
      way,
      against: against.flatMap((baseline) => {
        const side = compareQuantity(quantity, baseline.quantity);
        // Of two losses the text may mean the size or the sign, unless it calls them losses.
        const losses = quantity.value.isNegative() && baseline.quantity.value.isNegative();
        if (side === null || (losses && !bySize)) return [];
        return [{ way: losses ? opposite[side] : side, evidence: `${fact.printed.text} against ${baseline.said}` }];
      }),
    },
  ];
}

const opposite = { [-1]: 1, 0: 0, 1: -1 } as const;

type Baseline = Pick<Moment, "quantity" | "said">;

/** What a level came from: the value the text says it started at, else the value of its series named before it, else what the evidence holds of the time before. */
function baselines(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Baseline[] {
  const before = sentence.facts.filter(({ at }) => at < fact.at);
  const started = before.findLast((other) => startsMovement(reading, sentence, other));
  const origin = started === undefined ? undefined : reading.subject(started).quantity;
  const own = reading.moment(fact);
  const named = before.findLast((other) => {
    const moment = reading.moment(other);
    return own !== null && moment !== null && moment.key === own.key && moment.to < own.to;
  });
  const moment = named === undefined ? null : reading.moment(named);
  // "Rose from {{a}} to {{b}} and fell back to {{x}}": the second movement begins where the first ended.
  const isPassed = started !== undefined && named !== undefined && moment !== null && named.at > started.at;
  if (started !== undefined && origin !== undefined && !isPassed && isOfOneKind(reading, started, fact))
    return [{ quantity: origin, said: started.printed.text }];
  if (moment !== null) return [moment];
  return [...earlierMoments(reading.subject(fact), reading.scope), ...levelsOfOtherLength(fact, reading)];
}

/** A share, a stock or a price of a year, told before that of a month: "48% in 2022 … in July 2023 it was down to 42%". */
function levelsOfOtherLength(fact: BoundFact, reading: Reading): readonly Baseline[] {
  const { cell } = reading.subject(fact);
  const measure = cell === undefined ? undefined : reading.vintage.pack.indicators.get(cell.indicator)?.measure;
  if (cell === undefined || measure === undefined || measure === "flow" || measure === "cumulative") return [];
  const told = reading.sentences
    .flatMap(({ facts }) => facts)
    .filter(({ at }) => at < fact.at)
    .flatMap((other) => reading.subject(other).cell ?? [])
    .findLast(
      (other) =>
        seriesKeyOf(other) === seriesKeyOf(cell) && other.period.end < cell.period.end && other.period.frequency !== cell.period.frequency,
    );
  return told === undefined ? [] : [{ quantity: told.quantity, said: `${told.period.code}: ${saidOf(told.quantity, reading.scope)}` }];
}

/** One may have become the other: the same unit, and of one register or indicator where that can be told. */
function isOfOneKind(reading: Reading, a: BoundFact, b: BoundFact): boolean {
  const [left, right] = [reading.subject(a), reading.subject(b)];
  if (left.quantity === undefined || right.quantity === undefined || compareQuantity(left.quantity, right.quantity) === null) return false;
  return left.cell === undefined || right.cell === undefined || left.cell.indicator === right.cell.indicator;
}

/** "从{{a}}", "from {{a}}": the value a movement begins at. */
function startsMovement({ text, language }: Reading, sentence: Sentence, fact: BoundFact): boolean {
  const before = text.slice(sentence.start, fact.at);
  return language === "zh"
    ? /(?:从|由|自)[^，。；\uFFFC]{0,16}(?:\uFFFC年?的?)?$/.test(before)
    : /\bfrom\s+(?:[^.;,\uFFFC]{0,30}\s)?$/i.test(before);
}

/** The word stands before where it began: "rose from {{a}} in 2020 to {{x}}", "{{x}}, up from {{a}}". */
function fromHere(fact: BoundFact, reading: Reading, sentence: Sentence, before: string): Movement[] {
  const { lexicon, text } = reading;
  const up = lexicon.upFrom?.exec(before);
  const found = up ?? lexicon.downFrom?.exec(before);
  const { quantity } = reading.subject(fact);
  if (found === null || found === undefined || quantity === undefined) return [];
  const start = fact.at - (before.length - found.index);
  const way = up !== null && up !== undefined ? 1 : -1;
  const baseline = [{ quantity, said: fact.printed.text }];
  const reached = sentence.facts.find(
    (other) =>
      other.at > fact.at &&
      isOfOneKind(reading, fact, other) &&
      /\bto\s+(?:[^.;,()\uFFFC]{0,30}\s)?$/.test(wordsBefore(text, other, sentence)),
  );
  if (reached !== undefined) return moved(reading, reached, start, fact.at, way, baseline);
  const previous = sentence.facts.findLast((other) => other.at < fact.at && isOfOneKind(reading, fact, other));
  if (previous === undefined || !/^[\s,(]*$/.test(text.slice(previous.at + 1, start).replace(/\bin\s+\d{4}|\bby\s+\w+/g, ""))) return [];
  return moved(reading, previous, start, fact.at, way, baseline);
}

/** Values of one series, and one direction beside them: told in any order, they move that way. */
export function changesOverTime(reading: Reading, sentence: Sentence): readonly Movement[] {
  const { lexicon, text } = reading;
  const words = text.slice(sentence.start, sentence.end);
  if (!lexicon.up.test(words) && !lexicon.down.test(words) && !speaksOfLoss(words, reading.language)) return [];
  const groups = new Map<string, { fact: BoundFact; moment: Moment }[]>();
  for (const fact of sentence.facts) {
    const moment = reading.subject(fact).change === undefined ? reading.moment(fact) : null;
    if (moment !== null) groups.set(moment.key, [...(groups.get(moment.key) ?? []), { fact, moment }]);
  }
  const series = [...groups.values()].filter((group) => new Set(group.map(({ moment }) => moment.to)).size > 1);
  const [group, second] = series;
  if (second !== undefined) return [];
  const hasChange = sentence.facts.some((fact) => reading.subject(fact).change !== undefined);
  if (group === undefined) return groups.size === 1 && !hasChange ? announced([...groups.values()].flat(), reading, sentence) : [];
  const places = group.map(({ fact }) => fact.at).sort((a, b) => a - b);
  const apart = group.length === 2 ? text.slice(places[0], places[1]) : "";
  if (isOnlyNear(apart, reading)) return [];
  // "Flat at first, then it rose: {{a}} in July was below June's {{b}}; …" says of these two itself how they lie.
  if (held[reading.language].test(apart) && announcement(reading, sentence) !== null) return [];
  // Beside a change the words may be about that: then only what announces them all is about the values.
  const between = hasChange
    ? announcement(reading, sentence)
    : stretchOf(
        reading,
        sentence,
        group.map(({ fact }) => fact),
      );
  // Another number among these may be what moves.
  if (between === null || between.facts.some((fact) => reading.moment(fact) !== null && !group.some((each) => each.fact === fact)))
    return [];
  const inTime = group.map(({ moment }) => moment).sort((a, b) => (a.to < b.to ? -1 : 1));
  const said = text.slice(between.start, between.end);
  const losses =
    (speaksOfLoss(said, reading.language) || gap[reading.language].test(said)) &&
    inTime.every(({ quantity }) => quantity.value.isNegative());
  const found = losses ? wayOfLoss(said, reading.language) : wayIn(said, reading);
  if (found === null) return [];
  const start = between.start + found.index;
  const isDenied = lexicon.negated.test(text.slice(sentence.start, start));
  if (isDenied && !denied[reading.language].test(text.slice(sentence.start, start))) return [];
  const against = inTime.slice(1).flatMap((later, index) => {
    const earlier = inTime[index];
    const way = earlier === undefined ? null : compareQuantity(later.quantity, earlier.quantity);
    return earlier === undefined || way === null
      ? []
      : [{ way: losses ? opposite[way] : way, evidence: `${earlier.said} and ${later.said}` }];
  });
  return [{ start, end: start + found.said.length, way: isDenied ? opposite[found.way] : found.way, against }];
}

/** Only what lies below nothing narrows or widens. */
const gap = { zh: /收窄|走阔/, en: /\b(?:narrow|widen)(?:ed|s|ing)?\b/i };

/** What denies in full: "did not rise"; "hardly rose" does not. */
const denied = { zh: /(?:没有|并未|未见|未)(?:明显|再)?$/, en: /\b(?:did|do|does|has|have)\s+not\s+$/i };

interface Way {
  readonly way: 1 | -1;
  readonly index: number;
  readonly said: string;
}

/** The one direction that words give; null when they give none or both. */
function wayIn(words: string, { lexicon }: Reading): Way | null {
  const [up, down] = [lexicon.up.exec(words), lexicon.down.exec(words)];
  const found = up ?? down;
  if (found === null || (up !== null && down !== null)) return null;
  return { way: up !== null ? 1 : -1, index: found.index, said: found[0] };
}

/** "Then the jump: …": the clauses that end in a colon before the first number. */
function announcement({ text }: Reading, sentence: Sentence): Stretch | null {
  const [first] = sentence.facts;
  const colon = sentence.clauses.findLast(
    ({ end }) => first !== undefined && end <= first.at && /[:：]\s*$/.test(text.slice(sentence.start, end)),
  );
  return colon === undefined ? null : { start: sentence.start, end: colon.end, facts: [] };
}

/** "It did not rise, at {{change}}": the change is of the way that the words deny. */
export function deniedChanges(reading: Reading, sentence: Sentence): readonly Movement[] {
  const { text, language, lexicon } = reading;
  const changes = sentence.facts.filter((fact) => (reading.subject(fact).change ?? 0) !== 0);
  const [first, second] = changes;
  if (first === undefined || second !== undefined) return [];
  const clause = clauseOf(sentence, first);
  const before = sentence.clauses.find(({ end }) => end === clause.start);
  return [before?.facts.length === 0 ? before : undefined, clause].flatMap((stretch): Movement[] => {
    if (stretch === undefined) return [];
    const said = text.slice(stretch.start, Math.min(stretch.end, first.at));
    const found = wayIn(said, reading) ?? (language === "en" ? wayInBase(said) : null);
    if (found === null || !denied[language].test(said.slice(0, found.index)) || lexicon.upTo.test(said)) return [];
    const way = reading.subject(first).change ?? 0;
    const evidence = `the change is ${first.printed.text}`;
    const start = stretch.start + found.index;
    return [{ start, end: start + found.said.length, way: opposite[found.way], against: [{ way, evidence }] }];
  });
}

const bases = { up: /\b(?:rise|grow|increase|climb|expand|gain)\b/i, down: /\b(?:fall|decline|drop|decrease|shrink|slow)\b/i };

/** Directions as they stand behind "did not". */
function wayInBase(words: string): Way | null {
  const [up, down] = [bases.up.exec(words), bases.down.exec(words)];
  const found = up ?? down;
  return found === null || (up !== null && down !== null) ? null : { way: up !== null ? 1 : -1, index: found.index, said: found[0] };
}

const held = { zh: /低于|高于|不及|少于|多于|超过/, en: /\b(?:below|above|(?:lower|higher|less|more|fewer)\s+than)\b/i };

const nearness = {
  zh: /接近|相近|相当|持平|(?:仍|但|却|依然)[^，。；]{0,4}(?:低于|高于|不及|少于|多于)/,
  en: /\b(?:close\s+to|near(?:ing)?|similar\s+to|in\s+line\s+with|(?:still|but|yet)\s+(?:\w+\s+)?(?:below|above|short\s+of|(?:lower|higher|less|more)\s+than))\b/i,
};

/** "It recovered to {{x}}, close to the {{a}} of 2019": what it moved from is another value than the one it is held against. */
function isOnlyNear(between: string, { language }: Reading): boolean {
  return nearness[language].test(between);
}

/** "It rose too: {{x}}": the one number of a sentence, behind a clause that says which way it went. */
function announced(only: readonly { readonly fact: BoundFact }[], reading: Reading, sentence: Sentence): readonly Movement[] {
  const [first, second] = only;
  if (first === undefined || second !== undefined) return [];
  const clause = clauseOf(sentence, first.fact);
  const [colon] = sentence.clauses.filter(({ end }) => end === clause.start);
  if (colon === undefined || !/[:：]\s*$/.test(reading.text.slice(colon.start, colon.end))) return [];
  const said = reading.text.slice(colon.start, colon.end);
  const [up, down] = [reading.lexicon.up.exec(said), reading.lexicon.down.exec(said)];
  const found = up ?? down;
  if (found === null || (up !== null && down !== null)) return [];
  const start = colon.start + found.index;
  return moved(
    reading,
    first.fact,
    start,
    start + found[0].length,
    up !== null ? 1 : -1,
    earlierMoments(reading.subject(first.fact), reading.scope),
  );
}

const yearBefore = {
  zh: /^[\s，,（(]*(?:(?:较|比)(?:上年|去年|前一年|上一年|上期|上年同期)|同比|环比)/,
  en: /^[\s,(]*(?:up|down|higher|lower|an?\s+(?:rise|fall|decline|drop|increase|gain))\b[^.;\uFFFC]{0,16}\b(?:year|quarter|month)\s+(?:before|earlier)\b|^[\s,(]*(?:up|down|higher|lower|an?\s+(?:rise|fall|decline|drop|increase|gain))\b[^.;\uFFFC]{0,16}\b(?:previous|preceding|last)\s+(?:year|quarter|month)\b/i,
};

/** "{{x}}, down on the year before", "{{x}}，较上年下降": a clause that says of the number before it which way it went. */
export function commentedLevels(reading: Reading, sentence: Sentence): readonly Movement[] {
  const { lexicon, text, language } = reading;
  return sentence.clauses.flatMap((clause, index): Movement[] => {
    // What follows the next number, or the next item of a list, is no longer about this one.
    const [said = ""] = text.slice(clause.start, clause.facts[0]?.at ?? clause.end).split("、");
    const fact = sentence.clauses[index - 1]?.facts.at(-1);
    if (fact === undefined || !yearBefore[language].test(said) || /\p{L}/u.test(text.slice(fact.at + 1, clause.start))) return [];
    if (reading.subject(fact).change !== undefined && reading.subject(fact).cell === undefined) return [];
    // Behind the comparison the first word of direction is what it says: "较上年下降，之后升至…".
    const [up, down] = [lexicon.up.exec(said), lexicon.down.exec(said)];
    const rises = up !== null && (down === null || up.index < down.index);
    const found = rises ? up : down;
    if (found === null) return [];
    const start = clause.start + found.index;
    const against = earlierMoments(reading.subject(fact), reading.scope);
    return moved(reading, fact, start, start + found[0].length, rises ? 1 : -1, against);
  });
}

const sums = {
  zh: /^(?:呈|逐|连|持续|一路|总体|整体|规模)/,
  en: /^\s*(?:(?:an?|the)\s+(?:\w+\s+)?(?:rise|fall|decline|increase|drop|growth|halving|doubling)|rising|falling|growing|shrinking|declining|halving|doubling)\b/i,
};

/**
 * From the sentence's beginning to the end of the clause of the last of these facts, and of one without facts that sums them up:
 * beyond it something else may be said to move.
 */
export function stretchOf({ text, language }: Reading, sentence: Sentence, facts: readonly BoundFact[]): Stretch {
  const last = Math.max(...facts.map((fact) => clauseOf(sentence, fact).end));
  const next = sentence.clauses.find(({ start }) => start === last);
  const summed = next !== undefined && next.facts.length === 0 && sums[language].test(text.slice(next.start, next.end));
  const end = summed ? next.end : last;
  return { start: sentence.start, end, facts: sentence.facts.filter(({ at }) => at < end) };
}
