/** Rules on single rows, decisions and declarations, over the demo pack: what is planted is found, and at its place. */
import { expect, test } from "vitest";
import { type Changes, readDemo, swap } from "./demo.js";

const SALES = "evidence/observations/sales.csv";
const found = (changes: Changes) => {
  const { findings, textAt } = readDemo(changes);
  return findings.map((finding) => `${finding.code} ${finding.file}:${finding.line} ${textAt(finding).slice(0, 12)}`);
};
/** The first row of the demo pack, with other cells. */
const first = "s01,tea_sales,north,,,2022-Q1,flow,10.0,1,=,,,1e6 GBP,A,2023-11-15,dated,2024-06-01,,ministry,table 1,,,";

test("an actual value of a period that its source did not live to see", () => {
  const later = first.replace("2022-Q1", "2024-Q1").replace("2023-11-15,dated", "2024-05-01,quoted");
  expect(found({ [SALES]: swap(first, later) })).toEqual([`DATA-SOURCE-EARLY ${SALES}:2 A,2024-05-01`]);
  expect(found({ [SALES]: swap(first, later.replace(",A,", ",E,")) })).toEqual([]);
});

test.each([
  ["2022-S1", "sales of the full year", true],
  ["2022-Q1", "全年数", true],
  ["2022", "first half", true],
  ["2022-S1", "above the full year 2019", false],
  ["2022", "full year", false],
  ["2022-Q1", "first quarter", false],
])("%s beside “%s”: %s", (period, note, expected) => {
  const row = first.replace("2022-Q1", period).replace(/,$/, `,${note}`);
  expect(found({ [SALES]: swap(first, row) }).length > 0).toBe(expected);
});

const decision = (id: string, reason: string) =>
  `  - {id: ${id}, rows: [observations/s01], reason: {en: "${reason}"}, recorded: "2024-06-10"}\n`;

test("reasons written from one template are told once, reasons of their own are not", () => {
  const towns = ["North", "South", "North", "South", "North"];
  const template = towns.map((town, index) => decision(`t${index}`, `${town} has ${index + 10}.5 % from the better source.`)).join("");
  const file = "evidence/decisions.yaml";
  expect(found({ [file]: (text) => text + template }).map((each) => each.split(" ")[0])).toEqual(["DATA-REASON"]);
  const own = ["The guild counts members.", "A leap day.", "Two shops moved.", "The table was reprinted.", "A strike."];
  expect(found({ [file]: (text) => text + own.map((reason, index) => decision(`t${index}`, reason)).join("") })).toEqual([]);
});

test("decisions name rows that exist", () => {
  const file = "evidence/decisions.yaml";
  const codes = found({ [file]: (text) => text + decision("t", "Why not.").replace("s01", "s99") }).map((each) => each.split(" ")[0]);
  expect(codes).toEqual(["REF-ROW"]);
});

test.each([
  ["parts: [{over: owner}]", "REF-DIMENSION"],
  ["parts: [{over: region, whole: tea_sale}]", "REF-INDICATOR"],
  ["growth_of: [{indicator: tea_sale}]", "REF-INDICATOR"],
])("an indicator that declares %s", (line, code) => {
  const indicators = swap("    topic: market\n", `    topic: market\n    ${line}\n`);
  expect(found({ "indicators.yaml": indicators }).map((each) => each.split(" ")[0])).toEqual([code]);
});

test("a whole made up of codes that are not there", () => {
  const wholes = swap("south: {en: South}}", "south: {en: South}}, wholes: {north: {parts: [sout]}}");
  expect(found({ "indicators.yaml": wholes }).map((each) => each.split(" ")[0])).toEqual(["REF-CODE"]);
});
