/**
 * How far off a value may be, as an interval that travels through formulas: from the rounding of what was printed, from bounds and
 * ranges that were stated, from what other sources say of the same, and from how far published forecasts have missed.
 *
 * Interval arithmetic: every function here is monotone in each input, so that its extremes lie at the inputs' ends (R. E. Moore,
 * Interval Analysis, 1966). The same input used twice counts as two: the interval is then wider than it need be, never too narrow.
 */
import type { Cell, Vintage } from "../evidence/cell.js";
import { forecastOutcomes } from "../evidence/forecast-record.js";
import { intervalOf } from "../evidence/interval.js";
import { originsOf } from "../evidence/origin.js";
import { quantityOf } from "../evidence/reconcile.js";
import { convert, Decimal, EXACT, type Quantity, type Unit } from "../measure/index.js";
import type { Value } from "./value.js";

/** What keeps a value from being exact. "range": the source said over, about, or from … to. */
export type Doubt = "rounding" | "range" | "spread" | "forecast";

export interface Uncertainty {
  readonly low: Decimal;
  readonly high: Decimal;
  /** Of `low` and `high`. */
  readonly unit: Unit;
  /** In the order of {@link Doubt}; empty for an exact number. */
  readonly from: readonly Doubt[];
}

type Inputs = readonly (Uncertainty | null)[];

const doubts: readonly Doubt[] = ["rounding", "range", "spread", "forecast"];

/** Where a number may lie by what is printed of it. */
function asPrinted(quantity: Quantity): Uncertainty {
  const { value, unit, decimals, bound, low, high } = quantity;
  const isStated = bound !== "=" || low !== undefined || high !== undefined;
  if (decimals >= EXACT && !isStated) return { low: value, high: value, unit, from: [] };
  return { ...intervalOf(quantity), unit, from: [isStated ? "range" : "rounding"] };
}

/** The interval of a value in the value's unit; null where it cannot be told, as for the result of a numerical method. */
export function uncertaintyOf({ quantity, uncertainty }: Value & { readonly type: "quantity" }): Uncertainty | null {
  if (uncertainty === undefined) return asPrinted(quantity);
  return uncertainty === null ? null : inUnit(uncertainty, quantity.unit);
}

/** The intervals of several values in one unit. */
export function uncertaintiesIn(values: readonly (Value & { readonly type: "quantity" })[], unit: Unit): Inputs {
  return values.map((value) => {
    const own = uncertaintyOf(value);
    return own === null ? null : inUnit(own, unit);
  });
}

/** The same interval in another unit of the same dimension; null for a unit of another. */
export function inUnit({ low, high, unit, from }: Uncertainty, other: Unit): Uncertainty | null {
  if (unit.code === other.code) return { low, high, unit: other, from };
  const [least, most] = [low, high].map((value) => convert({ value, unit, decimals: EXACT, bound: "=" }, other));
  if (least === undefined || most === undefined || "problem" in least || "problem" in most) return null;
  return { low: least.value, high: most.value, unit: other, from };
}

/** The interval of a published value: as printed, what other sources say of the same, and for a forecast how far forecasts miss. */
export function cellUncertainty(cell: Cell, vintage: Vintage): Uncertainty {
  const printed = asPrinted(cell.quantity);
  const { unit, value } = cell.quantity;
  const rivals = cell.rejected.flatMap(({ observation, reason }): Decimal[] => {
    if (reason === "status" || observation.rank === "deprecated") return [];
    const said = convert(quantityOf(observation), unit);
    return "problem" in said ? [] : [said.value];
  });
  const miss = cell.status === "F" && unit.kind !== "percent" && unit.kind !== "point" ? forecastMiss(vintage) : null;
  const band = miss === null ? [] : [value.minus(value.abs().mul(miss)), value.plus(value.abs().mul(miss))];
  return {
    low: Decimal.min(printed.low, ...rivals, ...band),
    high: Decimal.max(printed.high, ...rivals, ...band),
    unit,
    from: inOrder([...printed.from, ...(rivals.length > 0 ? ["spread" as const] : []), ...(band.length > 0 ? ["forecast" as const] : [])]),
  };
}

/** Share of published forecasts that the band of a forecast would have held. */
const COVERAGE = 0.8;
/** With fewer outcomes than this nothing is said of how far forecasts miss. */
const LEAST_OUTCOMES = 10;

const misses = new WeakMap<Vintage, { readonly miss: Decimal | null }>();

/** The relative error that four of five published forecasts with a known outcome kept within; null when too few are known. */
export function forecastMiss(vintage: Vintage): Decimal | null {
  const known = misses.get(vintage);
  if (known !== undefined) return known.miss;
  const errors = forecastOutcomes(vintage, originsOf(vintage.pack).originalOf)
    .flatMap(({ error }) => (error === null ? [] : [error.abs().div(100)]))
    .sort((a, b) => a.cmp(b));
  const miss = errors.length < LEAST_OUTCOMES ? null : (errors[Math.ceil(errors.length * COVERAGE) - 1] ?? null);
  misses.set(vintage, { miss });
  return miss;
}

type At = (values: readonly Decimal[]) => Decimal | null;

/**
 * The interval of a function of few inputs that is monotone in each of them, in whatever direction.
 * @param at the function, of values in the inputs' units; null where it has no value.
 * @param divisors places of inputs that must keep one sign: a divisor, a base.
 */
export function atCorners(inputs: Inputs, unit: Unit, at: At, divisors: readonly number[] = []): Uncertainty | null {
  const known = inputs.filter((input) => input !== null);
  if (known.length < inputs.length || divisors.some((place) => crossesZero(known[place]))) return null;
  const corners = known.reduce<readonly (readonly Decimal[])[]>(
    (all, { low, high }) => all.flatMap((values) => [[...values, low], ...(low.eq(high) ? [] : [[...values, high]])]),
    [[]],
  );
  return hull(corners.map(at), unit, known);
}

/** The interval of a function of any number of inputs that rises with all of them, or falls with all of them. */
export function atEnds(inputs: Inputs, unit: Unit, at: At): Uncertainty | null {
  const known = inputs.filter((input) => input !== null);
  if (known.length < inputs.length) return null;
  return hull([at(known.map(({ low }) => low)), at(known.map(({ high }) => high))], unit, known);
}

function crossesZero(input: Uncertainty | undefined): boolean {
  return input === undefined || (input.low.lte(0) && input.high.gte(0));
}

function hull(values: readonly (Decimal | null)[], unit: Unit, inputs: readonly Uncertainty[]): Uncertainty | null {
  const found = values.filter((value) => value?.isFinite() === true).flatMap((value) => value ?? []);
  const [first, ...rest] = found;
  if (first === undefined || found.length < values.length) return null;
  return { low: Decimal.min(first, ...rest), high: Decimal.max(first, ...rest), unit, from: inOrder(inputs.flatMap(({ from }) => from)) };
}

function inOrder(found: readonly Doubt[]): readonly Doubt[] {
  return doubts.filter((doubt) => found.includes(doubt));
}
