/**
 * Proposes expressions for the literal numbers of a draft: cells, and changes on the year before, whose value is the number's
 * within its rounding, ranked by what the sentence says besides (times, entities, the indicator's words).
 */
import { dimensionLabel, indicatorLabel } from "../analysis/labels.js";
import { growth } from "../analysis/methods/growth.js";
import { unitsOf } from "../analysis/units.js";
import type { Cell, Vintage } from "../evidence/cell.js";
import { convert, type Decimal, formatQuantity, percent, type Quantity, readQuantity, yearsEarlier } from "../measure/index.js";
import { protectBindings } from "./binding.js";
import { placer } from "./markdown.js";
import { nameIndex } from "./names.js";
import { literalNumbers, type Span } from "./numbers.js";
import { selectorOf } from "./selector.js";
import { languageOf } from "./statement/sentence.js";
import { overlaps, timesIn, yearsOf } from "./statement/time-words.js";

export interface BindProposal {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** As written, with its unit. */
  readonly literal: string;
  readonly expression: string;
  /** As the expression would be printed. */
  readonly value: string;
  /** 0 to 1: how far this expression stands out among those that fit the number. */
  readonly confidence: number;
}

interface Candidate {
  readonly cell: Cell;
  readonly quantity: Quantity;
  readonly expression: string;
  /** The value in base units, to pass over most candidates cheaply. */
  readonly size: number;
}

const mostProposals = 3;

/** Proposals for every literal number of a text, most confident first for each number, numbers in order. */
export function proposeBindings(text: string, vintage: Vintage, locale: string): readonly BindProposal[] {
  const hidden = protectBindings(text).text;
  const place = placer(text);
  const names = nameIndex(vintage);
  const proposals: BindProposal[] = [];
  let start = 0;
  for (const line of hidden.split("\n")) {
    for (const span of literalNumbers(line, locale, names.numbered(line))) {
      const read = readAround(line, span, vintage, locale);
      if (read === null) continue;
      const ranked = rank(candidatesFor(read.quantity, vintage), line, read.span, read.literal, vintage, locale);
      for (const { expression, value, confidence } of ranked.slice(0, mostProposals))
        proposals.push({ ...place(start + read.span.start), literal: read.literal, expression, value, confidence });
    }
    start += line.length + 1;
  }
  return proposals;
}

const lead = /(?:(?:USD|CNY|EUR|JPY|GBP|HKD)\s?|[$¥€£])$/;
const longestUnit = 24;

/** The literal with the currency before and the unit behind it: the longest stretch that reads as a quantity. */
function readAround(
  line: string,
  { start, end }: Span,
  vintage: Vintage,
  locale: string,
): { quantity: Quantity; literal: string; span: Span } | null {
  const registry = unitsOf(vintage);
  const digits = /^[\d,]*\d(?:\.\d+)?/.exec(line.slice(start))?.[0] ?? "";
  if (digits === "") return null;
  const before = lead.exec(line.slice(0, start))?.[0] ?? "";
  const from = start - before.length;
  for (let to = Math.min(line.length, Math.max(end, start + digits.length) + longestUnit); to >= start + digits.length; to--) {
    const literal = line.slice(from, to);
    if (/\s$/.test(literal)) continue;
    const quantity = readQuantity(literal, locale, registry);
    if (quantity !== null) return { quantity, literal, span: { start: from, end: to } };
  }
  return null;
}

const tables = new WeakMap<Vintage, readonly Candidate[]>();

/** Every cell, and every cell's change on the year before. */
function tableOf(vintage: Vintage): readonly Candidate[] {
  const known = tables.get(vintage);
  if (known !== undefined) return known;
  const made = [...vintage.cells.values()].flatMap((cell): Candidate[] => {
    const own: Candidate = { cell, quantity: cell.quantity, expression: selectorOf(cell), size: sizeOf(cell.quantity) };
    const year = yearsEarlier(cell.period, 1);
    const earlier = (vintage.seriesOf?.(cell.indicator, cell.dimensions) ?? []).find(({ period }) => period.code === year?.code);
    const base = earlier === undefined ? null : convert(earlier.quantity, cell.quantity.unit);
    const change = base === null || "problem" in base ? null : growth(base.value, cell.quantity.value);
    if (change === null) return [own];
    const quantity: Quantity = { value: change, unit: percent, decimals: 1, bound: "=" };
    return [own, { cell, quantity, expression: `growth(${own.expression})`, size: sizeOf(quantity) }];
  });
  tables.set(vintage, made);
  return made;
}

