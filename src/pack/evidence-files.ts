/** The CSV files of evidence/, read in the order in which they refer to one another: sources, names, rows. */
import type { Declarations } from "./assemble.js";
import type { PackFiles } from "./disk.js";
import type { Attribute, Claim, DiagramEdge, DiagramNode, MatrixCell, Name, Observation, Pack, RegisterRow, Source } from "./pack.js";
import { didYouMean, quote, type Report } from "./report.js";
import { type Cells, cellParsers, localizedColumns } from "./rows/cells.js";
import { claimShape, readClaims } from "./rows/claims.js";
import { edgeShape, matrixShape, nodeShape, readEdges, readMatrix, readNodes } from "./rows/diagrams.js";
import { observationShape, readObservations } from "./rows/observations.js";
import { attributeShape, checkReferences, readAttributes, readRegisterRows, registerShape } from "./rows/registers.js";
import { readNames, readSources } from "./rows/sources.js";
import { nameColumns, type RegisterFile, sourceColumns } from "./schema.js";
import { readTable, type Table, type TableShape } from "./table.js";

type Content = Pick<Pack, "sources" | "names" | "observations" | "registerRows" | "attributes" | "claims" | "nodes" | "edges" | "matrix">;

export interface EvidenceReading {
  readonly content: Content;
  readonly cells: Cells;
  /** Whether every file of a kind could be read whole: only then is an unknown id a finding. */
  readonly complete: { readonly sources: boolean; readonly names: boolean; readonly observations: boolean; readonly claims: boolean };
  /** Where a row's cell stands. */
  readonly place: (row: { readonly place: { readonly file: string; readonly line: number } }, column?: string) => Cell;
}
type Cell = { readonly file: string; readonly line: number; readonly column: number };

const sourceShape = (locales: readonly string[]): TableShape => ({
  required: ["id", "title", "publisher", "url", "published", "grade", "redistribute", "linkable"],
  optional: [...sourceColumns.filter((column) => ["licence", "note"].includes(column)), ...localizedColumns("publisher", locales)],
});

/** Read all evidence. Files whose locales or dimensions could not be learnt are checked for their form only. */
export function readEvidence(files: PackFiles, declared: Declarations, report: Report): EvidenceReading {
  const { locales } = declared;
  const cells = cellParsers(report, locales, declared.registry);
  const tables = new Map<string, Table>();
  const open = (kind: string, shape: TableShape): { readonly tables: readonly Table[]; readonly complete: boolean } => {
    const found: Table[] = [];
    const matching = (path: string) => path === `evidence/${kind}.csv` || path.startsWith(`evidence/${kind}/`);
    let complete = ![...files.unreadable].some(matching);
    for (const [path, text] of files.texts) {
      if (!matching(path)) continue;
      const table = readTable(text, path, shape, report);
      if (table === null) complete = false;
      else {
        found.push(table);
        tables.set(path, table);
        if (!table.complete) complete = false;
      }
    }
    return { tables: found, complete };
  };

  const sources = new Map<string, Source>();
  const sourceTables = open("sources", sourceShape(locales));
  for (const table of sourceTables.tables) readSources(table, sources, cells);
  const sourceIds = sourceTables.complete ? new Set(sources.keys()) : null;
  const rules = { sources: sourceIds };

  const names = new Map<string, Name>();
  const nameTables = open("names", {
    required: ["id", "kind", ...locales],
    optional: nameColumns.filter((column) => column !== "id" && column !== "kind"),
  });
  for (const table of nameTables.tables) readNames(table, names, sourceIds, cells);

  const observations = new Map<string, Observation>();
  const observationTables = open("observations", { ...observationShape(declared.dimensions), open: !declared.indicatorsComplete });
  for (const table of observationTables.tables) {
    const more = {
      indicators: declared.indicators,
      indicatorsComplete: declared.indicatorsComplete,
      units: declared.indicatorUnits,
      dimensions: declared.dimensions,
      names,
      namesComplete: nameTables.complete,
    };
    readObservations(table, observations, { ...rules, ...more }, cells);
  }

  const registers = readRegisters(files, declared, open, rules, nameTables.complete ? names : null, cells);
  const attributes: Attribute[] = [];
  const attributeRules = { ...rules, registers: declared.registers, rows: registers.rows, complete: registers.complete };
  for (const table of open("attributes", attributeShape).tables) readAttributes(table, attributes, attributeRules, cells);

  const claims = new Map<string, Claim>();
  const claimTables = open("claims", claimShape(locales));
  for (const table of claimTables.tables) readClaims(table, claims, rules, cells);

  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  const matrix: MatrixCell[] = [];
  for (const table of open("diagrams/nodes", nodeShape(locales)).tables) readNodes(table, nodes, rules, cells);
  for (const table of open("diagrams/edges", edgeShape(locales)).tables) readEdges(table, edges, rules, cells);
  for (const table of open("diagrams/matrix", matrixShape(locales)).tables) readMatrix(table, matrix, rules, cells);

  const registerRows = new Map([...registers.rows].map(([id, rows]) => [id, [...rows.values()]] as const));
  return {
    content: { sources, names, observations: [...observations.values()], registerRows, attributes, claims, nodes, edges, matrix },
    cells,
    complete: {
      sources: sourceTables.complete,
      names: nameTables.complete,
      observations: observationTables.complete && declared.indicatorsComplete,
      claims: claimTables.complete,
    },
    place: (row, column) => placeInTable(tables.get(row.place.file), row.place, column),
  };
}

function placeInTable(table: Table | undefined, place: { readonly file: string; readonly line: number }, column?: string): Cell {
  const row = table?.rowAt(place.line);
  return table === undefined || row === undefined ? { file: place.file, line: place.line, column: 1 } : table.place(row, column);
}

type Open = (kind: string, shape: TableShape) => { readonly tables: readonly Table[]; readonly complete: boolean };

function readRegisters(
  files: PackFiles,
  declared: Declarations,
  open: Open,
  rules: { readonly sources: ReadonlySet<string> | null },
  names: ReadonlyMap<string, Name> | null,
  cells: Cells,
) {
  const rows = new Map<string, Map<string, RegisterRow>>();
  const read: { table: Table; register: RegisterFile }[] = [];
  let complete = declared.registersComplete;
  for (const [id, register] of declared.registers) {
    const into = new Map<string, RegisterRow>();
    rows.set(id, into);
    const found = open(`registers/${id}`, registerShape(register, declared.locales));
    if (!found.complete) complete = false;
    for (const table of found.tables) {
      readRegisterRows(table, register, into, rules, cells);
      read.push({ table, register });
    }
  }
  checkReferences(read, names, complete ? rows : new Map(), cells);
  for (const path of files.texts.keys()) {
    const id = /^evidence\/registers\/([^/]+?)(?:\.csv|\/)/.exec(path)?.[1];
    if (id === undefined || declared.registers.has(id) || !declared.registersComplete) continue;
    const fix = didYouMean(id, declared.registers.keys(), `Declare it in registers/${id}.yaml.`);
    cells.report("REF-REGISTER", { file: path, line: 1, column: 1 }, `No register ${quote(id)} is declared.`, fix);
  }
  return { rows, complete };
}
