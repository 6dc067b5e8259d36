/** What is wrong with an edition: everything that composing it found, and names from its future wherever a reader could meet them. */
import type { Vintage } from "../evidence/cell.js";
import type { FigureModel } from "../figures/model.js";
import { plainText } from "../manuscript/inline.js";
import { nameIndex } from "../manuscript/names.js";
import type { Finding } from "../pack/finding.js";
import { makeEdition } from "./make.js";
import type { EditionDocument, SectionNode } from "./model.js";

/** Findings of one edition in one locale, without repeats, in order of place. */
export function checkEdition(vintage: Vintage, editionId: string, locale: string): readonly Finding[] {
  const { document, findings } = makeEdition(vintage, editionId, locale);
  return inOrder([...findings, ...anachronisms(vintage, document)]);
}

/** Text that no file of its own carries: figures, titles, claims. What a reader sees is what is scanned. */
function anachronisms(vintage: Vintage, document: EditionDocument): Finding[] {
  const names = nameIndex(vintage);
  const findings: Finding[] = [];
  const scan = (text: string, file: string, where: string, severity: Finding["severity"]) => {
    for (const { item, start, end } of names.unknownYet(text)) {
      findings.push({
        code: "PROSE-ANACHRONISM",
        severity,
        file,
        line: 1,
        column: 1,
        message: `${where} names "${text.slice(start, end)}", which was not known before ${item.known.end}, after this edition's date ${vintage.asOf}`,
        fix: `say it otherwise in this edition, or correct the known date of "${item.id}" in evidence/names.csv`,
      });
    }
  };
  const fileOf = new Map(vintage.pack.figures.map(({ figure, file }) => [figure.slug, file]));
  for (const figure of document.figures) {
    const file = fileOf.get(figure.slug) ?? `figures/${figure.slug}.yaml`;
    scan(declaredText(figure), file, `the figure "${figure.slug}"`, "error");
    // Labels come from evidence rows that were themselves public: then it is the name's date that is in doubt.
    scan(evidenceText(figure), file, `the data of the figure "${figure.slug}"`, "warning");
  }
  const walk = ({ title, slug, children }: SectionNode): void => {
    scan(title, "outline.yaml", `the heading "${slug}"`, "error");
    children.forEach(walk);
  };
  document.outline.forEach(walk);
  for (const claim of vintage.claims.values()) {
    for (const { item, start, end } of names.unknownYet(claim.text[document.locale] ?? "")) {
      findings.push({
        code: "PROSE-ANACHRONISM",
        severity: "warning",
        ...claim.place,
        message: `the claim "${claim.id}", known since ${claim.known.end}, names "${(claim.text[document.locale] ?? "").slice(start, end)}", known only since ${item.known.end}`,
        fix: `one of the two dates is wrong: correct the claim's, or that of "${item.id}" in evidence/names.csv`,
      });
    }
  }
  return findings;
}

function declaredText({ title, finding, subtitle, notes, gap }: FigureModel): string {
  return [title, plainText(finding), subtitle, ...notes, gap?.reason ?? "", gap?.lookedFor ?? "", gap?.nearest ?? ""].join("\n");
}

function evidenceText({ table, body }: FigureModel): string {
  const cells = table.rows.flatMap((row) => row.cells.map((cell) => cell.text));
  const nodes = body?.type === "diagram" ? body.nodes.flatMap(({ label, note }) => [label, note]) : [];
  return [...cells, ...nodes].join("\n");
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.file, finding.line, finding.column, finding.code, finding.message].join("\u0000");
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
