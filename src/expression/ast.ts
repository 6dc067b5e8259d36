/** Expressions as plain typed data: what the parser makes and the analysis room evaluates. */

/** Place in the text that was parsed. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** `@ {geo: CN, period: 2019..2023}`: one entry a dimension, `period` among them. */
export interface SelectorEntry {
  readonly dimension: string;
  readonly value: SelectorValue;
  readonly span: Span;
}

export type SelectorValue =
  | { readonly kind: "code"; readonly code: string; readonly span: Span }
  | { readonly kind: "param"; readonly name: string; readonly span: Span }
  /** `*`: every code. */
  | { readonly kind: "any"; readonly span: Span }
  /** `[a, b]`: these codes. */
  | { readonly kind: "codes"; readonly items: readonly SelectorValue[]; readonly span: Span }
  /** `2019..2023`: periods of one frequency, both ends included; an end may be `latest`. */
  | { readonly kind: "range"; readonly from: string; readonly to: string; readonly span: Span };

export type Operator = "+" | "-" | "*" | "/" | "^" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or" | "in";

export interface Argument {
  /** `over: vendor` has the name "over"; a plain argument has none. */
  readonly name?: string;
  readonly value: Expression;
  readonly span: Span;
}

export type Expression =
  | { readonly kind: "number"; readonly value: string; readonly span: Span }
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly span: Span }
  /** A period literal that is no plain number: 2022-S1, 2022-03-08. A year is a number until it meets a date. */
  | { readonly kind: "period"; readonly code: string; readonly span: Span }
  | { readonly kind: "param"; readonly name: string; readonly span: Span }
  /** A bare name: a field inside a query, a register or an indicator as an argument. */
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | { readonly kind: "cells"; readonly indicator: string; readonly selector: readonly SelectorEntry[]; readonly span: Span }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Argument[]; readonly span: Span; readonly nameSpan: Span }
  | { readonly kind: "field"; readonly target: Expression; readonly field: string; readonly span: Span }
  | {
      readonly kind: "query";
      readonly register: string;
      readonly where?: Expression;
      readonly order?: { readonly by: Expression; readonly descending: boolean };
      readonly limit?: Expression;
      readonly span: Span;
    }
  | { readonly kind: "negate" | "not"; readonly operand: Expression; readonly span: Span }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Expression; readonly right: Expression; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly Expression[]; readonly span: Span };

/** What stands after `|` in a binding. */
export interface PrintOptions {
  readonly unit?: string;
  readonly digits?: number;
  readonly bare?: boolean;
  readonly plain?: boolean;
  readonly sign?: boolean;
  readonly date?: "day" | "month" | "year";
}

/** One thing wrong with an expression, by place in its text. */
export interface ExpressionProblem extends Span {
  /** Permanent, e.g. "EXPR-SYNTAX". */
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

export type ParsedExpression =
  | { readonly ok: true; readonly ast: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

export type ParsedBinding =
  | { readonly ok: true; readonly ast: Expression; readonly options: PrintOptions }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };
