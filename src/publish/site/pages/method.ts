/** How numbers are chosen and how good they are: the edition's appendix, and every value on which sources disagree. */
import { blocks, type Flow } from "../blocks.js";
import { type Html, html, nothing } from "../html.js";
import { marks } from "../marks.js";
import { breadcrumb } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { anchorName, factsPage, fragment, methodPage, seriesPage } from "../paths.js";
import { extraPages, type Site } from "../site.js";
import { groupDigits } from "../words.js";

function disputed(page: Page): Html {
  const { site } = page;
  const { words } = site;
  const rows = [...site.cells.values()]
    .filter(({ cell }) => cell.marks.includes("disputed"))
    .map(
      ({ series, group, cell }) =>
        html`<tr><th scope="row"><a href="${to(page, seriesPage(series.id) + fragment(cell.anchor))}">${series.label}</a>${group === "" ? "" : html`<small> ${group}</small>`}</th><td data-l="${words.period}">${cell.period}</td><td class="n s" data-l="${words.value}">${cell.text}<span class="ms">${marks(page, cell.marks)}</span></td><td class="n" data-l="${words.spread}">${cell.spread}</td><td data-l="${words.decision}">${cell.decision}</td></tr>`,
    );
  if (rows.length === 0) return nothing;
  return html`<h2 class="sec" id="disputed">${words.disputedTitle} <small class="num">${groupDigits(rows.length)}</small></h2><p class="txt">${words.disputedText}</p><div class="scroll" tabindex="0" role="region" aria-labelledby="disputed"><table class="tbl stack list" data-sort><thead><tr><th scope="col">${words.series}</th><th scope="col">${words.period}</th><th scope="col" class="n s">${words.value}</th><th scope="col" class="n">${words.spread}</th><th scope="col">${words.decision}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

export function methodHtml(site: Site): string {
  const page = openPage(site, methodPage);
  const { words, document } = site;
  const flow: Flow = { page, decisions: new Set(), placed: new Set(), level: 2 };
  const elsewhere = new Set(extraPages(site).map(({ node }) => node));
  const parts = (document.appendix ?? [])
    .filter((node) => !elsewhere.has(node))
    .map((node) => html`<h2 class="sec" id="${anchorName(node.slug)}">${node.title}</h2>${blocks(flow, node.blocks)}`);
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.method}</span></h1><p class="lead"><a href="${to(page, factsPage(1))}">${words.factsLead}</a></p>${parts}${disputed(page)}`;
  return renderPage(page, { title: words.method, main, mainClass: "one narrow" });
}
