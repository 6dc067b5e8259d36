/** Values that do not fit together: each rule finds its planted case at every row that takes part, and is silent on the sound one. */
import { expect, test } from "vitest";
import { checkEvidence } from "../../src/evidence/checks.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import type { Pack } from "../../src/pack/pack.js";
import type { Indicator, IndicatorsFile } from "../../src/pack/schema.js";
import { packOf, type Told } from "./observations.js";

const TODAY = "2024-12-31";
const [sales, share] = ["tea_sales", "owner_share"].map((id) => {
  const indicator = packOf([]).indicators.get(id);
  if (indicator === undefined) throw new Error(`the demo pack has no ${id}`);
  return indicator;
});
const growth: Indicator = {
  id: "tea_growth",
  label: { en: "Growth of tea sales" },
  unit: "%",
  measure: "rate",
  dimensions: ["region"],
  growth_of: [{ indicator: "tea_sales" }],
};

interface Case {
  readonly rows: readonly (Told & { readonly indicator?: string })[];
  readonly sales?: Partial<Indicator>;
  readonly wholes?: NonNullable<IndicatorsFile["dimensions"][string]["wholes"]>;
  readonly rest?: string;
  readonly decisions?: Pack["decisions"];
}

/** Codes of the findings with the lines they stand at; row n stands at line n + 1. */
function found({ rows, sales: more = {}, wholes, rest, decisions = [] }: Case): readonly string[] {
  if (sales === undefined || share === undefined) throw new Error("no indicators");
  const base = packOf(rows);
  const region = { ...base.dimensions.region, label: { en: "Region" }, ...(wholes && { wholes }), ...(rest && { rest }) };
  const observations = base.observations.map((row, index) => {
    const indicator = rows[index]?.indicator ?? "tea_sales";
    const measure = indicator === "tea_sales" ? (more.measure ?? "flow") : "rate";
    return { ...row, indicator, measure, place: { ...row.place, line: index + 2 } };
  });
  const indicators = new Map<string, Indicator>([
    ["tea_sales", { ...sales, ...more }],
    ["tea_growth", growth],
  ]);
  const pack = { ...base, decisions, observations, indicators, dimensions: { ...base.dimensions, region } };
  return checkEvidence(vintageAt(pack, TODAY, "current")).map(({ code, line }) => `${code} ${line}`);
}

const yearly = (values: readonly string[], first = 2015): Told[] =>
  values.map((value, index) => ({ id: `y${index}`, value, period: String(first + index), decimals: 1 }));

const shares: Case["sales"] = { unit: "%", measure: "share", parts: [{ over: "region" }] };
const percent = (region: string, value: string, more: Partial<Told> = {}): Told => ({ id: region, region, value, unit: "%", ...more });

test("shares of one whole that exceed it are told at each", () => {
  expect(found({ sales: shares, rows: [percent("north", "62"), percent("south", "40")] })).toEqual(["DATA-PARTS 2", "DATA-PARTS 3"]);
  // 60.5 and 39.5 would still make a hundred.
  expect(found({ sales: shares, rows: [percent("north", "61"), percent("south", "40")] })).toEqual([]);
  expect(found({ sales: shares, rows: [percent("north", "62"), percent("south", "40", { period: "2021" })] })).toEqual([]);
  expect(found({ sales: { unit: "%", measure: "share" }, rows: [percent("north", "62"), percent("south", "40")] })).toEqual([]);
});

test("shares with a rest must reach the whole", () => {
  const rows = [percent("north", "61"), percent("south", "30")];
  expect(found({ sales: shares, rows })).toEqual([]);
  expect(found({ sales: shares, rows, rest: "south" })).toEqual(["DATA-PARTS 2", "DATA-PARTS 3"]);
});

test("parts may not exceed their whole, and complete ones must reach it", () => {
  const parts: Case["sales"] = { parts: [{ over: "region" }] };
  const rows = (whole: string): Told[] => [
    { id: "n", region: "north", value: "60" },
    { id: "s", region: "south", value: "50" },
    { id: "w", region: "all", value: whole },
  ];
  const wholes = { all: { parts: ["north", "south"] } };
  expect(found({ sales: parts, wholes, rows: rows("90") })).toEqual(["DATA-PARTS 2", "DATA-PARTS 3", "DATA-PARTS 4"]);
  expect(found({ sales: parts, wholes, rows: rows("110") })).toEqual([]);
  expect(found({ sales: parts, wholes, rows: rows("150") })).toEqual([]);
  expect(found({ sales: parts, wholes: { all: { ...wholes.all, complete: true } }, rows: rows("150") })).toHaveLength(3);
});

test("a rate must lead from the base to the result its own document states", () => {
  const rows = (rate: string, more: Partial<Told> = {}): Case["rows"] => [
    { id: "base", value: "40.0", period: "2021" },
    { id: "result", value: "50.0", period: "2022" },
    { id: "rate", indicator: "tea_growth", value: rate, unit: "%", period: "2022", ...more },
  ];
  expect(found({ rows: rows("25.0") })).toEqual([]);
  expect(found({ rows: rows("52.0") })).toEqual(["DATA-GROWTH 2", "DATA-GROWTH 3", "DATA-GROWTH 4"]);
  // Another document may count otherwise.
  expect(found({ rows: rows("52.0", { source: "b-two" }) })).toEqual([]);
});

