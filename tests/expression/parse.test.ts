import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operator, PrintOptions, SelectorValue } from "../../src/expression/index.js";
import {
  type Expression,
  findBindings,
  parseBinding,
  parseExpression,
  quote,
  unquote,
  writeBinding,
  writeExpression,
} from "../../src/expression/index.js";

const span = { offset: 0, length: 0 };
const keywords = new Set(["where", "order", "by", "desc", "asc", "limit", "and", "or", "not", "in", "true", "false"]);
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/).filter((text) => !keywords.has(text));
const code = fc.oneof(
  fc.constantFrom("CN", "3-5-turbo", "2022", "2021/2023", "2022-S1", "甲", "a.b", "latest"),
  fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !text.startsWith("$") || text.length === 1),
);
const plainCode = code.map((text): SelectorValue => ({ kind: "code", code: text, span }));
const selectorValue: fc.Arbitrary<SelectorValue> = fc.oneof(
  plainCode,
  name.map((param): SelectorValue => ({ kind: "param", name: param, span })),
  fc.constant<SelectorValue>({ kind: "any", span }),
  fc
    .tuple(fc.constantFrom("2019", "2019-Q1"), fc.constantFrom("2023", "latest"))
    .map(([from, to]): SelectorValue => ({ kind: "range", from, to, span })),
  fc.array(plainCode, { minLength: 1, maxLength: 3 }).map((items): SelectorValue => ({ kind: "codes", items, span })),
);
const dimension = fc.stringMatching(/^[a-z][a-z_]{0,5}$/);
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom("0", "3", "2.50", "1e8").map((value): Expression => ({ kind: "number", value, span })),
  fc.string({ maxLength: 8 }).map((value): Expression => ({ kind: "string", value, span })),
  fc.boolean().map((value): Expression => ({ kind: "boolean", value, span })),
  fc.constantFrom("2022-S1", "2022-03", "2022-03-08", "2023-FY03").map((text): Expression => ({ kind: "period", code: text, span })),
  name.map((text): Expression => ({ kind: "param", name: text, span })),
  name.map((text): Expression => ({ kind: "name", name: text, span })),
  fc
    .tuple(name, fc.array(fc.record({ dimension, value: selectorValue, span: fc.constant(span) }), { maxLength: 3 }))
    .map(([indicator, selector]): Expression => ({ kind: "cells", indicator, selector, span })),
);
const operator = fc.constantFrom<Operator>("+", "-", "*", "/", "^", "=", "!=", "<", "<=", ">", ">=", "and", "or");

const { expression } = fc.letrec<{ expression: Expression; query: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(operator, tie("expression"), tie("expression"))
      .map(([kind, left, right]): Expression => ({ kind: "binary", operator: kind, left, right, span })),
    fc.tuple(tie("expression"), fc.array(tie("expression"), { maxLength: 2 })).map(
      ([left, items]): Expression => ({
        kind: "binary",
        operator: "in",
        left,
        right: { kind: "list", items, span },
        span,
      }),
    ),
    fc
      .tuple(fc.constantFrom("negate" as const, "not" as const), tie("expression"))
      .map(([kind, operand]): Expression => ({ kind, operand, span })),
    fc.tuple(tie("expression"), name).map(([target, field]): Expression => ({ kind: "field", target, field, span })),
    fc.array(tie("expression"), { maxLength: 3 }).map((items): Expression => ({ kind: "list", items, span })),
    fc.tuple(name, fc.array(fc.tuple(fc.option(name, { nil: undefined }), tie("expression")), { maxLength: 3 })).map(
      ([text, args]): Expression => ({
        kind: "call",
        name: text,
        args: args.map(([label, value]) => (label === undefined ? { value, span } : { name: label, value, span })),
        span,
        nameSpan: span,
      }),
    ),
    tie("query"),
  ),
  query: fc
    .record({
      register: name,
      where: tie("expression"),
      by: tie("expression"),
      descending: fc.boolean(),
      parts: fc.integer({ min: 1, max: 7 }),
    })
    .map(
      ({ register, where, by, descending, parts }): Expression => ({
        kind: "query",
        register,
        ...((parts & 1) === 0 ? {} : { where }),
        ...((parts & 2) === 0 ? {} : { order: { by, descending } }),
        ...((parts & 4) === 0 ? {} : { limit: { kind: "number" as const, value: "12", span } }),
        span,
      }),
    ),
}));

