/** Names that an edition cannot know yet, in headings, figures' data and claims: what a reader sees is what is scanned. */
import type { Vintage } from "../evidence/cell.js";
import type { FigureModel } from "../figures/model.js";
import { nameIndex } from "../manuscript/names.js";
import type { Finding } from "../pack/finding.js";
import type { EditionDocument, SectionNode } from "./model.js";

/** Names from the future where no text file carries them. The declared texts of figures are checked when they are resolved. */
export function anachronisms(vintage: Vintage, document: Pick<EditionDocument, "figures" | "outline" | "locale">): Finding[] {
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
    scan(`${figure.gap?.reason ?? ""}\n${figure.gap?.lookedFor ?? ""}`, file, `the gap of the figure "${figure.slug}"`, "error");
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

function evidenceText({ table, body }: FigureModel): string {
  const cells = table.rows.flatMap((row) => row.cells.map((cell) => cell.text));
  const nodes = body?.type === "diagram" ? body.nodes.flatMap(({ label, note }) => [label, note]) : [];
  return [...cells, ...nodes].join("\n");
}
