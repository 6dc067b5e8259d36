/** Builds one edition in all its locales into the folder aside. The bytes do not depend on where its PDFs are set. */
import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { editionVintage } from "../analysis/index.js";
import { makeEdition } from "../edition/make.js";
import type { EditionDocument } from "../edition/model.js";
import { checkEvidence } from "../evidence/checks.js";
import { drawFigure } from "../figures/draw.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import type { Output } from "../publish/output.js";
import { typesetInput } from "../publish/pdf/render.js";
import { writeSite } from "../publish/site/write.js";
import { assetFolder } from "./assets.js";
import type { TypesetFile, Typesetters } from "./typesetters.js";

export type Format = "site" | "pdf";
export const formats: readonly Format[] = ["site", "pdf"];

export interface EditionTask {
  readonly edition: string;
  readonly locales: readonly string[];
  readonly formats: readonly Format[];
  /** Whether the output will hold this, made now or kept from before: what is not there is not offered to a reader. */
  readonly holds: (format: Format, edition: string, locale: string) => boolean;
  /** Folder aside that receives the files. */
  readonly folder: string;
}

export interface OutputReport {
  readonly format: Format;
  /** Relative to the output folder. */
  readonly path: string;
  readonly bytes: number;
  readonly pages?: number;
}

export interface EditionReport {
  readonly id: string;
  readonly asOf: string;
  readonly locale: string;
  readonly outputs: readonly OutputReport[];
  readonly sections: number;
  readonly figures: EditionDocument["counts"]["figures"];
  readonly facts: EditionDocument["counts"]["facts"];
  readonly title: string;
  readonly editionTitle: string;
  readonly ms: number;
}

export interface EditionResult {
  /** One a locale; a report is there when the last output is written. */
  readonly reports: readonly Promise<EditionReport>[];
  readonly findings: readonly Finding[];
}

/** Where the PDF of an edition and locale lies below the output folder. */
export function pdfPath(pack: string, edition: string, locale: string): string {
  return `pdf/${pack}-${edition}-${locale}.pdf`;
}

/** Where the site of an edition and locale begins, below the output folder. */
export function sitePath(edition: string, locale: string): string {
  return `site/${edition}/${locale}/index.html`;
}

/** An Output that writes below a folder and counts what it wrote. */
export function folderOutput(folder: string, count: { bytes: number; files: number }): Output {
  const made = new Set<string>();
  return {
    write: async (file, bytes) => {
      const target = path.join(folder, file);
      const parent = path.dirname(target);
      if (!made.has(parent)) {
        mkdirSync(parent, { recursive: true });
        made.add(parent);
      }
      count.bytes += typeof bytes === "string" ? Buffer.byteLength(bytes) : bytes.byteLength;
      count.files += 1;
      await writeFile(target, bytes);
    },
  };
}

/** Builds one edition; its PDFs may still be being set when its site is written. Findings with an error mean that nothing was published. */
export async function buildEdition(task: EditionTask, pack: Pack, { set }: Typesetters): Promise<EditionResult> {
  const edition = pack.file.editions.find(({ id }) => id === task.edition);
  if (edition === undefined) return { reports: [], findings: [] };
  const vintage = editionVintage(pack, edition.as_of, edition.id);
  const findings: Finding[] = [...checkEvidence(vintage)];
  const failed = () => findings.some((f) => f.severity === "error");
  const made: { document: EditionDocument; pdf: StartedPdf | null; ms: number }[] = [];
  for (const locale of task.locales) {
    const start = performance.now();
    const { document, findings: found } = makeEdition(vintage, edition.id, locale);
    findings.push(...found);
    // What takes longest is begun first: it is set while the next document is made.
    const pdf = task.formats.includes("pdf") && !failed() ? await startPdf(document, pack, task, set) : null;
    made.push({ document, pdf, ms: performance.now() - start });
  }
  if (failed()) return { reports: [], findings };

  const reports: Promise<EditionReport>[] = [];
  for (const { document, pdf, ms } of made) {
    const start = performance.now();
    const site = task.formats.includes("site") ? await buildSite(document, pack, task) : null;
    reports.push(reportOf(document, site, pdf, ms + performance.now() - start));
  }
  return { reports, findings };
}

async function buildSite(document: EditionDocument, pack: Pack, task: EditionTask): Promise<OutputReport> {
  const count = { bytes: 0, files: 0 };
  const { id, locale } = document;
  const { pages } = await writeSite(document, folderOutput(task.folder, count), {
    locales: document.locales.filter((other) => task.holds("site", id, other)),
    editions: document.editions.filter((other) => task.holds("site", other.id, locale)),
    downloads: task.holds("pdf", id, locale) ? [{ label: "PDF", path: pdfPath(pack.file.name, id, locale) }] : [],
  });
  return { format: "site", path: sitePath(id, locale), bytes: count.bytes, pages };
}

interface StartedPdf {
  readonly path: string;
  readonly set: Promise<TypesetFile>;
}

async function startPdf(document: EditionDocument, pack: Pack, task: EditionTask, set: Typesetters["set"]): Promise<StartedPdf> {
  const assets = assetFolder();
  const context = { fontDir: path.join(assets, "fonts"), templateDir: path.join(assets, "pdf"), draw: drawFigure };
  const file = pdfPath(pack.file.name, document.id, document.locale);
  return { path: file, set: set({ input: await typesetInput(document, context), file: path.join(task.folder, file) }) };
}

/** The report, when the PDF is set. It keeps nothing of the document, whose memory the next edition needs. */
function reportOf(document: EditionDocument, site: OutputReport | null, pdf: StartedPdf | null, spent: number): Promise<EditionReport> {
  const { id, asOf, locale, title, editionTitle, counts } = document;
  const { sections, figures, facts } = counts;
  const report = (set: TypesetFile | null): EditionReport => ({
    id,
    asOf,
    locale,
    outputs: [
      ...(site === null ? [] : [site]),
      ...(pdf === null || set === null ? [] : [{ format: "pdf" as const, path: pdf.path, bytes: set.bytes, pages: set.pages }]),
    ],
    sections,
    figures,
    facts,
    title,
    editionTitle,
    ms: Math.round(spent + (set?.ms ?? 0)),
  });
  const made = pdf === null ? Promise.resolve(report(null)) : pdf.set.then(report);
  made.catch(() => undefined);
  return made;
}
