/**
 * Logistic curve y = Asym/(1 + e^((xmid − x)/scal)) = K/(1 + e^(−r(x − t50))) = b1/(1 + e^(b2 − b3 x)) by nonlinear least squares, or at given
 * parameters; Pearl and Reed's form a/(c + e^(−r(x − origin))) has the asymptote a/c. Pitfall: the ceiling is not identified before the
 * inflection (`past_inflection`) — fix K from outside and show three values.
 */
import { z } from "zod";
import { at } from "../numeric/vector.js";
import { curveInput, fitGrowth, type GrowthCurve, placesOf, pointsOf, quality, startOfCurve } from "./growth-curve.js";
import { type MethodResult, method, needed, numbers, Refusal } from "./method.js";

const curve: GrowthCurve = {
  names: ["Asym", "xmid", "scal"],
  value: (x, top, [middle = 0, scale = 0]) => top / (1 + Math.exp((middle - x) / scale)),
  straight: (share) => Math.log(share / (1 - share)),
  fromLine: (intercept, slope) => [-intercept / slope, 1 / slope],
};

const rate = z.number().refine((value) => value !== 0, "is zero: the curve would be flat");
const input = z
  .object({
    ...curveInput,
    Asym: z.number().positive().optional().describe("given parameters, to evaluate the curve at x or predict"),
    xmid: z.number().optional(),
    scal: rate.optional(),
    r: rate.optional().describe("1/scal, with K and t50"),
    t50: z.number().optional().describe("xmid, with K and r"),
    numerator: z.number().positive().optional().describe("a of Pearl and Reed's form"),
    constant: z.number().positive().optional().describe("its c"),
    rate: rate.optional().describe("its r"),
    origin_year: z.number().default(0).describe("its origin"),
    years: numbers.optional().describe("its places"),
    y0: z.number().positive().optional().describe("value at x = 0, with K and r, instead of t50"),
    b1: z.number().positive().optional().describe("given parameters of b1/(1 + e^(b2 − b3 x))"),
    b2: z.number().optional(),
    b3: rate.optional(),
  })
  .catchall(z.json());
type Input = z.output<typeof input>;

/** The three usual ways to write one curve. */
function parameters(top: number, middle: number, scale: number): MethodResult {
  return {
    Asym: top,
    xmid: middle,
    scal: scale,
    K: top,
    r: 1 / scale,
    t50: middle,
    b1: top,
    b2: middle / scale,
    b3: 1 / scale,
    t10_to_t90: Math.log(81) * Math.abs(scale),
  };
}

function pearlReed(given: Input): MethodResult {
  const a = needed(given.numerator, "numerator", "a/(c + e^(−r(x − origin)))");
  const c = needed(given.constant, "constant", "a/(c + e^(−r(x − origin)))");
  const r = needed(given.rate, "rate", "a/(c + e^(−r(x − origin)))");
  const places = placesOf(given);
  return {
    asymptote: a / c,
    ...parameters(a / c, given.origin_year - Math.log(c) / r, 1 / r),
    population: places.map((x) => a / (c + Math.exp(-r * (x - given.origin_year)))),
  };
}

function evaluated(given: Input): MethodResult {
  const top = needed(given.Asym ?? given.K ?? given.b1, "Asym", "a given curve");
  const r = given.r ?? given.b3;
  const scale = needed(given.scal ?? (r === undefined ? undefined : 1 / r), "scal", "a given curve");
  const middle = needed(given.xmid ?? given.t50 ?? middleFrom(given, top, scale), "xmid", "a given curve");
  return { ...parameters(top, middle, scale), values: placesOf(given).map((x) => curve.value(x, top, [middle, scale])) };
}

/** xmid from the value at zero, or from b2. @throws Refusal when that value is not below the ceiling. */
function middleFrom({ y0, b2 }: Input, top: number, scale: number): number | undefined {
  if (y0 === undefined) return b2 === undefined ? undefined : b2 * scale;
  if (y0 >= top) throw new Refusal("undefined", "y0 is at or above the ceiling", "give a higher ceiling");
  return scale * Math.log(top / y0 - 1);
}

export const logisticFit = method({
  name: "logistic-fit",
  summary: "Fits a logistic growth curve, or evaluates one.",
  reference: "Verhulst 1838; Pearl & Reed 1920, PNAS 6:275–288; Bates & Watts 1988, Nonlinear Regression Analysis",
  input,
  gives:
    "Asym, xmid, scal, the same as K, r, t50 and b1, b2, b3, t10_to_t90; a fit: standard_errors, rss, residual_se, r2, fitted, past_inflection, predictions; given parameters: values, or asymptote and population",
  run: (given) => {
    if (given.numerator !== undefined) return pearlReed(given);
    if ([given.xmid, given.t50, given.y0, given.b2].some((value) => value !== undefined)) return evaluated(given);
    const points = pointsOf(given);
    if (points === null) throw new Refusal("input", "there are no points and no parameters", "give x and y, or Asym, xmid and scal");
    const found = fitGrowth(curve, points, given.K, startOfCurve(curve, given.start));
    const [middle, scale] = [at(found.rest, 0), at(found.rest, 1)];
    const height = (x: number): number => curve.value(x, found.ceiling, found.rest);
    return {
      ...parameters(found.ceiling, middle, scale),
      ...quality(found, points.y),
      fitted: points.x.map(height),
      past_inflection: Math.min(...points.x) < middle && middle < Math.max(...points.x),
      ...(given.predict === undefined ? {} : { predictions: given.predict.map((x) => height(points.axis(x))) }),
    };
  },
});
