/** A table as shown: what all rows share is said once, and nothing is lost by it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FigureTable, FigureTableCell } from "../../src/figures/model.js";
import { isBlank, sharedUnit, shownTable } from "../../src/figures/table-view.js";

const cell = (text: string, more: Partial<FigureTableCell> = {}): FigureTableCell => ({ text, marks: [], sources: [], ...more });
const table = (columns: FigureTable["columns"], rows: readonly (readonly FigureTableCell[])[]): FigureTable => ({
  columns,
  rows: rows.map((cells) => ({ cells })),
});
const left = (label: string) => ({ label, unit: "", align: "left" as const });
const right = (label: string, unit = "") => ({ label, unit, align: "right" as const });

describe("a unit that all values share", () => {
  it.each([
    [["CNY 1.07 billion", "CNY 2.1 billion"], "CNY billion", ["1.07", "2.1"]],
    [["230,000 cards", "over 3.3 million cards"], "cards", ["230,000", "over 3.3 million"]],
    [["$480 million", "$1,400 million"], "$ million", ["480", "1,400"]],
    [["6.4亿参数", "3,304.8亿参数"], "亿参数", ["6.4", "3,304.8"]],
    [["约78.9亿元", "152.76亿元"], "亿元", ["约78.9", "152.76"]],
    [["1.39×10²⁶ FLOP", "2.41×10²⁷ FLOP"], "FLOP", ["1.39×10²⁶", "2.41×10²⁷"]],
    [["8.7%", "−14.2%"], "%", ["8.7", "−14.2"]],
    [["CNY −2.2 billion", "CNY 1 billion"], "CNY billion", ["−2.2", "1"]],
  ])("%j", (texts, unit, numbers) => {
    expect(sharedUnit(texts)).toEqual({ unit, texts: numbers });
  });

  it.each([
    ["another currency", ["CNY 1 billion", "$2 billion"]],
    ["another scale in Chinese", ["1亿元", "2万元"]],
    ["a range", ["35%–64%", "12%"]],
    ["a remark", ["124 (2019)", "115"]],
    ["bare numbers", ["1", "2"]],
    ["a single value", ["1%"]],
    ["words", ["none", "1%"]],
  ])("is none with %s", (_, texts) => {
    expect(sharedUnit(texts)).toBeNull();
  });

  it("leaves every value as it was when put back", () => {
    const unit = fc.constantFrom(" cards", " billion cards", "亿元", "%", " million tokens per day");
    fc.assert(
      fc.property(
        fc.constantFrom("", "CNY ", "$"),
        unit,
        fc.array(fc.nat(99_999), { minLength: 2, maxLength: 6 }),
        (currency, end, numbers) => {
          const found = sharedUnit(numbers.map((n) => `${currency}${n}${end}`));
          expect(found?.texts.map((text) => `${currency}${text}${end}`)).toEqual(numbers.map((n) => `${currency}${n}${end}`));
        },
      ),
    );
  });
});

describe("the shown table", () => {
  const marked = { marks: ["computed" as const], fact: "f1" };
  const full = table(
    [left("Firm"), right("Revenue"), left("Year"), left("Note"), right("Rank")],
    [
      [cell("A"), cell("CNY 3 billion", marked), cell("2023"), cell("—"), cell("1", { marks: ["computed"] })],
      [cell("B"), cell("—"), cell("2023"), cell(""), cell("2")],
      [cell("C"), cell("CNY 1 billion", marked), cell("2023"), cell("—"), cell("3")],
    ],
  );

  it("heads a column with the unit and the marks of all its values, and keeps their facts", () => {
    const { columns, rows } = shownTable(full, "en");
    expect(columns[1]).toEqual({ label: "Revenue", unit: "CNY billion", align: "right", marks: ["computed"] });
    expect(rows.map(({ cells }) => [cells[1]?.text, cells[1]?.marks, cells[1]?.fact])).toEqual([
      ["3", [], "f1"],
      ["—", [], undefined],
      ["1", [], "f1"],
    ]);
  });

  it("does not count cells that say in words why there is no value", () => {
    const { columns, rows } = shownTable(
      table(
        [left("Quarter"), right("Chips")],
        [
          [cell("Q1"), cell("not yet sold")],
          [cell("Q2"), cell("12,000 chips", marked)],
          [cell("Q3"), cell("9,000 chips", marked)],
        ],
      ),
      "en",
    );
    expect(columns[1]).toMatchObject({ unit: "chips", marks: ["computed"] });
    expect(rows.map(({ cells }) => cells[1]?.text)).toEqual(["not yet sold", "12,000", "9,000"]);
  });

  it("leaves marks where not all values bear them", () => {
    const { columns, rows } = shownTable(full, "en");
    expect(columns[2]?.marks).toEqual([]);
    expect(rows.map(({ cells }) => cells[2]?.marks)).toEqual([["computed"], [], []]);
  });

  it("names what it leaves out: columns without entry and columns of one text", () => {
    const { columns, remarks } = shownTable(full, "en");
    expect(columns.map(({ label }) => label)).toEqual(["Firm", "Revenue", "Rank"]);
    expect(remarks).toEqual(["The same in every row: Year: 2023.", "Columns left out because no row has an entry: Note."]);
    expect(shownTable(full, "zh").remarks).toEqual(["各行相同：Year：2023。", "各行均无内容、因此不列的栏：Note。"]);
  });

  it("keeps a column of one text where two rows are no pattern, where its values open, and where nothing else would be left", () => {
    const two = { ...full, rows: full.rows.slice(0, 2) };
    expect(shownTable(two, "en").columns.map(({ label }) => label)).toContain("Year");
    const open = table(
      [left("Firm"), left("Year"), left("Place")],
      ["A", "B", "C"].map((name) => [cell(name), cell("2023", { fact: "f" }), cell(name)]),
    );
    expect(shownTable(open, "en").columns.map(({ label }) => label)).toContain("Year");
    const names = table(
      [left("Firm"), left("Year")],
      ["A", "B", "C"].map((name) => [cell(name), cell("2023")]),
    );
    expect(shownTable(names, "en")).toMatchObject({ columns: [{ label: "Firm" }, { label: "Year" }], remarks: [] });
  });

  it("says once what empty cells mean where they are many", () => {
    const holes = (share: number) =>
      table(
        [left("Firm"), left("Own"), left("Partner")],
        Array.from({ length: 5 }, (_, row) => [cell(`F${row}`), cell(`o${row}`), cell(row < share ? "—" : `p${row}`)]),
      );
    expect(shownTable(holes(4), "en")).toMatchObject({ sparse: true, remarks: ["Empty cells: not obtained."] });
    expect(shownTable(holes(2), "en")).toMatchObject({ sparse: false, remarks: [] });
  });

  it("knows a dash from a value", () => {
    expect(["", "—", "–", " "].every((text) => isBlank(cell(text)))).toBe(true);
    expect(["0", "no", "−1"].some((text) => isBlank(cell(text)))).toBe(false);
  });
});
