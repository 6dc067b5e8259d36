/** The frame of every page: head with its policy, masthead, footer. */

import { formatDate, isChinese } from "../../measure/index.js";
import { type Content, type Html, html, nothing, trusted } from "./html.js";
import {
  aboutPage,
  calculatorsPage,
  figuresPage,
  gapsPage,
  homePage,
  methodPage,
  registersPage,
  seriesListPage,
  sourcesPage,
} from "./paths.js";
import { extraPages, type Site } from "./site.js";
import { groupDigits, languageName, languageTag } from "./words.js";

/** Nothing from elsewhere, nothing inline. "file:" is for browsers that do not count a page on disk as its own origin. */
export const contentPolicy =
  "default-src 'none'; style-src 'self' file:; script-src 'self' file:; font-src 'self' file:; img-src 'self' file: data: blob:; base-uri 'none'; form-action 'none'";

/** A page being made: what it needs to link to others. */
export interface Page {
  readonly site: Site;
  /** Path relative to the edition's folder. */
  readonly path: string;
  /** "" or "../": from the page to the edition's folder. */
  readonly root: string;
}

export function openPage(site: Site, path: string): Page {
  return { site, path, root: "../".repeat(path.split("/").length - 1) };
}

/** An address inside the edition as seen from a page; "" stays "". */
export function to(page: Page, href: string): string {
  return href === "" ? "" : page.root + href;
}

/** A link when there is somewhere to go, else the content alone. */
export function link(page: Page, href: string, content: Content): Html {
  return href === "" ? html`${content}` : html`<a href="${to(page, href)}">${content}</a>`;
}

/**
 * The same page in another language. Both languages of an edition have the same pages, save those that number its facts.
 */
function localeHref(page: Page, locale: string): string {
  return `${page.root}../${locale}/${page.path.startsWith("facts/") ? homePage : page.path}`;
}

/** Editions differ in what they hold: without script the switch leads to the first page, with it to the same page where there is one. */
function editionSwitch(page: Page): Html {
  const { document, words, context } = page.site;
  if (context.editions.length < 2)
    return html`<span class="act"><span class="hide">${words.edition}&ensp;</span><b>${document.editionTitle}</b></span>`;
  const items = context.editions.map((each) => {
    const date = html`<small>${words.asOf}${formatDate(each.asOf, document.locale)}</small>`;
    if (each.id === document.id) return html`<li><b>${each.title}</b>${date}</li>`;
    return html`<li><a href="${page.root}../../${each.id}/${document.locale}/${homePage}" data-same="${page.path}">${each.title}</a>${date}</li>`;
  });
  return html`<details class="menu"><summary class="act"><span class="hide">${words.edition}&ensp;</span><b>${document.editionTitle}</b></summary><ul>${items}</ul></details>`;
}

function languageSwitch(page: Page): Html {
  const { document, words, context } = page.site;
  if (context.locales.length < 2) return nothing;
  const items = context.locales.map((each) =>
    each === document.locale
      ? html`<b>${languageName(each)}</b>`
      : html`<a href="${localeHref(page, each)}" hreflang="${each}" lang="${languageTag(each)}">${languageName(each)}</a>`,
  );
  return html`<nav class="lang" aria-label="${words.language}">${items}</nav>`;
}

/** The seal of the project: two Chinese characters, for reports that are read in Chinese too. */
export function sealOf(locales: readonly string[]): Html {
  return locales.some(isChinese) ? html`<span class="seal" aria-hidden="true">年鉴</span>` : nothing;
}

/** The subject alone heads the pages: what a title says after its colon stands on the first page. */
const shortTitle = (title: string): string => title.split(/[:：]\s*/u)[0] ?? title;

function brandOf({ locale, locales }: Page["site"]["document"]): string {
  if (!locales.some(isChinese)) return "Almanac";
  return isChinese(locale) ? "年鉴 Almanac" : "Almanac 年鉴";
}

function masthead(page: Page): Html {
  const { document, words } = page.site;
  return html`<header class="mast"><div class="mast-in"><a class="brand" href="${to(page, homePage)}">${sealOf(document.locales)}<b>${shortTitle(document.title)}</b></a><span class="sp"></span><button class="find" type="button" data-act="search" hidden><span>${words.searchHint}</span><kbd>/</kbd></button><a class="act hide" href="${to(page, homePage)}#contents">${words.contents}</a>${editionSwitch(page)}<button class="act hide" type="button" data-act="theme" title="${words.themeLabel}" hidden>${words.theme}</button>${languageSwitch(page)}</div></header>`;
}

function footer(page: Page): Html {
  const { document, words } = page.site;
  const pages: readonly (readonly [string, string])[] = [
    [figuresPage, words.figureList],
    [seriesListPage, words.series],
    [registersPage, words.registers],
    [sourcesPage, words.references],
    ...(document.calculators === undefined ? [] : [[calculatorsPage, words.calculators] as const]),
    [methodPage, words.method],
    [gapsPage, words.gaps],
    ...extraPages(page.site).map(({ path, node }) => [path, node.title] as const),
    [aboutPage, words.about],
  ];
  return html`<footer class="foot"><nav aria-label="${words.contents} 2">${pages.map(([path, label]) => html`<a href="${to(page, path)}">${label}</a>`)}</nav><p><span>${brandOf(document)} · ${words.footLine}</span><span>${words.footEvidence(groupDigits(document.counts.observations), groupDigits(document.counts.sources))}</span><span>${words.notAdvice}</span></p></footer>`;
}

export interface Frame {
  readonly title: string;
  readonly main: Html;
  /** What stands beside or around `main`, e.g. the outline. `main` is wrapped by it when given. */
  readonly around?: (main: Html) => Html;
  readonly mainClass?: string;
  /** Scripts of the shared assets that this page needs besides the site's own. */
  readonly scripts?: readonly string[];
}

/** The whole page as text. */
export function renderPage(page: Page, frame: Frame): string {
  const { document, words } = page.site;
  const assets = `${page.root}../../assets/`;
  const title = frame.title === document.title ? document.title : `${frame.title} · ${document.title}`;
  const main = html`<main id="main" tabindex="-1"${frame.mainClass === undefined ? "" : html` class="${frame.mainClass}"`}>${frame.main}</main>`;
  return html`<!doctype html>
<html lang="${languageTag(document.locale)}" data-root="${page.root}" data-chunks="${page.site.chunks}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="${assets}fonts.css">
<link rel="stylesheet" href="${assets}site.css">
<script src="${assets}theme.js"></script>
<script src="${assets}site.js" defer></script>${(frame.scripts ?? []).map(
    (name) => html`
<script src="${assets}${name}" defer></script>`,
  )}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>${masthead(page)}
${frame.around === undefined ? main : frame.around(main)}
${footer(page)}
</body>
</html>
`.html;
}
