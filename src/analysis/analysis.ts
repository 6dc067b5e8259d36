/** Runs a declared use of a method on the evidence of a vintage, once, and gives its results as values with lineage. */

import type { Vintage } from "../evidence/cell.js";
import { parseExpression } from "../expression/index.js";
import { convert, Decimal, parseUnit } from "../measure/index.js";
import { memoryOf } from "../measure/once.js";
import type { AnalysisInput, JudgementFile, MethodUse } from "../pack/analysis-schema.js";
import type { Grade } from "../pack/schema.js";
import { evaluate } from "./evaluate.js";
import { weakestGrade } from "./grade.js";
import { inLocale } from "./labels.js";
import type { Lineage } from "./lineage.js";
import { literalNumber, type QuantityValue } from "./make.js";
import { type Json, type Method, type MethodResult, Refusal } from "./methods/method.js";
import { methods } from "./methods/registry.js";
import { NoResult } from "./no-result.js";
import type { Scope } from "./scope.js";
import { analysisLineage } from "./trace.js";
import { unitsOf } from "./units.js";
import type { Value } from "./value.js";

interface Gathered {
  readonly lineage: Lineage[];
  readonly grades: Grade[];
  forecast: boolean;
  disputed: boolean;
}

interface Outcome {
  readonly result: MethodResult;
  readonly gathered: Gathered;
}

const outcomes = memoryOf<Vintage, Outcome>();

function outcomeOf(use: MethodUse, scope: Scope, chain: readonly string[]): Outcome {
  return outcomes(scope.vintage, `${use.id} ${scope.locale}`, () => {
    const method = methods.get(use.method);
    if (method === undefined) throw new NoResult(`${use.id}: there is no method “${use.method}”`);
    if (chain.includes(use.id)) throw new NoResult(`${use.id} rests on itself: ${[...chain, use.id].join(" → ")}`);
    const gathered: Gathered = { lineage: [], grades: [], forecast: false, disputed: false };
    const input = inputOf(use, scope, gathered, [...chain, use.id]);
    try {
      return { result: runOnce(method, input), gathered };
    } catch (error) {
      if (error instanceof Refusal) throw new NoResult(`${use.id}: ${error.message}`);
      throw error;
    }
  });
}

const results = new Map<string, MethodResult>();
const mostResults = 500;

/** A method is a pure function of plain data: its result is kept by what went in, for other locales and editions. */
function runOnce(method: Method, input: Json): MethodResult {
  const key = `${method.name} ${JSON.stringify(input)}`;
  const found = results.get(key);
  if (found !== undefined) return found;
  const made = method.run(input);
  if (results.size >= mostResults) results.clear();
  results.set(key, made);
  return made;
}

function inputOf(use: MethodUse, scope: Scope, gathered: Gathered, chain: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(use.input).map(([name, part]) => [name, filled(part, scope, gathered, chain)]));
}

/** What keeps a use of a method from running in this edition, and results it shows that the method does not give. */
export function methodProblems(use: MethodUse, scope: Scope): readonly string[] {
  try {
    const { result } = outcomeOf(use, scope, []);
    const missing = Object.keys(use.outputs).filter((name) => result[name] === undefined);
    return missing.map(
      (name) => `${use.id} shows “${name}”, which ${use.method} does not give; it gives ${Object.keys(result).join(", ")}`,
    );
  } catch (error) {
    if (error instanceof NoResult) return [error.message];
    throw error;
  }
}

/** The input of a use of a method as the vintage fills it. @throws NoResult when the vintage lacks a part of it. */
export function methodInput(use: MethodUse, scope: Scope): Readonly<Record<string, Json>> {
  return inputOf(use, scope, { lineage: [], grades: [], forecast: false, disputed: false }, [use.id]);
}

