/** One edition in one locale, indexed for the pages that are made from it. */
import { changesSlug } from "../../edition/changes.js";
import { errataSlug } from "../../edition/errata.js";
import type { EditionDocument, RegisterPage, SectionNode, SeriesPage, SourceEntry } from "../../edition/model.js";
import { type EditionWords, editionWords } from "../../edition/words.js";
import type { FigureModel } from "../../figures/model.js";
import type { Fact } from "../../manuscript/fact.js";
import { plainText } from "./html.js";
import {
  changesPage,
  chunkCount,
  errataPage,
  factsPage,
  factsPerPage,
  figurePage,
  fragment,
  registerPage,
  rowsPerPage,
  sectionPage,
  seriesPage,
  sourcePage,
} from "./paths.js";
import { type Words, wordsOf } from "./words.js";

/** What a document's pages need to know beyond the document. */
export interface SiteContext {
  /** Locales and editions that have a site beside this one; the language and edition switches lead there. */
  readonly locales: readonly string[];
  readonly editions: EditionDocument["editions"];
  /** Other outputs of this edition and locale; `path` is relative to the root of the output folder. */
  readonly downloads: readonly { readonly label: string; readonly path: string }[];
  /** Into how many files the evidence behind the facts is split; by their number unless told. */
  readonly chunks?: number;
  /** Draws a figure as SVG text. */
  readonly draw: (model: FigureModel, width: number, theme: "css" | "light") => string;
}

/** Sections down to this level have a page of their own; deeper ones stand inside it. */
export const pageLevel = 3;

export interface SectionPlace {
  readonly node: SectionNode;
  readonly parents: readonly SectionNode[];
  /** The section whose page it stands on: itself or an ancestor. */
  readonly host: SectionNode;
}

type SeriesCell = SeriesPage["groups"][number]["cells"][number];

export interface CellPlace {
  readonly series: SeriesPage;
  readonly group: string;
  readonly cell: SeriesCell;
}

export interface Site {
  readonly document: EditionDocument;
  readonly context: SiteContext;
  readonly words: Words;
  /** Words every output of the edition shares. */
  readonly shared: EditionWords;
  readonly sections: ReadonlyMap<string, SectionPlace>;
  /** Sections with a page, in reading order. */
  readonly pages: readonly SectionNode[];
  readonly figures: ReadonlyMap<string, FigureModel>;
  readonly sources: ReadonlyMap<string, SourceEntry>;
  readonly cells: ReadonlyMap<string, CellPlace>;
  readonly registers: ReadonlyMap<string, RegisterPage>;
  /** "register/row" and "register#anchor" → the page the row is on and its anchor. */
  readonly rows: ReadonlyMap<string, { readonly page: number; readonly anchor: string; readonly title: string }>;
  readonly facts: readonly Fact[];
  readonly factOrder: ReadonlyMap<string, number>;
  readonly chunks: number;
  readonly drawings: Map<string, string>;
}

function walk(
  nodes: readonly SectionNode[],
  parents: readonly SectionNode[],
  host: SectionNode | null,
  found: Map<string, SectionPlace>,
): void {
  for (const node of nodes) {
    const own = host === null || node.level <= pageLevel ? node : host;
    found.set(node.slug, { node, parents, host: own });
    walk(node.children, [...parents, node], own, found);
  }
}

/** Where every section stands, in reading order. */
export function placesOf({ outline }: Pick<EditionDocument, "outline">): ReadonlyMap<string, SectionPlace> {
  const sections = new Map<string, SectionPlace>();
  walk(outline, [], null, sections);
  return sections;
}

/** What a reader calls a row. */
export function rowTitle(register: RegisterPage, row: RegisterPage["rows"][number]): string {
  const title = row.cells[register.titleColumn ?? 0] ?? "";
  return title === "" ? row.id : title;
}

