/** A section of the appendix on a page of its own: what changed since the edition before, errata. */
import { blocks, type Flow, inlinesOf } from "../blocks.js";
import { html } from "../html.js";
import { inlineSources } from "../inline.js";
import { breadcrumb } from "../outline.js";
import { openPage, renderPage } from "../page.js";
import type { ExtraPage, Site } from "../site.js";
import { sourceList } from "./sources.js";

export function appendixHtml(site: Site, { path, node }: ExtraPage): string {
  const page = openPage(site, path);
  const flow: Flow = { page, decisions: new Set(), placed: new Set(), level: 1 };
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${node.title}</span></h1>${blocks(flow, node.blocks)}${sourceList(page, [...new Set(inlineSources(inlinesOf(node.blocks)))])}`;
  return renderPage(page, { title: node.title, main, mainClass: "one" });
}