test.each(["10", "1000", "0.1", "7", "10000"])("a value %s times out of its series is found in the midst and at the end", (factor) => {
  const values = [20, 22, 25, 27, 30];
  const slipped = (place: number) => yearly(values.map((value, index) => String(index === place ? value * Number(factor) : value)));
  expect(found({ rows: yearly(values.map(String)) })).toEqual([]);
  expect(found({ rows: slipped(2) })).toEqual(["DATA-SCALE 4"]);
  expect(found({ rows: slipped(4) })).toEqual(["DATA-SCALE 6"]);
  expect(found({ rows: slipped(0) })).toEqual(["DATA-SCALE 2"]);
});

test("two neighbours a thousand times apart are told at both", () => {
  expect(found({ rows: yearly(["20", "20000"]) })).toEqual(["DATA-SCALE 2", "DATA-SCALE 3"]);
  expect(found({ rows: yearly(["20", "700"]) })).toEqual([]);
});

test("a few months close to each other say nothing of one years before them", () => {
  const months = (old: string): Told[] => [
    { id: "old", value: old, period: "2019-07" },
    ...["71", "79", "78", "81"].map((value, index) => ({ id: `m${index}`, value, period: `2022-${String(index + 5).padStart(2, "0")}` })),
  ];
  expect(found({ rows: months("10") })).toEqual([]);
  expect(found({ rows: months("0.8") })).toEqual(["DATA-SCALE 2"]);
});

test("growth, however fast, is no slip, nor is a forecast that was left behind", () => {
  expect(found({ rows: yearly(["1.0", "4.0", "16.0", "64.0", "256.0"]) })).toEqual([]);
  const forecast: Told = { id: "f", value: "3", period: "2018", status: "F", known: "2017-01-01" };
  expect(found({ rows: [...yearly(["20", "22", "25"]), forecast, ...yearly(["30"], 2019).map((row) => ({ ...row, id: "z" }))] })).toEqual(
    [],
  );
});

test("a part of a year is no more than the year, and all its parts are no less", () => {
  const rows = (first: string, second: string): Told[] => [
    { id: "y", value: "100", period: "2022" },
    { id: "s1", value: first, period: "2022-S1" },
    { id: "s2", value: second, period: "2022-S2" },
  ];
  expect(found({ rows: rows("45", "55") })).toEqual([]);
  expect(found({ rows: rows("120", "10") })).toContain("DATA-PART-YEAR 3");
  expect(found({ rows: rows("70", "60") })).toHaveLength(3);
  expect(found({ rows: rows("20", "30") })).toHaveLength(3);
  expect(found({ rows: rows("120", "10"), sales: { measure: "stock" } })).toEqual([]);
  // A year told by another document may hold revisions of its parts, but no third half.
  const elsewhere = (value: string) => rows("45", "55").map((row) => (row.id === "y" ? { ...row, value, source: "b-two" } : row));
  expect(found({ rows: elsewhere("101") })).toEqual([]);
  expect(found({ rows: elsewhere("140") })).toHaveLength(3);
  // A season is held against the parts that lie in it.
  const season = (value: string): Told[] => [
    { id: "y", value, period: "2022-SY06" },
    { id: "s1", value: "45", period: "2021-S2" },
    { id: "s2", value: "55", period: "2022-S1" },
  ];
  expect(found({ rows: season("100") })).toEqual([]);
  expect(found({ rows: season("80") })).toHaveLength(3);
  // So much a unit of another thing is a mean over its period.
  const perHead = rows("120", "10").map((row) => ({ ...row, unit: "GBP/USD" }));
  expect(found({ rows: perHead, sales: { unit: "GBP/USD" } })).toEqual([]);
  // A loss in one half lets the other exceed the year.
  expect(found({ rows: rows("120", "-20") })).toEqual([]);
});

test("an indicator is stale when its newest value is older than it allows, forecasts not counted", () => {
  const rows: Told[] = [
    { id: "old", value: "10", period: "2020" },
    { id: "f", value: "12", period: "2024", status: "F" },
  ];
  expect(found({ rows, sales: { stale_after: 2 } })).toEqual(["DATA-STALE 2"]);
  expect(found({ rows, sales: { stale_after: 5 } })).toEqual([]);
});

test("a decision that names one of the rows explains the finding, except shares above their whole", () => {
  const decision = { id: "d", rows: ["observations/north"], reason: { en: "A region is left out." }, recorded: "2024-06-10" };
  const short = { sales: shares, rest: "other", rows: [percent("north", "42"), percent("other", "40")] };
  expect(found(short)).toEqual(["DATA-PARTS 2", "DATA-PARTS 3"]);
  expect(found({ ...short, decisions: [decision] })).toEqual([]);
  const over = { sales: shares, rows: [percent("north", "62"), percent("south", "40")], decisions: [decision] };
  expect(found(over)).toEqual(["DATA-PARTS 2", "DATA-PARTS 3"]);
});

test("institutions that quote each other are told", () => {
  const rows: Told[] = [
    { id: "a", value: "10", source: "b-one", original: "Institute" },
    { id: "b", value: "10", source: "b-two", original: "Guild" },
  ];
  expect(found({ rows })).toEqual(["DATA-CIRCLE 2"]);
});
