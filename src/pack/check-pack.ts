/** Checks across files: what one file says about another, and what rows say against each other or against sense. */
import type { Declarations } from "./assemble.js";
import { checkAlike } from "./check-alike.js";
import { checkCodes } from "./check-codes.js";
import { checkCounts } from "./check-counts.js";
import { checkDates } from "./check-dates.js";
import { checkDuplicates } from "./check-duplicates.js";
import { checkExpressions } from "./check-expressions.js";
import { checkFigures } from "./check-figures.js";
import { checkIndicators } from "./check-indicators.js";
import { checkNamesakeCodes } from "./check-namesake-codes.js";
import { checkNamesakes } from "./check-namesakes.js";
import { checkObservations } from "./check-observations.js";
import { checkOutliers } from "./check-outliers.js";
import { checkOutline } from "./check-outline.js";
import { checkOwnCurrency } from "./check-own-currency.js";
import { checkOwnNames } from "./check-own-names.js";
import { checkOwnWords } from "./check-own-words.js";
import { checkRatios } from "./check-ratios.js";
import { checkRepeats } from "./check-repeats.js";
import { checkScales } from "./check-scales.js";
import { checkTranslations } from "./check-translations.js";
import type { PackFiles } from "./disk.js";
import type { EvidenceReading } from "./evidence-files.js";
import type { Pack } from "./pack.js";
import { didYouMean, quote, type Report } from "./report.js";

export type Assembled = Omit<Pack, "file" | "outline">;

/** How far a pack is checked: each file by itself, also what files say about each other, also what rows say against each other and sense. */
export type CheckDepth = "files" | "references" | "rows";

/** What files say about each other. */
export function checkReferences(
  pack: Assembled,
  declared: Declarations,
  evidence: EvidenceReading,
  files: PackFiles,
  report: Report,
): void {
  const slugs = declared.outline === null ? null : checkOutline(pack, declared, files, report);
  const sections = declared.outlineComplete ? slugs : null;
  checkFigures(pack, declared, sections, report);
  checkExpressions(pack, declared, report);
  checkIndicators(declared, pack.names, report);
  checkSupersedes(pack, evidence, report);
  checkDecisions(pack, declared, evidence, report);
  checkDiagrams(pack, evidence, report);
  if (sections === null) return;
  for (const claim of pack.claims.values()) {
    if (claim.section === "" || sections.has(claim.section)) continue;
    const fix = didYouMean(claim.section, sections, "Use a slug of outline.yaml.");
    report("REF-SECTION", evidence.place(claim, "section"), `No section has the slug ${quote(claim.section)}.`, fix);
  }
}

/** What rows say against each other and against sense. */
export function checkRows(pack: Assembled, declared: Declarations, evidence: EvidenceReading, report: Report): void {
  checkObservations(pack, evidence, report);
  checkDates(pack, evidence, report);
  checkDuplicates(pack, evidence, report);
  checkOutliers(pack, evidence, report);
  checkOwnWords(pack, evidence, report);
  checkOwnCurrency(pack, evidence, report);
  checkOwnNames(pack, evidence, report);
  checkNamesakes(pack, evidence, report);
  checkNamesakeCodes(pack, evidence, report);
  checkRatios(pack, evidence, report);
  checkRepeats(pack, evidence, report);
  checkScales(pack, evidence, report);
  checkCounts(pack, evidence, report);
  checkCodes(pack, evidence, report);
  checkAlike(pack, evidence, report);
  checkTranslations(pack, declared, evidence, report);
}

interface Corrigible {
  readonly id: string;
  readonly supersedes: string;
  readonly place: { readonly file: string; readonly line: number };
}

function checkSupersedes(pack: Assembled, evidence: EvidenceReading, report: Report): void {
  const groups: readonly (readonly Corrigible[])[] = [
    ...(evidence.complete.observations ? [pack.observations] : []),
    ...(evidence.complete.claims ? [[...pack.claims.values()]] : []),
    ...pack.registerRows.values(),
  ];
  for (const rows of groups) {
    const older = new Map(rows.map((row) => [row.id, row.supersedes]));
    for (const row of rows) {
      if (row.supersedes === "") continue;
      if (!older.has(row.supersedes)) {
        const message = `${quote(row.supersedes)} is no row of this kind.`;
        report("REF-SUPERSEDES", evidence.place(row, "supersedes"), message, "Use the id of the row that this one corrects.");
      } else if (leadsBack(row.id, older)) {
        const message = `${quote(row.id)} supersedes itself by way of ${quote(row.supersedes)}.`;
        report("DATA-SUPERSEDES-LOOP", evidence.place(row, "supersedes"), message, "Empty the cell in the row that came first.");
      }
    }
  }
  for (const row of [...pack.attributes, ...pack.nodes, ...pack.edges, ...pack.matrix]) {
    if (row.supersedes === "") continue;
    const message = `${quote(row.supersedes)} cannot be superseded here: the rows of this table have no ids.`;
    const fix = "Empty the cell; set the rank of the row that was wrong to deprecated, with the reason in its note.";
    report("REF-SUPERSEDES", evidence.place(row, "supersedes"), message, fix);
  }
}

function leadsBack(start: string, older: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  let id = older.get(start) ?? "";
  while (id !== "" && !seen.has(id)) {
    if (id === start) return true;
    seen.add(id);
    id = older.get(id) ?? "";
  }
  return false;
}

