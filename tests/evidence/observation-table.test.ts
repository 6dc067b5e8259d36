/** The table of observations: its answers are those of the definition, row by row, on every day. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cellAt,
  dayAt,
  latestRow,
  observationTable,
  seriesOfIndicator,
  standingCells,
  type TableRow,
} from "../../src/evidence/observation-table.js";
import { latestObservation } from "../../src/evidence/pack-table.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import type { Period } from "../../src/measure/period.js";
import { comparePeriods, parsePeriod } from "../../src/measure/period-read.js";
import type { Observation, Pack } from "../../src/pack/pack.js";
import type { Indicator } from "../../src/pack/schema.js";
import { isVisible, NEVER } from "../../src/pack/visible.js";
import { packOf, type Told } from "./observations.js";

const period = (code: string): Period => {
  const parsed = parsePeriod(code);
  if (parsed === null) throw new Error(`no period: ${code}`);
  return parsed;
};
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2023-02-${String(number).padStart(2, "0")}`);
const SERIES = ["tea@x=a", "tea@x=b", "tea@", "tea_b@x=a", "te@x=a", "teas@x=a"];
const row: fc.Arbitrary<TableRow> = fc.record({
  series: fc.constantFrom(...SERIES),
  period: fc.constantFrom("2021", "2022", "2022-Q1", "2021/2022").map(period),
  from: fc.oneof(day, fc.constantFrom("", NEVER)),
  until: fc.oneof(day, fc.constant(NEVER)),
  firmness: fc.constantFrom(0, 1, 7, 255),
});
const rows = fc.array(row, { maxLength: 40 });
const stands = ({ from, until }: TableRow, asOf: string): boolean => from <= asOf && asOf < until;

test("the rows of a series that stand on a day, by period; of a cell the firmest, of equals the last given", () => {
  fc.assert(
    fc.property(rows, day, fc.constantFrom(...SERIES), (given, asOf, series) => {
      const table = observationTable(given);
      const place = table.placeOfSeries.get(series);
      const standing = given.filter((each) => each.series === series && stands(each, asOf));
      const periods = [...new Map(standing.map((each) => [each.period.code, each.period])).values()].sort(comparePeriods);
      const cells = periods.map(({ code }) => standing.filter((each) => each.period.code === code));
      const found = place === undefined ? [] : standingCells(table, place, dayAt(table, asOf));
      expect(found.map((cell) => cell.map((index) => given[index]).sort(byPlaceIn(given)))).toEqual(cells);
      for (const [index, code] of periods.entries()) {
        const [firmest] = (cells[index] ?? []).toReversed().sort((a, b) => b.firmness - a.firmness);
        const cell = cellAt(table, series, code);
        const latest = cell === null ? -1 : latestRow(table, cell, dayAt(table, asOf));
        expect(given[table.given[latest] ?? -1]).toBe(firmest?.firmness === 0 ? undefined : firmest);
      }
    }),
  );
});

function byPlaceIn(given: readonly TableRow[]): (a: TableRow | undefined, b: TableRow | undefined) => number {
  return (a, b) => (a === undefined || b === undefined ? 0 : given.indexOf(a) - given.indexOf(b));
}

test("the series of an indicator are its own and no other's", () => {
  fc.assert(
    fc.property(rows, fc.constantFrom("tea", "te", "tea_b", "t"), (given, indicator) => {
      const table = observationTable(given);
      const own = [...new Set(given.map(({ series }) => series))].filter((key) => key.startsWith(`${indicator}@`)).sort();
      expect(table.series.slice(...seriesOfIndicator(table, indicator))).toEqual(own);
    }),
  );
});

test("more days than sixteen bits count are told apart", () => {
  const days = Array.from({ length: 70_000 }, (_, index) => new Date(Date.UTC(1900, 0, 1 + index)).toISOString().slice(0, 10));
  const table = observationTable(days.map((from) => ({ series: "tea@", period: period("2022"), from, until: NEVER, firmness: 1 })));
  for (const place of [0, 100, 65_535, 65_536, 69_999])
    expect(table.given[latestRow(table, 0, dayAt(table, days[place] ?? ""))]).toBe(place);
  expect(latestRow(table, 0, dayAt(table, "1899-12-31"))).toBe(-1);
});

const told: fc.Arbitrary<Told> = fc.record({
  id: fc.constant(""),
  value: fc.integer({ min: -50, max: 50 }).map(String),
  period: fc.constantFrom("2021", "2022", "2022-Q1"),
  region: fc.constantFrom("north", "south"),
  status: fc.constantFrom("A", "E", "F", "P", "B"),
  known: fc.oneof(day, fc.constant("")),
  basis: fc.constantFrom("dated", "own"),
  recorded: fc.oneof(day, fc.constant("")),
  supersedes: fc.constantFrom("", "", "o0", "o1", "o2", "o3"),
  rank: fc.constantFrom("normal", "normal", "preferred", "deprecated"),
});
const observations = fc.array(told, { maxLength: 12 }).map((list) => list.map((each, index) => ({ ...each, id: `o${index}` })));

/** The definition, told row by row: visible, and no visible row leads back to it by what it supersedes. */
function standing(all: readonly Observation[], asOf: string): readonly Observation[] {
  const visible = all.filter(({ known, recorded }) => isVisible(known, recorded, asOf));
  const older = (id: string): string => all.find((each) => each.id === id)?.supersedes ?? "";
  const replaces = ({ id, supersedes }: Observation, other: string): boolean => {
    for (let [at, path] = [supersedes, [id]]; at !== "" && !path.includes(at); [at, path] = [older(at), [...path, at]])
      if (at === other) return true;
    return false;
  };
  return visible.filter(({ id }) => !visible.some((each) => replaces(each, id)));
}

