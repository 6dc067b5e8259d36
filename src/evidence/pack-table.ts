/** The table of a pack's observations, made once: what vintages and earlier values are looked up in. */
import type { Observation, Pack } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import type { Indicator } from "../pack/schema.js";
import { type Cell, seriesKeyOf } from "./cell.js";
import { cellAt, dayAt, latestRow, type ObservationTable, observationTable } from "./observation-table.js";
import { STATUS_ORDER } from "./reconcile.js";
import { standingsOf } from "./visible.js";

export interface PackTable {
  readonly table: ObservationTable;
  /** The rows given to the table. */
  readonly observations: readonly Observation[];
}

const made = new WeakMap<Pack, PackTable>();

/** The observations of a pack's indicators as a table. */
export function packTable(pack: Pack): PackTable {
  const known = made.get(pack);
  if (known !== undefined) return known;
  // Oldest first; of two of one day the smaller id counts as newer, so that the result depends on nothing else.
  const observations = [...pack.observations].sort((a, b) => compareText(a.known.end, b.known.end) || compareText(b.id, a.id));
  const standings = standingsOf(observations, ({ id }) => id);
  const rows = observations.flatMap((observation, index) => {
    const [indicator, standing] = [pack.indicators.get(observation.indicator), standings[index]];
    return indicator === undefined || standing === undefined ? [] : [{ observation, indicator, standing }];
  });
  const table = observationTable(
    rows.map(({ observation, indicator, standing }) => ({
      ...standing,
      series: seriesKey(indicator, observation.dimensions),
      period: observation.period,
      firmness: firmnessOf(observation),
    })),
  );
  const found = { table, observations: rows.map(({ observation }) => observation) };
  made.set(pack, found);
  return found;
}

/** The latest vintage of a cell as of a date (ISO): of what stood then, the firmest and newest observation; undefined when none did. */
export function latestObservation(pack: Pack, { key, period }: Pick<Cell, "key" | "period">, asOf: string): Observation | undefined {
  const { table, observations } = packTable(pack);
  const cell = cellAt(table, seriesKeyOf({ key }), period);
  const row = cell === null ? -1 : latestRow(table, cell, dayAt(table, asOf));
  return observations[table.given[row] ?? -1];
}

/** `indicator@dim=code,dim=code`, dimensions in the indicator's order. */
export function seriesKey(indicator: Indicator, dimensions: Readonly<Record<string, string>>): string {
  return `${indicator.id}@${indicator.dimensions.map((dimension) => `${dimension}=${dimensions[dimension] ?? ""}`).join(",")}`;
}

/** Deprecated rows are never published; an actual value is firmer than an estimate, of one status the preferred row. */
function firmnessOf({ rank, status }: Observation): number {
  return rank === "deprecated" ? 0 : 2 * (STATUS_ORDER.F - STATUS_ORDER[status]) + (rank === "preferred" ? 2 : 1);
}
