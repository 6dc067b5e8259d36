/** Texts of the language parsed into plain data, once each. */
import type { ExpressionProblem, ParsedBinding, ParsedExpression } from "./ast.js";
import { Grammar, type RawBinding } from "./grammar.js";
import { lexer } from "./lexeme.js";
import { lexerProblem, parserProblem } from "./messages.js";
import { readOptions } from "./options.js";

/** Longer texts and deeper brackets are refused: nobody writes them, and a parser without limits can be made to fall over. */
const longest = 5000;
const deepest = 60;

type Raw = { ok: true; raw: RawBinding } | { ok: false; problems: ExpressionProblem[] };

// Made on first use: analysing the grammar takes some milliseconds that a command without expressions need not pay.
let grammar: Grammar | null = null;
const bindings = new Map<string, ParsedBinding>();

function read(text: string): Raw {
  const refuse = (problem: ExpressionProblem): Raw => ({ ok: false, problems: [problem] });
  const whole = { offset: 0, length: Math.min(text.length, 40) };
  if (text.trim() === "")
    return refuse({ code: "EXPR-SYNTAX", ...whole, message: "there is no expression", fix: "write one, or remove the braces" });
  if (text.length > longest) {
    return refuse({
      code: "EXPR-SYNTAX",
      ...whole,
      message: `the expression has ${text.length} characters`,
      fix: `keep it under ${longest}`,
    });
  }
  const { tokens: lexemes, errors } = lexer.tokenize(text);
  const [unknown] = errors;
  if (unknown !== undefined) return refuse(lexerProblem(unknown, text));
  let depth = 0;
  for (const { image, startOffset } of lexemes) {
    if (image === "(" || image === "[") depth += 1;
    if (image === ")" || image === "]") depth -= 1;
    if (depth > deepest) {
      return refuse({
        code: "EXPR-SYNTAX",
        offset: startOffset,
        length: 1,
        message: "brackets are nested too deeply",
        fix: `use at most ${deepest} levels`,
      });
    }
  }
  grammar ??= new Grammar();
  grammar.input = lexemes;
  const raw = grammar.binding();
  const [error] = grammar.errors;
  return error === undefined ? { ok: true, raw } : refuse(parserProblem(error, text));
}

/** `expression | option, option`: the inner text of a `{{ … }}`. */
export function parseBinding(text: string): ParsedBinding {
  const known = bindings.get(text);
  if (known !== undefined) return known;
  const parsed = bindingOf(read(text));
  // A bounded memory: when it is full it starts anew.
  if (bindings.size >= 20_000) bindings.clear();
  bindings.set(text, parsed);
  return parsed;
}

function bindingOf(result: Raw): ParsedBinding {
  if (!result.ok) return result;
  const { options, problems } = readOptions(result.raw.options);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, ast: result.raw.expression, options };
}

/** An expression without options. */
export function parseExpression(text: string): ParsedExpression {
  const parsed = parseBinding(text);
  if (!parsed.ok) return parsed;
  if (Object.keys(parsed.options).length === 0) return { ok: true, ast: parsed.ast };
  const offset = parsed.ast.span.offset + parsed.ast.span.length;
  return {
    ok: false,
    problems: [
      {
        code: "EXPR-OPTION",
        offset,
        length: text.length - offset,
        message: "options say how to print and have no meaning here",
        fix: "remove “|” and what follows",
      },
    ],
  };
}
