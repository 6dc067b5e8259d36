/** The appendix: how this edition came about and how good its evidence is, with its own true counts. */

import { unitsOf } from "../analysis/units.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import { CREDIBILITIES } from "../evidence/credibility.js";
import type { Block } from "../manuscript/block.js";
import { inLocale } from "../manuscript/words.js";
import { formatDate, formatPeriod, formatQuantity } from "../measure/index.js";
import { count, heading, paragraph, text } from "./block-text.js";
import { marksOfCell } from "./cell-marks.js";
import { errataSection } from "./errata.js";
import type { EditionDocument, SectionNode } from "./model.js";
import { printedSupport, SUPPORTS } from "./printed-support.js";
import { decisionText, dimensionsLabel, percentOf, quantityOf } from "./series.js";
import { vintageCounts } from "./vintage-counts.js";
import { editionWords } from "./words.js";

const mostDisputed = 40;
const gradeOrder = ["A", "B", "C", "D", "own"];
const basisOrder = ["dated", "event", "archived", "quoted", "own"];
const markOrder = ["estimate", "provisional", "forecast", "computed", "disputed"] as const;

type Parts = Pick<EditionDocument, "asOf" | "locale" | "counts" | "figures" | "outline" | "sources" | "facts">;

/** Two sections, "method" and "data-quality"; a frozen edition adds its errata. */
export function appendixOf(vintage: Vintage, document: Parts): readonly SectionNode[] {
  const words = editionWords(document.locale).appendix;
  const errata = errataSection(vintage, document.locale);
  return [
    appendixNode("method", words.methodTitle, methodBlocks(vintage, document)),
    appendixNode("data-quality", words.qualityTitle, qualityBlocks(vintage, document)),
    ...(errata === null ? [] : [errata]),
  ];
}

function appendixNode(slug: string, title: string, blocks: readonly Block[]): SectionNode {
  return { slug: `appendix-${slug}`, number: "", level: 1, title, otherTitles: [], kind: "appendix", blocks, figures: [], children: [] };
}

function table(columns: readonly (readonly [string, "left" | "right"])[], rows: readonly (readonly string[])[]): Block {
  return { type: "table", columns: columns.map(([label, align]) => ({ label, align })), rows: rows.map((row) => row.map(text)) };
}

const gradeName = (grade: string, own: string): string => (grade === "own" ? own : grade);

function methodBlocks(vintage: Vintage, { asOf, locale, counts }: Parts): Block[] {
  const { appendix: words, marks, grades, credibility } = editionWords(locale);
  return [
    heading(words.asOfTitle),
    paragraph(words.asOf(formatDate(asOf, locale))),
    heading(words.cellTitle),
    paragraph(words.cell(count(counts.observations), count(vintage.cells.size))),
    { type: "list", ordered: true, items: words.rules.map((rule) => [paragraph(rule)]) },
    paragraph(words.afterRules),
    heading(words.marksTitle),
    table(
      [
        [words.mark, "left"],
        [words.meaning, "left"],
      ],
      markOrder.map((mark) => [marks[mark], words.markMeanings[mark]]),
    ),
    heading(words.gradesTitle),
    paragraph(words.gradesText),
    table(
      [
        [words.grade, "left"],
        [words.meaning, "left"],
      ],
      gradeOrder.map((grade) => [gradeName(grade, words.own), grades[grade] ?? ""]),
    ),
    heading(words.credibilityTitle),
    paragraph(words.credibilityText),
    table(
      [
        [words.credibility, "left"],
        [words.meaning, "left"],
      ],
      CREDIBILITIES.map((level) => [...(credibility[level] ?? [])]),
    ),
    heading(words.factsTitle),
    paragraph(words.facts(count(counts.facts.total), count(counts.facts.traced))),
    heading(words.languageTitle),
    paragraph(words.language),
    heading(words.figuresTitle),
    paragraph(words.figures(count(counts.figures.built), count(counts.figures.gap))),
    heading(words.limitsTitle),
    paragraph(words.limits),
  ];
}

