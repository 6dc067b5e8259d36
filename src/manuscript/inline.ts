/**
 * Running text: cuts a stretch of literal text at its bindings, citations and references, and keeps beside the result the
 * literal words with their offsets, which the prose checks read.
 */

import { sourcesSeen } from "../evidence/rests-on.js";
import { parsePeriod } from "../measure/index.js";
import { type Binding, bindingNumber, placeholder, protectBindings } from "./binding.js";
import type { Inline } from "./block.js";
import type { FactBook, TextProblem } from "./fact-book.js";
import { nameIndex } from "./names.js";
import { literalNumbers } from "./numbers.js";
import { boundMark, emptyProse, offsetAt, type Prose } from "./prose.js";
import { checkStatements } from "./statement/check.js";

/** What a text may point at, by slug, with the words that stand for it: "图84", "Section 3.4.3". */
export interface References {
  readonly figures: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
}

export interface InlineContext {
  readonly book: FactBook;
  readonly where: string;
  readonly bindings: readonly Binding[];
  readonly references: References;
  readonly prose: Prose;
  report(problem: TextProblem): void;
}

const pieces = new RegExp(`${placeholder}|\\[@([^\\[\\]\\n]{1,400})\\]|@(fig|sec):([a-z0-9]+(?:-[a-z0-9]+)*)`, "g");
const sourceId = /^@?([^\s;@\]]+)$/;

/** Cuts `text`; `offset(i)` is where its character i stands in the file. */
export function inlinesOfText(text: string, offset: (index: number) => number, context: InlineContext): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(pieces)) {
    literal(text, from, match.index, offset, context, inlines);
    from = match.index + match[0].length;
    const [whole, high, low, citation, kind, slug] = match;
    const at = offset(match.index);
    const made =
      high !== undefined && low !== undefined
        ? fact(context.bindings[bindingNumber(high, low)], context)
        : citation !== undefined
          ? cite(citation, at, whole.length, context)
          : kind !== undefined && slug !== undefined
            ? reference(kind, slug, at, whole.length, context)
            : null;
    inlines.push(made ?? { type: "text", text: whole });
    context.prose.text += boundMark;
    context.prose.offsets.push(at);
  }
  literal(text, from, text.length, offset, context, inlines);
  return inlines;
}

function literal(text: string, from: number, to: number, offset: (i: number) => number, { prose }: InlineContext, inlines: Inline[]): void {
  if (to <= from) return;
  const part = text.slice(from, to);
  prose.text += part;
  for (let i = from; i < to; i++) prose.offsets.push(offset(i));
  inlines.push({ type: "text", text: part });
}

function fact(binding: Binding | undefined, context: InlineContext): Inline | null {
  if (binding === undefined) return null;
  const result = context.book.bind(binding.text, context.where);
  if (!result.ok) {
    for (const problem of result.problems) {
      const length = Math.max(1, Math.min(problem.length, binding.text.length));
      context.report({ ...problem, offset: binding.start + 2 + Math.min(problem.offset, binding.text.length), length });
    }
    return { type: "text", text: `{{${binding.text}}}` };
  }
  const { fact: found, printed } = result;
  context.prose.facts.push({ at: context.prose.text.length, expression: binding.text, printed });
  const { lineage } = printed.value;
  if (lineage.kind === "claim") {
    const claim = context.book.scope.vintage.claims.get(lineage.id);
    return { type: "claim", claim: lineage.id, text: printed.text, sources: claim?.sources ?? [] };
  }
  return { type: "fact", fact: found.id, text: printed.text, marks: printed.marks };
}

