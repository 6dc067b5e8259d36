/** Functions over many values: sum, count, mean, smallest and largest, what is left of a whole. */
import { add, Decimal, EXACT, percent, type Quantity } from "../../measure/index.js";
import { sortOrder } from "../compare.js";
import { Fault, orFault } from "../fault.js";
import { weakestGrade } from "../grade.js";
import { computed, countValue, type QuantityValue } from "../make.js";
import { mean } from "../methods/mean.js";
import { remainder } from "../methods/remainder.js";
import { describe } from "../operators.js";
import { analysisLineage } from "../trace.js";
import { atEnds, uncertaintiesIn } from "../uncertainty.js";
import type { Value } from "../value.js";
import { argument, commonPeriod, gather, maybeRows, sameUnit } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

function total(quantities: readonly Quantity[], call: Call): Quantity {
  const [first, ...rest] = quantities;
  if (first === undefined) throw new Fault("EXPR-NO-CELL", call.span, `${call.name} has nothing to work on`, "check the condition");
  return rest.reduce((sum, quantity) => orFault(add(sum, quantity), call.span), stripped(first));
}

/** A quantity without its range: a sum of ranges is about its middle. */
function stripped({ value, unit, decimals, bound, low }: Quantity): Quantity {
  return { value, unit, decimals, bound: low === undefined ? bound : "≈" };
}

function sumOf(call: Call): Value {
  const { values, quantities } = sameUnit(call, gather(call));
  const result = total(quantities, call);
  const uncertainty = atEnds(uncertaintiesIn(values, result.unit), result.unit, (each) => Decimal.sum(...each));
  return computed("sum", result, values, commonPeriod(values), uncertainty);
}

function meanOf(call: Call): Value {
  const { values, quantities } = sameUnit(call, gather(call));
  const sum = total(quantities, call);
  const value = mean(quantities.map((quantity) => quantity.value));
  if (value === null) throw new Fault("EXPR-NO-CELL", call.span, "mean has nothing to work on", "check the condition");
  const decimals = sum.decimals >= EXACT ? Math.min(value.decimalPlaces(), 2) : sum.decimals + 1;
  const uncertainty = atEnds(uncertaintiesIn(values, sum.unit), sum.unit, mean);
  return computed("mean", { value, unit: sum.unit, decimals, bound: sum.bound }, values, commonPeriod(values), uncertainty);
}

/** The extreme value with the lineage of all it was chosen from. */
function extreme(call: Call, direction: 1 | -1): Value {
  const values = gather(call);
  const [first, ...rest] = values;
  if (first === undefined)
    throw new Fault("EXPR-NO-CELL", call.span, `${call.name} has nothing to work on`, "check the condition: no row or cell matches");
  const best = rest.reduce((chosen, value) => (sortOrder(value, chosen, call.span) * direction > 0 ? value : chosen), first);
  if (best.type === "date")
    return {
      ...best,
      lineage: analysisLineage(
        call.name,
        values.map((value) => value.lineage),
      ),
    };
  const { values: numbers } = sameUnit(call, values);
  const chosen = numbers[values.indexOf(best)];
  if (chosen === undefined) throw new Fault("EXPR-TYPE", call.span, `${call.name} of ${describe(best)}`, "give numbers or dates");
  const { unit } = chosen.quantity;
  // A bare number beside quantities is compared in their unit: the two then share no scale on which an interval could be told.
  const isMixed =
    numbers.some(({ lineage }) => lineage.kind === "literal") && numbers.some(({ quantity }) => quantity.unit.code !== unit.code);
  const uncertainty = isMixed
    ? null
    : atEnds(uncertaintiesIn(numbers, unit), unit, (each) => (direction > 0 ? Decimal.max(...each) : Decimal.min(...each)));
  const result = computed(call.name, chosen.quantity, numbers, chosen.period, uncertainty);
  return { ...result, status: chosen.status === "F" ? "F" : "C", disputed: chosen.disputed };
}

function countOf(call: Call): Value {
  const node = argument(call, 0);
  const rows = maybeRows(call, node);
  if (rows !== null) {
    const inputs = rows.lineage.kind === "row" ? [rows.lineage] : rows.lineage.inputs;
    return countValue(rows.rows.length, inputs, weakestGrade(inputs.flatMap((input) => gradeOf(input.grade))));
  }
  const value = call.evaluate(node, call.context);
  if (value.type === "cells")
    return countValue(value.cells.length, value.lineage.inputs, weakestGrade(value.cells.map((cell) => cell.grade)));
  if (value.type === "list") {
    const grades = value.items.flatMap((item) => (item.type === "quantity" ? [item.grade] : gradeOf(item.lineage.grade)));
    return countValue(value.items.length, value.lineage.inputs, weakestGrade(grades));
  }
  throw new Fault("EXPR-TYPE", node.span, `count counts rows, cells or a list, not ${describe(value)}`, "write count(register where …)");
}

function gradeOf(text: string | undefined): QuantityValue["grade"][] {
  return text === "A" || text === "B" || text === "C" || text === "D" || text === "own" ? [text] : [];
}

function restOf(call: Call): Value {
  const { values, quantities } = sameUnit(call, gather(call));
  if (quantities.some((quantity) => quantity.unit.kind !== "percent"))
    throw new Fault("EXPR-UNIT", call.span, "rest works on percentages", "use share(part, whole) first");
  const decimals = Math.min(...quantities.map((quantity) => quantity.decimals));
  // Each rounded share may be off by half its last digit.
  const slack = quantities.reduce((sum, quantity) => sum.add(new Decimal(10).pow(-quantity.decimals).div(2)), new Decimal(0));
  const value = remainder(
    quantities.map((quantity) => quantity.value),
    slack,
  );
  if (value === null)
    throw new Fault("EXPR-VALUE", call.span, "the shares are more than 100 %", "do they overlap, or belong to different wholes?");
  const exact = quantities.every((quantity) => quantity.bound === "=");
  const most = new Decimal(100);
  const uncertainty = atEnds(uncertaintiesIn(values, percent), percent, (each) => Decimal.max(most.minus(Decimal.sum(...each)), 0));
  return computed("rest", { value, unit: percent, decimals, bound: exact ? "=" : "≈" }, values, commonPeriod(values), uncertainty);
}

export const aggregateFunctions: readonly FunctionEntry[] = [
  {
    name: "sum",
    signature: "sum(cells) · sum(rows, field) · sum(a, b, …)",
    doc: "Sum in the unit of the first value, printed as coarse as its coarsest part.",
    least: 1,
    most: 50,
    apply: sumOf,
  },
  { name: "count", signature: "count(rows) · count(cells) · count(list)", doc: "How many there are.", least: 1, most: 1, apply: countOf },
  {
    name: "mean",
    signature: "mean(cells) · mean(rows, field) · mean(a, b, …)",
    doc: "Arithmetic mean.",
    least: 1,
    most: 50,
    apply: meanOf,
  },
  {
    name: "min",
    signature: "min(cells) · min(rows, field) · min(a, b, …)",
    doc: "The smallest number or the earliest date.",
    least: 1,
    most: 50,
    apply: (call) => extreme(call, -1),
  },
  {
    name: "max",
    signature: "max(cells) · max(rows, field) · max(a, b, …)",
    doc: "The largest number or the latest date.",
    least: 1,
    most: 50,
    apply: (call) => extreme(call, 1),
  },
  { name: "rest", signature: "rest(cells)", doc: "What is left of 100 % after these shares.", least: 1, most: 50, apply: restOf },
];
