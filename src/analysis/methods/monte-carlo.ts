/**
 * Monte Carlo with a stated seed: a formula over random inputs, or the sum or product of them. Quantiles are of type 7.
 * Distributions: normal(mean, sd) · lognormal(median, sigma of the logarithm) · uniform(low, high) · triangular(low, mode, high) ·
 * pert(low, mode, high; λ = 4) · exponential(mean) · bernoulli(p, size) · constant. Where the result has a closed form it stands beside.
 */
import { z } from "zod";
import { plainFormula } from "../numeric/formula.js";
import { type Random, seededRandom } from "../numeric/random.js";
import { betaQuantile, normalQuantile } from "../numeric/special.js";
import { ascending, at, mean, quantile, standardDeviation, sum } from "../numeric/vector.js";
import { type MethodResult, method, needed, numbers, Refusal, sameLength } from "./method.js";

const usual: Readonly<Record<string, string>> = {
  type: "distribution",
  dist: "distribution",
  min: "low",
  max: "high",
  std: "sd",
  mu: "mean",
};

/** The keys of a distribution under the names it reads. */
function withUsualNames(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [usual[key] ?? key, value]));
}

const distribution = z.discriminatedUnion("distribution", [
  z.object({ distribution: z.literal("normal"), mean: z.number(), sd: z.number().nonnegative() }),
  z.object({ distribution: z.literal("lognormal"), median: z.number().positive(), sigma_log: z.number().nonnegative() }),
  z.object({ distribution: z.literal("uniform"), low: z.number(), high: z.number() }),
  z.object({ distribution: z.literal("triangular"), low: z.number(), mode: z.number(), high: z.number() }),
  z.object({ distribution: z.literal("pert"), low: z.number(), mode: z.number(), high: z.number() }),
  z.object({ distribution: z.literal("exponential"), mean: z.number().positive() }),
  z.object({ distribution: z.literal("bernoulli"), p: z.number().min(0).max(1), size: z.number().default(1) }),
  z.object({ distribution: z.literal("constant"), value: z.number() }),
]);
type Distribution = z.output<typeof distribution>;

const oneOrMore = z.union([z.number(), numbers.min(1)]);
const listOf = (value: number | readonly number[] | undefined): readonly number[] | undefined =>
  typeof value === "number" ? [value] : value;

const input = z.object({
  inputs: z.record(z.string(), z.preprocess(withUsualNames, distribution)).optional().describe("random inputs by name"),
  formula: z.string().optional().describe("formula over the inputs in the expression language; default their sum"),
  combine: z.enum(["sum", "product"]).optional().describe("instead of a formula"),
  medians: numbers.min(1).optional().describe("with sigma_log: product of lognormals"),
  sigma_log: z.union([z.number().nonnegative(), numbers]).optional().describe("a list for medians; one number for median or mu_log"),
  mu_log: z.number().optional().describe("with sigma_log: one lognormal by the mean of its logarithm"),
  means: numbers.min(1).optional().describe("with sds: sum of normals"),
  sds: numbers.optional(),
  mean: oneOrMore.optional().describe("with sd: one normal, or the sum of several"),
  sd: oneOrMore.optional(),
  median: z.number().positive().optional().describe("with sigma: one lognormal"),
  sigma: oneOrMore.optional().describe("of the logarithm with median, of the value with mean"),
  rate: z.number().positive().optional().describe("one exponential"),
  low: z.number().optional().describe("with high: uniform; with mode: triangular"),
  mode: z.number().optional(),
  high: z.number().optional(),
  shape: z.enum(["triangular", "pert"]).default("triangular"),
  p: numbers.optional().describe("with loss: independent losses"),
  loss: numbers.optional(),
  uniforms: z.int().min(1).max(50).default(2).describe("with no other input: sum of so many uniform numbers on 0–1"),
  quantiles: z.array(z.number().min(0).max(1)).default([0.025, 0.1, 0.5, 0.9, 0.975]),
  n: z.int().min(1).max(2_000_000).optional().describe("draws, default 200,000"),
  n_min: z.int().min(1).max(2_000_000).optional().describe("the same"),
  seed: z.int().nonnegative().default(1),
});
type Input = z.output<typeof input>;

