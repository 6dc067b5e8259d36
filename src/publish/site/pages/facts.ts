/** Every bound number of the edition with its formula and inputs. */
import { type Html, html } from "../html.js";
import { lineageTree } from "../lineage.js";
import { credibilitySign, gradeSign, marks } from "../marks.js";
import { sectionName } from "../outline.js";
import { link, openPage, type Page, renderPage, to } from "../page.js";
import { anchorName, factsPage, factsPerPage, figurePage, methodPage } from "../paths.js";
import { extraPages, type Site, sectionHref } from "../site.js";

export const factPages = (site: Site): number => Math.max(1, Math.ceil(site.facts.length / factsPerPage));

/** A fact of the appendix, or of a place without a page. */
function elsewhere(page: Page, where: string): Html {
  const extra = extraPages(page.site).find(({ node }) => node.slug === where);
  return extra === undefined ? html`${where}` : link(page, extra.path, extra.node.title);
}

export function factsHtml(site: Site, number: number): string {
  const page = openPage(site, factsPage(number));
  const { words } = site;
  const pages = factPages(site);
  const items = site.facts.slice((number - 1) * factsPerPage, number * factsPerPage).map((fact) => {
    const place = site.sections.get(fact.where);
    const figure = site.figures.get(fact.where);
    const where =
      place !== undefined
        ? link(page, sectionHref(site, fact.where), sectionName(place.node))
        : figure !== undefined
          ? link(page, figurePage(figure.slug), `${words.figure(String(figure.number))} ${figure.title}`)
          : elsewhere(page, fact.where);
    return html`<section class="fact" id="${anchorName(`f-${fact.id}`)}"><h2><span class="val">${fact.text}</span>${marks(page, fact.marks)} ${gradeSign(page, fact.grade)}${fact.credibility === undefined ? "" : html` ${credibilitySign(page, fact.credibility)}`}</h2><p class="ex"><code>${fact.expression}</code></p><p class="wh-p">${words.where} ${where}</p><div class="lineage">${lineageTree(page, fact.lineage)}</div></section>`;
  });
  const links = Array.from({ length: pages }, (_, index) => index + 1).map((each) =>
    each === number ? html`<b aria-current="page">${each}</b>` : html`<a href="${to(page, factsPage(each))}">${each}</a>`,
  );
  const pager = pages < 2 ? "" : html`<nav class="pager" aria-label="${words.pageOf(String(number), String(pages))}">${links}</nav>`;
  const main = html`<nav class="crumb" aria-label="${words.path}"><a href="${to(page, methodPage)}">${words.method}</a></nav><h1 class="h1"><span>${words.facts}</span></h1><p class="lead">${words.factsLead}</p>${pager}${items}${pager}`;
  return renderPage(page, { title: `${words.facts} ${number}`, main, mainClass: "one narrow" });
}
