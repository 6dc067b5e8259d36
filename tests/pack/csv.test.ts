/** The CSV scanner agrees with a well-kept library on what is valid, and goes on after what is not. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv, placeOfCell } from "../../src/pack/csv.js";

const cellsOf = (text: string) => parseCsv(text).records.map((record) => [...record.cells]);

test("quotes, doubled quotes, commas and line ends inside cells", () => {
  expect(cellsOf('a,b\r\n"x, ""y""","two\nlines"\n,\n')).toEqual([
    ["a", "b"],
    ['x, "y"', "two\nlines"],
    ["", ""],
  ]);
});

test("blank lines are passed over and the last line needs no end", () => {
  expect(cellsOf("a\n\n\nb")).toEqual([["a"], ["b"]]);
});

test("every record knows its line, also after cells of several lines", () => {
  expect(parseCsv('h\n"a\nb\nc"\n\nd\n').records.map((record) => record.line)).toEqual([1, 2, 6]);
});

test("the place of a cell", () => {
  const text = 'h,i,j\n"a\nb",cc,d\n';
  const record = parseCsv(text).records[1];
  expect(record).toBeDefined();
  if (record === undefined) return;
  expect(placeOfCell(text, record, 0)).toEqual({ line: 2, column: 1 });
  expect(placeOfCell(text, record, 1)).toEqual({ line: 3, column: 4 });
  expect(placeOfCell(text, record, 2)).toEqual({ line: 3, column: 7 });
});

test("a broken record is reported and the next lines are read", () => {
  const { records, problems } = parseCsv('a,b\n"open,1\nx,2\ny,3"z\nw,4\n');
  expect(problems).toMatchObject([
    { kind: "text after quote", line: 2, column: 1 },
    { kind: "stray quote", line: 4, column: 3 },
  ]);
  expect(records.map((record) => record.cells[0])).toEqual(["a", "x", "w"]);
});

test("a quote that never closes does not swallow the file", () => {
  const { records, problems } = parseCsv('a\n"open\nx\ny\n');
  expect(problems).toMatchObject([{ kind: "unclosed quote", line: 2, column: 1 }]);
  expect(records.map((record) => record.cells[0])).toEqual(["a", "x", "y"]);
});

test("a cell of many megabytes is a problem, not memory", () => {
  const { records, problems } = parseCsv(`a,b\n${"x".repeat(2_000_000)},1\nc,d\n`);
  expect(problems).toMatchObject([{ kind: "cell too large", line: 2 }]);
  expect(records.length).toBe(2);
});

const cell = fc.string({ unit: fc.constantFrom("a", "茶", " ", ",", '"', "\n", "\r\n", "1"), maxLength: 6 });
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test("what is written is read back, as the library reads it", () => {
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = `${rows.map((row) => row.map(quoted).join(",")).join("\n")}\n`;
      expect(cellsOf(text)).toEqual(rows);
      expect(cellsOf(text)).toEqual(parse(text, { relax_column_count: true, record_delimiter: "\n" }));
    }),
  );
});

test("never throws, and every place lies in the text", () => {
  const noise = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", '""', " "), maxLength: 40 });
  fc.assert(
    fc.property(noise, (text) => {
      const lines = text.split("\n");
      const { records, problems } = parseCsv(text);
      for (const { line, column } of problems) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
      }
      for (const record of records) {
        record.cells.forEach((_, index) => {
          const place = placeOfCell(text, record, index);
          expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? "").length + 1);
        });
      }
    }),
  );
});
