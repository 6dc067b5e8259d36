/** Registers: pages of rows with anchors; search and facets over the whole register come with script. */
import type { RegisterPage } from "../../../edition/model.js";
import { type Html, html, nothing } from "../html.js";
import { breadcrumb } from "../outline.js";
import { openPage, type Page, renderPage, to } from "../page.js";
import { anchorName, fileName, registerPage, registersPage, rowsPerPage, sourcePage } from "../paths.js";
import type { Site } from "../site.js";
import { groupDigits } from "../words.js";

const facetValues = 12;

/** How often each value of a column occurs, most frequent first, ties in the order of the text. */
export function facetCounts(register: RegisterPage, column: string): readonly { readonly value: string; readonly count: number }[] {
  const index = register.columns.findIndex((each) => each.id === column);
  if (index < 0) return [];
  const counts = new Map<string, number>();
  for (const row of register.rows) {
    const value = row.cells[index] ?? "";
    if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

function facets(register: RegisterPage): Html {
  const groups = register.facets.flatMap((facet) => {
    const counts = facetCounts(register, facet.id);
    if (counts.length < 2 || counts.length > register.rows.length / 2) return [];
    const most = counts[0]?.count ?? 1;
    const column = register.columns.findIndex((each) => each.id === facet.id);
    const items = counts
      .slice(0, facetValues)
      .map(
        ({ value, count }) =>
          html`<button type="button" disabled data-col="${column}" data-val="${value}" aria-pressed="false"><span class="lab">${value}</span><span>${groupDigits(count)}</span><svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true"><rect width="${((count / most) * 100).toFixed(1)}" height="3"/></svg></button>`,
      );
    return [html`<div class="facet"><h2>${facet.label}</h2>${items}</div>`];
  });
  return groups.length === 0 ? nothing : html`<div class="facets">${groups}</div>`;
}

function pager(page: Page, register: RegisterPage, number: number, pages: number): Html {
  if (pages < 2) return nothing;
  const { words } = page.site;
  const links = Array.from({ length: pages }, (_, index) => index + 1).map((each) =>
    each === number ? html`<b aria-current="page">${each}</b>` : html`<a href="${to(page, registerPage(register.id, each))}">${each}</a>`,
  );
  return html`<nav class="pager" aria-label="${words.pageOf(String(number), String(pages))}"><span>${words.pageOf(String(number), String(pages))}</span>${links}</nav>`;
}

/** Columns that are empty in every row say nothing and are left out of the page. */
function shownColumns(register: RegisterPage): readonly number[] {
  return register.columns
    .map((_, index) => index)
    .filter((index) => index === 0 || register.rows.some((row) => (row.cells[index] ?? "") !== ""));
}

/** How a cell's text is set: numbers right, codes small and breakable anywhere, dates and short words unbroken. */
export function cellClass(align: "left" | "right" | undefined, text: string): Html {
  if (align === "right") return html` class="n"`;
  if (/^[\x21-\x7e]{17,}$/.test(text)) return html` class="no"`;
  return text.length <= 10 ? html` class="nb"` : nothing;
}

function table(page: Page, register: RegisterPage, rows: RegisterPage["rows"]): Html {
  const { site } = page;
  const { words } = site;
  const columns = shownColumns(register);
  const title = register.titleColumn ?? 0;
  const align = (index: number) => (register.columns[index]?.align === "right" ? html` class="n"` : nothing);
  const head = columns.map((index) => html`<th scope="col"${align(index)}>${register.columns[index]?.label}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map((index) => {
      const text = row.cells[index] ?? "";
      if (index === title) return html`<th scope="row" data-l="${register.columns[index]?.label}">${text}</th>`;
      return text === ""
        ? html`<td></td>`
        : html`<td${cellClass(register.columns[index]?.align, text)} data-l="${register.columns[index]?.label}">${text}</td>`;
    });
    const sources = row.sources.flatMap((id) => {
      const source = site.sources.get(id);
      return source === undefined
        ? []
        : [html`<a href="${to(page, sourcePage(id))}" title="${source.title}">${source.number > 0 ? source.number : source.grade}</a> `];
    });
    return html`<tr id="${anchorName(row.anchor)}">${cells}<td class="src" data-l="${words.sourceColumn}">${sources}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${register.label}"><table class="tbl rows stack" data-rows><thead><tr>${head}<th scope="col">${words.sourceColumn}</th></tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Page `number` of a register. */
export function registerHtml(site: Site, register: RegisterPage, number: number): string {
  const page = openPage(site, registerPage(register.id, number));
  const { words } = site;
  const pages = Math.max(1, Math.ceil(register.rows.length / rowsPerPage));
  const rows = register.rows.slice((number - 1) * rowsPerPage, number * rowsPerPage);
  const [before, count, after] = words.showing(groupDigits(register.rows.length));
  const beside = facets(register);
  const lead = [words.rowsCount(groupDigits(register.rows.length)), register.description].filter((text) => text !== "").join(words.comma);
  const find = html`<div class="find-in" data-register="${fileName(register.id)}" data-columns="${shownColumns(register).join(" ")}" data-title="${register.titleColumn ?? 0}" hidden><label class="sr" for="q">${words.filterHint}</label><input class="q" id="q" type="search" placeholder="${words.filterHint}" autocomplete="off"></div>`;
  const bar = html`<div class="chips"><span aria-live="polite" data-count>${before}<b>${count}</b>${after}</span><button type="button" class="as-link" data-clear hidden>${words.clear}</button><span class="sp"></span><a href="${to(page, `registers/${fileName(register.id)}.csv`)}" download>${words.figureAsCsv}</a></div>`;
  const list = html`<div>${find}${bar}${table(page, register, rows)}${pager(page, register, number, pages)}</div>`;
  const main = html`<nav class="crumb" aria-label="${words.path}"><a href="${to(page, registersPage)}">${words.registers}</a></nav><h1 class="h1"><span>${register.label}</span></h1><p class="lead">${lead}</p>${register.note === "" ? "" : html`<p class="remark">${register.note}</p>`}${beside.html === "" ? html`<div class="reg-1">${list}</div>` : html`<div class="reg">${beside}${list}</div>`}`;
  return renderPage(page, { title: number === 1 ? register.label : `${register.label} ${number}`, main, mainClass: "one" });
}

export function registerListHtml(site: Site): string {
  const page = openPage(site, registersPage);
  const { words, document } = site;
  const rows = document.registers.map(
    (register) =>
      html`<tr><th scope="row"><a href="${to(page, registerPage(register.id, 1))}">${register.label}</a></th><td>${register.description}</td><td class="n" data-l="${words.count}">${groupDigits(register.rows.length)}</td></tr>`,
  );
  const main = html`${breadcrumb(page, [])}<h1 class="h1"><span>${words.registers}</span></h1><p class="lead">${words.registersLead}</p><table class="tbl list stack"><thead><tr><th scope="col">${words.register}</th><th scope="col">${words.definition}</th><th scope="col" class="n">${words.count}</th></tr></thead><tbody>${rows}</tbody></table>`;
  return renderPage(page, { title: words.registers, main, mainClass: "one" });
}
