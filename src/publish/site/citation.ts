/** How a figure is cited: publisher, report with its edition, number and name of the figure, date of the data. */

import type { FigureModel } from "../../figures/model.js";
import { formatDate } from "../../measure/index.js";
import type { Site } from "./site.js";

export function figureCitation(site: Site, figure: FigureModel): string {
  const { words, document } = site;
  const title = `${document.title}${words.bracket(document.editionTitle)}`;
  return words.citation(
    document.publisher,
    title,
    `${words.figure(String(figure.number))} ${figure.title}`,
    formatDate(document.asOf, document.locale),
  );
}
