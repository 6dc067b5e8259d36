/**
 * Sentences of an edition that a later store contradicts: its text is composed once on its own evidence and once on the other's,
 * and what the statement checks object to only the second time has changed its truth. So has a sentence whose number was revised.
 */
import type { Lineage } from "../analysis/lineage.js";
import type { Vintage } from "../evidence/cell.js";
import { type CausingEvidence, changedCells } from "../evidence/diff.js";
import { type FactBook, factBook } from "../manuscript/fact-book.js";
import type { References } from "../manuscript/inline.js";
import { boundMark, type Prose } from "../manuscript/prose.js";
import { type ComposedSection, composeSection, type SectionProse, textIndex } from "../manuscript/section.js";
import { languageOf, type Sentence, sentencesOf } from "../manuscript/statement/sentence.js";
import { inLocale } from "../manuscript/words.js";
import type { Finding } from "../pack/finding.js";
import { causesBetween, leavesOf } from "./causes.js";
import { inReadingOrder, numberOutline } from "./outline.js";

/** What became wrong: the way a number went, a place, a comparison, the number itself; or it can no longer be told. */
export type StatementChange = "direction" | "rank" | "size" | "value" | "gone";

export interface TurnedStatement {
  readonly section: string;
  readonly kind: StatementChange;
  /** The sentence with the numbers of its own edition, and with those of the other's store ("" where one is missing). */
  readonly a: string;
  readonly b: string;
  readonly file: string;
  readonly line: number;
  readonly evidence: readonly CausingEvidence[];
}

const kinds: Readonly<Record<string, StatementChange>> = {
  "PROSE-DIRECTION": "direction",
  "PROSE-RANK": "rank",
  "PROSE-SIZE": "size",
  "EXPR-NO-CELL": "gone",
  "EXPR-MISSING": "gone",
};

/** The text of edition `a` judged by the store of `b`, in reading order. */
export function turnedStatements(a: Vintage, b: Vintage, edition: string, locale: string): readonly TurnedStatement[] {
  const language = languageOf(locale);
  if (language === null) return [];
  const entries = inReadingOrder(numberOutline(a.pack.outline, edition));
  const textOf = textIndex(a.pack.texts, locale, edition);
  // The figures are not drawn here: a reference to one is checked elsewhere.
  const references: References = {
    figures: new Map(a.pack.figures.map(({ figure }) => [figure.slug, ""])),
    sections: new Map(entries.map(({ entry }) => [entry.slug, inLocale(entry.title, locale)])),
  };
  const revised = new Set(
    changedCells(a, b).flatMap(({ key, why, sameWithinRounding }) => (why === "revised" && !sameWithinRounding ? [key] : [])),
  );
  const own = factBook({ vintage: a, locale });
  const other = factBook({ vintage: onStoreOf(b, a), locale });
  return entries.flatMap(({ entry }): TurnedStatement[] => {
    const text = textOf(entry.slug, entry.template?.name);
    if (text === undefined) return [];
    const compose = (book: FactBook): ComposedSection =>
      composeSection({
        text,
        section: entry.slug,
        book: text.template && entry.template !== undefined ? book.withParams(entry.template.with) : book,
        references,
        figures: a.pack.figures.flatMap(({ figure }) => (figure.section === entry.slug ? [figure.slug] : [])),
      });
    const now = compose(other);
    // Most sections have nothing that could have turned: they need not be composed on their own evidence.
    const isSuspect =
      now.findings.some(({ code }) => kinds[code] !== undefined) ||
      now.prose.blocks.some(({ facts }) => facts.some(({ printed: { value } }) => restsOn(value.lineage, revised)));
    if (!isSuspect) return [];
    const then = compose(own);
    const before = new Set(then.findings.map(placeKey));
    const contradicted = now.findings.flatMap((finding): Turn[] => {
      const kind = kinds[finding.code];
      if (kind === undefined || before.has(placeKey(finding))) return [];
      const said = sentenceAt(then.prose, finding, language);
      const judged = sentenceAt(now.prose, finding, language);
      return said === null ? [] : [{ kind, said, judged, line: finding.line }];
    });
    const restated = restatedSentences(then.prose, now.prose, language, revised);
    const told = new Set<string>();
    return [...contradicted, ...restated].flatMap(({ kind, said, judged, line }): TurnedStatement[] => {
      if (told.has(said.text)) return [];
      told.add(said.text);
      const evidence = causesBetween(leavesOf(lineagesOf(said)), leavesOf(lineagesOf(judged)), a, b);
      return [{ section: entry.slug, kind, a: said.text, b: kind === "gone" ? "" : (judged?.text ?? ""), file: text.file, line, evidence }];
    });
  });
}

