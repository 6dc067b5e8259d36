/** From observations to the published value: who wins, who agrees, who lost by which rule and by how much. */
import { expect, test } from "vitest";
import type { Cell } from "../../src/evidence/cell.js";
import { checkEvidence } from "../../src/evidence/checks.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import type { Pack } from "../../src/pack/pack.js";
import { defaultPreference, type Indicator } from "../../src/pack/schema.js";
import { packOf, type Told } from "./observations.js";

const TODAY = "2024-12-31";

function cellOf(observations: readonly Told[], more: Partial<Pack> = {}): Cell {
  const [cell, ...others] = vintageAt(packOf(observations, more), TODAY, "current").cells.values();
  if (cell === undefined || others.length > 0) throw new Error("one cell expected");
  return cell;
}

/** The demo pack's `tea_sales` with these rules. */
function preferring(prefer: NonNullable<Indicator["reconcile"]>["prefer"]): Pack["indicators"] {
  const indicator = packOf([]).indicators.get("tea_sales");
  if (indicator === undefined) throw new Error("the demo pack has no tea_sales");
  return new Map([["tea_sales", { ...indicator, reconcile: { prefer, tolerance: 0.05 } }]]);
}

const reasons = (cell: Cell) => cell.rejected.map((rejected) => `${rejected.observation.id} ${rejected.reason}`);

test("a better grade wins, and the loser is kept with rule and difference", () => {
  const cell = cellOf([
    { id: "c", value: "12", source: "c-one" },
    { id: "a", value: "10", source: "a-one" },
  ]);
  expect(cell.winner.id).toBe("a");
  expect(reasons(cell)).toEqual(["c grade"]);
  expect(cell.rejected[0]?.difference).toBeCloseTo(0.2, 12);
  expect(cell).toMatchObject({ spread: 0.2, disputed: true, grade: "A", independent: 1, key: "tea_sales@region=north@2022" });
});

test("the original wins over who quotes it, under whatever name", () => {
  const cell = cellOf([
    { id: "quoted", value: "12", source: "b-two", original: "Guild", known: "2024-01-01" },
    { id: "own", value: "10", source: "b-one", original: "Guild" },
  ]);
  expect(cell.winner.id).toBe("own");
  expect(reasons(cell)).toEqual(["quoted original"]);
});

test("a forecast that its own maker has revised is no disagreement, one of another maker is", () => {
  const revised = (original: string, status: "F" | "A") =>
    cellOf([
      { id: "first", value: "10", original: "Office", source: "b-two", known: "2022-02-01", status, period: "2022" },
      { id: "second", value: "13", original, known: "2022-08-01", source: "b-two", status, period: "2022" },
    ]);
  expect(revised("Office", "F")).toMatchObject({ disputed: false, spread: 0 });
  expect(revised("Bureau", "F").disputed).toBe(true);
  expect(revised("Office", "A").disputed).toBe(true);
});

test("the newer wins among equals, then the id decides", () => {
  const newer = cellOf([
    { id: "old", value: "10", known: "2023-01-01" },
    { id: "new", value: "11", known: "2023-02-01", source: "b-two" },
  ]);
  expect(newer.winner.id).toBe("new");
  expect(reasons(newer)).toEqual(["old recency"]);
  const same = cellOf([
    { id: "y", value: "10" },
    { id: "x", value: "11", source: "b-two" },
  ]);
  expect(same.winner.id).toBe("x");
  expect(reasons(same)).toEqual(["y order"]);
});

test("a preferred row wins over a better grade, a deprecated one never wins", () => {
  const cell = cellOf([
    { id: "a", value: "10", source: "a-one" },
    { id: "wanted", value: "11", source: "d-one", rank: "preferred" },
    { id: "withdrawn", value: "99", source: "a-one", rank: "deprecated" },
  ]);
  expect(cell.winner.id).toBe("wanted");
  expect(reasons(cell)).toEqual(["a rank", "withdrawn rank"]);
  expect(cell.spread).toBeCloseTo(1 / 11, 12);
  expect(vintageAt(packOf([{ id: "x", value: "1", rank: "deprecated" }]), TODAY, null).cells.size).toBe(0);
});

test("a forecast never displaces an actual and does not dispute it", () => {
  const cell = cellOf([
    { id: "forecast", value: "20", source: "a-one", status: "F", rank: "preferred" },
    { id: "actual", value: "10", source: "d-one", status: "A" },
    { id: "estimate", value: "13", source: "b-one", status: "E" },
  ]);
  expect(cell.winner.id).toBe("actual");
  expect(reasons(cell)).toEqual(["estimate status", "forecast status"]);
  expect(cell).toMatchObject({ spread: 0, disputed: false });
});

test("units of one dimension are compared in the indicator's unit", () => {
  const cell = cellOf([
    { id: "a", value: "10000", unit: "1e3 GBP", source: "a-one", decimals: 0 },
    { id: "b", value: "10.0", source: "b-one" },
  ]);
  expect(cell.quantity.value.toString()).toBe("10");
  expect(cell.quantity.unit.code).toBe("1e6 GBP");
  expect(cell.corroborating.map((row) => row.id)).toEqual(["b"]);
  expect(cell.spread).toBe(0);
});

