/**
 * What changed since the edition before, as a section of the appendix: values told differently now, how forecasts of then fared,
 * sentences that would no longer be written, and where the numbers stand today, chapter by chapter.
 */
import { earlierEdition } from "../analysis/edition-vintage.js";
import { nameLabel, publisherLabel } from "../analysis/labels.js";
import type { Lineage } from "../analysis/lineage.js";
import { unitsOf } from "../analysis/units.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import { type Advance, advances, type ChangedRank, changedCourses, changedRanks, placesShown } from "../evidence/course.js";
import { changedCells } from "../evidence/diff.js";
import { type ForecastOutcome, forecastOutcomes } from "../evidence/forecast-record.js";
import { originsOf } from "../evidence/origin.js";
import type { Block, Inline } from "../manuscript/block.js";
import type { FactBook } from "../manuscript/fact-book.js";
import { selectorOf } from "../manuscript/selector.js";
import { inLocale } from "../manuscript/words.js";
import { Decimal, formatDigits, formatPeriod, formatQuantity, parsePeriod } from "../measure/index.js";
import type { Observation } from "../pack/pack.js";
import { count, heading, paragraph, text } from "./block-text.js";
import { leavesOf, newSince } from "./causes.js";
import { changeWords } from "./change-words.js";
import { cellName, dayText } from "./errata.js";
import type { SectionNode } from "./model.js";
import { dimensionsLabel, percentOf } from "./series.js";
import { turnedStatements } from "./turned-statements.js";
import { editionWords } from "./words.js";

export const changesSlug = "appendix-changes";

const MOST_REVISED = 60;
const MOST_FORECASTS = 60;
const MOST_OF_A_CHAPTER = 10;
const CLOSE = 10;

interface Scope {
  readonly then: Vintage;
  readonly now: Vintage;
  readonly locale: string;
  readonly book: FactBook;
}

export interface ChangesInput {
  readonly vintage: Vintage;
  readonly edition: string;
  readonly book: FactBook;
  readonly outline: readonly SectionNode[];
}

/** The section; null for the first edition of a pack. */
export function changesSection({ vintage, edition, book, outline }: ChangesInput): SectionNode | null {
  const before = [...vintage.pack.file.editions]
    .filter(({ as_of }) => as_of < vintage.asOf)
    .sort((a, b) => (a.as_of < b.as_of ? 1 : -1))
    .find(({ id }) => id !== edition);
  if (before === undefined) return null;
  const then = earlierEdition(vintage, before.id, before.as_of);
  const { locale } = book.scope;
  const words = changeWords(locale);
  const scope: Scope = { then, now: vintage, locale, book };
  const title = words.changesTitle(inLocale(before.title, locale));
  // Everything that was printed before this section: what it lists is what a reader met.
  const printed = [...book.facts.values()];
  const blocks: Block[] = [
    ...summary(scope, dayText(before.as_of, locale)),
    ...revisedBlocks(scope),
    ...forecastBlocks(scope),
    ...statementBlocks(scope, before.id),
    ...orderBlocks(scope),
    ...chapterBlocks(scope, outline, printed),
  ];
  return { slug: changesSlug, number: "", level: 1, title, otherTitles: [], kind: "appendix", blocks, figures: [], children: [] };
}

function summary({ then, now, locale }: Scope, day: string): Block[] {
  const cells = changedCells(then, now);
  const of = (why: string): string => count(cells.filter((cell) => cell.why === why).length);
  return [paragraph(changeWords(locale).changesIntro(day, of("new"), of("revised"), of("withdrawn")))];
}

