/** The first page: cover, colophon, highlights, key figures, reliability, gaps, contents. */

import type { SectionNode } from "../../../edition/model.js";
import { formatDate } from "../../../measure/index.js";
import { coveredYears } from "../../covered-years.js";
import { figureBlock, isDrawn } from "../figure.js";
import { type Html, html, nothing } from "../html.js";
import { factLink, inline } from "../inline.js";
import { gapSign, gradeSign, markSign, marks } from "../marks.js";
import { sectionName } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import {
  aboutPage,
  figurePage,
  figuresPage,
  gapsPage,
  homePage,
  methodPage,
  registersPage,
  sectionPage,
  seriesListPage,
  sourcesPage,
} from "../paths.js";
import { descendants, extraPages, type Site, sectionHref } from "../site.js";
import { sparkline } from "../spark.js";
import { splitUnit } from "../split-unit.js";
import { groupDigits, languageTag } from "../words.js";

const gapsShown = 5;

/** A long Chinese title may break after the word that ends its subject; elsewhere a break would split a word. */
function breakable(title: string): Html {
  const parts = title.length > 12 ? /^(.{4,}?(?:产业|行业|市场))(.{4,})$/u.exec(title) : null;
  return parts === null ? html`${title}` : html`<span class="keep">${parts[1]}</span><wbr><span class="keep">${parts[2]}</span>`;
}

function cover(page: Page): Html {
  const { site } = page;
  const { document, words, context } = site;
  const { counts } = document;
  const years = coveredYears(document);
  const other = document.otherTitles[0];
  const otherLocale = document.locales.find((each) => each !== document.locale);
  const downloads = context.downloads.map((each) => html`<a href="${page.root}../../../${each.path}">${each.label}</a> `);
  const row = (label: string, content: Html | string) => html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
  return html`<section class="cover"><div>${years === "" ? "" : html`<p class="yr">${years}</p>`}<h1>${breakable(document.title)}${other === undefined ? "" : html`<small lang="${languageTag(otherLocale ?? document.locale)}">${other}</small>`}</h1>${document.subtitle === "" ? "" : html`<p class="subtitle">${document.subtitle}</p>`}</div><dl class="colophon">${row(words.edition, html`${document.editionTitle}${words.comma}${words.asOfInline}<span class="nb">${formatDate(document.asOf, document.locale)}</span>${extraPages(site).map(({ path, node }) => html`<br><a href="${path}">${node.title}</a>`)}`)}${row(words.extent, words.extentText(groupDigits(counts.sections), groupDigits(counts.figures.built + counts.figures.gap)))}${row(words.evidence, words.evidenceText(groupDigits(counts.observations), groupDigits(counts.rows), groupDigits(counts.sources)))}${row(words.gapShort, html`<a href="${gapsPage}">${words.gapText(groupDigits(counts.figures.gap))}</a>`)}${row(words.publisher, document.publisher)}${downloads.length === 0 ? "" : row(words.access, html`${downloads}`)}</dl></section>`;
}

function highlights(page: Page): Html {
  const { site } = page;
  const { document, words } = site;
  if (document.highlights.length === 0) return nothing;
  const items = document.highlights.map((each) => {
    const place = site.sections.get(each.section);
    const go =
      place === undefined
        ? nothing
        : html`<a class="go" href="${to(page, sectionHref(site, each.section))}">${sectionName(place.node)}</a>`;
    return html`<li><div><b>${inline(page, each.text)}</b>${each.detail.length === 0 ? "" : html`<p>${inline(page, each.detail)}</p>`}${go}</div></li>`;
  });
  const sections = new Set(document.highlights.map((each) => each.section));
  // The figure beside the highlights: a drawn one of the sections they come from, the first in their order.
  const figure =
    document.highlights
      .flatMap((each) => document.figures.filter((candidate) => candidate.section === each.section))
      .find((candidate) => isDrawn(candidate) && !candidate.wide) ??
    document.figures.find((candidate) => isDrawn(candidate) && candidate.body?.type === "chart" && !sections.has(candidate.section));
  return html`<section class="sect"><div class="two"><div><h2>${words.highlights}</h2><ol class="findings">${items}</ol></div>${figure === undefined ? "" : html`<div>${figureBlock(page, figure, "half")}</div>`}</div></section>`;
}

function keyFigures(page: Page): Html {
  const { site } = page;
  const { document, words } = site;
  const rows = document.keyFigures.flatMap((each) => {
    const fact = document.facts.get(each.fact);
    if (fact === undefined) return [];
    const cell = site.cells.get(fact.lineage.kind === "cell" ? fact.lineage.id : "");
    const note = [fact.lineage.period ?? cell?.cell.period ?? ""].filter((text) => text !== "").join(" ");
    const [number, unit] = splitUnit(fact.text);
    const place = site.sections.get(each.section);
    const label =
      place === undefined
        ? html`${each.label}`
        : html`<a class="quiet" href="${to(page, sectionHref(site, each.section))}">${each.label}</a>`;
    return [
      html`<tr><th scope="row">${label}${note === "" ? "" : html`<small>${note}</small>`}</th><td class="v">${factLink(page, each.fact, number, [])}</td><td class="u">${unit}${marks(page, fact.marks)}</td><td class="sp">${sparkline(each.spark, each.label)}</td><td class="gr">${gradeSign(page, fact.grade)}</td></tr>`,
    ];
  });
  return rows.length === 0 ? nothing : html`<h2>${words.keyFigures}</h2><table class="kf"><tbody>${rows}</tbody></table>`;
}

