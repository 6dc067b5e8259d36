/** The pack's calculators as an edition offers them: defaults from its evidence, each bound to where it comes from, and the results they give. */
import { appliesTo, methodInput } from "../analysis/analysis.js";
import { type CalculatorResult, type CalculatorSetup, calculate, type WrittenValue } from "../analysis/calculate.js";
import { evaluateForRow } from "../analysis/evaluate.js";
import { literalNumber, type QuantityValue } from "../analysis/make.js";
import { runModel } from "../analysis/model.js";
import { NoResult } from "../analysis/no-result.js";
import { printValue } from "../analysis/print.js";
import { unitsOf } from "../analysis/units.js";
import type { FactBook } from "../manuscript/fact-book.js";
import { inLocale } from "../manuscript/words.js";
import { convert, parseDecimal, parseUnit, unitLabel } from "../measure/index.js";
import type { CalculatorFile, MethodUse, ModelFile } from "../pack/analysis-schema.js";

export interface Calculator {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** Slug of the section it belongs to. */
  readonly section: string;
  readonly asked: readonly {
    readonly id: string;
    readonly label: string;
    readonly unit: string;
    /** The number the reader starts from, and the fact it comes from; "" for a plain assumption. */
    readonly value: string;
    readonly fact: string;
  }[];
  readonly shown: readonly { readonly id: string; readonly label: string }[];
  /** Results of the defaults, line by line. */
  readonly results: readonly (readonly (CalculatorResult | null)[])[];
  readonly setup: CalculatorSetup;
}

/** A calculator, or why this edition has none. */
export type MadeCalculator = Calculator | { readonly id: string; readonly problem: string };

/** The calculators declared for the edition, in order of id. Facts are bound to their sections. */
export function calculators(book: FactBook): readonly MadeCalculator[] {
  const { vintage } = book.scope;
  return [...vintage.pack.analyses.values()]
    .flatMap(({ analysis }) => (analysis.kind === "calculator" && appliesTo(analysis.editions, vintage) ? [analysis] : []))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((declared) => {
      try {
        return made(declared, book);
      } catch (error) {
        if (error instanceof NoResult) return { id: declared.id, problem: error.message };
        throw error;
      }
    });
}

/** Those that can be used. */
export function usable(all: readonly MadeCalculator[]): readonly Calculator[] {
  return all.flatMap((one) => ("problem" in one ? [] : [one]));
}

function made(declared: CalculatorFile, book: FactBook): Calculator {
  const of = book.scope.vintage.pack.analyses.get(declared.of)?.analysis;
  if (of?.kind === "model") return ofModel(declared, of, book);
  if (of?.kind === "method") return ofMethod(declared, of, book);
  throw new NoResult(`${declared.id}: “${declared.of}” is no model or method of the pack`);
}

/** Digits of a default that a reader sees in its field: more than any source has. */
const MOST_DIGITS = 6;

function ofModel(declared: CalculatorFile, model: ModelFile, book: FactBook): Calculator {
  const { scope } = book;
  const expressions = new Map<string, string>();
  for (const [name, input] of Object.entries(model.inputs)) if (input.default !== undefined) expressions.set(name, input.default);
  for (const [name, text] of Object.entries(declared.given ?? {})) expressions.set(name, text);
  const given = new Map(Object.entries(declared.given ?? {}).map(([name, text]) => [name, quantityOf(text, declared.id, book)]));
  const run = runModel(model, given, scope);
  const [problem] = [...run.problems, ...run.absent];
  if (problem !== undefined) throw new NoResult(`${declared.id}: ${problem}`);
  const known = new Map([...run.inputs, ...run.given]);
  const units = unitsOf(scope.vintage);
  const asked = declared.ask.map(({ id, label, unit: asks }) => {
    const input = model.inputs[id] ?? model.outputs[id];
    const value = known.get(id);
    if (input === undefined || value === undefined)
      throw new NoResult(
        `${declared.id}: “${id}” needs a value to start from: give ${model.id} a default, or the calculator a value under given`,
      );
    const unit = parseUnit(asks ?? input.unit, units);
    const shown = "problem" in unit ? unit : convert(value.quantity, unit);
    if ("problem" in shown) throw new NoResult(`${declared.id}: ${id}: ${shown.problem}`);
    const text = expressions.get(id) ?? "";
    return {
      id,
      label: inLocale(label ?? input.label, scope.locale),
      unit: shown.unit.code === "1" ? "" : unitLabel(shown.unit, scope.locale, units),
      code: shown.unit.code,
      value: shown.value.toSignificantDigits(MOST_DIGITS).toString(),
      fact: factOf(text, declared.section, book),
    };
  });
  const askedIds = new Set(asked.map(({ id }) => id));
  const fixed = Object.fromEntries([...known].filter(([name]) => !askedIds.has(name)).map(([name, value]) => [name, written(value)]));
  const lines = linesOf(declared, book).map(({ label, given: own }) => ({ label, given: { ...fixed, ...own } }));
  const twice = lines.flatMap(({ given: own }) => Object.keys(own)).find((name) => askedIds.has(name));
  if (twice !== undefined)
    throw new NoResult(`${declared.id}: every line gives “${twice}” itself, so it cannot be asked: leave it out of ask, or of each`);
  const shown = declared.show.map(({ id, unit, digits }) => {
    const output = model.outputs[id];
    if (output === undefined) throw new NoResult(`${declared.id}: ${model.id} has no output “${id}”`);
    return { id, label: inLocale(output.label, scope.locale), unit: unit ?? output.unit, digits };
  });
  return finished(declared, book, asked, lines, shown, { kind: "model", model });
}