function candidatesFor(literal: Quantity, vintage: Vintage): readonly Candidate[] {
  const size = sizeOf(literal);
  const slack = literal.unit.factor.toNumber() * 10 ** -literal.decimals;
  return tableOf(vintage).filter(({ quantity, size: own }) => {
    if (Math.abs(own - size) > slack) return false;
    const same = convert(quantity, literal.unit);
    return !("problem" in same) && agrees(same.value, literal);
  });
}

function sizeOf({ value, unit }: Quantity): number {
  return value.mul(unit.factor).toNumber();
}

/** Equal within the rounding the literal shows. */
function agrees(value: Decimal, { value: written, decimals }: Quantity): boolean {
  return value
    .sub(written)
    .abs()
    .lte(10 ** -decimals / 2);
}

interface Ranked {
  readonly expression: string;
  readonly value: string;
  readonly confidence: number;
}

function rank(
  candidates: readonly Candidate[],
  line: string,
  span: Span,
  literal: string,
  vintage: Vintage,
  locale: string,
): readonly Ranked[] {
  const sentence = sentenceAround(line, span);
  const score = scorer(sentence, span.start - sentence.start, vintage, locale);
  const scored = candidates.map((candidate) => {
    const value = formatQuantity(candidate.quantity, locale, unitsOf(vintage));
    return { expression: candidate.expression, value, score: score(candidate) + (value.endsWith(literal) ? 1 : 0) };
  });
  const total = scored.reduce((sum, each) => sum + Math.exp(each.score), 0);
  return scored
    .map(({ expression, value, score: own }) => ({ expression, value, confidence: round(Math.exp(own) / (total + 1)) }))
    .sort((a, b) => b.confidence - a.confidence || (a.expression < b.expression ? -1 : 1));
}

const round = (x: number) => Math.round(x * 1000) / 1000;

function sentenceAround(line: string, { start, end }: Span): { readonly text: string; readonly start: number } {
  const stops = Array.from(line.matchAll(/[。；！？]|[.;!?](?=\s)/g), (match) => match.index + 1);
  const from = stops.filter((stop) => stop <= start).at(-1) ?? 0;
  return { text: line.slice(from, stops.find((stop) => stop >= end) ?? line.length), start: from };
}

/** What the sentence says for a candidate and against it; times and names count more the nearer they stand. */
function scorer(sentence: { readonly text: string }, at: number, vintage: Vintage, locale: string): (candidate: Candidate) => number {
  const language = languageOf(locale) ?? "en";
  const entities = nameIndex(vintage).entities(sentence.text);
  const times = timesIn(sentence.text, language, entities);
  const distance = ({ start, end }: Span) => (end <= at ? at - end : start - at);
  const nearest = [...times].sort((a, b) => distance(a) - distance(b))[0];
  const said = wordsOf(sentence.text, language);
  const overlap = (label: string) => {
    const words = [...wordsOf(label, language)];
    return words.length === 0 ? 0 : words.filter((word) => said.has(word)).length / words.length;
  };
  return ({ cell, expression }) => {
    const interval = { from: cell.period.start, to: cell.period.end };
    const time =
      times.length === 0
        ? 0
        : nearest !== undefined && overlaps(nearest.grain === "season" ? yearsOf(nearest, interval) : nearest, interval)
          ? 3
          : times.some((each) => overlaps(each, interval))
            ? 1.5
            : -2;
    const codes = Object.entries(cell.dimensions);
    const entity = codes.reduce((sum, [dimension, code]) => {
      const mention = entities.find(({ ids }) => ids.includes(code));
      if (mention !== undefined) return sum + 1 + 2 / (1 + distance(mention) / 10);
      return sum + overlap(dimensionLabel(vintage, dimension, code, locale));
    }, 0);
    const changed = language === "zh" ? /增长|下降|增幅|同比/ : /\b(?:grew|growth|rose|fell|increase|decline|up|down)\b/;
    const isChange = expression.startsWith("growth(");
    return (
      time +
      entity +
      3 * overlap(indicatorLabel(vintage, cell.indicator, locale)) +
      (isChange ? (changed.test(sentence.text) ? 0.5 : -2) : 0) +
      (cell.status === "F" ? -0.2 : 0)
    );
  };
}

/** Words of an English text; of a Chinese one its pairs of characters. */
function wordsOf(text: string, language: "zh" | "en"): ReadonlySet<string> {
  if (language === "en") return new Set(Array.from(text.toLowerCase().matchAll(/[a-z][a-z-]{2,}/g), (match) => match[0].replace(/s$/, "")));
  const pairs = Array.from(text.matchAll(/[一-鿿]+/g)).flatMap(([run]) =>
    Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
  return new Set(pairs);
}
