/** A page per figure with all its data, and the list of figures. */

import type { FigureModel } from "../../../figures/model.js";
import { shownTable } from "../../../figures/table-view.js";
import { formatDate } from "../../../measure/index.js";
import { figureCitation } from "../citation.js";
import { figureBlock, isDrawn } from "../figure.js";
import { type Html, html, nothing } from "../html.js";
import { inlineText } from "../inline.js";
import { gapSign } from "../marks.js";
import { sectionName } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { figurePage, figuresPage, fileName, homePage, sectionPage } from "../paths.js";
import { figureHref, type Site } from "../site.js";
import { figureTable } from "../table.js";
import { groupDigits } from "../words.js";
import { sourceItem } from "./sources.js";

function rail(page: Page, figure: FigureModel): Html {
  const { site } = page;
  const { words, document } = site;
  const place = site.sections.get(figure.section);
  const base = fileName(figure.slug);
  const row = (label: string, value: Html | string) => (value === "" ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`);
  const editions = site.context.editions.map((each) =>
    each.id === document.id
      ? html`<li><b>${each.title}</b> <small>${words.asOf}<span class="nb">${formatDate(each.asOf, document.locale)}</span></small></li>`
      : html`<li><a href="${page.root}../../${each.id}/${document.locale}/${homePage}" data-same="${page.path}">${each.title}</a> <small>${words.asOf}<span class="nb">${formatDate(each.asOf, document.locale)}</span></small></li>`,
  );
  return html`<aside class="rail" aria-label="${words.reading}"><h2>${words.reading}</h2><dl>${row(words.section, place === undefined ? "" : html`<a href="${to(page, figureHref(site, figure))}">${sectionName(place.node)}</a>`)}${row(words.period, figure.period)}${row(words.kind, words.figureKind[figure.kind])}${row(words.dataLabel, words.rowsCount(groupDigits(figure.table.rows.length)))}</dl>${editions.length > 1 ? html`<h2>${words.editions}</h2><ul>${editions}</ul>` : ""}${figure.state === "gap" ? "" : html`<h2>${words.take}</h2><ul><li><a href="${base}.csv" download>CSV</a><span data-act="xlsx" hidden> · <button class="as-link" type="button">XLSX</button></span></li>${isDrawn(figure) ? html`<li><a href="${base}.svg" download>SVG</a><span data-act="png" hidden> · <button class="as-link" type="button">PNG 2×</button></span></li>` : ""}</ul>`}<h2 id="cite">${words.cite}</h2><p class="citation">${figureCitation(site, figure)}</p></aside>`;
}

export function figureHtml(site: Site, figure: FigureModel): string {
  const page = openPage(site, figurePage(figure.slug));
  const { words } = site;
  const place = site.sections.get(figure.section);
  const crumb = html`<nav class="crumb" aria-label="${words.path}"><a href="${to(page, homePage)}">${words.home}</a>${place === undefined ? "" : html` › <a href="${to(page, sectionPage(place.host.slug))}">${sectionName(place.host)}</a>`} › ${words.figure(String(figure.number))}</nav>`;
  const drawn = isDrawn(figure);
  const data =
    figure.state === "built" && drawn && figure.table.rows.length > 0
      ? html`<h2 class="tab-h" id="data">${words.dataTable}</h2>${figureTable(page, figure, shownTable(figure.table, site.document.locale), Number.POSITIVE_INFINITY)}`
      : html`<span id="data"></span>`;
  const entries = figure.sources.flatMap((each) => site.sources.get(each.id) ?? []);
  const sources =
    entries.length === 0
      ? nothing
      : html`<h2 class="tab-h" id="sources">${words.sources} <small>${groupDigits(entries.length)}</small></h2><ol class="ref-list">${entries.map((source) => sourceItem(page, source, `s-${source.id}`))}</ol>`;
  const main = html`${crumb}<div class="split"><div>${figureBlock(page, figure, "page", 1)}${data}${sources}</div>${rail(page, figure)}</div>`;
  const name = inlineText(figure.finding);
  return renderPage(page, { title: `${words.figure(String(figure.number))} ${name === "" ? figure.title : name}`, main, mainClass: "one" });
}

/** All figures by chapter. */
export function figureListHtml(site: Site): string {
  const page = openPage(site, figuresPage);
  const { words, document } = site;
  const built = document.figures.filter((figure) => figure.state === "built").length;
  const groups = new Map<string, FigureModel[]>();
  for (const figure of document.figures) {
    const place = site.sections.get(figure.section);
    const chapter = place === undefined ? undefined : [...place.parents, place.node].find((node) => node.level === 1);
    const name = chapter === undefined ? "" : sectionName(chapter);
    groups.set(name, [...(groups.get(name) ?? []), figure]);
  }
  const lists = [...groups].map(([name, figures]) => {
    const items = figures.map((figure) => {
      const finding = inlineText(figure.finding);
      return html`<li id="${`f-${figure.slug}`}"><a href="${to(page, figurePage(figure.slug))}"><i>${words.figure(String(figure.number))}</i><span>${figure.title}${finding === "" ? "" : html`<small>${finding}</small>`}</span></a>${figure.state === "gap" ? gapSign(page) : ""}</li>`;
    });
    return html`${name === "" ? "" : html`<h2 class="sec">${name}</h2>`}<ol class="fig-index">${items}</ol>`;
  });
  const main = html`<nav class="crumb" aria-label="${words.path}"><a href="${to(page, homePage)}">${words.home}</a></nav><h1 class="h1"><span>${words.figureList}</span></h1><p class="lead">${words.figureListLead(String(document.figures.length), String(built), String(document.figures.length - built))}</p>${lists}`;
  return renderPage(page, { title: words.figureList, main, mainClass: "one" });
}
