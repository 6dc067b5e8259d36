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
import type { Cell } from "./cell.js";
import { agree } from "./interval.js";
import { quantityOf } from "./reconcile.js";

/** One forecast and what came. */
export interface ForecastOutcome {
  readonly forecast: Observation;
  /** The forecast in the outcome's unit. */
  readonly expected: Quantity;
  readonly outcome: Cell;
  /** (forecast − outcome) / |outcome| in percent; 0 when the two agree within their rounding; null where a bound or a rate leaves no such error. */
  readonly error: Decimal | null;
  /** forecast − outcome in percentage points, for values in percent; null for all others. */
  readonly points: Decimal | null;
  /** Whether the change from the period a year before had the sign the forecast gave it; null where that value is not known. */
  readonly direction: boolean | null;
  /** Whether the outcome lies in the range, or on the side of the bound, that the forecast stated; null where it stated none. */
  readonly within: boolean | null;
}

const HUNDRED = new Decimal(100);

/**
 * Forecasts with outcomes, in order of the outcome's cell, then of the forecast's date. A number that several sources repeat from one
 * institution counts once, from its earliest date.
 */
export function forecastOutcomes(
  cells: ReadonlyMap<string, Cell>,
  originalOf: (observation: Observation) => string,
): readonly ForecastOutcome[] {
  const found: ForecastOutcome[] = [];
  for (const outcome of cells.values()) {
    if (outcome.status === "F") continue;
    const seen = new Set<string>();
    const forecasts = observationsOf(outcome)
      .filter((observation) => observation.status === "F" && observation.rank !== "deprecated" && foretells(observation))
      .sort((a, b) => compareText(a.known.end, b.known.end) || compareText(a.id, b.id));
    for (const forecast of forecasts) {
      const { value, bound } = forecast;
      const told = `${originalOf(forecast)} ${bound} ${value.toString()} ${forecast.unit.code}`;
      if (seen.has(told) || !cameLater(outcome, forecast)) continue;
      seen.add(told);
      const compared = compare(forecast, outcome, cells);
      if (compared !== null) found.push(compared);
    }
  }
  return found;
}

/** Published before the period it speaks of was over. */
function foretells({ known, period }: Observation): boolean {
  return known.end !== "" && known.end < period.end;
}

/** An outcome was told after the period ended. One without a date is believed only as an actual: an undated estimate may be a forecast retold. */
function cameLater({ winner, status, period }: Cell, forecast: Observation): boolean {
  const { end } = winner.known;
  if (end === "") return status !== "E" && winner.recorded > period.end;
  return end > period.end && end > forecast.known.end;
}

function observationsOf({ winner, corroborating, rejected }: Cell): Observation[] {
  return [winner, ...corroborating, ...rejected.map(({ observation }) => observation)];
}

function compare(forecast: Observation, outcome: Cell, cells: ReadonlyMap<string, Cell>): ForecastOutcome | null {
  const expected = convert(quantityOf(forecast), outcome.quantity.unit);
  if ("problem" in expected) return null;
  const came = outcome.quantity;
  const plain = !isBound(expected) && !isBound(came);
  const rate = came.unit.kind === "percent" || came.unit.kind === "point";
  const gap = agree(expected, came) ? new Decimal(0) : expected.value.minus(came.value);
  return {
    forecast,
    expected,
    outcome,
    error: plain && !rate && !came.value.isZero() ? gap.div(came.value.abs()).mul(HUNDRED) : null,
    points: plain && rate ? gap : null,
    direction: isBound(expected) ? null : directionRight(expected, forecast, outcome, cells),
    within: withinStated(expected, came),
  };
}

function isBound({ bound }: Quantity): boolean {
  return bound !== "=" && bound !== "≈";
}

/**
 * Whether up or down was foreseen: the forecast against the newest value of the year before that was public by then, what came against
 * what that year turned out to be. Institutions restate their past, so the two may differ. Null where either is not known.
 */
function directionRight(expected: Quantity, forecast: Observation, outcome: Cell, cells: ReadonlyMap<string, Cell>): boolean | null {
  const year = yearsEarlier(outcome.period, 1);
  const before = year === null ? undefined : cells.get(`${outcome.key.slice(0, outcome.key.lastIndexOf("@"))}@${year.code}`);
  if (before === undefined || before.status === "F") return null;
  const [seen] = observationsOf(before)
    .filter(({ known, rank }) => rank !== "deprecated" && known.end !== "" && known.end <= forecast.known.end)
    .sort((a, b) => compareText(b.known.end, a.known.end) || compareText(a.id, b.id));
  const base = seen === undefined ? null : convert(quantityOf(seen), outcome.quantity.unit);
  if (base === null || "problem" in base) return null;
  return Math.sign(expected.value.cmp(base.value)) === Math.sign(outcome.quantity.value.cmp(before.quantity.value));
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
