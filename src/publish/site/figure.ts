/** A figure from its rule to its actions: number and formal name, finding, subtitle, drawing, key, sources, notes. */

import { byPublisher } from "../../edition/by-publisher.js";
import type { SourceEntry } from "../../edition/model.js";
import type { FigureModel } from "../../figures/model.js";
import { shownTable } from "../../figures/table-view.js";
import { formatDate } from "../../measure/index.js";
import { type Html, html, nothing, trusted } from "./html.js";
import { inline, inlineText } from "./inline.js";
import { gradeSign } from "./marks.js";
import { type Page, to } from "./page.js";
import { figurePage, fileName, sourcePage } from "./paths.js";
import { drawing, type Site } from "./site.js";
import { figureTable, isWide } from "./table.js";
import { groupDigits } from "./words.js";

/** Rows of a table figure shown in the text; the figure's own page shows all. */
const rowsInText = 15;
const sourcesInText = 6;

/** Where a figure is shown decides the widths it is laid out at. */
export type FigurePlace = "text" | "half" | "page";

/** Table figures are HTML tables; everything else is drawn. */
export function isDrawn(figure: FigureModel): boolean {
  return (
    figure.state === "built" &&
    figure.body !== null &&
    figure.body.type !== "table" &&
    figure.kind !== "table" &&
    figure.kind !== "matrix" &&
    figure.kind !== "ranking"
  );
}

function widths(figure: FigureModel, place: FigurePlace): readonly number[] {
  if (place === "page") return [350, 680, 828];
  if (place === "half") return [350, 556];
  return figure.wide ? [350, 680, 932] : [350, 680];
}

/** Ids inside a drawing (patterns, clips) are told apart by the width, since a page holds a figure at several. */
function drawings(site: Site, figure: FigureModel, place: FigurePlace): readonly Html[] {
  return widths(figure, place).map((width) => html`<div class="d${width}">${trusted(drawing(site, figure, width))}</div>`);
}

interface CitedSource {
  readonly id: string;
  readonly grade: string;
  readonly entry: SourceEntry | undefined;
}

const publisherOf = ({ id, entry }: CitedSource): string => entry?.publisher || entry?.title || id;

/** One publisher: with one source its name leads there, with several their dates do. `end` is punctuation that stays on its line. */
function citedPublisher(page: Page, name: string, sources: readonly CitedSource[], end: string): Html {
  const { words } = page.site;
  const { open, close } = words.brackets;
  const link = ({ id, entry }: CitedSource, label: string): Html =>
    entry === undefined ? html`${label}` : html`<a class="cite" href="${to(page, sourcePage(id))}" title="${entry.title}">${label}</a>`;
  const signed = (grade: string, after: string): Html =>
    html` <span class="nb">${gradeSign(page, grade)}${after.trimEnd()}</span>${after.endsWith(" ") ? " " : ""}`;
  const [first, ...others] = sources;
  if (first === undefined) return nothing;
  if (others.length === 0) {
    const date = first.entry?.date ?? "";
    return html`${link(first, name)}${date === "" ? nothing : words.bracket(date)}${signed(first.grade, end)}`;
  }
  const one = sources.every(({ grade }) => grade === first.grade);
  const issues = sources.map((source, index) => {
    const issue = link(source, source.entry?.date || words.undated);
    const last = index === sources.length - 1;
    const after = last ? close + end : words.between;
    return one ? html`${issue}${last ? close : words.between}` : html`${issue}${signed(source.grade, after)}`;
  });
  return html`${name}${open}${issues}${one ? signed(first.grade, end) : nothing}`;
}

/** 来源: institution (date) grade, …。 At most `limit` publishers are named, with as many sources of each. */
export function sourceLine(page: Page, figure: FigureModel, limit: number): Html {
  const { site } = page;
  const { words, document } = site;
  const known = figure.sources.map((each) => ({ ...each, entry: site.sources.get(each.id) }));
  const named = byPublisher(known, publisherOf, ({ entry }) => entry?.published ?? "")
    .slice(0, limit)
    .map(([name, sources]) => [name, sources.slice(0, limit)] as const);
  const complete = known.length === named.reduce((sum, [, sources]) => sum + sources.length, 0);
  const shown = named.map(([name, sources], index) =>
    citedPublisher(page, name, sources, index < named.length - 1 ? words.between : complete ? words.stop : ""),
  );
  const rest = complete
    ? nothing
    : html`<a href="${to(page, figurePage(figure.slug))}#sources">${words.andMore(groupDigits(known.length))}</a>\u2060${words.stop}`;
  const sources = shown.length === 0 ? nothing : html`${words.sourceLine}${shown}${rest}`;
  return html`<p>${sources}${words.asOf}<span class="nb">${formatDate(document.asOf, document.locale)}</span>${words.stop}</p>`;
}

