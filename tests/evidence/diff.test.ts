/** What changed between two vintages: values, what caused them, and series that turned. */
import { expect, test } from "vitest";
import { changedCells, turnedSeries } from "../../src/evidence/diff.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { packOf } from "./observations.js";

const pack = packOf([
  { id: "base", value: "10", period: "2021", known: "2022-03-01" },
  { id: "first", value: "12", period: "2022", known: "2023-03-01" },
  { id: "better", value: "9", period: "2022", known: "2024-03-01", source: "a-one" },
  { id: "fresh", value: "14", period: "2023", known: "2024-03-01" },
]);
const [then, now] = [vintageAt(pack, "2023-12-31", null), vintageAt(pack, "2024-12-31", null)];

test("new, revised and withdrawn cells name the evidence that caused them", () => {
  expect(changedCells(then, now)).toMatchObject([
    {
      key: "tea_sales@region=north@2022",
      a: "12 1e6 GBP",
      b: "9 1e6 GBP",
      change: -0.25,
      why: "revised",
      evidence: [{ observation: "better", part: "added" }],
    },
    {
      key: "tea_sales@region=north@2023",
      a: null,
      b: "14 1e6 GBP",
      change: null,
      why: "new",
      evidence: [{ observation: "fresh", sources: ["b-one"] }],
    },
  ]);
  expect(changedCells(now, then).map(({ why }) => why)).toEqual(["revised", "withdrawn"]);
  expect(changedCells(now, now)).toEqual([]);
});

test("a series that rose then and falls now has turned", () => {
  expect(turnedSeries(then, now)).toEqual([{ series: "tea_sales@region=north", from: "2021", to: "2022", a: "rose", b: "fell" }]);
});
