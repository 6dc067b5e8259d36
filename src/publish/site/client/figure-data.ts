/** A figure's data file as the tools read it. */
import { isRecord, list, number, text } from "./shapes.js";
import { load } from "./store.js";

export interface Cell {
  readonly text: string;
  /** The value in the unit of its column, where it is a plain number. */
  readonly number: number | undefined;
  /** What the marks of the value mean, in words. */
  readonly marks: string;
  readonly fact: string;
  readonly sources: readonly number[];
}
export interface FigureSource {
  readonly name: string;
  readonly published: string;
  readonly grade: string;
  readonly href: string;
  readonly title: string;
  /** "" where the original may not be linked. */
  readonly url: string;
}
export interface FigureData {
  readonly title: string;
  readonly finding: string;
  readonly subtitle: string;
  readonly citation: string;
  readonly notes: readonly string[];
  readonly series: readonly { readonly id: string; readonly label: string }[];
  readonly sources: readonly FigureSource[];
  readonly columns: readonly { readonly label: string; readonly unit: string; readonly right: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
}

const texts = (value: unknown): string[] => list(value).map(text);

export async function readFigure(name: string): Promise<FigureData | null> {
  const data = await load("figure", name, `figures/${name}.js`).catch(() => null);
  if (!isRecord(data)) return null;
  return {
    title: text(data.title),
    finding: text(data.finding),
    subtitle: text(data.subtitle),
    citation: text(data.citation),
    notes: texts(data.notes),
    series: list(data.series).map((each) => {
      const [id = "", label = ""] = texts(each);
      return { id, label };
    }),
    sources: list(data.sources).map((each) => {
      const [name = "", published = "", grade = "", href = "", title = "", url = ""] = texts(each);
      return { name, published, grade, href, title, url };
    }),
    columns: list(data.columns).map((each) => {
      const [label = "", unit = "", align = ""] = texts(each);
      return { label, unit, right: align === "right" };
    }),
    rows: list(data.rows).map((row) =>
      list(row).map((each) => {
        const [value, marks, fact, sources, plain] = list(each);
        return {
          text: text(value),
          marks: text(marks),
          fact: text(fact),
          sources: list(sources).map(number),
          number: typeof plain === "number" ? plain : undefined,
        };
      }),
    ),
  };
}

/** Where a number of the drawing stands in the table. */
export function cellOf(data: FigureData, fact: string): { readonly cell: Cell; readonly row: string; readonly column: string } | null {
  for (const row of data.rows) {
    const index = row.findIndex((cell) => cell.fact === fact);
    const cell = row[index];
    if (cell === undefined) continue;
    const column = data.columns[index];
    const unit = column === undefined || column.unit === "" ? "" : ` ${column.unit}`;
    return { cell, row: row[0]?.text ?? "", column: `${column?.label ?? ""}${unit}` };
  }
  return null;
}

/** What a row of the table says, for a node or event that stands for it: its first text in bold, the others before it. */
export function rowOf(
  data: FigureData,
  index: number,
): { readonly about: string; readonly value: string; readonly marks: string; readonly sources: readonly FigureSource[] } | null {
  const [first, second, ...others] = data.rows[index] ?? [];
  if (first === undefined) return null;
  // A date stands before what happened on it.
  const dated = /^\d{4}/.test(first.text) || /\b\d{4}$/.test(first.text);
  const sources = [...new Set((data.rows[index] ?? []).flatMap((cell) => cell.sources))];
  return {
    about: dated ? first.text : (others[0]?.text ?? ""),
    value: dated ? (second?.text ?? "") : first.text,
    marks: "",
    sources: sources.flatMap((each) => data.sources[each] ?? []),
  };
}