test("a vintage holds the observations that stand on its date, and no other", () => {
  fc.assert(
    fc.property(observations, day, (list, asOf) => {
      const pack = packOf(list);
      const cells = [...vintageAt(pack, asOf, null).cells.values()];
      const held = cells.flatMap(({ winner, corroborating, rejected }) => [
        winner,
        ...corroborating,
        ...rejected.map(({ observation }) => observation),
      ]);
      const expected = standing(pack.observations, asOf);
      const isPublished = ({ dimensions, period: { code } }: Observation): boolean =>
        expected.some((each) => each.rank !== "deprecated" && each.dimensions.region === dimensions.region && each.period.code === code);
      expect(held.map(({ id }) => id).sort()).toEqual(
        expected
          .filter(isPublished)
          .map(({ id }) => id)
          .sort(),
      );
    }),
  );
});

test("the latest vintage of a cell is what an indicator publishes that goes by recency alone", () => {
  fc.assert(
    fc.property(observations, day, (list, asOf) => {
      const pack = byRecency(packOf(list));
      const { cells } = vintageAt(pack, asOf, null);
      for (const { region, period: code = "2022" } of list) {
        const key = `tea_sales@region=${region}@${code}`;
        expect(latestObservation(pack, { key, period: period(code) }, asOf)?.id).toBe(cells.get(key)?.winner.id);
      }
    }),
  );
});

function byRecency(pack: Pack): Pack {
  const reconcile: Indicator["reconcile"] = { prefer: ["recency"], tolerance: 0.05 };
  return { ...pack, indicators: new Map([...pack.indicators].map(([id, indicator]) => [id, { ...indicator, reconcile }])) };
}

test("cells asked for by series, by indicator and all at once are the same, in one order", () => {
  fc.assert(
    fc.property(observations, day, (list, asOf) => {
      const pack = packOf(list);
      const keys = (cells: Iterable<{ readonly key: string }>) => [...cells].map(({ key }) => key);
      const all = keys(vintageAt(pack, asOf, null).cells.values());
      const vintage = vintageAt(pack, asOf, null);
      expect(["north", "south"].flatMap((region) => keys(vintage.seriesOf("tea_sales", { region })))).toEqual(all);
      expect(keys(vintage.cellsOf("tea_sales"))).toEqual(all);
    }),
  );
});
