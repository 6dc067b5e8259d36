/** What is wrong with an edition: in each locale, and between them. */
import type { Vintage } from "../evidence/cell.js";
import { factBook } from "../manuscript/fact-book.js";
import type { Finding } from "../pack/finding.js";
import { anachronisms } from "./anachronisms.js";
import { analysisFindings } from "./analyses.js";
import { frontPage } from "./front.js";
import { compareLanguages, type LocaleProse } from "./languages.js";
import { composeSections } from "./sections.js";

/** Findings of one edition in one locale, without repeats, in order of place. */
export function checkEdition(vintage: Vintage, editionId: string, locale: string): readonly Finding[] {
  return inOrder(checkLocale(vintage, editionId, locale).findings);
}

/** Findings of one edition in every locale of the pack, and where the locales state different things. */
export function checkLocales(vintage: Vintage, editionId: string): readonly Finding[] {
  const checked = vintage.pack.file.locales.map((locale) => checkLocale(vintage, editionId, locale));
  return inOrder([...checked.flatMap(({ findings }) => findings), ...compareLanguages(vintage, checked)]);
}

/** What a reader could be told wrongly is in the sections and on the first page; lists of sources and registers need no check of their own. */
function checkLocale(vintage: Vintage, editionId: string, locale: string): LocaleProse & { readonly findings: readonly Finding[] } {
  const book = factBook({ vintage, locale });
  const { outline, figures, references, findings, prose } = composeSections(vintage, editionId, locale, book);
  const front = frontPage(vintage, editionId, book, references);
  return {
    locale,
    sections: prose,
    findings: [...findings, ...front.findings, ...analysisFindings(book), ...anachronisms(vintage, { outline, figures, locale })],
  };
}

/** Without repeats, by place. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.file, finding.line, finding.column, finding.code, finding.message].join("\u0000");
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
