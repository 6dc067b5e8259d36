/** PROSE-DIRECTION: the words say up where the numbers go down, or the reverse; doubled where they did not; a record that is none. */
import type { BoundFact } from "../prose.js";
import { checkDoublings } from "./doubling-rule.js";
import type { Movement } from "./movement.js";
import { commentedLevels, comparedWithBefore } from "./movement-comment.js";
import { deniedChanges } from "./movement-denied.js";
import { levelsReached } from "./movement-levels.js";
import { changesOverTime } from "./movement-series.js";
import { checkPaces } from "./pace-rule.js";
import type { Objection, Reading } from "./reading.js";
import { records } from "./record-rule.js";
import { checkRuns } from "./run-rule.js";
import { clauseOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";
import { checkSteady } from "./steady-rule.js";
import type { Subject } from "./subject.js";

/** Direction words that the facts beside them contradict. */
export function checkDirections(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  return [
    ...sentence.facts.flatMap((fact) => changes(fact, reading, sentence)),
    ...sentence.facts.flatMap((fact) => sharesAsChanges(fact, reading, sentence)),
    ...[levelsReached, commentedLevels, comparedWithBefore, changesOverTime, deniedChanges]
      .flatMap((movements) => movements(reading, sentence))
      .flatMap(judged),
    ...checkDoublings(reading, sentence),
    ...sentence.facts.flatMap((fact) => records(fact, reading, sentence)),
    ...checkRuns(reading, sentence),
    ...checkPaces(reading, sentence),
    ...checkSteady(reading, sentence),
  ];
}

function judged({ start, end, way, against }: Movement): Objection[] {
  const [first] = against;
  if (first === undefined || against.some((other) => other.way !== -way)) return [];
  return [objection(start, end, way, first.evidence)];
}

function objection(start: number, end: number, way: 1 | -1, evidence: string): Objection {
  return {
    code: "PROSE-DIRECTION",
    start,
    end,
    message: `the text says that it went ${way > 0 ? "up" : "down"}, the data say ${way > 0 ? "down" : "up"}: ${evidence}`,
    fix: "correct the word, or bind the numbers that show it",
  };
}

/** "增长{{change}}", "{{change}} growth": the sign of the change. */
function changes(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { lexicon, text } = reading;
  const { change } = reading.subject(fact);
  if (change === undefined || change === 0) return [];
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  const evidence = `the change is ${fact.printed.text}`;
  const named = rateTo[reading.language].exec(before);
  if (named !== null) {
    const grows = named.groups?.grows !== undefined;
    // "Growth slowed to −3 %": the sign says what became of it.
    if (change === (grows ? 1 : -1) || /^[−-]/.test(fact.printed.text)) return [];
    return [objection(fact.at - named[0].length, fact.at, grows ? 1 : -1, evidence)];
  }
  if (lexicon.upTo.test(before) || lexicon.downTo.test(before)) return [];
  const up = lexicon.upBy.exec(before)?.index;
  const down = lexicon.downBy.exec(before)?.index;
  if (up !== undefined || down !== undefined) {
    // "A fall of −5 %" is clumsy, not false: the sign is there to read.
    if ((up === undefined) === (down === undefined) || change === (up !== undefined ? 1 : -1) || (down !== undefined && change < 0))
      return [];
    // "Growth was −3 %" names what is measured, and the sign says which way it went.
    if (up !== undefined && measured[reading.language].test(before.slice(up)) && /^[−-]/.test(fact.printed.text)) return [];
    return [objection(fact.at - (before.length - (up ?? down ?? 0)), fact.at, up !== undefined ? 1 : -1, evidence)];
  }
  const beside = reading.language === "zh" ? thanBefore(before, reading.subject(fact)) : null;
  if (beside !== null)
    return beside.way === change ? [] : [objection(fact.at - (before.length - beside.index), fact.at, beside.way, evidence)];
  const after = wordsAfter(text, fact, clause);
  const rises = lexicon.upAfter.exec(after)?.[0];
  const said = rises ?? lexicon.downAfter.exec(after)?.[0];
  if (said === undefined || change === (rises !== undefined ? 1 : -1) || (rises === undefined && change < 0)) return [];
  return [objection(fact.at + 1, fact.at + 1 + said.length, rises !== undefined ? 1 : -1, evidence)];
}

/** "比5月高{{x}}", "比上年少{{x}}": which way that is, said of the later of the two values; null when the words hold it against the later one. */
function thanBefore(before: string, { cells }: Subject): { readonly way: 1 | -1; readonly index: number } | null {
  const found = /比([^，。；\uFFFC]{1,16}?)(多|高|快|大|少|低|慢|小)(?:了|出)?$/.exec(before);
  const [earlier, later] = cells.toSorted((a, b) => (a.period.end < b.period.end ? -1 : 1)).map(({ period }) => period.code);
  if (found === null || cells.length !== 2 || earlier === undefined || later === undefined) return null;
  const [, base = "", word = ""] = found;
  const year = /((?:19|20)\d\d)年/.exec(base)?.[1];
  const month = /(\d{1,2})月/.exec(base)?.[1]?.padStart(2, "0");
  const isOf = (code: string) => (year === undefined || code.startsWith(year)) && (month === undefined || code.slice(5, 7) === month);
  if ((year !== undefined || month !== undefined) && isOf(later)) return null;
  return { way: /[多高快大]/.test(word) ? 1 : -1, index: found.index };
}

/** A noun of growth, or of decline, that moves to the change behind it: 降幅收窄至, "growth down to". */
const rateTo = {
  zh: /(?:(?<grows>增速|增幅|涨幅|升幅)|降幅|跌幅|减幅)[^，。；\uFFFC]{0,6}[至到](?:了|约)*$/,
  en: /\b(?:(?<grows>growth)|decline|contraction)\s+(?:down|up|back|slow\w*|fell|falling|rose|rising|eas\w+|narrow\w*|widen\w*|quicken\w*)\s+to\s+$/i,
};

/** A noun of growth with a verb that only states its value. */
const measured = {
  zh: /^(?:增长|增幅|涨幅|升幅)(?:率|额)?(?:分别)?(?:为|是)/,
  en: /^growth\b(?:\s+\w+){0,6}?\s+(?:is|was|were|of|at)\s+$/i,
};

/** What a share that is a change would be called. */
const changeLabel = /[增减升降涨跌]|变化|change|growth|increase|decrease|decline|drop|fall|cut|reduc/i;
const phrasal = /\b(?:ma[dk](?:e|es|ing)|t(?:ake|akes|ook|aking)|set|sets|add(?:s|ed)?|end(?:s|ed)?|sum(?:s|med)?)\s+up\b[^.;,\uFFFC]*$/i;

/** "Down {{share}}", "占比下降{{share}}": by how much it changed, said of a number that is the part it has. */
function sharesAsChanges(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { share, change, cell } = reading.subject(fact);
  if (share === undefined || change !== undefined) return [];
  const label = cell === undefined ? undefined : reading.vintage.pack.indicators.get(cell.indicator)?.label;
  if (Object.values(label ?? {}).some((text) => changeLabel.test(text))) return [];
  const { lexicon, text } = reading;
  const before = wordsBefore(text, fact, clauseOf(sentence, fact));
  if (lexicon.upTo.test(before) || lexicon.downTo.test(before) || phrasal.test(before)) return [];
  const found = lexicon.upBy.exec(before) ?? lexicon.downBy.exec(before);
  // "增长的{{x}}来自", "of the growth {{x}}": whose part it is, no change of it.
  if (found === null || /\b(?:the|this|that|its|their|an?|of|total|annual)\s+$/i.test(before.slice(0, found.index))) return [];
  if (/的|为|\b(?:of|is|was|are|were)\b/i.test(found[0])) return [];
  // "The country grew {{x}} of the world's crop": what it raised, not how it changed.
  if (/^gr(?:ew|ows?|own)\b/i.test(found[0]) && /^\s+of\s/.test(wordsAfter(text, fact, clauseOf(sentence, fact)))) return [];
  const start = fact.at - (before.length - found.index);
  return [
    {
      code: "PROSE-DIRECTION",
      start,
      end: fact.at,
      message: `the text says "${found[0].trim()}" of ${fact.printed.text}, which is a share and no change of one`,
      fix: "say what the share is, or bind the change",
    },
  ];
}
