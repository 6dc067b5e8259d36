/**
 * Runs a declared forecast of an annual series on the evidence of a vintage: the newest run of years without a gap is the training
 * data, the method is that of `almanac forecast` (docs/forecasting.md), and every result is a forecast with the lineage of its data.
 */

import type { Vintage } from "../evidence/cell.js";
import { parseExpression } from "../expression/index.js";
import { convert, Decimal, type Period, parsePeriod, parseUnit, percent, type Unit } from "../measure/index.js";
import { memoryOf } from "../measure/once.js";
import type { SeriesForecast } from "../pack/analysis-schema.js";
import type { Grade } from "../pack/schema.js";
import { evaluate } from "./evaluate.js";
import { absences } from "./fault.js";
import { type Forecast, forecastSeries } from "./forecast/forecast.js";
import { FEWEST_VALUES } from "./forecast/training.js";
import { weakestGrade } from "./grade.js";
import { inLocale } from "./labels.js";
import type { Lineage } from "./lineage.js";
import { cellValue, countValue, type QuantityValue, textValue } from "./make.js";
import { methodLabel } from "./method-labels.js";
import { NoResult, TooFewYears } from "./no-result.js";
import type { Scope } from "./scope.js";
import { analysisLineage, intervalPart, literalLineage } from "./trace.js";
import type { Uncertainty } from "./uncertainty.js";
import { unitsOf } from "./units.js";
import type { Value } from "./value.js";

export interface SeriesOutcome {
  readonly unit: Unit;
  /** Training values, oldest first. */
  readonly training: readonly QuantityValue[];
  readonly years: readonly Period[];
  /** The forecast at each declared level, in their order; point values are the same in all. */
  readonly forecasts: ReadonlyMap<number, Forecast>;
  readonly lineage: Lineage;
  readonly grade: Grade;
}

const outcomes = memoryOf<Vintage, SeriesOutcome>();

/** The whole forecast. @throws NoResult when the vintage has too little to forecast from. */
export function outcomeOf(declared: SeriesForecast, scope: Scope): SeriesOutcome {
  return outcomes(scope.vintage, `${declared.id} ${scope.locale}`, () => run(declared, scope));
}

function run(declared: SeriesForecast, scope: Scope): SeriesOutcome {
  const unit = parseUnit(declared.unit, unitsOf(scope.vintage));
  if ("problem" in unit) throw new NoResult(`${declared.id}: ${unit.problem}`);
  const training = newestRun(valuesOf(declared, scope));
  const last = training[training.length - 1]?.period;
  if (last === undefined || training.length < FEWEST_VALUES)
    throw new TooFewYears(`${declared.id}: a forecast needs ${FEWEST_VALUES} years in a row; there are ${training.length}`);
  const horizon = declared.until - Number(last.code);
  const numberOf = (value: QuantityValue): number => {
    const converted = convert(value.quantity, unit);
    if ("problem" in converted) throw new NoResult(`${declared.id}: ${converted.problem}`);
    return converted.value.toNumber();
  };
  const numbers = training.map(numberOf);
  const ceiling = declared.ceiling === undefined ? undefined : quantityOf(declared.id, declared.ceiling, scope);
  const reference = declared.reference?.map((text) => newestRun(valuesOf({ series: text, id: declared.id }, scope)));
  const beliefs = {
    ceiling: ceiling === undefined ? undefined : numberOf(ceiling),
    reference: reference?.map((values) => values.map(({ quantity }) => quantity.value.toNumber())),
  };
  const forecasts = new Map<number, Forecast>();
  for (const level of declared.levels) {
    const answer = forecastSeries({ train: numbers, horizon, level: level / 100, ...beliefs });
    if ("refused" in answer) throw new NoResult(`${declared.id}: ${answer.refused}`);
    forecasts.set(level, answer);
  }
  const years = Array.from({ length: horizon }, (_, i) => parsePeriod(String(Number(last.code) + i + 1)) ?? last);
  const rests = [...training, ...(ceiling === undefined ? [] : [ceiling]), ...(reference?.flat() ?? [])];
  const lineage = analysisLineage(
    `${declared.id}: forecast`,
    rests.map((value) => value.lineage),
    undefined,
    inLocale(declared.title, scope.locale, scope.vintage),
  );
  return { unit, training, years, forecasts, lineage, grade: weakestGrade(rests.map((value) => value.grade)) };
}

