/**
 * The power law of a log-log figure, y = factor · x^exponent in the units of its axes: fitted to the points by least squares of
 * the logarithms, or stated by a source. Reference: ordinary least squares; the exponent is the slope in log-log coordinates.
 */
import { convert, Decimal, EXACT, type Unit } from "../../measure/index.js";
import type { FigureData } from "../../pack/schema.js";
import type { ScatterBody } from "../model.js";
import { type Context, labelIn, reportProblems } from "./context.js";

type Law = NonNullable<Extract<FigureData, { from: "register" | "expressions" }>["law"]>;

/** Fewest points that a law is fitted to. */
const fewest = 5;

interface Fit {
  readonly factor: Decimal;
  readonly exponent: Decimal;
  /** Coefficient of determination in log-log coordinates. */
  readonly r2: Decimal;
  readonly points: number;
}

/** Fits y = factor · x^exponent to points with positive coordinates; null when there are too few or all x are equal. */
export function fitPowerLaw(points: readonly (readonly [x: number, y: number])[]): Fit | null {
  const logs = points.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [new Decimal(x).ln(), new Decimal(y).ln()] as const);
  const [first] = logs;
  if (first === undefined || logs.length < fewest || logs.every(([x]) => x.eq(first[0]))) return null;
  const mean = (of: 0 | 1): Decimal => logs.reduce((sum, pair) => sum.add(pair[of]), new Decimal(0)).div(logs.length);
  const [mx, my] = [mean(0), mean(1)];
  const moment = (a: 0 | 1, b: 0 | 1): Decimal => {
    const centre = [mx, my] as const;
    return logs.reduce((sum, pair) => sum.add(pair[a].sub(centre[a]).mul(pair[b].sub(centre[b]))), new Decimal(0));
  };
  const [xx, xy, yy] = [moment(0, 0), moment(0, 1), moment(1, 1)];
  const exponent = xy.div(xx);
  return {
    exponent,
    factor: my.sub(exponent.mul(mx)).exp(),
    r2: yy.isZero() ? new Decimal(1) : xy.mul(xy).div(xx.mul(yy)),
    points: logs.length,
  };
}

const signed = (value: Decimal, digits: number): string => value.toFixed(digits).replace("-", "−");

/** How many of `to` one of `from` is; 1 when they do not convert. */
function factorBetween(from: Unit, to: Unit): Decimal {
  const one = convert({ value: new Decimal(1), unit: from, decimals: EXACT, bound: "=" }, to);
  return "problem" in one ? new Decimal(1) : one.value;
}

/** The units in which a stated law speaks, and those of the axes. */
export interface LawUnits {
  readonly x: { readonly own: Unit; readonly shown: Unit };
  readonly y: { readonly own: Unit; readonly shown: Unit };
}

export function lawOf(law: Law, body: ScatterBody, units: LawUnits | null, context: Context): ScatterBody["law"] {
  if (law === "fit") {
    const fit = fitPowerLaw(
      body.points.flatMap(({ x, y }) => (x.bound || y.bound || x.value === null || y.value === null ? [] : [[x.value, y.value] as const])),
    );
    if (fit === null) {
      const message = `a law is fitted to ${fewest} exact points above zero and more, at different places; there are ${body.points.length} points`;
      context.problem("FIG-LAW", message, "add points, state the law of a source, or delete law");
      return undefined;
    }
    const text = context.words.law(signed(fit.exponent, 2), { r2: fit.r2.toFixed(2), points: fit.points });
    return { factor: fit.factor.toNumber(), exponent: fit.exponent.toNumber(), text, fitted: true };
  }
  const number = (expression: string): Decimal | null => {
    const result = context.book.evaluate(expression);
    if (!result.ok) reportProblems(context, expression, result.problems);
    else if (result.value.type === "quantity") return result.value.quantity.value;
    else context.problem("FIG-VALUE", `\`${expression}\` gives no number`, "use an expression that gives one number");
    return null;
  };
  const [factor, exponent] = [number(law.factor), number(law.exponent)];
  if (factor === null || exponent === null || units === null) return undefined;
  // y' = ky · factor · (x' / kx)^exponent, where x' = kx · x and y' = ky · y are what the axes show.
  const kx = factorBetween(units.x.own, units.x.shown);
  const ky = factorBetween(units.y.own, units.y.shown);
  const shown = ky.mul(factor).div(kx.pow(exponent));
  const said = labelIn(law.label, context.locale) || context.words.law(signed(exponent, exponent.decimalPlaces()), null);
  return { factor: shown.toNumber(), exponent: exponent.toNumber(), text: said, fitted: false };
}
