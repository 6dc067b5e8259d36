/** The search index: sections, figures, series, register rows and sources as [kind, title, remark, address]. */
import { inlineText } from "../inline.js";
import { sectionName } from "../outline.js";
import { figurePage, registerPage, seriesPage, sourcePage } from "../paths.js";
import { rowHref, rowTitle, type Site, sectionHref } from "../site.js";
import { dataScript } from "./script.js";

type Entry = readonly [kind: string, title: string, remark: string, href: string];

export function searchEntries(site: Site): readonly Entry[] {
  const { document } = site;
  const entries: Entry[] = [];
  for (const { node, parents } of site.sections.values())
    entries.push(["s", sectionName(node), parents[parents.length - 1]?.title ?? "", sectionHref(site, node.slug)]);
  for (const figure of document.figures) {
    entries.push(["f", `${site.words.figure(String(figure.number))} ${figure.title}`, inlineText(figure.finding), figurePage(figure.slug)]);
  }
  for (const series of document.series)
    entries.push(["d", series.label, [series.topic, series.unit].filter((text) => text !== "").join(" "), seriesPage(series.id)]);
  for (const register of document.registers) {
    entries.push(["g", register.label, register.description, registerPage(register.id, 1)]);
    // An entity may have hundreds of rows in one register: its first leads there, and the register's own search finds the rest.
    const seen = new Set<string>();
    for (const row of register.rows) {
      const title = rowTitle(register, row);
      if (seen.has(title)) continue;
      seen.add(title);
      const remark = [register.label, ...row.cells.slice(0, 3)].filter((text) => text !== "" && text !== title).join(" ");
      entries.push(["r", title, remark, rowHref(site, register.id, `${register.id}#${row.anchor}`)]);
    }
  }
  for (const source of document.sources)
    entries.push(["c", source.title === "" ? source.id : source.title, source.publisher, sourcePage(source.id)]);
  return entries;
}

export const searchScript = (site: Site): string => dataScript("search", 0, searchEntries(site));
