/** Rows unlike their likes: what all rows of an indicator say is no slip, though the row's source says something else elsewhere. */
import { expect, test } from "vitest";
import { checkAlike } from "../../src/pack/check-alike.js";
import type { EvidenceReading } from "../../src/pack/evidence-files.js";
import type { Finding } from "../../src/pack/finding.js";
import { packOf } from "../evidence/observations.js";

const makers = ["Guild", "Ministry", "Institute", "Bureau", "Club", "Board"];
/** Six sources of four harvests each, and one that quotes, of four numbers, one of another maker. */
const rowsOf = (indicatorOfTheOdd: string) => {
  const plain = (source: string, original: string, indicator: string, year: number) => ({
    row: { id: `${source}-${indicator}-${year}`, value: "1", period: String(year), source, original },
    indicator,
  });
  const steady = makers.flatMap((maker, index) =>
    [2018, 2019, 2020, 2021].map((year) => plain(`s${index}`, maker, `harvest-${index}`, year)),
  );
  const exports = [2018, 2019, 2020].map((year) => plain(`e${year}`, "Customs", "exports", year));
  const fairs = [2018, 2019].map((year) => plain(`f${year}`, "Customs", "fairs", year));
  const quoting = [2018, 2019, 2020].map((year) => plain("quoting", "Guild", "harvest-0", year));
  return [...steady, ...exports, ...fairs, ...quoting, plain("quoting", "Customs", indicatorOfTheOdd, 2023)];
};

const found = (indicatorOfTheOdd: string): readonly string[] => {
  const told = rowsOf(indicatorOfTheOdd);
  const pack = packOf(told.map(({ row }) => row));
  const observations = pack.observations.map((row, index) => ({ ...row, indicator: told[index]?.indicator ?? "" }));
  const findings: Pick<Finding, "code" | "message">[] = [];
  const evidence: Pick<EvidenceReading, "place"> = { place: ({ place }) => ({ ...place, column: 1 }) };
  checkAlike({ ...pack, observations }, evidence, (code, _place, message) => findings.push({ code, message }));
  return findings.map(({ code }) => code);
};

test("one row of a source that names another maker is odd, unless that maker's it is throughout its indicator", () => {
  expect(found("harvest-0")).toEqual(["DATA-ALIKE"]);
  expect(found("exports")).toEqual([]);
  // Two others are no rule.
  expect(found("fairs")).toEqual(["DATA-ALIKE"]);
});
