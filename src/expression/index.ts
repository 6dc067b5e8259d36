/** The expression room: the language of `{{ … }}`, figure queries and directives, as text and as plain data. */
export type {
  Argument,
  Expression,
  ExpressionProblem,
  Operator,
  ParsedBinding,
  ParsedExpression,
  PrintOptions,
  SelectorEntry,
  SelectorValue,
  Span,
} from "./ast.js";
export { type FoundBinding, findBindings } from "./find.js";
export { optionTable } from "./options.js";
export { parseBinding, parseExpression } from "./parse.js";
export { conjuncts, type Query, type Rewriting, rewrite, withConditions } from "./rewrite.js";
export { quote, unquote } from "./text.js";
export { writeBinding, writeExpression } from "./write.js";