/** Indexes a document. */
export function openSite(document: EditionDocument, context: SiteContext): Site {
  const sections = placesOf(document);
  const cells = new Map<string, CellPlace>();
  for (const series of document.series) {
    for (const group of series.groups) for (const cell of group.cells) cells.set(cell.key, { series, group: group.label, cell });
  }
  const rows = new Map<string, { page: number; anchor: string; title: string }>();
  for (const register of document.registers) {
    register.rows.forEach((row, index) => {
      const place = { page: Math.floor(index / rowsPerPage) + 1, anchor: row.anchor, title: rowTitle(register, row) };
      rows.set(`${register.id}/${row.id}`, place);
      rows.set(`${register.id}#${row.anchor}`, place);
    });
  }
  const facts = [...document.facts.values()];
  return {
    document,
    context,
    words: wordsOf(document.locale),
    shared: editionWords(document.locale),
    sections,
    pages: [...sections.values()].filter((place) => place.host === place.node).map((place) => place.node),
    figures: new Map(document.figures.map((figure) => [figure.slug, figure])),
    sources: new Map(document.sources.map((source) => [source.id, source])),
    cells,
    registers: new Map(document.registers.map((register) => [register.id, register])),
    rows,
    facts,
    factOrder: new Map(facts.map((fact, index) => [fact.id, index])),
    chunks: context.chunks ?? chunkCount(facts.length),
    drawings: new Map(),
  };
}

/** Address of a section relative to the edition's folder. */
export function sectionHref(site: Site, slug: string): string {
  const place = site.sections.get(slug);
  if (place === undefined) return "";
  const page = sectionPage(place.host.slug);
  return place.host === place.node ? page : page + fragment(slug);
}

/** Sections of the appendix that have a page of their own. */
const ownPages: Readonly<Record<string, string>> = { [changesSlug]: changesPage, [errataSlug]: errataPage };

export interface ExtraPage {
  readonly path: string;
  readonly node: SectionNode;
}

/** Pages that only some editions have: what changed since the one before, errata. */
export function extraPages(site: Site): readonly ExtraPage[] {
  return (site.document.appendix ?? []).flatMap((node) => {
    const path = ownPages[node.slug];
    return path === undefined ? [] : [{ path, node }];
  });
}

/** Where a figure stands in the text, else its own page. */
export function figureHref(site: Site, figure: FigureModel): string {
  const place = site.sections.get(figure.section);
  return place === undefined ? figurePage(figure.slug) : sectionPage(place.host.slug) + fragment(`fig-${figure.slug}`);
}

/** Where a register's row stands; `key` is "register/row" or "register#anchor". */
export function rowHref(site: Site, register: string, key: string): string {
  const place = site.rows.get(key);
  return place === undefined ? "" : registerPage(register, place.page) + fragment(place.anchor);
}

/** The page that explains a fact by its formula and inputs. */
export function factEntryHref(site: Site, id: string): string {
  const order = site.factOrder.get(id);
  return order === undefined ? "" : factsPage(Math.floor(order / factsPerPage) + 1) + fragment(`f-${id}`);
}

/** Where a number leads without script: to its observations or its row; a computed one to its formula. */
export function factHref(site: Site, id: string): string {
  const order = site.factOrder.get(id);
  const fact = order === undefined ? undefined : site.facts[order];
  if (fact === undefined) return "";
  if (fact.lineage.kind !== "analysis") {
    const { page, id: target, anchor } = fact.target;
    if (page === "series") return seriesPage(target) + (anchor === "" ? "" : fragment(anchor));
    if (page === "register") {
      const href = rowHref(site, target, `${target}#${anchor}`);
      if (href !== "") return href;
      if (site.registers.has(target)) return registerPage(target, 1);
    }
  }
  return factEntryHref(site, id);
}

export function sourceHref(site: Site, id: string): string {
  return site.sources.has(id) ? sourcePage(id) : "";
}

/** A section and all below it, in order. */
export function descendants(node: SectionNode): SectionNode[] {
  return [node, ...node.children.flatMap(descendants)];
}

/** A drawing made once however many pages show it. */
export function drawing(site: Site, model: FigureModel, width: number, theme: "css" | "light" = "css"): string {
  const key = `${model.slug} ${width} ${theme}`;
  const known = site.drawings.get(key);
  if (known !== undefined) return known;
  const drawn = plainText(site.context.draw(model, width, theme));
  site.drawings.set(key, drawn);
  return drawn;
}
