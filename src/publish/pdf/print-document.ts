/** Turns an edition into the document the template sets, and the drawings it names. */
import type { EditionDocument } from "../../edition/model.js";
import { formatDate, isChinese } from "../../measure/index.js";
import { coveredYears } from "../covered-years.js";
import { gradeRows, grouped, printFacts, printReferences, qualityRows } from "./appendix.js";
import type { Draw } from "./figures.js";
import { printInlines, safeUrl } from "./inlines.js";
import { figureLabel, type Ledger, openLedger } from "./ledger.js";
import type { PrintDocument } from "./print-model.js";
import type { Printable } from "./printable.js";
import { printAppendix, printChapters, printKeyFigure, type Setting } from "./sections.js";
import { type PrintWords, printWords } from "./words.js";

export interface PrintJob {
  readonly print: PrintDocument;
  /** Virtual path → SVG text. */
  readonly files: ReadonlyMap<string, string>;
}

/** The words the template asks for by name. */
function templateWords(words: PrintWords): Record<string, string> {
  const entries = Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}

function dateOf(asOf: string): [number, number, number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(asOf);
  return [Number(match?.[1] ?? 1970), Number(match?.[2] ?? 1), Number(match?.[3] ?? 1)];
}

function coverFacts(document: EditionDocument, words: PrintWords): [string, string][] {
  const { counts } = document;
  const chapters = document.outline.flatMap((root) => (root.level === 0 ? root.children : [root])).length;
  const extent = [
    words.counts.chapters(grouped(chapters)),
    words.counts.sections(grouped(counts.sections)),
    words.counts.figures(grouped(counts.figures.built + counts.figures.gap)),
  ].join(words.separator);
  const evidence = [words.counts.observations(grouped(counts.observations)), words.counts.sources(grouped(counts.sources))].join(
    words.separator,
  );
  return [
    [words.edition, document.editionTitle],
    [words.asOf, formatDate(document.asOf, document.locale)],
    [words.extent, extent],
    [words.evidence, evidence],
    [words.missing, words.counts.gaps(grouped(counts.figures.gap))],
    [words.publisher, document.publisher],
  ];
}

function printHighlights(document: EditionDocument, ledger: Ledger): PrintDocument["highlights"] {
  return document.highlights.map((item) => ({
    text: printInlines(item.text, ledger),
    detail: printInlines(item.detail, ledger),
    where: ledger.section(item.section) ?? null,
  }));
}

/** Facts that stand in drawings only follow those of text and tables. The dots of a scatter print no numbers that could lead to them. */
function numberRemainingFacts(document: EditionDocument, ledger: Ledger): void {
  const dots = new Set(document.figures.flatMap(({ slug, body }) => (body?.type === "scatter" ? [slug] : [])));
  for (const [id, { where }] of document.facts) if (!dots.has(where)) ledger.factLabel(id);
}

export function printDocument(document: EditionDocument, printable: Printable, draw: Draw): PrintJob {
  const words = printWords(document.locale);
  const ledger = openLedger(document, words, printable);
  const files = new Map<string, string>();
  const setting: Setting = { ledger, draw, files };
  // The order of these calls is the order of the pages: facts are numbered as they are met.
  const highlights = printHighlights(document, ledger);
  const keyFigures = document.keyFigures.flatMap((item) => printKeyFigure(item, ledger, document.locale) ?? []);
  const chapters = printChapters(document, setting);
  const appendix = (document.appendix ?? []).flatMap((node) => printAppendix(node, setting));
  numberRemainingFacts(document, ledger);
  const print: PrintDocument = {
    lang: words.lang,
    region: words.region,
    script: words.script,
    // The seal is two Chinese characters: for reports that are read in Chinese too.
    words: templateWords(document.locales.some(isChinese) ? words : { ...words, seal: "", brand: "Almanac" }),
    marks: Object.entries(words.marks).map(([id, mark]) => ({ id, ...mark })),
    grades: gradeRows(document, ledger),
    title: printable(document.title),
    otherTitles: document.otherTitles.map(printable),
    subtitle: printable(document.subtitle),
    years: coveredYears(document),
    editionTitle: printable(document.editionTitle),
    asOf: printable(formatDate(document.asOf, document.locale)),
    date: dateOf(document.asOf),
    publisher: printable(document.publisher),
    corrections: { text: printable(document.corrections.replace(/^mailto:/, "")), url: safeUrl(document.corrections) },
    licence: printable(document.licence),
    fingerprint: printable(document.hash),
    coverFacts: coverFacts(document, words).map(([label, text]) => [printable(label), printable(text)]),
    highlights,
    keyFigures,
    chapters,
    figures: document.figures.map((figure) => ({
      label: figureLabel(figure),
      number: figure.number,
      title: printable(figure.title),
      gap: figure.state === "gap",
      reason: printable(figure.gap?.reason ?? ""),
    })),
    facts: printFacts(document, ledger),
    references: printReferences(document, ledger),
    appendix,
    quality: qualityRows(document, ledger),
  };
  return { print, files };
}
