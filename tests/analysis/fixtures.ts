/** Published cases and worked examples as fixtures, and how a result is held against them. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { z } from "zod";

const tolerance = z.union([z.object({ abs: z.number() }), z.object({ rel: z.number() })]);
export type Tolerance = z.output<typeof tolerance>;

const goldenCase = z.object({
  id: z.string(),
  family: z.string(),
  inputs: z.record(z.string(), z.json()),
  expected: z.record(z.string(), z.json()),
  tolerance: z.record(z.string(), tolerance),
  source: z.string(),
});
const workedExample = z.object({
  example: z.string(),
  method: z.string(),
  input: z.json(),
  expected: z.record(z.string(), z.json()),
  tol: z
    .union([z.number(), z.string()])
    .transform((tol): Tolerance => (typeof tol === "number" ? { abs: tol } : { rel: Number.parseFloat(tol) / 100 })),
});

const publishedCase = workedExample.extend({ source: z.string().min(1) });

function read<T>(name: string, shape: z.ZodType<T>): T[] {
  return z.array(shape).parse(JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")));
}

export const goldenCases = read("golden-cases", goldenCase);
export const goldenModelCases = read("golden-model-cases", goldenCase);
export const workedExamples = read("worked-examples", workedExample);
/** One case a line: published examples, identities, and the usual other spellings of both. */
export const publishedCases = z.array(publishedCase).parse(
  readFileSync(new URL("./fixtures/published-cases.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line)),
);

/** Every number in `expected` is met within the tolerance, in lists and objects too. */
export function expectWithin(got: unknown, expected: unknown, within: Tolerance, place: string): void {
  if (typeof expected === "number") {
    expect(typeof got, place).toBe("number");
    const allowed = "abs" in within ? within.abs : within.rel * Math.abs(expected);
    expect(Math.abs(Number(got) - expected), `${place}: ${String(got)} for ${expected}`).toBeLessThanOrEqual(allowed + 1e-15);
    return;
  }
  if (Array.isArray(expected)) {
    expect(Array.isArray(got) ? got.length : got, place).toBe(expected.length);
    expected.forEach((value, i) => {
      expectWithin(Array.isArray(got) ? got[i] : undefined, value, within, `${place}[${i}]`);
    });
    return;
  }
  if (typeof expected === "object" && expected !== null) {
    for (const [key, value] of Object.entries(expected))
      expectWithin(new Map(Object.entries(got ?? {})).get(key), value, within, `${place}.${key}`);
    return;
  }
  expect(got, place).toEqual(expected);
}
