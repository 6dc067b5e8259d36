/** Registers whose rows nobody types: made from what a vintage sees, so that text, figures and pages read them like any other. */
import { Decimal } from "../measure/decimal.js";
import { formatQuantity } from "../measure/format.js";
import type { Localized } from "../measure/localized.js";
import type { Period } from "../measure/period.js";
import { parsePeriod } from "../measure/period-read.js";
import type { Quantity } from "../measure/quantity.js";
import { type UnitRegistry, unitRegistry } from "../measure/registry.js";
import type { Place } from "../pack/finding.js";
import type { FieldValue, Observation, Pack, RegisterRow } from "../pack/pack.js";
import type { RegisterFile } from "../pack/schema.js";
import type { Cell, Vintage } from "./cell.js";
import { forecastOutcomes, type Verdict } from "./forecast-record.js";
import { scoreForecasters } from "./forecaster-score.js";

/** A forecast with its outcome, as it stands in the record: who made it, of what, when, and what it was worth. */
export interface RecordedForecast extends Verdict {
  readonly id: string;
  /** A name of the pack. */
  readonly institution: string;
  readonly subject: Localized;
  readonly period: Period;
  /** In the outcome's unit. */
  readonly expected: Quantity;
  /** Days (ISO) on which forecast and outcome became known; an outcome may have none. */
  readonly made: string;
  readonly told: string;
  readonly came: Quantity;
  readonly status: Cell["status"] | "C";
  readonly disputed: boolean;
  readonly sources: readonly string[];
  /** Day (ISO) since which the row is known: that of its latest part. */
  readonly known: string;
  readonly place: Place;
}

/** The institutions' forecasts that have an outcome. A number nobody is named for cannot be held against anybody. */
export function recordedForecasts(
  { pack, cells }: Pick<Vintage, "pack" | "cells">,
  originalOf: (observation: Observation) => string,
): readonly RecordedForecast[] {
  return forecastOutcomes({ pack, cells }, originalOf).flatMap(({ forecast, expected, outcome, ...verdict }): RecordedForecast[] => {
    const institution = originalOf(forecast);
    if (forecast.original === "" || !pack.names.has(institution)) return [];
    const { winner, period, quantity, status, disputed } = outcome;
    const [made, told] = [forecast.known.end, winner.known.end];
    return [
      {
        ...verdict,
        id: forecast.id,
        institution,
        subject: subjectOf(outcome, pack),
        period,
        expected,
        made,
        told,
        came: quantity,
        status,
        disputed,
        sources: [...forecast.sources, ...winner.sources],
        known: [made, told].sort()[1] ?? told,
        place: forecast.place,
      },
    ];
  });
}

/** Rows of the pack's derived registers, by register. Empty when it declares none. */
export function derivedRegisters(pack: Pack, recorded: () => readonly RecordedForecast[]): ReadonlyMap<string, readonly RegisterRow[]> {
  const declared = [...pack.registers.values()].filter(({ derived }) => derived !== undefined);
  const forecasts = declared.length === 0 ? [] : recorded();
  return new Map(
    declared.map((register) => [
      register.id,
      register.derived === "forecasts" ? forecastRows(register, forecasts, pack) : scoreRows(register, forecasts),
    ]),
  );
}

/** Errors are shown to a tenth of a percent: more digits than the forecasts have would be none. */
const DIGITS = 1;

function forecastRows(register: RegisterFile, recorded: readonly RecordedForecast[], pack: Pack): RegisterRow[] {
  const units = unitRegistry(pack.units.units);
  return recorded.map((each) => {
    const values: Readonly<Record<string, FieldValue>> = {
      institution: each.institution,
      subject: each.subject,
      period: each.period,
      forecast: printed(each.expected, pack, units),
      made: parsePeriod(each.made),
      outcome: printed(each.came, pack, units),
      told: each.told === "" ? null : parsePeriod(each.told),
      outcome_status: each.status,
      error: each.error?.toDecimalPlaces(DIGITS) ?? null,
      points: each.points?.toDecimalPlaces(DIGITS) ?? null,
      direction: each.direction,
      within: each.within,
      disputed: each.disputed,
    };
    return derivedRow(register, each.id, values, [each]);
  });
}

function scoreRows(register: RegisterFile, recorded: readonly RecordedForecast[]): RegisterRow[] {
  return scoreForecasters(recorded).map((score) => {
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
    const own = recorded.filter(({ institution }) => institution === score.institution);
    return derivedRow(register, score.institution, values, own);
  });
}

/** A row that rests on all sources of the forecasts and outcomes it is made of, and is known since the last of them. */
function derivedRow(
  register: RegisterFile,
  id: string,
  values: Readonly<Record<string, FieldValue>>,
  from: readonly RecordedForecast[],
): RegisterRow {
  const [first] = from;
  const end = from.map(({ known }) => known).sort()[from.length - 1] ?? "";
  return {
    register: register.id,
    id,
    values,
    sources: [...new Set(from.flatMap(({ sources }) => sources))],
    locator: "",
    known: { start: end, end, basis: "own" },
    recorded: "",
    supersedes: "",
    rank: "normal",
    note: "",
    place: first === undefined ? { file: `registers/${register.id}.yaml`, line: 1, column: 1 } : first.place,
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
export function subjectOf({ indicator, dimensions }: Cell, pack: Pack): Localized {
  return inLocales(pack, (locale) => {
    const codes = Object.entries(dimensions).map(([dimension, code]) => {
      const label = pack.dimensions[dimension]?.codes?.[code] ?? pack.names.get(code)?.label ?? code;
      return typeof label === "string" ? label : (label[locale] ?? code);
    });
    return [pack.indicators.get(indicator)?.label[locale] ?? indicator, ...codes].join(" · ");
  });
}
