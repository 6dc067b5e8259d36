/** The rows of evidence as locks and the ledger name them: by table and id, or by what a person calls a row that has no id. */
import type { Attribute, Claim, DiagramEdge, DiagramNode, MatrixCell, Observation, Pack, RegisterRow } from "./pack.js";

type IdRow = Observation | RegisterRow | Claim;
type UnnamedRow = Attribute | DiagramNode | DiagramEdge | MatrixCell;

export interface EvidenceRow {
  /** "observations", "registers/<id>", "claims", "attributes", "diagrams/nodes" … */
  readonly table: string;
  /** The row's id; null where rows of the table have none. */
  readonly id: string | null;
  /** What a person calls the row. */
  readonly label: string;
  readonly row: IdRow | UnnamedRow;
}

type Tables = Pick<Pack, "observations" | "registerRows" | "claims" | "attributes" | "nodes" | "edges" | "matrix">;

/** Every row of evidence that can be superseded or added, in a fixed order of tables. */
export function evidenceRows(pack: Tables): readonly EvidenceRow[] {
  const withId = (table: string, rows: Iterable<IdRow>): EvidenceRow[] =>
    [...rows].map((row) => ({ table, id: row.id, label: row.id, row }));
  const unnamed = <Row extends UnnamedRow>(table: string, rows: readonly Row[], label: (row: Row) => string): EvidenceRow[] =>
    rows.map((row) => ({ table, id: null, label: label(row), row }));
  return [
    ...withId("observations", pack.observations),
    ...[...pack.registerRows].flatMap(([id, rows]) => withId(`registers/${id}`, rows)),
    ...withId("claims", pack.claims.values()),
    ...unnamed("attributes", pack.attributes, ({ register, row, field }) => `${register}/${row} ${field}`),
    ...unnamed("diagrams/nodes", pack.nodes, ({ diagram, node }) => `${diagram} ${node}`),
    ...unnamed("diagrams/edges", pack.edges, ({ diagram, from, to }) => `${diagram} ${from} → ${to}`),
    ...unnamed("diagrams/matrix", pack.matrix, ({ diagram, row, column }) => `${diagram} ${row} × ${column}`),
  ];
}