function ofMethod(declared: CalculatorFile, use: MethodUse, book: FactBook): Calculator {
  const { scope } = book;
  const { into } = declared;
  if (into === undefined) throw new NoResult(`${declared.id}: say into which input of ${use.method} the asked values go`);
  const input = methodInput(use, scope);
  const list = input[into];
  const asked = declared.ask.map(({ id, label }, i) => {
    const value = Array.isArray(list) ? list[i] : undefined;
    if (typeof value !== "number") throw new NoResult(`${declared.id}: ${into} of ${use.id} has no place ${i + 1}`);
    const text = String(parseDecimal(String(value))?.toSignificantDigits(3) ?? value);
    return {
      id,
      label: inLocale(label, scope.locale),
      unit: "",
      code: "1",
      value: text,
      fact: factOf(declared.given?.[id] ?? "", declared.section, book),
    };
  });
  const lines = (use.items ?? []).map(({ label }) => ({ label: plainLabel(label, scope.locale), given: {} }));
  const shown = declared.show.map(({ id, digits }) => ({ id, label: inLocale(use.outputs[id]?.label, scope.locale), unit: "1", digits }));
  return finished(declared, book, asked, lines, shown, { kind: "method", method: use.method, input, into });
}

interface Asked {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly code: string;
  readonly value: string;
  readonly fact: string;
}

function finished(
  declared: CalculatorFile,
  { scope }: FactBook,
  asked: readonly Asked[],
  lines: CalculatorSetup["lines"],
  shown: readonly { readonly id: string; readonly label: string; readonly unit: string; readonly digits: number }[],
  run: CalculatorSetup["run"],
): Calculator {
  const setup = (sorted: CalculatorSetup["lines"]): CalculatorSetup => ({
    locale: scope.locale,
    units: scope.vintage.pack.units.units,
    run,
    asked: asked.map(({ id, value, code }) => ({ id, value, unit: code })),
    lines: sorted,
    shown: shown.map(({ id, unit, digits }) => ({ id, unit, digits })),
  });
  const start = asked.map(({ value }) => value);
  const answered = (which: CalculatorSetup) => {
    const answer = calculate(which, start);
    if ("refused" in answer) throw new NoResult(`${declared.id}: ${answer.refused}`);
    return answer.lines;
  };
  const first = setup(lines);
  const results = answered(first);
  const by = declared.show.findIndex(({ id }) => id === declared.sort);
  const order = lines.map((_, i) => i);
  const key = (i: number): number => results[i]?.[by]?.value ?? Number.POSITIVE_INFINITY;
  if (by >= 0) order.sort((a, b) => key(a) - key(b) || a - b);
  const sorted = order.flatMap((i) => lines[i] ?? []);
  return {
    id: declared.id,
    title: inLocale(declared.title, scope.locale),
    note: inLocale(declared.note, scope.locale),
    section: declared.section,
    asked: asked.map(({ id, label, unit, value, fact }) => ({ id, label, unit, value, fact })),
    shown: shown.map(({ id, label }) => ({ id, label })),
    results: order.flatMap((i) => (results[i] === undefined ? [] : [results[i]])),
    setup: setup(sorted),
  };
}

function linesOf(declared: CalculatorFile, book: FactBook): CalculatorSetup["lines"] {
  const { scope } = book;
  const { each } = declared;
  if (each === undefined) return [{ label: "", given: {} }];
  if (!("rows" in each)) {
    return each.map(({ label, given }) => ({
      label: plainLabel(label, scope.locale),
      given: Object.fromEntries(Object.entries(given).map(([name, text]) => [name, written(quantityOf(text, declared.id, book))])),
    }));
  }
  const rows = book.evaluate(each.rows);
  if (!rows.ok || rows.value.type !== "rows") throw new NoResult(`${declared.id}: ${each.rows} gives no rows`);
  return rows.value.rows.map((row) => {
    const label = evaluateForRow(each.label, row, scope);
    const text = label.ok ? printValue(label.value, scope) : null;
    const given = Object.entries(each.given).flatMap(([name, expression]) => {
      const value = evaluateForRow(expression, row, scope);
      // A row without this value goes without it: another formula of the model may do.
      return value.ok && value.value.type === "quantity" ? [[name, written(value.value)] as const] : [];
    });
    return { label: text?.ok === true ? text.printed.text : row.id, given: Object.fromEntries(given) };
  });
}

function quantityOf(text: string, id: string, book: FactBook): QuantityValue {
  const number = parseDecimal(text);
  if (number !== null) return literalNumber(text);
  const result = book.evaluate(text);
  if (!result.ok) throw new NoResult(`${id}: ${text}: ${result.problems[0]?.message ?? "no value"}`);
  if (result.value.type !== "quantity") throw new NoResult(`${id}: ${text} is no number`);
  return result.value;
}

function written({ quantity }: QuantityValue): WrittenValue {
  return { value: quantity.value.toString(), unit: quantity.unit.code };
}

/** The fact a default comes from; "" for a plain number, which is an assumption. */
function factOf(text: string, section: string, book: FactBook): string {
  if (text === "" || parseDecimal(text) !== null) return "";
  const bound = book.bind(text, section);
  return bound.ok ? bound.fact.id : "";
}

function plainLabel(label: string | Readonly<Record<string, string>>, locale: string): string {
  return typeof label === "string" ? label : inLocale(label, locale);
}
