/** Functions between two numbers: growth, rates, shares, differences. */
import {
  combineBounds,
  convert,
  Decimal,
  divide,
  flipBound,
  type Period,
  percent,
  type Quantity,
  shiftPeriod,
  subtract,
  type Unit,
  yearsApart,
  yearsEarlier,
} from "../../measure/index.js";
import { Fault, orFault } from "../fault.js";
import { cellValue, computed, type QuantityValue } from "../make.js";
import { cagr } from "../methods/cagr.js";
import { growth } from "../methods/growth.js";
import { share } from "../methods/share.js";
import { needQuantity, operatorInterval } from "../operators.js";
import { atCorners, type Uncertainty, uncertaintiesIn } from "../uncertainty.js";
import { argument, nameOf, quantityAt } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

/** A computed rate: in percent, printed with one decimal. */
function rate(value: Decimal | null, parts: readonly [Quantity, Quantity], call: Call, why: string): Quantity {
  if (value === null || !value.isFinite())
    throw new Fault(
      "EXPR-VALUE",
      call.span,
      `${call.name} has no result: ${why}`,
      call.name === "growth"
        ? "choose values above zero; of two losses compare the sizes: growth(abs(later), abs(earlier))"
        : "choose values above zero",
    );
  const [a, b] = parts;
  return { value, unit: percent, decimals: 1, bound: combineBounds(a.bound, flipBound(b.bound)) };
}

/** The cell of the same series one period, or one year, before. */
function earlierCell(later: QuantityValue, call: Call): QuantityValue {
  const { cell } = later;
  if (cell === undefined) {
    throw new Fault(
      "EXPR-TYPE",
      argument(call, 0).span,
      "growth of a computed value needs the earlier value too",
      "write growth(later, earlier)",
    );
  }
  const over = call.named.get("over");
  const step = over === undefined ? "year" : nameOf(over);
  if (step !== "year" && step !== "period")
    throw new Fault("EXPR-ARGUMENTS", over?.span ?? call.span, "“over” is year or period", "write over: period");
  const before: Period | null = step === "period" ? shiftPeriod(cell.period, -1) : yearsEarlier(cell.period, 1);
  if (before === null)
    throw new Fault("EXPR-VALUE", call.span, `${cell.period.code} has no period before it`, "give both values: growth(later, earlier)");
  const { scope } = call.context;
  const found = scope.vintage
    .cellsOf(cell.indicator)
    .find(
      (other) =>
        other.period.code === before.code &&
        Object.entries(cell.dimensions).every(([dimension, code]) => other.dimensions[dimension] === code),
    );
  if (found === undefined) {
    throw new Fault(
      "EXPR-NO-CELL",
      call.span,
      `${cell.indicator} has no ${before.code} to grow from`,
      "choose another period, or give both values: growth(later, earlier)",
    );
  }
  return cellValue(found, scope);
}

function inUnitOf(value: QuantityValue, other: QuantityValue, call: Call): Quantity {
  return orFault(convert(value.quantity, other.quantity.unit), call.span);
}

function growthOf(call: Call): QuantityValue {
  const later = quantityAt(call, 0);
  const earlier = call.args.length > 1 ? quantityAt(call, 1) : earlierCell(later, call);
  const base = inUnitOf(earlier, later, call);
  const result = growth(base.value, later.quantity.value);
  return computed(
    "growth",
    rate(result, [later.quantity, base], call, "the earlier value is not above zero, or the later is below"),
    [later, earlier],
    later.period,
    rateInterval([earlier, later], later.quantity.unit, ([a, b]) => growth(a, b)),
  );
}

function cagrOf(call: Call): QuantityValue {
  const [first, last] = [quantityAt(call, 0), quantityAt(call, 1)];
  const given = call.named.get("years");
  const years =
    given === undefined ? yearsBetween(first, last, call) : needQuantity(call.evaluate(given, call.context), given.span).quantity.value;
  const base = inUnitOf(first, last, call);
  const result = cagr(base.value, last.quantity.value, years);
  return computed(
    "cagr",
    rate(result, [last.quantity, base], call, "both values and the time between them must be above zero"),
    [first, last],
    last.period,
    rateInterval([first, last], last.quantity.unit, ([a, b]) => cagr(a, b, years)),
  );
}

function yearsBetween(first: QuantityValue, last: QuantityValue, call: Call): Decimal {
  const apart = first.period === undefined || last.period === undefined ? null : yearsApart(first.period, last.period);
  if (apart === null)
    throw new Fault("EXPR-VALUE", call.span, "the time between the two values is not known", "give it: cagr(first, last, years: 3)");
  if (apart.steps <= 0) throw new Fault("EXPR-VALUE", call.span, "the first value is not before the last", "write cagr(earlier, later)");
  return new Decimal(apart.steps).div(apart.perYear);
}

function shareOf(call: Call): QuantityValue {
  const [part, whole] = [quantityAt(call, 0), quantityAt(call, 1)];
  const base = inUnitOf(whole, part, call);
  const result = share(part.quantity.value, base.value);
  return computed(
    "share",
    rate(result, [part.quantity, base], call, "the whole is not above zero"),
    [part, whole],
    samePeriod(part, whole),
    rateInterval([part, whole], part.quantity.unit, ([a, b]) => share(a, b)),
  );
}

/** Where a rate of two values may lie; `at` takes both in one unit. */
function rateInterval(
  values: readonly [QuantityValue, QuantityValue],
  unit: Unit,
  at: (pair: readonly [Decimal, Decimal]) => Decimal | null,
): Uncertainty | null {
  return atCorners(uncertaintiesIn(values, unit), percent, ([a, b]) => (a === undefined || b === undefined ? null : at([a, b])));
}

function samePeriod(a: QuantityValue, b: QuantityValue): Period | undefined {
  return a.period?.code === b.period?.code ? a.period : undefined;
}

export const changeFunctions: readonly FunctionEntry[] = [
  {
    name: "growth",
    signature: "growth(later, earlier?, over: year or period)",
    doc: "Change in percent on the same period a year before, on the period before (`over: period`), or on a given earlier value.",
    least: 1,
    most: 2,
    named: ["over"],
    apply: growthOf,
  },
  {
    name: "cagr",
    signature: "cagr(first, last, years: n)",
    doc: "Compound annual growth rate in percent; the years are those between the two periods, unless given.",
    least: 2,
    most: 2,
    named: ["years"],
    apply: cagrOf,
  },
  { name: "share", signature: "share(part, whole)", doc: "Part of a whole in percent.", least: 2, most: 2, apply: shareOf },
  {
    name: "ratio",
    signature: "ratio(a, b)",
    doc: "a / b: a pure number when both have the same unit.",
    least: 2,
    most: 2,
    apply: (call) => {
      const [a, b] = [quantityAt(call, 0), quantityAt(call, 1)];
      const result = orFault(divide(a.quantity, b.quantity), call.span);
      return computed("ratio", result, [a, b], samePeriod(a, b), operatorInterval("/", a, b, result.unit));
    },
  },
  {
    name: "diff",
    signature: "diff(a, b)",
    doc: "a − b; the difference of two percentages is in percentage points.",
    least: 2,
    most: 2,
    apply: (call) => {
      const [a, b] = [quantityAt(call, 0), quantityAt(call, 1)];
      const result = orFault(subtract(a.quantity, b.quantity), call.span);
      return computed("diff", result, [a, b], samePeriod(a, b), operatorInterval("-", a, b, result.unit));
    },
  },
];
