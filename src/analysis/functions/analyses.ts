/** Functions over the pack's analyses, and between numbers and units: result, judgement, number, quantity, ln, exp. */

import type { Vintage } from "../../evidence/cell.js";
import { writeExpression } from "../../expression/index.js";
import { convert, type Decimal, EXACT, parseUnit, pureNumber, type Unit } from "../../measure/index.js";
import { memoryOf } from "../../measure/once.js";
import type { ModelFile } from "../../pack/analysis-schema.js";
import { analysisResult, appliesTo, judgementValue } from "../analysis.js";
import { Fault, orFault, suggestion } from "../fault.js";
import { computed, type QuantityValue } from "../make.js";
import { type ModelRun, runModel } from "../model.js";
import { NoResult } from "../no-result.js";
import { needQuantity } from "../operators.js";
import { seriesForecastResult } from "../series-forecast.js";
import { atEnds, inUnit, type Uncertainty, uncertaintyOf } from "../uncertainty.js";
import { unitsOf } from "../units.js";
import type { Value } from "../value.js";
import { argument, idAt, quantityAt } from "./arguments.js";
import type { Call, FunctionEntry } from "./entry.js";

function result(call: Call): Value {
  const { scope } = call.context;
  const id = idAt(call, 0);
  const found = scope.vintage.pack.analyses.get(id)?.analysis;
  if (found === undefined)
    throw new Fault(
      "EXPR-NAME",
      argument(call, 0).span,
      `there is no analysis “${id}”`,
      suggestion(id, scope.vintage.pack.analyses.keys(), "analysis"),
    );
  const output = idAt(call, 1);
  if (!appliesTo(found.editions, scope.vintage)) {
    const fix = "limit the text or figure to the editions of the analysis, or widen them";
    throw new Fault("EXPR-MISSING", call.span, `the analysis “${id}” is not made for this edition`, fix);
  }
  if (found.kind === "model") {
    const run = modelRun(found, call);
    const value = run.outputs.get(output) ?? run.inputs.get(output);
    if (value !== undefined && run.problems.length === 0) return value;
    const [absent] = run.absent;
    if (absent !== undefined && run.problems.length === 0)
      throw new Fault("EXPR-MISSING", call.span, `${id} gives no ${output}: ${absent}`, "limit it to editions that have the evidence");
    throw new Fault(
      "EXPR-VALUE",
      call.span,
      `${id} gives no ${output}: ${run.problems[0] ?? "an input it needs is not given"}`,
      `see almanac method run ${id} --help`,
    );
  }
  if (found.kind === "calculator")
    throw new Fault("EXPR-TYPE", call.span, `${id} is a calculator for readers`, `ask ${found.of} for results`);
  const keys = call.args.slice(2).map((_, i) => keyAt(call, i + 2));
  try {
    return found.kind === "forecast" ? seriesForecastResult(found, output, keys, scope) : analysisResult(found, output, keys, scope);
  } catch (error) {
    if (!(error instanceof NoResult)) throw error;
    throw new Fault("EXPR-MISSING", call.span, error.message, "give the analysis its inputs, or limit the text to editions that have them");
  }
}

const runs = memoryOf<Vintage, ModelRun>();

/** A run of a model, kept for the calls that ask for its other outputs: a table asks for each in a cell of its own. */
function modelRun(model: ModelFile, call: Call): ModelRun {
  const { scope, row } = call.context;
  const { vintage, locale } = scope;
  const run = () => {
    const given = new Map([...call.named].map(([name, node]) => [name, needQuantity(call.evaluate(node, call.context), node.span)]));
    return runModel(model, given, { vintage, locale });
  };
  // What stands in a row or in another model's formula means something else each time.
  if (row !== null || scope.bindings !== undefined) return run();
  const texts = [...call.named].map(([name, node]) => `${name}: ${writeExpression(node)}`);
  return runs(vintage, JSON.stringify([locale, model.id, scope.params ?? {}, ...texts]), run);
}

function judgement(call: Call): Value {
  const criterion = call.args.length > 2 ? idAt(call, 2) : undefined;
  try {
    return judgementValue(idAt(call, 0), idAt(call, 1), criterion, call.context.scope);
  } catch (error) {
    if (!(error instanceof NoResult)) throw error;
    throw new Fault("EXPR-MISSING", call.span, error.message, "see judgements/ of the pack, or limit the text to editions it was made for");
  }
}

