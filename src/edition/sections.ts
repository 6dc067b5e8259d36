/**
 * The sections of an edition with their text and figures, in reading order: facts, figures and references are numbered as a
 * reader meets them.
 */

import type { Vintage } from "../evidence/cell.js";
import type { FigureModel } from "../figures/model.js";
import { resolveFigure } from "../figures/resolve.js";
import type { Block } from "../manuscript/block.js";
import { claimBlocks, claimsOfSection } from "../manuscript/claims.js";
import { type FactBook, factBook } from "../manuscript/fact-book.js";
import type { References } from "../manuscript/inline.js";
import { composeSection, type SectionProse, textIndex } from "../manuscript/section.js";
import { inLocale } from "../manuscript/words.js";
import { memoryOf } from "../measure/once.js";
import type { Finding } from "../pack/finding.js";
import type { TextFile } from "../pack/pack.js";
import type { FigureFile, OutlineEntry } from "../pack/schema.js";
import type { SectionNode } from "./model.js";
import { inReadingOrder, type NumberedEntry, numberOutline } from "./outline.js";
import { editionWords } from "./words.js";

/** What is wrong in a section; `template` when the text is one that other sections are made from too. */
export interface SectionFinding {
  readonly section: string;
  readonly template: boolean;
  readonly finding: Finding;
}

export interface Sections {
  readonly outline: readonly SectionNode[];
  readonly figures: readonly FigureModel[];
  readonly references: References;
  readonly found: readonly SectionFinding[];
  /** Words of every section that has a text. */
  readonly prose: ReadonlyMap<string, SectionProse>;
}

interface NumberedFigure {
  readonly figure: FigureFile;
  readonly file: string;
  readonly number: number;
}

const absent = memoryOf<Vintage, ReadonlySet<string>>();

/** Figures that are declared for several entities and have too little evidence for one of them: without a `gap` they are left out. */
export function absentFigures(vintage: Vintage, edition: string): ReadonlySet<string> {
  return absent(vintage, edition, () => new Set(withoutEvidence(vintage, edition)));
}

/** What is looked at here is not printed, so that any locale will do, and a book of its own. */
function withoutEvidence(vintage: Vintage, edition: string): string[] {
  const { figures, file } = vintage.pack;
  const [locale = ""] = file.locales;
  return figures.flatMap(({ figure, template }) => {
    if (template === undefined || figure.gap !== undefined || figure.editions?.includes(edition) === false) return [];
    const { model, findings } = resolveFigure(figure, 0, factBook({ vintage, locale }));
    return model.state === "gap" && findings.length === 0 ? [figure.slug] : [];
  });
}

/** Where a section's text names a figure; those it does not name come after the others. */
function mention(markdown: string, slug: string): number {
  const at = new RegExp(`(?:@fig:|slug=")${slug}(?![a-z0-9-])`).exec(markdown)?.index;
  return at ?? Number.POSITIVE_INFINITY;
}

/**
 * Figures by section, numbered through the edition: by section, then by their number in the printed list, then as the text in the
 * pack's first locale names them, then by slug.
 */
export function numberFigures(
  vintage: Vintage,
  edition: string,
  sections: readonly NumberedEntry[],
  leftOut: ReadonlySet<string>,
  texts: readonly TextFile[] = vintage.pack.texts,
): ReadonlyMap<string, readonly NumberedFigure[]> {
  const bySection = new Map<string, { figure: FigureFile; file: string }[]>();
  for (const each of vintage.pack.figures) {
    if (each.figure.editions !== undefined && !each.figure.editions.includes(edition)) continue;
    if (leftOut.has(each.figure.slug)) continue;
    const list = bySection.get(each.figure.section);
    if (list === undefined) bySection.set(each.figure.section, [each]);
    else list.push(each);
  }
  const [locale = ""] = vintage.pack.file.locales;
  const textOf = textIndex(texts, locale, edition);
  const compare = (left: number, right: number): number => (left === right ? 0 : left < right ? -1 : 1);
  const numbered = new Map<string, readonly NumberedFigure[]>();
  let number = 0;
  for (const { entry } of sections) {
    const found = bySection.get(entry.slug) ?? [];
    const markdown = found.length < 2 ? "" : (textOf(entry.slug, entry.template?.name)?.markdown ?? "");
    const places = found.map((each) => ({ ...each, seed: each.figure.seed_number ?? Infinity, at: mention(markdown, each.figure.slug) }));
    const own = places
      .sort((a, b) => compare(a.seed, b.seed) || compare(a.at, b.at) || (a.figure.slug < b.figure.slug ? -1 : 1))
      .map(({ figure, file }) => ({ figure, file }));
    if (own.length > 0)
      numbered.set(
        entry.slug,
        own.map((each) => ({ ...each, number: ++number })),
      );
  }
  return numbered;
}

/** Some sections of an edition. */
export interface Part {
  readonly sections: ReadonlySet<string>;
  /** Figures that the edition leaves out, which takes long to find: see {@link absentFigures}. */
  readonly leftOut: ReadonlySet<string>;
  /** Texts as they are now, where they alone are newer than the vintage. */
  readonly texts: readonly TextFile[];
}

