/** The pack as it was knowable on a date: visible rows, corrections applied, and one published value per cell. */
import { parseUnit } from "../measure/convert.js";
import { comparePeriods } from "../measure/period-read.js";
import { unitRegistry } from "../measure/registry.js";
import type { Unit } from "../measure/unit.js";
import type { Name, Observation, Pack, Provenance } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import type { Indicator } from "../pack/schema.js";
import { isVisible } from "../pack/visible.js";
import { type Cell, seriesKeyOf, type Vintage } from "./cell.js";
import { decisionsFor } from "./decision.js";
import { derivedRegisters, recordedForecasts } from "./derived-registers.js";
import { type Origins, originsOf } from "./origin.js";
import { reconcile } from "./reconcile.js";
import { registersAt } from "./registers.js";
import { visibleRows } from "./visible.js";

/**
 * The vintage of a pack as of a date. `edition` selects the decisions that apply; null for a free date. A frozen edition is
 * made from its lock, whatever was added or corrected since.
 */
export function vintageAt(pack: Pack, asOf: string, edition: string | null): Vintage {
  const locked = edition === null ? undefined : pack.frozen?.get(edition);
  return locked?.freeze?.asOf === asOf ? vintageOf(locked, asOf, edition) : vintageOf(pack, asOf, edition);
}

/** The vintage of a pack as its files are, frozen editions included. */
export function vintageOf(pack: Pack, asOf: string, edition: string | null): Vintage {
  const origins = originsOf(pack);
  const cells = cellsAt(pack, asOf, edition, origins);
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const byIndicator = new Map<string, Cell[]>();
  const bySeries = new Map<string, Cell[]>();
  for (const cell of cells) {
    const list = byIndicator.get(cell.indicator);
    if (list === undefined) byIndicator.set(cell.indicator, [cell]);
    else list.push(cell);
    const series = seriesKeyOf(cell);
    const same = bySeries.get(series);
    if (same === undefined) bySeries.set(series, [cell]);
    else same.push(cell);
  }
  const claims = visibleRows([...pack.claims.values()], asOf, (claim) => claim.id).filter((claim) => claim.rank !== "deprecated");
  const drawn = (row: Provenance): boolean => row.rank !== "deprecated" && isVisible(row.known, row.recorded, asOf);
  return {
    pack,
    asOf,
    edition,
    cells: byKey,
    cellsOf: (indicator) => byIndicator.get(indicator) ?? [],
    seriesOf: (indicator, dimensions) => {
      const declared = pack.indicators.get(indicator);
      return declared === undefined ? [] : (bySeries.get(seriesKey(declared, dimensions)) ?? []);
    },
    registers: new Map([...registersAt(pack, asOf), ...derivedRegisters(pack, () => recordedForecasts(pack, byKey, origins.originalOf))]),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    names: new Map([...pack.names].filter(([, name]) => isNameVisible(name, asOf))),
    nodes: pack.nodes.filter(drawn),
    edges: pack.edges.filter(drawn),
    matrix: pack.matrix.filter(drawn),
  };
}

/** A name without a date is a word of the language (a place, a kind), known to every edition. */
function isNameVisible(name: Name, asOf: string): boolean {
  return name.known.end === "" || name.known.end <= asOf;
}

/** `indicator@dim=code,dim=code`, dimensions in the indicator's order. */
function seriesKey(indicator: Indicator, dimensions: Readonly<Record<string, string>>): string {
  return `${indicator.id}@${indicator.dimensions.map((dimension) => `${dimension}=${dimensions[dimension] ?? ""}`).join(",")}`;
}

function cellsAt(pack: Pack, asOf: string, edition: string | null, origins: Origins): Cell[] {
  const units = indicatorUnits(pack);
  const decide = decisionsFor(pack.decisions, edition);
  const groups = new Map<string, Observation[]>();
  for (const observation of visibleRows(pack.observations, asOf, (row) => row.id)) {
    const indicator = pack.indicators.get(observation.indicator);
    if (indicator === undefined) continue;
    const key = `${seriesKey(indicator, observation.dimensions)}@${observation.period.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [observation]);
    else group.push(observation);
  }
  const cells: Cell[] = [];
  for (const [key, group] of groups) {
    const [first] = group;
    const indicator = first === undefined ? undefined : pack.indicators.get(first.indicator);
    const unit = indicator === undefined ? undefined : units.get(indicator.id);
    if (first === undefined || indicator === undefined || unit === undefined) continue;
    const decision = decide(first, (id) => group.some((observation) => observation.id === id && observation.rank !== "deprecated"));
    const cell = reconcile(key, indicator, unit, group, origins, decision);
    if (cell !== null) cells.push(cell);
  }
  const series = new Map(cells.map((cell) => [cell, seriesKeyOf(cell)]));
  return cells.sort((a, b) => compareText(series.get(a) ?? "", series.get(b) ?? "") || comparePeriods(a.period, b.period));
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
