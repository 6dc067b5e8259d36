/** The first page of the output folder: which edition, in which language. */
import { formatDate } from "../../../measure/index.js";
import type { PackFile } from "../../../pack/schema.js";
import { html, trusted } from "../html.js";
import { contentPolicy, sealOf } from "../page.js";
import { languageTag, wordsOf } from "../words.js";

/** "中文", "English" and so on: a language by its own name. */
const languageNames: Readonly<Record<string, string>> = {
  zh: "中文",
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
  ko: "한국어",
  pt: "Português",
  ru: "Русский",
  it: "Italiano",
};

/** Where an edition is read in a locale, from the root of the output; null where the output does not hold it. */
export type Entrance = (edition: string, locale: string) => string | null;

/** Languages and editions that can be entered. */
export function chooserHtml(pack: PackFile, entrance: Entrance): string {
  const locales = pack.locales.filter((locale) => pack.editions.some(({ id }) => entrance(id, locale) !== null));
  const first = locales[0] ?? pack.locales[0] ?? "en";
  const blocks = locales.map((locale) => {
    const words = wordsOf(locale);
    const editions = [...pack.editions]
      .reverse()
      .map((edition) => ({ edition, target: entrance(edition.id, locale) }))
      .filter(({ target }) => target !== null)
      .map(
        ({ edition, target }) =>
          html`<li><a href="${target ?? ""}"><b>${edition.title[locale] ?? edition.id}</b><small>${words.asOf}${formatDate(edition.as_of, locale)}</small></a></li>`,
      );
    return html`<section lang="${languageTag(locale)}"><h2>${pack.title[locale] ?? pack.name}</h2>${pack.subtitle?.[locale] === undefined ? "" : html`<p>${pack.subtitle[locale]}</p>`}<p class="lang-name">${languageNames[locale] ?? locale}</p><ul>${editions}</ul></section>`;
  });
  const title = locales.map((locale) => pack.title[locale] ?? "").find((text) => text !== "") ?? pack.name;
  return html`<!doctype html>
<html lang="${languageTag(first)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="site/assets/fonts.css">
<link rel="stylesheet" href="site/assets/site.css">
<script src="site/assets/theme.js"></script>
</head>
<body class="chooser">
<main id="main"><h1>${sealOf(locales)} ${title}</h1>${blocks}</main>
</body>
</html>
`.html;
}