function revisedBlocks(scope: Scope): Block[] {
  const { then, now, locale } = scope;
  const words = changeWords(locale);
  const changed = changedCells(then, now).filter(({ why, sameWithinRounding }) => why !== "new" && !sameWithinRounding);
  if (changed.length === 0) return [];
  const rows = changed.slice(0, MOST_REVISED).flatMap(({ key }) => {
    const [old, fresh] = [then.cells.get(key), now.cells.get(key)];
    const cell = old ?? fresh;
    if (cell === undefined || old === undefined) return [];
    return [
      [
        text(cellName(cell, now, locale)),
        text(valueText(old, then, locale)),
        fresh === undefined ? text(words.withdrawn) : bound(fresh, scope),
        text(fresh === undefined ? "" : changeText(old, fresh, locale)),
        fresh === undefined ? [] : because(fresh, scope),
      ],
    ];
  });
  return [
    heading(words.revisedTitle),
    paragraph(words.revisedText),
    table([words.what, words.earlier, words.now, words.change, words.source], ["left", "right", "right", "right", "left"], rows),
  ];
}

function forecastBlocks(scope: Scope): Block[] {
  const { then, now, locale } = scope;
  const words = changeWords(locale);
  const { originalOf } = originsOf(now.pack);
  // Only what was still open then: a result that the earlier edition already printed is no news.
  const isOpen = (key: string): boolean => (then.cells.get(key)?.status ?? "F") === "F";
  const outcomes = forecastOutcomes(now, originalOf).filter(
    ({ forecast, outcome }) => forecast.known.end <= then.asOf && isOpen(outcome.key),
  );
  if (outcomes.length === 0) return [];
  const registry = unitsOf(now);
  const rows = outcomes
    .slice(0, MOST_FORECASTS)
    .map(({ forecast, expected, outcome, error, points }) => [
      text(cellName(outcome, now, locale)),
      text(
        [institution(forecast, originalOf(forecast), now, locale), dayText(forecast.known.end, locale)]
          .filter(Boolean)
          .join(editionWords(locale).comma),
      ),
      text(formatQuantity(expected, locale, registry)),
      bound(outcome, scope),
      text(error !== null ? `${signed(error)}%` : points !== null ? words.points(signed(points)) : ""),
    ]);
  return [
    heading(words.forecastsTitle),
    paragraph(scoreText(outcomes, locale)),
    table([words.what, words.forecaster, words.forecast, words.outcome, words.error], ["left", "left", "right", "right", "right"], rows),
  ];
}

/** How close the forecasts came, of those with a comparable number. */
function scoreText(outcomes: readonly ForecastOutcome[], locale: string): string {
  const errors = outcomes.flatMap(({ error }) => (error === null ? [] : [error]));
  const words = changeWords(locale);
  if (errors.length === 0) return words.noScore(count(outcomes.length));
  const sizes = errors.map((error) => error.abs()).sort((a, b) => a.cmp(b));
  const middle = sizes.length / 2;
  const zero = new Decimal(0);
  const median = Number.isInteger(middle)
    ? (sizes[middle - 1] ?? zero).plus(sizes[middle] ?? zero).div(2)
    : (sizes[Math.floor(middle)] ?? zero);
  return words.score({
    all: count(outcomes.length),
    comparable: count(errors.length),
    median: `${formatDigits(median, 1)}%`,
    close: count(sizes.filter((size) => size.lte(CLOSE)).length),
    high: count(errors.filter((error) => error.gt(0)).length),
    low: count(errors.filter((error) => error.lt(0)).length),
  });
}

function institution(forecast: Observation, original: string, vintage: Vintage, locale: string): string {
  if (vintage.names.has(original)) return nameLabel(vintage, original, locale);
  const source = vintage.pack.sources.get(forecast.sources[0] ?? "");
  return forecast.original === "" && source !== undefined ? publisherLabel(source, locale) : forecast.original;
}

function statementBlocks({ then, now, locale }: Scope, edition: string): Block[] {
  const words = changeWords(locale);
  const turned = turnedStatements(then, now, edition, locale);
  if (turned.length === 0) return [];
  const rows = turned.map(({ section, kind, a, b }) => [
    [
      { type: "section", section, text: sectionTitle(then, section, locale) } satisfies Inline,
      ...text(`${editionWords(locale).dot}${words.kinds[kind]}`),
    ],
    text(a),
    text(b === "" ? words.gone : b),
  ]);
  return [
    heading(words.statementsTitle),
    paragraph(words.statementsText),
    table([words.section, words.saidThen, words.saidNow], ["left", "left", "left"], rows),
  ];
}

