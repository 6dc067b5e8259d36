/** What stands after the chapters: every fact with its meaning and sources, the references, and the counts of data quality. */
import { type Lineage, sourcesOfLineage } from "../../analysis/lineage.js";
import type { EditionDocument } from "../../edition/model.js";
import { type EditionWords, editionWords, stepName } from "../../edition/words.js";
import type { Fact } from "../../manuscript/fact.js";
import { gradeText } from "./figures.js";
import { safeUrl } from "./inlines.js";
import { factLabel, type Ledger, referenceLabel } from "./ledger.js";
import type { PrintDocument, PrintFact, PrintReference } from "./print-model.js";
import { textWidth } from "./tables.js";

/** References named per fact; a fact over a whole register names the first and says how many there are. */
const FACT_SOURCES = 4;
/** Em of a title in the margin's short form. */
const SHORT_TITLE = 30;

/** First labels met on the way down, at most `limit`. */
function inputLabels(lineage: Lineage, limit: number): string[] {
  const labels: string[] = [];
  for (const input of lineage.inputs) {
    if (labels.length >= limit) break;
    if (input.kind === "source") continue;
    const found = input.label !== undefined && input.label !== "" ? [input.label] : inputLabels(input, limit - labels.length);
    for (const label of found) if (!labels.includes(label)) labels.push(label);
  }
  return labels.slice(0, limit);
}

/** What a fact says, in words when the lineage has them, else as its expression. */
function meaningOf(fact: Fact, shared: EditionWords, ledger: Ledger): string {
  const { lineage } = fact;
  const { words } = ledger;
  const own = lineage.label ?? "";
  const found = own === "" ? inputLabels(lineage, 2) : [];
  // Where a register was counted and nothing in it fits, there is no row to name.
  const labels = found.length === 0 && lineage.id === "count" ? [words.nothingCounted] : found;
  const base =
    own !== "" ? own : labels.length > 0 ? `${stepName(lineage.id, shared)}${words.colon}${labels.join(words.listComma)}` : fact.expression;
  const period = lineage.period ?? "";
  return period === "" || base.includes(period) ? base : `${base}${words.separator}${period}`;
}

/** What is printed of an entry, each text once. The name of a row, which is its meaning, is not repeated beside what the row says. */
function printedValues(facts: readonly Fact[], meaning: string, ledger: Ledger): PrintFact["values"] {
  const values = new Map(facts.map(({ text, marks }) => [ledger.printable(text), [...marks]]));
  if (values.size > 1) values.delete(meaning);
  return [...values].map(([text, marks]) => ({ text, marks }));
}

export function printFacts(document: EditionDocument, ledger: Ledger): PrintFact[] {
  const shared = editionWords(document.locale);
  return ledger.factEntries().flatMap((facts, index) => {
    const [fact] = facts;
    if (fact === undefined) return [];
    const meaning = ledger.printable(meaningOf(fact, shared, ledger));
    const values = printedValues(facts, meaning, ledger);
    const numbers = ledger.sourceNumbers(sourcesOfLineage(fact.lineage));
    return [
      {
        label: factLabel(index + 1),
        number: index + 1,
        values,
        grade: [gradeText(fact.grade, ledger), fact.credibility === undefined ? "" : (shared.credibility[fact.credibility]?.[0] ?? "")]
          .filter((text) => text !== "")
          .join(ledger.words.listComma),
        meaning: values.length === 1 && values[0]?.text === meaning ? "" : meaning,
        numbers: numbers.slice(0, FACT_SOURCES),
        more: numbers.length > FACT_SOURCES ? ledger.words.moreSources(String(numbers.length)) : "",
      },
    ];
  });
}

/** Cuts a text at a width in em. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let result = "";
  for (const character of text) {
    if (textWidth(result + character) > width - 1) break;
    result += character;
  }
  return `${result.trimEnd()}…`;
}

export function printReferences(document: EditionDocument, ledger: Ledger): PrintReference[] {
  const { words, printable } = ledger;
  return document.sources
    .filter((source) => source.number > 0)
    .sort((a, b) => a.number - b.number)
    .map((source) => {
      const publisher = printable(source.publisher);
      const title = printable(source.title);
      const published = printable(source.date);
      const head = publisher === "" ? "" : publisher + words.colon;
      const date = published === "" ? "" : words.separator + published;
      return {
        label: referenceLabel(source.number),
        number: source.number,
        publisher,
        title,
        published,
        url: safeUrl(source.url),
        grade: gradeText(source.grade, ledger),
        note: printable(source.note),
        short: head + shorten(title, SHORT_TITLE) + date,
      };
    });
}

/** "1234567" → "1,234,567"; the machine's own formats are never asked. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function qualityRows(document: EditionDocument, ledger: Ledger): PrintDocument["quality"] {
  const { counts } = document;
  const words = ledger.words.counts;
  return [
    [words.figuresBuilt, grouped(counts.figures.built)],
    [words.figureGaps, grouped(counts.figures.gap)],
    [words.facts, grouped(counts.facts.total)],
    [words.factsTraced, grouped(counts.facts.traced)],
  ];
}

export function gradeRows(document: EditionDocument, ledger: Ledger): PrintDocument["grades"] {
  const { grades } = document.counts;
  const sum = Object.values(grades).reduce((total, n) => total + n, 0);
  return Object.entries(ledger.words.grades).map(([id, meaning]) => {
    const count = grades[id] ?? 0;
    return { id: gradeText(id, ledger), meaning, count: grouped(count), share: sum === 0 ? 0 : Math.round((count / sum) * 10000) / 10000 };
  });
}
