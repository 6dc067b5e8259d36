/** `from: sources`: the sources this edition rests on most, as a table. */
import { publisherLabel } from "../../analysis/labels.js";
import type { FigureData } from "../../pack/schema.js";
import type { Context, Resolved } from "./context.js";

type Data = Extract<FigureData, { from: "sources" }>;

const grades = ["A", "B", "C", "D", "own"];

export function resolveSources(data: Data, context: Context): Resolved {
  const { vintage } = context.scope;
  const { words } = context;
  const used = new Map<string, number>();
  const count = (ids: readonly string[]): void => {
    for (const id of ids) used.set(id, (used.get(id) ?? 0) + 1);
  };
  for (const cell of vintage.cells.values()) {
    count(cell.winner.sources);
    for (const other of cell.corroborating) count(other.sources);
  }
  for (const rows of vintage.registers.values()) for (const row of rows) count(row.sources);
  for (const claim of vintage.claims.values()) count(claim.sources);
  for (const node of vintage.nodes) count(node.sources);
  for (const cell of vintage.matrix) count(cell.sources);
  const all = [...used].flatMap(([id, uses]) => {
    const source = vintage.pack.sources.get(id);
    return source === undefined || source.grade === "own" ? [] : [{ source, uses }];
  });
  all.sort(
    (a, b) => grades.indexOf(a.source.grade) - grades.indexOf(b.source.grade) || b.uses - a.uses || (a.source.id < b.source.id ? -1 : 1),
  );
  const shown = data.limit === undefined ? all : all.slice(0, data.limit);
  const heads = [words.source.publisher, words.source.title, words.source.published, words.source.grade];
  return {
    body: { type: "table" },
    table: {
      columns: heads.map((label) => ({ label, unit: "", align: "left" })),
      rows: shown.map(({ source }) => ({
        cells: [publisherLabel(source, context.locale), source.title, source.published, source.grade].map((text, index) => ({
          text: text === "" ? "—" : text,
          marks: [],
          sources: index === 1 ? [source.id] : [],
        })),
      })),
      ...(all.length > shown.length ? { total: all.length } : {}),
    },
    rows: shown.length,
    periods: [],
    sources: shown.map(({ source }) => source.id),
    measure: "",
  };
}
