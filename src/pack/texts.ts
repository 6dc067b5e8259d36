/** text/<locale>/…: which section, template or edition each Markdown file belongs to. */
import type { TextFile } from "./pack.js";

/** The text files of a pack, in path order. */
export function readTexts(files: ReadonlyMap<string, string>): TextFile[] {
  const texts: TextFile[] = [];
  for (const [file, markdown] of files) {
    const [top, locale, ...rest] = file.split("/");
    const leaf = rest[rest.length - 1];
    if (top !== "text" || locale === undefined || leaf === undefined) continue;
    const folder = rest.length === 2 ? rest[0] : undefined;
    const template = folder === "_templates";
    const name = leaf.replace(/\.md$/, "");
    texts.push({ locale, name, template, ...(folder === undefined || template ? {} : { edition: folder }), markdown, file });
  }
  return texts;
}
