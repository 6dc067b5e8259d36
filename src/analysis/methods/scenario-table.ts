/** Scenario table: one formula at named sets of inputs; with probabilities also the expected value and the spread. */
import { z } from "zod";
import { plainFormula } from "../numeric/formula.js";
import { dot, normalised } from "../numeric/vector.js";
import { method, needed, Refusal } from "./method.js";

export const scenarioTable = method({
  name: "scenario-table",
  summary: "The result of a formula under low, base, high and other named assumptions.",
  reference: "Schoemaker 1995, Sloan Management Review 36(2):25–40",
  input: z.object({
    formula: z.string().describe("in the expression language, over the inputs' names"),
    base: z.record(z.string(), z.number()).describe("inputs of every scenario"),
    scenarios: z.record(z.string(), z.record(z.string(), z.number())).describe("what each scenario changes"),
    probabilities: z.record(z.string(), z.number().nonnegative()).optional(),
  }),
  gives: "base, results {scenario: value}, low, high, expected",
  run: ({ formula, base, scenarios, probabilities }) => {
    const f = plainFormula(formula, Object.keys(base));
    const strange = Object.values(scenarios)
      .flatMap(Object.keys)
      .find((name) => !(name in base));
    if (strange !== undefined) throw new Refusal("input", `“${strange}” is no input`, `inputs are ${Object.keys(base).join(", ")}`);
    const results = Object.fromEntries(Object.entries(scenarios).map(([name, changes]) => [name, f({ ...base, ...changes })]));
    const values = Object.values(results);
    if (values.length === 0) throw new Refusal("too-few", "no scenario is given", "name one at least");
    const expected =
      probabilities === undefined
        ? {}
        : {
            expected: dot(
              normalised(Object.keys(results).map((name) => needed(probabilities[name], `probabilities.${name}`, "an expected value"))),
              values,
            ),
          };
    return { base: f(base), results, low: Math.min(...values), high: Math.max(...values), ...expected };
  },
});
