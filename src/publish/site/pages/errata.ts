/** The errata of a frozen edition. */
import type { SectionNode } from "../../../edition/model.js";
import { blocks, type Flow } from "../blocks.js";
import { html } from "../html.js";
import { breadcrumb } from "../outline.js";
import { openPage, renderPage } from "../page.js";
import { errataPage } from "../paths.js";
import type { Site } from "../site.js";

export function errataHtml(site: Site, node: SectionNode): string {
  const page = openPage(site, errataPage);
  const flow: Flow = { page, decisions: new Set(), placed: new Set(), level: 1 };
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${node.title}</span></h1>${blocks(flow, node.blocks)}`;
  return renderPage(page, { title: node.title, main, mainClass: "one" });
}