function isRecord(part: AnalysisInput): part is Exclude<AnalysisInput, number | boolean | null | string | AnalysisInput[]> {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

/** An input with its expressions, judgements and earlier results filled in. */
function filled(part: AnalysisInput | undefined, scope: Scope, gathered: Gathered, chain: readonly string[]): Json {
  if (Array.isArray(part)) return part.map((item) => filled(item, scope, gathered, chain));
  if (part === undefined) return null;
  if (!isRecord(part)) return part;
  if ("value" in part && typeof part.value === "string")
    return numberOf(part.value, typeof part.unit === "string" ? part.unit : undefined, scope, gathered);
  if ("judgement" in part && typeof part.judgement === "string") return judgedPart(part, scope, gathered);
  if ("analysis" in part && typeof part.analysis === "string" && "output" in part && typeof part.output === "string") {
    const use = methodUse(part.analysis, scope);
    const { result, gathered: before } = outcomeOf(use, scope, chain);
    gathered.lineage.push(analysisLineage(use.id, before.lineage, undefined, inLocale(use.title, scope.locale, scope.vintage)));
    gathered.grades.push(...before.grades);
    gathered.forecast ||= before.forecast;
    gathered.disputed ||= before.disputed;
    const output = result[part.output];
    if (output === undefined) throw new NoResult(`${part.analysis} has no result “${part.output}”`);
    return output;
  }
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, filled(inner, scope, gathered, chain)]));
}

function methodUse(id: string, scope: Scope): MethodUse {
  const found = scope.vintage.pack.analyses.get(id)?.analysis;
  if (found?.kind !== "method") throw new NoResult(`there is no analysis “${id}”`);
  if (!appliesTo(found.editions, scope.vintage)) throw new NoResult(`the analysis “${id}” is not made for this edition`);
  return found;
}

/** The number, or list of numbers, of an expression in a unit. */
function numberOf(text: string, unitText: string | undefined, scope: Scope, gathered: Gathered): Json {
  const parsed = parseExpression(text);
  const result = parsed.ok ? evaluate(parsed.ast, scope) : parsed;
  if (!result.ok) throw new NoResult(`${text}: ${result.problems[0]?.message ?? "no value"}`);
  return plainNumber(result.value, text, unitText, scope, gathered);
}

function plainNumber(value: Value, text: string, unitText: string | undefined, scope: Scope, gathered: Gathered): Json {
  if (value.type === "list") return value.items.map((item) => plainNumber(item, text, unitText, scope, gathered));
  if (value.type !== "quantity") throw new NoResult(`${text} is no number`);
  const unit = parseUnit(unitText ?? value.quantity.unit.code, unitsOf(scope.vintage));
  const quantity = "problem" in unit ? unit : convert(value.quantity, unit);
  if ("problem" in quantity) throw new NoResult(`${text}: ${quantity.problem}`);
  if (value.lineage.kind !== "literal") {
    gathered.lineage.push(value.lineage);
    gathered.grades.push(value.grade);
  }
  gathered.forecast ||= value.status === "F";
  gathered.disputed ||= value.disputed;
  return quantity.value.toNumber();
}

/** A judgement of this edition. @throws NoResult when there is none by that id, or it was not made for the edition. */
function judgementOf(id: string, scope: Scope): JudgementFile {
  const judgement = scope.vintage.pack.judgements.get(id);
  if (judgement === undefined) throw new NoResult(`there is no judgement “${id}”`);
  if (!appliesTo(judgement.applies_to, scope.vintage)) throw new NoResult(`the judgement “${id}” was not made for this edition`);
  return judgement;
}

/** Values of a judgement: all of them (one column is a list), or the one of an item and criterion. */
function judgedPart(part: { readonly [key: string]: unknown }, scope: Scope, gathered: Gathered): Json {
  const judgement = judgementOf(String(part.judgement), scope);
  gathered.lineage.push(judgementLineage(judgement, scope));
  gathered.grades.push("own");
  if (typeof part.item === "string")
    return judgedValue(judgement, part.item, typeof part.criterion === "string" ? part.criterion : undefined);
  const [first] = judgement.values;
  return first?.length === 1 ? judgement.values.map(([value = 0]) => value) : judgement.values;
}

/** The value given to an item under a criterion; the criterion may be left out where there is one column. */
function judgedValue(judgement: JudgementFile, item: string, criterion: string | undefined): number {
  const columns = judgement.criteria ?? judgement.items;
  const row = judgement.values[judgement.items.findIndex(({ id }) => id === item)];
  if (row === undefined)
    throw new NoResult(`${judgement.id} has no item “${item}”; it has ${judgement.items.map(({ id }) => id).join(", ")}`);
  const only = criterion === undefined && row.length === 1;
  const value = only ? row[0] : row[columns.findIndex(({ id }) => id === criterion)];
  if (value === undefined) throw new NoResult(`${judgement.id}: name one of ${columns.map(({ id }) => id).join(", ")}`);
  return value;
}

