/** The grammar, version 1; docs/expressions.md holds it as EBNF. Builds the plain data of ast.ts. */
import { EmbeddedActionsParser } from "chevrotain";
import type { Argument, Expression, Operator, SelectorEntry, SelectorValue, Span } from "./ast.js";
import * as word from "./lexeme.js";
import { sentences } from "./messages.js";
import { unquote } from "./text.js";

export interface RawOption {
  readonly name: string;
  readonly value: string | null;
  readonly span: Span;
}

export interface RawBinding {
  readonly expression: Expression;
  readonly options: readonly RawOption[];
}

interface QueryParts {
  readonly where: Expression | undefined;
  readonly order: { by: Expression; descending: boolean } | undefined;
  readonly limit: Expression | undefined;
}

const spanOf = (lexeme: word.Lexeme): Span => ({ offset: lexeme.startOffset, length: lexeme.image.length });

function join(first: Span, last: Span): Span {
  return { offset: first.offset, length: last.offset + last.length - first.offset };
}

function binary(operator: Operator, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right, span: join(left.span, right.span) };
}

const operators: Readonly<Record<string, Operator>> = {
  "=": "=",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "+": "+",
  "-": "-",
  "−": "-",
  "*": "*",
  "/": "/",
};

const operatorOf = (lexeme: word.Lexeme): Operator => operators[lexeme.image] ?? "=";

/** A class because the parser library works that way; {@link file://./parse.ts} is what others use. */
export class Grammar extends EmbeddedActionsParser {
  constructor() {
    super(word.vocabulary, { maxLookahead: 2, errorMessageProvider: sentences, skipValidations: false });
    this.performSelfAnalysis();
  }

