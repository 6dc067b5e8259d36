/**
 * What forecasts were worth: every forecast somebody else published beside the value that came later for the same cell (indicator,
 * entity, scope and period). Only what compares honestly is compared: the forecast's date is known and lies before its period ended,
 * the outcome is no forecast and was told after the period ended, both stand in one unit.
 */
import { convert } from "../measure/convert.js";
import { Decimal } from "../measure/decimal.js";
import { yearsEarlier } from "../measure/period-read.js";
import type { Quantity } from "../measure/quantity.js";
import type { Observation } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import { type Cell, seriesKeyOf, type Vintage } from "./cell.js";
import { agree } from "./interval.js";
import { latestObservation } from "./pack-table.js";
import { quantityOf } from "./reconcile.js";

/** What a forecast was worth. */
export interface Verdict {
  /** (forecast − outcome) / |outcome| in percent; 0 when the two agree within their rounding; null where a bound or a rate leaves no such error. */
  readonly error: Decimal | null;
  /** forecast − outcome in percentage points, for values in percent; null for all others. */
  readonly points: Decimal | null;
  /** Whether the change from the period a year before had the sign the forecast gave it; null where that value is not known. */
  readonly direction: boolean | null;
  /** Whether the outcome lies in the range, or on the side of the bound, that the forecast stated; null where it stated none. */
  readonly within: boolean | null;
}

/** One forecast of an institution and what came. */
export interface ForecastOutcome extends Verdict {
  readonly forecast: Observation;
  /** The forecast in the outcome's unit. */
  readonly expected: Quantity;
  readonly outcome: Cell;
}

/** The year before the one foretold: as it looked when the forecast was made, and as it turned out to be. */
export interface YearBefore {
  readonly seen: Quantity;
  readonly was: Quantity;
}

const HUNDRED = new Decimal(100);

/**
 * Forecasts with outcomes, in order of the outcome's cell, then of the forecast's date. A number that several sources repeat from one
 * institution counts once, from its earliest date.
 */
export function forecastOutcomes(
  vintage: Pick<Vintage, "pack" | "cells">,
  originalOf: (observation: Observation) => string,
): readonly ForecastOutcome[] {
  const found: ForecastOutcome[] = [];
  for (const outcome of vintage.cells.values()) {
    if (outcome.status === "F") continue;
    const seen = new Set<string>();
    const forecasts = observationsOf(outcome)
      .filter((observation) => observation.status === "F" && observation.rank !== "deprecated" && foretells(observation))
      .sort((a, b) => compareText(a.known.end, b.known.end) || compareText(a.id, b.id));
    for (const forecast of forecasts) {
      const { value, bound } = forecast;
      const told = `${originalOf(forecast)} ${bound} ${value.toString()} ${forecast.unit.code}`;
      if (seen.has(told) || !cameLater(outcome, forecast.known.end)) continue;
      seen.add(told);
      const compared = compare(forecast, outcome, vintage);
      if (compared !== null) found.push(compared);
    }
  }
  return found;
}

/** Published before the period it speaks of was over. */
function foretells({ known, period }: Observation): boolean {
  return known.end !== "" && known.end < period.end;
}

/**
 * Whether an outcome was told after its period ended and after the day (ISO) a forecast was made. One without a date is believed only
 * as an actual: an undated estimate may be a forecast retold.
 */
export function cameLater({ winner, status, period }: Cell, made: string): boolean {
  const { end } = winner.known;
  if (end === "") return status !== "E" && winner.recorded > period.end;
  return end > period.end && end > made;
}

function observationsOf({ winner, corroborating, rejected }: Cell): Observation[] {
  return [winner, ...corroborating, ...rejected.map(({ observation }) => observation)];
}

function compare(forecast: Observation, outcome: Cell, vintage: Pick<Vintage, "pack" | "cells">): ForecastOutcome | null {
  const expected = convert(quantityOf(forecast), outcome.quantity.unit);
  if ("problem" in expected) return null;
  return { forecast, expected, outcome, ...verdictOn(expected, outcome.quantity, yearBefore(forecast, outcome, vintage)) };
}

/** What a forecast was worth, both quantities in one unit; `before` is null where the year before is not known. */
export function verdictOn(expected: Quantity, came: Quantity, before: YearBefore | null): Verdict {
  const plain = !isBound(expected) && !isBound(came);
  const rate = came.unit.kind === "percent" || came.unit.kind === "point";
  const gap = agree(expected, came) ? new Decimal(0) : expected.value.minus(came.value);
  return {
    error: plain && !rate && !came.value.isZero() ? gap.div(came.value.abs()).mul(HUNDRED) : null,
    points: plain && rate ? gap : null,
    direction: isBound(expected) || before === null ? null : directionRight(expected, came, before),
    within: withinStated(expected, came),
  };
}

function isBound({ bound }: Quantity): boolean {
  return bound !== "=" && bound !== "≈";
}

/**
 * Whether up or down was foreseen: the forecast against the year before as seen then, what came against what that year turned out to
 * be. Institutions restate their past, so the two may differ.
 */
function directionRight(expected: Quantity, came: Quantity, { seen, was }: YearBefore): boolean {
  return Math.sign(expected.value.cmp(seen.value)) === Math.sign(came.value.cmp(was.value));
}

/** The latest vintage of the year before that was public when the forecast was, and what that year turned out to be; null where either is not known. */
function yearBefore(forecast: Observation, outcome: Cell, { pack, cells }: Pick<Vintage, "pack" | "cells">): YearBefore | null {
  const year = yearsEarlier(outcome.period, 1);
  const before = year === null ? undefined : cells.get(`${seriesKeyOf(outcome)}@${year.code}`);
  if (before === undefined || before.status === "F") return null;
  const seen = latestObservation(pack, before, forecast.known.end);
  const base = seen === undefined ? null : convert(quantityOf(seen), outcome.quantity.unit);
  return base === null || "problem" in base ? null : { seen: base, was: before.quantity };
}

/** Whether the outcome keeps to what the forecast stated as a range or a bound; null where it stated one number, or the outcome is itself a bound. */
function withinStated(expected: Quantity, came: Quantity): boolean | null {
  if (isBound(came)) return null;
  const { value, bound, low, high } = expected;
  if (low !== undefined && high !== undefined) return came.value.gte(low) && came.value.lte(high);
  if (bound === ">") return came.value.gt(value);
  if (bound === "≥") return came.value.gte(value);
  if (bound === "<") return came.value.lt(value);
  if (bound === "≤") return came.value.lte(value);
  return null;
}
