/** Every text of evidence and declarations that stands in several languages. */
import type { Declarations } from "./assemble.js";
import type { Assembled } from "./check-pack.js";
import type { EvidenceReading } from "./evidence-files.js";
import type { Place } from "./finding.js";
import type { NumberLanguage } from "./stated-numbers.js";

/** One text in every language that has it, with the places to point at. */
export interface Translated {
  /** The table and column, or the folder and key, whose texts are alike. */
  readonly column: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Both texts are whole statements: a number that only one of them has is a difference too. */
  readonly statement: boolean;
  readonly place: (locale: string) => Place;
}

/** Texts of rows, then those of declarations. */
export function* translatedTexts(pack: Assembled, declared: Declarations, evidence: EvidenceReading): Generator<Translated> {
  yield* ofRows(pack, evidence);
  yield* ofDeclarations(pack, declared);
}

/** The language whose numbers and words a locale writes; null for any other. */
export function languageOf(locale: string): NumberLanguage | null {
  return locale.startsWith("zh") ? "zh" : locale.startsWith("en") ? "en" : null;
}

function* ofRows(pack: Assembled, evidence: EvidenceReading): Generator<Translated> {
  const of = (
    row: { readonly place: Place },
    table: string,
    column: string,
    texts: Translated["texts"],
    statement = false,
  ): Translated => ({
    column: `${table} ${column}`,
    texts,
    statement,
    place: (locale) => evidence.place(row, column === "" ? undefined : `${column}_${locale}`),
  });
  for (const claim of pack.claims.values()) yield of(claim, "claims", "text", claim.text, true);
  for (const [id, rows] of pack.registerRows) {
    const fields = (pack.registers.get(id)?.fields ?? []).filter(({ type }) => type === "localized");
    for (const row of rows) {
      for (const { id: field } of fields) {
        const value = row.values[field];
        if (isTexts(value)) yield of(row, id, field, value);
      }
    }
  }
  for (const node of pack.nodes) {
    yield of(node, "nodes", "label", node.label);
    yield of(node, "nodes", "remark", node.remark);
    yield of(node, "nodes", "group", node.groupLabel);
  }
  for (const edge of pack.edges) yield of(edge, "edges", "label", edge.label);
  for (const cell of pack.matrix) {
    yield of(cell, "matrix", "row", cell.rowLabel);
    yield of(cell, "matrix", "column", cell.columnLabel);
    yield of(cell, "matrix", "value", cell.value);
  }
}

function* ofDeclarations(pack: Assembled, declared: Declarations): Generator<Translated> {
  const within = function* (file: string, value: unknown, path: readonly PropertyKey[]): Generator<Translated> {
    if (typeof value !== "object" || value === null) return;
    if (isTexts(value) && Object.keys(value).every((key) => declared.locales.includes(key))) {
      const key = path.findLast((each) => typeof each === "string");
      yield {
        column: `${file.split("/")[0] ?? ""} ${key ?? ""}`,
        texts: value,
        statement: key === "finding" || key === "reason",
        place: (locale) => declared.placeOf(file, [...path, locale]),
      };
    } else
      for (const [key, inner] of Object.entries(value)) yield* within(file, inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  for (const { figure, file } of pack.figures) yield* within(file, figure, []);
  for (const { analysis, file } of pack.analyses.values()) yield* within(file, analysis, []);
  for (const judgement of pack.judgements.values()) yield* within(`judgements/${judgement.id}.yaml`, judgement, []);
  yield* within("evidence/decisions.yaml", { decisions: pack.decisions }, []);
  yield* within("pack.yaml", declared.file, []);
  yield* within("outline.yaml", declared.outline, []);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const texts: readonly unknown[] = Object.values(value);
  return texts.length > 1 && texts.every((text) => typeof text === "string") && Object.keys(value).every((key) => languageOf(key) !== null);
}
