/** What an expression is evaluated in: a vintage, a locale, and the values of a template's $names. */
import type { Vintage } from "../evidence/cell.js";
import type { ExpressionProblem } from "../expression/index.js";
import type { RegisterRow } from "../pack/pack.js";
import type { Value } from "./value.js";

export interface Scope {
  readonly vintage: Vintage;
  readonly locale: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** Values that names stand for inside a model's formula: its inputs and the outputs found so far. */
  readonly bindings?: ReadonlyMap<string, Value> | undefined;
}

/** A scope, and inside a query the row whose fields the names stand for. */
export interface Context {
  readonly scope: Scope;
  readonly row: RegisterRow | null;
}

/** What is wrong with an expression, by place in its text. */
export type EvaluationProblem = ExpressionProblem;
