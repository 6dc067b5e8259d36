/**
 * Some sections of an edition made anew after its pack changed, in the document as it was before: a live site shows the page that is
 * looked at long before the whole edition could be made again. Headings, registers, appendix and counts are those of before.
 */
import type { Vintage } from "../evidence/cell.js";
import type { FactBook } from "../manuscript/fact-book.js";
import type { TextFile } from "../pack/pack.js";
import { frontPage } from "./front.js";
import type { MadeEdition } from "./make.js";
import type { EditionDocument, SectionNode, SourceEntry } from "./model.js";
import { printedFacts } from "./printed-lineage.js";
import { composeSections, misplacedFigures, toldOnce } from "./sections.js";
import { seriesPages } from "./series.js";
import { sourceEntries } from "./sources.js";

/**
 * The document with the first page, all series and these sections as the vintage and the texts have them. The book numbers its facts
 * behind those of the document. Null when a heading or figure came, went or moved: the whole edition is another then.
 */
export function remakeSections(
  before: EditionDocument,
  vintage: Vintage,
  sections: ReadonlySet<string>,
  book: FactBook,
  texts: readonly TextFile[],
): MadeEdition | null {
  const { id, locale } = before;
  const composed = composeSections(vintage, id, locale, book, { sections, leftOut: leftOutOf(before, vintage), texts });
  if (headings(composed.outline) !== headings(before.outline)) return null;
  const front = frontPage(vintage, id, book, composed.references);
  const made = new Map(composed.figures.map((figure) => [figure.slug, figure]));
  const figures = before.figures.map((figure) => made.get(figure.slug) ?? figure);
  const known = new Set(before.sources.map((source) => source.id));
  const cited = sourceEntries({ vintage, locale, ...composed, facts: book.facts, series: [], registers: [] });
  const document: EditionDocument = {
    ...before,
    keyFigures: front.keyFigures,
    highlights: front.highlights,
    outline: before.outline.map((node, index) => merged(node, composed.outline[index], sections)),
    figures,
    facts: new Map([...before.facts, ...printedFacts(book.facts, vintage, locale)]),
    sources: [
      ...before.sources,
      ...numberedBehind(
        before.sources,
        cited.filter((source) => !known.has(source.id)),
      ),
    ],
    series: seriesPages(vintage, locale),
  };
  return { document, findings: [...toldOnce(composed.found), ...misplacedFigures(vintage, id), ...front.findings] };
}

/** Figures made from a template for which there was too little evidence before: whether that changed is for the whole edition to find. */
function leftOutOf(before: EditionDocument, { pack }: Vintage): ReadonlySet<string> {
  const shown = new Set(before.figures.map(({ slug }) => slug));
  return new Set(pack.figures.flatMap(({ figure, template }) => (template === undefined || shown.has(figure.slug) ? [] : [figure.slug])));
}

/** What a page of another section, or the outline beside it, would show differently. */
function headings(outline: readonly SectionNode[]): string {
  const heading = (node: SectionNode): unknown => [node.slug, node.number, node.title, node.figures, node.children.map(heading)];
  return JSON.stringify(outline.map(heading));
}

/** Two trees of the same shape: the asked sections from the second. */
function merged(before: SectionNode, now: SectionNode | undefined, asked: ReadonlySet<string>): SectionNode {
  if (now === undefined) return before;
  const children = before.children.map((child, index) => merged(child, now.children[index], asked));
  return { ...(asked.has(before.slug) ? now : before), children };
}

function numberedBehind(before: readonly SourceEntry[], more: readonly SourceEntry[]): SourceEntry[] {
  const last = Math.max(0, ...before.map(({ number }) => number));
  return more.map((source, index) => ({ ...source, number: last + index + 1 }));
}