function cite(list: string, offset: number, length: number, context: InlineContext): Inline | null {
  const sources: string[] = [];
  for (const item of list.split(";")) {
    const id = sourceId.exec(item.trim())?.[1];
    const { vintage } = context.book.scope;
    const source = id === undefined ? undefined : vintage.pack.sources.get(id);
    if (source !== undefined) {
      sources.push(source.id);
      context.prose.cited.push(source.id);
      const published = parsePeriod(source.published)?.end ?? "";
      if (published > vintage.asOf && !sourcesSeen(vintage).has(source.id)) {
        context.report({
          code: "PROSE-ANACHRONISM",
          offset,
          length,
          message: `the source "${source.id}" was published in ${source.published}, after this edition's date ${vintage.asOf}, and nothing the edition knows rests on it`,
          fix: `cite what could be read by then, or put the statement inside :::when{from="${published}"}`,
        });
      }
      continue;
    }
    context.report({
      code: "PROSE-SOURCE",
      offset,
      length,
      message: `the citation names no source of the pack: "${item.trim()}"`,
      fix: "use an id of evidence/sources.csv, several separated by semicolons: [@one; @other]",
    });
  }
  return sources.length === 0 ? null : { type: "cite", sources };
}

function reference(kind: string, slug: string, offset: number, length: number, context: InlineContext): Inline | null {
  const { figures, sections } = context.references;
  const text = kind === "fig" ? figures.get(slug) : sections.get(slug);
  if (text !== undefined) return kind === "fig" ? { type: "figure", figure: slug, text } : { type: "section", section: slug, text };
  context.report({
    code: kind === "fig" ? "PROSE-FIGURE" : "PROSE-SECTION",
    offset,
    length,
    message: `this edition has no ${kind === "fig" ? "figure" : "section"} "${slug}"`,
    fix:
      kind === "fig" ? "use the slug of a file in figures/ that this edition shows" : "use a slug of outline.yaml that this edition shows",
  });
  return null;
}

/** Literal numbers and names from the future in a block's literal words. */
export function checkProse(prose: Prose, book: FactBook, report: (problem: TextProblem) => void, numbers = true): void {
  if (prose.text.trim() === "") return;
  const { vintage, locale } = book.scope;
  const names = nameIndex(vintage);
  const at = (index: number) => offsetAt(prose, index);
  if (numbers) {
    const found = literalNumbers(prose.text, locale, names.numbered(prose.text));
    for (const { start, end } of found) {
      report({
        code: "PROSE-NUMBER",
        offset: at(start),
        length: end - start,
        message: `the number "${prose.text.slice(start, end)}" stands in the text without evidence`,
        fix: "bind it: {{indicator @ {dimension: code, period: year}}}; if it belongs to a name, add the name to evidence/names.csv",
      });
    }
  }
  for (const { start, end, item } of names.unknownYet(prose.text)) {
    report({
      code: "PROSE-ANACHRONISM",
      offset: at(start),
      length: end - start,
      message: `"${prose.text.slice(start, end)}" was not known before ${item.known.end}, after this edition's date ${vintage.asOf}`,
      fix: `write about it inside :::when{from="${item.known.end}"}, or correct the known date of "${item.id}" in evidence/names.csv`,
    });
  }
}

export interface InlineText {
  readonly inlines: readonly Inline[];
  readonly problems: readonly TextProblem[];
}

export interface InlineOptions {
  readonly references?: References;
  /** Report literal numbers (default true). */
  readonly numbers?: boolean;
}

const nothing: References = { figures: new Map(), sections: new Map() };

/** A short text that may hold {{expressions}} and citations, without Markdown: titles, findings, notes. Offsets are offsets in `text`. */
export function inlineOf(text: string, book: FactBook, where: string, options: InlineOptions = {}): InlineText {
  const problems: TextProblem[] = [];
  const report = (problem: TextProblem) => problems.push(problem);
  const hidden = protectBindings(text);
  for (const problem of hidden.problems) report({ code: "PROSE-EXPRESSION", ...problem });
  const prose = emptyProse();
  const context: InlineContext = { book, where, bindings: hidden.bindings, references: options.references ?? nothing, prose, report };
  const inlines = inlinesOfText(hidden.text, (i) => i, context);
  checkProse(prose, book, report, options.numbers ?? true);
  for (const problem of checkStatements(prose, book.scope)) report(problem);
  return { inlines, problems };
}

/** The words of inlines, as a reader would copy them. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ("children" in inline ? plainText(inline.children) : "text" in inline ? inline.text : "")).join("");
}