const FILE = "evidence/decisions.yaml";
/** More decisions than this with one reason look like a reason that was not thought about. */
const MOST_WITH_ONE_REASON = 4;

/** A reason without its numbers and names: what is left of two reasons written from one template is the same. */
function reasonTemplate({ names, dimensions }: Assembled): (text: string) => string {
  const words = new Set<string>();
  const add = (label: string) => {
    if (label.length > 1) words.add(label.toLowerCase());
  };
  for (const name of names.values()) for (const label of [...Object.values(name.label), ...name.aliases]) add(label);
  for (const { codes } of Object.values(dimensions)) {
    for (const label of Object.values(codes ?? {}))
      for (const text of typeof label === "string" ? [label] : Object.values(label)) add(text);
  }
  const longest = Math.max(0, ...[...words].map((word) => word.length));
  return (text) => {
    const plain = text.toLowerCase();
    let result = "";
    for (let at = 0; at < plain.length; ) {
      let length = Math.min(longest, plain.length - at);
      while (length > 1 && !words.has(plain.slice(at, at + length))) length -= 1;
      if (length > 1) result += "·";
      else result += plain[at] ?? "";
      at += Math.max(length, 1);
    }
    return result.replace(/[\d.,%]+/g, "#").replace(/[\s·]+/g, "·");
  };
}

function checkDecisions(pack: Assembled, declared: Declarations, evidence: EvidenceReading, report: Report): void {
  const observations = new Set(pack.observations.map((observation) => observation.id));
  const editions = new Set(declared.file?.editions.map((edition) => edition.id) ?? []);
  const rowIds = new Set([
    ...[...pack.registerRows].flatMap(([register, rows]) => rows.map((row) => `${register}/${row.id}`)),
    ...pack.observations.map(({ id }) => `observations/${id}`),
  ]);
  const ids = new Set<string>();
  const templates = new Map<string, number>();
  const templateOf = reasonTemplate(pack);
  pack.decisions.forEach((decision, index) => {
    const at = (...path: PropertyKey[]) => declared.placeOf(FILE, ["decisions", index, ...path]);
    if (ids.has(decision.id)) report("DUPLICATE-ID", at("id"), `The decision ${quote(decision.id)} stands twice.`, "Give it its own id.");
    ids.add(decision.id);
    if (decision.choose !== undefined && evidence.complete.observations && !observations.has(decision.choose)) {
      const fix = didYouMean(decision.choose, observations, "Use the id of an observation of the cell.");
      report("REF-OBSERVATION", at("choose"), `No observation has the id ${quote(decision.choose)}.`, fix);
    }
    if (decision.cells === undefined && decision.rows === undefined) {
      report("PACK-YAML-VALUE", at("id"), `The decision ${quote(decision.id)} names neither cells nor rows.`, "Say what it explains.");
    }
    decision.rows?.forEach((row, position) => {
      if (rowIds.has(row)) return;
      const message = `No register row ${quote(row)}.`;
      report("REF-ROW", at("rows", position), message, didYouMean(row, rowIds, "Write register/id or observations/id."));
    });
    decision.applies_to?.forEach((edition, position) => {
      if (declared.file === null || editions.has(edition)) return;
      report(
        "REF-EDITION",
        at("applies_to", position),
        `No edition has the id ${quote(edition)}.`,
        didYouMean(edition, editions, "Use one of pack.yaml."),
      );
    });
    for (const [locale, text] of Object.entries(decision.reason)) {
      const template = `${locale}\n${templateOf(text)}`;
      const count = (templates.get(template) ?? 0) + 1;
      templates.set(template, count);
      if (count !== MOST_WITH_ONE_REASON + 1) continue;
      const message = `More than ${MOST_WITH_ONE_REASON} decisions give the reason ${quote(text)}, names and numbers apart.`;
      report("DATA-REASON", at("reason"), message, "Say for each cell why its value stands, or change the indicator's rule.");
      break;
    }
  });
}

function checkDiagrams(pack: Assembled, evidence: EvidenceReading, report: Report): void {
  const nodes = new Map<string, Set<string>>();
  for (const node of pack.nodes) {
    const known = nodes.get(node.diagram) ?? new Set<string>();
    nodes.set(node.diagram, known.add(node.node));
  }
  const unknown = (diagram: string, node: string): boolean => node !== "" && nodes.get(diagram)?.has(node) !== true;
  for (const node of pack.nodes) {
    if (!unknown(node.diagram, node.parent)) continue;
    const fix = didYouMean(node.parent, nodes.get(node.diagram) ?? [], "Use a node of the same diagram.");
    report("REF-NODE", evidence.place(node, "parent"), `${quote(node.parent)} is no node of ${quote(node.diagram)}.`, fix);
  }
  for (const edge of pack.edges) {
    for (const end of ["from", "to"] as const) {
      if (!unknown(edge.diagram, edge[end])) continue;
      const fix = didYouMean(edge[end], nodes.get(edge.diagram) ?? [], "Use a node of the same diagram.");
      report("REF-NODE", evidence.place(edge, end), `${quote(edge[end])} is no node of ${quote(edge.diagram)}.`, fix);
    }
  }
}
