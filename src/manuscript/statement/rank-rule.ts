/** PROSE-RANK: the words give a place among rivals, or over time, that the data do not. */
import { factsOfPlace, type PlaceWord, placeWords } from "./place-words.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";
import { extremeOf, mayStand, type Standing, standingsOf } from "./standing.js";
import type { Subject } from "./subject.js";

/** Places that the ranking of the facts beside them contradicts. */
export function checkPlaces(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  const words = placeWords(reading, sentence);
  if (words.length === 0) return [];
  const ranked = sentence.facts.filter((fact) => mayStand(reading.subject(fact)));
  const inOrder = words.length === ranked.length && words.length > 1;
  return words.flatMap((word, index): Objection[] => {
    const facts = inOrder ? ranked.slice(index, index + 1) : factsOfPlace(word, words, ranked, sentence, reading);
    const verdicts = facts.map((fact) => judge(ofRecord(reading.subject(fact), word), word, reading)).filter((verdict) => verdict !== null);
    const [first] = verdicts;
    if (first === undefined || verdicts.some(({ holds }) => holds)) return [];
    const said = reading.text.slice(word.start, word.end);
    const message = `the text says "${said}", but ${first.evidence}`;
    return [{ code: "PROSE-RANK", start: word.start, end: word.end, message, fix: "correct the place, or print it with rank(…)" }];
  });
}

/** "{{x}} more than the year before, its largest on record": of a change the later value has the place in its series. */
function ofRecord(subject: Subject, { since, place, years }: PlaceWord): Subject {
  const { change, cell, cells } = subject;
  const [a, b, more] = [...cells].sort((x, y) => (x.period.end < y.period.end ? -1 : 1));
  if (!since || place !== 1 || years !== undefined || change === undefined || cell !== undefined) return subject;
  if (a === undefined || b === undefined || more !== undefined || a.indicator !== b.indicator) return subject;
  const { change: _, ...rest } = subject;
  return { ...rest, cell: b, of: b, quantity: b.quantity };
}

interface Verdict {
  readonly holds: boolean;
  readonly evidence: string;
}

/** Judges a place by every standing of a fact: it holds when one bears it out. Null when nothing compares. */
function judge(subject: Subject, word: PlaceWord, { scope }: Reading): Verdict | null {
  const what = subject.cell?.key ?? subject.fact.printed.text;
  const extreme = extremeOf(subject);
  if (extreme !== null) {
    // A maximum has no second place.
    if (extreme.place === 1 && word.place > 1) return null;
    const holds = extreme.place === word.place && extreme.from === word.from;
    return { holds, evidence: `${what} is asked for as number ${extreme.place} from the ${extreme.from}` };
  }
  if (isSpread(subject)) return null;
  const all = standingsOf(subject, scope, word.since, word.years);
  // Time decides where the words speak of time, or where there are no rivals.
  const overTime = !word.amongRivals && word.place === 1 && (word.timed || all.every(({ axis }) => axis === "period"));
  const inTime = all.filter(({ axis }) => axis === "period");
  // "The highest ever": whoever else has more.
  const standings =
    word.inTime || (overTime && word.since && inTime.length > 0) ? inTime : all.filter(({ axis }) => axis !== "period" || overTime);
  const decided = standings.filter((each) => holds(each, word) || countOf(each) >= word.place);
  const [first] = decided;
  if (first === undefined) return null;
  const better = word.from === "top" ? first.greater : first.less;
  const evidence = `${what} is number ${better + 1} of ${countOf(first)} by ${first.axis}${word.from === "top" ? "" : ", from the bottom"}`;
  return { holds: decided.some((each) => holds(each, word)), evidence };
}

/** "The highest and the lowest are {{max(…) - min(…)}} apart": both places are what it is the distance of. */
function isSpread({ fact }: Subject): boolean {
  return /\bmax\s*\(/.test(fact.expression) && /\bmin\s*\(/.test(fact.expression);
}

function countOf({ greater, equal, less }: Standing): number {
  return greater + equal + less + 1;
}

function holds(standing: Standing, { place, from, scoped }: PlaceWord): boolean {
  const better = from === "top" ? standing.greater : standing.less;
  if (better + 1 <= place && place <= better + 1 + standing.equal) return true;
  // Among some of the rivals the place may be better: then the upper half bears it out.
  return scoped && better >= place && better * 2 < countOf(standing);
}