/** One value of a judgement with its lineage: the grade is our own. @throws NoResult when it is not there. */
export function judgementValue(id: string, item: string, criterion: string | undefined, scope: Scope): QuantityValue {
  const judgement = judgementOf(id, scope);
  const value = literalNumber(String(judgedValue(judgement, item, criterion)));
  return { ...value, status: "C", lineage: judgementLineage(judgement, scope) };
}

/** Whether what is declared for some editions is there for this one. A free date, of no edition, has everything. */
export function appliesTo(editions: readonly string[] | undefined, { edition }: Pick<Vintage, "edition">): boolean {
  return editions === undefined || edition === null || editions.includes(edition);
}

function judgementLineage(judgement: JudgementFile, scope: Scope): Lineage {
  const inputs = (judgement.evidence ?? []).flatMap((text) => {
    const parsed = parseExpression(text);
    const result = parsed.ok ? evaluate(parsed.ast, scope) : parsed;
    return result.ok ? [result.value.lineage] : [];
  });
  return {
    kind: "literal",
    id: judgement.id,
    label: `${inLocale(judgement.title, scope.locale, scope.vintage)} (${judgement.recorded})`,
    grade: "own",
    inputs,
  };
}

/** Place of an item in the lists of a result. */
function placeOf(use: MethodUse, key: string | number): number {
  if (typeof key === "number") return key - 1;
  const place = (use.items ?? []).findIndex((item) => item.id === key);
  if (place < 0) throw new NoResult(`${use.id} has no item “${key}”; it has ${(use.items ?? []).map((item) => item.id).join(", ")}`);
  return place;
}

/** What a result is: the analysis, which of its outputs, and of which items. */
function resultLabel(use: MethodUse, output: string, keys: readonly (string | number)[], { locale, vintage }: Scope): string {
  const labelOf = (key: string | number): string => {
    const label = use.items?.find(({ id }, index) => id === key || index + 1 === key)?.label ?? String(key);
    return typeof label === "string" ? label : inLocale(label, locale, vintage);
  };
  const declared = use.outputs[output];
  return [use.title, ...(declared === undefined ? [] : [declared.label])]
    .map((text) => inLocale(text, locale, vintage))
    .concat(keys.map(labelOf))
    .join(" · ");
}

/** One result of a method's use: a number with unit and lineage, or a word. `keys` lead into lists, by item or by place from one. */
export function analysisResult(use: MethodUse, output: string, keys: readonly (string | number)[], scope: Scope): Value {
  const declared = use.outputs[output];
  if (declared === undefined) throw new NoResult(`${use.id} shows no “${output}”; it shows ${Object.keys(use.outputs).join(", ")}`);
  const { result, gathered } = outcomeOf(use, scope, []);
  let found: Json | undefined = result[output];
  for (const key of keys) {
    if (Array.isArray(found)) found = found[placeOf(use, key)];
    else
      found =
        typeof found === "object" && found !== null && !Array.isArray(found) ? new Map(Object.entries(found)).get(String(key)) : undefined;
  }
  const lineage = analysisLineage(`${use.id}: ${use.method}`, gathered.lineage, undefined, resultLabel(use, output, keys, scope));
  if (typeof found === "string") return { type: "text", text: found, lineage };
  if (typeof found === "boolean") return { type: "boolean", value: found, lineage };
  if (found === null) return { type: "missing", reason: `${use.id} has no ${output} there`, lineage };
  if (typeof found !== "number") throw new NoResult(`${use.id}.${output} is no single number here: add an item or a place`);
  return numberValue(found, declared, gathered, lineage, scope);
}

function numberValue(
  found: number,
  declared: MethodUse["outputs"][string],
  gathered: Gathered,
  lineage: Lineage,
  scope: Scope,
): QuantityValue {
  const unit = parseUnit(declared.unit, unitsOf(scope.vintage));
  if ("problem" in unit) throw new NoResult(`${declared.unit}: ${unit.problem}`);
  const quantity = { value: new Decimal(found), unit, decimals: declared.digits, bound: "=" } as const;
  return {
    type: "quantity",
    quantity,
    status: gathered.forecast ? "F" : "C",
    grade: weakestGrade(gathered.grades),
    disputed: gathered.disputed,
    // A numerical method is no monotone function of its inputs; its own intervals are results of their own.
    uncertainty: null,
    lineage: { ...lineage, value: quantity.value.toFixed(), unit: unit.code },
  };
}
