/** Runs a model of the pack: named inputs with units, formulas in the expression language, outputs in the units they declare. */
import { type Expression, parseExpression } from "../expression/index.js";
import { convert, type Decimal, EXACT, parseUnit, type Quantity, type Unit } from "../measure/index.js";
import type { ModelFile } from "../pack/analysis-schema.js";
import { evaluate } from "./evaluate.js";
import { absences } from "./fault.js";
import { inLocale } from "./labels.js";
import type { Lineage } from "./lineage.js";
import type { QuantityValue } from "./make.js";
import type { Scope } from "./scope.js";
import { analysisLineage, intervalPart } from "./trace.js";
import { uncertaintyOf } from "./uncertainty.js";
import { unitsOf } from "./units.js";
import type { Value } from "./value.js";

export interface ModelRun {
  /** Outputs that could be computed, in the order of the declaration. */
  readonly outputs: ReadonlyMap<string, QuantityValue>;
  /** Inputs as used, defaults among them. */
  readonly inputs: ReadonlyMap<string, QuantityValue>;
  /** What was given, in the units the model declares: a plain number has taken its input's. */
  readonly given: ReadonlyMap<string, QuantityValue>;
  /** Defaults that have no value in this edition: outputs that need them are not there. */
  readonly absent: readonly string[];
  /** What went wrong: a name no input or output has, a unit that does not fit, a formula without a value. */
  readonly problems: readonly string[];
}

/** The value in a unit as declared; a problem when the pack does not know the unit, or the value does not convert to it. */
function inDeclared(value: QuantityValue, text: string, scope: Scope): QuantityValue | { problem: string } {
  const unit = parseUnit(text, unitsOf(scope.vintage));
  return "problem" in unit ? unit : fitted(value, unit);
}

/** A number of the caller's in the unit of an input. */
export function inUnit(value: Decimal, unit: Unit): Quantity {
  return { value, unit, decimals: EXACT, bound: "=" };
}

/** The value in the declared unit: a plain number takes it over, anything else converts. */
function fitted(value: QuantityValue, unit: Unit): QuantityValue | { problem: string } {
  const { quantity } = value;
  // Also of a share: 31 given for an input in percent is 31 %.
  const plain = quantity.unit.code === "1" && value.lineage.kind === "literal";
  if (plain) return { ...value, quantity: { ...quantity, unit } };
  const converted = convert(quantity, unit);
  return "problem" in converted ? converted : { ...value, quantity: converted };
}

