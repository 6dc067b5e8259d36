/** Tables as spreadsheets save them: each finding says what to write instead. */
import { expect, test } from "vitest";
import { recordingOf } from "../../src/pack/ledger.js";
import { type Changes, demoPack, readDemo, swap } from "./demo.js";

const sales = "evidence/observations/sales.csv";
const fixes = (change: Changes): readonly string[] => readDemo(change).findings.map(({ fix }) => fix);

test.each([
  ["Mar-22", "Write 2022-03."],
  ["2022/3/1", "Write 2022-03-01."],
  ["2022.03", "Write 2022-03."],
  ["2022年3月", "Write 2022-03."],
  ["Q3 2022", "Write 2022-Q3."],
  ["2022年第三季度", "Write 2022-Q3."],
  ["2022H1", "Write 2022-S1."],
  ["44621", "Write 2022-03-01 or 2022-03 "],
])("a period written %s", (said, fix) => {
  expect(fixes({ [sales]: swap(",2022-Q2,flow", `,${said},flow`) })).toContainEqual(expect.stringContaining(fix));
});

test("a word that is no date at all is not guessed", () => {
  expect(fixes({ [sales]: swap(",2022-Q2,flow", ",spring,flow") })).toContainEqual(expect.stringMatching(/^Use 2022, /));
});

test("a date of another kind in known and recorded", () => {
  expect(fixes({ [sales]: swap("2023-11-15,dated,2024-06-01", "2023/11/15,dated,2024/6/1") })).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Write 2023-11-15\./), expect.stringMatching(/^Write 2024-06-01\./)]),
  );
});

test.each([
  [",10.4,1,=", ",10.4万,1,=", "Write 10.4, and the scale in the unit: 1e4 …."],
  [",10.4,1,=", ",10.4bn,1,=", "Write 10.4, and the scale in the unit: 1e9 …."],
  [",10.4,1,=", ',"1,010.4",1,=', "Write 1010.4."],
  [",10.4,1,=", ",10.4,1,约", "Write ≈."],
  [",10.4,1,=", ",10.4,1,more than", "Write >."],
  [",10.4,1,=", ",10.4,1,>=", "Write ≥."],
])("%s as %s", (from, to, fix) => {
  expect(fixes({ [sales]: swap(from, to) })).toContain(fix);
});

test("of a table that cannot be read the ledger does not list every row", () => {
  const ledger: Changes = Object.fromEntries(recordingOf(demoPack(), new Map()).files);
  const codes = readDemo({ ...ledger, [sales]: (text) => text.replaceAll(",", ";") }).findings.map(({ code }) => code);
  expect(codes).toContain("PACK-CSV-HEADER");
  expect(codes).not.toContain("LEDGER-ROW-GONE");
});
