/** Renders a document into memory and reads links and ids from its pages. */

import type { EditionDocument } from "../../src/edition/model.js";
import { memoryOutput } from "../../src/publish/output.js";
import { writeSite } from "../../src/publish/site/write.js";

/** Files of a document's site by path below its own folder. */
export async function render(document: EditionDocument): Promise<Map<string, string>> {
  const out = memoryOutput();
  await writeSite(document, out);
  const prefix = `site/${document.id}/${document.locale}/`;
  return new Map(
    [...out.files].map(([path, bytes]) => [
      path.startsWith(prefix) ? path.slice(prefix.length) : path,
      typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes),
    ]),
  );
}

export const pagesOf = (files: ReadonlyMap<string, string>): [string, string][] => [...files].filter(([path]) => path.endsWith(".html"));

export const readable = (text: string): string =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");

export const hrefs = (page: string): string[] => [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) => readable(match[1] ?? ""));
export const ids = (page: string): string[] => [...page.matchAll(/ id="([^"]*)"/g)].map((match) => readable(match[1] ?? ""));

/** Where a relative address on a page leads, as [path, fragment]; null for other sites and for what lies outside the edition. */
export function resolve(from: string, href: string): readonly [string, string] | null {
  const url = new URL(href, `https://x.invalid/site/e/l/${from}`);
  if (url.host !== "x.invalid" || !url.pathname.startsWith("/site/e/l/")) return null;
  return [decodeURIComponent(url.pathname.slice("/site/e/l/".length)), decodeURIComponent(url.hash.slice(1))];
}
