/**
 * The book-keeping of one print run: which label a section, figure, fact or source has, and the order in which facts first
 * appear on paper (their number in the facts appendix).
 */
import type { EditionDocument, SectionNode, SourceEntry } from "../../edition/model.js";
import type { FigureModel } from "../../figures/model.js";
import type { Fact } from "../../manuscript/fact.js";
import { isMereName } from "../../manuscript/fact-book.js";
import { formatDate } from "../../measure/index.js";
import type { PrintEntry } from "./print-model.js";
import type { Printable } from "./printable.js";
import type { PrintWords } from "./words.js";

export interface Ledger {
  readonly words: PrintWords;
  readonly printable: Printable;
  readonly asOf: string;
  figure(slug: string): FigureModel | undefined;
  section(slug: string): PrintEntry | undefined;
  source(id: string): SourceEntry | undefined;
  /** Numbers of the sources that stand in the references, in order, without repeats. */
  sourceNumbers(ids: readonly string[]): number[];
  /** Label of the entry a fact stands in; the first call for one of its facts gives the entry its number. Null when there is nothing to prove. */
  factLabel(id: string): string | null;
  fact(id: string): Fact | undefined;
  /** Entries of the facts appendix in order of number, with their facts as they were met: what one row or one cell says is one entry. */
  factEntries(): readonly (readonly Fact[])[];
  /** True for the first call with this figure: a figure is drawn once, later mentions refer to it. */
  place(slug: string): boolean;
}

export const figureLabel = (figure: FigureModel): string => `figure-${figure.number}`;
export const factLabel = (number: number): string => `fact-${number}`;
export const referenceLabel = (number: number): string => `reference-${number}`;

/** Every section of the outline with its label; labels count, because slugs of several packs' outlines need not be valid labels. */
function sectionEntries(roots: readonly SectionNode[], printable: Printable): Map<string, PrintEntry> {
  const entries = new Map<string, PrintEntry>();
  const walk = (node: SectionNode): void => {
    if (!entries.has(node.slug)) {
      entries.set(node.slug, { label: `section-${entries.size + 1}`, number: printable(node.number), title: printable(node.title) });
    }
    for (const child of node.children) walk(child);
  };
  for (const root of roots) walk(root);
  return entries;
}

/** Facts of one register row lead to the same sources, and so do those of one cell. */
function entryKey({ id, lineage }: Fact): string {
  return lineage.kind === "row" || lineage.kind === "cell" ? `${lineage.kind} ${lineage.id}` : id;
}

export function openLedger(document: EditionDocument, words: PrintWords, printable: Printable): Ledger {
  const figures = new Map(document.figures.map((figure) => [figure.slug, figure]));
  const sources = new Map(document.sources.map((source) => [source.id, source]));
  const sections = sectionEntries([...document.outline, ...(document.appendix ?? [])], printable);
  const entries = new Map<string, { readonly number: number; readonly facts: Set<Fact> }>();
  const placed = new Set<string>();
  return {
    words,
    printable,
    asOf: formatDate(document.asOf, document.locale),
    figure: (slug) => figures.get(slug),
    section: (slug) => sections.get(slug),
    source: (id) => sources.get(id),
    sourceNumbers: (ids) => {
      const numbers = new Set<number>();
      for (const id of ids) {
        const number = sources.get(id)?.number ?? 0;
        if (number > 0) numbers.add(number);
      }
      return [...numbers].sort((a, b) => a - b);
    },
    factLabel: (id) => {
      const fact = document.facts.get(id);
      if (fact === undefined || isMereName(fact.lineage)) return null;
      const key = entryKey(fact);
      const entry = entries.get(key) ?? { number: entries.size + 1, facts: new Set() };
      entries.set(key, entry);
      entry.facts.add(fact);
      return factLabel(entry.number);
    },
    fact: (id) => document.facts.get(id),
    factEntries: () => [...entries.values()].map(({ facts }) => [...facts]),
    place: (slug) => {
      if (placed.has(slug)) return false;
      placed.add(slug);
      return true;
    },
  };
}
