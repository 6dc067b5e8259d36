/**
 * The pack's own forecasts of earlier editions beside what came: each declared forecast of an annual series made again from what that
 * edition sees, each of its years that has a result since scored like an institution's forecast.
 */
import type { Cell, Vintage } from "../evidence/cell.js";
import { type RecordedForecast, subjectOf } from "../evidence/derived-registers.js";
import { cameLater, verdictOn } from "../evidence/forecast-record.js";
import { convert, Decimal, type Quantity, yearsEarlier } from "../measure/index.js";
import type { SeriesForecast } from "../pack/analysis-schema.js";
import type { Forecast } from "./forecast/forecast.js";
import { sourcesOfLineage } from "./lineage.js";
import type { QuantityValue } from "./make.js";
import { NoResult } from "./no-result.js";
import { at } from "./numeric/vector.js";
import { outcomeOf, type SeriesOutcome, valuesOf } from "./series-forecast.js";

/** @param editions editions before this one: their ids and vintages. Results are those that `now` sees. */
export function ownForecasts(now: Vintage, editions: ReadonlyMap<string, Vintage>): readonly RecordedForecast[] {
  const { pack } = now;
  const { forecaster } = pack.file;
  if (forecaster === undefined) return [];
  return [...editions].flatMap(([edition, then]) =>
    [...pack.analyses.values()].flatMap(({ analysis, file }) => {
      if (analysis.kind !== "forecast" || analysis.editions?.includes(edition) === false) return [];
      return scored(analysis, then, now).map(
        ({ year, ...rest }): RecordedForecast => ({
          ...rest,
          id: `${edition}-${analysis.id}-${year}`,
          institution: forecaster,
          made: then.asOf,
          place: { file, line: 1, column: 1 },
        }),
      );
    }),
  );
}

type Scored = Omit<RecordedForecast, "id" | "institution" | "made" | "place"> & { readonly year: string };

function scored(declared: SeriesForecast, then: Vintage, now: Vintage): readonly Scored[] {
  const locale = now.pack.file.locales[0] ?? "";
  const foretold = attempt(() => outcomeOf(declared, { vintage: then, locale }));
  const came = attempt(() => valuesOf(declared, { vintage: now, locale }));
  if (foretold === null || came === null) return [];
  const [forecast] = foretold.forecasts.values();
  if (forecast === undefined) return [];
  const results = new Map(came.flatMap((value) => (value.period === undefined ? [] : [[value.period.code, value] as const])));
  return foretold.years.flatMap((period, i): Scored[] => {
    const result = results.get(period.code);
    const cell = result === undefined ? undefined : cellOf(result, now);
    // A computed result has no day of its own: it is what this edition makes of a year that has ended.
    if (result === undefined || (cell !== undefined && !cameLater(cell, then.asOf))) return [];
    const { unit } = result.quantity;
    const expected = convert(foreseen(foretold, forecast, i, declared), unit);
    const stated = convert({ ...foreseen(foretold, forecast, i, declared), ...edges(forecast, i) }, unit);
    if ("problem" in expected || "problem" in stated) return [];
    const verdict = verdictOn(expected, result.quantity, yearBefore(foretold, forecast, i, declared, results));
    return [
      {
        ...verdict,
        within: verdictOn(stated, result.quantity, null).within,
        year: period.code,
        subject: cell === undefined ? declared.title : subjectOf(cell, now.pack),
        period,
        expected,
        came: result.quantity,
        told: cell?.winner.known.end ?? "",
        status: result.status,
        disputed: result.disputed,
        sources: [...sourcesOfLineage(foretold.lineage), ...sourcesOfLineage(result.lineage)],
        known: cell === undefined || cell.winner.known.end === "" ? now.asOf : cell.winner.known.end,
      },
    ];
  });
}

function foreseen({ unit }: SeriesOutcome, { point }: Forecast, i: number, { digits }: SeriesForecast): Quantity {
  return { value: new Decimal(at(point, i)), unit, decimals: digits, bound: "=" };
}

/** The ends of the widest interval. */
function edges({ lower, upper }: Forecast, i: number): Pick<Quantity, "low" | "high"> {
  return { low: new Decimal(at(lower, i)), high: new Decimal(at(upper, i)) };
}

/** The year before as the earlier edition saw or foresaw it, and its result by now. */
function yearBefore(
  outcome: SeriesOutcome,
  forecast: Forecast,
  i: number,
  declared: SeriesForecast,
  results: ReadonlyMap<string, QuantityValue>,
): Parameters<typeof verdictOn>[2] {
  const period = outcome.years[i];
  const was = period === undefined ? undefined : results.get(yearsEarlier(period, 1)?.code ?? "")?.quantity;
  const before = i === 0 ? outcome.training[outcome.training.length - 1]?.quantity : foreseen(outcome, forecast, i - 1, declared);
  if (was === undefined || before === undefined) return null;
  const seen = convert(before, was.unit);
  return "problem" in seen ? null : { seen, was };
}

function cellOf({ lineage }: QuantityValue, { cells }: Vintage): Cell | undefined {
  return lineage.kind === "cell" ? cells.get(lineage.id) : undefined;
}

/** Null where the vintage has too little. */
function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof NoResult) return null;
    throw error;
  }
}