/** What keeps a declared forecast from being made, short of too few years. */
export function forecastProblems(declared: SeriesForecast, scope: Scope): readonly string[] {
  try {
    outcomeOf(declared, scope);
    return [];
  } catch (error) {
    if (!(error instanceof NoResult)) throw error;
    return error instanceof TooFewYears ? [] : [error.message];
  }
}

/** The numbers of the series by year: no forecasts, no bounds, whole years only that had ended by the date of the edition. */
export function valuesOf({ series, id }: Pick<SeriesForecast, "series" | "id">, scope: Scope): QuantityValue[] {
  const found: QuantityValue[] = [];
  const take = (value: QuantityValue, period: Period | undefined): void => {
    const { bound } = value.quantity;
    // A year that goes on is no result yet, least of all a count of what happened in it so far.
    if (period?.frequency === "year" && period.end <= scope.vintage.asOf && value.status !== "F" && (bound === "=" || bound === "≈"))
      found.push({ ...value, period });
  };
  for (const [year, text] of typeof series === "string" ? [["", series] as const] : Object.entries(series)) {
    const parsed = parseExpression(text);
    const result = parsed.ok ? evaluate(parsed.ast, scope) : parsed;
    if (!result.ok) {
      const [problem] = result.problems;
      // A year this edition has no value for is a gap in the series, not a mistake.
      if (absences.has(problem?.code ?? "")) continue;
      throw new NoResult(`${id}: ${text}: ${problem?.message ?? "no value"}`);
    }
    const { value } = result;
    if (value.type === "cells") for (const cell of value.cells) take(cellValue(cell, scope), cell.period);
    else if (value.type === "quantity") take(value, year === "" ? value.period : (parsePeriod(year) ?? undefined));
  }
  return found.sort((a, b) => Number(a.period?.code) - Number(b.period?.code));
}

/** The one quantity an expression stands for. @throws NoResult when it is none in this vintage. */
function quantityOf(id: string, text: string, scope: Scope): QuantityValue {
  const parsed = parseExpression(text);
  const result = parsed.ok ? evaluate(parsed.ast, scope) : parsed;
  if (!result.ok) throw new NoResult(`${id}: ${text}: ${result.problems[0]?.message ?? "no value"}`);
  if (result.value.type !== "quantity") throw new NoResult(`${id}: ${text} is not one quantity`);
  return result.value;
}

/** The newest values that follow each other year by year. */
function newestRun(values: readonly QuantityValue[]): QuantityValue[] {
  const years = values.map(({ period }) => Number(period?.code));
  let start = values.length - 1;
  while (start > 0 && years[start - 1] === (years[start] ?? 0) - 1) start -= 1;
  return values.slice(Math.max(0, start));
}

/**
 * One result of a declared forecast.
 *
 * - `path`: training values and point forecasts, a list; `point`, `low80`, `high80` (one pair for each declared level): the value of a
 *   year, or the list of all;
 * - `level`: coverage of the widest interval; `n`: training values; `method`: in words; `error`, `last_value_error`: mean absolute errors of the backtest in the series' unit;
 *   `gain`: by how much percent the first is lower than the second. The last three are missing where the series is too short to test.
 *
 * @throws NoResult for other names and years, and when the vintage has too little to forecast from.
 */
