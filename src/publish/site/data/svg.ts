/** A figure as a picture file that stands on its own: with its colours, its name, and in its description how it is cited and what must be known. */
import type { FigureModel } from "../../../figures/model.js";
import { figureCitation } from "../citation.js";
import { escapeHtml } from "../html.js";
import { drawing, type Site } from "../site.js";

export function figureSvg(site: Site, figure: FigureModel): string {
  const svg = drawing(site, figure, figure.wide ? 932 : 680, "light");
  const said = [figure.alt, ...figure.notes, figureCitation(site, figure)].join("\n");
  return svg.replace(/^<svg[^>]*>/, (head) => `${head}<title>${escapeHtml(figure.title)}</title><desc>${escapeHtml(said)}</desc>`);
}
