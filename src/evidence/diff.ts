/** What separates two vintages: cells new, revised and withdrawn, each with the observations that caused it, and the order that changed. */
import type { Observation } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import { type Cell, seriesKeyOf, type Vintage } from "./cell.js";
import { agree } from "./interval.js";

export interface CellChange {
  readonly key: string;
  /** Written value with its unit in either vintage; null where the cell is not there. */
  readonly a: string | null;
  readonly b: string | null;
  /** (b − a) / |a|; null when one side is missing or a is zero. */
  readonly change: number | null;
  readonly why: "new" | "revised" | "withdrawn";
  /** Whether the published value went from forecast to actual, from estimate to actual …; "" when the status stayed. */
  readonly status: string;
  /** True when both values agree within their rounding: the newer one is only told more or less exactly. */
  readonly sameWithinRounding: boolean;
  /** Observations that the other side did not have, or that its winner was. */
  readonly evidence: readonly CausingEvidence[];
}

export interface CausingEvidence {
  readonly observation: string;
  readonly sources: readonly string[];
  readonly known: string;
  readonly part: "added" | "gone";
}

/** A series that moved another way in b between the same two neighbouring periods. */
export interface TurnedSeries {
  readonly series: string;
  readonly from: string;
  readonly to: string;
  readonly a: Direction;
  readonly b: Direction;
}
export type Direction = "rose" | "fell" | "unchanged";

/** Changes of cells from vintage a to vintage b, in order of key. */
export function changedCells(a: Vintage, b: Vintage): readonly CellChange[] {
  const keys = [...new Set([...a.cells.keys(), ...b.cells.keys()])].sort(compareText);
  return keys.flatMap((key) => {
    const [before, after] = [a.cells.get(key), b.cells.get(key)];
    if (before !== undefined && after !== undefined && sameValue(before, after)) return [];
    const why = before === undefined ? "new" : after === undefined ? "withdrawn" : "revised";
    return [
      {
        key,
        a: before === undefined ? null : written(before),
        b: after === undefined ? null : written(after),
        change: before === undefined || after === undefined ? null : relative(before, after),
        why,
        status: before === undefined || after === undefined || before.status === after.status ? "" : `${before.status} → ${after.status}`,
        sameWithinRounding: before !== undefined && after !== undefined && agree(before.quantity, after.quantity),
        evidence: evidenceOf(before, after),
      } satisfies CellChange,
    ];
  });
}

function sameValue(before: Cell, after: Cell): boolean {
  const { quantity, status } = before;
  return quantity.value.eq(after.quantity.value) && quantity.bound === after.quantity.bound && status === after.status;
}

function written({ quantity }: Cell): string {
  return `${quantity.bound === "=" ? "" : `${quantity.bound} `}${quantity.value.toString()} ${quantity.unit.code}`;
}

function relative(before: Cell, after: Cell): number | null {
  const base = before.quantity.value;
  return base.isZero() ? null : after.quantity.value.minus(base).div(base.abs()).toNumber();
}

function evidenceOf(before: Cell | undefined, after: Cell | undefined): readonly CausingEvidence[] {
  const [old, now] = [observationsOf(before), observationsOf(after)];
  const entry = ({ id, sources, known }: Observation, part: CausingEvidence["part"]): CausingEvidence => ({
    observation: id,
    sources,
    known: known.end,
    part,
  });
  const added = [...now.values()].filter(({ id }) => !old.has(id)).map((row) => entry(row, "added"));
  const gone = [...old.values()].filter(({ id }) => !now.has(id)).map((row) => entry(row, "gone"));
  return [...added, ...gone].sort((x, y) => compareText(x.known, y.known) || compareText(x.observation, y.observation));
}

function observationsOf(cell: Cell | undefined): ReadonlyMap<string, Observation> {
  const all = cell === undefined ? [] : [cell.winner, ...cell.corroborating, ...cell.rejected.map(({ observation }) => observation)];
  return new Map(all.map((observation) => [observation.id, observation]));
}

/** Series that rose in one vintage and fell in the other between two periods that follow each other among those both have. */
export function turnedSeries(a: Vintage, b: Vintage): readonly TurnedSeries[] {
  const common = new Map<string, [Cell, Cell][]>();
  for (const cell of a.cells.values()) {
    const other = b.cells.get(cell.key);
    if (other === undefined) continue;
    const series = `${seriesKeyOf(cell)} ${cell.period.frequency}`;
    const list = common.get(series) ?? [];
    list.push([cell, other]);
    common.set(series, list);
  }
  return [...common].flatMap(([key, pairs]) =>
    pairs.slice(1).flatMap((later, index): TurnedSeries[] => {
      const earlier = pairs[index];
      if (earlier === undefined) return [];
      const [then, now] = [directionOf(earlier[0], later[0]), directionOf(earlier[1], later[1])];
      if (then === now) return [];
      const series = key.slice(0, key.lastIndexOf(" "));
      return [{ series, from: earlier[0].period.code, to: later[0].period.code, a: then, b: now }];
    }),
  );
}

/** Which way a series went from one cell to the next, both in the indicator's unit. */
export function directionOf(earlier: Cell, later: Cell): Direction {
  const order = later.quantity.value.cmp(earlier.quantity.value);
  return order > 0 ? "rose" : order < 0 ? "fell" : "unchanged";
}
