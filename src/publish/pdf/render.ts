/** The PDF of an edition. */
import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EditionDocument } from "../../edition/model.js";
import type { PdfContext } from "./context.js";
import { cmapPlace, common, fontCoverage } from "./coverage.js";
import { printDocument } from "./print-document.js";
import { type Printable, printableFor } from "./printable.js";
import { type Typeset, typeset } from "./typeset.js";

/** The cmap table alone: the fonts weigh 50 MB, their tables of characters 1 MB. */
async function readCmap(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const head = new Uint8Array(1024);
    await handle.read(head, 0, head.length, 0);
    const place = cmapPlace(head);
    if (place === null) throw new Error(`${file} is not a TrueType font`);
    const cmap = new Uint8Array(place.length);
    await handle.read(cmap, 0, cmap.length, place.offset);
    return cmap;
  } finally {
    await handle.close();
  }
}

async function printableOf(fontDir: string): Promise<Printable> {
  const names = (await readdir(fontDir)).filter((name) => /\.(ttf|otf)$/i.test(name)).sort();
  if (names.length === 0) throw new Error(`No fonts in ${fontDir}. Run: node scripts/copy-fonts.mjs`);
  const cmaps = await Promise.all(names.map((name) => readCmap(join(fontDir, name))));
  return printableFor(common(cmaps.map(fontCoverage)));
}

/** Template files under their virtual paths. */
async function templateFiles(templateDir: string): Promise<Map<string, string>> {
  const names = (await readdir(templateDir)).filter((name) => name.endsWith(".typ")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(templateDir, name), "utf8")));
  return new Map(names.map((name, index) => [`/${name}`, texts[index] ?? ""]));
}

/** Sets an edition: same document, fonts and template give the same bytes. */
export async function typesetEdition(document: EditionDocument, context: PdfContext): Promise<Typeset> {
  const printable = await printableOf(context.fontDir);
  const { print, files } = printDocument(document, printable, context.draw);
  const all = await templateFiles(context.templateDir);
  for (const [path, svg] of files) all.set(path, svg);
  all.set("/document.json", JSON.stringify(print));
  return typeset({ fontDir: context.fontDir, files: all, main: "/report.typ" });
}

/** The PDF's bytes alone. */
export async function renderPdf(document: EditionDocument, context: PdfContext): Promise<Uint8Array> {
  return (await typesetEdition(document, context)).bytes;
}