/** Composes every section of the edition; of a part, the others are numbered and stay empty. */
export function composeSections(vintage: Vintage, edition: string, locale: string, book: FactBook, part?: Part): Sections {
  const words = editionWords(locale);
  const texts = part?.texts ?? vintage.pack.texts;
  const tree = numberOutline(vintage.pack.outline, edition);
  const order = inReadingOrder(tree);
  const figuresOf = numberFigures(vintage, edition, order, part?.leftOut ?? absentFigures(vintage, edition), texts);
  const references: References = {
    figures: new Map([...figuresOf.values()].flat().map(({ figure, number }) => [figure.slug, words.figure(number)])),
    sections: new Map(order.map(({ entry, number, level }) => [entry.slug, words.section(number, level, inLocale(entry.title, locale))])),
  };
  const textOf = textIndex(texts, locale, edition);
  const found: SectionFinding[] = [];
  const figures: FigureModel[] = [];
  const prose = new Map<string, SectionProse>();

  const blocksOf = (entry: OutlineEntry, own: readonly NumberedFigure[]): readonly Block[] => {
    const text = textOf(entry.slug, entry.template?.name);
    if (text !== undefined) {
      const composed = composeSection({
        text,
        section: entry.slug,
        book: text.template && entry.template !== undefined ? book.withParams(entry.template.with) : book,
        references,
        figures: own.map(({ figure }) => figure.slug),
      });
      for (const finding of composed.findings) found.push({ section: entry.slug, template: text.template, finding });
      prose.set(entry.slug, composed.prose);
      if (composed.blocks.length > 0) return composed.blocks;
    }
    const claims = claimsOfSection(vintage, entry.slug);
    if (claims.length > 0) return claimBlocks(claims, book);
    if (entry.gap !== undefined) {
      const lookedFor = inLocale(entry.gap.looked_for, locale);
      return [{ type: "gap", reason: inLocale(entry.gap.reason, locale), ...(lookedFor === "" ? {} : { lookedFor }) }];
    }
    // A heading that only gathers others needs no text of its own.
    const gathers = (entry.children ?? []).length > 0;
    return gathers ? [] : [{ type: "gap", reason: own.length > 0 ? words.noText : words.noEvidence }];
  };

  const compose = ({ entry, number, level, children }: NumberedEntry): SectionNode => {
    const own = figuresOf.get(entry.slug) ?? [];
    const asked = part === undefined || part.sections.has(entry.slug);
    const blocks = asked ? blocksOf(entry, own) : [];
    for (const { figure, number: figureNumber } of asked ? own : []) {
      const resolved = resolveFigure(figure, figureNumber, book);
      figures.push(resolved.model);
      for (const finding of resolved.findings) found.push({ section: entry.slug, template: false, finding });
    }
    return {
      slug: entry.slug,
      number,
      level,
      title: inLocale(entry.title, locale),
      otherTitles: otherLocales(entry.title, vintage, locale),
      kind: entry.kind,
      blocks,
      figures: own.map(({ figure }) => figure.slug),
      children: children.map(compose),
    };
  };
  const outline = tree.map(compose);
  return { outline, figures, references, found, prose };
}

/**
 * Findings of sections as they are told: what is wrong in a template's text once, with the section it was found in, since often only
 * one of those made from it is at fault.
 */
export function toldOnce(found: readonly SectionFinding[]): readonly Finding[] {
  const groups = new Map<string, { readonly finding: Finding; readonly slugs: string[] }>();
  for (const { finding, section } of found.filter(({ template }) => template)) {
    const key = [finding.file, finding.line, finding.column, finding.code, finding.message].join("\u0000");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { finding, slugs: [section] });
    else if (!group.slugs.includes(section)) group.slugs.push(section);
  }
  const ofTemplates = [...groups.values()].map(({ finding, slugs: [first = "", ...more] }) => ({
    ...finding,
    message: `${finding.message} (in ${first}${more.length > 0 ? ` and ${more.length} more sections` : ""})`,
  }));
  return [...found.flatMap(({ template, finding }) => (template ? [] : [finding])), ...ofTemplates];
}

/** A text in the pack's other locales, without repeating one that is the same. */
export function otherLocales(text: Readonly<Record<string, string>>, vintage: Vintage, locale: string): readonly string[] {
  return vintage.pack.file.locales.flatMap((other) => {
    const found = text[other];
    return other === locale || found === undefined || found === text[locale] ? [] : [found];
  });
}

/** A figure whose section the edition lacks would silently vanish; of several made from one declaration some may. */
export function misplacedFigures(vintage: Vintage, edition: string): readonly Finding[] {
  const slugs = new Set(inReadingOrder(numberOutline(vintage.pack.outline, edition)).map(({ entry }) => entry.slug));
  return vintage.pack.figures.flatMap(({ figure, file, template }): Finding[] =>
    // A section that other editions alone have takes its figures with it, as it does its text.
    slugs.has(figure.section) || template !== undefined || figure.editions?.includes(edition) !== true
      ? []
      : [
          {
            code: "EDITION-FIGURE-SECTION",
            severity: "warning",
            file,
            line: 1,
            column: 1,
            message: `the edition ${edition} has no section "${figure.section}", so the figure "${figure.slug}" is not shown`,
            fix: "give the figure a section of outline.yaml, or limit it with editions",
          },
        ],
  );
}