test("values agree when their rounding intervals overlap", () => {
  const cell = cellOf([
    { id: "exact", value: "9.6", source: "a-one" },
    { id: "round", value: "10", source: "b-one" },
    { id: "other", value: "10.4", source: "b-two" },
  ]);
  expect(cell.corroborating.map((row) => row.id)).toEqual(["round"]);
  expect(reasons(cell)).toEqual(["other grade"]);
});

test.each([
  ["over 60 agrees with 63", "63.0", ">", "60", true],
  ["over 60 does not agree with 59", "59.0", ">", "60", false],
  ["over 60 says nothing of 600", "600.0", ">", "60", false],
  ["under 60 agrees with 58", "58.0", "<", "60", true],
  ["under 60 does not agree with 61", "61.0", "<", "60", false],
  ["about 60 agrees with 61", "61.0", "≈", "60", true],
  ["about 60 does not agree with 70", "70.0", "≈", "60", false],
] as const)("%s", (_name, published, bound, value, agrees) => {
  const cell = cellOf([
    { id: "a", value: published, source: "a-one" },
    { id: "b", value, bound, source: "b-one" },
  ]);
  expect(cell.corroborating.length).toBe(agrees ? 1 : 0);
});

test("a stated range agrees with what lies in it", () => {
  const cell = cellOf([
    { id: "a", value: "12.0", source: "a-one" },
    { id: "b", value: "10", low: "9", high: "13", source: "b-one" },
  ]);
  expect(cell.spread).toBeCloseTo(0, 12);
});

test("quoters of one original are one witness", () => {
  const cell = cellOf([
    { id: "a", value: "10", source: "c-one", original: "Guild" },
    { id: "b", value: "10", source: "c-two", original: "guild" },
    { id: "c", value: "10", source: "b-two" },
  ]);
  expect(cell.corroborating.length).toBe(2);
  expect(cell.independent).toBe(2);
});

test("who repeats another's number for the same cell is no witness of its own, and a circle is named", () => {
  const chain = cellOf([
    { id: "a", value: "10", source: "c-one", original: "Guild" },
    { id: "b", value: "10", source: "b-one", original: "Institute" },
    { id: "c", value: "10", source: "c-two", original: "Gazette" },
  ]);
  expect(chain).toMatchObject({ independent: 1, circle: [], credibility: "plausible" });
  const circle = cellOf([
    { id: "a", value: "10", source: "b-one", original: "Institute" },
    { id: "b", value: "10", source: "b-two", original: "Guild" },
  ]);
  expect(circle).toMatchObject({ independent: 1, circle: ["guild", "institute"] });
});

test("a source of the lowest grade that names nobody is no further witness, and alone it is doubtful", () => {
  const nameless = { id: "x", value: "10", source: "d-one" };
  expect(cellOf([nameless])).toMatchObject({ independent: 1, credibility: "doubtful" });
  expect(cellOf([nameless, { id: "b", value: "10", source: "b-one" }])).toMatchObject({ independent: 1, credibility: "plausible" });
  expect(cellOf([{ ...nameless, original: "Guild" }])).toMatchObject({ credibility: "plausible" });
});

const guild: Told = { id: "g", value: "10.0", source: "b-one" };
test.each([
  ["two makers agree within rounding", "corroborated", guild, { id: "i", value: "10", source: "b-two" }],
  ["two makers agree within the tolerance", "corroborated", guild, { id: "i", value: "10.4", source: "b-two" }],
  ["a copy adds nothing", "plausible", guild, { id: "i", value: "10.0", source: "c-one", original: "Guild" }],
  ["a lower grade speaks against nothing", "plausible", guild, { id: "i", value: "14.0", source: "c-one" }],
  ["an equal grade beyond tolerance leaves doubt", "doubtful", guild, { id: "i", value: "14.0", source: "b-two", known: "2023-01-01" }],
  ["an earlier value of the same maker is revised", "plausible", guild, { id: "i", value: "14.0", known: "2023-01-01" }],
  ["two values of one maker on one day leave doubt", "doubtful", guild, { id: "i", value: "14.0" }],
  [
    "a better grade that was not taken contradicts",
    "contradicted",
    { ...guild, rank: "preferred" },
    { id: "i", value: "14.0", source: "a-one" },
  ],
  ["a forecast speaks against no actual value", "plausible", guild, { id: "i", value: "14.0", source: "a-one", status: "F" }],
] satisfies [string, Cell["credibility"], Told, Told][])("%s: %s", (_name, credibility, first, second) => {
  expect(cellOf([first, second]).credibility).toBe(credibility);
});

test("a decision may mark the value it explains as suspect, never raise it", () => {
  const suspect = { ...decision, suspect: true };
  expect(cellOf([guild, { id: "i", value: "10", source: "b-two" }], { decisions: [suspect] }).credibility).toBe("doubtful");
});

