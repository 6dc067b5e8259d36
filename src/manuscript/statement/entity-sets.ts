/** PROSE-ENTITY of numbers made of several entities': a sum of those named, a part of the one it is taken of, one of two told as both. */
import type { EntityPlace } from "../names.js";
import type { BoundFact } from "../prose.js";
import { codesOf, isAnyOf, kindOf, labelOf } from "./entity-owners.js";
import { type Objection, type Reading, within } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";

const parted: ReadonlySet<string> = new Set(["share", "ratio"]);
/** Between the name of what a number is a part or a multiple of and the number, in the order of the language. */
const wholeBefore = /(?:为|是|占|相当于)$/;
const wholeAfter = /^\s+(?:times\s+)?(?:of\s+)?(?:what|that\s+of|those\s+of)\s+$/i;

const summed: ReadonlySet<string> = new Set(["+", "sum"]);
const together = { zh: /合计|之和|合共|总共|一共/, en: /\b(?:together|combined|in\s+total|between\s+them|jointly)\b/i };

/** "A与B合计{{sum}}", "A and B together had {{sum}}": of every one that is named, and of nobody else. */
export function objectionToSum(
  fact: BoundFact,
  reading: Reading,
  sentence: Sentence,
  mentions: readonly EntityPlace[],
): readonly Objection[] {
  const { cells } = reading.subject(fact);
  const [first, second] = cells;
  const { text, language, vintage } = reading;
  const clause = clauseOf(sentence, fact);
  const isSum = summed.has(fact.printed.value.lineage.id) && first !== undefined && second !== undefined && cells.length <= 6;
  if (!isSum || !together[language].test(text.slice(clause.start, clause.end))) return [];
  for (const dimension of Object.keys(first.dimensions)) {
    const codes = [...new Set(cells.map((cell) => cell.dimensions[dimension] ?? ""))];
    if (codes.length < 2 || codes.length < cells.length || !codes.every((code) => vintage.names.has(code))) continue;
    const kin = within(mentions, clause).filter(({ ids, end }) => end <= fact.at && ids.some((id) => codesOf(vintage, dimension).has(id)));
    const stranger = kin.length === codes.length ? kin.find(({ ids }) => !isAnyOf(ids, codes)) : undefined;
    if (stranger === undefined) continue;
    return [
      {
        code: "PROSE-ENTITY",
        start: stranger.start,
        end: stranger.end,
        message: `the text names "${text.slice(stranger.start, stranger.end)}", but ${fact.printed.text} is the sum of ${codes.map((code) => labelOf(reading, code)).join(", ")}`,
        fix: "name those whose numbers are added, or add those of the ones named",
      },
    ];
  }
  return [];
}

/** "A与B合计{{of A}}", "A and B {{of A}} together": of one alone of those that are named. */
export function objectionToBoth(
  fact: BoundFact,
  reading: Reading,
  sentence: Sentence,
  mentions: readonly EntityPlace[],
): readonly Objection[] {
  const { cell } = reading.subject(fact);
  const { text, language, vintage } = reading;
  const clause = clauseOf(sentence, fact);
  const found = cell === undefined ? null : together[language].exec(text.slice(clause.start, clause.end));
  const isOnly = clause.facts.every((other) => other === fact || reading.subject(other).quantity === undefined);
  if (cell === undefined || found === null || !isOnly) return [];
  for (const [dimension, code] of Object.entries(cell.dimensions)) {
    if (!vintage.names.has(code)) continue;
    const kin = within(mentions, clause).filter(({ ids, end }) => end <= fact.at && ids.some((id) => codesOf(vintage, dimension).has(id)));
    const [first, second, more] = kin;
    if (first === undefined || second === undefined || more !== undefined || !and[language].test(text.slice(first.end, second.start)))
      continue;
    const owned = kin.filter(({ ids }) => isAnyOf(ids, [code]));
    if (owned.length !== 1) continue;
    const start = clause.start + found.index;
    return [
      {
        code: "PROSE-ENTITY",
        start,
        end: start + found[0].length,
        message: `the text says "${found[0]}", but ${fact.printed.text} is of ${labelOf(reading, code)} alone`,
        fix: "add the numbers of all that are named, or say whose it is",
      },
    ];
  }
  return [];
}

const and = { zh: /^(?:与|和|及|、)$/, en: /^\s+and\s+$/ };

/** "约为B的{{share}}", "{{share}} of what B had": a number made of two entities' is a part of the second one's. */
export function objectionToWhole(
  fact: BoundFact,
  reading: Reading,
  sentence: Sentence,
  mentions: readonly EntityPlace[],
): readonly Objection[] {
  const { lineage } = fact.printed.value;
  const [part, whole, more] = reading.subject(fact).cells;
  if (!parted.has(lineage.id) || part === undefined || whole === undefined || more !== undefined) return [];
  const { text, language, vintage } = reading;
  const clause = clauseOf(sentence, fact);
  const said = within(mentions, clause).find(({ start, end }) =>
    language === "zh"
      ? text.slice(end, fact.at) === "的" && wholeBefore.test(text.slice(clause.start, start))
      : start > fact.at && wholeAfter.test(text.slice(fact.at + 1, start)),
  );
  if (said === undefined) return [];
  const dimension = Object.keys(whole.dimensions).find((key) => whole.dimensions[key] !== part.dimensions[key]);
  const code = dimension === undefined ? undefined : whole.dimensions[dimension];
  if (code === undefined || dimension === undefined || isAnyOf(said.ids, [code])) return [];
  const isKin = said.ids.some((id) => codesOf(vintage, dimension).has(id) && kindOf(id, vintage) === kindOf(code, vintage));
  if (!isKin) return [];
  return [
    {
      code: "PROSE-ENTITY",
      start: said.start,
      end: said.end,
      message: `the text names "${text.slice(said.start, said.end)}", but ${fact.printed.text} is taken of ${labelOf(reading, code)}`,
      fix: "name the entity that it is a part of, or bind the part of the one named",
    },
  ];
}
