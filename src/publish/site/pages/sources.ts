/** Sources: the list of references, and a page each with what rests on it. */
import type { SourceEntry } from "../../../edition/model.js";
import { type Html, html, join, nothing, safeUrl } from "../html.js";
import { gradeSign } from "../marks.js";
import { breadcrumb, sectionName } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { fragment, registerPage, seriesPage, sourcePage, sourcesPage } from "../paths.js";
import { figureHref, type Site, sectionHref } from "../site.js";
import { groupDigits } from "../words.js";

/** One line of a list of sources; `id` anchors it. */
export function sourceItem(page: Page, source: SourceEntry, id: string): Html {
  const { words } = page.site;
  const url = safeUrl(source.url);
  const parts: Html[] = [];
  if (source.publisher !== "") parts.push(html`${source.publisher}`);
  if (source.date !== "") parts.push(html`<span class="nb">${source.date}</span>`);
  if (url !== "") parts.push(html`<a class="ext" href="${url}" rel="noopener noreferrer">${hostOf(url)}</a>`);
  return html`<li id="${id}"><span class="ref-no">${source.number > 0 ? source.number : ""}</span><span><a href="${to(page, sourcePage(source.id))}">${source.title === "" ? source.id : source.title}</a>${parts.length === 0 ? "" : html`<small>${join(parts, words.comma)}</small>`}</span>${gradeSign(page, source.grade)}</li>`;
}

/** The sources cited on a page, by number, where its references lead. */
export function sourceList(page: Page, ids: readonly string[]): Html {
  const { site } = page;
  const entries = ids.flatMap((id) => site.sources.get(id) ?? []).filter((source) => source.number > 0);
  if (entries.length === 0) return nothing;
  entries.sort((a, b) => a.number - b.number);
  return html`<section class="refs" aria-labelledby="refs"><h2 class="sec" id="refs">${site.words.referencesHere}</h2><ol class="ref-list">${entries.map((source) => sourceItem(page, source, `r${source.number}`))}</ol></section>`;
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? url;
}

/** All sources: the numbered references first, then those that only stand behind register rows or rejected values. */
export function sourcesHtml(site: Site): string {
  const page = openPage(site, sourcesPage);
  const { words, document } = site;
  const numbered = document.sources.filter((source) => source.number > 0).sort((a, b) => a.number - b.number);
  const others = document.sources.filter((source) => source.number === 0);
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.references}</span></h1><p class="lead">${words.sourcesLead(groupDigits(document.sources.length))}</p>
<ol class="ref-list long">${numbered.map((source) => sourceItem(page, source, `r${source.number}`))}</ol>
${others.length === 0 ? "" : html`<h2 class="sec">${words.otherSources}</h2><ol class="ref-list long">${others.map((source) => sourceItem(page, source, `s-${source.id}`))}</ol>`}`;
  return renderPage(page, { title: words.references, main, mainClass: "one" });
}

interface Resting {
  readonly label: string;
  readonly items: readonly Html[];
}

function resting(page: Page, source: SourceEntry): readonly Resting[] {
  const { site } = page;
  const { words } = site;
  const sections = source.sections.flatMap((slug) => {
    const place = site.sections.get(slug);
    return place === undefined ? [] : [html`<a href="${to(page, sectionHref(site, slug))}">${sectionName(place.node)}</a>`];
  });
  const figures = source.figures.flatMap((slug) => {
    const figure = site.figures.get(slug);
    return figure === undefined
      ? []
      : [html`<a href="${to(page, figureHref(site, figure))}">${words.figure(String(figure.number))} ${figure.title}</a>`];
  });
  const observations = source.observations.map(
    (each) => html`<a href="${to(page, seriesPage(each.series) + fragment(each.anchor))}">${each.label}</a>`,
  );
  const rows = source.rows.map((each) => {
    const known = site.rows.get(`${each.register}#${each.anchor}`);
    return html`<a href="${to(page, registerPage(each.register, known?.page ?? 1) + fragment(each.anchor))}">${each.label}</a>`;
  });
  return [
    { label: words.inSections, items: sections },
    { label: words.inFigures, items: figures },
    { label: words.inObservations, items: observations },
    { label: words.inRows, items: rows },
  ].filter((each) => each.items.length > 0);
}

/** A source's page. */
export function sourceHtml(site: Site, source: SourceEntry): string {
  const page = openPage(site, sourcePage(source.id));
  const { words } = site;
  const url = safeUrl(source.url);
  const row = (label: string, value: Html | string) => (value === "" ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`);
  const about = html`<dl class="facts">${row(words.publisherLabel, source.publisher)}${row(words.published, source.date)}${row(words.gradeLabel, html`${gradeSign(page, source.grade)} ${site.shared.grades[source.grade] ?? ""}`)}${row(words.licence, source.licence)}${row(words.redistribute, words.redistributeMeaning[source.redistribute] ?? source.redistribute)}${row(words.link, url === "" ? words.noLink : html`<a class="ext" href="${url}" rel="noopener noreferrer">${url}</a>`)}${row(words.noteLabel, source.note)}</dl>`;
  const groups = resting(page, source);
  const title = source.title === "" ? source.id : source.title;
  const main = html`<nav class="crumb" aria-label="${words.path}"><a href="${to(page, sourcesPage)}">${words.references}</a>${source.number > 0 ? html` › [${source.number}]` : ""}</nav><h1 class="h1 h1-text"><span>${title}</span></h1>${about}
<h2 class="sec">${words.restsOn}</h2>${groups.length === 0 ? html`<p class="txt">${words.restsOnNothing}</p>` : ""}${groups.map(({ label, items }) => html`<h3 class="subh">${label} <small class="num">${groupDigits(items.length)}</small></h3><ul class="links">${items.map((item) => html`<li>${item}</li>`)}</ul>`)}`;
  return renderPage(page, { title, main, mainClass: "one" });
}
