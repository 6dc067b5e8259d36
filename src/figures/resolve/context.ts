/** What every form of a figure's data is resolved with, and what each gives back. Siblings of this file: one per `from` form. */
import type { Scope } from "../../analysis/scope.js";
import type { FactBook, TextProblem } from "../../manuscript/fact-book.js";
import type { Period, UnitRegistry } from "../../measure/index.js";
import type { CheckCode } from "../../pack/checks.js";
import type { FigureKind } from "../../pack/schema.js";
import type { FigureModel, FigureTable } from "../model.js";
import type { FigureWords } from "../words.js";

/** Codes of what is wrong with a figure itself; what is wrong with an expression in it keeps the expression's code. */
export type FigureCode = Extract<CheckCode, `FIG-${string}`>;

export interface Context {
  readonly book: FactBook;
  readonly scope: Scope;
  readonly locale: string;
  readonly units: UnitRegistry;
  readonly words: FigureWords;
  readonly kind: FigureKind;
  /** Slug of the figure: where its facts stand. */
  readonly where: string;
  /** Reports what is wrong with the declaration; the figure is then a gap. */
  problem(code: FigureCode, message: string, fix: string): void;
  /** Reports what is wrong with an expression or text of it. */
  textProblem(problem: Pick<TextProblem, "code" | "message" | "fix" | "severity">, field: string): void;
}

export interface Resolved {
  readonly body: FigureModel["body"];
  readonly table: FigureTable;
  /** Rows, categories, nodes or events: what `minimum_rows` counts. */
  readonly rows: number;
  readonly periods: readonly Period[];
  /** Source ids in order of first use. */
  readonly sources: readonly string[];
  /** Measure and unit in a few words, for the default subtitle. */
  readonly measure: string;
}

/** Problems that only say that this edition has no evidence: a gap, not a mistake of the author. */
const absent = new Set(["EXPR-NO-CELL", "EXPR-MISSING", "EXPR-ROWS", "EXPR-NOT-YET"]);
export const isAbsent = (problems: readonly TextProblem[]): boolean =>
  problems.length > 0 && problems.every((problem) => absent.has(problem.code));

/** Reports an expression's problems unless they only mean that evidence is missing. */
export function reportProblems(context: Context, expression: string, problems: readonly TextProblem[]): void {
  if (isAbsent(problems)) return;
  for (const { code, message, fix } of problems) context.textProblem({ code, message: `in \`${expression}\`: ${message}`, fix }, "data");
}

/** A label of a declaration in the figure's locale. */
export function labelIn(label: string | Readonly<Record<string, string>> | undefined, locale: string): string {
  if (label === undefined || typeof label === "string") return label ?? "";
  return (
    label[locale] ??
    label[locale.split("-")[0] ?? ""] ??
    label.en ??
    Object.entries(label).sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1] ??
    ""
  );
}

/** Adds ids to a list of sources, keeping the order of first use. */
export function addSources(list: string[], more: readonly string[]): void {
  for (const id of more) if (!list.includes(id)) list.push(id);
}
