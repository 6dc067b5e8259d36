/** `from: matrix`: rows by columns of evidence/diagrams/matrix.csv, in the order in which the file names them. */
import type { FigureData } from "../../pack/schema.js";
import { addSources, type Context, labelIn, type Resolved } from "./context.js";

type Data = Extract<FigureData, { from: "matrix" }>;

export function resolveMatrix(data: Data, context: Context): Resolved | null {
  const { vintage } = context.scope;
  const cells = vintage.matrix.filter((cell) => cell.diagram === data.diagram);
  if (cells.length === 0) {
    if (!vintage.pack.matrix.some((cell) => cell.diagram === data.diagram)) {
      context.problem("FIG-MATRIX", `there is no matrix "${data.diagram}"`, "name a diagram of evidence/diagrams/matrix.csv");
    }
    return null;
  }
  const rows = new Map<string, string>();
  const columns = new Map<string, string>();
  const byPlace = new Map<string, (typeof cells)[number]>();
  const sources: string[] = [];
  for (const cell of cells) {
    if (!rows.has(cell.row)) rows.set(cell.row, labelIn(cell.rowLabel, context.locale) || cell.row);
    if (!columns.has(cell.column)) columns.set(cell.column, labelIn(cell.columnLabel, context.locale) || cell.column);
    byPlace.set(`${cell.row}\n${cell.column}`, cell);
    addSources(sources, cell.sources);
  }
  return {
    body: { type: "table" },
    table: {
      columns: [
        { label: "", unit: "", align: "left" },
        ...[...columns.values()].map((label) => ({ label, unit: "", align: "left" as const })),
      ],
      rows: [...rows].map(([row, label]) => ({
        cells: [
          { text: label, marks: [], sources: [] },
          ...[...columns.keys()].map((column) => {
            const cell = byPlace.get(`${row}\n${column}`);
            return { text: labelIn(cell?.value, context.locale) || "—", marks: [], sources: cell?.sources ?? [] };
          }),
        ],
      })),
    },
    rows: rows.size,
    periods: [],
    sources,
    measure: "",
  };
}
