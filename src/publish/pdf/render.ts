/** The PDF of an edition. */
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EditionDocument } from "../../edition/model.js";
import type { PdfContext } from "./context.js";
import { printableWith } from "./fonts.js";
import { printDocument } from "./print-document.js";
import { compilerRelease, type Typeset, type TypesetInput, typeset } from "./typeset.js";

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
  return { fontDir: context.fontDir, files: all, main: "/report.typ", hash: await hashOf(all, context.fontDir) };
}

/** Fonts weigh 50 MB and do not change under one name and size. */
async function hashOf(files: ReadonlyMap<string, string>, fontDir: string): Promise<string> {
  const hash = createHash("sha256").update(compilerRelease());
  for (const name of (await readdir(fontDir)).sort()) hash.update(`\n${name} ${(await stat(join(fontDir, name))).size}`);
  for (const [path, text] of files) hash.update(`\n${path} ${text.length}\n`).update(text);
  return hash.digest("hex");
}

/** Sets an edition: same document, fonts and template give the same bytes. */
export async function typesetEdition(document: EditionDocument, context: PdfContext): Promise<Typeset> {
  return typeset(await typesetInput(document, context));
}
