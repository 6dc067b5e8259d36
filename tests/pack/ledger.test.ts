/** The ledger: a recorded row keeps its meaning, whatever its wording, its spelling and its place; what changes it is found at the row. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "../../src/pack/csv.js";
import { evidenceRows } from "../../src/pack/evidence-rows.js";
import { recordingOf } from "../../src/pack/ledger.js";
import { fingerprint, rowHash } from "../../src/pack/row-hash.js";
import { type Changes, demoFiles, demoPack, readDemo, swap } from "./demo.js";

const ledger: Changes = Object.fromEntries(recordingOf(demoPack(), new Map()).files);
const sales = "evidence/observations/sales.csv";

/** Findings of the ledger after changes, as code, file and line. */
function told(changes: Changes): readonly string[] {
  return readDemo({ ...ledger, ...changes })
    .findings.filter(({ code }) => code.startsWith("LEDGER-"))
    .map(({ code, file, line }) => `${code} ${file}:${line}`);
}

/** A table of the demo pack as cells. */
interface Sheet {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
const sheets: readonly Sheet[] = [...demoFiles()].flatMap(([file, bytes]): Sheet[] => {
  if (!/^evidence\/(observations|registers|diagrams|claims|attributes)\b.*\.csv$/.test(file)) return [];
  const [header, ...records] = parseCsv(bytes.toString("utf8")).records;
  return [{ file, columns: header?.cells ?? [], rows: records.map(({ cells }) => cells) }];
});
const quoted = (cell: string, always: boolean): string => (always || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const sheetText = ({ columns, rows }: Omit<Sheet, "file">, always = false): string =>
  [columns, ...rows].map((cells) => `${cells.map((cell) => quoted(cell, always)).join(",")}\n`).join("");

test("a pack without a ledger promises nothing, and one that agrees with its rows is silent", () => {
  const edit: Changes = { [sales]: swap("flow,10.4,", "flow,14.4,") };
  expect(readDemo(edit).findings.filter(({ code }) => code.startsWith("LEDGER-"))).toEqual([]);
  expect(told({})).toEqual([]);
  expect(told(edit)).toEqual([`LEDGER-ROW-EDITED ${sales}:3`]);
});

test("new rows are free, also one that supersedes; a row that is gone stands at its line of the ledger", () => {
  const added = "s02b,tea_sales,north,,,2022-Q2,flow,10.6,1,=,,,1e6 GBP,A,2023-11-15,dated,2024-07-01,s02,ministry,table 1,,,misprint\n";
  expect(told({ [sales]: (text) => text + added })).toEqual([]);
  expect(told({ "evidence/claims.csv": (text) => text.replace(/^leaf-duty.*\n/m, "") })).toEqual([
    "LEDGER-ROW-GONE evidence/ledger/claims.csv:2",
  ]);
});

test("a row without an id is withdrawn in place, and the corrected one stands beside it", () => {
  const nodes = "evidence/diagrams/nodes.csv";
  const withdrawn = (text: string) => text.replace(/^(leaf-to-cup,blending,.*),,([^,]*)$/m, "$1,deprecated,not what the yearbook calls it");
  const corrected = "leaf-to-cup,blending,,1,2,tea,,Mixing,,,guild,p. 1,2023-12-01,dated,2024-07-01,,,\n";
  expect(told({ [nodes]: (text) => withdrawn(text) + corrected })).toEqual([]);
  expect(told({ [nodes]: swap("Blending", "Mixing") })).toHaveLength(1);
  expect(readDemo({ [nodes]: (text) => withdrawn(text) + corrected }).findings.filter(({ code }) => code === "DUPLICATE-ID")).toEqual([]);
});

/** Columns that say nothing of what a row means; of a row without an id also its rank. */
const wording = ["note", "locator", "decimals", "order"];
/** Words that say the same as an empty cell. */
const defaults = new Set(["=", "normal", "fact", "flow", "stock"]);
const saySame = (a: string, b: string): boolean => (a === "" || b === "" ? defaults.has(a || b) : Number(a) === Number(b));

test("a sentence may be put better, its numbers and names may not change", () => {
  const claims = "evidence/claims.csv";
  const text = (row: string): Changes => ({ [claims]: (all) => `${all.trimEnd()}\n${row}\n` });
  const row = (said: string) => `harvest,sales,fact,,"${said}",guild,p. 4,2023-12-01,dated,2024-07-02,,,`;
  const before = row("Growers picked 1,200 baskets between 3 and 9 May, most of them by hand in the north.");
  const recorded = Object.fromEntries(recordingOf(demoPack(text(before)), new Map()).files);
  const found = (said: string) =>
    readDemo({ ...recorded, ...text(row(said)) }).findings.filter(({ code }) => code.startsWith("LEDGER-")).length;
  expect(found("Between May 3 and May 9 growers picked 1200 baskets, mostly by hand and in the north.")).toBe(0);
  expect(found("Growers picked 1,300 baskets between 3 and 9 May, most of them by hand in the north.")).toBe(1);
  expect(found("Growers picked 1,200 baskets between 3 and 8 May, most of them by hand in the north.")).toBe(1);
  // What is as short as a name is one.
  const short = (label: string): Changes => ({ "evidence/diagrams/nodes.csv": swap("Blending", label) });
  expect(told(short("Blends"))).toHaveLength(1);
});

/** Words and Chinese characters from which a text is a sentence, of which only the numbers count. */
const isSentence = (text: string): boolean => text.split(/\s+/).length >= 8;

test("any change of what a recorded row means is found", () => {
  const cells = sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row, at) =>
      sheet.columns.flatMap((column, index) => {
        const named = sheet.columns.includes("id");
        const others = [...new Set([...sheet.rows.map((each) => each[index] ?? ""), `${row[index]}7`])];
        const cell = row[index] ?? "";
        const choices = others.filter((other) => other !== cell && !saySame(other, cell) && !(isSentence(cell) && isSentence(other)));
        return wording.includes(column) || (column === "rank" && !named) ? [] : [{ sheet, row, at, index, choices }];
      }),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...cells), fc.nat(), ({ sheet, row, at, index, choices }, pick) => {
      const other = choices[pick % choices.length] ?? "";
      const rows = sheet.rows.map((each, i) => (i === at ? row.map((cell, j) => (j === index ? other : cell)) : each));
      const found = told({ [sheet.file]: sheetText({ ...sheet, rows }) });
      // A row under another id, or one that can no longer be read, is gone; any other stands where it stood.
      expect(found.some((each) => each === `LEDGER-ROW-EDITED ${sheet.file}:${at + 2}` || each.startsWith("LEDGER-ROW-GONE"))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

/** A number in a thousandth of its unit, "10.4" of "1e6 GBP" as "10400" of "1e3 GBP"; others as they are. */
function respelled(sheet: Sheet, row: readonly string[]): readonly string[] {
  const unit = row[sheet.columns.indexOf("unit")] ?? "";
  const scale = /^1e(\d+) (.*)$/.exec(unit);
  if (scale === null) return row;
  return row.map((cell, index) => {
    const column = sheet.columns[index] ?? "";
    if (column === "unit") return `1e${Number(scale[1]) - 3} ${scale[2]}`;
    return ["value", "low", "high"].includes(column) && cell !== "" ? `${cell}e3` : cell;
  });
}

/** A month of 31 days as the interval of its days. */
const redated = (sheet: Sheet, row: readonly string[]): readonly string[] =>
  row.map((cell, index) => (sheet.columns[index] === "known" && /^\d{4}-(0[13578]|1[02])$/.test(cell) ? `${cell}-01/${cell}-31` : cell));

const reworded = (sheet: Sheet, row: readonly string[]): readonly string[] =>
  row.map((cell, index) => (["note", "locator"].includes(sheet.columns[index] ?? "") ? `${cell} again` : cell));

test("the order of rows and columns, quotes, wording and equal spellings are no change", () => {
  const edit = fc.record({
    sheet: fc.constantFrom(...sheets),
    rows: fc.infiniteStream(fc.nat()),
    columns: fc.infiniteStream(fc.nat()),
    quotes: fc.boolean(),
    respell: fc.boolean(),
    redate: fc.boolean(),
    reword: fc.boolean(),
  });
  const shuffled = <T>(list: readonly T[], keys: Iterator<number>): T[] =>
    list
      .map((each) => ({ each, key: Number(keys.next().value) }))
      .sort((a, b) => a.key - b.key)
      .map(({ each }) => each);
  fc.assert(
    fc.property(edit, ({ sheet, rows, columns, quotes, respell, redate, reword }) => {
      const edited = shuffled(sheet.rows, rows).map((row) => {
        const spelled = respell ? respelled(sheet, row) : row;
        const dated = redate ? redated(sheet, spelled) : spelled;
        return reword ? reworded(sheet, dated) : dated;
      });
      const order = shuffled([...sheet.columns.keys()], columns);
      const picked = (cells: readonly string[]) => order.map((index) => cells[index] ?? "");
      expect(told({ [sheet.file]: sheetText({ columns: picked(sheet.columns), rows: edited.map(picked) }, quotes) })).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("a field may have any name", () => {
  const fields = "registers/tastings.yaml";
  const rows = "evidence/registers/tastings.csv";
  const declared: Changes = {
    [fields]: swap("fields:", "fields:\n  - {id: code, type: text, label: {en: Code}}\n  - {id: place, type: number, label: {en: Place}}"),
    [rows]: (text) =>
      text
        .split("\n")
        .map((line, at) => (line === "" ? "" : `${at === 0 ? "code,place" : `T${at},${at}`},${line}`))
        .join("\n"),
  };
  const hashes = (edit: (text: string) => string) =>
    evidenceRows(demoPack({ ...declared, [rows]: (text) => edit(applied(declared[rows], text)) }))
      .filter(({ table }) => table === "registers/tastings")
      .map((row) => [rowHash(row), fingerprint(row)]);
  const before = hashes((text) => text);
  for (const [from, to] of [
    ["T1,1,", "T1,3,"],
    ["T1,1,", "T3,1,"],
    ["First flush", "Second flush"],
  ] as const) {
    const after = hashes(swap(from, to));
    expect(after[0]?.[0]).not.toBe(before[0]?.[0]);
    expect(after[0]?.[1]).not.toBe(before[0]?.[1]);
    expect(after[1]).toEqual(before[1]);
  }
});

function applied(change: Changes[string] | undefined, text: string): string {
  return typeof change === "function" ? change(text) : text;
}
