/** What the parser says when a text does not follow the grammar: what stood there, what was expected, how to mend it. */
import { EOF, type ILexingError, type IParserErrorMessageProvider, type IRecognitionException } from "chevrotain";
import type { ExpressionProblem } from "./ast.js";
import type { Lexeme, LexemeType } from "./lexeme.js";

const nameOf = (type: LexemeType): string => type.LABEL ?? type.name;
const shown = (lexeme: Lexeme): string => (lexeme.tokenType === EOF ? "the end" : `“${lexeme.image}”`);

/** Sentences for chevrotain's parser. */
export const sentences: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual }) => `expected ${nameOf(expected)} but found ${shown(actual)}`,
  buildNotAllInputParsedMessage: ({ firstRedundant }) => `${shown(firstRedundant)} does not belong here`,
  buildNoViableAltMessage: ({ actual }) => {
    const [first] = actual;
    return first === undefined || first.tokenType === EOF ? "the expression ends too early" : `${shown(first)} cannot stand here`;
  },
  buildEarlyExitMessage: ({ actual }) => {
    const [first] = actual;
    return first === undefined ? "the expression ends too early" : `${shown(first)} cannot stand here`;
  },
};

/** The place and words of the first thing the parser refused. */
export function parserProblem(error: IRecognitionException, text: string): ExpressionProblem {
  const lexeme = error.token;
  const atEnd = lexeme.tokenType === EOF || Number.isNaN(lexeme.startOffset);
  const offset = atEnd ? text.trimEnd().length : lexeme.startOffset;
  return { code: "EXPR-SYNTAX", offset, length: atEnd ? 0 : lexeme.image.length, message: error.message, fix: advice(atEnd, lexeme) };
}

function advice(atEnd: boolean, lexeme: Lexeme): string {
  const type = lexeme.tokenType.name;
  if (atEnd) return "close every bracket and quote, and finish the expression; see docs/expressions.md";
  if (type === "Name" || type === "Number") return `put an operator or a comma before it, or quotes around a text: "${lexeme.image}"`;
  if (type === "Colon") return "names with a colon stand inside @ { … }, in a function's arguments and after “|”";
  if (type === "Comparison") return "compare two things at a time and join comparisons with and, or";
  if (/^[a-z]+$/.test(lexeme.image))
    return `“${lexeme.image}” is a word of the language: a field of that name cannot be asked for, give it another; see docs/expressions.md`;
  return "see the grammar in docs/expressions.md";
}

const fullWidth = "，：；（）［］｛｝｜＝＜＞＋－＊／．＠＄";
const ascii = ",:;()[]{}|=<>+-*/.@$";

/** The place and words of the first character that begins no word of the language. */
export function lexerProblem(error: ILexingError, text: string): ExpressionProblem {
  const character = String.fromCodePoint(text.codePointAt(error.offset) ?? 0x20);
  const place = { offset: error.offset, length: Math.max(1, Math.min(error.length, text.length - error.offset)) };
  if (character === '"' || character === "'") {
    return { code: "EXPR-SYNTAX", ...place, message: "a quoted text is opened and never closed", fix: `close it with ${character}` };
  }
  const wide = fullWidth.indexOf(character);
  const fix =
    wide >= 0
      ? `use the plain character “${ascii[wide]}”`
      : /[“”„‘’「」『』＂]/.test(character)
        ? 'use straight quotes: "…"'
        : /[0-9]/.test(character)
          ? "a number is followed by a blank or an operator; put a text in quotes"
          : "put a text in quotes; names are written in Latin letters, digits and _";
  return { code: "EXPR-SYNTAX", ...place, message: `“${character}” is not part of the language here`, fix };
}
