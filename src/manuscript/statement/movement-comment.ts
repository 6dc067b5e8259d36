/** A clause that says of a number beside it which way it went from the year before. */
import type { BoundFact } from "../prose.js";
import { earlierMoments } from "./moment.js";
import { type Movement, moved } from "./movement.js";
import type { Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";

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

const thanBefore = {
  zh: /(?:比|较)(?:上年|去年|前一年|上一年)(?:同期)?(?:都|更|要|还|略|稍|有所)*(?<more>多|高|大)?(?:少|低|小)?(?<=[多高大少低小])(?![\uFFFC\d一二三四五六七八九十两几数])/,
  en: /\b(?:(?<more>more|higher|larger|greater)|less|fewer|lower|smaller)\b(?:\s+[\w-]+){0,5}\s+than\s+(?:(?:in|at|it\s+(?:was|did|had))\s+)?(?:(?:the|a)\s+(?:year|quarter)\s+(?:before|earlier)|(?:in\s+)?the\s+(?:previous|preceding|prior)\s+(?:year|quarter))\b/i,
};

/** "It earned less than the year before, {{x}}", "{{x}}，比上年少": of the one number of its clause, or of the one beside it. */
export function comparedWithBefore(reading: Reading, sentence: Sentence): readonly Movement[] {
  const { text, language, lexicon } = reading;
  if (!thanBefore[language].test(text.slice(sentence.start, sentence.end))) return [];
  return sentence.clauses.flatMap((clause, index): Movement[] => {
    const said = text.slice(clause.start, clause.end);
    const found = thanBefore[language].exec(said);
    if (found === null || lexicon.negated.test(said.slice(0, found.index))) return [];
    const levels = (facts: readonly BoundFact[] | undefined) => facts?.filter((fact) => reading.subject(fact).quantity !== undefined) ?? [];
    const [own, before, after] = [clause, sentence.clauses[index - 1], sentence.clauses[index + 1]].map((each) => levels(each?.facts));
    const [fact, second] = own !== undefined && own.length > 0 ? own : (after?.slice(0, 1) ?? before?.slice(-1) ?? []);
    // By how much it was more is a number of its own.
    if (fact === undefined || second !== undefined || reading.subject(fact).change !== undefined) return [];
    const start = clause.start + found.index;
    const way = found.groups?.more === undefined ? -1 : 1;
    return moved(reading, fact, start, start + found[0].length, way, earlierMoments(reading.subject(fact), reading.scope));
  });
}
