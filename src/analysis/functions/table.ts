/** Every function of the language, by name. docs/expressions.md lists them; a test fails when one is missing there. */
import { aggregateFunctions } from "./aggregate.js";
import { analysisFunctions } from "./analyses.js";
import { changeFunctions } from "./change.js";
import type { FunctionEntry } from "./entry.js";
import { numberFunctions } from "./numbers.js";
import { orderFunctions } from "./order.js";
import { rowFunctions } from "./rows.js";
import { wordFunctions } from "./words.js";

const entries: readonly FunctionEntry[] = [
  ...changeFunctions,
  ...aggregateFunctions,
  ...orderFunctions,
  ...rowFunctions,
  ...wordFunctions,
  ...numberFunctions,
  ...analysisFunctions,
];

export const functionTable: ReadonlyMap<string, FunctionEntry> = new Map(entries.map((entry) => [entry.name, entry]));
