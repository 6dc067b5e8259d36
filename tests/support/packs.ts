/** Packs for tests: the demo pack as read from disk, and small changes to it made in memory. */

import { editionVintage } from "../../src/analysis/index.js";
import type { Vintage } from "../../src/evidence/cell.js";
import type { Pack, TextFile } from "../../src/pack/pack.js";
import { readPack } from "../../src/pack/read.js";
import { demoPack } from "./run.js";

/** The demo pack, or an error that says why it could not be read. */
export async function readDemo(folder: string = demoPack): Promise<Pack> {
  const { pack, findings } = await readPack(folder);
  if (pack === null) throw new Error(findings.map((f) => `${f.file}:${f.line} ${f.message}`).join("\n"));
  return pack;
}

/** An edition's vintage by the pack's own date. */
export function editionOf(pack: Pack, id: string): Vintage {
  const edition = pack.file.editions.find((each) => each.id === id);
  if (edition === undefined) throw new Error(`no edition ${id}`);
  return editionVintage(pack, edition.as_of, id);
}

/** A text file as the reader would hand it over. */
export function textFile(name: string, markdown: string, locale = "en", more: Partial<TextFile> = {}): TextFile {
  return { locale, name, template: false, markdown, file: `text/${locale}/${name}.md`, ...more };
}
