/** What a function of the language is: its words for people, its arity for the check, and what it does. */
import type { Expression, Span } from "../../expression/index.js";
import type { Context } from "../scope.js";
import type { Value } from "../value.js";

/** One call: arguments are handed over unevaluated, because some stand for a field, a name or a set. */
export interface Call {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly named: ReadonlyMap<string, Expression>;
  readonly span: Span;
  readonly context: Context;
  readonly evaluate: (node: Expression, context: Context) => Value;
}

export interface FunctionEntry {
  readonly name: string;
  /** As the documentation writes it: `share(part, whole)`. */
  readonly signature: string;
  readonly doc: string;
  /** Fewest and most plain arguments. */
  readonly least: number;
  readonly most: number;
  /** Names of its named arguments; "any" where they are the inputs of what is called. */
  readonly named?: readonly string[] | "any";
  readonly apply: (call: Call) => Value;
}