interface Turn {
  readonly kind: StatementChange;
  readonly said: Said;
  readonly judged: Said | null;
  readonly line: number;
}

const lineagesOf = (sentence: Said | null): readonly Lineage[] => (sentence?.facts ?? []).map(({ printed: { value } }) => value.lineage);

/** Sentences that print another number because a value of the same cell was revised; counts that grew are no restatement. */
function restatedSentences(then: SectionProse, now: SectionProse, language: "zh" | "en", revised: ReadonlySet<string>): readonly Turn[] {
  return then.blocks.flatMap((block, index): Turn[] => {
    const other = now.blocks[index];
    if (block.kind !== "running" || other?.text !== block.text) return [];
    const judged = sentencesOf(other, language);
    return sentencesOf(block, language).flatMap((sentence, place): Turn[] => {
      const same = judged[place];
      if (same === undefined) return [];
      const restated = sentence.facts.some(
        ({ printed: { text, value } }, at) => text !== same.facts[at]?.printed.text && restsOn(value.lineage, revised),
      );
      const line = then.place(block.offsets[sentence.start] ?? 0).line;
      return restated ? [{ kind: "value", said: saidIn(block, sentence), judged: saidIn(other, same), line }] : [];
    });
  });
}

function restsOn(lineage: Lineage, cells: ReadonlySet<string>, seen: Set<Lineage> = new Set()): boolean {
  if (seen.has(lineage)) return false;
  seen.add(lineage);
  return (lineage.kind === "cell" && cells.has(lineage.id)) || lineage.inputs.some((input) => restsOn(input, cells, seen));
}

/** The evidence of one vintage under the date and the text of another. */
function onStoreOf(store: Vintage, text: Vintage): Vintage {
  return { ...store, pack: text.pack, asOf: text.asOf, edition: text.edition };
}

function placeKey({ code, file, line, column }: Finding): string {
  return [code, file, line, column].join("\n");
}

interface Said {
  readonly text: string;
  readonly facts: Sentence["facts"];
}

/** The sentence a finding stands in, its facts printed. */
function sentenceAt(prose: SectionProse, { line, column }: Finding, language: "zh" | "en"): Said | null {
  for (const block of prose.blocks) {
    for (const sentence of sentencesOf(block, language)) {
      const [first, last] = [sentence.start, sentence.end - 1].map((index) => prose.place(block.offsets[index] ?? 0));
      if (first === undefined || last === undefined) continue;
      const isAfter = line > first.line || (line === first.line && column >= first.column);
      const isBefore = line < last.line || (line === last.line && column <= last.column);
      if (isAfter && isBefore) return saidIn(block, sentence);
    }
  }
  return null;
}

/** A sentence with its facts printed and its citations left out. */
function saidIn(block: Prose, { start, end, facts }: Sentence): Said {
  let text = "";
  for (let index = start; index < end; index += 1) {
    const character = block.text[index] ?? "";
    text += character === boundMark ? (facts.find(({ at }) => at === index)?.printed.text ?? "") : character;
  }
  return {
    text: text
      .replace(/（\s*）|\(\s*\)/g, "")
      .replace(/\s+/g, " ")
      .replace(/\s+([.,;])/g, "$1")
      .trim(),
    facts,
  };
}
