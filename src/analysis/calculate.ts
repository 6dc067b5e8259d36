/**
 * Runs a calculator: a model or method of the pack with a reader's values in place of the defaults. The same code makes the table on
 * the page as written and, bundled, the one a reader changes in the browser; what it needs is plain data.
 */
import type { Vintage } from "../evidence/cell.js";
import { convert, EXACT, formatQuantity, parseDecimal, parseUnit, type Unit, type UnitRegistry } from "../measure/index.js";
import type { ModelFile } from "../pack/analysis-schema.js";
import type { Pack } from "../pack/pack.js";
import type { UnitsFile } from "../pack/schema.js";
import { literalNumber, type QuantityValue } from "./make.js";
import { type Json, Refusal } from "./methods/method.js";
import { methods } from "./methods/registry.js";
import { runModel } from "./model.js";
import type { Scope } from "./scope.js";
import { unitsOf } from "./units.js";

/** A number as text with the unit it is in. */
export interface WrittenValue {
  readonly value: string;
  readonly unit: string;
}

export interface CalculatorSetup {
  readonly locale: string;
  readonly units: UnitsFile["units"];
  readonly run:
    | { readonly kind: "model"; readonly model: ModelFile }
    /** The asked values, in their order, are the list `into` of the method's input. */
    | { readonly kind: "method"; readonly method: string; readonly input: Readonly<Record<string, Json>>; readonly into: string };
  /** What the reader may change, with the value it starts from. */
  readonly asked: readonly ({ readonly id: string } & WrittenValue)[];
  /** Lines of results with the values that each has of its own; a method's items have none. */
  readonly lines: readonly { readonly label: string; readonly given: Readonly<Record<string, WrittenValue>> }[];
  readonly shown: readonly { readonly id: string; readonly unit: string; readonly digits: number }[];
}

/** One result: as printed in the locale, and as a number for comparison. Null where there is none. */
export interface CalculatorResult {
  readonly text: string;
  readonly value: number;
}
export type CalculatorAnswer =
  | { readonly lines: readonly (readonly (CalculatorResult | null)[])[] }
  /** Why there is no result, in words; `at` is the place of an asked value that is no number. */
  | { readonly refused: string; readonly at?: number };

/** Results of every line with the reader's numbers, one text for each asked value. */
export function calculate(setup: CalculatorSetup, written: readonly string[]): CalculatorAnswer {
  const scope = bareScope(setup);
  const asked: (readonly [string, QuantityValue])[] = [];
  for (const [i, { id, unit }] of setup.asked.entries()) {
    const value = readNumber(written[i] ?? "", unit, scope);
    if (value === null) return { refused: written[i] ?? "", at: i };
    asked.push([id, value]);
  }
  return setup.run.kind === "model" ? modelLines(setup, setup.run.model, asked, scope) : methodLines(setup, setup.run, asked, scope);
}

function modelLines(
  setup: CalculatorSetup,
  model: ModelFile,
  asked: readonly (readonly [string, QuantityValue])[],
  scope: Scope,
): CalculatorAnswer {
  const lines = setup.lines.map(({ given }) => {
    const own = Object.entries(given).flatMap(([name, { value, unit }]) => {
      const number = readNumber(value, unit, scope);
      return number === null ? [] : [[name, number] as const];
    });
    // Defaults were filled in when the page was made: here they are given, and no evidence is asked.
    const { outputs } = runModel(withoutDefaults(model), new Map([...own, ...asked]), scope);
    return setup.shown.map(({ id, unit, digits }) => {
      const found = outputs.get(id);
      return found === undefined ? null : printed(found.quantity, unit, digits, scope);
    });
  });
  return { lines };
}

function withoutDefaults(model: ModelFile): ModelFile {
  const inputs = Object.entries(model.inputs).map(([name, { default: _, ...input }]) => [name, input] as const);
  return { ...model, inputs: Object.fromEntries(inputs) };
}

function methodLines(
  setup: CalculatorSetup,
  { method: name, input, into }: Extract<CalculatorSetup["run"], { kind: "method" }>,
  asked: readonly (readonly [string, QuantityValue])[],
  scope: Scope,
): CalculatorAnswer {
  const method = methods.get(name);
  if (method === undefined) return { refused: name };
  try {
    const result = method.run({ ...input, [into]: asked.map(([, value]) => value.quantity.value.toNumber()) });
    const lines = setup.lines.map((_, i) =>
      setup.shown.map(({ id, unit, digits }) => {
        const list = result[id];
        const found: Json | undefined = Array.isArray(list) ? list[i] : undefined;
        return typeof found === "number" ? printed(literalNumber(String(found)).quantity, unit, digits, scope) : null;
      }),
    );
    return { lines };
  } catch (error) {
    if (error instanceof Refusal) return { refused: `${error.message}; ${error.fix}` };
    throw error;
  }
}

function printed(quantity: QuantityValue["quantity"], unitText: string, digits: number, scope: Scope): CalculatorResult | null {
  const unit = unitNamed(unitText, scope);
  const own = unit === null ? quantity : convert(quantity, unit);
  if ("problem" in own || !own.value.isFinite()) return null;
  // A bound or an estimate among the defaults is said beside them; a result of the reader's own values is neither.
  const plain = { value: own.value, unit: own.unit, decimals: digits, bound: "=" } as const;
  return { text: formatQuantity(plain, scope.locale, registryOf(scope), { digits }), value: own.value.toNumber() };
}

function registryOf(scope: Scope): UnitRegistry {
  return unitsOf(scope.vintage);
}

function unitNamed(text: string, scope: Scope): Unit | null {
  const unit = parseUnit(text, registryOf(scope));
  return "problem" in unit ? null : unit;
}

/** A number as people write it: digits grouped by commas or blanks, an exponent. Null for anything else. */
function readNumber(text: string, unitText: string, scope: Scope): QuantityValue | null {
  const value = parseDecimal(text.replace(/[,\s_]/g, ""));
  const unit = unitNamed(unitText, scope);
  if (value === null || unit === null || !value.isFinite()) return null;
  return { ...literalNumber("0"), quantity: { value, unit, decimals: EXACT, bound: "=" } };
}

const scopes = new WeakMap<CalculatorSetup, Scope>();

/** A scope that knows units and nothing else: a calculator reads no evidence. */
function bareScope(setup: CalculatorSetup): Scope {
  const known = scopes.get(setup);
  if (known !== undefined) return known;
  const scope = { vintage: bareVintage(setup.units, setup.locale), locale: setup.locale };
  scopes.set(setup, scope);
  return scope;
}

function bareVintage(units: UnitsFile["units"], locale: string): Vintage {
  const pack: Pack = {
    root: "",
    file: {
      name: "calculator",
      expr: 1,
      title: {},
      subtitle: {},
      locales: [locale],
      base_currency: "",
      publisher: "",
      corrections: "",
      licence: "",
      editions: [],
      default_edition: "",
    },
    units: { units },
    outline: [],
    dimensions: {},
    indicators: new Map(),
    registers: new Map(),
    figures: [],
    analyses: new Map(),
    judgements: new Map(),
    decisions: [],
    sources: new Map(),
    names: new Map(),
    observations: [],
    registerRows: new Map(),
    attributes: [],
    claims: new Map(),
    nodes: [],
    edges: [],
    matrix: [],
    texts: [],
    hash: "",
  };
  const empty = { cells: new Map(), registers: new Map(), claims: new Map(), names: new Map(), nodes: [], edges: [], matrix: [] };
  return { pack, asOf: "", edition: null, cellsOf: () => [], seriesOf: () => [], ...empty };
}
