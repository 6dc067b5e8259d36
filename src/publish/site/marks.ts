/** Small signs beside numbers and sources: states, grades, references. */
import type { Mark } from "../../analysis/value.js";
import type { Credibility } from "../../evidence/credibility.js";
import { type Html, html, nothing } from "./html.js";
import { type Page, to } from "./page.js";
import { sourcePage } from "./paths.js";

const markClass: Readonly<Record<Mark, string>> = { estimate: "e", forecast: "f", computed: "c", disputed: "x", provisional: "p" };

/** One mark as a character in a tint of its colour, spoken in words. */
export function markSign(page: Page, mark: Mark): Html {
  const { words, shared } = page.site;
  return html`<span class="m m-${markClass[mark]}" title="${words.markMeaning[mark]}">${shared.marks[mark]}</span>`;
}

export function marks(page: Page, list: readonly Mark[]): Html | readonly Html[] {
  return list.length === 0 ? nothing : list.map((mark) => markSign(page, mark));
}

export function gapSign(page: Page): Html {
  return html`<span class="m m-g" title="${page.site.words.gapMarkMeaning}">${page.site.words.gapMark}</span>`;
}

/** A grade: the letter decides, its shape survives black and white. */
export function gradeSign(page: Page, grade: string): Html {
  if (grade === "") return nothing;
  const { words } = page.site;
  const shape = grade === "A" || grade === "B" || grade === "C" || grade === "D" ? grade.toLowerCase() : "o";
  return html`<span class="g g-${shape}" title="${words.grade(grade)}">${shape === "o" ? words.ownLetter : grade}</span>`;
}

/** Credibility in words, its meaning on hover. */
export function credibilitySign(page: Page, credibility: Credibility): Html {
  const [name, meaning] = page.site.shared.credibility[credibility] ?? [credibility, ""];
  return html`<span class="cr cr-${credibility}" title="${meaning}">${name}</span>`;
}

/** Reference numbers to the page's list of sources; to the source's page when it is not listed. */
export function references(page: Page, ids: readonly string[], listed: boolean): Html | readonly Html[] {
  const found = ids.map((id) => page.site.sources.get(id)).filter((source) => source !== undefined);
  return found.map((source) => {
    const label = source.number > 0 ? String(source.number) : page.site.words.link;
    const href = listed && source.number > 0 ? `#r${source.number}` : to(page, sourcePage(source.id));
    // A word joiner keeps the number on the line of the text it belongs to.
    return html`\u2060<a class="ref" href="${href}">${label}</a>`;
  });
}
