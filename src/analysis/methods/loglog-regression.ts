/**
 * Power laws. ln y = a + b ln x by least squares (multiplicative errors) and y = b1·x^b2 by nonlinear least squares (additive errors): the
 * two differ, both are given. Under y ∝ x^(−α) doubling x multiplies y by 2^(−α). Refuses values of zero or below.
 */
import { z } from "zod";
import { fitCurve } from "../numeric/least-squares.js";
import { at } from "../numeric/vector.js";
import { regression } from "./linear-fit.js";
import { allPositive, type MethodResult, method, numbers, Refusal, sameLength } from "./method.js";

const input = z
  .object({
    x: numbers.optional().describe("values above zero"),
    y: numbers.optional(),
    alpha: z.number().optional().describe("an exponent, to get the ratio when x doubles"),
    factor: z.number().positive().default(2).describe("by how much x grows for the ratios"),
    predict: numbers.optional(),
  })
  .catchall(z.json())
  .describe("keys start_1, start_2 … are places [b1, b2] to start from; any key alpha_X gives ratio_X");

/** y = b1·x^b2 from the best of several starts. */
function power(x: readonly number[], y: readonly number[], starts: readonly (readonly number[])[]): MethodResult {
  const curve = (value: number, [b1 = 0, b2 = 0]: readonly number[]): number => b1 * value ** b2;
  const fits = starts.flatMap((start) => fitCurve(curve, x, y, start) ?? []).sort((a, b) => a.rss - b.rss);
  const [best] = fits;
  if (best === undefined) throw new Refusal("no-solution", "the nonlinear fit does not settle", "give start_1: [b1, b2]");
  const degrees = x.length - 2;
  return {
    b1: at(best.parameters, 0),
    b2: at(best.parameters, 1),
    b1_se: at(best.standardErrors, 0),
    b2_se: at(best.standardErrors, 1),
    rss: best.rss,
    residual_se: degrees > 0 ? Math.sqrt(best.rss / degrees) : null,
  };
}

function ratios(given: Readonly<Record<string, unknown>>, factor: number): Record<string, number> {
  const found = Object.entries(given).flatMap(([key, value]) =>
    /^alpha(_|$)/.test(key) && typeof value === "number" ? [[key.replace("alpha", "ratio"), factor ** -value] as const] : [],
  );
  return Object.fromEntries(found);
}

const start = z.tuple([z.number(), z.number()]);

export const logLogRegression = method({
  name: "loglog-regression",
  summary: "Fits a power law, in logarithms and directly.",
  reference: "Clauset, Shalizi & Newman 2009, SIAM Rev. 51:661–703 (pitfalls); certified test: NIST StRD DanWood",
  input,
  gives:
    "slope (= exponent), intercept, coefficient (= e^intercept), slope_se, r2; b1, b2, b1_se, b2_se, rss, residual_se; ratio_X for alpha_X; ratio when x doubles",
  run: (given) => {
    const implied = ratios(given, given.factor);
    const { x, y, predict } = given;
    if (x === undefined || y === undefined) {
      if (Object.keys(implied).length === 0)
        throw new Refusal("input", "neither x and y nor an exponent is given", "give x and y, or alpha");
      return implied;
    }
    sameLength(x, y, "x and y");
    if (x.length < 2) throw new Refusal("too-few", "a power law takes two points", "give more points");
    allPositive(x, "x", "a power law is fitted on logarithms");
    allPositive(y, "y", "a power law is fitted on logarithms");
    const logs = regression(
      x.map((value) => [1, Math.log(value)]),
      y.map(Math.log),
      true,
    );
    const [intercept, slope] = [at(logs.coefficients, 0), at(logs.coefficients, 1)];
    const starts = Object.entries(given).flatMap(([key, value]) =>
      /^start/.test(key) && start.safeParse(value).success ? [start.parse(value)] : [],
    );
    const errors = logs.standard_errors;
    return {
      intercept,
      slope,
      exponent: slope,
      coefficient: Math.exp(intercept),
      slope_se: Array.isArray(errors) ? (errors[1] ?? null) : null,
      r2: logs.r2 ?? null,
      log_residual_se: logs.residual_se ?? null,
      ratio: given.factor ** slope,
      n: x.length,
      ...power(x, y, [[Math.exp(intercept), slope], ...starts]),
      ...implied,
      ...(predict === undefined ? {} : { predictions: predict.map((value) => Math.exp(intercept + slope * Math.log(value))) }),
    };
  },
});
