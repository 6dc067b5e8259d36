/**
 * The book of facts of one edition in one locale: binds expressions, gives each its number, and remembers where it leads.
 * Numbers follow the order of binding, so the same edition always gets the same facts under the same numbers.
 */
import { evaluateText } from "../analysis/evaluate.js";
import { credibilityOfLineage } from "../analysis/grade.js";
import type { Lineage } from "../analysis/lineage.js";
import { printText } from "../analysis/print.js";
import type { Scope } from "../analysis/scope.js";
import { rowGrade, rowLineage } from "../analysis/trace.js";
import type { Printed, Value } from "../analysis/value.js";
import type { RegisterRow } from "../pack/pack.js";
import { cellAnchor, rowAnchor, seriesPageId } from "./anchors.js";
import type { Fact } from "./fact.js";

/** What is wrong with an expression, by offset in its text. */
export interface TextProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly fix: string;
  readonly code: string;
  /** "error" unless it says otherwise. */
  readonly severity?: "warning";
}

export type BindResult =
  | { readonly ok: true; readonly fact: Fact; readonly printed: Printed }
  | { readonly ok: false; readonly problems: readonly TextProblem[] };

export type Evaluated = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly TextProblem[] };

export interface FactBook {
  readonly scope: Scope;
  /** Facts by id, in order of binding; shared with every book made by {@link withParams}. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Binds `expression | options`; the same text gives the same fact. `where` is the slug of the section or figure it stands in. */
  bind(text: string, where: string): BindResult;
  /** A fact for what a register row says, shown as `text`. */
  bindRow(row: RegisterRow, text: string, where: string): Fact;
  /** Evaluates without making a fact: queries for rows, conditions. */
  evaluate(text: string): Evaluated;
  /** The same book where `$name` stands for a value: texts made from a template. */
  withParams(params: Readonly<Record<string, string>>): FactBook;
}

/** A new, empty book for one vintage and locale. Its facts are numbered from `first`. */
export function factBook(scope: Scope, first = 1): FactBook {
  return bookOver(scope, { first, facts: new Map(), bound: new Map() });
}

interface Shelf {
  readonly first: number;
  readonly facts: Map<string, Fact>;
  readonly bound: Map<string, BindResult>;
}

function bookOver(scope: Scope, shelf: Shelf): FactBook {
  const add = (fact: Omit<Fact, "id">): Fact => {
    const made: Fact = { id: `f${shelf.first + shelf.facts.size}`, ...fact };
    shelf.facts.set(made.id, made);
    return made;
  };
  return {
    scope,
    facts: shelf.facts,
    bind(text, where) {
      const key = withValues(oneSpace(text), scope.params);
      const known = shelf.bound.get(key);
      if (known !== undefined) return known;
      const result = printText(text, scope);
      const bound: BindResult = result.ok
        ? { ok: true, printed: result.printed, fact: add(factOf(key, result.printed, where)) }
        : { ok: false, problems: result.problems };
      shelf.bound.set(key, bound);
      return bound;
    },
    bindRow(row, text, where) {
      const expression = `row(${row.register}, ${JSON.stringify(row.id)})`;
      // Not an expression a reader could have bound under the same key: it carries the printed text.
      const key = `${expression} as ${text}`;
      const known = shelf.bound.get(key);
      if (known?.ok === true) return known.fact;
      const lineage = rowLineage(row, scope);
      const fact = add({ expression, text, marks: [], grade: rowGrade(row, scope), lineage, target: targetOf(lineage), where });
      shelf.bound.set(key, { ok: true, fact, printed: { text, marks: [], value: { type: "text", text, lineage } } });
      return fact;
    },
    evaluate(text) {
      const result = evaluateText(text, scope);
      return result.ok ? { ok: true, value: result.value } : { ok: false, problems: result.problems };
    },
    withParams: (params) => bookOver({ ...scope, params: { ...scope.params, ...params } }, shelf),
  };
}

/** Outside quotes, runs of white space mean one space. */
function oneSpace(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/\s+/g, " ")))
    .join("")
    .trim();
}

/** The expression with its parameters written out, so that a fact can be queried on its own. */
function withValues(text: string, params: Readonly<Record<string, string>> | undefined): string {
  if (params === undefined || !text.includes("$")) return text;
  return text.replace(/\$([a-z][a-z0-9_]*)/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : JSON.stringify(value);
  });
}

function factOf(expression: string, printed: Printed, where: string): Omit<Fact, "id"> {
  const { value } = printed;
  const grade = value.type === "quantity" ? value.grade : (value.lineage.grade ?? "");
  const target =
    value.type === "quantity" && value.cell !== undefined
      ? ({ page: "series", id: seriesPageId(value.cell.indicator), anchor: cellAnchor(value.cell) } as const)
      : targetOf(value.lineage);
  const credibility = credibilityOfLineage(value.lineage);
  return {
    expression,
    text: printed.text,
    marks: printed.marks,
    grade,
    ...(credibility === null ? {} : { credibility }),
    lineage: value.lineage,
    target,
    where,
  };
}

function targetOf(lineage: Lineage): Fact["target"] {
  const slash = lineage.id.indexOf("/");
  if (lineage.kind === "row" && slash > 0) {
    return { page: "register", id: lineage.id.slice(0, slash), anchor: rowAnchor(lineage.id.slice(slash + 1)) };
  }
  return { page: "none", id: "", anchor: "" };
}

/** True for a name or label without a source of its own: it is printed through the book but states nothing that a source could prove. */
export function isMereName(lineage: Lineage): boolean {
  return lineage.kind === "literal" && lineage.inputs.length === 0 && lineage.grade !== "own";
}

/**
 * True when a lineage leads to a source at all. A count of nothing does not fail: it rests on the absence of rows, which no
 * single source states. A judgement and a model declared by the pack are its own work, said to be so, and end a lineage too.
 */
export function isTraced(lineage: Lineage): boolean {
  const ownWork = lineage.kind === "literal" && lineage.grade === "own";
  const countOfNothing = lineage.kind === "analysis" && lineage.inputs.length === 0;
  return lineage.kind === "source" || ownWork || countOfNothing || lineage.inputs.some(isTraced);
}
