/** What was not obtained: figures and sections, with the reason and where we looked. */
import type { Block } from "../../../manuscript/block.js";
import { gapList } from "../figure.js";
import { type Html, html } from "../html.js";
import { gapSign } from "../marks.js";
import { breadcrumb, sectionName } from "../outline.js";
import { openPage, renderPage, to } from "../page.js";
import { figurePage, gapsPage } from "../paths.js";
import { type Site, sectionHref } from "../site.js";
import { groupDigits } from "../words.js";

type Gap = Block & { type: "gap" };

const isGap = (block: Block): block is Gap => block.type === "gap";

export function gapsHtml(site: Site): string {
  const page = openPage(site, gapsPage);
  const { words, document } = site;
  const figures = document.figures
    .filter((figure) => figure.state === "gap")
    .map(
      (figure): Html =>
        html`<section class="hole"><h3><a href="${to(page, figurePage(figure.slug))}">${words.figure(String(figure.number))} ${figure.title}</a> ${gapSign(page)}</h3>${gapList(page, figure.gap ?? { reason: "" })}</section>`,
    );
  const sections = [...site.sections.values()].flatMap(({ node }) => {
    const gaps = node.blocks.filter(isGap);
    if (gaps.length === 0) return [];
    return [
      html`<section class="hole"><h3><a href="${to(page, sectionHref(site, node.slug))}">${sectionName(node)}</a></h3>${gaps.map((gap) => gapList(page, gap))}</section>`,
    ];
  });
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.gaps}</span></h1><p class="lead">${figures.length + sections.length === 0 ? words.noGaps : words.gapsLead}</p>
${figures.length === 0 ? "" : html`<h2 class="sec">${words.gapFigures} <small class="num">${groupDigits(figures.length)}</small></h2>${figures}`}
${sections.length === 0 ? "" : html`<h2 class="sec">${words.gapSections} <small class="num">${groupDigits(sections.length)}</small></h2>${sections}`}`;
  return renderPage(page, { title: words.gaps, main, mainClass: "one narrow" });
}
