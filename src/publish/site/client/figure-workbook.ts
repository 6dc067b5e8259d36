/** A figure as a workbook: its data with units, marks and sources, and beneath them its caveats and how it is cited. */
import { root } from "./dom.js";
import type { FigureData } from "./figure-data.js";
import { words } from "./words.js";
import { type SheetCell, type WorkSheet, workbook } from "./workbook.js";

/** Characters that a text takes up, Chinese ones counted double. */
const breadth = (text: SheetCell): number =>
  [...String(text)].reduce((sum, each) => sum + ((each.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

function dataSheet(data: FigureData): WorkSheet {
  const marked = data.columns.map((_, index) => data.rows.some((row) => (row[index]?.marks ?? "") !== ""));
  const heads = data.columns.flatMap(({ label, unit }, index) => {
    const name = unit === "" ? label : `${label} (${unit})`;
    return marked[index] ? [name, `${label} – ${words.marksHead}`] : [name];
  });
  const rows = data.rows.map((row) => {
    const cells = data.columns.flatMap((_, index): SheetCell[] => {
      const cell = row[index];
      // What is missing stays empty, so that a column of numbers holds numbers only.
      const value = cell?.number ?? (cell === undefined || /^[—–]$/.test(cell.text) ? "" : cell.text);
      return marked[index] ? [value, cell?.marks ?? ""] : [value];
    });
    const sources = [...new Set(row.flatMap((cell) => cell.sources))];
    return [...cells, sources.flatMap((index) => data.sources[index]?.name ?? []).join("; ")];
  });
  const table = [[...heads, words.source], ...rows];
  const about = [
    ...data.notes.map((note) => words.note + note),
    ...data.sources.map(({ name, published, grade }) =>
      [words.source + words.colon + name, published, grade === "" ? "" : `${words.grade} ${grade}`]
        .filter((each) => each !== "")
        .join(" · "),
    ),
    words.cite + words.colon + data.citation,
  ];
  const above = [data.title, data.finding, data.subtitle].filter((line) => line !== "");
  return {
    name: words.dataSheet,
    widths: (table[0] ?? []).map((_, index) => Math.max(8, ...table.map((row) => Math.min(60, breadth(row[index] ?? "") + 2)))),
    rows: [
      ...above.map((line, index) => ({ bold: index === 0, cells: [line] })),
      { cells: [] },
      { bold: true, cells: table[0] ?? [] },
      ...rows.map((cells) => ({ cells })),
      { cells: [] },
      ...about.map((line) => ({ cells: [line] })),
    ],
  };
}

/** One line a source, with where it can be read. */
function sourceSheet(data: FigureData): WorkSheet {
  const rows = data.sources.map(({ name, title, published, grade, url, href }) => [
    name,
    title,
    published,
    grade,
    url === "" && href !== "" ? new URL(root + href, location.href).href : url,
  ]);
  return {
    name: words.sourceSheet,
    widths: [28, 48, 12, 8, 60],
    rows: [{ bold: true, cells: words.sourceHeads }, ...rows.map((cells) => ({ cells }))],
  };
}

/** Saves the workbook under the figure's name. */
export function saveWorkbook(data: FigureData, name: string): void {
  const address = URL.createObjectURL(workbook([dataSheet(data), ...(data.sources.length === 0 ? [] : [sourceSheet(data)])]));
  const link = document.createElement("a");
  link.download = `${name}.xlsx`;
  link.href = address;
  link.click();
  // The browser has taken its copy by then; at once would be too early for some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
