/** PROSE-SIZE: words that compare a share with half of its whole, and halves and doublings that no number shows. */
import { yearMultiplesIn } from "../multiples.js";
import { chineseHalves } from "../numbers-chinese.js";
import { englishHalves } from "../numbers-english.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import type { Sentence, Stretch } from "./sentence.js";
import { compareQuantity } from "./subject.js";

/** Words about what the share leaves over. */
const others = { zh: /其他|其它|其余|剩|另外|别的|非/, en: /\b(?:others?|rest|remain\w*|else|non-\w+)\b/i };

/** Words that compare with half by name; "most" and 多数 also count things. */
const halfWord = /半|half|majority|minority/i;

/** What may stand before a half that only comments the number before it. */
const leadIn = {
  zh: /^(?:即|也就是|仍|还|已|尚)?$/,
  en: /^\s*(?:or|i\.e\.|that\s+is|just|still|already|an?|the|absolute|clear)?(?:\s+\w+)?\s*$/i,
};

interface Share {
  readonly printed: string;
  readonly percent: number;
}

/** "过半", "a majority": of a clause with shares, one at least must lie on that side of half. */
export function halves(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text, language } = reading;
  return sentence.clauses.flatMap((clause, index): Objection[] => {
    const said = text.slice(clause.start, clause.end);
    const found = [
      { word: lexicon.majority.exec(said), holds: (share: number) => share > 50 },
      { word: lexicon.minority.exec(said), holds: (share: number) => share < 50 },
    ].find(({ word }) => word !== null);
    if (found === undefined || found.word === null || others[language].test(said)) return [];
    // "…过半，为{{x}}", "{{x}}，过半": the number may stand alone in the next clause, or in the one that the word only comments.
    const next = sentence.clauses[index + 1];
    // "…, a minority, accounts for {{x}}": a clause of nothing else speaks of the next.
    const isAside = clause.facts.length === 0 && index > 0 && said.length <= found.word[0].length + 6;
    const reachOf = isAside ? 20 : 4;
    const follows = next?.facts[0] !== undefined && next.facts[0].at - next.start <= reachOf ? next : undefined;
    const lead = said.slice(0, found.word.index);
    const isComment = clause.facts.length === 0 && halfWord.test(found.word[0]) && (found.word.index <= 2 || leadIn[language].test(lead));
    const comments = isComment ? sentence.clauses[index - 1] : undefined;
    const near = [clause, follows, comments].map((each) => sharesOf(each, reading)).find((each) => each.length > 0);
    const shares = near ?? (follows === undefined ? [] : followingShares(sentence.clauses[index - 1], clause, follows, reading));
    const [first] = shares;
    if (first === undefined || shares.some(({ percent }) => found.holds(percent))) return [];
    const start = clause.start + found.word.index;
    return [
      {
        code: "PROSE-SIZE",
        start,
        end: start + found.word[0].length,
        message: `the text says "${found.word[0]}", but the share is ${first.printed}`,
        fix: "say what the numbers show, or bind the numbers that show it",
      },
    ];
  });
}

const takes = { zh: /占[^，。；\uFFFC]*$/, en: /\b(?:accounts?\s+for|makes?\s+up|made\s+up|takes?|took|shares?)\b[^.;,\uFFFC]*$/i };

const countOf = {
  zh: /\uFFFC[^，。；\uFFFC]{0,10}中[^，。；\uFFFC]{0,2}\uFFFC/,
  en: /\uFFFC\s+of\s+(?:its|the|their|these|those|all)?\s*\uFFFC/i,
};