/** An item's id, or a place from one. */
function keyAt(call: Call, index: number): string | number {
  const node = argument(call, index);
  return node.kind === "number" ? Number(node.value) : idAt(call, index);
}

function unitAt(call: Call, index: number): Unit {
  const unit = parseUnit(idAt(call, index), unitsOf(call.context.scope.vintage));
  if (!("problem" in unit)) return unit;
  throw new Fault(
    "EXPR-UNIT",
    argument(call, index).span,
    unit.problem,
    "write a unit such as 1e8 CNY; units.yaml declares those of the pack",
  );
}

function number(call: Call): QuantityValue {
  const value = quantityAt(call, 0);
  const { quantity } = value;
  const converted = orFault(convert(quantity, unitAt(call, 1)), call.span);
  const own = uncertaintyOf(value);
  const uncertainty = own === null ? null : inUnit(own, converted.unit);
  return computed(
    "number",
    { ...converted, unit: pureNumber },
    [value],
    value.period,
    uncertainty === null ? null : { ...uncertainty, unit: pureNumber },
  );
}

function quantity(call: Call): QuantityValue {
  const value = quantityAt(call, 0);
  const plain = orFault(convert(value.quantity, pureNumber), argument(call, 0).span);
  const unit = unitAt(call, 1);
  const own = uncertaintyOf(value);
  const uncertainty = own === null ? null : inUnit(own, pureNumber);
  return computed("quantity", { ...plain, unit }, [value], value.period, uncertainty === null ? null : { ...uncertainty, unit });
}

function transcendental(name: "ln" | "exp"): (call: Call) => QuantityValue {
  return (call) => {
    const value = quantityAt(call, 0);
    const plain = orFault(convert(value.quantity, pureNumber), argument(call, 0).span);
    const found = name === "ln" ? plain.value.ln() : plain.value.exp();
    if (!found.isFinite())
      throw new Fault(
        "EXPR-VALUE",
        call.span,
        `${name} has no value there`,
        name === "ln" ? "the logarithm takes numbers above zero" : "choose a smaller number",
      );
    return computed(
      name,
      {
        value: found,
        unit: pureNumber,
        decimals: plain.decimals >= EXACT ? 4 : Math.max(plain.decimals, 2),
        bound: plain.bound === "=" ? "=" : "≈",
      },
      [value],
      undefined,
      plainInterval(value, (x) => (name === "ln" ? x.ln() : x.exp())),
    );
  };
}

/** Where a rising function of a pure number may lie. */
function plainInterval(value: QuantityValue, at: (x: Decimal) => Decimal): Uncertainty | null {
  const own = uncertaintyOf(value);
  return own === null ? null : atEnds([inUnit(own, pureNumber)], pureNumber, ([x]) => (x === undefined ? null : at(x)));
}

export const analysisFunctions: readonly FunctionEntry[] = [
  {
    name: "result",
    signature: 'result("analysis", "output", item or place …, input: value …)',
    doc: "A result of one of the pack's analyses: of a method's lists the value of an item, of a forecast that of a year, of a model with these inputs.",
    least: 2,
    most: 4,
    named: "any",
    apply: result,
  },
  {
    name: "judgement",
    signature: 'judgement("id", "item", "criterion"?)',
    doc: "The value a judgement of the pack gives an item, under a criterion where it has several.",
    least: 2,
    most: 3,
    apply: judgement,
  },
  {
    name: "number",
    signature: 'number(x, "unit")',
    doc: "The bare number of x in that unit, for empirical formulas.",
    least: 2,
    most: 2,
    apply: number,
  },
  { name: "quantity", signature: 'quantity(x, "unit")', doc: "A bare number as so many of that unit.", least: 2, most: 2, apply: quantity },
  { name: "ln", signature: "ln(x)", doc: "Natural logarithm of a bare number.", least: 1, most: 1, apply: transcendental("ln") },
  { name: "exp", signature: "exp(x)", doc: "e to the power of a bare number.", least: 1, most: 1, apply: transcendental("exp") },
];
