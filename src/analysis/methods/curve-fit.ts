/**
 * Nonlinear fits by Levenberg–Marquardt from several starts: power b1·x^b2 · power with floor E + A·x^(−α) · exponential b1·e^(b2 x) ·
 * saturation b1(1 − e^(−b2 x)) · hyperbola b1·x/(b2 + x). The smallest sum of squares wins; standard errors from the curvature there.
 */
import { z } from "zod";
import { fitCurve } from "../numeric/least-squares.js";
import { at, mean, squaredDeviations } from "../numeric/vector.js";
import { method, numbers, Refusal, sameLength } from "./method.js";

interface Curve {
  readonly names: readonly string[];
  readonly value: (x: number, p: readonly number[]) => number;
  readonly starts: (x: readonly number[], y: readonly number[]) => readonly (readonly number[])[];
}

const top = (values: readonly number[]): number => Math.max(...values);
const rates = [0.001, 0.01, 0.1, 1];

const curves: Readonly<Record<"power" | "power-floor" | "exponential" | "saturation" | "hyperbola", Curve>> = {
  power: {
    names: ["b1", "b2"],
    value: (x, [a = 0, b = 0]) => a * x ** b,
    starts: (x, y) => [0.5, 1, 2, -0.5].map((b) => [mean(y) / mean(x) ** b, b]),
  },
  "power-floor": {
    names: ["E", "A", "alpha"],
    value: (x, [e = 0, a = 0, b = 0]) => e + a * x ** -b,
    starts: (x, y) => [0.1, 0.3, 0.5, 1].map((b) => [Math.min(...y) * 0.9, (top(y) - Math.min(...y)) * Math.min(...x) ** b, b]),
  },
  exponential: {
    names: ["b1", "b2"],
    value: (x, [a = 0, b = 0]) => a * Math.exp(b * x),
    starts: (_, y) => [...rates, ...rates.map((r) => -r)].map((r) => [mean(y), r]),
  },
  saturation: {
    names: ["b1", "b2"],
    value: (x, [a = 0, b = 0]) => a * -Math.expm1(-b * x),
    starts: (_, y) => rates.flatMap((r) => [1, 3].map((k) => [k * top(y), r])),
  },
  hyperbola: {
    names: ["b1", "b2"],
    value: (x, [a = 0, b = 0]) => (a * x) / (b + x),
    starts: (x, y) => [0.3, 1, 3].map((k) => [1.5 * top(y), k * mean(x)]),
  },
};

export const curveFit = method({
  name: "curve-fit",
  summary: "Fits a curve with two or three parameters by nonlinear least squares.",
  reference: "Marquardt 1963, SIAM J. 11:431–441; certified tests: NIST StRD nonlinear regression",
  input: z.object({
    model: z.enum(["power", "power-floor", "exponential", "saturation", "hyperbola"]),
    x: numbers,
    y: numbers,
    start: numbers.optional().describe("place to start from, besides the method's own"),
  }),
  gives: "the parameters by name, parameters, standard_errors, rss, residual_se, r2",
  run: ({ model, x, y, start }) => {
    const { names, value, starts } = curves[model];
    sameLength(x, y, "x and y");
    if (x.length < names.length) throw new Refusal("too-few", `${x.length} points for ${names.length} parameters`, "give more points");
    if (model.startsWith("power") && x.some((place) => place <= 0))
      throw new Refusal("not-positive", "x has values of zero or below", "a power law takes x above zero");
    if (start !== undefined && start.length !== names.length)
      throw new Refusal("input", `start has ${start.length} values`, `give ${names.join(", ")}`);
    const fits = [...(start === undefined ? [] : [start]), ...starts(x, y)].flatMap((from) => fitCurve(value, x, y, from) ?? []);
    const [best] = fits.sort((a, b) => a.rss - b.rss);
    if (best === undefined) throw new Refusal("no-solution", "the fit does not settle from any start", "give start, or another model");
    const total = squaredDeviations(y);
    const degrees = x.length - names.length;
    return {
      ...Object.fromEntries(names.map((name, i) => [name, at(best.parameters, i)])),
      parameters: best.parameters,
      standard_errors: best.standardErrors,
      rss: best.rss,
      residual_se: degrees > 0 ? Math.sqrt(best.rss / degrees) : null,
      r2: total === 0 ? null : 1 - best.rss / total,
    };
  },
});
