/** The PDF of an edition. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EditionDocument } from "../../edition/model.js";
import type { PdfContext } from "./context.js";
import { printableWith } from "./fonts.js";
import { printDocument } from "./print-document.js";
import { type Typeset, type TypesetInput, typeset } from "./typeset.js";

/** Template files under their virtual paths. */
async function templateFiles(templateDir: string): Promise<Map<string, string>> {
  const names = (await readdir(templateDir)).filter((name) => name.endsWith(".typ")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(templateDir, name), "utf8")));
  return new Map(names.map((name, index) => [`/${name}`, texts[index] ?? ""]));
}

/** An edition as data for the compiler: its document, drawings and template. */
export async function typesetInput(document: EditionDocument, context: PdfContext): Promise<TypesetInput> {
  const printable = await printableWith(context.fontDir);
  const { print, files } = printDocument(document, printable, context.draw);
  const all = await templateFiles(context.templateDir);
  for (const [path, svg] of files) all.set(path, svg);
  all.set("/document.json", JSON.stringify(print));
  return { fontDir: context.fontDir, files: all, main: "/report.typ" };
}

/** Sets an edition: same document, fonts and template give the same bytes. */
export async function typesetEdition(document: EditionDocument, context: PdfContext): Promise<Typeset> {
  return typeset(await typesetInput(document, context));
}
