/**
 * Gompertz curve y = Asym e^(−b2 b3^x) = K e^(−e^(b − c x)), b = ln b2, c = −ln b3, by nonlinear least squares, or at given parameters; the
 * inflection is at x = b/c, at K/e. Pitfall: the ceiling is not identified before the inflection (`past_inflection`) — fix K from outside.
 */
import { z } from "zod";
import { at } from "../numeric/vector.js";
import { curveInput, fitGrowth, type GrowthCurve, placesOf, pointsOf, quality, startOfCurve } from "./growth-curve.js";
import { type MethodResult, method, needed, Refusal } from "./method.js";

const curve: GrowthCurve = {
  names: ["Asym", "b2", "b3"],
  value: (x, top, [b2 = 0, b3 = 0]) => top * Math.exp(-b2 * b3 ** x),
  straight: (share) => Math.log(-Math.log(share)),
  fromLine: (intercept, slope) => [Math.exp(intercept), Math.exp(slope)],
};

const input = z
  .object({
    ...curveInput,
    Asym: z.number().positive().optional().describe("given parameters, to evaluate the curve at x or predict"),
    b2: z.number().positive().optional(),
    b3: z.number().positive().optional(),
    b: z.number().optional().describe("ln b2, with K and c"),
    c: z.number().optional().describe("−ln b3, with K and b"),
  })
  .catchall(z.json());

function parameters(top: number, b2: number, b3: number): MethodResult {
  if (!(b2 > 0 && b3 > 0) || b3 === 1)
    throw new Refusal("no-solution", "the points lie on no Gompertz curve", "try logistic-fit or curve-fit");
  const [b, c] = [Math.log(b2), -Math.log(b3)];
  return { Asym: top, b2, b3, K: top, b, c, inflection_x: b / c, inflection_y: top / Math.E };
}

export const gompertzFit = method({
  name: "gompertz-fit",
  summary: "Fits a Gompertz growth curve, or evaluates one.",
  reference: "Gompertz 1825; Winsor 1932, PNAS 18:1–8; Bates & Watts 1988, Nonlinear Regression Analysis",
  input,
  gives:
    "Asym, b2, b3, the same as K, b, c, inflection_x, inflection_y; a fit: standard_errors, rss, residual_se, r2, fitted, past_inflection, predictions; given parameters: values",
  run: (given) => {
    const b2 = given.b2 ?? (given.b === undefined ? undefined : Math.exp(given.b));
    const b3 = given.b3 ?? (given.c === undefined ? undefined : Math.exp(-given.c));
    if (b2 !== undefined || b3 !== undefined) {
      const top = needed(given.Asym ?? given.K, "Asym", "a given curve");
      const rest = [needed(b2, "b2", "a given curve"), needed(b3, "b3", "a given curve")] as const;
      return { ...parameters(top, ...rest), values: placesOf(given).map((x) => curve.value(x, top, rest)) };
    }
    const points = pointsOf(given);
    if (points === null) throw new Refusal("input", "there are no points and no parameters", "give x and y, or Asym, b2 and b3");
    const found = fitGrowth(curve, points, given.K, startOfCurve(curve, given.start));
    const shown = parameters(found.ceiling, at(found.rest, 0), at(found.rest, 1));
    const height = (x: number): number => curve.value(x, found.ceiling, found.rest);
    const middle = Number(shown.inflection_x);
    return {
      ...shown,
      ...quality(found, points.y),
      fitted: points.x.map(height),
      past_inflection: Math.min(...points.x) < middle && middle < Math.max(...points.x),
      ...(given.predict === undefined ? {} : { predictions: given.predict.map((x) => height(points.axis(x))) }),
    };
  },
});
