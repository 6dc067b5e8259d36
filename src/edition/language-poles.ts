/** Two texts that say opposite things in words: growing in one language and shrinking in the other, an upper bound and a lower one. */
import type { Vintage } from "../evidence/cell.js";
import { factKey } from "../manuscript/statement/identity.js";
import { type Axis, axes, sideOf } from "../manuscript/statement/poles.js";
import { type Reading, readingOf } from "../manuscript/statement/reading.js";
import { languageOf, type Stretch } from "../manuscript/statement/sentence.js";
import type { Finding } from "../pack/finding.js";
import { type Block, finding } from "./language-place.js";

/** What only names numbers is free to be put otherwise. */
const compared = axes.filter(({ names }) => names !== "only");

/** Words of statements that belong together, each taking one side only, and not the same one. */
export function opposites(a: Block, b: Block, vintage: Vintage): readonly Finding[] {
  const [left, right] = [readOf(a, vintage), readOf(b, vintage)];
  if (left === null || right === null || left.kind === "cell" || left.language === right.language) return [];
  const near = compared.filter(({ poles }) => [left, right].every(({ text, language }) => poles.some((pole) => pole[language].test(text))));
  if (near.length === 0) return [];
  const pairs = statementsOf(left, right);
  return near.flatMap((axis): readonly Finding[] => {
    for (const [mine, theirs] of pairs) {
      const [x, y] = [said(left, mine, axis), said(right, theirs, axis)];
      if (x === null || y === null || x.side === y.side) continue;
      const what = "the texts say opposite things";
      return [
        finding({ ...a, at: x.start }, `${what}: "${x.words}" here, "${y.words}" in the ${b.side.locale} text`),
        finding({ ...b, at: y.start }, `${what}: "${y.words}" here, "${x.words}" in the ${a.side.locale} text`),
      ];
    }
    return [];
  });
}

function readOf({ prose, side }: Block, vintage: Vintage): Reading | null {
  const language = languageOf(side.locale);
  return language === null ? null : readingOf(prose, { vintage, locale: side.locale }, language);
}

function said({ text, language }: Reading, stretch: Pick<Stretch, "start" | "end">, axis: Axis) {
  const taken = sideOf(text.slice(stretch.start, stretch.end), axis, language);
  return taken === null ? null : { side: taken.side, start: stretch.start + taken.found.index, words: taken.found[0] };
}

type Pair = readonly [Pick<Stretch, "start" | "end">, Pick<Stretch, "start" | "end">];

/** Sentences that state the same facts, or that stand at the same place of as many; else the texts as wholes. */
function statementsOf(left: Reading, right: Reading): readonly Pair[] {
  const whole: Pair = [
    { start: 0, end: left.text.length },
    { start: 0, end: right.text.length },
  ];
  const [mine, theirs] = [keyed(left), keyed(right)];
  if (mine.length === theirs.length && mine.every(({ key }, index) => key === theirs[index]?.key))
    return mine.flatMap(({ sentence }, index) => {
      const other = theirs[index]?.sentence;
      return other === undefined ? [] : [[sentence, other] as const];
    });
  const same = mine.flatMap(({ key, sentence }): Pair[] => {
    const [one, another] = key === "" ? [] : theirs.filter((each) => each.key === key);
    const isOnly = mine.filter((each) => each.key === key).length === 1;
    return one === undefined || another !== undefined || !isOnly ? [] : [[sentence, one.sentence]];
  });
  return [...same, whole];
}

function keyed({ sentences, text }: Reading) {
  return sentences
    .filter(({ start, end }) => text.slice(start, end).trim() !== "")
    .map((sentence) => ({
      sentence,
      key: sentence.facts
        .map((fact) => factKey(fact) ?? "")
        .filter((key) => key !== "")
        .sort()
        .join("\n"),
    }));
}
