/** The outline in the left column: the chapter's sections, opened where the reader is. */
import type { SectionNode } from "../../edition/model.js";
import { type Html, html, nothing } from "./html.js";
import { type Page, to } from "./page.js";
import { fragment, homePage, sectionPage } from "./paths.js";
import { pageLevel, type SectionPlace } from "./site.js";

/** "3.4.3 Prices" or the title alone. */
export function sectionName(node: SectionNode): string {
  return node.number === "" ? node.title : `${node.number} ${node.title}`;
}

function entry(page: Page, node: SectionNode, kind: string, current: SectionNode): Html {
  const label = html`<i>${node.number}</i><span>${node.title}</span>`;
  if (node !== current)
    return html`<li${kind === "" ? "" : html` class="${kind}"`}><a href="${to(page, sectionPage(node.slug))}">${label}</a></li>`;
  const inner = node.children.filter((child) => child.level > pageLevel);
  const sub =
    inner.length === 0
      ? nothing
      : html`<ol class="sub">${inner.map((child) => html`<li><a href="${fragment(child.slug)}"><i>${child.number}</i><span>${child.title}</span></a></li>`)}</ol>`;
  return html`<li${kind === "" ? "" : html` class="${kind}"`}><span class="here" aria-current="page">${label}</span>${sub}</li>`;
}

/** A list of pages, each open where it leads to the current one. */
function entries(page: Page, nodes: readonly SectionNode[], current: SectionNode, trail: ReadonlySet<SectionNode>): readonly Html[] {
  return nodes.flatMap((node) => {
    const top = node.level <= 2;
    const own = entry(page, node, top ? "l2" : "", current);
    const below = trail.has(node) ? node.children.filter((child) => child.level <= pageLevel) : [];
    return [own, ...entries(page, below, current, trail)];
  });
}

/** The outline as a list, and the way up. */
export function outline(page: Page, place: SectionPlace): { readonly up: Html; readonly list: Html; readonly label: string } {
  const { site } = page;
  const path = [...place.parents, place.node];
  const chapter = path.find((node) => node.level === 1) ?? place.node;
  const above = path[path.indexOf(chapter) - 1];
  const scope = place.node.level < 1 ? site.document.outline : chapter.children.length === 0 ? [chapter] : chapter.children;
  const list = html`<ol>${entries(page, scope, place.node, new Set(path))}</ol>`;
  const up =
    place.node.level <= 1
      ? html`<a class="up" href="${to(page, above === undefined ? homePage : sectionPage(above.slug))}">← ${above === undefined ? site.words.home : sectionName(above)}</a>`
      : html`<a class="up" href="${to(page, sectionPage(chapter.slug))}">← ${sectionName(chapter)}</a>`;
  return { up, list, label: sectionName(place.node.level <= 2 ? place.node : (path.find((node) => node.level === 2) ?? chapter)) };
}

/** Outline beside the page on a desk, folded above it on a phone. */
export function withOutline(page: Page, place: SectionPlace): { readonly around: (main: Html) => Html; readonly folded: Html } {
  const { up, list, label } = outline(page, place);
  const { words } = page.site;
  return {
    around: (main) => html`<div class="page"><nav class="toc" aria-label="${words.contents}">${up}${list}</nav>${main}</div>`,
    folded: html`<details class="toc-m"><summary>${words.contents}${words.colon}${label}</summary><div class="toc">${list}</div></details>`,
  };
}

/** The way from the first page down to here. */
export function breadcrumb(page: Page, parents: readonly SectionNode[], last?: string): Html {
  const { site } = page;
  const items = [
    html`<a href="${to(page, homePage)}">${site.words.home}</a>`,
    ...parents.map((node) => html`<a href="${to(page, sectionPage(node.slug))}">${sectionName(node)}</a>`),
  ];
  return html`<nav class="crumb" aria-label="${site.words.path}">${items.map((item, index) => (index === 0 ? item : html` › ${item}`))}${last === undefined ? "" : html` › ${last}`}</nav>`;
}
