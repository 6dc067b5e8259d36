/**
 * What is wrong with an edition: in each locale, and between them. Every section is found right or wrong by itself, so that sections
 * may be looked at in any order and by several threads; what belongs to no section is looked at beside them.
 */
import type { Vintage } from "../evidence/cell.js";
import { checkEvidence } from "../evidence/checks.js";
import { factBook } from "../manuscript/fact-book.js";
import type { Finding } from "../pack/finding.js";
import { claimAnachronisms, figureAnachronisms, headingAnachronisms } from "./anachronisms.js";
import { analysisFindings } from "./analyses.js";
import { frontPage } from "./front.js";
import { compareLanguages } from "./languages.js";
import { inReadingOrder, numberOutline } from "./outline.js";
import { absentFigures, composeSections, misplacedFigures, type SectionFinding, toldOnce } from "./sections.js";

/** Everything that is wrong with an edition; what both languages have, such as a figure's fault, stands there for each. */
export function checkEdition(vintage: Vintage, editionId: string): readonly Finding[] {
  const order = inReadingOrder(numberOutline(vintage.pack.outline, editionId));
  const sections = new Set(order.map(({ entry }) => entry.slug));
  const leftOut = absentFigures(vintage, editionId);
  return [...checkBesides(vintage, editionId, leftOut), ...toldOnce(checkSections(vintage, editionId, sections, leftOut))];
}

/**
 * What is wrong in some sections: their texts and figures in every locale, and where the locales state different things. `leftOut` are
 * the figures that the edition has too little evidence for, see {@link absentFigures}.
 */
export function checkSections(
  vintage: Vintage,
  editionId: string,
  sections: ReadonlySet<string>,
  leftOut: ReadonlySet<string>,
): readonly SectionFinding[] {
  const part = { sections, leftOut, texts: vintage.pack.texts };
  const checked = vintage.pack.file.locales.map((locale) => {
    const { found, figures, prose } = composeSections(vintage, editionId, locale, factBook({ vintage, locale }), part);
    const later = figures.flatMap((figure) => inSection(figure.section, figureAnachronisms(vintage, figure)));
    return { locale, prose, found: [...found, ...later] };
  });
  const differing = [...sections].flatMap((slug) => {
    const sides = checked.map(({ locale, prose }) => ({ locale, sections: new Map([...prose].filter(([section]) => section === slug)) }));
    return inSection(slug, compareLanguages(vintage, sides));
  });
  return [...checked.flatMap(({ found }) => found), ...differing];
}

/** What is wrong with an edition beside its sections: its evidence, headings, claims, first page and analyses; registers need no check of their own. */
export function checkBesides(vintage: Vintage, editionId: string, leftOut: ReadonlySet<string>): readonly Finding[] {
  const nothing = { sections: new Set<string>(), leftOut, texts: vintage.pack.texts };
  const inLocales = vintage.pack.file.locales.flatMap((locale) => {
    const book = factBook({ vintage, locale });
    const { outline, references } = composeSections(vintage, editionId, locale, book, nothing);
    return [
      ...frontPage(vintage, editionId, book, references).findings,
      ...analysisFindings(book),
      ...headingAnachronisms(vintage, outline),
      ...claimAnachronisms(vintage, locale),
    ];
  });
  return [...checkEvidence(vintage), ...misplacedFigures(vintage, editionId), ...inLocales];
}

function inSection(section: string, findings: readonly Finding[]): readonly SectionFinding[] {
  return findings.map((finding) => ({ section, template: false, finding }));
}