/** The shares of a clause; where there is none, the part that one count of it is of another: "{{a}} of its {{b}} models". */
function sharesOf(clause: Stretch | undefined, { subject, text, language }: Reading): readonly Share[] {
  if (clause === undefined) return [];
  const shares = clause.facts.flatMap((fact) => {
    const { share, quantity, change } = subject(fact);
    // What a model gives in percent is a share where the words take it for one.
    const words = text.slice(clause.start, fact.at);
    const taken =
      quantity?.unit.kind === "percent" && change === undefined && takes[language].test(words) ? quantity.value.toNumber() : undefined;
    const percent = share ?? taken;
    return percent === undefined ? [] : [{ printed: fact.printed.text, percent }];
  });
  if (shares.length > 0) return shares;
  const pair = countOf[language].exec(text.slice(clause.start, clause.end));
  if (pair === null) return [];
  const start = clause.start + pair.index;
  const at = (place: number) => clause.facts.find((fact) => fact.at === place);
  const ends = [at(start), at(start + pair[0].length - 1)];
  const [part, whole] = language === "zh" ? ends.reverse() : ends;
  const [a, b] = [part, whole].map((fact) => (fact === undefined || !isCount(fact) ? undefined : subject(fact).quantity));
  if (part === undefined || whole === undefined || a === undefined || b === undefined || b.value.isZero()) return [];
  return [{ printed: `${part.printed.text} of ${whole.printed.text}`, percent: a.value.div(b.value).mul(100).toNumber() }];
}

/** "少数（{{x}}）", "其中超过一半，为{{a}}个": a percentage in brackets, or a count of the one before. */
function followingShares(
  before: Stretch | undefined,
  clause: Stretch,
  follows: Stretch,
  { subject, text, language }: Reading,
): readonly Share[] {
  const [part] = follows.facts;
  const { quantity, change } = part === undefined ? {} : subject(part);
  if (part === undefined || quantity === undefined || change !== undefined) return [];
  if (quantity.unit.kind === "percent")
    return /[（(]$/.test(text.slice(0, clause.end)) ? [{ printed: part.printed.text, percent: quantity.value.toNumber() }] : [];
  const whole = before?.facts.at(-1);
  const all = whole === undefined ? undefined : subject(whole).quantity;
  if (whole === undefined || all === undefined || !isCount(part) || !isCount(whole) || all.value.isZero()) return [];
  if (!among[language].test(text.slice(clause.start, clause.end))) return [];
  return [{ printed: `${part.printed.text} of ${whole.printed.text}`, percent: quantity.value.div(all.value).mul(100).toNumber() }];
}

const among = { zh: /其中/, en: /\bof\s+(?:them|these|those|which)\b/i };

function isCount({ printed }: BoundFact): boolean {
  return printed.value.lineage.id === "count";
}

/** A half or a doubling that no share, rate or second number of its sentence can show: a number without evidence. */
export function halvesOfNothing({ text, language, subject, kind, sentences }: Reading, sentence: Sentence): readonly Objection[] {
  if (kind !== "running") return [];
  const said = text.slice(sentence.start, sentence.end);
  // A half of the year before has a value of its own to be held against.
  const ofBefore = yearMultiplesIn(said, language);
  const found = (language === "zh" ? chineseHalves(said) : englishHalves(said)).filter(
    ({ start, end }) => !ofBefore.some((other) => other.start < end && start < other.end),
  );
  if (found.length === 0) return [];
  // What a semicolon divides is one statement.
  const before = sentences.find(({ end }) => end === sentence.start);
  const joined = before !== undefined && /[；;]\s*$/.test(text.slice(before.start, before.end)) ? before.facts : [];
  const quantities = [...joined, ...sentence.facts].flatMap((fact) => subject(fact).quantity ?? []);
  const shows = quantities.some(({ unit }, index) => {
    const isRate = unit.kind === "percent" || unit.code === "pp";
    return isRate || quantities.slice(index + 1).some((other) => compareQuantity(quantities[index] ?? other, other) !== null);
  });
  // A source or a figure may show it as well; a number that cannot does not.
  if (quantities.length === 0 || shows) return [];
  return found.map(({ start, end }) => ({
    code: "PROSE-NUMBER",
    start: sentence.start + start,
    end: sentence.start + end,
    message: `"${said.slice(start, end)}" is a number, and no share or second number beside it shows it`,
    fix: "bind the share, or the two numbers it compares",
  }));
}
