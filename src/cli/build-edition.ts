/**
 * Builds one edition in all its locales into the folder aside. Runs in a worker thread or, with one thread, in the caller's;
 * the bytes are the same either way.
 */
import { mkdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { makeEdition } from "../edition/make.js";
import type { EditionDocument } from "../edition/model.js";
import { checkEvidence } from "../evidence/checks.js";
import { vintageAt } from "../evidence/vintage.js";
import { drawFigure } from "../figures/draw.js";
import type { Finding } from "../pack/finding.js";
import { readPack } from "../pack/read.js";
import type { Output } from "../publish/output.js";
import { typesetEdition } from "../publish/pdf/render.js";
import { writeSite } from "../publish/site/write.js";
import { assetFolder } from "./assets.js";

export type Format = "site" | "pdf";
export const formats: readonly Format[] = ["site", "pdf"];

export interface EditionTask {
  readonly root: string;
  readonly edition: string;
  readonly locales: readonly string[];
  readonly formats: readonly Format[];
  /** Locales whose PDF the output will hold, made now or kept from before. */
  readonly pdfLocales: readonly string[];
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
  readonly reports: readonly EditionReport[];
  readonly findings: readonly Finding[];
}

/** Where the PDF of an edition and locale lies below the output folder. */
export function pdfPath(pack: string, edition: string, locale: string): string {
  return `pdf/${pack}-${edition}-${locale}.pdf`;
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

/** Findings with an error mean that nothing was published for this edition. */
export async function buildEdition(task: EditionTask): Promise<EditionResult> {
  const { pack, findings: packFindings } = await readPack(task.root);
  const edition = pack?.file.editions.find(({ id }) => id === task.edition);
  if (pack === null || edition === undefined) return { reports: [], findings: packFindings };
  const vintage = vintageAt(pack, edition.as_of, edition.id);
  const findings: Finding[] = [...checkEvidence(vintage)];
  const documents: { document: EditionDocument; ms: number }[] = [];
  for (const locale of task.locales) {
    const start = performance.now();
    const { document, findings: found } = makeEdition(vintage, edition.id, locale);
    findings.push(...found);
    documents.push({ document, ms: performance.now() - start });
  }
  if (findings.some((f) => f.severity === "error")) return { reports: [], findings };

  const reports: EditionReport[] = [];
  for (const { document, ms } of documents) {
    const start = performance.now();
    const outputs: OutputReport[] = [];
    if (task.formats.includes("site")) {
      const count = { bytes: 0, files: 0 };
      const site = `site/${document.id}/${document.locale}`;
      const { pages } = await writeSite(document, folderOutput(task.folder, count), {
        downloads: task.pdfLocales.includes(document.locale)
          ? [{ label: "PDF", path: pdfPath(pack.file.name, document.id, document.locale) }]
          : [],
      });
      outputs.push({ format: "site", path: `${site}/index.html`, bytes: count.bytes, pages });
    }
    if (task.formats.includes("pdf")) {
      const file = pdfPath(pack.file.name, document.id, document.locale);
      const assets = assetFolder();
      const context = { fontDir: path.join(assets, "fonts"), templateDir: path.join(assets, "pdf"), draw: drawFigure };
      const { bytes, pages } = await typesetEdition(document, context);
      await mkdir(path.join(task.folder, "pdf"), { recursive: true });
      await writeFile(path.join(task.folder, file), bytes);
      outputs.push({ format: "pdf", path: file, bytes: bytes.byteLength, pages });
    }
    const { sections, figures, facts } = document.counts;
    reports.push({
      id: document.id,
      asOf: document.asOf,
      locale: document.locale,
      outputs,
      sections,
      figures,
      facts,
      title: document.title,
      editionTitle: document.editionTitle,
      ms: Math.round(ms + performance.now() - start),
    });
  }
  return { reports, findings };
}

function isTask(value: unknown): value is EditionTask {
  return typeof value === "object" && value !== null && "root" in value && "edition" in value && "folder" in value;
}

if (!isMainThread && parentPort !== null && isTask(workerData)) {
  const port = parentPort;
  buildEdition(workerData).then(
    (result) => port.postMessage({ result }),
    (error: unknown) => port.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}
