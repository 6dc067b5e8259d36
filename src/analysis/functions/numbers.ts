/** Functions on single numbers, and the choice between values. */
import { Decimal, EXACT, roundTo } from "../../measure/index.js";
import { absences, Fault } from "../fault.js";
import { computed, missing } from "../make.js";
import { analysisLineage } from "../trace.js";
import { atEnds, type Uncertainty, uncertaintyOf } from "../uncertainty.js";
import type { Value } from "../value.js";
import { argument, quantityAt, wholeAt } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

function coalesce(call: Call): Value {
  let reason = "none of the values is there";
  for (const [index] of call.args.entries()) {
    try {
      const value = call.evaluate(argument(call, index), call.context);
      if (value.type !== "missing") return value;
      reason = value.reason;
    } catch (error) {
      if (!(error instanceof Fault) || !absences.has(error.problem.code)) throw error;
      reason = error.problem.message;
    }
  }
  return missing(reason, analysisLineage("coalesce", []));
}

function absolute(call: Call): Value {
  const value = quantityAt(call, 0);
  const { quantity } = value;
  return computed(
    "abs",
    { value: quantity.value.abs(), unit: quantity.unit, decimals: quantity.decimals, bound: quantity.bound },
    [value],
    value.period,
    absoluteInterval(uncertaintyOf(value)),
  );
}

function absoluteInterval(own: Uncertainty | null): Uncertainty | null {
  if (own === null) return null;
  const high = Decimal.max(own.low.abs(), own.high.abs());
  const low = own.low.isNegative() && own.high.isPositive() ? new Decimal(0) : Decimal.min(own.low.abs(), own.high.abs());
  return { ...own, low, high };
}

function round(call: Call): Value {
  const value = quantityAt(call, 0);
  const digits = call.args.length > 1 ? wholeAt(call, 1, -12, 12) : 0;
  const { quantity } = value;
  const decimals = quantity.decimals >= EXACT ? digits : Math.min(digits, quantity.decimals);
  return computed(
    "round",
    { value: roundTo(quantity.value, digits), unit: quantity.unit, decimals, bound: quantity.bound },
    [value],
    value.period,
    atEnds([uncertaintyOf(value)], quantity.unit, ([x]) => (x === undefined ? null : roundTo(x, digits))),
  );
}

export const numberFunctions: readonly FunctionEntry[] = [
  {
    name: "coalesce",
    signature: "coalesce(a, b, …)",
    doc: "The first that has a value in this edition; missing when none has.",
    least: 1,
    most: 20,
    apply: coalesce,
  },
  { name: "abs", signature: "abs(x)", doc: "Without its sign.", least: 1, most: 1, apply: absolute },
  {
    name: "round",
    signature: "round(x, digits)",
    doc: "Rounded in its own unit to so many decimals (none without `digits`).",
    least: 1,
    most: 2,
    apply: round,
  },
];
