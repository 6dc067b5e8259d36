/** The errata of a frozen edition as a section of its appendix: what was printed, what is correct, why, since when. */
import { publisherLabel, rowTitle } from "../analysis/labels.js";
import { unitsOf } from "../analysis/units.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import { type Errata, type Erratum, errataOf } from "../evidence/errata.js";
import { vintageOf } from "../evidence/vintage.js";
import type { Block, Inline } from "../manuscript/block.js";
import { fieldPrinter } from "../manuscript/field.js";
import { inLocale } from "../manuscript/words.js";
import { formatPeriod, formatQuantity, parsePeriod } from "../measure/index.js";
import type { Claim, Observation, Provenance, RegisterRow, Source } from "../pack/pack.js";
import { count, heading, paragraph, text } from "./block-text.js";
import { type ChangeWords, changeWords } from "./change-words.js";
import type { SectionNode } from "./model.js";
import { dimensionsLabel, quantityOf } from "./series.js";
import { editionWords } from "./words.js";

export const errataSlug = "appendix-errata";

/** The errata section of a frozen edition; null for any other. */
export function errataSection(vintage: Vintage, locale: string): SectionNode | null {
  const errata = errataOf(vintage);
  if (errata === null) return null;
  const title = changeWords(locale).errataTitle;
  const blocks = errataBlocks(errata, vintage, locale);
  return { slug: errataSlug, number: "", level: 1, title, otherTitles: [], kind: "appendix", blocks, figures: [], children: [] };
}

function errataBlocks({ freeze, corrections, revalued, found }: Errata, vintage: Vintage, locale: string): Block[] {
  const words = changeWords(locale);
  // What corrects a row may rest on sources and names that the lock does not hold.
  const now = vintageOf(freeze.today, vintage.asOf, vintage.edition);
  const blocks: Block[] = [paragraph(words.errataIntro(dayText(freeze.on, locale), freeze.engine))];
  if (corrections.length === 0 && revalued.length === 0) blocks.push(paragraph(words.noErrata));
  if (corrections.length > 0) {
    blocks.push(heading(words.correctionsTitle), {
      type: "table",
      columns: [
        { label: words.what, align: "left" },
        { label: words.printed, align: "left" },
        { label: words.correct, align: "left" },
        { label: words.reason, align: "left" },
        { label: words.recorded, align: "left" },
      ],
      rows: corrections.map((erratum) => correctionRow(erratum, vintage, now, locale)),
    });
  }
  if (revalued.length > 0) {
    blocks.push(heading(words.revaluedTitle), paragraph(words.revaluedText), {
      type: "table",
      columns: [
        { label: words.what, align: "left" },
        { label: words.printed, align: "right" },
        { label: words.wouldBe, align: "right" },
        { label: words.source, align: "left" },
        { label: words.entered, align: "left" },
      ],
      rows: revalued.map(({ before, after }) => [
        text(cellName(before, vintage, locale)),
        text(formatQuantity(before.quantity, locale, unitsOf(vintage))),
        text(formatQuantity(after.quantity, locale, unitsOf(now))),
        sourcesOf(after.winner, now, locale),
        text(dayText(after.winner.recorded, locale)),
      ]),
    });
  }
  const others = found - revalued.length;
  if (others > 0) blocks.push(paragraph(words.found(count(others))));
  return blocks;
}

function correctionRow(erratum: Erratum, then: Vintage, now: Vintage, locale: string): (readonly Inline[])[] {
  const words = changeWords(locale);
  const { what, printed, correct } = wordings(erratum, then, now, locale, words);
  const reason = erratum.reason === "" ? words.noReason : erratum.reason;
  const rows = words.row(erratum.row, erratum.by);
  return [
    text(what),
    text(printed),
    text(erratum.kind === "withdrawn" ? words.withdrawn : correct),
    [
      ...text(`${reason}${editionWords(locale).dot}`),
      ...sourcesOf(erratum.after, now, locale),
      ...text(`${editionWords(locale).dot}${rows}`),
    ],
    text(dayText(erratum.date, locale)),
  ];
}

interface Wordings {
  readonly what: string;
  readonly printed: string;
  readonly correct: string;
}

function wordings({ table, before, after }: Erratum, then: Vintage, now: Vintage, locale: string, words: ChangeWords): Wordings {
  if (isObservation(before) && isObservation(after)) {
    const cell = { indicator: before.indicator, dimensions: before.dimensions, period: before.period };
    return {
      what: cellName(cell, then, locale),
      printed: observationText(before, then, locale),
      correct: observationText(after, now, locale),
    };
  }
  if (isRegisterRow(before) && isRegisterRow(after)) {
    const register = then.pack.registers.get(before.register);
    const what = [inLocale(register?.label, locale) || table, rowTitle(then, before, locale)].join(editionWords(locale).dot);
    const differing = (register?.fields ?? []).flatMap((field) => {
      const [old, fresh] = [fieldPrinter(field, then, locale)(before), fieldPrinter(field, now, locale)(after)];
      const label = `${inLocale(field.label, locale)}${editionWords(locale).colon}`;
      return old === fresh ? [] : [{ old: label + old, fresh: label + fresh }];
    });
    const join = (texts: readonly string[]): string => texts.join("; ");
    return { what, printed: join(differing.map(({ old }) => old)), correct: join(differing.map(({ fresh }) => fresh)) };
  }
  const said = (row: Provenance): string => (isClaim(row) ? inLocale(row.text, locale) : "");
  return { what: words.claim, printed: said(before), correct: said(after) };
}

function observationText(row: Observation, vintage: Vintage, locale: string): string {
  const status = row.status === "A" ? "" : `${editionWords(locale).comma}${editionWords(locale).statuses[row.status]}`;
  return formatQuantity(quantityOf(row), locale, unitsOf(vintage)) + status;
}

/** "Tea sales · North · 2023 Q2". */
export function cellName(cell: Pick<Cell, "indicator" | "dimensions" | "period">, vintage: Vintage, locale: string): string {
  const indicator = vintage.pack.indicators.get(cell.indicator);
  return [
    inLocale(indicator?.label, locale) || cell.indicator,
    dimensionsLabel(cell, indicator, vintage, locale),
    formatPeriod(cell.period, locale),
  ]
    .filter(Boolean)
    .join(editionWords(locale).dot);
}

/** "2024-06-15" as a locale writes the day. */
export function dayText(date: string, locale: string): string {
  const day = parsePeriod(date);
  return day === null ? date : formatPeriod(day, locale);
}

/** Publisher and title of a row's sources, linked where they may be. */
function sourcesOf(row: Provenance, vintage: Vintage, locale: string): Inline[] {
  return row.sources.flatMap((id, index): Inline[] => {
    const source = vintage.pack.sources.get(id);
    const label = text(
      source === undefined ? id : [publisherLabel(source, locale), source.title].filter(Boolean).join(editionWords(locale).comma),
    );
    const shown: readonly Inline[] =
      source === undefined || !mayLink(source) ? label : [{ type: "link", url: source.url, children: label }];
    return index === 0 ? [...shown] : [...text("; "), ...shown];
  });
}

function mayLink({ linkable, url }: Source): boolean {
  return linkable && /^https?:\/\//.test(url);
}

function isObservation(row: Provenance): row is Observation {
  return "indicator" in row && "measure" in row;
}
function isRegisterRow(row: Provenance): row is RegisterRow {
  return "register" in row && "values" in row;
}
function isClaim(row: Provenance): row is Claim {
  return "kind" in row && "text" in row;
}
