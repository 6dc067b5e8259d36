/** The answer of `almanac status`: what an edition holds, as numbers. */
import type { Vintage } from "../evidence/cell.js";
import type { FigureModel } from "../figures/model.js";
import type { Block } from "../manuscript/block.js";
import type { Fact } from "../manuscript/fact.js";
import { plainText } from "../manuscript/inline.js";
import { isSilent } from "./appendix.js";
import { makeEdition } from "./make.js";
import type { EditionDocument, SectionNode } from "./model.js";
import { eachBlock, eachInline, inlinesOfBlock } from "./sources.js";

export interface TextStatus {
  /** Han characters in Chinese, word tokens elsewhere. */
  readonly words: number;
  readonly facts: number;
  readonly claims: number;
  readonly gap: boolean;
  /** The heading has no text of its own: the numbers are the sums over the sections below it. */
  readonly ofChildren?: true;
}

export type GradeCounts = Readonly<Record<"A" | "B" | "C" | "D" | "own", number>>;

export interface EditionStatus {
  readonly edition: string;
  readonly asOf: string;
  readonly sections: readonly { readonly id: string; readonly number: string; readonly text: Readonly<Record<string, TextStatus>> }[];
  readonly figures: readonly {
    readonly id: string;
    readonly number: number;
    readonly seedNumber?: number;
    readonly section: string;
    readonly kind: string;
    readonly state: "built" | "gap";
    readonly rows: number;
    readonly grades: GradeCounts;
    readonly gapReason?: string;
  }[];
  readonly observations: number;
  readonly sources: number;
  readonly registers: Readonly<Record<string, number>>;
  readonly facts: { readonly total: number; readonly traced: number };
}

/** Status of one edition over all locales of the pack. */
export function statusOf(vintage: Vintage, editionId: string): EditionStatus {
  return statusOfDocuments(vintage.pack.file.locales.map((locale) => makeEdition(vintage, editionId, locale).document));
}

/** Status of an edition from its documents, one per locale, the first of which speaks for what all share. */
export function statusOfDocuments(documents: readonly EditionDocument[]): EditionStatus {
  const [first, ...others] = documents;
  if (first === undefined) {
    return { edition: "", asOf: "", sections: [], figures: [], observations: 0, sources: 0, registers: {}, facts: { total: 0, traced: 0 } };
  }
  const texts = new Map<string, Record<string, TextStatus>>();
  for (const { outline, locale } of [first, ...others]) {
    for (const node of inOrder(outline)) {
      const own = texts.get(node.slug) ?? {};
      own[locale] = textStatus(node, locale);
      texts.set(node.slug, own);
    }
  }
  return {
    edition: first.id,
    asOf: first.asOf,
    sections: inOrder(first.outline).map(({ slug, number }) => ({ id: slug, number, text: texts.get(slug) ?? {} })),
    figures: first.figures.map((figure) => ({
      id: figure.slug,
      number: figure.number,
      ...(figure.seedNumber === undefined ? {} : { seedNumber: figure.seedNumber }),
      section: figure.section,
      kind: figure.kind,
      state: figure.state,
      rows: figure.table.rows.length,
      grades: gradesOf(figure, first.facts),
      ...(figure.gap === undefined ? {} : { gapReason: figure.gap.reason }),
    })),
    observations: first.counts.observations,
    sources: first.counts.sources,
    registers: Object.fromEntries(first.registers.map(({ id, rows }) => [id, rows.length])),
    facts: first.counts.facts,
  };
}

function inOrder(nodes: readonly SectionNode[]): SectionNode[] {
  return nodes.flatMap((node) => [node, ...inOrder(node.children)]);
}

/** A heading without text of its own speaks through its children; it is a gap when none of them says anything either. */
function textStatus(node: SectionNode, locale: string): TextStatus {
  const own = ownText(node, locale);
  if (own.words > 0 || own.gap || node.children.length === 0) return own;
  const children = node.children.map((child) => textStatus(child, locale));
  const sum = (key: "words" | "facts" | "claims") => children.reduce((total, child) => total + child[key], 0);
  return { words: sum("words"), facts: sum("facts"), claims: sum("claims"), gap: children.every(({ gap }) => gap), ofChildren: true };
}

function ownText(node: SectionNode, locale: string): TextStatus {
  let words = 0;
  let facts = 0;
  let claims = 0;
  eachBlock(node.blocks, (block: Block) => {
    for (const inlines of inlinesOfBlock(block)) {
      words += countWords(plainText(inlines), locale);
      eachInline(inlines, ({ type }) => {
        if (type === "fact") facts += 1;
        else if (type === "claim") claims += 1;
      });
    }
  });
  return { words, facts, claims, gap: isSilent(node) };
}

/** Han characters in Chinese, runs of letters and digits elsewhere. */
export function countWords(text: string, locale: string): number {
  const pattern = locale.startsWith("zh") ? /\p{Script=Han}/gu : /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
  return text.match(pattern)?.length ?? 0;
}

/** Values of a figure by grade; a figure whose values carry none is judged by its sources. */
function gradesOf(figure: FigureModel, facts: ReadonlyMap<string, Fact>): GradeCounts {
  const counts = { A: 0, B: 0, C: 0, D: 0, own: 0 };
  const add = (grade: string | undefined) => {
    if (grade === "A" || grade === "B" || grade === "C" || grade === "D" || grade === "own") counts[grade] += 1;
  };
  const { body } = figure;
  if (body?.type === "chart") for (const series of body.series) for (const { grade, value } of series.data) if (value !== null) add(grade);
  if (body?.type === "scatter") for (const { y } of body.points) add(y.grade);
  if (Object.values(counts).some((n) => n > 0)) return counts;
  for (const row of figure.table.rows) for (const { fact } of row.cells) if (fact !== undefined) add(facts.get(fact)?.grade);
  if (Object.values(counts).some((n) => n > 0)) return counts;
  for (const { grade } of figure.sources) add(grade);
  return counts;
}
