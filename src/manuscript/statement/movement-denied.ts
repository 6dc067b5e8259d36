/** Words that deny a direction beside a change. */
import { denied, type Movement, opposite, type Way, wayIn } from "./movement.js";
import type { Reading } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";

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
