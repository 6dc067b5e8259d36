/**
 * The words of the language. Inside `@ { … }` another set of words holds, so that codes such as type-3-b or 2021/2023 need no
 * quotes there.
 */
import { createToken as define, type IToken as Lexeme, type TokenType as LexemeType, Lexer } from "chevrotain";

export type { Lexeme, LexemeType };

const blank = define({ name: "Blank", pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });

// ---- everywhere
export const Name = define({ name: "Name", pattern: /[A-Za-z_][A-Za-z0-9_]*/, label: "a name" });
export const Text = define({ name: "Text", pattern: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, label: "a quoted text", line_breaks: true });
export const Param = define({ name: "Param", pattern: /\$[a-z][a-z0-9_]*/, label: "a parameter such as $company" });
export const Comma = define({ name: "Comma", pattern: ",", label: "“,”" });
export const Colon = define({ name: "Colon", pattern: ":", label: "“:”" });
export const OpenList = define({ name: "OpenList", pattern: "[", label: "“[”" });
export const CloseList = define({ name: "CloseList", pattern: "]", label: "“]”" });

// ---- expressions
const keyword = (name: string, word: string) => define({ name, pattern: new RegExp(word), longer_alt: Name, label: `“${word}”` });
export const Where = keyword("Where", "where");
export const Order = keyword("Order", "order");
export const By = keyword("By", "by");
export const Descending = keyword("Descending", "desc");
export const Ascending = keyword("Ascending", "asc");
export const Limit = keyword("Limit", "limit");
export const And = keyword("And", "and");
export const Or = keyword("Or", "or");
export const Not = keyword("Not", "not");
export const In = keyword("In", "in");
export const True = keyword("True", "true");
export const False = keyword("False", "false");
/** Written without blanks: 2022-03 is a month, 2022 - 3 a difference. */
export const PeriodLiteral = define({
  name: "Period",
  pattern: /\d{4}-(?:S[12]|Q[1-4]|[FS]Y\d{2}|\d{2}(?:-\d{2})?)(?![\w])/,
  label: "a period such as 2022-S1",
});
export const NumberLiteral = define({ name: "Number", pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w])/, label: "a number" });
export const OpenGroup = define({ name: "OpenGroup", pattern: "(", label: "“(”" });
export const CloseGroup = define({ name: "CloseGroup", pattern: ")", label: "“)”" });
export const Comparison = define({ name: "Comparison", pattern: /!=|<=|>=|=|<|>/, label: "a comparison" });
export const Sum = define({ name: "Sum", pattern: /[+\-−]/, label: "“+” or “-”" });
export const Product = define({ name: "Product", pattern: /[*/]/, label: "“*” or “/”" });
export const Caret = define({ name: "Caret", pattern: "^", label: "“^”" });
export const Dot = define({ name: "Dot", pattern: ".", label: "“.”" });
export const Bar = define({ name: "Bar", pattern: "|", label: "“|”" });
export const OpenSelector = define({ name: "OpenSelector", pattern: /@\s*\{/, push_mode: "selector", line_breaks: true, label: "“@ {”" });

// ---- inside a selector
export const CloseSelector = define({ name: "CloseSelector", pattern: "}", pop_mode: true, label: "“}”" });
export const Any = define({ name: "Any", pattern: "*", label: "“*”" });
export const Range = define({ name: "Range", pattern: "..", label: "“..”" });
/** Runs up to a blank, a bracket, a comma, a colon, a quote or a range. */
export const Code = define({ name: "Code", pattern: /(?:(?!\.\.)[^\s{}[\],:"'$*@|])+/, label: "a code" });

/** Splits a text into lexemes. */
export const lexer = new Lexer(
  {
    defaultMode: "expression",
    modes: {
      expression: [
        blank,
        Text,
        Param,
        PeriodLiteral,
        NumberLiteral,
        Where,
        Order,
        By,
        Descending,
        Ascending,
        Limit,
        And,
        Or,
        Not,
        In,
        True,
        False,
        Name,
        OpenSelector,
        OpenGroup,
        CloseGroup,
        OpenList,
        CloseList,
        Comma,
        Colon,
        Comparison,
        Sum,
        Product,
        Caret,
        Dot,
        Bar,
      ],
      selector: [blank, Text, Param, CloseSelector, Any, Range, OpenList, CloseList, Comma, Colon, Code],
    },
  },
  { positionTracking: "onlyOffset", ensureOptimizations: false },
);

/** Every kind of lexeme, for the parser. */
export const vocabulary: LexemeType[] = [
  blank,
  Text,
  Param,
  PeriodLiteral,
  NumberLiteral,
  Where,
  Order,
  By,
  Descending,
  Ascending,
  Limit,
  And,
  Or,
  Not,
  In,
  True,
  False,
  Name,
  OpenSelector,
  OpenGroup,
  CloseGroup,
  OpenList,
  CloseList,
  Comma,
  Colon,
  Comparison,
  Sum,
  Product,
  Caret,
  Dot,
  Bar,
  CloseSelector,
  Any,
  Range,
  Code,
];
