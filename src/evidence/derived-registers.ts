/** Registers whose rows nobody types: made from what a vintage sees, so that text, figures and pages read them like any other. */
import { Decimal } from "../measure/decimal.js";
import { formatQuantity } from "../measure/format.js";
import type { Localized } from "../measure/localized.js";
import { parsePeriod } from "../measure/period-read.js";
import type { Quantity } from "../measure/quantity.js";
import { type UnitRegistry, unitRegistry } from "../measure/registry.js";
import type { FieldValue, Observation, Pack, RegisterRow } from "../pack/pack.js";
import type { RegisterFile } from "../pack/schema.js";
import type { Cell } from "./cell.js";
import { type ForecastOutcome, forecastOutcomes } from "./forecast-record.js";
import { scoreForecasters } from "./forecaster-score.js";

/** Rows of the pack's derived registers, by register. Empty when it declares none. */
export function derivedRegisters(
  pack: Pack,
  cells: ReadonlyMap<string, Cell>,
  originalOf: (observation: Observation) => string,
): ReadonlyMap<string, readonly RegisterRow[]> {
  const rows = new Map<string, readonly RegisterRow[]>();
  for (const register of pack.registers.values()) {
    if (register.derived === undefined) continue;
    const outcomes = forecastOutcomes(cells, originalOf);
    const named = outcomes.flatMap((outcome) => {
      const institution = originalOf(outcome.forecast);
      // A number nobody is named for cannot be held against anybody.
      return outcome.forecast.original === "" || !pack.names.has(institution) ? [] : [{ ...outcome, institution }];
    });
    rows.set(register.id, register.derived === "forecasts" ? forecastRows(register, named, pack) : scoreRows(register, named));
  }
  return rows;
}

type NamedOutcome = ForecastOutcome & { readonly institution: string };

/** Errors are shown to a tenth of a percent: more digits than the forecasts have would be none. */
const DIGITS = 1;

function forecastRows(register: RegisterFile, outcomes: readonly NamedOutcome[], pack: Pack): RegisterRow[] {
  const units = unitRegistry(pack.units.units);
  return outcomes.map((each) => {
    const { forecast, outcome } = each;
    const told = outcome.winner.known;
    const values: Readonly<Record<string, FieldValue>> = {
      institution: each.institution,
      subject: inLocales(pack, (locale) => subjectOf(outcome, pack, locale)),
      period: outcome.period,
      forecast: printed(each.expected, pack, units),
      made: parsePeriod(forecast.known.end),
      outcome: printed(outcome.quantity, pack, units),
      told: told.end === "" ? null : parsePeriod(told.end),
      outcome_status: outcome.status,
      error: each.error?.toDecimalPlaces(DIGITS) ?? null,
      points: each.points?.toDecimalPlaces(DIGITS) ?? null,
      direction: each.direction,
      within: each.within,
      disputed: outcome.disputed,
    };
    return derivedRow(register, forecast.id, values, [each]);
  });
}

function scoreRows(register: RegisterFile, outcomes: readonly NamedOutcome[]): RegisterRow[] {
  return scoreForecasters(outcomes).map((score) => {
    const values: Readonly<Record<string, FieldValue>> = {
      institution: score.institution,
      n: count(score.n),
      errors: count(score.errors),
      mape: score.mape?.toDecimalPlaces(DIGITS) ?? null,
      bias: score.bias?.toDecimalPlaces(DIGITS) ?? null,
      points: score.points?.toDecimalPlaces(DIGITS) ?? null,
      directions: count(score.directions),
      directions_right: count(score.directionsRight),
      ranges: count(score.ranges),
      ranges_kept: count(score.rangesKept),
      small: score.small,
    };
    const own = outcomes.filter(({ institution }) => institution === score.institution);
    return derivedRow(register, score.institution, values, own);
  });
}

/** A row that rests on all sources of the forecasts and outcomes it is made of, and is known since the last outcome. */
function derivedRow(
  register: RegisterFile,
  id: string,
  values: Readonly<Record<string, FieldValue>>,
  from: readonly NamedOutcome[],
): RegisterRow {
  const told = from.flatMap(({ forecast, outcome }) => [forecast, outcome.winner]);
  const [first] = from;
  const ends = told.map(({ known }) => known.end).sort();
  const end = ends[ends.length - 1] ?? "";
  return {
    register: register.id,
    id,
    values,
    sources: [...new Set(told.flatMap(({ sources }) => sources))],
    locator: "",
    known: { start: end, end, basis: "own" },
    recorded: "",
    supersedes: "",
    rank: "normal",
    note: "",
    place: first === undefined ? { file: `registers/${register.id}.yaml`, line: 1, column: 1 } : first.forecast.place,
  };
}

function count(value: number): FieldValue {
  return new Decimal(value);
}

function printed(quantity: Quantity, pack: Pack, units: UnitRegistry): Localized {
  return inLocales(pack, (locale) => formatQuantity(quantity, locale, units));
}

function inLocales(pack: Pack, text: (locale: string) => string): Localized {
  return Object.fromEntries(pack.file.locales.map((locale) => [locale, text(locale)]));
}

/** What was forecast: the indicator and what it is of, in the order of its dimensions. */
function subjectOf({ indicator, dimensions }: Cell, pack: Pack, locale: string): string {
  const codes = Object.entries(dimensions).map(([dimension, code]) => {
    const label = pack.dimensions[dimension]?.codes?.[code] ?? pack.names.get(code)?.label ?? code;
    return typeof label === "string" ? label : (label[locale] ?? code);
  });
  return [pack.indicators.get(indicator)?.label[locale] ?? indicator, ...codes].join(" · ");
}
