/** The report's fonts as files: which characters they can draw. */
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { cmapPlace, common, fontCoverage } from "./coverage.js";
import { type Printable, printableFor } from "./printable.js";

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

/** The template names this family after each of the others: it draws what they lack. */
const isFallback = (name: string): boolean => name.startsWith("NotoSans-");

/**
 * What the fonts of a folder can draw, as a cleaner of texts.
 * @throws Error when the folder holds no font.
 */
export async function printableWith(fontDir: string): Promise<Printable> {
  const names = (await readdir(fontDir)).filter((name) => /\.(ttf|otf)$/i.test(name)).sort();
  if (names.length === 0) throw new Error(`No fonts in ${fontDir}. Run: node scripts/copy-fonts.mjs`);
  const coverageOf = async (chosen: readonly string[]) =>
    common(await Promise.all(chosen.map(async (name) => fontCoverage(await readCmap(join(fontDir, name))))));
  const main = await coverageOf(names.filter((name) => !isFallback(name)));
  const fallback = names.some(isFallback) ? await coverageOf(names.filter(isFallback)) : () => false;
  return printableFor((code) => main(code) || fallback(code));
}
