/** Published cases and the worked examples of the methods' handbook, run through the methods as a caller does. */
import { describe, expect, it } from "vitest";
import { ownName } from "../../src/analysis/methods/other-names.js";
import { methods } from "../../src/analysis/methods/registry.js";
import { expectWithin, goldenCases, publishedCases, workedExamples } from "./fixtures.js";

describe("published cases", () => {
  it.each(goldenCases.map((c) => [c.id, c] as const))("%s", (_, { family, inputs, expected, tolerance }) => {
    const result = methods.get(family)?.run(inputs);
    for (const [key, value] of Object.entries(expected)) expectWithin(result?.[key], value, tolerance[key] ?? { abs: 0 }, key);
  });
});

describe("worked examples", () => {
  it.each(workedExamples.map((e) => [e.example, e] as const))("%s", (_, { method, input, expected, tol }) => {
    const result = methods.get(method)?.run(input);
    expect(result).toBeDefined();
    expectWithin(result, expected, tol, method);
  });
});

describe("further published cases, as other authors would write them", () => {
  const cases = publishedCases.flatMap((c) => {
    const method = methods.get(ownName(c.method));
    return method === undefined ? [] : [[c.example, { ...c, method }] as const];
  });
  it.each(cases)("%s", (_, { method, input, expected, tol }) => {
    const result = method.run(input);
    expect(result).toBeDefined();
    expectWithin(result, expected, tol, method.name);
  });
});