function sectionTitle({ pack }: Vintage, slug: string, locale: string): string {
  const all = (entries: typeof pack.outline): typeof pack.outline => entries.flatMap((entry) => [entry, ...all(entry.children ?? [])]);
  const entry = all(pack.outline).find((each) => each.slug === slug);
  return entry === undefined ? slug : inLocale(entry.title, locale);
}

function orderBlocks({ then, now, locale }: Scope): Block[] {
  const words = changeWords(locale);
  const courses = changedCourses(then, now).map(({ series, a, b }) => {
    const cell = [...now.cells.values()].find(({ key }) => key.startsWith(`${series}@`));
    const name = cell === undefined ? series : seriesName(cell, now, locale);
    const step = ({ from, to, direction }: typeof a): string => words.step(periodText(from, locale), periodText(to, locale), direction);
    return `${name}${editionWords(locale).colon}${words.course(step(a), step(b))}`;
  });
  const ranks = changedRanks(then, now).map((rank) => rankText(rank, now, locale));
  const lines = [...courses, ...ranks];
  if (lines.length === 0) return [];
  return [heading(words.orderTitle), { type: "list", ordered: false, items: lines.map((line) => [paragraph(line)]) }];
}

function rankText(rank: ChangedRank, vintage: Vintage, locale: string): string {
  const { indicator, dimension, fixed, a, b } = rank;
  const words = changeWords(locale);
  const label = inLocale(vintage.pack.indicators.get(indicator)?.label, locale) || indicator;
  const fixedText = dimensionsLabel({ dimensions: fixed }, undefined, vintage, locale);
  const names = (order: readonly string[]): string =>
    order
      .slice(0, placesShown(rank, 3))
      .map((code) => dimensionName(vintage, dimension, code, locale))
      .join(words.between);
  const name = [label, fixedText].filter(Boolean).join(editionWords(locale).dot);
  return `${name}${editionWords(locale).colon}${words.ranked(periodText(a.period, locale), names(a.order), periodText(b.period, locale), names(b.order))}`;
}

function dimensionName(vintage: Vintage, dimension: string, code: string, locale: string): string {
  return dimensionsLabel({ dimensions: { [dimension]: code } }, undefined, vintage, locale);
}

/** Where the numbers stand now: series of a chapter that have moved on, newest period against the newest of then. */
function chapterBlocks(scope: Scope, outline: readonly SectionNode[], printed: readonly { lineage: Lineage; where: string }[]): Block[] {
  const { then, now, locale } = scope;
  const words = changeWords(locale);
  const moved = new Map(advances(then, now).map((advance) => [advance.b.key, advance]));
  const blocks: Block[] = [];
  for (const chapter of chaptersOf(outline)) {
    const places = new Set(placesIn(chapter));
    const facts = printed.filter(({ where }) => places.has(where));
    const fresh = newSince(leavesOf(facts.map(({ lineage }) => lineage)), now, then.asOf);
    if (fresh === 0) continue;
    const shown = new Set<string>();
    const rows = facts.flatMap(({ lineage }) => {
      const advance = lineage.kind === "cell" ? moved.get(lineage.id) : undefined;
      if (advance === undefined || shown.has(advance.series)) return [];
      shown.add(advance.series);
      return [advanceRow(advance, scope)];
    });
    blocks.push(
      {
        type: "heading",
        level: 2,
        children: [{ type: "section", section: chapter.slug, text: [chapter.number, chapter.title].filter(Boolean).join(" ") }],
      },
      paragraph(words.chapter(count(fresh), rows.length > MOST_OF_A_CHAPTER ? count(rows.length) : "", count(MOST_OF_A_CHAPTER))),
    );
    if (rows.length > 0)
      blocks.push(
        table([words.what, words.earlier, words.now, words.change], ["left", "right", "right", "right"], rows.slice(0, MOST_OF_A_CHAPTER)),
      );
  }
  return blocks.length === 0 ? [] : [heading(words.chaptersTitle), ...blocks];
}