/** What is missing, where we looked, what comes nearest. */
export function gapList(
  page: Page,
  gap: { readonly reason: string; readonly lookedFor?: string | undefined; readonly nearest?: string | undefined },
  missing = "",
): Html {
  const { words } = page.site;
  const row = (label: string, text: string | undefined) =>
    text === undefined || text === "" ? nothing : html`<dt>${label}</dt><dd>${text}</dd>`;
  return html`<dl class="gap">${row(words.missing, missing)}${row(words.reason, gap.reason)}${row(words.lookedFor, gap.lookedFor)}${row(words.nearest, gap.nearest)}</dl>`;
}

/** Links that work without script; the script adds its tools to the row. On the figure's own page its margin holds the links. */
function actions(page: Page, figure: FigureModel, place: FigurePlace): Html {
  const { words } = page.site;
  const name = fileName(figure.slug);
  if (place === "page") return html`<div class="fig-a" data-figure="${name}"></div>`;
  const base = `figures/${name}`;
  const own = to(page, figurePage(figure.slug));
  const file = (kind: string) => html`<a href="${to(page, `${base}.${kind}`)}" download>${kind.toUpperCase()}</a>`;
  return html`<div class="fig-a" data-figure="${name}"><a href="${own}#data">${words.dataTable}</a><span class="files">${words.download} ${file("csv")} ${isDrawn(figure) ? file("svg") : nothing}</span><a href="${own}#cite">${words.cite}</a></div>`;
}

/** The figure. `heading` is the level of its title in the page's outline. */
export function figureBlock(page: Page, figure: FigureModel, place: FigurePlace, heading = 3): Html {
  const { site } = page;
  const { words } = site;
  const number = html`<b>${words.figure(String(figure.number))}</b>`;
  const finding = inlineText(figure.finding);
  const name = finding === "" ? figure.title : finding;
  const title = finding === "" ? html`${figure.title}` : inline(page, figure.finding);
  const head = html`<figcaption><div class="fig-no">${number}${finding === "" ? "" : figure.title}</div>${trusted(`<h${heading} class="fig-t">`)}${title}${trusted(`</h${heading}>`)}${figure.subtitle === "" ? "" : html`<div class="fig-s">${figure.subtitle}</div>`}</figcaption>`;
  const id = `fig-${figure.slug}`;
  const notes = figure.notes.map((note) => html`<p>${words.note}${note}</p>`);
  if (figure.state === "gap") {
    const gap = figure.gap ?? { reason: "", lookedFor: "", nearest: "" };
    return html`<figure class="fig${place === "text" ? "" : " first"}" id="${id}">${head}${gapList(page, gap)}${notes.length === 0 ? "" : html`<div class="fig-f">${notes}</div>`}</figure>`;
  }
  const drawn = isDrawn(figure);
  const limit = place === "page" ? Number.POSITIVE_INFINITY : rowsInText;
  const total = figure.table.rows.length;
  const table = drawn ? null : shownTable(figure.table, site.document.locale);
  const content = table === null ? drawings(site, figure, place) : figureTable(page, figure, table, limit);
  const cut =
    !drawn && total > limit
      ? html`<p class="cut"><a href="${to(page, figurePage(figure.slug))}#data">${words.allRows(String(limit), groupDigits(total))}</a></p>`
      : !drawn && figure.table.total !== undefined && figure.table.total > total
        ? html`<p class="cut">${words.excerpt(groupDigits(total), groupDigits(figure.table.total))}</p>`
        : nothing;
  const wide = place === "text" && (figure.wide || (table !== null && isWide(table)));
  return html`<figure class="fig${wide ? " wide" : ""}${place === "text" ? "" : " first"}" id="${id}" aria-label="${`${words.figure(String(figure.number))} ${name}`}">${head}<div class="fig-d${drawn ? "" : " fig-tbl"}">${content}</div>${cut}<div class="fig-f">${sourceLine(page, figure, place === "page" ? Number.POSITIVE_INFINITY : sourcesInText)}${notes}</div>${actions(page, figure, place)}</figure>`;
}
