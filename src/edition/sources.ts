/** References: the sources of an edition, numbered in the order a reader meets them, with everything that rests on each. */
import { publisherLabel } from "../analysis/labels.js";
import { sourcesOfLineage } from "../analysis/lineage.js";
import type { Vintage } from "../evidence/cell.js";
import type { FigureModel } from "../figures/model.js";
import type { Block, Inline } from "../manuscript/block.js";
import type { Fact } from "../manuscript/fact.js";
import { fieldPrinter } from "../manuscript/field.js";
import { formatDate, parsePeriod } from "../measure/index.js";
import type { Source } from "../pack/pack.js";
import type { RegisterPage, SectionNode, SeriesPage, SourceEntry } from "./model.js";
import { orderedRows, registerPageSize } from "./registers.js";
import { editionWords } from "./words.js";

/** A total over hundreds of rows rests on the register; listing every row's source as a reference would bury the others. */
const mostSourcesOfOneFact = 24;

interface Use {
  readonly sections: Set<string>;
  readonly figures: Set<string>;
  readonly observations: SourceEntry["observations"][number][];
  readonly rows: SourceEntry["rows"][number][];
}

export interface SourceInput {
  readonly vintage: Vintage;
  readonly locale: string;
  readonly outline: readonly SectionNode[];
  readonly figures: readonly FigureModel[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly series: readonly SeriesPage[];
  readonly registers: readonly RegisterPage[];
}

/** Numbered sources first, in order; then those on which only registers or rejected values rest, by id. */
export function sourceEntries(input: SourceInput): readonly SourceEntry[] {
  const uses = new Map<string, Use>();
  const useOf = (id: string): Use => {
    let use = uses.get(id);
    if (use === undefined) {
      use = { sections: new Set(), figures: new Set(), observations: [], rows: [] };
      uses.set(id, use);
    }
    return use;
  };
  const numbers = citedInOrder(input, useOf);
  restsOfSeries(input, useOf);
  restsOfRegisters(input, useOf);
  const { locale, vintage } = input;
  const { sources } = vintage.pack;
  const entries = [...uses].flatMap(([id, use]): SourceEntry[] => {
    const source = sources.get(id);
    if (source === undefined) return [];
    return [
      {
        id,
        number: numbers.get(id) ?? 0,
        title: source.title,
        publisher: publisherLabel(source, locale),
        url: source.linkable && /^https?:\/\//i.test(source.url) ? source.url : "",
        published: source.published,
        date: dateOf(source, vintage, locale),
        grade: source.grade,
        licence: source.licence,
        redistribute: source.redistribute,
        note: source.note,
        observations: use.observations,
        rows: use.rows,
        figures: [...use.figures],
        sections: [...use.sections],
      },
    ];
  });
  return entries.sort((a, b) => {
    if (a.number === 0 || b.number === 0) {
      if (a.number !== b.number) return a.number === 0 ? 1 : -1;
      return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    }
    return a.number - b.number;
  });
}

/** A record dated after the edition may witness what was public before; it must not look like a publication of that time. */
function dateOf({ published }: Source, vintage: Vintage, locale: string): string {
  const written = formatDate(published, locale);
  return (parsePeriod(published)?.start ?? "") > vintage.asOf ? editionWords(locale).laterRecord(written) : written;
}

function citedInOrder({ outline, figures, facts, vintage }: SourceInput, useOf: (id: string) => Use): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const bySlug = new Map(figures.map((figure) => [figure.slug, figure]));
  const ofFact = new Map<string, readonly string[]>();
  const factSources = (id: string): readonly string[] => {
    let found = ofFact.get(id);
    if (found === undefined) {
      const fact = facts.get(id);
      const all = fact === undefined ? [] : sourcesOfLineage(fact.lineage);
      found = all.length > mostSourcesOfOneFact ? [] : all;
      ofFact.set(id, found);
    }
    return found;
  };
  const cite = (id: string) => {
    if (!numbers.has(id) && vintage.pack.sources.has(id)) numbers.set(id, numbers.size + 1);
  };
  const walk = (node: SectionNode): void => {
    const inText = (ids: readonly string[]) => {
      for (const id of ids) {
        cite(id);
        useOf(id).sections.add(node.slug);
      }
    };
    const inFigure = (slug: string) => {
      const figure = bySlug.get(slug);
      if (figure === undefined) return;
      const ids = [...figure.sources.map(({ id }) => id)];
      eachInline(figure.finding, (inline) => ids.push(...sourcesOfInline(inline, factSources)));
      for (const id of ids) {
        cite(id);
        useOf(id).figures.add(slug);
      }
    };
    const placed = new Set<string>();
    eachBlock(node.blocks, (block) => {
      if (block.type === "figure") {
        placed.add(block.figure);
        inFigure(block.figure);
      } else for (const inlines of inlinesOfBlock(block)) eachInline(inlines, (inline) => inText(sourcesOfInline(inline, factSources)));
    });
    for (const slug of node.figures) if (!placed.has(slug)) inFigure(slug);
    node.children.forEach(walk);
  };
  outline.forEach(walk);
  return numbers;
}

function sourcesOfInline(inline: Inline, factSources: (id: string) => readonly string[]): readonly string[] {
  if (inline.type === "fact") return factSources(inline.fact);
  return inline.type === "claim" || inline.type === "cite" ? inline.sources : [];
}

function restsOfSeries({ series, locale }: SourceInput, useOf: (id: string) => Use): void {
  const words = editionWords(locale);
  for (const page of series) {
    for (const group of page.groups) {
      const head = [page.label, group.label].filter(Boolean).join(words.dot);
      for (const cell of group.cells) {
        for (const { anchor, text, sources } of cell.observations) {
          const label = `${head}${words.dot}${cell.period}${words.colon}${text}`;
          for (const id of sources ?? []) useOf(id).observations.push({ series: page.id, anchor, label });
        }
      }
    }
  }
}

function restsOfRegisters({ registers, vintage, locale }: SourceInput, useOf: (id: string) => Use): void {
  for (const page of registers) {
    const register = vintage.pack.registers.get(page.id);
    const title = register?.fields.find(({ id }) => id === register.title);
    const print = title === undefined ? null : fieldPrinter(title, vintage, locale);
    const rows = orderedRows(vintage, page.id);
    page.rows.forEach((row, i) => {
      const of = rows[i];
      const label = (of === undefined ? "" : print?.(of)) || row.id;
      const place = { register: page.id, page: Math.floor(i / registerPageSize) + 1, anchor: row.anchor, label };
      for (const id of row.sources) useOf(id).rows.push(place);
    });
  }
}

/** Calls back for every block, containers before their content. */
export function eachBlock(blocks: readonly Block[], visit: (block: Block) => void): void {
  for (const block of blocks) {
    visit(block);
    if (block.type === "list") for (const item of block.items) eachBlock(item, visit);
    else if (block.type === "quote" || block.type === "judgement") eachBlock(block.children, visit);
  }
}

/** The inline runs that a block holds itself. */
export function inlinesOfBlock(block: Block): readonly (readonly Inline[])[] {
  if (block.type === "paragraph" || block.type === "heading") return [block.children];
  return block.type === "table" ? block.rows.flat() : [];
}

/** Calls back for every inline, containers before their content. */
export function eachInline(inlines: readonly Inline[], visit: (inline: Inline) => void): void {
  for (const inline of inlines) {
    visit(inline);
    if ("children" in inline) eachInline(inline.children, visit);
  }
}
