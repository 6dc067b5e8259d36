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

/** Reads all evidence. Files whose locales or dimensions could not be learnt are checked for their form only. */
export type EvidenceReader = (files: PackFiles, declared: Declarations, report: Report) => EvidenceReading;

/**
 * A reader of evidence that remembers its last reading: rows of a kind whose files, declarations, sources and names are the same as
 * then, and right, are the same objects.
 */
export function evidenceReader(): EvidenceReader {
  const read = {
    sources: part("sources", sourceRows),
    names: part("names", nameRows),
    observations: part("observations", observationRows),
    registers: part("registers", registerRows),
    attributes: part("attributes", attributeRows),
    claims: part("claims", claimRows),
    diagrams: part("diagrams", diagramRows),
  };
  return (...from) => {
    const sources = read.sources(from);
    const names = read.names(from, sources.rows);
    const observations = read.observations(from, sources.rows, names.rows);
    const registers = read.registers(from, sources.rows, names.rows);
    checkRegisterFiles(...from);
    const attributes = read.attributes(from, sources.rows, registers.rows);
    const claims = read.claims(from, sources.rows);
    const diagrams = read.diagrams(from, sources.rows);
    const tables = new Map([sources, names, observations, registers, attributes, claims, diagrams].flatMap((each) => [...each.tables]));
    return {
      content: {
        sources: sources.rows.byId,
        names: names.rows.byId,
        observations: observations.rows.list,
        registerRows: registers.rows.lists,
        attributes: attributes.rows,
        claims: claims.rows.byId,
        ...diagrams.rows,
      },
      complete: {
        sources: sources.rows.complete,
        names: names.rows.complete,
        observations: observations.rows.complete,
        claims: claims.rows.complete,
      },
      place: (row, column) => placeInTable(tables.get(row.place.file), row.place, column),
    };
  };
}

/** Rows of one kind with the files they stand in. */
interface Part<T> {
  readonly rows: T;
  readonly tables: ReadonlyMap<string, Table>;
}

/** Tables of a kind, and whether all of them could be read whole. */
type Open = (kind: string, shape: TableShape) => { readonly tables: readonly Table[]; readonly complete: boolean };

/** What rows are read with: the files of their kind, parsers, and what all files declare. */
interface Desk {
  readonly open: Open;
  readonly cells: Cells;
  readonly declared: Declarations;
}

/** A reader of one kind that remembers what it read last. What it had to report it reads, and reports, again. */
function part<T, Others extends readonly unknown[]>(kind: string, read: (desk: Desk, ...others: Others) => T) {
  let last: { readonly inputs: readonly unknown[]; readonly part: Part<T> } | null = null;
  return ([files, declared, report]: Parameters<EvidenceReader>, ...others: Others): Part<T> => {
    const own = filesOf(kind, files);
    const inputs = [declared, ...others, ...[...own.texts].flat(), ...own.unreadable];
    if (last !== null && last.inputs.length === inputs.length && last.inputs.every((input, index) => input === inputs[index]))
      return last.part;
    const tables = new Map<string, Table>();
    let reported = false;
    const heard: Report = (...finding) => {
      reported = true;
      report(...finding);
    };
    const cells = cellParsers(heard, declared.locales, declared.registry);
    const made = { rows: read({ open: opener(own, tables, heard), cells, declared }, ...others), tables };
    last = reported ? null : { inputs, part: made };
    return made;
  };
}

type OwnFiles = Pick<PackFiles, "texts" | "unreadable">;

/** The files of a kind of evidence: evidence/kind.csv and all below evidence/kind/. */
function filesOf(kind: string, { texts, unreadable }: OwnFiles): OwnFiles {
  const matching = (path: string) => path === `evidence/${kind}.csv` || path.startsWith(`evidence/${kind}/`);
  return { texts: new Map([...texts].filter(([path]) => matching(path))), unreadable: new Set([...unreadable].filter(matching)) };
}

/** Opens tables among these files, and notes them. */
function opener(files: OwnFiles, noted: Map<string, Table>, report: Report): Open {
  return (kind, shape) => {
    const own = filesOf(kind, files);
    const tables: Table[] = [];
    let complete = own.unreadable.size === 0;
    for (const [path, text] of own.texts) {
      const table = readTable(text, path, shape, report);
      if (table !== null) {
        tables.push(table);
        noted.set(path, table);
      }
      if (table?.complete !== true) complete = false;
    }
    return { tables, complete };
  };
}

interface Known<T> {
  readonly byId: ReadonlyMap<string, T>;
  readonly complete: boolean;
}

function sourceRows({ open, cells, declared }: Desk): Known<Source> {
  const byId = new Map<string, Source>();
  const { tables, complete } = open("sources", sourceShape(declared.locales));
  for (const table of tables) readSources(table, byId, cells);
  return { byId, complete };
}

