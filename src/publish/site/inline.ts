/** Inline text of a document as HTML. */

import type { Mark } from "../../analysis/value.js";
import type { Inline } from "../../manuscript/block.js";
import { isMereName } from "../../manuscript/fact-book.js";
import { type Html, html, safeUrl } from "./html.js";
import { marks, references } from "./marks.js";
import { link, type Page, to } from "./page.js";
import { factHref, figureHref, sectionHref } from "./site.js";

/** Room a text takes in letters: a Chinese character takes that of two. */
const breadth = (text: string): number => [...text].reduce((sum, character) => sum + (character >= "\u2e80" ? 2 : 1), 0);

/** Where a fact leads; "" for a mere name and for a dash, which state nothing that a source could prove. */
function factTarget(page: Page, id: string | undefined, text: string): string {
  const fact = id === undefined || /^[—–]$/.test(text) ? undefined : page.site.document.facts.get(id);
  return fact === undefined || isMereName(fact.lineage) ? "" : factHref(page.site, fact.id);
}

/**
 * A bound number: a link to where it comes from, its marks after it. `after` is punctuation that follows and stays on its line.
 */
export function factLink(page: Page, fact: string | undefined, text: string, list: readonly Mark[], after = ""): Html {
  const href = factTarget(page, fact, text);
  if (href === "") return list.length === 0 ? html`${text}${after}` : html`<span class="nb">${text}${marks(page, list)}${after}</span>`;
  // Long texts (names, lists) may break; a number and its unit may not.
  const long = breadth(text) > 20;
  const kind = long ? "f f-l" : "f";
  const anchor = html`<a class="${kind}" href="${to(page, href)}" data-fact="${fact}">${text}</a>`;
  const rest = html`${marks(page, list)}${after}`;
  return long ? html`${anchor}${rest}` : html`<span class="nb">${anchor}${rest}</span>`;
}

/** Punctuation that may not begin a line, at the start of a text. */
const closing = /^[，。；：、！？）」』”’》,.;:!?)]+/;

/** `listed`: the page ends with a list of its sources, to which references lead. */
export function inline(page: Page, items: readonly Inline[], listed = false): readonly Html[] {
  let taken = "";
  return items.map((item, index) => {
    const next = items[index + 1];
    const shown = taken !== "" && item.type === "text" ? { ...item, text: item.text.slice(taken.length) } : item;
    taken = item.type === "fact" && next?.type === "text" ? (closing.exec(next.text)?.[0] ?? "") : "";
    return one(page, shown, listed, taken);
  });
}

function one(page: Page, item: Inline, listed: boolean, after: string): Html {
  switch (item.type) {
    case "text":
      return html`${item.text}`;
    case "strong":
      return html`<strong>${inline(page, item.children, listed)}</strong>`;
    case "emphasis":
      return html`<em>${inline(page, item.children, listed)}</em>`;
    case "code":
      return html`<code>${item.text}</code>`;
    case "link": {
      const url = safeUrl(item.url);
      const content = inline(page, item.children, listed);
      return url === "" ? html`${content}` : html`<a href="${url}" rel="noopener noreferrer">${content}</a>`;
    }
    case "fact":
      return factLink(page, item.fact, item.text, item.marks, after);
    case "claim":
      return html`${item.text}${references(page, item.sources, listed)}`;
    case "cite":
      return html`${references(page, item.sources, listed)}`;
    case "figure": {
      const figure = page.site.figures.get(item.figure);
      return figure === undefined ? html`${item.text}` : link(page, figureHref(page.site, figure), item.text);
    }
    case "section":
      return link(page, sectionHref(page.site, item.section), item.text);
  }
}

/** The text alone, for names and search. */
export function inlineText(items: readonly Inline[]): string {
  let text = "";
  for (const item of items) {
    if ("children" in item) text += inlineText(item.children);
    else if ("text" in item) text += item.text;
  }
  return text;
}

/** Ids of the facts in a text, in order. */
export function inlineFacts(items: readonly Inline[]): string[] {
  return items.flatMap((item) => (item.type === "fact" ? [item.fact] : "children" in item ? inlineFacts(item.children) : []));
}

/** Ids of the sources a text cites, in order. */
export function inlineSources(items: readonly Inline[]): string[] {
  return items.flatMap((item) => ("sources" in item ? [...item.sources] : "children" in item ? inlineSources(item.children) : []));
}