/** Runs a model with the given inputs; the others take their defaults. An output's name may be given too: it is then not computed. */
export function runModel(model: ModelFile, given: ReadonlyMap<string, QuantityValue>, scope: Scope): ModelRun {
  const problems: string[] = [];
  const absent: string[] = [];
  const known = new Map<string, QuantityValue>();
  const accept = (name: string, value: Value, unitText: string): void => {
    if (value.type !== "quantity") {
      problems.push(`${name} is no number`);
      return;
    }
    const result = inDeclared(value, unitText, scope);
    if ("problem" in result) problems.push(`${name}: ${result.problem}`);
    else known.set(name, result);
  };
  for (const [name, value] of given) {
    const declared = model.inputs[name] ?? model.outputs[name];
    if (declared === undefined) problems.push(`${model.id} has no input “${name}”; it has ${Object.keys(model.inputs).join(", ")}`);
    else accept(name, value, declared.unit);
  }
  for (const [name, input] of Object.entries(model.inputs)) {
    if (given.has(name) || input.default === undefined) continue;
    const value = evaluated(input.default, scope);
    if ("problem" in value) (value.absent ? absent : problems).push(`${name}: ${value.problem}`);
    else accept(name, value.value, input.unit);
  }
  const inputs = new Map([...known].filter(([name]) => name in model.inputs));
  const taken = new Map([...known].filter(([name]) => given.has(name)));
  const found = computeOutputs(model, known, scope, problems);
  const outputs = Object.keys(model.outputs).flatMap((name) => {
    const value = found.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { outputs: new Map(outputs), inputs, given: taken, absent, problems };
}

function evaluated(text: string, scope: Scope): { readonly value: Value } | { readonly problem: string; readonly absent: boolean } {
  const parsed = parseExpression(text);
  const result = parsed.ok ? evaluate(parsed.ast, scope) : parsed;
  if (!result.ok) {
    const [problem] = result.problems;
    return { problem: problem?.message ?? "has no value", absent: absences.has(problem?.code ?? "") };
  }
  return result.value.type === "missing" ? { problem: result.value.reason, absent: true } : { value: result.value };
}

/** What is wrong with a model as declared: texts that do not parse, names it does not have, defaults and formulas that fail. */
export function modelProblems(model: ModelFile, scope: Scope): readonly string[] {
  const texts = [
    ...Object.entries(model.inputs).flatMap(([name, input]) => (input.default === undefined ? [] : [[name, input.default] as const])),
    ...Object.entries(model.outputs).flatMap(([name, { formula }]) => [formula].flat().map((text) => [name, text] as const)),
  ];
  const syntax = texts.flatMap(([name, text]) => {
    const parsed = parseExpression(text);
    return parsed.ok ? [] : [`${model.id}.${name}: ${parsed.problems[0]?.message ?? "does not parse"}`];
  });
  const unknown = Object.entries(model.outputs).flatMap(([name, { formula }]) =>
    [formula]
      .flat()
      .flatMap(namesIn)
      .filter((used) => model.inputs[used] === undefined && model.outputs[used] === undefined)
      .map((used) => `${model.id}.${name}: “${used}” is neither an input nor an output`),
  );
  return syntax.length + unknown.length > 0
    ? [...syntax, ...unknown]
    : runModel(model, new Map(), scope).problems.map((problem) => `${model.id}: ${problem}`);
}

/** Outputs one after another, until no further formula has all its names. */
function computeOutputs(
  model: ModelFile,
  known: ReadonlyMap<string, QuantityValue>,
  scope: Scope,
  problems: string[],
): Map<string, QuantityValue> {
  const values = new Map(known);
  const results = new Map<string, QuantityValue>();
  const failed = new Set<string>();
  // The pack's own declaration, which names the publication of its formula and coefficients, is where a result ends that takes no cell.
  const declared: Lineage = { kind: "literal", id: model.id, label: model.reference ?? model.id, grade: "own", inputs: [] };
  for (let progress = true; progress; ) {
    progress = false;
    for (const [name, output] of Object.entries(model.outputs)) {
      if (values.has(name) || failed.has(name)) continue;
      const formula = [output.formula].flat().find((text) => namesIn(text).every((used) => values.has(used)));
      if (formula === undefined) continue;
      const computed = evaluated(formula, { ...scope, bindings: values });
      const result =
        "problem" in computed
          ? computed
          : computed.value.type === "quantity"
            ? inDeclared(computed.value, output.unit, scope)
            : { problem: "is no number" };
      if ("problem" in result) {
        problems.push(`${name}: ${result.problem}`);
        failed.add(name);
        continue;
      }
      const value: QuantityValue = {
        ...result,
        lineage: {
          ...analysisLineage(
            `${model.id}.${name}`,
            [result.lineage, declared],
            result.quantity,
            inLocale(output.label, scope.locale, scope.vintage),
          ),
          ...intervalPart(uncertaintyOf(result)),
        },
      };
      values.set(name, value);
      results.set(name, value);
      progress = true;
    }
  }
  return results;
}

const names = new Map<string, readonly string[]>();

/** Names a formula reads. */
function namesIn(text: string): readonly string[] {
  const cached = names.get(text);
  if (cached !== undefined) return cached;
  const parsed = parseExpression(text);
  const found = parsed.ok ? [...new Set(collect(parsed.ast))] : [];
  if (names.size < 5000) names.set(text, found);
  return found;
}

function collect(node: Expression): string[] {
  switch (node.kind) {
    case "name":
      return [node.name];
    case "call":
      return node.args.flatMap((argument) => collect(argument.value));
    case "binary":
      return [...collect(node.left), ...collect(node.right)];
    case "negate":
    case "not":
      return collect(node.operand);
    case "list":
      return node.items.flatMap(collect);
    default:
      return [];
  }
}
