/** A model of the pack as `almanac method run` answers it: plain JSON in, plain JSON out, and its help page. */
import { Decimal, parseUnit } from "../measure/index.js";
import type { ModelFile } from "../pack/analysis-schema.js";
import type { QuantityValue } from "./make.js";
import { type MethodResult, Refusal } from "./methods/method.js";
import { inUnit, runModel } from "./model.js";
import type { Scope } from "./scope.js";
import { literalLineage } from "./trace.js";
import { unitsOf } from "./units.js";

/** Outputs as numbers in their units. Keys that are neither input nor output are handed back as not read. @throws Refusal. */
export function modelAnswer(model: ModelFile, input: unknown, scope: Scope): { result: MethodResult; unread: readonly string[] } {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new Refusal("input", "the input is no object", `see almanac method run ${model.id} --help`);
  const given = new Map<string, QuantityValue>();
  const unread: string[] = [];
  for (const [name, value] of Object.entries(input)) {
    const declared = model.inputs[name] ?? model.outputs[name];
    if (declared === undefined) unread.push(name);
    else if (typeof value !== "number" || !Number.isFinite(value))
      throw new Refusal("input", `${name} is no number`, `give it in ${declared.unit}`);
    else given.set(name, literal(value, declared.unit, scope));
  }
  const { outputs, problems } = runModel(model, given, scope);
  const [problem] = problems;
  if (problem !== undefined) throw new Refusal("undefined", problem, `see almanac method run ${model.id} --help`);
  if (outputs.size === 0)
    throw new Refusal(
      "too-few",
      `no output can be computed from these inputs${missingOf(model, given, unread)}`,
      `see almanac method run ${model.id} --help`,
    );
  return { result: Object.fromEntries([...outputs].map(([name, { quantity }]) => [name, quantity.value.toNumber()])), unread };
}

/** Which inputs without a default are missing, and which names are none of the model's. */
function missingOf(model: ModelFile, given: ReadonlyMap<string, unknown>, unread: readonly string[]): string {
  const missing = Object.entries(model.inputs).filter(([name, input]) => input.default === undefined && !given.has(name));
  const needs = missing.length === 0 ? "" : `: ${missing.map(([name, { unit }]) => `${name} (in ${unit})`).join(", ")} not given`;
  return unread.length === 0 ? needs : `${needs}; ${unread.join(", ")} is no input of it`;
}

function literal(value: number, unitText: string, scope: Scope): QuantityValue {
  const unit = parseUnit(unitText, unitsOf(scope.vintage));
  if ("problem" in unit) throw new Refusal("input", `${unitText}: ${unit.problem}`, "declare the unit in units.yaml");
  return {
    type: "quantity",
    quantity: inUnit(new Decimal(value), unit),
    status: "A",
    grade: "own",
    disputed: false,
    lineage: literalLineage(String(value)),
  };
}

/** Inputs with units and defaults, outputs with their formulas. */
export function helpOfModel(model: ModelFile): string {
  const title = (label: Readonly<Record<string, string>>): string => label.en ?? Object.values(label)[0] ?? "";
  const inputs = Object.entries(model.inputs).map(
    ([name, input]) =>
      `  ${name.padEnd(34)} ${title(input.label)}, in ${input.unit}${input.default === undefined ? "" : `, default ${input.default}`}\n`,
  );
  const outputs = Object.entries(model.outputs).map(
    ([name, output]) =>
      `  ${name.padEnd(34)} ${title(output.label)}, in ${output.unit}\n${[output.formula]
        .flat()
        .map((text) => `      = ${text}\n`)
        .join("")}`,
  );
  const reference = model.reference === undefined ? "" : `  Reference: ${model.reference}\n`;
  return `almanac method run ${model.id} < case.json\n\n  ${title(model.title)}\n${reference}\nInput (any of them; an output's name may be given too, it is then not computed)\n${inputs.join("")}\nGives what can be computed\n${outputs.join("")}`;
}