/** Ids of sources that a row may name; null when some may be missing. */
function idsOf({ byId, complete }: Known<Source>): ReadonlySet<string> | null {
  return complete ? new Set(byId.keys()) : null;
}

function nameRows({ open, cells, declared }: Desk, sources: Known<Source>): Known<Name> {
  const byId = new Map<string, Name>();
  const { tables, complete } = open("names", {
    required: ["id", "kind", ...declared.locales],
    optional: nameColumns.filter((column) => column !== "id" && column !== "kind"),
  });
  for (const table of tables) readNames(table, byId, idsOf(sources), cells);
  return { byId, complete };
}

function observationRows({ open, cells, declared }: Desk, sources: Known<Source>, names: Known<Name>) {
  const byId = new Map<string, Observation>();
  const { tables, complete } = open("observations", { ...observationShape(declared.dimensions), open: !declared.indicatorsComplete });
  const rules = {
    sources: idsOf(sources),
    indicators: declared.indicators,
    indicatorsComplete: declared.indicatorsComplete,
    units: declared.indicatorUnits,
    dimensions: declared.dimensions,
    names: names.byId,
    namesComplete: names.complete,
  };
  for (const table of tables) readObservations(table, byId, rules, cells);
  return { list: [...byId.values()], complete: complete && declared.indicatorsComplete };
}

interface Registers extends Known<ReadonlyMap<string, RegisterRow>> {
  readonly lists: Pack["registerRows"];
}

function registerRows({ open, cells, declared }: Desk, sources: Known<Source>, names: Known<Name>): Registers {
  const byId = new Map<string, Map<string, RegisterRow>>();
  const read: { table: Table; register: RegisterFile }[] = [];
  let complete = declared.registersComplete;
  for (const [id, register] of declared.registers) {
    const into = new Map<string, RegisterRow>();
    byId.set(id, into);
    const found = open(`registers/${id}`, registerShape(register, declared.locales));
    if (!found.complete) complete = false;
    for (const table of found.tables) {
      readRegisterRows(table, register, into, { sources: idsOf(sources) }, cells);
      read.push({ table, register });
    }
  }
  checkReferences(read, names.complete ? names.byId : null, complete ? byId : new Map(), cells);
  return { byId, complete, lists: new Map([...byId].map(([id, rows]) => [id, [...rows.values()]] as const)) };
}

/** A file of a register that is not declared would silently stay unread. */
function checkRegisterFiles({ texts }: PackFiles, declared: Declarations, report: Report): void {
  for (const path of texts.keys()) {
    const id = /^evidence\/registers\/([^/]+?)(?:\.csv|\/)/.exec(path)?.[1];
    if (id === undefined || declared.registers.has(id) || !declared.registersComplete) continue;
    const fix = didYouMean(id, declared.registers.keys(), `Declare it in registers/${id}.yaml.`);
    report("REF-REGISTER", { file: path, line: 1, column: 1 }, `No register ${quote(id)} is declared.`, fix);
  }
}

function attributeRows({ open, cells, declared }: Desk, sources: Known<Source>, registers: Registers): readonly Attribute[] {
  const rows: Attribute[] = [];
  const rules = { sources: idsOf(sources), registers: declared.registers, rows: registers.byId, complete: registers.complete };
  for (const table of open("attributes", attributeShape).tables) readAttributes(table, rows, rules, cells);
  return rows;
}

function claimRows({ open, cells, declared }: Desk, sources: Known<Source>): Known<Claim> {
  const byId = new Map<string, Claim>();
  const { tables, complete } = open("claims", claimShape(declared.locales));
  for (const table of tables) readClaims(table, byId, { sources: idsOf(sources) }, cells);
  return { byId, complete };
}

function diagramRows({ open, cells, declared: { locales } }: Desk, sources: Known<Source>): Pick<Content, "nodes" | "edges" | "matrix"> {
  const rules = { sources: idsOf(sources) };
  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  const matrix: MatrixCell[] = [];
  for (const table of open("diagrams/nodes", nodeShape(locales)).tables) readNodes(table, nodes, rules, cells);
  for (const table of open("diagrams/edges", edgeShape(locales)).tables) readEdges(table, edges, rules, cells);
  for (const table of open("diagrams/matrix", matrixShape(locales)).tables) readMatrix(table, matrix, rules, cells);
  return { nodes, edges, matrix };
}

function placeInTable(table: Table | undefined, place: { readonly file: string; readonly line: number }, column?: string): Cell {
  const row = table?.rowAt(place.line);
  return table === undefined || row === undefined ? { file: place.file, line: place.line, column: 1 } : table.place(row, column);
}
