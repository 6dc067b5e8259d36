/** A section's page: opener or text, with all deeper sections in place. */

import type { SectionNode } from "../../../edition/model.js";
import type { FigureModel } from "../../../figures/model.js";
import { formatDate } from "../../../measure/index.js";
import { blocks, type Flow, inlinesOf } from "../blocks.js";
import { figureBlock } from "../figure.js";
import { type Html, html, nothing, trusted } from "../html.js";
import { inline, inlineFacts, inlineSources, inlineText } from "../inline.js";
import { gapSign, gradeSign, markSign } from "../marks.js";
import { breadcrumb, sectionName, withOutline } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { anchorName, calculatorsPage, figurePage, fragment, sectionPage } from "../paths.js";
import { descendants, figureHref, pageLevel, type SectionPlace, type Site } from "../site.js";
import { groupDigits } from "../words.js";
import { sourceList } from "./sources.js";

/** A first paragraph up to this many characters is set as the page's lead. */
const leadLength = { zh: 140, other: 320 };

/** The section and those inside it that share its page. */
function onPage(node: SectionNode): SectionNode[] {
  return [node, ...node.children.filter((child) => child.level > pageLevel).flatMap(descendants)];
}

function figuresOf(site: Site, nodes: readonly SectionNode[]): FigureModel[] {
  return nodes.flatMap((node) => node.figures).flatMap((slug) => site.figures.get(slug) ?? []);
}

