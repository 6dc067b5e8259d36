/** PROSE-DIRECTION: the words say up where the numbers go down, or the reverse; doubled where they did not; a record that is none. */
import type { Cell } from "../../evidence/cell.js";
import { yearsEarlier } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence, type Stretch, wordsAfter, wordsBefore } from "./sentence.js";
import { compareQuantity, inTime, isSameSeries, type Subject, seriesOf } from "./subject.js";

/** Direction words that the facts beside them contradict. */
export function checkDirections(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  return [
    ...sentence.facts.flatMap((fact) => beside(fact, reading, sentence)),
    ...pairs(reading, sentence),
    ...sentence.facts.flatMap((fact) => records(fact, reading, sentence)),
  ];
}

function beside(fact: BoundFact, reading: Reading, sentence: Sentence): Objection[] {
  const { lexicon, text } = reading;
  const clause = clauseOf(sentence, fact);
  const before = wordsBefore(text, fact, clause);
  const subject = reading.subject(fact);
  const to = match(lexicon.upTo, before) ?? match(lexicon.downTo, before);
  if (to !== null) {
    const way = lexicon.upTo.test(before) ? 1 : -1;
    const moved = subject.change === undefined || subject.cell !== undefined ? movement(fact, subject, reading, sentence) : null;
    return moved !== null && moved.way === -way ? [objection(fact, before, to, way, `${fact.printed.text} against ${moved.against}`)] : [];
  }
  if (subject.change === undefined || subject.change === 0) return [];
  const up = match(lexicon.upBy, before);
  const down = match(lexicon.downBy, before);
  // "A fall of −5 %" is clumsy, not false: the sign is there to read.
  if (up !== null && down === null && subject.change < 0) return [objection(fact, before, up, 1, `the change is ${fact.printed.text}`)];
  if (down !== null && up === null && subject.change > 0) return [objection(fact, before, down, -1, `the change is ${fact.printed.text}`)];
  if (up !== null || down !== null) return [];
  const after = wordsAfter(text, fact, clause);
  const rises = lexicon.upAfter.exec(after)?.[0];
  const falls = lexicon.downAfter.exec(after)?.[0];
  const said = rises ?? falls;
  if (said === undefined || subject.change === (rises !== undefined ? 1 : -1) || (falls !== undefined && subject.change < 0)) return [];
  return [made(fact.at + 1, fact.at + 1 + said.length, rises !== undefined ? 1 : -1, `the change is ${fact.printed.text}`)];
}

function match(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0] ?? null;
}

function objection(fact: BoundFact, before: string, word: string, way: 1 | -1, evidence: string): Objection {
  return made(fact.at - (before.length - before.lastIndexOf(word)), fact.at, way, evidence);
}

function made(start: number, end: number, way: 1 | -1, evidence: string): Objection {
  return {
    code: "PROSE-DIRECTION",
    start,
    end,
    message: `the text says that it went ${way > 0 ? "up" : "down"}, the data say ${way > 0 ? "down" : "up"}: ${evidence}`,
    fix: "correct the word, or bind the numbers that show it",
  };
}

/** How a level came about: against the same series' value named before it, or of the year before, or of the period before. */
function movement(fact: BoundFact, subject: Subject, reading: Reading, sentence: Sentence): { way: -1 | 0 | 1; against: string } | null {
  const { quantity, cell } = subject;
  if (quantity === undefined) return null;
  const earlier = sentence.facts
    .filter(({ at }) => at < fact.at)
    .map((other) => reading.subject(other))
    .filter((other) => other.quantity !== undefined)
    .at(-1);
  if (earlier?.quantity !== undefined && startsMovement(reading, sentence, earlier.fact)) {
    const way = compareQuantity(quantity, earlier.quantity);
    return way === null ? null : { way, against: earlier.fact.printed.text };
  }
  if (cell === undefined) return null;
  const before = previousCell(cell, reading);
  const way = before === undefined ? null : compareQuantity(cell.quantity, before.quantity);
  return way === null || before === undefined
    ? null
    : { way, against: `${before.period.code}: ${before.quantity.value.toString()} ${before.quantity.unit.code}` };
}

/** "从{{a}}", "from {{a}}": the value a movement begins at. */
function startsMovement({ text, language }: Reading, sentence: Sentence, fact: BoundFact): boolean {
  const before = text.slice(sentence.start, fact.at);
  return language === "zh"
    ? /(?:从|由|自)[^，。；\uFFFC]{0,16}(?:\uFFFC年?的?)?$/.test(before)
    : /\bfrom\s+(?:[^.;,\uFFFC]{0,30}\s)?$/i.test(before);
}