export function seriesForecastResult(declared: SeriesForecast, output: string, keys: readonly (string | number)[], scope: Scope): Value {
  const outcome = outcomeOf(declared, scope);
  const [first] = outcome.forecasts.values();
  if (first === undefined) throw new NoResult(`${declared.id}: no level is declared`);
  const number = (value: number, period?: Period, name = output, uncertainty: Uncertainty | null = null): QuantityValue => ({
    type: "quantity",
    quantity: { value: new Decimal(value), unit: outcome.unit, decimals: declared.digits, bound: "=" },
    status: "F",
    ...(period === undefined ? {} : { period }),
    grade: outcome.grade,
    disputed: outcome.training.some(({ disputed }) => disputed),
    uncertainty,
    lineage: {
      ...outcome.lineage,
      value: new Decimal(value).toDecimalPlaces(Math.max(0, declared.digits)).toFixed(),
      unit: outcome.unit.code,
      ...(period === undefined ? {} : { period: period.code }),
      ...intervalPart(uncertainty),
    },
    ...(period === undefined ? {} : { expression: `result("${declared.id}", "${name}", ${period.code})` }),
  });
  // The widest declared interval of the backtested method is how far the forecast may be off.
  const band = (i: number): Uncertainty | null => {
    const [low, high] = [first.lower[i], first.upper[i]];
    if (low === undefined || high === undefined) return null;
    return { low: new Decimal(low), high: new Decimal(high), unit: outcome.unit, from: ["forecast"] };
  };
  const overYears = (values: readonly number[], name = output): QuantityValue[] =>
    values.map((value, i) => number(value, outcome.years[i], name, name === "point" ? band(i) : null));
  const listed = (items: readonly QuantityValue[]): Value => {
    const [key] = keys;
    if (key === undefined) return { type: "list", items, lineage: outcome.lineage };
    const item = items.find(({ period }) => period?.code === String(key));
    if (item === undefined) throw new NoResult(`${declared.id} has no ${output} for ${key}; it reaches ${declared.until}`);
    return item;
  };
  const percentage = (value: number, name: string): QuantityValue => ({
    ...countValue(0, [outcome.lineage], outcome.grade, name),
    quantity: { value: new Decimal(value), unit: percent, decimals: 0, bound: "=" },
  });
  const test = first.backtest;
  const tested = (value: number | undefined, make: (value: number) => Value): Value =>
    value === undefined
      ? { type: "missing", reason: `${declared.id}: too few values for a backtest`, lineage: outcome.lineage }
      : make(value);
  switch (output) {
    case "path":
      return listed([...outcome.training, ...overYears(first.point, "point")]);
    case "point":
      return listed(overYears(first.point));
    case "level":
      // Declared, not computed: it rests on no value and is of no year.
      return { ...percentage(declared.levels[0] ?? 0, output), lineage: literalLineage(`${declared.id}: ${output}`) };
    case "n":
      return countValue(outcome.training.length, [outcome.lineage], outcome.grade, "training values");
    case "method":
      return textValue(methodLabel(first.members, scope.locale), outcome.lineage);
    case "error":
      return tested(test?.meanAbsoluteError, (value) => number(value));
    case "last_value_error":
      return tested(test?.lastValueError, (value) => number(value));
    case "gain":
      return tested(test === null ? undefined : gainOf(test), (value) => percentage(value, "gain on the last value"));
  }
  const edge = /^(low|high)(\d{1,2})$/.exec(output);
  const forecast = edge === null ? undefined : outcome.forecasts.get(Number(edge[2]));
  if (edge === null || forecast === undefined) {
    const edges = declared.levels.flatMap((level) => [`low${level}`, `high${level}`]).join(", ");
    throw new NoResult(`${declared.id} has no “${output}”; it has path, point, ${edges}, level, n, method, error, last_value_error, gain`);
  }
  return listed(overYears(edge[1] === "low" ? forecast.lower : forecast.upper));
}

/** By how much percent the method's error was lower than that of repeating the last value. */
function gainOf({ meanAbsoluteError, lastValueError }: { readonly meanAbsoluteError: number; readonly lastValueError: number }): number {
  return lastValueError === 0 ? 0 : (1 - meanAbsoluteError / lastValueError) * 100;
}
