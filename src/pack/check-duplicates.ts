/** Rows told twice: register rows, claims, diagram rows, sources; and one entity under two names. */
import type { EvidenceReading } from "./evidence-files.js";
import type { Place } from "./finding.js";
import type { FieldValue, Pack, Provenance, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";

type Told = Pick<Pack, "sources" | "names" | "registerRows" | "attributes" | "claims" | "nodes" | "edges" | "matrix">;

/** Check every kind of row except observations, which have a check of their own. */
export function checkDuplicates(pack: Told, evidence: EvidenceReading, report: Report): void {
  const same = <T extends { readonly place: Place }>(rows: Iterable<T>, keyOf: (row: T) => string, what: string, column?: string) => {
    const told = new Map<string, T>();
    for (const row of rows) {
      const key = keyOf(row);
      const first = key === "" ? undefined : told.get(key);
      if (first === undefined) {
        told.set(key, row);
        continue;
      }
      const message = `${what} as in ${first.place.file}:${first.place.line}.`;
      report("DUPLICATE-ROW", evidence.place(row, column), message, "Delete one of the rows, or say what sets them apart.");
    }
  };
  for (const [id, rows] of pack.registerRows) same(current(rows), sayingOf, `The same row of ${quote(id)}`, "id");
  same(
    standing(pack.attributes),
    (row) => [row.register, row.row, row.field, textOf(row.value), row.known.end, row.sources].join("\n"),
    "The same value",
  );
  same(pack.claims.values(), (row) => [row.section, row.sources.join(";"), ...Object.values(row.text)].join("\n"), "The same claim", "id");
  same(standing(pack.nodes), (row) => `${row.diagram}\n${row.node}`, "The same node", "node");
  same(standing(pack.edges), (row) => [row.diagram, row.from, row.to, row.kind].join("\n"), "The same edge", "from");
  same(standing(pack.matrix), (row) => [row.diagram, row.row, row.column].join("\n"), "The same cell of the matrix", "row");
  same(
    pack.sources.values(),
    ({ url, title, published }) => (url === "" ? "" : [url, title, published].join("\n")),
    "The same source",
    "id",
  );
  checkNames(pack.names, evidence, report);
}

/** Rows that were not withdrawn: rows without an id of their own are corrected by withdrawing one and writing another beside it. */
function standing<T extends Pick<Provenance, "rank">>(rows: readonly T[]): readonly T[] {
  return rows.filter((row) => row.rank !== "deprecated");
}

/** Rows that neither were corrected nor withdrawn. */
function current(rows: readonly RegisterRow[]): readonly RegisterRow[] {
  const replaced = new Set(rows.map((row) => row.supersedes));
  return standing(rows).filter((row) => !replaced.has(row.id));
}

function sayingOf(row: RegisterRow): string {
  return [...Object.values(row.values).map(textOf), row.sources.join(";"), row.locator].join("\n");
}

function textOf(value: FieldValue): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if ("code" in value && "frequency" in value) return String(value.code);
  if (Array.isArray(value)) return value.join(";");
  return "toDecimalPlaces" in value ? value.toString() : Object.entries(value).flat().join("\t");
}

/** One label or alias stands for one entity of a kind: otherwise its numbers fall apart into two. */
function checkNames(names: Pack["names"], evidence: EvidenceReading, report: Report): void {
  const owners = new Map<string, string>();
  for (const name of names.values()) {
    for (const text of new Set([...Object.values(name.label), ...name.aliases].map((label) => label.toLowerCase()))) {
      const key = `${name.kind}\n${text}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, name.id);
      else if (owner !== name.id) {
        const message = `${quote(text)} names both ${quote(owner)} and ${quote(name.id)}.`;
        report("DUPLICATE-NAME", evidence.place(name, "id"), message, "Make them one row with aliases, or name them apart.");
      }
    }
  }
}
