/**
 * The rows of evidence as a lock names them: by table and id, with a hash of what they say. Rows without an id of their own
 * (attributes, diagrams) are named by their hash. The hash is over the typed row, so that quoting, column order and the
 * row's place in its file do not matter.
 */
import { createHash } from "node:crypto";
import type { Pack, Provenance } from "./pack.js";
import { compareText } from "./report.js";

export interface EvidenceRow {
  /** "observations", "registers/<id>", "claims", "attributes", "diagrams/nodes" … */
  readonly table: string;
  /** The row's id; null where rows of the table have none. */
  readonly id: string | null;
  /** What a person calls the row. */
  readonly label: string;
  readonly row: Provenance;
}

type Tables = Pick<Pack, "observations" | "registerRows" | "claims" | "attributes" | "nodes" | "edges" | "matrix">;

/** Every row of evidence that can be superseded or added, in a fixed order of tables. */
export function evidenceRows(pack: Tables): readonly EvidenceRow[] {
  const withId = (table: string, rows: Iterable<Provenance & { readonly id: string }>): EvidenceRow[] =>
    [...rows].map((row) => ({ table, id: row.id, label: row.id, row }));
  const unnamed = <Row extends Provenance>(table: string, rows: readonly Row[], label: (row: Row) => string): EvidenceRow[] =>
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

/** What a row says, as 22 characters: the first 128 bits of a SHA-256. */
export function rowHash(row: Provenance): string {
  return createHash("sha256").update(canonical(row)).digest().subarray(0, 16).toString("base64url");
}

/** Places and what is empty are left out: a new column that a row does not fill changes nothing. */
function canonical(value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return "null";
  // Units and periods by their written form, numbers by their decimal text: how the engine holds them may change.
  if ("code" in value) return canonical(value.code);
  if (Object.getPrototypeOf(value) !== Object.prototype) return canonical(String(value));
  const entries = Object.entries(value)
    .filter(([key, each]) => key !== "place" && !isEmpty(each))
    .sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).length === 0;
}