interface Model {
  readonly inputs: Readonly<Record<string, Distribution>>;
  readonly combine: "sum" | "product" | string;
}

const named = (list: readonly Distribution[]): Record<string, Distribution> => Object.fromEntries(list.map((d, i) => [`x${i + 1}`, d]));

/** What is drawn, from whichever keys were given. */
function modelOf(given: Input): Model {
  const combine = given.formula ?? given.combine;
  if (given.inputs !== undefined) return { inputs: given.inputs, combine: combine ?? "sum" };
  const lists = (a: readonly number[], b: readonly number[] | undefined, names: string): readonly number[] => {
    sameLength(a, b ?? [], names);
    return b ?? [];
  };
  if (given.medians !== undefined) {
    const sigma = lists(given.medians, Array.isArray(given.sigma_log) ? given.sigma_log : undefined, "medians and sigma_log");
    return {
      inputs: named(given.medians.map((median, i) => ({ distribution: "lognormal", median, sigma_log: at(sigma, i) }))),
      combine: combine ?? "product",
    };
  }
  const means = given.median === undefined ? (given.means ?? listOf(given.mean)) : undefined;
  if (means !== undefined) {
    const sd = lists(means, needed(given.sds ?? listOf(given.sd ?? given.sigma), "sd", "a normal"), "means and sds");
    if (sd.some((value) => value < 0)) throw new Refusal("input", "a standard deviation is negative", "give sds of zero or above");
    return { inputs: named(means.map((m, i) => ({ distribution: "normal", mean: m, sd: at(sd, i) }))), combine: combine ?? "sum" };
  }
  if (given.p !== undefined) {
    const loss = lists(given.p, given.loss, "p and loss");
    return { inputs: named(given.p.map((p, i) => ({ distribution: "bernoulli", p, size: at(loss, i) }))), combine: "sum" };
  }
  return { inputs: named(single(given)), combine: "sum" };
}

function single(given: Input): Distribution[] {
  const { low, mode, high, median } = given;
  if (low !== undefined && high !== undefined) {
    if (mode === undefined) return [{ distribution: "uniform", low, high }];
    return [{ distribution: given.shape, low, mode, high }];
  }
  const middle = median ?? (given.mu_log === undefined ? undefined : Math.exp(given.mu_log));
  if (middle !== undefined) {
    const sigma = listOf(given.sigma ?? given.sigma_log)?.[0];
    return [{ distribution: "lognormal", median: middle, sigma_log: needed(sigma, "sigma_log", "a lognormal") }];
  }
  if (given.rate !== undefined) return [{ distribution: "exponential", mean: 1 / given.rate }];
  return Array.from({ length: given.uniforms }, () => ({ distribution: "uniform", low: 0, high: 1 }));
}

/** The value with probability `p` below it. */
function inverse(d: Distribution, p: number): number {
  switch (d.distribution) {
    case "normal":
      return d.mean + d.sd * normalQuantile(p);
    case "lognormal":
      return d.median * Math.exp(d.sigma_log * normalQuantile(p));
    case "uniform":
      return d.low + (d.high - d.low) * p;
    case "triangular": {
      const width = d.high - d.low;
      const cut = width === 0 ? 0 : (d.mode - d.low) / width;
      return p < cut ? d.low + Math.sqrt(p * width * (d.mode - d.low)) : d.high - Math.sqrt((1 - p) * width * (d.high - d.mode));
    }
    case "pert": {
      const width = d.high - d.low;
      if (width === 0) return d.low;
      return d.low + width * betaQuantile(p, 1 + (4 * (d.mode - d.low)) / width, 1 + (4 * (d.high - d.mode)) / width);
    }
    case "exponential":
      return -d.mean * Math.log1p(-p);
    case "bernoulli":
      return p > 1 - d.p ? d.size : 0;
    case "constant":
      return d.value;
  }
}