test.each([
  ["single", [{ id: "a", value: "10" }]],
  ["complete", [guild, { ...guild, id: "h", source: "b-two" }]],
  ["consistent", [guild, { id: "h", value: "10", source: "b-two" }]],
  ["inconsistent", [guild, { id: "h", value: "10.2", source: "b-two" }]],
] as const)("statements are %s", (duplicates, told) => {
  expect(cellOf(told).duplicates).toBe(duplicates);
});

test("the median over makers, each with its newest value, is a number that somebody states", () => {
  const indicators = preferring(["median"]);
  const told: Told[] = [
    { id: "low", value: "8", source: "b-one", known: "2023-03-01" },
    { id: "old", value: "90", source: "b-one", known: "2022-03-01" },
    { id: "mid", value: "10", source: "c-two" },
    { id: "high", value: "70", source: "a-one" },
    { id: "copy", value: "70", source: "c-one", original: "Ministry of Leaves" },
  ];
  const cell = cellOf(told, { indicators });
  expect(cell.winner.id).toBe("mid");
  expect(reasons(cell)).toEqual(["low median", "copy median", "high median", "old median"]);
});

test("among equals the number that more makers give stands", () => {
  const told: Told[] = [
    { id: "a", value: "10", source: "b-one" },
    { id: "b", value: "12", source: "b-two" },
    { id: "c", value: "12", source: "d-one", original: "Ministry of Leaves" },
  ];
  const cell = cellOf(told, { indicators: preferring([...defaultPreference]) });
  expect([cell.winner.id, ...reasons(cell)]).toEqual(["b", "a independence"]);
});

const disputed: readonly Told[] = [
  { id: "a", value: "10", source: "a-one" },
  { id: "b", value: "14", source: "b-one" },
];
const decision = {
  id: "d",
  cells: "tea_sales @ {region: north, period: 2021..2023}",
  reason: { en: "The guild counts members only." },
  recorded: "2024-06-10",
};

test("disagreement is a finding until a decision explains it; the mark stays", () => {
  const open = vintageAt(packOf(disputed), TODAY, "current");
  expect(checkEvidence(open).map((finding) => finding.code)).toEqual(["DATA-SPREAD", "DATA-SPREAD"]);
  expect(checkEvidence(open)[0]?.message).toContain("40 %");
  const decided = vintageAt(packOf(disputed, { decisions: [decision] }), TODAY, "current");
  expect(checkEvidence(decided)).toEqual([]);
  expect([...decided.cells.values()]).toMatchObject([{ disputed: true, decision: "d", winner: { id: "a" } }]);
});

test("a decision may choose, for the editions it names, among what they see", () => {
  const choosing = { ...decision, choose: "b", applies_to: ["current"] };
  const pack = packOf(disputed, { decisions: [choosing] });
  const chosen = [...vintageAt(pack, TODAY, "current").cells.values()][0];
  expect(chosen?.winner.id).toBe("b");
  expect(chosen?.rejected).toMatchObject([{ reason: "decision" }]);
  for (const edition of ["2023", null]) {
    expect([...vintageAt(pack, TODAY, edition).cells.values()]).toMatchObject([{ winner: { id: "a" } }]);
  }
  const unseen = packOf(
    [
      { id: "a", value: "10", source: "a-one" },
      { id: "b", value: "14", known: "2025-01-01" },
    ],
    { decisions: [choosing] },
  );
  expect([...vintageAt(unseen, TODAY, "current").cells.values()]).toMatchObject([{ winner: { id: "a" } }]);
  expect([...vintageAt(unseen, TODAY, "current").cells.values()][0]?.decision).toBeUndefined();
});

test.each([
  ["tea_sales", true],
  ["tea_sales @ {region: *}", true],
  ["tea_sales @ {region: [south, north], period: 2022}", true],
  ["tea_sales @ {region: south}", false],
  ["tea_sales @ {period: 2019..2021}", false],
  ["tea_sales @ {period: 2022-Q1..2022-Q4}", false],
  ["cup_price @ {region: north}", false],
])("the decision for %s applies: %s", (cells, applies) => {
  const cell = cellOf(disputed, { decisions: [{ ...decision, cells }] });
  expect(cell.decision).toBe(applies ? "d" : undefined);
});

test("a decision that decides nothing is a finding", () => {
  const agreed = packOf([{ id: "a", value: "10" }], {
    decisions: [decision, { ...decision, id: "e", cells: "tea_sales @ {region: south}" }],
  });
  const findings = checkEvidence(vintageAt(agreed, TODAY, "current"));
  expect(findings.map((finding) => finding.message).sort()).toEqual([
    "The decision “d” explains cells whose sources agree.",
    "The decision “e” fits no cell.",
  ]);
});

test("cells of a series stand in order of period", () => {
  const periods = ["2023", "2021", "2022-Q2", "2022", "2022-Q1"];
  const told = periods.map((period, index) => ({ id: `o${index}`, value: "1", period }));
  const vintage = vintageAt(packOf([...told, { id: "south", value: "1", region: "south" }]), TODAY, null);
  const order = ["2021", "2022-Q1", "2022", "2022-Q2", "2023"];
  expect(vintage.seriesOf("tea_sales", { region: "north" }).map((cell) => cell.period.code)).toEqual(order);
  expect(vintage.cellsOf("tea_sales").length).toBe(6);
});
