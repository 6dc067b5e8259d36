/** evidence/claims.csv: sourced statements in our own words, one text column per locale (`text_<locale>`). */
import type { Claim } from "../pack.js";
import { quote } from "../report.js";
import { claimColumns } from "../schema.js";
import type { Table } from "../table.js";
import { type Cells, idCell, localizedCells, localizedColumns, wordCell } from "./cells.js";
import { type ProvenanceRules, provenanceReader } from "./provenance.js";
import { isNew } from "./sources.js";

const KINDS = ["fact", "judgement", "adverse"] as const;
const STATES = ["alleged", "confirmed", "disputed", "settled"] as const;

/** Columns of a claims table. */
export function claimShape(locales: readonly string[]) {
  const required = ["id", "section", "kind", "source", "known", "known_basis", "recorded", ...localizedColumns("text", locales)];
  return { required, optional: claimColumns.filter((column) => !required.includes(column)) };
}

/** Claims of one table, added to `into`. Sections are checked when the outline is known. */
export function readClaims(table: Table, into: Map<string, Claim>, rules: ProvenanceRules, cells: Cells): void {
  const id = table.column("id");
  const section = table.column("section");
  const kindOf = table.column("kind");
  const statusOf = table.column("status");
  const texts = localizedCells(table, "text", cells.locales);
  const provenance = provenanceReader(table, rules, cells);
  for (const row of table.rows) {
    const key = id(row);
    if (!idCell(key, table, row, cells) || !isNew(key, into, table, row, cells)) continue;
    const from = provenance(row);
    const kind = kindOf(row) === "" ? "fact" : wordCell(kindOf(row), KINDS, table, row, "kind", cells);
    const written = statusOf(row);
    const status = written === "" && kind !== "adverse" ? "" : wordCell(written, STATES, table, row, "status", cells);
    const text = texts(row);
    for (const locale of cells.locales) {
      if (text[locale] !== undefined) continue;
      cells.report("TEXT-LOCALE", table.place(row, `text_${locale}`), `Claim ${quote(key)} has no text in ${locale}.`, "Write the text.");
    }
    if (from === null || kind === null || status === null) continue;
    into.set(key, { ...from, id: key, section: section(row), kind, status, text });
  }
}
