/**
 * Who forecast how well: accuracy of institutions over their forecasts that have outcomes. Bias is the mean error, MAPE the mean of its
 * size (Hyndman & Koehler 2006, Int. J. Forecasting 22:679–688), both in percent of what came.
 */
import { Decimal } from "../measure/decimal.js";
import { compareText } from "../pack/report.js";

/** One scored forecast: what the scores need of it. */
export interface ScoredForecast {
  readonly institution: string;
  readonly error: Decimal | null;
  readonly points: Decimal | null;
  readonly direction: boolean | null;
  readonly within: boolean | null;
}

export interface ForecasterScore {
  readonly institution: string;
  /** Forecasts with an outcome. */
  readonly n: number;
  /** Of these with a relative error; mape and bias are over them, null when there are none. */
  readonly errors: number;
  readonly mape: Decimal | null;
  readonly bias: Decimal | null;
  /** Mean size of the errors of rates, in percentage points; null when there are none. */
  readonly points: Decimal | null;
  /** Right directions among those that can be told. */
  readonly directions: number;
  readonly directionsRight: number;
  /** Ranges and bounds kept among those stated. */
  readonly ranges: number;
  readonly rangesKept: number;
  /** Too few forecasts for a ranking to mean much. */
  readonly small: boolean;
}

/** Below this number a mean error says more about the cases than about the forecaster. */
export const ENOUGH_FORECASTS = 10;

/** Scores by institution, smallest MAPE first; those without one come last, ties in order of name. */
export function scoreForecasters(forecasts: readonly ScoredForecast[]): readonly ForecasterScore[] {
  const groups = new Map<string, ScoredForecast[]>();
  for (const forecast of forecasts) {
    const group = groups.get(forecast.institution);
    if (group === undefined) groups.set(forecast.institution, [forecast]);
    else group.push(forecast);
  }
  const order = (a: ForecasterScore, b: ForecasterScore): number => {
    if (a.mape === null || b.mape === null) return Number(a.mape === null) - Number(b.mape === null);
    return a.mape.cmp(b.mape);
  };
  return [...groups]
    .map(([institution, group]) => scoreOf(institution, group))
    .sort((a, b) => order(a, b) || compareText(a.institution, b.institution));
}

function scoreOf(institution: string, group: readonly ScoredForecast[]): ForecasterScore {
  const errors = present(group.map(({ error }) => error));
  const directions = present(group.map(({ direction }) => direction));
  const ranges = present(group.map(({ within }) => within));
  return {
    institution,
    n: group.length,
    errors: errors.length,
    mape: mean(errors.map((error) => error.abs())),
    bias: mean(errors),
    points: mean(present(group.map(({ points }) => points)).map((value) => value.abs())),
    directions: directions.length,
    directionsRight: directions.filter(Boolean).length,
    ranges: ranges.length,
    rangesKept: ranges.filter(Boolean).length,
    small: group.length < ENOUGH_FORECASTS,
  };
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.flatMap((value) => (value === null ? [] : [value]));
}

/** Null for no values. */
function mean(values: readonly Decimal[]): Decimal | null {
  return values.length === 0 ? null : Decimal.sum(...values).div(values.length);
}