function advanceRow({ a, b }: Advance, scope: Scope): (readonly Inline[])[] {
  const { then, now, locale } = scope;
  const period = (cell: Cell): string => formatPeriod(cell.period, locale);
  return [
    text(seriesName(b, now, locale)),
    text(`${period(a)}${editionWords(locale).colon}${valueText(a, then, locale)}`),
    [...text(`${period(b)}${editionWords(locale).colon}`), ...bound(b, scope)],
    text(changeText(a, b, locale)),
  ];
}

/** Relative for amounts, in points for percentages; nothing where one side is only a bound or a loss became a profit. */
function changeText(a: Cell, b: Cell, locale: string): string {
  const [old, fresh] = [a.quantity, b.quantity];
  if ([old, fresh].some(({ bound: each }) => each !== "=" && each !== "≈")) return "";
  if (fresh.unit.kind === "percent") return changeWords(locale).points(signed(fresh.value.minus(old.value)));
  const crossesZero = old.value.isZero() || old.value.isNegative() !== fresh.value.isNegative();
  return crossesZero ? "" : percentOf(fresh.value.minus(old.value).div(old.value.abs()).toNumber(), true);
}

const signed = (value: Decimal): string => formatDigits(value, 1, { sign: true });

function chaptersOf(outline: readonly SectionNode[]): readonly SectionNode[] {
  return outline.flatMap((node) => (node.level === 0 && node.children.length > 0 ? node.children : [node]));
}

function placesIn({ slug, figures, children }: SectionNode): string[] {
  return [slug, ...figures, ...children.flatMap(placesIn)];
}

/** The value of a cell as a fact: it opens its observations and sources. */
function bound(cell: Cell, { book, now, locale }: Scope): readonly Inline[] {
  const result = book.bind(selectorOf(cell), changesSlug);
  if (!result.ok) return text(valueText(cell, now, locale));
  return [{ type: "fact", fact: result.fact.id, text: result.printed.text, marks: result.printed.marks }];
}

/** Who says the new value, and when it became public. */
function because({ winner }: Cell, { now, locale }: Scope): readonly Inline[] {
  const publishers = new Set(
    winner.sources.map((id) => {
      const source = now.pack.sources.get(id);
      return source === undefined ? id : publisherLabel(source, locale);
    }),
  );
  const known = winner.known.end === "" ? [] : [dayText(winner.known.end, locale)];
  return [...text([...publishers, ...known].join(editionWords(locale).comma)), { type: "cite", sources: winner.sources }];
}

function valueText({ quantity, status }: Cell, vintage: Vintage, locale: string): string {
  const mark = status === "A" || status === "B" ? "" : `${editionWords(locale).comma}${editionWords(locale).statuses[status]}`;
  return formatQuantity(quantity, locale, unitsOf(vintage)) + mark;
}

function seriesName({ indicator, dimensions }: Cell, vintage: Vintage, locale: string): string {
  const declared = vintage.pack.indicators.get(indicator);
  return [inLocale(declared?.label, locale) || indicator, dimensionsLabel({ dimensions }, declared, vintage, locale)]
    .filter(Boolean)
    .join(editionWords(locale).dot);
}

function periodText(code: string, locale: string): string {
  const period = parsePeriod(code);
  return period === null ? code : formatPeriod(period, locale);
}

type Align = "left" | "right";

function table(labels: readonly string[], aligns: readonly Align[], rows: readonly (readonly (readonly Inline[])[])[]): Block {
  return { type: "table", columns: labels.map((label, index) => ({ label, align: aligns[index] ?? "left" })), rows };
}