function expectation(d: Distribution): number {
  switch (d.distribution) {
    case "normal":
    case "exponential":
      return d.mean;
    case "lognormal":
      return d.median * Math.exp(d.sigma_log ** 2 / 2);
    case "uniform":
      return (d.low + d.high) / 2;
    case "triangular":
      return (d.low + d.mode + d.high) / 3;
    case "pert":
      return (d.low + 4 * d.mode + d.high) / 6;
    case "bernoulli":
      return d.p * d.size;
    case "constant":
      return d.value;
  }
}

function checkOrder(name: string, d: Distribution): void {
  const places =
    d.distribution === "uniform"
      ? [d.low, d.high]
      : d.distribution === "triangular" || d.distribution === "pert"
        ? [d.low, d.mode, d.high]
        : [];
  if (places.some((place, i) => i > 0 && place < at(places, i - 1)))
    throw new Refusal("input", `${name}: low, mode and high do not ascend`, "give low ≤ mode ≤ high");
}

/** Quantiles and mean without simulation, where the form is known. */
function closedForm(model: Model, quantiles: readonly number[]): MethodResult | null {
  const parts = Object.values(model.inputs);
  const [first] = parts;
  if (first !== undefined && parts.length === 1 && (model.combine === "sum" || model.combine === "product"))
    return { quantile_values: quantiles.map((p) => inverse(first, p)), mean: expectation(first) };
  if (model.combine === "product" && parts.every((d) => d.distribution === "lognormal")) {
    const median = parts.reduce((total, d) => total * d.median, 1);
    const joined: Distribution = { distribution: "lognormal", median, sigma_log: Math.sqrt(sum(parts.map((d) => d.sigma_log ** 2))) };
    return { quantile_values: quantiles.map((p) => inverse(joined, p)), mean: expectation(joined) };
  }
  if (model.combine === "sum" && parts.every((d) => d.distribution === "normal")) {
    const joined: Distribution = {
      distribution: "normal",
      mean: sum(parts.map((d) => d.mean)),
      sd: Math.sqrt(sum(parts.map((d) => d.sd ** 2))),
    };
    return { quantile_values: quantiles.map((p) => inverse(joined, p)), mean: joined.mean };
  }
  return null;
}

function draws(model: Model, n: number, random: Random): number[] {
  const entries = Object.entries(model.inputs);
  const formula =
    model.combine === "sum"
      ? (values: Readonly<Record<string, number>>) => entries.reduce((total, [name]) => total + (values[name] ?? 0), 0)
      : model.combine === "product"
        ? (values: Readonly<Record<string, number>>) => entries.reduce((total, [name]) => total * (values[name] ?? 0), 1)
        : plainFormula(
            model.combine,
            entries.map(([name]) => name),
          );
  return Array.from({ length: n }, () => {
    const values: Record<string, number> = {};
    for (const [name, d] of entries) values[name] = d.distribution === "constant" ? d.value : inverse(d, random.uniform());
    return formula(values);
  });
}

export const monteCarlo = method({
  name: "monte-carlo",
  summary: "Distribution of a formula over random inputs, by seeded simulation.",
  reference: "Metropolis & Ulam 1949, JASA 44:335–341; quantiles: Hyndman & Fan 1996",
  input,
  gives: "quantile_values, mean, sd, standard_error, n, seed, generator; closed_form where there is one",
  run: (given) => {
    const model = modelOf(given);
    for (const [name, d] of Object.entries(model.inputs)) checkOrder(name, d);
    const n = Math.max(given.n ?? 0, given.n_min ?? 0) || 200_000;
    const drawn = draws(model, n, seededRandom(given.seed));
    const wrong = drawn.find((value) => !Number.isFinite(value));
    if (wrong !== undefined)
      throw new Refusal("undefined", "the formula has no finite value for some draws", "keep the inputs away from division by zero");
    const sorted = ascending(drawn);
    const closed = closedForm(
      model,
      given.quantiles.filter((p) => p > 0 && p < 1),
    );
    const sd = standardDeviation(drawn);
    return {
      quantiles: given.quantiles,
      quantile_values: given.quantiles.map((p) => quantile(sorted, p)),
      mean: mean(drawn),
      sd,
      standard_error: sd / Math.sqrt(n),
      n,
      seed: given.seed,
      generator: "sfc32",
      ...(closed === null ? {} : { closed_form: closed }),
    };
  },
});
