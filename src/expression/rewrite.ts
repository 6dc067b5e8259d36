/** Expressions made from expressions: the same tree with some selectors or queries put otherwise. */
import type { Expression, SelectorEntry } from "./ast.js";

export type Query = Expression & { readonly kind: "query" };

export interface Rewriting {
  /** Gives an entry of a selector another form. */
  selector(entry: SelectorEntry): SelectorEntry;
  /** Gives a query another condition; what lies inside its condition is rewritten afterwards. */
  query(query: Query): Query;
}

/** The tree rewritten from the outside in. */
export function rewrite(node: Expression, by: Rewriting): Expression {
  const again = (inner: Expression) => rewrite(inner, by);
  switch (node.kind) {
    case "cells":
      return { ...node, selector: node.selector.map((entry) => by.selector(entry)) };
    case "call":
      return { ...node, args: node.args.map((argument) => ({ ...argument, value: again(argument.value) })) };
    case "field":
      return { ...node, target: again(node.target) };
    case "query": {
      const query = by.query(node);
      return query.where === undefined ? query : { ...query, where: again(query.where) };
    }
    case "negate":
    case "not":
      return { ...node, operand: again(node.operand) };
    case "binary":
      return { ...node, left: again(node.left), right: again(node.right) };
    case "list":
      return { ...node, items: node.items.map(again) };
    default:
      return node;
  }
}

/** The parts of a condition joined by "and", in order. */
export function conjuncts(condition: Expression): readonly Expression[] {
  return condition.kind === "binary" && condition.operator === "and"
    ? [...conjuncts(condition.left), ...conjuncts(condition.right)]
    : [condition];
}

/** The query asking for all of these, or for everything. */
export function withConditions({ where: _, ...query }: Query, [first, ...rest]: readonly Expression[]): Query {
  if (first === undefined) return query;
  return {
    ...query,
    where: rest.reduce<Expression>((left, right) => ({ kind: "binary", operator: "and", left, right, span: query.span }), first),
  };
}
