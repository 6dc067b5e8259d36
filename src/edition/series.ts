/** Pages of series: every visible cell of an indicator with all its observations, used and set aside. */

import { dimensionLabel, nameLabel } from "../analysis/labels.js";
import { unitsOf } from "../analysis/units.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import { cellAnchor, observationAnchor, seriesPageId } from "../manuscript/anchors.js";
import { inLocale } from "../manuscript/words.js";
import { Decimal, formatDigits, formatPeriod, formatQuantity, isChinese, parseUnit, type Quantity, unitLabel } from "../measure/index.js";
import { memoryOf } from "../measure/once.js";
import type { Observation } from "../pack/pack.js";
import type { Indicator } from "../pack/schema.js";
import { marksOfCell } from "./cell-marks.js";
import type { SeriesPage } from "./model.js";
import { observationsOf } from "./vintage-counts.js";
import { type EditionWords, editionWords } from "./words.js";

type SeriesGroup = SeriesPage["groups"][number];
type SeriesCell = SeriesGroup["cells"][number];
type SeriesObservation = SeriesCell["observations"][number];

const written = memoryOf<Vintage, readonly SeriesPage[]>();

/** One page per indicator that has a visible cell, in the pack's order: written once, however often a part of an edition is made anew. */
export function seriesPages(vintage: Vintage, locale: string): readonly SeriesPage[] {
  return written(vintage, locale, () =>
    [...vintage.pack.indicators.values()].flatMap((indicator) => {
      const cells = vintage.cellsOf(indicator.id);
      return cells.length === 0 ? [] : [seriesPage(indicator, cells, vintage, locale)];
    }),
  );
}

function seriesPage(indicator: Indicator, cells: readonly Cell[], vintage: Vintage, locale: string): SeriesPage {
  const registry = unitsOf(vintage);
  // Values are printed in the scale of their language: ten thousands and hundred millions are units of Chinese alone.
  const unit = parseUnit(isChinese(locale) ? indicator.unit : indicator.unit.replace(/^1e[48] /, ""), registry);
  const groups = new Map<string, { label: string; cells: SeriesCell[] }>();
  const print = cellPrinter(vintage, locale);
  for (const cell of cells) {
    const key = indicator.dimensions.map((dimension) => cell.dimensions[dimension] ?? "").join("\u0000");
    let group = groups.get(key);
    if (group === undefined) {
      group = { label: dimensionsLabel(cell, indicator, vintage, locale), cells: [] };
      groups.set(key, group);
    }
    group.cells.push(print(cell));
  }
  return {
    id: seriesPageId(indicator.id),
    label: inLocale(indicator.label, locale),
    definition: inLocale(indicator.definition, locale),
    unit: "problem" in unit ? indicator.unit : unitLabel(unit, locale, registry),
    topic: topicName(indicator.topic, vintage, locale),
    groups: [...groups.values()],
  };
}

function topicName(topic: string | undefined, { pack }: Vintage, locale: string): string {
  const named = topic === undefined ? undefined : pack.file.topics?.[topic];
  return named === undefined ? (topic ?? "") : inLocale(named, locale);
}

/** "China · By value": the cell's dimensions in words, in the indicator's order. */
export function dimensionsLabel(
  cell: Pick<Cell, "dimensions">,
  indicator: Indicator | undefined,
  vintage: Vintage,
  locale: string,
): string {
  return (indicator?.dimensions ?? Object.keys(cell.dimensions).sort())
    .map((dimension) => dimensionLabel(vintage, dimension, cell.dimensions[dimension] ?? "", locale))
    .filter(Boolean)
    .join(editionWords(locale).dot);
}

/** The quantity an observation states, in its own unit. */
export function quantityOf({ value, unit, decimals, bound, low, high }: Observation): Quantity {
  return { value, unit, decimals, bound, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

/** "+36.2%", with a real minus sign. */
export function percentOf(ratio: number, sign: boolean): string {
  if (!Number.isFinite(ratio)) return "";
  const percent = new Decimal(ratio).times(100);
  return `${formatDigits(percent, percent.abs().lt(1000) ? 1 : 0, { sign })}%`;
}

function cellPrinter(vintage: Vintage, locale: string): (cell: Cell) => SeriesCell {
  const registry = unitsOf(vintage);
  const words = editionWords(locale);
  return (cell) => ({
    key: cell.key,
    anchor: cellAnchor(cell),
    period: formatPeriod(cell.period, locale),
    text: formatQuantity(cell.quantity, locale, registry),
    marks: marksOfCell(cell),
    grade: cell.grade,
    credibility: cell.credibility,
    agreement: agreementText(cell, vintage, locale, words),
    spread: cell.spread > 0 ? percentOf(cell.spread, false) : "",
    decision: decisionText(cell, vintage, locale),
    observations: [
      observation(cell.winner, "published", "", "", vintage, locale),
      ...cell.corroborating.map((each) => observation(each, "agrees", "", "", vintage, locale)),
      ...cell.rejected.map(({ observation: each, reason, difference }) =>
        observation(each, "rejected", words.reasons[reason], percentOf(difference, true), vintage, locale),
      ),
    ],
  });
}

/** "3 observations, 1 independent institution behind the value used, consistent within rounding". */
function agreementText(cell: Cell, vintage: Vintage, locale: string, words: EditionWords): string {
  const statements = observationsOf(cell).length;
  if (statements === 1) return "";
  const circle = cell.circle.map((institution) => nameLabel(vintage, institution, locale)).join(words.comma);
  const text = words.agreement(String(statements), String(cell.independent), cell.duplicates);
  return circle === "" ? text : text + words.dot + words.circle(circle);
}

/** The recorded reason of the decision that speaks for a cell; an id without a row is shown as it stands. */
export function decisionText(cell: Cell, vintage: Vintage, locale: string): string {
  if (cell.decision === undefined) return "";
  const decision = vintage.pack.decisions.find(({ id }) => id === cell.decision);
  return decision === undefined ? cell.decision : inLocale(decision.reason, locale);
}

function observation(
  each: Observation,
  role: SeriesObservation["role"],
  reason: string,
  difference: string,
  vintage: Vintage,
  locale: string,
): SeriesObservation {
  const { known } = each;
  return {
    id: each.id,
    anchor: observationAnchor(each.id),
    text: formatQuantity(quantityOf(each), locale, unitsOf(vintage)),
    role,
    reason,
    difference,
    known: known.start === known.end || known.start === "" ? known.end : `${known.start}/${known.end}`,
    knownBasis: known.basis,
    original: vintage.pack.names.has(each.original) ? nameLabel(vintage, each.original, locale) : each.original,
    source: each.sources[0] ?? "",
    sources: each.sources,
    locator: each.locator,
    note: each.note,
  };
}
