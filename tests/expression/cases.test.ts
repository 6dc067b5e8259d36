/** Every case of cases.yaml: value, unit, print in both locales and marks, or the problem and its advice. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { answerQuery, answerTrace, type Lineage, printText } from "../../src/analysis/index.js";
import { samplePack, sampleVintage } from "./sample-pack.js";

const caseSchema = z.strictObject({
  group: z.string(),
  expression: z.string(),
  value: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  unit: z.string().optional(),
  zh: z.string().optional(),
  en: z.string().optional(),
  marks: z.array(z.string()).optional(),
  cell: z.string().optional(),
  params: z.record(z.string(), z.string()).optional(),
  why: z.string().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
  fix: z.string().optional(),
});
const cases = z.array(caseSchema).parse(parse(readFileSync(new URL("./cases.yaml", import.meta.url), "utf8")));

function ends(node: Lineage): readonly Lineage[] {
  return node.inputs.length === 0 ? [node] : node.inputs.flatMap(ends);
}

describe.each([...new Set(cases.map((each) => each.group))])("%s", (group) => {
  it.each(cases.filter((each) => each.group === group))("$expression", (each) => {
    for (const locale of ["zh", "en"] as const) {
      const scope = { vintage: sampleVintage, locale, params: each.params };
      const printing = printText(each.expression, scope);
      const answer = answerQuery(each.expression, scope);
      if (each.error !== undefined) {
        const problems = printing.ok ? [] : printing.problems;
        expect(problems.map((problem) => problem.code)).toEqual([each.error]);
        const [problem] = problems;
        if (each.message !== undefined) expect(problem?.message).toContain(each.message);
        if (each.fix !== undefined) expect(problem?.fix).toContain(each.fix);
        expect(problem?.fix).not.toBe("");
        expect((problem?.offset ?? 0) + (problem?.length ?? 0)).toBeLessThanOrEqual(each.expression.length);
        continue;
      }
      if (!printing.ok || !answer.ok) throw new Error(JSON.stringify(printing.ok ? answer : printing));
      expect(printing.printed.text).toBe(each[locale]);
      expect(answer.answer.formatted).toBe(each[locale]);
      if (each.marks !== undefined) expect(printing.printed.marks).toEqual(each.marks);
      if (each.unit !== undefined) expect(answer.answer.unit).toBe(each.unit);
      if (each.cell !== undefined) expect(answer.answer.cell).toBe(each.cell);
      const value = typeof each.value === "object" ? each.value[locale] : each.value;
      if (value !== undefined) expect(answer.answer.exact ?? String(answer.answer.value)).toBe(value);
      const trace = answerTrace(each.expression, scope);
      if (!trace.ok) throw new Error("a value without lineage");
      for (const end of ends(trace.lineage)) {
        // Every leaf is a source of the pack, or something the author wrote.
        if (end.kind === "source") expect(samplePack.sources.has(end.id)).toBe(true);
        else expect(["literal", "analysis"]).toContain(end.kind);
      }
    }
  });
});
