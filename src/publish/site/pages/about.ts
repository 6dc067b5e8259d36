/** The notice, where corrections go, licences, how to cite. */
import { formatDate } from "../../../measure/index.js";
import { html, safeUrl } from "../html.js";
import { breadcrumb } from "../outline.js";
import { openPage, renderPage } from "../page.js";
import { aboutPage } from "../paths.js";
import type { Site } from "../site.js";

export function aboutHtml(site: Site): string {
  const page = openPage(site, aboutPage);
  const { words, document } = site;
  const address = safeUrl(document.corrections) !== "" || /^mailto:[^\s"'<>]+$/.test(document.corrections) ? document.corrections : "";
  const shown = document.corrections.replace(/^mailto:/, "");
  const title = `${document.title}${words.bracket(document.editionTitle)}`;
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.about}</span></h1>
<h2 class="sec">${words.noticeTitle}</h2><p class="txt">${words.notice}</p>
<h2 class="sec">${words.correctionsTitle}</h2><p class="txt">${words.correctionsText}${address === "" ? shown : html`<a class="ext" href="${address}" rel="noopener noreferrer">${shown}</a>`}</p>
<h2 class="sec">${words.licenceTitle}</h2><p class="txt">${document.licence}</p><p class="txt">${words.licenceText}</p>
<h2 class="sec">${words.citeTitle}</h2><p class="txt">${words.citation(document.publisher, title, "", formatDate(document.asOf, document.locale))}</p>
<h2 class="sec">${words.buildTitle}</h2><p class="txt">${words.buildText}</p><p class="txt"><code class="hash">${document.hash}</code></p>`;
  return renderPage(page, { title: words.about, main, mainClass: "one narrow" });
}
