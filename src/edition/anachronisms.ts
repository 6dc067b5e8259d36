/** Names that an edition cannot know yet, in headings, figures' data and claims: what a reader sees is what is scanned. */
import type { Vintage } from "../evidence/cell.js";
import type { FigureModel } from "../figures/model.js";
import { nameIndex } from "../manuscript/names.js";
import { memoryOf } from "../measure/once.js";
import type { Finding } from "../pack/finding.js";
import type { EditionDocument, SectionNode } from "./model.js";

/** Names from the future where no text file carries them. The declared texts of figures are checked when they are resolved. */
export function anachronisms(vintage: Vintage, document: Pick<EditionDocument, "figures" | "outline" | "locale">): Finding[] {
  return [
    ...document.figures.flatMap((figure) => figureAnachronisms(vintage, figure)),
    ...headingAnachronisms(vintage, document.outline),
    ...claimAnachronisms(vintage, document.locale),
  ];
}

/** Names from the future in what evidence brings into a figure, or in the words that say why there is none. */
export function figureAnachronisms(vintage: Vintage, figure: FigureModel): Finding[] {
  const file = filesOf(vintage, "", () => new Map(vintage.pack.figures.map((each) => [each.figure.slug, each.file]))).get(figure.slug);
  const scan = scanner(vintage, file ?? `figures/${figure.slug}.yaml`);
  return [
    ...scan(`${figure.gap?.reason ?? ""}\n${figure.gap?.lookedFor ?? ""}`, `the gap of the figure "${figure.slug}"`, "error"),
    // Labels come from evidence rows that were themselves public: then it is the name's date that is in doubt.
    ...scan(evidenceText(figure), `the data of the figure "${figure.slug}"`, "warning"),
  ];
}

const filesOf = memoryOf<Vintage, ReadonlyMap<string, string>>();

/** Names from the future in headings. */
export function headingAnachronisms(vintage: Vintage, outline: readonly SectionNode[]): Finding[] {
  const scan = scanner(vintage, "outline.yaml");
  const below = ({ title, slug, children }: SectionNode): Finding[] => [
    ...scan(title, `the heading "${slug}"`, "error"),
    ...children.flatMap(below),
  ];
  return outline.flatMap(below);
}

/** Claims that name what became known after them. */
export function claimAnachronisms(vintage: Vintage, locale: string): Finding[] {
  const names = nameIndex(vintage);
  return [...vintage.claims.values()].flatMap((claim) => {
    const text = claim.text[locale] ?? "";
    return names.unknownYet(text).map(
      ({ item, start, end }): Finding => ({
        code: "PROSE-ANACHRONISM",
        severity: "warning",
        ...claim.place,
        message: `the claim "${claim.id}", known since ${claim.known.end}, names "${text.slice(start, end)}", known only since ${item.known.end}`,
        fix: `one of the two dates is wrong: correct the claim's, or that of "${item.id}" in evidence/names.csv`,
      }),
    );
  });
}

/** Finds names that the vintage does not know yet in texts that come to `file`. */
function scanner(vintage: Vintage, file: string): (text: string, where: string, severity: Finding["severity"]) => Finding[] {
  const names = nameIndex(vintage);
  return (text, where, severity) =>
    names.unknownYet(text).map(({ item, start, end }) => ({
      code: "PROSE-ANACHRONISM",
      severity,
      file,
      line: 1,
      column: 1,
      message: `${where} names "${text.slice(start, end)}", which was not known before ${item.known.end}, after this edition's date ${vintage.asOf}`,
      fix: `say it otherwise in this edition, or correct the known date of "${item.id}" in evidence/names.csv`,
    }));
}

function evidenceText({ table, body }: FigureModel): string {
  const cells = table.rows.flatMap((row) => row.cells.map((cell) => cell.text));
  const nodes = body?.type === "diagram" ? body.nodes.flatMap(({ label, note }) => [label, note]) : [];
  return [...cells, ...nodes].join("\n");
}
