/** Makes an edition: the pack as it was knowable on a date, in one locale, as one plain document that every output walks. */
import { createHash } from "node:crypto";
import type { Vintage } from "../evidence/cell.js";
import { factBook, isMereName, isTraced } from "../manuscript/fact-book.js";
import { inLocale } from "../manuscript/words.js";
import type { Finding } from "../pack/finding.js";
import { anachronisms } from "./anachronisms.js";
import { appendixOf } from "./appendix.js";
import { calculators, usable } from "./calculators.js";
import { changesSection } from "./changes.js";
import { frontPage } from "./front.js";
import type { EditionDocument, SectionNode } from "./model.js";
import { printedFacts } from "./printed-lineage.js";
import { registerPages } from "./registers.js";
import { composeSections, misplacedFigures, otherLocales, toldOnce } from "./sections.js";
import { seriesPages } from "./series.js";
import { sourceEntries } from "./sources.js";
import { engineVersion } from "./version.js";
import { vintageCounts } from "./vintage-counts.js";

export interface MadeEdition {
  readonly document: EditionDocument;
  readonly findings: readonly Finding[];
}

/**
 * The edition `editionId` of a vintage in one locale. The vintage must be as of the edition's date; it may be shared by all
 * locales. Pure: the same vintage gives the same document, with a new book.
 */
export function makeEdition(vintage: Vintage, editionId: string, locale: string, book = factBook({ vintage, locale })): MadeEdition {
  const { pack, asOf } = vintage;
  const { file } = pack;
  const edition = file.editions.find(({ id }) => id === editionId);
  const { outline, figures, references, found } = composeSections(vintage, editionId, locale, book);
  const front = frontPage(vintage, editionId, book, references);
  const tools = usable(calculators(book));
  const series = seriesPages(vintage, locale);
  const registers = registerPages(vintage, locale);
  const changes = changesSection({ vintage, edition: editionId, book, outline });
  const facts = book.facts;
  const stated = [...facts.values()].filter(({ lineage }) => !isMereName(lineage));
  const sources = sourceEntries({
    vintage,
    locale,
    outline: changes === null ? outline : [...outline, changes],
    figures,
    facts,
    series,
    registers,
  });
  const built = figures.filter(({ state }) => state === "built").length;
  const counts: EditionDocument["counts"] = {
    sections: countSections(outline),
    figures: { built, gap: figures.length - built },
    facts: { total: stated.length, traced: stated.filter(({ lineage }) => isTraced(lineage)).length },
    observations: vintageCounts(vintage).observations,
    sources: sources.length,
    rows: registers.reduce((sum, { rows }) => sum + rows.length, 0),
    grades: vintageCounts(vintage).grades,
  };
  const common = { asOf, locale, outline, figures, sources, counts };
  const appendix = [...appendixOf(vintage, { ...common, facts }), ...(changes === null ? [] : [changes])];
  const said = {
    ...common,
    id: editionId,
    locales: file.locales,
    editions: file.editions.map(({ id, title, as_of }) => ({ id, title: inLocale(title, locale), asOf: as_of })),
    title: inLocale(file.title, locale),
    editionTitle: inLocale(edition?.title, locale),
    otherTitles: otherLocales(file.title, vintage, locale),
    subtitle: inLocale(file.subtitle, locale),
    covers: edition?.covers ?? [Number(asOf.slice(0, 4)), Number(asOf.slice(0, 4))],
    publisher: plainOrLocalized(file.publisher, locale),
    corrections: file.corrections,
    licence: plainOrLocalized(file.licence, locale),
    keyFigures: front.keyFigures,
    highlights: front.highlights,
    appendix,
    series,
    registers,
    ...(tools.length === 0 ? {} : { calculators: tools }),
  };
  const document: EditionDocument = { ...said, facts: printedFacts(facts, vintage, locale), hash: hashOf(said) };
  return {
    document,
    findings: [...toldOnce(found), ...misplacedFigures(vintage, editionId), ...front.findings, ...anachronisms(vintage, document)],
  };
}

/** Facts are left out: what they rest on is all in the series, registers and sources, and theirs is written out once a number. */
function hashOf(said: Omit<EditionDocument, "facts" | "hash">): string {
  return createHash("sha256")
    .update(engineVersion)
    .update(JSON.stringify(said, (_, value: unknown) => (value instanceof Map ? [...value] : value)))
    .digest("hex");
}

function plainOrLocalized(text: string | Readonly<Record<string, string>>, locale: string): string {
  return typeof text === "string" ? text : inLocale(text, locale);
}

function countSections(nodes: readonly SectionNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + countSections(children), 0);
}
