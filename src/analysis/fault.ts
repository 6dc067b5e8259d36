/**
 * Problems on their way out of the evaluator. Inside the room a problem is thrown as a Fault and caught in one place
 * (evaluate.ts); other rooms only ever see the list of problems.
 */
import type { ExpressionProblem, Span } from "../expression/index.js";
import type { Quantity, Unanswered } from "../measure/index.js";

/** Codes of evaluation problems, with what each means; docs/expressions.md lists them. */
export const problemCodes = {
  "EXPR-SYNTAX": "the text does not follow the grammar",
  "EXPR-OPTION": "an option after | that does not exist or does not fit the value",
  "EXPR-NAME": "a name that is no field, register, indicator or function",
  "EXPR-DIMENSION": "a selector that names a wrong dimension or lacks one",
  "EXPR-NO-CELL": "nothing matches the selector in this edition",
  "EXPR-MANY-CELLS": "more than one cell where one is needed",
  "EXPR-ROWS": "no row, or more than one, where one is needed",
  "EXPR-MISSING": "a field without a value",
  "EXPR-UNIT": "units that do not go together",
  "EXPR-TYPE": "a value of the wrong kind",
  "EXPR-ARGUMENTS": "a function called with the wrong arguments",
  "EXPR-PARAM": "a $name that the template does not set",
  "EXPR-NOT-YET": "an entity or claim that this edition does not know yet",
  "EXPR-VALUE": "a calculation without a result",
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** Problems that mean "there is no such value here", as opposed to a mistake in writing. */
export const absences: ReadonlySet<string> = new Set(["EXPR-NO-CELL", "EXPR-MISSING", "EXPR-ROWS", "EXPR-NOT-YET"]);

export class Fault extends Error {
  readonly problem: ExpressionProblem;
  constructor(code: ProblemCode, span: Span, message: string, fix: string) {
    super(message);
    this.problem = { code, offset: span.offset, length: span.length, message, fix };
  }
}

/** The value, or a thrown fault where units do not go together or numbers allow no result. */
export function orFault(result: Quantity | Unanswered, span: Span): Quantity {
  if (!("problem" in result)) return result;
  if (result.of === "value") throw new Fault("EXPR-VALUE", span, result.problem, "choose numbers that have a result");
  throw new Fault("EXPR-UNIT", span, result.problem, "convert one side, or choose quantities of the same kind");
}

/** Steps of insertion, deletion and exchange from one text to the other, at most `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost));
    }
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

/** Up to `count` of the candidates, the most alike first; ties in code-unit order. */
export function nearest(wanted: string, candidates: Iterable<string>, count = 5): readonly string[] {
  const lower = wanted.toLowerCase();
  const rated = [...new Set(candidates)].map((candidate) => {
    const text = candidate.toLowerCase();
    const part = text.startsWith(lower) || lower.startsWith(text) ? 1 : text.includes(lower) ? 2 : 0;
    return { candidate, rank: part > 0 ? part : 2 + distance(lower, text.slice(0, 60), 40) };
  });
  rated.sort((a, b) => a.rank - b.rank || (a.candidate < b.candidate ? -1 : 1));
  return rated.slice(0, count).map((entry) => entry.candidate);
}

/** What to write instead: the candidates that are alike; all of a few; or that there is none such. */
export function suggestion(wanted: string, candidates: Iterable<string>, what: string): string {
  const all = [...new Set(candidates)];
  if (all.length === 0) return `the pack has no ${what} yet: declare it, or mend the file that declares it`;
  const limit = Math.max(2, Math.floor(wanted.length / 2));
  const alike = nearest(wanted, all).filter((candidate) => isAlike(wanted.toLowerCase(), candidate.toLowerCase(), limit));
  if (alike.length > 0) return `nearest: ${alike.join(", ")}`;
  return all.length <= 12 ? `there are ${[...all].sort().join(", ")}` : `no ${what} is spelt like it; there are ${all.length}`;
}

function isAlike(wanted: string, candidate: string, limit: number): boolean {
  const part = wanted.length > 2 && (candidate.includes(wanted) || wanted.includes(candidate));
  return part || distance(wanted, candidate.slice(0, 60), limit) <= limit;
}
