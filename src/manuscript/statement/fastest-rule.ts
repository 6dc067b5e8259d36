/** PROSE-RANK of paces: "grew fastest, by {{x}}" where others of its dimension grew faster. */
import { evaluate } from "../../analysis/evaluate.js";
import { type Expression, parseBinding, rewrite } from "../../expression/index.js";
import type { BoundFact } from "../prose.js";
import type { Objection, Reading } from "./reading.js";
import { clauseOf, type Sentence } from "./sentence.js";
import { isWholeCode } from "./standing.js";

const words = {
  zh: /(?:增长|增加|上升|上涨|扩张|增速|增幅|涨幅|升幅)得?最[快高大](?!的?(?:年|月|季|一[年月季]))/,
  en: /\b(?:grew|grown|rose|risen|rising|growing|increased|expanded|climbed)\s+(?:the\s+)?fastest\b|\bfastest[- ]growing\b/i,
};

/** Changes that are said to be the fastest and are not among the faster half, or are outdone by one that the sentence names. */
export function checkFastest(reading: Reading, sentence: Sentence): readonly Objection[] {
  const { text, language, subject } = reading;
  if (reading.kind !== "running") return [];
  const found = words[language].exec(text.slice(sentence.start, sentence.end));
  if (found === null) return [];
  const start = sentence.start + found.index;
  const changes = sentence.facts.filter((fact) => subject(fact).change !== undefined && subject(fact).cell === undefined);
  const fact = changes.find(({ at }) => at > start) ?? changes.findLast(({ at }) => at < start);
  if (fact === undefined || changes.length > 1 || clauseOf(sentence, fact).start > start + 60) return [];
  const rivals = rivalsOf(fact, reading);
  const faster = rivals.filter(({ ahead }) => ahead);
  const named = faster.find(({ code }) => subjectsNamed(code, reading, sentence));
  if (named === undefined && faster.length * 2 < rivals.length + 1) return [];
  const [first] = named === undefined ? faster : [named];
  if (first === undefined) return [];
  return [
    {
      code: "PROSE-RANK",
      start,
      end: start + found[0].length,
      message: `the text says "${found[0]}", but ${fact.printed.text} is number ${faster.length + 1} of ${rivals.length + 1}: ${first.code} has ${first.said}`,
      fix: "correct the word, or bind the change that is the fastest",
    },
  ];
}

interface Rival {
  readonly code: string;
  readonly ahead: boolean;
  readonly said: string;
}

/** The same change asked of every other code of the one dimension that its cells share a code in. */
function rivalsOf({ expression }: BoundFact, { scope }: Reading): readonly Rival[] {
  const parsed = parseBinding(expression);
  if (!parsed.ok) return [];
  const own = evaluate(parsed.ast, scope);
  const codes = new Map<string, Set<string>>();
  const indicators = new Set<string>();
  visit(parsed.ast, (node) => {
    indicators.add(node.indicator);
    for (const { dimension, value } of node.selector)
      if (value.kind === "code" && dimension !== "period") codes.set(dimension, (codes.get(dimension) ?? new Set()).add(value.code));
  });
  const [indicator, more] = [...indicators];
  const shared = [...codes].filter(([, each]) => each.size === 1);
  const [dimension] = shared.map(([id]) => id);
  if (!own.ok || own.value.type !== "quantity" || indicator === undefined || more !== undefined || dimension === undefined) return [];
  const value = own.value.quantity.value;
  const mine = [...(codes.get(dimension) ?? [])][0] ?? "";
  const others = new Set(scope.vintage.cellsOf(indicator).map((cell) => cell.dimensions[dimension] ?? ""));
  return [...others].sort().flatMap((code): Rival[] => {
    if (code === mine || isWholeCode(code, dimension, scope.vintage)) return [];
    const ast = rewrite(parsed.ast, {
      selector: (entry) =>
        entry.dimension === dimension && entry.value.kind === "code" ? { ...entry, value: { ...entry.value, code } } : entry,
      query: (query) => query,
    });
    const theirs = evaluate(ast, scope);
    if (!theirs.ok || theirs.value.type !== "quantity") return [];
    const { quantity } = theirs.value;
    return [{ code, ahead: quantity.value.gt(value), said: quantity.value.toSignificantDigits(4).toString() }];
  });
}

/** The sets of cells in an expression. */
function visit(node: Expression, see: (cells: Expression & { readonly kind: "cells" }) => void): void {
  if (node.kind === "cells") see(node);
  else if (node.kind === "call") for (const { value } of node.args) visit(value, see);
  else if (node.kind === "binary") for (const side of [node.left, node.right]) visit(side, see);
  else if (node.kind === "negate") visit(node.operand, see);
}

function subjectsNamed(code: string, { entities }: Reading, { start, end }: Sentence): boolean {
  return entities.some((mention) => mention.start >= start && mention.end <= end && mention.ids.includes(code));
}