/** Without places, which a written form does not keep. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === "span" || key === "nameSpan" ? [] : [[key, bare(part)]])),
  );
}

describe("expressions", () => {
  it("parse to the data they were written from", () => {
    fc.assert(
      fc.property(expression, (ast) => {
        const text = writeExpression(ast);
        fc.pre(text.length < 4000);
        const parsed = parseExpression(text);
        if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
        expect(bare(parsed.ast), text).toEqual(bare(ast));
      }),
      { numRuns: 1000 },
    );
  });

  it("keep their options", () => {
    const options: fc.Arbitrary<PrintOptions> = fc.record(
      {
        unit: fc.constantFrom("1e8 CNY", "%"),
        digits: fc.integer({ min: 0, max: 12 }),
        bare: fc.constant(true),
        plain: fc.constant(true),
        sign: fc.constant(true),
        date: fc.constantFrom("day" as const, "month" as const, "year" as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(leaf, options, (ast, wanted) => {
        const parsed = parseBinding(writeBinding(ast, wanted));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        expect(parsed.options).toEqual(wanted);
      }),
    );
  });

  it("never throw, and point inside the text", () => {
    const soup = fc.array(
      fc.constantFrom(
        "a",
        "(",
        ")",
        "[",
        "]",
        "@ {",
        "}",
        ":",
        ",",
        "|",
        "..",
        "*",
        "1",
        "2022-13",
        '"x"',
        '"',
        "where",
        "order",
        "by",
        "limit",
        "not",
        "in",
        "-",
        "^",
        "=",
        "$p",
        " ",
        "，",
        "😀",
        "\\",
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          soup.map((parts) => parts.join("")),
          fc.string({ unit: "grapheme", maxLength: 40 }),
        ),
        (text) => {
          const parsed = parseBinding(text);
          if (parsed.ok) return;
          for (const { offset, length, message, fix } of parsed.problems) {
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(offset + length).toBeLessThanOrEqual(text.length);
            expect(message).not.toBe("");
            expect(fix).not.toBe("");
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("refuse what is too long or too deep, quickly", () => {
    const long = parseBinding("1+".repeat(4000));
    const deep = parseBinding(`${"(".repeat(500)}1${")".repeat(500)}`);
    const signs = parseBinding(`${"-".repeat(4000)}1`);
    expect([long.ok, deep.ok, signs.ok]).toEqual([false, false, true]);
    const powers = parseBinding(`2${"^2".repeat(2000)}`);
    expect(powers.ok).toBe(true);
  });

  it("have places in the text", () => {
    const parsed = parseExpression("1 + growth(x @ {geo: CN})");
    if (!parsed.ok || parsed.ast.kind !== "binary") throw new Error("a sum");
    expect(parsed.ast.span).toEqual({ offset: 0, length: 25 });
    expect(parsed.ast.right.span).toEqual({ offset: 4, length: 21 });
  });

  it("take no options where nothing is printed", () => {
    const parsed = parseExpression("a | bare");
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ code: "EXPR-OPTION", offset: 1 }]);
  });
});

describe("quoted texts", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        expect(unquote(quote(text))).toBe(text);
      }),
    );
  });
});

describe("bindings in running text", () => {
  it("end at their own braces", () => {
    const text = '市场{{market @ {geo: CN, period: 2022}}}，名为{{ name("}}") | plain }}。\\{{no}} {{open';
    expect(findBindings(text)).toEqual([
      { start: 2, end: 38, inner: "market @ {geo: CN, period: 2022}" },
      { start: 41, end: 65, inner: ' name("}}") | plain ' },
      { start: text.length - 6, end: text.length - 4, inner: "", open: true },
    ]);
  });

  it("give back the text they were put into", () => {
    const inner = fc.tuple(leaf, fc.constantFrom("", " | bare")).map(([ast, options]) => writeExpression(ast) + options);
    const plain = fc.string({ maxLength: 10 }).map((text) => text.replace(/[{}\\]/g, "_"));
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, inner), { maxLength: 5 }), (parts) => {
        const text = parts.map(([before, binding]) => `${before}{{${binding}}}`).join("");
        expect(findBindings(text).map((found) => found.inner)).toEqual(parts.map(([, binding]) => binding));
      }),
    );
  });
});
