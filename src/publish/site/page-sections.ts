/** Which sections a page shows, by its address: what has to be made anew for it when a pack changes. */
import type { EditionDocument } from "../../edition/model.js";
import { figurePage, homePage, sectionPage, seriesListPage, seriesPage } from "./paths.js";
import { placesOf } from "./site.js";

/**
 * Path relative to the edition's folder → slugs, for the pages that show the text of some sections or none: sections, figures,
 * series, the first page. The others (sources, registers, facts, lists) tell of the whole edition.
 */
export function pageSections(document: EditionDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const places = placesOf(document);
  const together = new Map<string, Set<string>>();
  for (const { node, host } of places.values()) {
    const slugs = together.get(host.slug);
    if (slugs === undefined) together.set(host.slug, new Set([node.slug]));
    else slugs.add(node.slug);
  }
  const none: ReadonlySet<string> = new Set();
  return new Map<string, ReadonlySet<string>>([
    [homePage, none],
    [seriesListPage, none],
    ...document.series.map(({ id }) => [seriesPage(id), none] as const),
    ...[...together].map(([slug, slugs]) => [sectionPage(slug), slugs] as const),
    ...document.figures.flatMap(({ slug, section }) => {
      const slugs = together.get(places.get(section)?.host.slug ?? "");
      return slugs === undefined ? [] : [[figurePage(slug), slugs] as const];
    }),
  ]);
}
