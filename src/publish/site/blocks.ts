/** Blocks of a section's text as HTML, with figures where the text places them and decisions in the margin. */
import type { Block, Inline } from "../../manuscript/block.js";
import { figureBlock, gapList } from "./figure.js";
import { type Html, html, nothing, trusted } from "./html.js";
import { inline, inlineFacts, inlineText } from "./inline.js";
import { type Page, to } from "./page.js";
import { fragment, seriesPage } from "./paths.js";
import { textTable } from "./table.js";

/** What has been said on the page so far. */
export interface Flow {
  readonly page: Page;
  /** Decisions already shown in the margin. */
  readonly decisions: Set<string>;
  /** Figures already placed. */
  readonly placed: Set<string>;
  /** Level of the heading above the text: headings inside it go one below. */
  readonly level: number;
}

const noteLength = 150;

/** The beginning of a long text, cut after a Latin word rather than inside it. */
function beginning(text: string): string {
  const characters = [...text];
  if (characters.length <= noteLength) return text;
  const cut = characters.slice(0, noteLength).join("");
  return `${/[\p{Script=Latin}\p{N}]$/u.test(cut) ? cut.replace(/[^\s\p{Script=Han}]+$/u, "").trimEnd() : cut}…`;
}

/** The decision behind a number of this paragraph, once a page, beside it. */
function decisionNote(flow: Flow, items: readonly Inline[]): Html {
  const { page } = flow;
  const { site } = page;
  for (const id of inlineFacts(items)) {
    const lineage = site.document.facts.get(id)?.lineage;
    const place = lineage?.kind === "cell" ? site.cells.get(lineage.id) : undefined;
    if (place === undefined || place.cell.decision === "" || flow.decisions.has(place.cell.decision)) continue;
    flow.decisions.add(place.cell.decision);
    const href = to(page, seriesPage(place.series.id) + fragment(place.cell.anchor));
    return html`<div class="note" role="note"><p><b>${site.words.decision}</b></p><p>${beginning(place.cell.decision)}</p><p><a href="${href}">${site.words.seeEvidence} →</a></p></div>`;
  }
  return nothing;
}

function list(flow: Flow, block: Block & { type: "list" }): Html {
  const items = block.items.map((item) => {
    const [only] = item;
    // A single paragraph is the item itself; anything more keeps its blocks.
    return html`<li>${item.length === 1 && only?.type === "paragraph" ? inline(flow.page, only.children, true) : blocks(flow, item)}</li>`;
  });
  return block.ordered ? html`<ol class="txt list">${items}</ol>` : html`<ul class="txt list">${items}</ul>`;
}

function heading(flow: Flow, block: Block & { type: "heading" }): Html {
  const level = Math.min(6, flow.level + block.level);
  return html`${trusted(`<h${level} class="subh">`)}${inline(flow.page, block.children, true)}${trusted(`</h${level}>`)}`;
}

export function block(flow: Flow, item: Block): Html {
  const { page } = flow;
  switch (item.type) {
    case "paragraph":
      return html`<p class="txt">${inline(page, item.children, true)}</p>${decisionNote(flow, item.children)}`;
    case "heading":
      return heading(flow, item);
    case "list":
      return list(flow, item);
    case "quote":
      return html`<blockquote class="quote">${blocks(flow, item.children)}</blockquote>`;
    case "table":
      return textTable(page, item, true);
    case "figure": {
      const figure = page.site.figures.get(item.figure);
      if (figure === undefined || flow.placed.has(figure.slug)) return nothing;
      flow.placed.add(figure.slug);
      return figureBlock(page, figure, "text", Math.min(6, flow.level + 1));
    }
    case "judgement":
      return html`<div class="judge"><p class="judge-h">${page.site.words.judgement}</p>${blocks(flow, item.children)}</div>`;
    case "gap":
      return gapList(page, item);
  }
}

export function blocks(flow: Flow, items: readonly Block[]): readonly Html[] {
  return items.map((item) => block(flow, item));
}

/** Every inline text of some blocks, in order: for counting numbers and listing sources. */
export function inlinesOf(items: readonly Block[]): Inline[] {
  return items.flatMap((item): Inline[] => {
    switch (item.type) {
      case "paragraph":
      case "heading":
        return [...item.children];
      case "list":
        return item.items.flatMap((each) => inlinesOf(each));
      case "quote":
      case "judgement":
        return inlinesOf(item.children);
      case "table":
        return item.rows.flatMap((row) => row.flatMap((cell) => [...cell]));
      default:
        return [];
    }
  });
}

/** The text of some blocks, for search. */
export function blockText(items: readonly Block[]): string {
  return inlineText(inlinesOf(items));
}
