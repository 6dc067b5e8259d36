/**
 * What the growth curves share: the two columns of a case, starts from a straight line through the transformed share of a ceiling, and the
 * best of several nonlinear fits, with the ceiling free or fixed.
 */
import { z } from "zod";
import { type CurveFit, fitCurve, linearLeastSquares } from "../numeric/least-squares.js";
import { at, squaredDeviations } from "../numeric/vector.js";
import { type MethodResult, numbers, Refusal, sameLength } from "./method.js";

/** Input keys of both curves; a list under any other name is a column: t, time or years is x, else the first, unless x_is names another. */
export const curveInput = {
  x: numbers.optional().describe("places; two lists under names of their own will do too: t, time or years is x, else the first"),
  y: numbers.optional().describe("values"),
  x_is: z.string().optional().describe('what stands on the axis: the name of a list, or "ln(name)" for its logarithm'),
  K: z.number().positive().optional().describe("ceiling from outside; without it the fit estimates one"),
  start: z
    .union([numbers, z.record(z.string(), z.number())])
    .optional()
    .describe("place to start from, besides the method's own"),
  predict: numbers.optional().describe("places to predict at"),
};

/** Keys of lists that are no column of points. */
const notColumns = /^(start(_\d+)?|predict)$/;

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The axis a value of x stands on, for further places. */
  readonly axis: (x: number) => number;
}

/** Names that an axis usually has. */
const axisName = /^(x|t|times?|years?|date|period)$/i;

/** The two columns of a case; null when it has none. @throws Refusal when they do not fit each other or have no logarithm. */
export function pointsOf(input: Readonly<Record<string, unknown>>): Points | null {
  const own = Object.entries(input).flatMap(([name, value]) => {
    const parsed = notColumns.test(name) ? null : numbers.safeParse(value);
    return parsed?.success === true ? [{ name, list: parsed.data }] : [];
  });
  if (own.length === 0) return null;
  const [, logarithm, plain] = /^(?:(?:ln|log)\((.+)\)|(.+))$/.exec(String(input.x_is ?? "")) ?? [];
  const named = logarithm ?? plain;
  const across =
    named === undefined
      ? (own.find(({ name }) => axisName.test(name)) ?? own.find(({ name }) => name !== "y"))
      : own.find(({ name }) => name === named);
  const up = own.find(({ name }) => name !== across?.name);
  if (own.length !== 2 || across === undefined || up === undefined)
    throw new Refusal(
      "input",
      `the lists ${own.map(({ name }) => name).join(", ")} are no x and y`,
      "give x and y, or two lists under names of their own; x_is names the list that is x",
    );
  sameLength(across.list, up.list, `${across.name} and ${up.name}`);
  if (logarithm !== undefined && across.list.some((value) => value <= 0))
    throw new Refusal("not-positive", `${across.name} has values of zero or below`, "a logarithm takes values above zero");
  const axis = (value: number): number => (logarithm === undefined ? value : Math.log(value));
  return { x: across.list.map(axis), y: up.list, axis };
}

export interface GrowthCurve {
  readonly names: readonly string[];
  /** y at x for a ceiling and the other two parameters. */
  readonly value: (x: number, ceiling: number, p: readonly number[]) => number;
  /** Makes the curve a straight line in x from the share of the ceiling, 0 < share < 1. */
  readonly straight: (share: number) => number;
  /** The two parameters from that line. */
  readonly fromLine: (intercept: number, slope: number) => readonly number[];
}

export interface GrowthFit {
  readonly ceiling: number;
  readonly rest: readonly number[];
  readonly fit: CurveFit;
}

/** Multiples of the largest value that a ceiling is looked for from. */
const CEILINGS = [1.02, 1.2, 1.6, 2.5, 5, 20];

/** Intercept and slope through the points that are above zero and below the ceiling; null for fewer than two of them. */
function lineFor({ straight }: GrowthCurve, { x, y }: Points, ceiling: number): readonly [number, number] | null {
  const rows = x.flatMap((place, i) => (at(y, i) > 0 && at(y, i) < ceiling ? [{ place, height: straight(at(y, i) / ceiling) }] : []));
  if (rows.length < 2) return null;
  const fit = linearLeastSquares(
    rows.map(({ place }) => [1, place]),
    rows.map(({ height }) => height),
  );
  return fit === null ? null : [at(fit.coefficients, 0), at(fit.coefficients, 1)];
}

/** Least-squares curve through the points. @throws Refusal for too few points, equal values, or when no start settles. */
export function fitGrowth(curve: GrowthCurve, points: Points, ceiling: number | undefined, start: readonly number[] | null): GrowthFit {
  const { x, y } = points;
  const free = curve.names.length - (ceiling === undefined ? 0 : 1);
  if (new Set(x).size < free)
    throw new Refusal("too-few", `${new Set(x).size} different places for ${free} parameters`, "give more points");
  if (squaredDeviations(y) === 0)
    throw new Refusal("constant", "the values do not change", "a growth curve takes values that grow or fall");
  const highest = Math.max(...y);
  if (highest <= 0) throw new Refusal("not-positive", "no value is above zero", "a growth curve rises from zero");
  const starts = (ceiling === undefined ? CEILINGS.map((multiple) => multiple * highest) : [ceiling]).flatMap((top) => {
    const through = lineFor(curve, points, top);
    return through === null ? [] : [[top, ...curve.fromLine(...through)]];
  });
  const fits = [...(start === null ? [] : [start]), ...starts].flatMap((from) => {
    const fit =
      ceiling === undefined
        ? fitCurve((place, [top = 0, ...rest]) => curve.value(place, top, rest), x, y, from)
        : fitCurve((place, rest) => curve.value(place, ceiling, rest), x, y, from.slice(1));
    return fit ?? [];
  });
  const [best] = fits.sort((a, b) => a.rss - b.rss);
  if (best === undefined) throw new Refusal("no-solution", "the fit does not settle from any start", "give start, or K from outside");
  const [top = 0, ...rest] = ceiling === undefined ? best.parameters : [ceiling, ...best.parameters];
  return { ceiling: top, rest, fit: best };
}

/** Where a given curve is to be evaluated: x, t, years or predict, whichever a case gives. */
export function placesOf(input: Readonly<Record<string, unknown>>): readonly number[] {
  const found = ["x", "t", "years", "predict"].flatMap((name) => {
    const list = numbers.safeParse(input[name]);
    return list.success ? [list.data] : [];
  });
  return found[0] ?? [];
}

/** The start a case gives, in the curve's order. @throws Refusal when a parameter is missing. */
export function startOfCurve(
  { names }: GrowthCurve,
  start: readonly number[] | Readonly<Record<string, number>> | undefined,
): readonly number[] | null {
  if (start === undefined) return null;
  const entries = new Map(Object.entries(start));
  const list = names.flatMap((name, i) => entries.get(name) ?? entries.get(String(i)) ?? []);
  if (list.length !== names.length)
    throw new Refusal("input", `start has ${list.length} of ${names.length} values`, `give ${names.join(", ")}`);
  return list;
}

/** How well a fit fits, in the words of `curve-fit`. */
export function quality({ fit }: GrowthFit, y: readonly number[]): MethodResult {
  const degrees = y.length - fit.parameters.length;
  return {
    standard_errors: fit.standardErrors,
    rss: fit.rss,
    residual_se: degrees > 0 ? Math.sqrt(fit.rss / degrees) : null,
    r2: 1 - fit.rss / squaredDeviations(y),
  };
}
