/** What the newest values of two vintages say differently: which way a series last went, and who stood where. */
import type { Pack } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import { type Cell, seriesKeyOf, type Vintage } from "./cell.js";
import { type Direction, directionOf } from "./diff.js";

/** The newest step of a series that is no forecast. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
}

/** A series that a reader of vintage a last saw go one way and a reader of b another. */
export interface ChangedCourse {
  readonly series: string;
  readonly a: Step;
  readonly b: Step;
}

/** Cells by series and frequency, without forecasts, in order of period. */
function courses(vintage: Vintage): ReadonlyMap<string, readonly Cell[]> {
  const found = new Map<string, Cell[]>();
  for (const cell of vintage.cells.values()) {
    if (cell.status === "F") continue;
    const key = `${seriesKeyOf(cell)} ${cell.period.frequency}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [cell]);
    else list.push(cell);
  }
  return found;
}

function lastStep(cells: readonly Cell[] | undefined): Step | null {
  const [earlier, later] = cells?.slice(-2) ?? [];
  if (earlier === undefined || later === undefined) return null;
  return { from: earlier.period.code, to: later.period.code, direction: directionOf(earlier, later) };
}

/** Series of both vintages whose newest step went another way, in order of series. */
export function changedCourses(a: Vintage, b: Vintage): readonly ChangedCourse[] {
  const after = courses(b);
  return [...courses(a)].flatMap(([key, cells]): ChangedCourse[] => {
    const [then, now] = [lastStep(cells), lastStep(after.get(key))];
    if (then === null || now === null || then.direction === now.direction) return [];
    return [{ series: key.slice(0, key.lastIndexOf(" ")), a: then, b: now }];
  });
}

/** The newest value that is no forecast, then and now, of a series that has moved on. */
export interface Advance {
  readonly series: string;
  readonly a: Cell;
  readonly b: Cell;
}

/** Series whose newest period in b is later than in a, in order of series. */
export function advances(a: Vintage, b: Vintage): readonly Advance[] {
  const after = courses(b);
  return [...courses(a)].flatMap(([key, cells]): Advance[] => {
    const [then, now] = [cells.at(-1), after.get(key)?.at(-1)];
    if (then === undefined || now === undefined || now.period.end <= then.period.end) return [];
    return [{ series: key.slice(0, key.lastIndexOf(" ")), a: then, b: now }];
  });
}

export interface Ranking {
  readonly period: string;
  /** Codes, largest value first. */
  readonly order: readonly string[];
}

/** A ranking of entities whose newest order is another: a new leader, or places that members of both exchanged. */
export interface ChangedRank {
  readonly indicator: string;
  /** The dimension whose codes are ranked. */
  readonly dimension: string;
  /** The other dimensions. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly a: Ranking;
  readonly b: Ranking;
  readonly leader: boolean;
}

const LEAST = 3;

/** Rankings of entities by indicator and frequency that differ between the newest periods of both vintages, in order of indicator. */
export function changedRanks(a: Vintage, b: Vintage): readonly ChangedRank[] {
  const after = rankings(b);
  return [...rankings(a)].flatMap(([key, then]): ChangedRank[] => {
    const now = after.get(key);
    if (now === undefined) return [];
    const common = then.order.filter((code) => now.order.includes(code));
    const exchanged = now.order.filter((code) => common.includes(code)).some((code, place) => code !== common[place]);
    const [first] = then.order;
    // Where the former leader is no longer told of, nobody can be said to have passed it.
    const leader = first !== now.order[0] && first !== undefined && now.order.includes(first);
    if (common.length < 2 || (!exchanged && !leader)) return [];
    const { indicator, dimension, fixed } = then;
    return [{ indicator, dimension, fixed, a: plain(then), b: plain(now), leader }];
  });
}

/** How many places of both rankings show that they differ: at least `least`, else as far as the first exchange with its second member. */
export function placesShown({ a, b }: Pick<ChangedRank, "a" | "b">, least: number): number {
  const first = a.order.findIndex((code, place) => code !== b.order[place]);
  return Math.max(least, first + 2);
}

interface Group extends Ranking {
  readonly indicator: string;
  readonly dimension: string;
  readonly fixed: Readonly<Record<string, string>>;
}

const plain = ({ period, order }: Ranking): Ranking => ({ period, order });

/** The newest ranking of at least three entities, by indicator, ranked dimension and fixed codes. */
function rankings(vintage: Vintage): ReadonlyMap<string, Group> {
  const members = new Map<string, { group: Omit<Group, "order">; frequency: string; end: string; cells: Cell[] }>();
  for (const cell of vintage.cells.values()) {
    if (cell.status === "F") continue;
    for (const dimension of rankedDimensions(cell, vintage.pack)) {
      const { [dimension]: _, ...fixed } = cell.dimensions;
      const key = [cell.indicator, dimension, JSON.stringify(fixed), cell.period.code].join("\n");
      const known = members.get(key);
      const group = { indicator: cell.indicator, dimension, fixed, period: cell.period.code };
      if (known === undefined) members.set(key, { group, frequency: cell.period.frequency, end: cell.period.end, cells: [cell] });
      else known.cells.push(cell);
    }
  }
  const newest = new Map<string, { group: Group; end: string }>();
  for (const { group, frequency, end, cells } of members.values()) {
    if (cells.length < LEAST) continue;
    const key = [group.indicator, group.dimension, JSON.stringify(group.fixed), frequency].join("\n");
    const known = newest.get(key);
    if (known !== undefined && known.end >= end) continue;
    const code = (cell: Cell): string => cell.dimensions[group.dimension] ?? "";
    const sorted = [...cells].sort((x, y) => y.quantity.value.cmp(x.quantity.value) || compareText(code(x), code(y)));
    newest.set(key, { group: { ...group, order: sorted.map(code) }, end });
  }
  return new Map([...newest].map(([key, { group }]) => [key, group]));
}

/** Only entities have places: a dimension that declares its codes parts a total, and totals always lead. */
function rankedDimensions({ dimensions }: Cell, pack: Pack): readonly string[] {
  return Object.keys(dimensions).filter((dimension) => pack.dimensions[dimension]?.codes === undefined);
}