  readonly binding = this.RULE("binding", (): RawBinding => {
    const options: RawOption[] = [];
    const expression = this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(word.Bar);
      this.AT_LEAST_ONE_SEP({ SEP: word.Comma, DEF: () => options.push(this.SUBRULE(this.printOption)) });
    });
    return { expression, options };
  });

  private readonly printOption = this.RULE("printOption", (): RawOption => {
    const name = this.CONSUME(word.Name);
    let value: string | null = null;
    let last = name;
    this.OPTION(() => {
      this.CONSUME(word.Colon);
      this.OR([
        {
          ALT: () => {
            last = this.CONSUME(word.Text);
            value = this.ACTION(() => unquote(last.image));
          },
        },
        {
          ALT: () => {
            last = this.CONSUME(word.NumberLiteral);
            value = last.image;
          },
        },
        {
          ALT: () => {
            last = this.CONSUME2(word.Name);
            value = last.image;
          },
        },
      ]);
    });
    return { name: name.image, value, span: join(spanOf(name), spanOf(last)) };
  });

  /** A query stands alone, in brackets or as an argument; inside a condition it needs brackets, or "order" would belong to two. */
  readonly expression = this.RULE(
    "expression",
    (): Expression => this.OR<Expression>([{ ALT: () => this.SUBRULE(this.query) }, { ALT: () => this.SUBRULE(this.disjunction) }]),
  );

  private readonly disjunction = this.RULE("disjunction", (): Expression => {
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(word.Or);
      const right = this.SUBRULE2(this.conjunction);
      left = this.ACTION(() => binary("or", left, right));
    });
    return left;
  });

  private readonly conjunction = this.RULE("conjunction", (): Expression => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(word.And);
      const right = this.SUBRULE2(this.negation);
      left = this.ACTION(() => binary("and", left, right));
    });
    return left;
  });

  private readonly negation = this.RULE("negation", (): Expression => {
    const nots: word.Lexeme[] = [];
    this.MANY(() => nots.push(this.CONSUME(word.Not)));
    let operand = this.SUBRULE(this.comparison);
    this.ACTION(() => {
      for (const not of nots.reverse()) operand = { kind: "not", operand, span: join(spanOf(not), operand.span) };
    });
    return operand;
  });

  private readonly comparison = this.RULE("comparison", (): Expression => {
    let left = this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const operator = this.CONSUME(word.Comparison);
            const right = this.SUBRULE2(this.sum);
            left = this.ACTION(() => binary(operatorOf(operator), left, right));
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.In);
            const right = this.SUBRULE(this.list);
            left = this.ACTION(() => binary("in", left, right));
          },
        },
      ]);
    });
    return left;
  });

  private readonly sum = this.RULE("sum", (): Expression => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const operator = this.CONSUME(word.Sum);
      const right = this.SUBRULE2(this.product);
      left = this.ACTION(() => binary(operatorOf(operator), left, right));
    });
    return left;
  });

  private readonly product = this.RULE("product", (): Expression => {
    let left = this.SUBRULE(this.signed);
    this.MANY(() => {
      const operator = this.CONSUME(word.Product);
      const right = this.SUBRULE2(this.signed);
      left = this.ACTION(() => binary(operatorOf(operator), left, right));
    });
    return left;
  });

  private readonly signed = this.RULE("signed", (): Expression => {
    const signs: word.Lexeme[] = [];
    this.MANY(() => signs.push(this.CONSUME(word.Sum)));
    let operand = this.SUBRULE(this.power);
    this.ACTION(() => {
      for (const sign of signs.reverse()) {
        if (sign.image !== "+") operand = { kind: "negate", operand, span: join(spanOf(sign), operand.span) };
      }
    });
    return operand;
  });

  private readonly power = this.RULE("power", (): Expression => {
    const parts: Expression[] = [this.SUBRULE(this.postfix)];
    this.MANY(() => {
      this.CONSUME(word.Caret);
      let minus: word.Lexeme | null = null;
      this.OPTION(() => {
        minus = this.CONSUME(word.Sum);
      });
      const exponent = this.SUBRULE2(this.postfix);
      parts.push(
        this.ACTION(() => (minus === null || minus.image === "+" ? exponent : { kind: "negate", operand: exponent, span: exponent.span })),
      );
    });
    return this.ACTION(() => parts.reduceRight((right, left) => binary("^", left, right)));
  });

  private readonly postfix = this.RULE("postfix", (): Expression => {
    let target = this.SUBRULE(this.primary);
    this.MANY(() => {
      this.CONSUME(word.Dot);
      const field = this.CONSUME(word.Name);
      target = this.ACTION(() => ({ kind: "field", target, field: field.image, span: join(target.span, spanOf(field)) }));
    });
    return target;
  });

  private readonly primary = this.RULE(
    "primary",
    (): Expression =>
      this.OR<Expression>([
        { ALT: () => this.SUBRULE(this.named) },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.NumberLiteral);
            return { kind: "number", value: lexeme.image, span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.PeriodLiteral);
            return { kind: "period", code: lexeme.image, span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.Text);
            return { kind: "string", value: this.ACTION(() => unquote(lexeme.image)), span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.Param);
            return { kind: "param", name: lexeme.image.slice(1), span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.True);
            return { kind: "boolean", value: true, span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.False);
            return { kind: "boolean", value: false, span: spanOf(lexeme) };
          },
        },
        { ALT: () => this.SUBRULE(this.list) },
        {
          ALT: () => {
            const open = this.CONSUME(word.OpenGroup);
            const inner = this.SUBRULE(this.expression);
            const close = this.CONSUME(word.CloseGroup);
            return this.ACTION(() => ({ ...inner, span: join(spanOf(open), spanOf(close)) }));
          },
        },
      ]),
  );

  /** What begins with a name: a call, a cell reference, a query, or the name alone. */
  private readonly named = this.RULE("named", (): Expression => {
    const name = this.CONSUME(word.Name);
    let result: Expression = { kind: "name", name: name.image, span: spanOf(name) };
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const list = this.SUBRULE(this.argumentList);
            result = this.ACTION(() => ({
              kind: "call",
              name: name.image,
              args: list.args,
              span: join(spanOf(name), list.end),
              nameSpan: spanOf(name),
            }));
          },
        },
        {
          ALT: () => {
            const selected = this.SUBRULE(this.selector);
            result = this.ACTION(() => ({
              kind: "cells",
              indicator: name.image,
              selector: selected.entries,
              span: join(spanOf(name), selected.end),
            }));
          },
        },
      ]);
    });
    return result;
  });

  private readonly argumentList = this.RULE("argumentList", (): { args: Argument[]; end: Span } => {
    const args: Argument[] = [];
    this.CONSUME(word.OpenGroup);
    this.MANY_SEP({ SEP: word.Comma, DEF: () => args.push(this.SUBRULE(this.argument)) });
    const close = this.CONSUME(word.CloseGroup);
    return { args, end: spanOf(close) };
  });

  private readonly argument = this.RULE("argument", (): Argument => {
    let name: word.Lexeme | undefined;
    this.OPTION(() => {
      name = this.OR([
        { ALT: () => this.CONSUME(word.Name) },
        { ALT: () => this.CONSUME(word.By) },
        { ALT: () => this.CONSUME(word.Order) },
        { ALT: () => this.CONSUME(word.Limit) },
      ]);
      this.CONSUME(word.Colon);
    });
    const value = this.OR2<Expression>([{ ALT: () => this.SUBRULE(this.direction) }, { ALT: () => this.SUBRULE(this.expression) }]);
    return this.ACTION(() =>
      name === undefined ? { value, span: value.span } : { name: name.image, value, span: join(spanOf(name), value.span) },
    );
  });

  /** `order: asc` names a direction, though the word is a keyword elsewhere. */
  private readonly direction = this.RULE("direction", (): Expression => {
    const lexeme = this.OR([{ ALT: () => this.CONSUME(word.Ascending) }, { ALT: () => this.CONSUME(word.Descending) }]);
    return this.ACTION(() => ({ kind: "name", name: lexeme.image, span: spanOf(lexeme) }));
  });

  private readonly query = this.RULE("query", (): Expression => {
    const register = this.CONSUME(word.Name);
    const parts = this.OR<QueryParts>([
      {
        ALT: () => {
          this.CONSUME(word.Where);
          const where = this.SUBRULE(this.disjunction);
          const order = this.OPTION(() => this.SUBRULE(this.order));
          const limit = this.OPTION2(() => this.SUBRULE(this.limit));
          return { where, order, limit };
        },
      },
      {
        ALT: () => {
          const order = this.SUBRULE2(this.order);
          const limit = this.OPTION3(() => this.SUBRULE2(this.limit));
          return { where: undefined, order, limit };
        },
      },
      { ALT: () => ({ where: undefined, order: undefined, limit: this.SUBRULE3(this.limit) }) },
    ]);
    const last = this.LA(0);
    return this.ACTION(() => ({
      kind: "query" as const,
      register: register.image,
      ...(parts.where === undefined ? {} : { where: parts.where }),
      ...(parts.order === undefined ? {} : { order: parts.order }),
      ...(parts.limit === undefined ? {} : { limit: parts.limit }),
      span: join(spanOf(register), spanOf(last)),
    }));
  });

  private readonly order = this.RULE("order", (): { by: Expression; descending: boolean } => {
    let descending = false;
    this.CONSUME(word.Order);
    this.CONSUME(word.By);
    const by = this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word.Descending);
            descending = true;
          },
        },
        {
          ALT: () => {
            this.CONSUME(word.Ascending);
          },
        },
      ]);
    });
    return { by, descending };
  });

  private readonly limit = this.RULE("limit", (): Expression => {
    this.CONSUME(word.Limit);
    return this.OR<Expression>([
      {
        ALT: () => {
          const lexeme = this.CONSUME(word.NumberLiteral);
          return { kind: "number", value: lexeme.image, span: spanOf(lexeme) };
        },
      },
      {
        ALT: () => {
          const lexeme = this.CONSUME(word.Param);
          return { kind: "param", name: lexeme.image.slice(1), span: spanOf(lexeme) };
        },
      },
    ]);
  });

  private readonly list = this.RULE("list", (): Expression => {
    const items: Expression[] = [];
    const open = this.CONSUME(word.OpenList);
    this.MANY_SEP({ SEP: word.Comma, DEF: () => items.push(this.SUBRULE(this.expression)) });
    const close = this.CONSUME(word.CloseList);
    return { kind: "list", items, span: join(spanOf(open), spanOf(close)) };
  });

  private readonly selector = this.RULE("selector", (): { entries: SelectorEntry[]; end: Span } => {
    const entries: SelectorEntry[] = [];
    this.CONSUME(word.OpenSelector);
    this.MANY_SEP({ SEP: word.Comma, DEF: () => entries.push(this.SUBRULE(this.entry)) });
    const close = this.CONSUME(word.CloseSelector);
    return { entries, end: spanOf(close) };
  });

  private readonly entry = this.RULE("entry", (): SelectorEntry => {
    const dimension = this.CONSUME(word.Code);
    this.CONSUME(word.Colon);
    const value = this.OR<SelectorValue>([
      {
        ALT: () => {
          const any = this.CONSUME(word.Any);
          return { kind: "any", span: spanOf(any) };
        },
      },
      { ALT: () => this.SUBRULE(this.codes) },
      { ALT: () => this.SUBRULE(this.codeOrRange) },
    ]);
    return this.ACTION(() => ({ dimension: dimension.image, value, span: join(spanOf(dimension), value.span) }));
  });

  private readonly codes = this.RULE("codes", (): SelectorValue => {
    const items: SelectorValue[] = [];
    const open = this.CONSUME(word.OpenList);
    this.AT_LEAST_ONE_SEP({ SEP: word.Comma, DEF: () => items.push(this.SUBRULE(this.codeOrRange)) });
    const close = this.CONSUME(word.CloseList);
    return { kind: "codes", items, span: join(spanOf(open), spanOf(close)) };
  });

  private readonly codeOrRange = this.RULE("codeOrRange", (): SelectorValue => {
    let first: SelectorValue = this.SUBRULE(this.code);
    this.OPTION(() => {
      this.CONSUME(word.Range);
      const last = this.SUBRULE2(this.code);
      this.ACTION(() => {
        first = { kind: "range", from: written(first), to: written(last), span: join(first.span, last.span) };
      });
    });
    return first;
  });

  private readonly code = this.RULE(
    "code",
    (): SelectorValue =>
      this.OR<SelectorValue>([
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.Code);
            return { kind: "code", code: lexeme.image, span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.Text);
            return { kind: "code", code: this.ACTION(() => unquote(lexeme.image)), span: spanOf(lexeme) };
          },
        },
        {
          ALT: () => {
            const lexeme = this.CONSUME(word.Param);
            return { kind: "param", name: lexeme.image.slice(1), span: spanOf(lexeme) };
          },
        },
      ]),
  );
}

/** An end of a range as text; a parameter keeps its "$" and is filled in when evaluated. */
function written(value: SelectorValue): string {
  return value.kind === "code" ? value.code : value.kind === "param" ? `$${value.name}` : "";
}
