/** The symbols a pack's units may be made of: currencies, pure numbers, and what units.yaml declares. */
import { currencies } from "./currency.js";
import { Decimal } from "./decimal.js";
import type { Localized } from "./localized.js";
import type { UnitDimension } from "./unit.js";
import { composeUnit } from "./unit-compose.js";
import { readUnit } from "./unit-grammar.js";

/** What units.yaml says of one symbol. */
export interface UnitDefinition {
  readonly label: Localized;
  readonly plural?: Localized | undefined;
  readonly description?: Localized | undefined;
  /** The symbol in other symbols, e.g. "1e15 op/s"; absent = a base symbol of its own. */
  readonly equals?: string | undefined;
}

export interface BaseSymbol {
  readonly symbol: string;
  readonly kind: "number" | "percent" | "point" | "money" | "other";
  readonly factor: Decimal;
  readonly dimension: UnitDimension;
  readonly label: Localized;
  readonly plural?: Localized;
}

export interface UnitRegistry {
  readonly symbols: ReadonlyMap<string, BaseSymbol>;
  /** Definitions that could not be understood, for the pack's findings. */
  readonly problems: readonly { readonly symbol: string; readonly problem: string }[];
}

const one = new Decimal(1);

function builtIn(): Map<string, BaseSymbol> {
  const symbols = new Map<string, BaseSymbol>();
  symbols.set("1", { symbol: "1", kind: "number", factor: one, dimension: {}, label: {} });
  symbols.set("%", { symbol: "%", kind: "percent", factor: new Decimal("0.01"), dimension: {}, label: { en: "%" } });
  symbols.set("pp", {
    symbol: "pp",
    kind: "point",
    factor: new Decimal("0.01"),
    dimension: {},
    label: { zh: "个百分点", en: "percentage point" },
    plural: { zh: "个百分点", en: "percentage points" },
  });
  for (const code of currencies) symbols.set(code, { symbol: code, kind: "money", factor: one, dimension: { [code]: 1 }, label: {} });
  return symbols;
}

/** The registry of a pack's `units`. A definition that cannot be understood is left out and listed in `problems`. */
export function unitRegistry(units: Readonly<Record<string, UnitDefinition>>): UnitRegistry {
  const symbols = builtIn();
  const problems: { symbol: string; problem: string }[] = [];
  const define = (symbol: string, path: readonly string[]): string | null => {
    const definition = units[symbol];
    if (symbols.has(symbol) || definition === undefined) return null;
    if (/[\s/*@^]/.test(symbol) || /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(symbol)) return `“${symbol}” cannot be a unit's symbol`;
    if (path.includes(symbol)) return `“${symbol}” is defined by itself: ${[...path, symbol].join(" = ")}`;
    const labels = { label: definition.label, ...(definition.plural === undefined ? {} : { plural: definition.plural }) };
    if (definition.equals === undefined) {
      symbols.set(symbol, { symbol, kind: "other", factor: one, dimension: { [symbol]: 1 }, ...labels });
      return null;
    }
    const read = readUnit(definition.equals);
    if ("problem" in read) return read.problem;
    for (const part of read.parts) {
      const problem = define(part.symbol, [...path, symbol]);
      if (problem !== null) return problem;
    }
    const unit = composeUnit(read, symbols);
    if ("problem" in unit) return unit.problem;
    const kind = Object.keys(unit.dimension).length === 0 ? "number" : "other";
    symbols.set(symbol, { symbol, kind, factor: unit.factor, dimension: unit.dimension, ...labels });
    return null;
  };
  for (const symbol of Object.keys(units)) {
    if (currencies.has(symbol) || symbol === "1" || symbol === "%" || symbol === "pp") {
      problems.push({ symbol, problem: `“${symbol}” is built in and cannot be declared again` });
      continue;
    }
    const problem = define(symbol, []);
    if (problem !== null) problems.push({ symbol, problem });
  }
  return { symbols, problems };
}