/** Sources by grade as one bar whose parts are named beneath. */
function reliability(page: Page): Html {
  const { document, words } = page.site;
  const grades = ["A", "B", "C", "D", "own"].flatMap((grade) => {
    const count = document.sources.filter((source) => source.grade === grade).length;
    return count > 0 ? [{ grade, count }] : [];
  });
  const total = grades.reduce((sum, each) => sum + each.count, 0);
  const width = 552;
  const shade: Readonly<Record<string, string>> = { A: "q6", B: "q5", C: "q3", D: "q1", own: "q0" };
  let x = 0;
  const bars = grades.map(({ grade, count }) => {
    const w = (count / Math.max(1, total)) * width;
    const bar = html`<rect x="${x.toFixed(1)}" y="0" width="${Math.max(1, w - 1.5).toFixed(1)}" height="26" class="${shade[grade]}"/>`;
    x += w;
    return bar;
  });
  const key = grades.map(
    ({ grade, count }) =>
      html`<span>${gradeSign(page, grade)}${page.site.shared.grades[grade]} <b class="num">${groupDigits(count)}</b></span>`,
  );
  return html`<h2>${words.reliability}</h2><p class="say">${words.reliabilityText} <a href="${methodPage}">${words.method}</a></p><svg class="share" viewBox="0 0 552 26" width="552" height="26" preserveAspectRatio="none" role="img" aria-label="${words.sourceGrades}">${bars}</svg><div class="key">${key}</div>`;
}

function gaps(page: Page): Html {
  const { document, words } = page.site;
  const missing = document.figures.filter((figure) => figure.state === "gap");
  const signs = (["estimate", "forecast", "computed", "disputed", "provisional"] as const).map(
    (mark) => html`<span>${markSign(page, mark)}${words.markMeaning[mark]}</span>`,
  );
  const legend = html`<div class="legend-st">${signs}<span>${gapSign(page)}${words.gapMarkMeaning}</span></div>`;
  if (missing.length === 0) return legend;
  const rows = missing
    .slice(0, gapsShown)
    .map(
      (figure) =>
        html`<li><span>${words.figure(String(figure.number))}</span><a class="quiet" href="${to(page, figurePage(figure.slug))}">${figure.title}</a>${gapSign(page)}</li>`,
    );
  return html`<h2 class="second">${words.gaps}</h2><ul class="missing">${rows}</ul><p class="more"><a href="${gapsPage}">${words.allGaps(groupDigits(missing.length))}</a></p>${legend}`;
}

function chapterLine(page: Page, node: SectionNode): Html {
  const inside = descendants(node).length - 1;
  return html`<a href="${to(page, sectionPage(node.slug))}"><span>${node.number}</span><b>${node.title}</b><span>${inside === 0 ? "" : page.site.words.sectionsCount(String(inside))}</span></a>`;
}

function contents(page: Page): Html {
  const { site } = page;
  const { document, words } = site;
  const parts = document.outline.filter((node) => node.level === 0);
  const loose = document.outline.filter((node) => node.level !== 0);
  const groups = parts.map((part) => {
    const many = part.children.length > 3;
    return html`<div${many ? html` class="p2"` : ""}><h3><a class="quiet" href="${to(page, sectionPage(part.slug))}">${part.title}</a></h3><div${many ? html` class="c2"` : ""}>${part.children.map((node) => chapterLine(page, node))}</div></div>`;
  });
  const own =
    loose.length === 0 ? nothing : html`<div class="p2"><div class="c2">${loose.map((node) => chapterLine(page, node))}</div></div>`;
  const lists: readonly (readonly [string, string])[] = [
    [figuresPage, words.figureList],
    [seriesListPage, words.seriesList],
    [registersPage, words.registers],
    [sourcesPage, words.references],
    [methodPage, words.method],
    [gapsPage, words.gaps],
    ...extraPages(site).map(({ path, node }) => [path, node.title] as const),
    [aboutPage, words.about],
  ];
  const back = html`<div><h3>${words.appendix}</h3><div>${lists.map(([path, label]) => html`<a href="${path}"><span></span><b>${label}</b><span></span></a>`)}</div></div>`;
  return html`<section class="sect" id="contents"><h2>${words.contents}</h2><div class="parts">${groups}${own}${back}</div></section>`;
}

export function homeHtml(site: Site): string {
  const page = openPage(site, homePage);
  const left = keyFigures(page);
  // Without key figures the two halves are reliability and gaps; with them, reliability stands above the gaps.
  const halves = left.html === "" ? [reliability(page), gaps(page)] : [left, html`${reliability(page)}${gaps(page)}`];
  const state = html`<section class="sect"><div class="two">${halves.map((half) => html`<div>${half}</div>`)}</div></section>`;
  const main = html`${cover(page)}${highlights(page)}${state}${contents(page)}<section class="sect notice"><p>${site.words.notice} <a href="${aboutPage}">${site.words.about}</a></p></section>`;
  return renderPage(page, { title: site.document.title, main, mainClass: "home" });
}
