/** A page per data series with every observation, and the list of series. */
import type { SeriesPage } from "../../../edition/model.js";
import { foreignLanguage, showsNote } from "../foreign.js";
import { type Html, html, join, nothing } from "../html.js";
import { credibilitySign, gradeSign, marks } from "../marks.js";
import { breadcrumb } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { anchorName, seriesListPage, seriesPage, sourcePage } from "../paths.js";
import type { Site } from "../site.js";
import { groupDigits } from "../words.js";

type Cell = SeriesPage["groups"][number]["cells"][number];
type Statement = Cell["observations"][number];

/** Words of the evidence files, marked where they are in another language than the page. */
function inItsLanguage(page: Page, text: string): Html {
  const language = foreignLanguage(text, page.site.document.locale);
  return language === "" ? html`${text}` : html`<span lang="${language}">${text}</span>`;
}

function statement(page: Page, each: Statement): Html {
  const { site } = page;
  const { words } = site;
  const ids = each.sources ?? [each.source];
  const entries = ids.flatMap((id) => site.sources.get(id) ?? []);
  const label =
    entries.length === 0
      ? html`${each.source}`
      : join(
          entries.map((source) => html`<a href="${to(page, sourcePage(source.id))}">${source.title === "" ? source.id : source.title}</a>`),
          words.between,
        );
  const parts: Html[] = [];
  if (each.original !== "") parts.push(html`${words.original} ${each.original}`);
  const publishers = new Set(entries.map((source) => source.publisher).filter((name) => name !== "" && name !== each.original));
  for (const name of publishers) parts.push(html`${name}`);
  if (each.known !== "") {
    parts.push(
      html`${words.known} <span class="nb">${each.known}</span>${words.bracket(site.shared.knownBasis[each.knownBasis] ?? each.knownBasis)}`,
    );
  }
  if (each.locator !== "") parts.push(html`${words.locator} ${inItsLanguage(page, each.locator)}`);
  const reason = each.role === "rejected" ? [each.difference, each.reason].filter((text) => text !== "").join(words.comma) : "";
  return html`<div class="ob ${each.role === "rejected" ? "lost" : each.role === "published" ? "win" : "same"}" id="${anchorName(each.anchor)}"><div class="v">${each.text}</div><div class="s">${label}<small>${join(parts, words.comma)}</small><span class="why ${each.role}">${words.role[each.role] ?? each.role}${reason === "" ? "" : html`${words.colon}${reason}`}</span>${showsNote(each, site.document.locale) ? html`<small>${words.note}${inItsLanguage(page, each.note)}</small>` : ""}</div><div>${gradeSign(page, entries[0]?.grade ?? "")}</div></div>`;
}

function cell(page: Page, each: Cell): Html {
  const { words } = page.site;
  return html`<section class="cell" id="${anchorName(each.anchor)}"><h3><span class="per">${each.period}</span><span class="val">${each.text}</span>${marks(page, each.marks)}<span class="gr">${gradeSign(page, each.grade)}</span>${credibilitySign(page, each.credibility)}${each.spread === "" ? "" : html`<small>${words.spread} ${each.spread}</small>`}</h3>${each.agreement === "" ? "" : html`<p class="agr">${each.agreement}</p>`}${each.decision === "" ? "" : html`<div class="dec">${each.decision}<small>${words.decision}</small></div>`}${each.observations.map((one) => statement(page, one))}</section>`;
}

export function seriesHtml(site: Site, series: SeriesPage): string {
  const page = openPage(site, seriesPage(series.id));
  const { words } = site;
  const count = series.groups.reduce((sum, group) => sum + group.cells.reduce((inner, each) => inner + each.observations.length, 0), 0);
  const row = (label: string, value: string) => (value === "" ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`);
  const groups = series.groups.map((group, index) => {
    const id = `g${index + 1}`;
    return html`<section aria-labelledby="${id}"><h2 class="sec" id="${id}">${group.label === "" ? series.label : group.label}</h2><div class="cells">${group.cells.map((each) => cell(page, each))}</div></section>`;
  });
  const jump =
    series.groups.length < 3
      ? nothing
      : html`<nav class="jump" aria-label="${words.contents} 3"><ul>${series.groups.map((group, index) => html`<li><a href="#g${index + 1}">${group.label === "" ? series.label : group.label}</a></li>`)}</ul></nav>`;
  const main = html`<nav class="crumb" aria-label="${words.path}"><a href="${to(page, seriesListPage)}">${words.seriesList}</a>${series.topic === "" ? "" : html` › ${series.topic}`}</nav><h1 class="h1 h1-text"><span>${series.label}</span></h1>${series.definition === "" ? "" : html`<p class="lead">${series.definition}</p>`}<dl class="facts">${row(words.unit, series.unit)}${row(words.evidence, words.observationsCount(groupDigits(count)))}${row(words.idLabel, series.id)}</dl>${jump}${groups}`;
  return renderPage(page, { title: series.label, main, mainClass: "one narrow" });
}

/** All series by topic, in the document's order. */
export function seriesListHtml(site: Site): string {
  const page = openPage(site, seriesListPage);
  const { words, document } = site;
  const topics = new Map<string, SeriesPage[]>();
  for (const series of document.series) topics.set(series.topic, [...(topics.get(series.topic) ?? []), series]);
  const lists = [...topics].map(([topic, all]) => {
    const rows = all.map((series) => {
      const cells = series.groups.reduce((sum, group) => sum + group.cells.length, 0);
      return html`<tr><th scope="row"><a href="${to(page, seriesPage(series.id))}">${series.label}</a></th><td data-l="${words.unit}">${series.unit}</td><td class="n" data-l="${words.valuesLabel}">${groupDigits(cells)}</td></tr>`;
    });
    return html`${topic === "" ? "" : html`<h2 class="sec">${topic}</h2>`}<table class="tbl list stack"><thead><tr><th scope="col">${words.series}</th><th scope="col">${words.unit}</th><th scope="col" class="n">${words.valuesLabel}</th></tr></thead><tbody>${rows}</tbody></table>`;
  });
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.seriesList}</span></h1><p class="lead">${words.seriesLead(groupDigits(document.series.length), groupDigits(document.counts.observations))}</p>${lists}`;
  return renderPage(page, { title: words.seriesList, main, mainClass: "one" });
}
