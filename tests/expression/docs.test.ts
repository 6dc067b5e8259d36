/** docs/expressions.md says what the code does: every function, option and problem code, and examples that are tested cases. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { functionTable, problemCodes } from "../../src/analysis/index.js";
import { optionTable } from "../../src/expression/index.js";
import { vocabulary } from "../../src/expression/lexeme.js";

const page = readFileSync(new URL("../../docs/expressions.md", import.meta.url), "utf8");
const cell = (text: string) => text.replaceAll("|", "\\|");
const cases = z
  .array(
    z.object({
      expression: z.string(),
      zh: z.string().optional(),
      en: z.string().optional(),
      error: z.string().optional(),
      params: z.unknown().optional(),
    }),
  )
  .parse(parse(readFileSync(new URL("./cases.yaml", import.meta.url), "utf8")));

describe("docs/expressions.md", () => {
  it.each([...functionTable.values()])("documents $name", ({ signature, doc }) => {
    for (const form of signature.split(" · ")) expect(page).toContain(`\`${form}\``);
    expect(page).toContain(cell(doc));
  });

  it.each([...functionTable.values()])("has a case for $name", ({ name }) => {
    expect(cases.some((each) => each.expression.includes(`${name}(`) && each.error === undefined)).toBe(true);
  });

  it.each(optionTable)("documents the option $name", ({ name, doc }) => {
    expect(page).toContain(`| \`${name}\` |`);
    expect(page).toContain(cell(doc));
  });

  it.each(Object.entries(problemCodes))("documents %s and has a case for it", (code, doc) => {
    expect(page).toContain(`| \`${code}\` | ${cell(doc)} |`);
    expect(cases.some((each) => each.error === code)).toBe(true);
  });

  it("names every keyword", () => {
    const keywords = vocabulary.flatMap((lexeme) =>
      lexeme.LONGER_ALT === undefined || !(lexeme.PATTERN instanceof RegExp) ? [] : [lexeme.PATTERN.source],
    );
    expect(keywords.length).toBeGreaterThan(10);
    for (const keyword of keywords) expect(page).toContain(`\`${keyword}\``);
  });

  it("quotes only tested examples", () => {
    const rows = [...page.matchAll(/^\| `((?:[^`\\]|\\.)+)` \| (.*?) \| ?(.*?) ?\|$/gm)].map((match) =>
      match.slice(1).map((text) => text.replaceAll("\\|", "|")),
    );
    const known = new Map(cases.map((each) => [each.expression, each]));
    const examples = rows.flatMap(([expression = "", zh = "", en = ""]) => (known.has(expression) ? [{ expression, zh, en }] : []));
    expect(examples.length).toBeGreaterThan(45);
    for (const { expression, zh, en } of examples) {
      const each = known.get(expression);
      expect([zh, en], expression).toEqual(each?.error === undefined ? [each?.zh, each?.en] : [`\`${each.error}\``, ""]);
    }
    // Whatever looks like an example is a case: an expression, or a function as the table lists it.
    const signatures = new Set([...functionTable.values()].flatMap(({ signature }) => signature.split(" · ")));
    for (const [expression = ""] of rows)
      if (/[@(]/.test(expression)) expect(known.has(expression) || signatures.has(expression), expression).toBe(true);
  });
});
