/** Calculators: defaults with their sources and the results they give; the fields to change them come with script. */
import type { Calculator } from "../../../edition/calculators.js";
import { type Html, html, nothing } from "../html.js";
import { factLink } from "../inline.js";
import { breadcrumb } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { anchorName, calculatorsPage } from "../paths.js";
import { type Site, sectionHref } from "../site.js";

function field(page: Page, tool: Calculator, index: number): Html {
  const asked = tool.asked[index];
  if (asked === undefined) return nothing;
  const { words, document } = page.site;
  const name = `c-${anchorName(tool.id)}-${index}`;
  const unit = asked.unit === "" ? nothing : html` <small>${asked.unit}</small>`;
  const fact = asked.fact === "" ? undefined : document.facts.get(asked.fact);
  const from = fact === undefined ? html`<span class="assumed">${words.assumption}</span>` : factLink(page, fact.id, fact.text, fact.marks);
  return html`<tr><th scope="row"><label for="${name}">${asked.label}${unit}</label></th><td class="calc-field" data-l="${words.yourValue}"><input class="q" id="${name}" type="text" inputmode="decimal" autocomplete="off" spellcheck="false" value="${asked.value}" data-default="${asked.value}" disabled></td><td data-l="${words.defaultValue}"><span class="num">${asked.value}</span> <small>${from}</small></td></tr>`;
}

function results(page: Page, tool: Calculator): Html {
  const { words } = page.site;
  const named = tool.setup.lines.some(({ label }) => label !== "");
  const head = tool.shown.map(({ label }) => html`<th scope="col" class="n">${label}</th>`);
  const body = tool.setup.lines.map(({ label }, line) => {
    const cells = tool.shown.map(
      (each, column) =>
        html`<td class="n" data-l="${each.label}"><output data-result="${line} ${column}">${tool.results[line]?.[column]?.text ?? "—"}</output></td>`,
    );
    return html`<tr>${named ? html`<th scope="row">${label}</th>` : nothing}${cells}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.results}"><table class="tbl stack list calc-out"><thead><tr>${named ? html`<th scope="col">${words.item}</th>` : nothing}${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function calculator(page: Page, tool: Calculator): Html {
  const { site } = page;
  const { words } = site;
  const place = site.sections.get(tool.section);
  const link =
    place === undefined
      ? nothing
      : html`<p class="calc-place"><a href="${to(page, sectionHref(site, tool.section))}">${place.node.number} ${place.node.title}</a></p>`;
  const fields = tool.asked.map((_, index) => field(page, tool, index));
  return html`<section class="calc" id="${anchorName(tool.id)}" data-calculator="${tool.id}" aria-labelledby="h-${anchorName(tool.id)}"><h2 class="sec" id="h-${anchorName(tool.id)}">${tool.title}</h2>${link}<p class="txt">${tool.note}</p><table class="tbl stack list calc-in"><thead><tr><th scope="col">${words.quantity}</th><th scope="col" class="calc-field">${words.yourValue}</th><th scope="col">${words.defaultValue}</th></tr></thead><tbody>${fields}</tbody></table><p class="calc-bar"><button class="act" type="button" data-reset hidden>${words.resetValues}</button><span role="status" data-said></span></p>${results(page, tool)}</section>`;
}

export function calculatorsHtml(site: Site): string {
  const page = openPage(site, calculatorsPage);
  const { words, document } = site;
  const tools = document.calculators ?? [];
  const jump = html`<ol class="calc-index">${tools.map((tool) => html`<li><a href="#${anchorName(tool.id)}"><span>${tool.title}</span></a></li>`)}</ol>`;
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.calculators}</span></h1><p class="lead">${words.calculatorsLead}</p><noscript><p class="txt">${words.calculatorsNoScript}</p></noscript>${jump}${tools.map((tool) => calculator(page, tool))}`;
  return renderPage(page, { title: words.calculators, main, mainClass: "one narrow", scripts: ["calculators.js"] });
}
