/** Where a number comes from, as a nested list whose every step can be opened. */
import type { Lineage } from "../../analysis/lineage.js";
import { stepName } from "../../edition/words.js";
import { type Html, html, nothing, safeUrl } from "./html.js";
import { credibilitySign, gradeSign } from "./marks.js";
import { link, type Page } from "./page.js";
import { fragment, seriesPage, sourcePage } from "./paths.js";
import { rowHref, type Site } from "./site.js";

/** Steps deeper than this, and inputs beyond this many, are counted, not listed: the pages they lead to list them. */
const deepest = 4;
const widest = 24;

/** The page and anchor of one step of a lineage; "" when it has none. */
export function lineageHref(site: Site, step: Lineage): string {
  switch (step.kind) {
    case "cell": {
      const place = site.cells.get(step.id);
      return place === undefined ? "" : seriesPage(place.series.id) + fragment(place.cell.anchor);
    }
    case "row": {
      const register = step.id.slice(0, step.id.indexOf("/"));
      return rowHref(site, register, step.id);
    }
    case "source":
      return site.sources.has(step.id) ? sourcePage(step.id) : "";
    default:
      return "";
  }
}

/** What a step is called: its label, a source's title, a row's title, else its id. */
export function lineageLabel(site: Site, step: Lineage): string {
  if (step.label !== undefined && step.label !== "") return step.label;
  if (step.kind === "analysis") return stepName(step.id, site.shared);
  if (step.kind === "source") return site.sources.get(step.id)?.title ?? step.id;
  if (step.kind === "row") return site.rows.get(step.id)?.title ?? step.id;
  const place = step.kind === "cell" ? site.cells.get(step.id) : undefined;
  return place === undefined ? step.id : [place.series.label, place.group, place.cell.period].filter((text) => text !== "").join(" ");
}

/** What became of an observation in its cell: used, agrees, or rejected with the reason. */
function standing(site: Site, { role = "published", reason }: Lineage): string {
  const { words, shared } = site;
  return (words.role[role] ?? role) + (reason === undefined ? "" : words.colon + shared.reasons[reason]);
}

/** "66.5 – 67.5 (rounding)": where the value may lie and why; "" for an exact value and where it cannot be told. */
export function stepInterval({ shared, words }: Site, { interval }: Lineage): string {
  if (interval === undefined) return "";
  const why = interval.from.map((doubt) => shared.doubts[doubt]).join(shared.comma);
  return `${shared.interval} ${interval.text ?? `${interval.low} – ${interval.high}`}${words.bracket(why)}`;
}

/** The value of a step as printed; as stored where it could not be printed. */
export function stepValue(step: Lineage): string {
  return step.text ?? [step.value, step.unit].filter((text) => text !== undefined && text !== "").join(" ");
}

export function lineageTree(page: Page, step: Lineage, depth = 0): Html {
  const { site } = page;
  const { words } = site;
  const url = safeUrl(step.url ?? "");
  const value = stepValue(step);
  const inputs = depth >= deepest ? [] : step.inputs.slice(0, widest);
  const left = step.inputs.length - inputs.length;
  const below =
    step.inputs.length === 0
      ? nothing
      : html`<ul>${inputs.map((each) => html`<li>${lineageTree(page, each, depth + 1)}</li>`)}${left > 0 ? html`<li class="none">${words.more(String(left))}</li>` : ""}</ul>`;
  const original =
    step.kind === "source" && url !== ""
      ? html` <a class="ext" href="${url}" rel="noopener noreferrer">${words.openOriginal}</a>`
      : nothing;
  return html`<span class="lk">${words.lineageKind[step.kind]}</span> ${link(page, lineageHref(site, step), lineageLabel(site, step))}${value === "" ? "" : html` <b class="num">${value}</b>`}${step.interval === undefined ? "" : html` <small class="num">${stepInterval(site, step)}</small>`}${step.period === undefined || step.period === "" ? "" : html` <small>${step.period}</small>`}${step.grade === undefined ? "" : html` ${gradeSign(page, step.grade)}`}${step.credibility === undefined ? "" : html` ${credibilitySign(page, step.credibility)}`}${step.role === undefined ? "" : html` <small>${standing(site, step)}</small>`}${original}${below}`;
}
