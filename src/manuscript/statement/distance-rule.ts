/**
 * PROSE-SIZE of distances: "far below {{b}}" of a number that is nearly as large, "about equal to {{b}}" of one that is not, "{{a − b}}
 * below {{b}}" of a number that lies above.
 */
import type { Cell } from "../../evidence/cell.js";
import { convert, type Quantity } from "../../measure/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { type Sentence, wordsBefore } from "./sentence.js";
import { sizeObjection } from "./size-objection.js";
import { compareQuantity } from "./subject.js";

/** Nobody calls far what is nearer than this part of the larger, and equal what lies further apart than that. */
const near = 0.1;
const far = 0.4;

/** Right before the second number, behind the first. */
const distances = {
  zh: {
    far: /远(?:远)?(?:低于|高于|超过?|大于|小于|不及|多于|少于)[^，。；：、\uFFFC]{0,14}$/,
    equal: /(?:几乎|基本上?|大致|大体|差不多|约)(?:等于|相等于|持平于|等同于)[^，。；：、\uFFFC]{0,14}$/,
  },
  en: {
    far: /\bfar\s+(?:below|above|beyond|(?:less|more|fewer|higher|lower|larger|smaller|greater)\s+than)\b[^.;:,\uFFFC]{0,40}$/i,
    equal:
      /\b(?:nearly|almost|about|roughly|practically)\s+(?:equal\s+to|equals|the\s+same\s+as|as\s+(?:much|many|large|high)\s+as)\b[^.;:,\uFFFC]{0,40}$/i,
  },
};

/** Words of distance that the two numbers beside them contradict. */
export function checkDistances(reading: Reading, sentence: Sentence): readonly Objection[] {
  if (reading.kind !== "running") return [];
  const numbers = sentence.facts.filter((fact) => reading.subject(fact).quantity !== undefined);
  return numbers.flatMap((fact, index) => {
    const [previous, next] = [numbers[index - 1], numbers[index + 1]];
    return [
      ...(previous === undefined ? [] : between(previous, fact, reading, sentence)),
      ...(previous === undefined || next === undefined ? [] : apart(previous, fact, next, reading)),
    ];
  });
}

function between(first: BoundFact, second: BoundFact, { subject, language, text }: Reading, sentence: Sentence): Objection[] {
  const before = wordsBefore(text, second, sentence);
  const [isFar, isEqual] = [distances[language].far.exec(before), distances[language].equal.exec(before)];
  const found = isFar ?? isEqual;
  if (found === null) return [];
  const gap = gapOf(subject(first).quantity, subject(second).quantity);
  if (gap === null || (found === isFar ? gap > near : gap < far)) return [];
  const start = second.at - before.length + found.index;
  const said = found[0].trim();
  return [
    sizeObjection(start, start + found[0].length, `the text says "${said}" between ${first.printed.text} and ${second.printed.text}`),
  ];
}

/** How far two amounts lie apart, as a part of the larger; null when they do not compare. */
function gapOf(a: Quantity | undefined, b: Quantity | undefined): number | null {
  const other = a === undefined || b === undefined ? null : convert(b, a.unit);
  if (a === undefined || other === null || "problem" in other || !a.value.isPositive() || !other.value.isPositive()) return null;
  const larger = a.value.gt(other.value) ? a.value : other.value;
  return larger.isZero() ? null : a.value.sub(other.value).abs().div(larger).toNumber();
}

const sides = { above: /^\s+(?:above|more\s+than|higher\s+than|ahead\s+of)\b/i, below: /^\s+(?:below|less\s+than|lower\s+than|behind)\b/i };

/** "{{a}}, {{difference of a and b}} below that of B ({{b}})". */
function apart(a: BoundFact, difference: BoundFact, b: BoundFact, { subject, language, text }: Reading): Objection[] {
  if (language !== "en" || !isDifference(subject(difference).cells, [subject(a).cell, subject(b).cell], difference)) return [];
  const words = text.slice(difference.at + 1, b.at);
  const [above, below] = [sides.above.exec(words), sides.below.exec(words)];
  const found = above ?? below;
  const [left, right] = [subject(a).quantity, subject(b).quantity];
  const way = left === undefined || right === undefined ? null : compareQuantity(left, right);
  if (found === null || way === null || way === 0 || way === (found === above ? 1 : -1)) return [];
  const start = difference.at + 1;
  const message = `the text says "${found[0].trim()}" between ${a.printed.text} and ${b.printed.text}, which is not so`;
  return [sizeObjection(start, start + found[0].length, message)];
}

/** True for a difference of exactly these two cells. */
function isDifference(cells: readonly Cell[], ends: readonly (Cell | undefined)[], { printed }: BoundFact): boolean {
  const { lineage } = printed.value;
  const isMinus = (id: string) => id === "-" || id === "diff";
  const taken = lineage.kind === "analysis" && (isMinus(lineage.id) || (lineage.id === "abs" && isMinus(lineage.inputs[0]?.id ?? "")));
  return taken && cells.length === 2 && ends.every((end) => end !== undefined && cells.includes(end));
}
