/** The pack as it was knowable on a date: visible rows, corrections applied, and one published value per cell. */
import { parseUnit } from "../measure/convert.js";
import { once, remembered } from "../measure/once.js";
import { unitRegistry } from "../measure/registry.js";
import type { Unit } from "../measure/unit.js";
import type { Name, Pack, Provenance } from "../pack/pack.js";
import { isVisible } from "../pack/visible.js";
import type { Cell, Vintage } from "./cell.js";
import { decisionsFor } from "./decision.js";
import { derivedRegisters, type RecordedForecast, recordedForecasts } from "./derived-registers.js";
import { dayAt, seriesOfIndicator, standingCells } from "./observation-table.js";
import { type Origins, originsOf } from "./origin.js";
import { packTable, seriesKey } from "./pack-table.js";
import { reconcile } from "./reconcile.js";
import { registersAt } from "./registers.js";
import { visibleRows } from "./visible.js";

/** Forecasts that a record holds beside those of others. */
type OwnForecasts = (vintage: Vintage) => readonly RecordedForecast[];

/**
 * The vintage of a pack as of a date. `edition` selects the decisions that apply; null for a free date. A frozen edition is
 * made from its lock, whatever was added or corrected since. Cells and registers are made when they are first asked for.
 */
export function vintageAt(pack: Pack, asOf: string, edition: string | null, own?: OwnForecasts): Vintage {
  const locked = edition === null ? undefined : pack.frozen?.get(edition);
  return vintageOf(locked?.freeze?.asOf === asOf ? locked : pack, asOf, edition, own);
}

/** The vintage of a pack as its files are, frozen editions included. */
export function vintageOf(pack: Pack, asOf: string, edition: string | null, own: OwnForecasts = () => []): Vintage {
  const origins = originsOf(pack);
  const { table } = packTable(pack);
  const published = publishedSeries(pack, asOf, edition, origins);
  const among = (first: number, end: number): Cell[] => Array.from({ length: end - first }, (_, i) => published(first + i)).flat();
  const cellsOf = remembered((indicator: string) => among(...seriesOfIndicator(table, indicator)));
  const seriesOf: Vintage["seriesOf"] = (indicator, dimensions) => {
    const declared = pack.indicators.get(indicator);
    const place = declared === undefined ? undefined : table.placeOfSeries.get(seriesKey(declared, dimensions));
    return place === undefined ? [] : published(place);
  };
  const cells = once(() => new Map(among(0, table.series.length).map((cell) => [cell.key, cell])));
  const claims = visibleRows([...pack.claims.values()], asOf, (claim) => claim.id).filter((claim) => claim.rank !== "deprecated");
  const drawn = (row: Provenance): boolean => row.rank !== "deprecated" && isVisible(row.known, row.recorded, asOf);
  const plain = {
    pack,
    asOf,
    edition,
    cellsOf,
    seriesOf,
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    names: new Map([...pack.names].filter(([, name]) => isNameVisible(name, asOf))),
    nodes: pack.nodes.filter(drawn),
    edges: pack.edges.filter(drawn),
    matrix: pack.matrix.filter(drawn),
  };
  const withRecord = (more: () => readonly RecordedForecast[]): Vintage => {
    const recorded = () => [...recordedForecasts({ pack, cells: cells() }, origins.originalOf), ...more()];
    const registers = once(() => new Map([...registersAt(pack, asOf), ...derivedRegisters(pack, recorded)]));
    return {
      ...plain,
      get cells() {
        return cells();
      },
      get registers() {
        return registers();
      },
    };
  };
  // Own forecasts are made from registers too: from those that hold no forecast of ours yet.
  return withRecord(() => own(withRecord(() => [])));
}

/** A name without a date is a word of the language (a place, a kind), known to every edition. */
function isNameVisible(name: Name, asOf: string): boolean {
  return name.known.end === "" || name.known.end <= asOf;
}

/** The cells of a series, by its place in the pack's table, in order of period. */
function publishedSeries(pack: Pack, asOf: string, edition: string | null, origins: Origins): (place: number) => readonly Cell[] {
  const units = indicatorUnits(pack);
  const decide = decisionsFor(pack.decisions, edition);
  const { table, observations } = packTable(pack);
  const day = dayAt(table, asOf);
  return remembered((place) =>
    standingCells(table, place, day).flatMap((rows): Cell[] => {
      const group = rows.flatMap((row) => observations[row] ?? []);
      const [first] = group;
      const indicator = first === undefined ? undefined : pack.indicators.get(first.indicator);
      const unit = indicator === undefined ? undefined : units.get(indicator.id);
      if (first === undefined || indicator === undefined || unit === undefined) return [];
      const decision = decide(first, (id) => group.some((observation) => observation.id === id && observation.rank !== "deprecated"));
      const key = `${seriesKey(indicator, first.dimensions)}@${first.period.code}`;
      const cell = reconcile(key, indicator, unit, group, origins, decision);
      return cell === null ? [] : [cell];
    }),
  );
}

function indicatorUnits(pack: Pack): ReadonlyMap<string, Unit> {
  const registry = unitRegistry(pack.units.units);
  const units = new Map<string, Unit>();
  for (const indicator of pack.indicators.values()) {
    const unit = parseUnit(indicator.unit, registry);
    if (!("problem" in unit)) units.set(indicator.id, unit);
  }
  return units;
}
