/** evidence/diagrams: nodes, edges and matrix cells of the figures that are not charts. */
import type { DiagramEdge, DiagramNode, MatrixCell } from "../pack.js";
import { quote } from "../report.js";
import { edgeColumns, matrixColumns, nodeColumns } from "../schema.js";
import type { Row, Table } from "../table.js";
import { type Cells, filledCell, localizedCells, localizedColumns } from "./cells.js";
import { type ProvenanceRules, provenanceReader } from "./provenance.js";

const NEEDED = ["known_basis", "recorded"];

function shape(key: readonly string[], columns: readonly string[], stems: readonly string[], locales: readonly string[]) {
  const required = [...key, ...NEEDED];
  return {
    required,
    optional: [...columns.filter((column) => !required.includes(column)), ...stems.flatMap((stem) => localizedColumns(stem, locales))],
  };
}
export const nodeShape = (locales: readonly string[]) => shape(["diagram", "node"], nodeColumns, ["label", "remark", "group"], locales);
export const edgeShape = (locales: readonly string[]) => shape(["diagram", "from", "to"], edgeColumns, ["label"], locales);
export const matrixShape = (locales: readonly string[]) =>
  shape(["diagram", "row", "column"], matrixColumns, ["row", "column", "value"], locales);

/** Nodes of one table, in file order. */
export function readNodes(table: Table, into: DiagramNode[], rules: ProvenanceRules, cells: Cells): void {
  const read = (name: string) => table.column(name);
  const [diagram, node, group, layer, order, parent, period] = [
    read("diagram"),
    read("node"),
    read("group"),
    read("layer"),
    read("order"),
    read("parent"),
    read("period"),
  ];
  const [label, remark, groupLabel] = (["label", "remark", "group"] as const).map((stem) => localizedCells(table, stem, cells.locales));
  const provenance = provenanceReader(table, rules, cells);
  const first = firstReader(table, "node", cells);
  for (const row of table.rows) {
    if (!filledCell(diagram(row), table, row, "diagram", cells) || !filledCell(node(row), table, row, "node", cells)) continue;
    if (!first(row, [diagram(row), node(row)])) continue;
    const from = provenance(row);
    const texts = label?.(row) ?? {};
    for (const locale of cells.locales) {
      if (texts[locale] !== undefined) continue;
      cells.report(
        "TEXT-LOCALE",
        table.place(row, `label_${locale}`),
        `Node ${quote(node(row))} has no label in ${locale}.`,
        "Write the label.",
      );
    }
    const position = order(row) === "" ? into.length : wholeCell(order(row), table, row, "order", cells);
    const level = layer(row) === "" ? null : wholeCell(layer(row), table, row, "layer", cells);
    if (from === null || position === null) continue;
    into.push({
      ...from,
      diagram: diagram(row),
      node: node(row),
      label: texts,
      remark: remark?.(row) ?? {},
      group: group(row),
      groupLabel: groupLabel?.(row) ?? {},
      layer: level,
      order: position,
      parent: parent(row),
      period: period(row),
    });
  }
}

/** Edges of one table, in file order. */
export function readEdges(table: Table, into: DiagramEdge[], rules: ProvenanceRules, cells: Cells): void {
  const [diagram, start, end, kind] = [table.column("diagram"), table.column("from"), table.column("to"), table.column("kind")];
  const label = localizedCells(table, "label", cells.locales);
  const provenance = provenanceReader(table, rules, cells);
  for (const row of table.rows) {
    const filled = [
      ["diagram", diagram(row)],
      ["from", start(row)],
      ["to", end(row)],
    ] as const;
    if (!filled.every(([column, text]) => filledCell(text, table, row, column, cells))) continue;
    const from = provenance(row);
    if (from === null) continue;
    into.push({ ...from, diagram: diagram(row), from: start(row), to: end(row), kind: kind(row), label: label(row) });
  }
}

/** Matrix cells of one table, in file order. */
export function readMatrix(table: Table, into: MatrixCell[], rules: ProvenanceRules, cells: Cells): void {
  const [diagram, line, column] = [table.column("diagram"), table.column("row"), table.column("column")];
  const [rowLabel, columnLabel, value] = (["row", "column", "value"] as const).map((stem) => localizedCells(table, stem, cells.locales));
  const provenance = provenanceReader(table, rules, cells);
  const first = firstReader(table, "row", cells);
  for (const row of table.rows) {
    if (!filledCell(diagram(row), table, row, "diagram", cells)) continue;
    if (!first(row, [diagram(row), line(row), column(row)])) continue;
    const from = provenance(row);
    if (from === null) continue;
    into.push({
      ...from,
      diagram: diagram(row),
      row: line(row),
      rowLabel: rowLabel?.(row) ?? {},
      column: column(row),
      columnLabel: columnLabel?.(row) ?? {},
      value: value?.(row) ?? {},
    });
  }
}

function wholeCell(text: string, table: Table, row: Row, column: string, cells: Cells): number | null {
  if (/^-?\d{1,6}$/.test(text)) return Number(text);
  cells.report(
    "ROW-NUMBER",
    table.place(row, column),
    `${quote(text)} in column ${quote(column)} is not a whole number.`,
    "Write 0, 1, 2 …",
  );
  return null;
}

/** Whether a row is the first of its key; one that is withdrawn leaves its key to the row that corrects it. */
function firstReader(table: Table, column: string, cells: Cells): (row: Row, key: readonly string[]) => boolean {
  const rank = table.column("rank");
  const seen = new Map<string, number>();
  return (row, key) => {
    if (rank(row) === "deprecated") return true;
    const line = seen.get(key.join("\n"));
    if (line === undefined) {
      seen.set(key.join("\n"), row.line);
      return true;
    }
    const message = `${quote(key.join(" / "))} stands in line ${line} already.`;
    cells.report("DUPLICATE-ID", table.place(row, column), message, "Delete one of the rows or give it its own id.");
    return false;
  };
}