function qualityBlocks(vintage: Vintage, { locale, counts, figures, outline, sources, facts }: Parts): Block[] {
  const { appendix: words, grades, credibility, knownBasis } = editionWords(locale);
  const { cells, single, disputed, credibilities, observationGrades, observationBasis, rowBasis } = vintageCounts(vintage);
  const gaps = figures.filter(({ state }) => state === "gap");
  const { silent, sections } = silentSections(outline, new Set(figures.filter(({ state }) => state === "built").map(({ slug }) => slug)));
  return [
    paragraph(words.qualityIntro(count(cells), count(disputed.length), count(single))),
    heading(words.gradesTitle),
    table(
      [
        [words.grade, "left"],
        [words.meaning, "left"],
        [words.cells, "right"],
        [words.observations, "right"],
        [words.sources, "right"],
      ],
      gradeOrder.map((grade) => [
        gradeName(grade, words.own),
        grades[grade] ?? "",
        count(counts.grades[grade] ?? 0),
        count(observationGrades[grade] ?? 0),
        count(sources.filter((source) => source.grade === grade).length),
      ]),
    ),
    heading(words.credibilityTitle),
    table(
      [
        [words.credibility, "left"],
        [words.meaning, "left"],
        [words.cells, "right"],
      ],
      CREDIBILITIES.map((level) => [...(credibility[level] ?? []), count(credibilities[level])]),
    ),
    ...supportBlocks(vintage, facts, locale),
    heading(words.basisTitle),
    paragraph(words.basisText),
    table(
      [
        [words.basis, "left"],
        [words.observations, "right"],
        [words.rows, "right"],
      ],
      basisOrder.map((basis) => [knownBasis[basis] ?? basis, count(observationBasis[basis] ?? 0), count(rowBasis[basis] ?? 0)]),
    ),
    heading(words.disputedTitle),
    ...disputedBlocks(disputed, vintage, locale),
    heading(words.gapsTitle),
    ...(gaps.length === 0
      ? [paragraph(words.noGaps)]
      : [
          paragraph(words.gapsText(count(gaps.length), count(figures.length))),
          {
            type: "table" as const,
            columns: [
              { label: words.figure, align: "left" as const },
              { label: words.reason, align: "left" as const },
              { label: words.lookedFor, align: "left" as const },
            ],
            rows: gaps.map(({ slug, number, title, gap }) => [
              [{ type: "figure" as const, figure: slug, text: editionWords(locale).figure(number) }, ...text(` ${title}`)],
              text(gap?.reason ?? ""),
              text(gap?.lookedFor ?? ""),
            ]),
          },
        ]),
    heading(words.silentTitle),
    paragraph(words.silentText(count(silent), count(sections))),
  ];
}

function disputedBlocks(disputed: readonly Cell[], vintage: Vintage, locale: string): Block[] {
  const words = editionWords(locale);
  if (disputed.length === 0) return [paragraph(words.appendix.noneDisputed)];
  const registry = unitsOf(vintage);
  const worst = [...disputed].sort((a, b) => b.spread - a.spread || (a.key < b.key ? -1 : 1)).slice(0, mostDisputed);
  const { appendix } = words;
  return [
    paragraph(appendix.disputedText(count(worst.length), count(disputed.length))),
    table(
      [
        [appendix.series, "left"],
        [appendix.period, "left"],
        [appendix.published, "right"],
        [appendix.rejectedValues, "right"],
        [appendix.spread, "right"],
        [appendix.decision, "left"],
      ],
      worst.map((cell) => {
        const indicator = vintage.pack.indicators.get(cell.indicator);
        const marks = marksOfCell(cell).filter((mark) => mark !== "disputed");
        const rejected = cell.rejected.map(({ observation }) => formatQuantity(quantityOf(observation), locale, registry));
        return [
          [inLocale(indicator?.label, locale) || cell.indicator, dimensionsLabel(cell, indicator, vintage, locale)]
            .filter(Boolean)
            .join(words.dot),
          formatPeriod(cell.period, locale),
          [formatQuantity(cell.quantity, locale, registry), ...marks.map((mark) => words.marks[mark])].join(" "),
          [...new Set(rejected)].slice(0, 4).join(words.comma),
          percentOf(cell.spread, false),
          decisionText(cell, vintage, locale) || appendix.noDecision,
        ];
      }),
    ),
  ];
}

function silentSections(outline: readonly SectionNode[], built: ReadonlySet<string>): { silent: number; sections: number } {
  let silent = 0;
  let sections = 0;
  const walk = (node: SectionNode): void => {
    sections += 1;
    if (isSilent(node) && !node.figures.some((slug) => built.has(slug))) silent += 1;
    node.children.forEach(walk);
  };
  outline.forEach(walk);
  return { silent, sections };
}

/** A section whose whole text is the statement that there is none. */
export function isSilent({ blocks }: SectionNode): boolean {
  return blocks.length > 0 && blocks.every(({ type }) => type === "gap");
}

function supportBlocks(vintage: Vintage, facts: EditionDocument["facts"], locale: string): Block[] {
  const { appendix: words, supports } = editionWords(locale);
  const counts = printedSupport(facts.values(), vintage);
  const total = SUPPORTS.reduce((sum, support) => sum + counts[support], 0);
  if (total === 0) return [];
  const share = (n: number): string => percentOf(n / total, false);
  return [
    heading(words.supportTitle),
    paragraph(words.supportText(count(total), share(counts.graded + counts.several))),
    table(
      [
        [words.support, "left"],
        [words.cells, "right"],
        [words.share, "right"],
      ],
      SUPPORTS.map((support) => [supports[support], count(counts[support]), share(counts[support])]),
    ),
  ];
}