function previousCell(cell: Cell, { vintage }: Reading): Cell | undefined {
  const series = seriesOf(cell, vintage);
  const year = yearsEarlier(cell.period, 1);
  return series.find(({ period }) => period.code === year?.code) ?? series.filter(({ period }) => period.end < cell.period.end).at(-1);
}

/** Two values of one series in a sentence that has one direction: later against earlier; "doubled" and "halved" by their ratio. */
function pairs(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const cells = sentence.facts.flatMap((fact) => {
    const { cell } = reading.subject(fact);
    return cell === undefined ? [] : [{ fact, cell }];
  });
  const [a, b, third] = cells;
  if (a === undefined || b === undefined || third !== undefined || !isSameSeries(a.cell, b.cell)) return [];
  const [first, last] = inTime(a.cell, b.cell);
  if (first.period.code === last.period.code) return [];
  // Beyond the clause of the second value something else may be said to move.
  const end = Math.max(clauseOf(sentence, a.fact).end, clauseOf(sentence, b.fact).end);
  const said = text.slice(sentence.start, end);
  const found: Objection[] = [];
  const way = compareQuantity(last.quantity, first.quantity);
  const between = { start: sentence.start, end, facts: sentence.facts };
  const up = spanOf(lexicon.up, said, between);
  const down = spanOf(lexicon.down, said, between);
  const only =
    up !== null && down === null ? { span: up, way: 1 as const } : down !== null && up === null ? { span: down, way: -1 as const } : null;
  const judged = [...sentence.facts].some((fact) => reading.subject(fact).change !== undefined);
  if (only !== null && way !== null && way === -only.way && !judged && !lexicon.negated.test(text.slice(sentence.start, only.span.start)))
    found.push(made(only.span.start, only.span.end, only.way, `${a.fact.printed.text} and ${b.fact.printed.text}`));
  const ratio = first.quantity.value.isZero() ? null : last.quantity.value.div(first.quantity.value).toNumber();
  if (ratio !== null) {
    for (const [pattern, least, most, word] of [
      [lexicon.doubled, 1.7, 2.9, "doubled"],
      [lexicon.tripled, 2.6, 3.9, "tripled"],
      [lexicon.halved, 0.3, 0.62, "halved"],
    ] as const) {
      const span = spanOf(pattern, said, between);
      if (span === null) continue;
      const strict = lexicon.moreThan.test(text.slice(sentence.start, span.start));
      const low = strict ? (word === "doubled" ? 2 : word === "tripled" ? 3 : least) : least;
      if (ratio < low || ratio > most)
        found.push({
          code: "PROSE-DIRECTION",
          start: span.start,
          end: span.end,
          message: `the text says "${word}", but the values are ${ratio.toFixed(2)} to one`,
          fix: "say what the numbers show",
        });
    }
  }
  return found;
}

function spanOf(pattern: RegExp, said: string, stretch: Stretch): { start: number; end: number } | null {
  const found = pattern.exec(said);
  return found === null ? null : { start: stretch.start + found.index, end: stretch.start + found.index + found[0].length };
}

/** "首次突破", "record high": no earlier value of the series may be as high. */
function records(fact: BoundFact, reading: Reading, sentence: Sentence): readonly Objection[] {
  const { lexicon, text } = reading;
  const { cell } = reading.subject(fact);
  if (cell === undefined) return [];
  const clause = clauseOf(sentence, fact);
  const said = text.slice(clause.start, clause.end);
  for (const [pattern, way] of [
    [lexicon.recordHigh, 1],
    [lexicon.recordLow, -1],
  ] as const) {
    const span = spanOf(pattern, said, clause);
    if (span === null) continue;
    const rival = seriesOf(cell, reading.vintage).find(
      (other) => other.period.end < cell.period.end && (compareQuantity(other.quantity, cell.quantity) ?? -way) !== -way,
    );
    if (rival === undefined) continue;
    const message = `${rival.period.code} was already at ${rival.quantity.value.toString()} ${rival.quantity.unit.code}, so ${fact.printed.text} in ${cell.period.code} is no record`;
    return [
      { code: "PROSE-DIRECTION", start: span.start, end: span.end, message, fix: "leave out the record, or name the value that is one" },
    ];
  }
  return [];
}
