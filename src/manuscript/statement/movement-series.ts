/** Words of direction around several values of one series, and the stretch of a sentence that they speak of. */
import type { BoundFact } from "../prose.js";
import { speaksOfLoss, wayOfLoss } from "./loss-rule.js";
import { earlierMoments, type Moment } from "./moment.js";
import { denied, type Movement, moved, opposite, wayIn } from "./movement.js";
import type { Reading } from "./reading.js";
import { clauseOf, type Sentence, type Stretch } from "./sentence.js";
import { compareQuantity } from "./subject.js";

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

/** "Then the jump: …": the clauses that end in a colon before the first number. */
function announcement({ text }: Reading, sentence: Sentence): Stretch | null {
  const [first] = sentence.facts;
  const colon = sentence.clauses.findLast(
    ({ end }) => first !== undefined && end <= first.at && /[:：]\s*$/.test(text.slice(sentence.start, end)),
  );
  return colon === undefined ? null : { start: sentence.start, end: colon.end, facts: [] };
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