/** What the page rests on, in one line. */
function stamp(page: Page, numbers: number, sources: readonly string[]): Html {
  const { site } = page;
  const { words, document } = site;
  const counts = new Map<string, number>();
  for (const id of sources) {
    const grade = site.sources.get(id)?.grade ?? "";
    if (grade !== "") counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  const grades = ["A", "B", "C", "D", "own"].flatMap((grade) => {
    const count = counts.get(grade);
    return count === undefined ? [] : [html`<span class="nb">${gradeSign(page, grade)} ${count}</span> `];
  });
  const [before, number, after] = words.numbersHere(groupDigits(numbers));
  return html`<div class="stamp"><span>${document.editionTitle}</span><span>${words.asOf}<b class="nb">${formatDate(document.asOf, document.locale)}</b></span>${numbers === 0 ? "" : html`<span>${before}<b>${number}</b>${after}</span>`}${grades.length === 0 ? "" : html`<span>${grades}</span>`}</div>`;
}

function readingHelp(page: Page): Html {
  const { words } = page.site;
  const signs = (["estimate", "forecast", "computed", "disputed", "provisional"] as const).map(
    (mark) => html`<span class="nb">${markSign(page, mark)}${words.markMeaning[mark]}</span> `,
  );
  return html`<div class="note top" role="note"><p><b>${words.howToRead}</b></p><p>${words.howToReadText}</p><p>${signs}<span class="nb">${gapSign(page)}${words.gapMarkMeaning}</span></p></div>`;
}

/** Sections below that have pages of their own. */
function contents(page: Page, node: SectionNode): Html {
  const below = node.children.filter((child) => child.level <= pageLevel);
  if (below.length === 0) return nothing;
  const items = below.map((child) => {
    const inner = child.children.filter((each) => each.level <= pageLevel);
    const sub =
      inner.length === 0
        ? nothing
        : html`<ol>${inner.map((each) => html`<li><a href="${to(page, sectionPage(each.slug))}"><i>${each.number}</i><span>${each.title}</span></a></li>`)}</ol>`;
    return html`<li><a href="${to(page, sectionPage(child.slug))}"><i>${child.number}</i><span>${child.title}</span></a>${sub}</li>`;
  });
  return html`<nav class="opener-toc" aria-label="${page.site.words.contents} 3"><ol>${items}</ol></nav>`;
}

function figureIndex(page: Page, figures: readonly FigureModel[]): Html {
  if (figures.length === 0) return nothing;
  const { words } = page.site;
  const items = figures.map((figure) => {
    const name = inlineText(figure.finding);
    return html`<li><a href="${to(page, figure.state === "gap" ? figurePage(figure.slug) : figureHref(page.site, figure))}"><i>${words.figure(String(figure.number))}</i><span>${figure.title}${name === "" ? "" : html`<small>${name}</small>`}</span></a>${figure.state === "gap" ? gapSign(page) : ""}</li>`;
  });
  return html`<h2 class="sec">${words.figuresHere}</h2><ol class="fig-index">${items}</ol>`;
}

/** Figures that the text does not place follow it. */
function rest(flow: Flow, node: SectionNode): readonly Html[] {
  return figuresOf(flow.page.site, [node])
    .filter((figure) => !flow.placed.has(figure.slug))
    .map((figure) => {
      flow.placed.add(figure.slug);
      return figureBlock(flow.page, figure, "text", Math.min(6, flow.level + 1));
    });
}

/** Calculators of the sections on this page. */
function toolLinks(page: Page, nodes: readonly SectionNode[]): Html {
  const { words, document } = page.site;
  const here = new Set(nodes.map(({ slug }) => slug));
  const tools = (document.calculators ?? []).filter(({ section }) => here.has(section));
  if (tools.length === 0) return nothing;
  const links = tools.map(({ id, title }) => html`<li><a href="${to(page, calculatorsPage + fragment(id))}">${title}</a></li>`);
  return html`<h2 class="sec">${words.calculators}</h2><ul class="txt list">${links}</ul>`;
}

/** A section inside another's page; level 4 is headed h2, level 5 h3 and so on. */
function inner(flow: Flow, node: SectionNode, top: number): readonly Html[] {
  const level = Math.min(6, node.level - top + 1);
  const own: Flow = { ...flow, level };
  const heading = html`${trusted(`<h${level} class="sec${level > 2 ? " sec-3" : ""}"`)} id="${anchorName(node.slug)}"><span class="no">${node.number}</span>${node.title}${trusted(`</h${level}>`)}`;
  return [heading, ...blocks(own, node.blocks), ...rest(own, node), ...node.children.flatMap((child) => inner(flow, child, top))];
}

function neighbours(page: Page, node: SectionNode): Html {
  const { pages, words } = page.site;
  const index = pages.indexOf(node);
  const before = pages[index - 1];
  const after = pages[index + 1];
  if (before === undefined && after === undefined) return nothing;
  const one = (target: SectionNode | undefined, label: string, kind: string) =>
    target === undefined
      ? html`<span></span>`
      : html`<a class="${kind}" rel="${kind}" href="${to(page, sectionPage(target.slug))}"><small>${label}</small>${sectionName(target)}</a>`;
  return html`<nav class="steps" aria-label="${words.previous}, ${words.next}">${one(before, words.previous, "prev")}${one(after, words.next, "next")}</nav>`;
}

export function sectionHtml(site: Site, place: SectionPlace): string {
  const { node, parents } = place;
  const page = openPage(site, sectionPage(node.slug));
  const here = onPage(node);
  const flow: Flow = { page, decisions: new Set(), placed: new Set(), level: 1 };
  const texts = here.flatMap((each) => inlinesOf(each.blocks));
  const sources = [...new Set(inlineSources(texts))];
  const numbers = new Set(inlineFacts(texts)).size;
  const { around, folded } = withOutline(page, place);

  const [first, ...others] = node.blocks;
  const limit = site.document.locale.startsWith("zh") ? leadLength.zh : leadLength.other;
  const isLead = first?.type === "paragraph" && inlineText(first.children).length <= limit;
  const lead = isLead ? html`<p class="lead">${inline(page, first.children, true)}</p>` : nothing;
  const text = blocks(flow, isLead ? others : node.blocks);
  const own = rest(flow, node);
  const opener = node.children.some((child) => child.level <= pageLevel);
  const deeper = opener
    ? figuresOf(
        site,
        descendants(node).filter((each) => !here.includes(each)),
      )
    : [];
  const title = html`<h1 class="h1${node.level <= 1 ? " h1-big" : ""}">${node.number === "" ? "" : html`<span class="no">${node.number}</span>`}<span>${node.title}${node.level <= 1 && node.otherTitles[0] !== undefined ? html`<small>${node.otherTitles[0]}</small>` : ""}</span></h1>`;
  const main = html`${folded}<header class="head">${breadcrumb(page, parents)}${title}${lead}${stamp(page, numbers, sources)}</header>
${opener && numbers === 0 ? nothing : readingHelp(page)}
${text}${own}${opener ? contents(page, node) : nothing}${node.children.filter((child) => child.level > pageLevel).flatMap((child) => inner(flow, child, Math.max(node.level, pageLevel)))}
${figureIndex(page, deeper)}${toolLinks(page, here)}${sourceList(page, sources)}${neighbours(page, node)}`;
  return renderPage(page, { title: sectionName(node), main, around });
}
