/** How numbers are chosen, and how good they are. */
import { html } from "../html.js";
import { gapSign, gradeSign, markSign, marks } from "../marks.js";
import { breadcrumb } from "../outline.js";
import { openPage, renderPage, to } from "../page.js";
import { factsPage, fragment, methodPage, seriesPage } from "../paths.js";
import type { Site } from "../site.js";
import { groupDigits } from "../words.js";

export function methodHtml(site: Site): string {
  const page = openPage(site, methodPage);
  const { words, document } = site;
  const { counts } = document;
  const disputed = [...site.cells.values()].filter(({ cell }) => cell.marks.includes("disputed"));
  const row = (label: string, value: string) => html`<tr><th scope="row">${label}</th><td class="n">${value}</td></tr>`;
  const quality = words.qualityRows;
  const grades = ["A", "B", "C", "D", "own"].map(
    (grade) =>
      html`<tr><th scope="row">${gradeSign(page, grade)} ${words.gradeMeaning[grade]}</th><td class="n">${groupDigits(counts.grades[grade] ?? 0)}</td></tr>`,
  );
  const list = disputed.map(
    ({ series, group, cell }) =>
      html`<tr><th scope="row"><a href="${to(page, seriesPage(series.id) + fragment(cell.anchor))}">${series.label}</a>${group === "" ? "" : html`<small> ${group}</small>`}</th><td data-l="${words.period}">${cell.period}</td><td class="n s" data-l="${words.value}">${cell.text}<span class="ms">${marks(page, cell.marks)}</span></td><td class="n" data-l="${words.spread}">${cell.spread}</td><td data-l="${words.decision}">${cell.decision}</td></tr>`,
  );
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.method}</span></h1><p class="lead">${words.methodLead}</p>
${words.methodParts.map(([title, text]) => html`<h2 class="sec">${title}</h2><p class="txt">${text}</p>`)}
<p class="txt"><a href="${to(page, factsPage(1))}">${words.factsLead}</a></p>
<h2 class="sec">${words.marksTitle}</h2><ul class="sign-list">${(["estimate", "forecast", "computed", "disputed", "provisional"] as const).map((mark) => html`<li>${markSign(page, mark)} ${words.markMeaning[mark]}</li>`)}<li>${gapSign(page)} ${words.gapMarkMeaning}</li></ul>
<h2 class="sec">${words.gradesTitle}</h2><p class="txt">${words.gradesText}</p><table class="tbl half"><thead><tr><th scope="col">${words.gradeLabel}</th><th scope="col" class="n">${words.sources}</th></tr></thead><tbody>${grades}</tbody></table>
<h2 class="sec">${words.qualityTitle}</h2><table class="tbl half"><tbody>${row(quality.observations, groupDigits(counts.observations))}${row(quality.rows, groupDigits(counts.rows))}${row(quality.sources, groupDigits(counts.sources))}${row(quality.facts, groupDigits(counts.facts.total))}${row(quality.traced, groupDigits(counts.facts.traced))}${row(quality.figuresBuilt, groupDigits(counts.figures.built))}${row(quality.figuresGap, groupDigits(counts.figures.gap))}${row(quality.disputed, groupDigits(disputed.length))}</tbody></table>
${list.length === 0 ? "" : html`<h2 class="sec">${words.disputedTitle}</h2><p class="txt">${words.disputedText}</p><div class="scroll" tabindex="0" role="region" aria-label="${words.disputedTitle}"><table class="tbl stack" data-sort><thead><tr><th scope="col">${words.series}</th><th scope="col">${words.period}</th><th scope="col" class="n s">${words.value}</th><th scope="col" class="n">${words.spread}</th><th scope="col">${words.decision}</th></tr></thead><tbody>${list}</tbody></table></div>`}`;
  return renderPage(page, { title: words.method, main, mainClass: "one narrow" });
}
