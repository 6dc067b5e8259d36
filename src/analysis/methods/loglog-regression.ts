/**
 * Power laws. ln y = a + b ln x by least squares (multiplicative errors) and y = b1·x^b2 by nonlinear least squares (additive errors): the
 * two differ, both are given. Under y ∝ x^(−α) doubling x multiplies y by 2^(−α). A sample with density ∝ x^(−α) from xmin on has
 * α = 1 + n/Σ ln(x/xmin) with error (α − 1)/√n. Refuses values of zero or below.
 */
import { z } from "zod";
import { fitCurve } from "../numeric/least-squares.js";
import { at, sum } from "../numeric/vector.js";
import { regression } from "./linear-fit.js";
import { allPositive, type MethodResult, method, numbers, Refusal, sameLength } from "./method.js";

const input = z
  .object({
    x: numbers.optional().describe("values above zero"),
    y: numbers.optional(),
    alpha: z.number().optional().describe("an exponent, to get the ratio when x doubles"),
    factor: z.number().positive().default(2).describe("by how much x grows for the ratios"),
    predict: numbers.optional(),
    sample: numbers.min(1).optional().describe("values of a power-law distribution, instead of x and y"),
    xmin: z.number().positive().optional().describe("where its law begins; default the smallest value"),
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

/** Exponent of a sample's density by maximum likelihood: Clauset, Shalizi & Newman 2009, eqs. 3.1 and 3.2. */
function density(sample: readonly number[], given: number | undefined): MethodResult {
  allPositive(sample, "sample", "a power law has values above zero");
  const xmin = given ?? Math.min(...sample);
  const logs = sample.filter((value) => value >= xmin).map((value) => Math.log(value / xmin));
  if (logs.length < 2) throw new Refusal("too-few", `${logs.length} values from xmin on`, "give more values, or a smaller xmin");
  const total = sum(logs);
  if (total === 0) throw new Refusal("constant", "every value is xmin", "an exponent takes values that differ");
  const alpha = 1 + logs.length / total;
  return { alpha, alpha_se: (alpha - 1) / Math.sqrt(logs.length), xmin, n_tail: logs.length };
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
  reference: "Clauset, Shalizi & Newman 2009, SIAM Rev. 51:661–703 (pitfalls, eqs. 3.1–3.2); certified test: NIST StRD DanWood",
  input,
  gives:
    "slope (= exponent), intercept, coefficient (= e^intercept), slope_se, r2; b1, b2, b1_se, b2_se, rss, residual_se; ratio_X for alpha_X; ratio when x doubles; of a sample: alpha, alpha_se, xmin, n_tail",
  run: (given) => {
    const implied = ratios(given, given.factor);
    const { x, y, predict, sample, xmin } = given;
    if (sample !== undefined) return { ...density(sample, xmin), ...implied };
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
