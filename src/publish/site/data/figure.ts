/** What the script needs of a figure: its table, its series, its sources, how it is cited and what must be known of it. */
import type { FigureModel } from "../../../figures/model.js";
import { figureCitation } from "../citation.js";
import { inlineText } from "../inline.js";
import { fileName, sourcePage } from "../paths.js";
import type { Site } from "../site.js";
import { dataScript } from "./script.js";

export function figureScript(site: Site, figure: FigureModel): string {
  const { words } = site;
  const places = new Map(figure.sources.map((source, index) => [source.id, index]));
  const finding = inlineText(figure.finding);
  const series = figure.body?.type === "chart" && figure.body.series.length > 1 ? figure.body.series : [];
  return dataScript("figure", fileName(figure.slug), {
    title: figure.title,
    finding,
    subtitle: figure.subtitle,
    citation: figureCitation(site, figure),
    notes: figure.notes,
    series: series.map(({ id, label }) => [id, label]),
    sources: figure.sources.map(({ id, grade }) => {
      const entry = site.sources.get(id);
      const name = entry === undefined ? id : entry.publisher === "" ? entry.title : entry.publisher;
      return [name, entry?.date ?? "", grade, entry === undefined ? "" : sourcePage(id), entry?.title ?? "", entry?.url ?? ""];
    }),
    columns: figure.table.columns.map(({ label, unit, align }) => [label, unit, align]),
    rows: figure.table.rows.map((row) =>
      row.cells.map((cell) => [
        cell.text,
        cell.marks.map((mark) => words.markMeaning[mark]).join(words.comma),
        cell.fact ?? "",
        cell.sources.flatMap((id) => places.get(id) ?? []),
        ...(cell.number === undefined || !Number.isFinite(cell.number) ? [] : [cell.number]),
      ]),
    ),
  });
}
