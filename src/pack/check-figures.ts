/** Figure declarations against the rest: sections, editions and diagrams that exist, numbers of the printed list used once. */

import type { Declarations } from "./assemble.js";
import type { Assembled } from "./check-pack.js";
import { didYouMean, quote, type Report } from "./report.js";
import type { FigureData } from "./schema.js";

/** Check all figures. `sections` is null when the outline could not be read. */
export function checkFigures(pack: Assembled, declared: Declarations, sections: ReadonlySet<string> | null, report: Report): void {
  const slugs = new Set<string>();
  const captions = new Map<string, { readonly slug: string; readonly editions: readonly string[] | undefined }[]>();
  const seeds = new Map<number, string>();
  const editions = new Set(declared.file?.editions.map((edition) => edition.id) ?? []);
  const diagrams = new Set([...pack.nodes, ...pack.matrix].map((row) => row.diagram));
  for (const { figure, file, template } of pack.figures) {
    const at = (...path: PropertyKey[]) => declared.placeOf(file, path);
    if (slugs.has(figure.slug))
      report("DUPLICATE-ID", at("slug"), `The figure ${quote(figure.slug)} is declared twice.`, "Give it its own slug.");
    slugs.add(figure.slug);
    const declaredSlug = template ?? figure.slug;
    if (file !== `figures/${declaredSlug}.yaml`) {
      report(
        "PACK-FILE-NAME",
        at("slug"),
        `The figure ${quote(declaredSlug)} stands in ${quote(file)}.`,
        `Name the file figures/${declaredSlug}.yaml.`,
      );
    }
    for (const [locale, title] of Object.entries(figure.title)) {
      const caption = `${locale} ${title.trim()} ${figure.subtitle?.[locale] ?? ""}`;
      const others = captions.get(caption) ?? [];
      const same = others.find(({ editions: their }) => {
        const own = figure.editions;
        return their === undefined || own === undefined || own.some((edition) => their.includes(edition));
      });
      if (same !== undefined)
        report(
          "FIG-CAPTION",
          at("title"),
          `The caption ${quote(title)} is that of ${quote(same.slug)} too.`,
          "Say in each title or subtitle what it shows that the other does not.",
        );
      captions.set(caption, [...others, { slug: figure.slug, editions: figure.editions }]);
    }
    if (sections !== null && !sections.has(figure.section)) {
      const fix = didYouMean(figure.section, sections, "Use a slug of outline.yaml.");
      report("REF-SECTION", at("section"), `No section has the slug ${quote(figure.section)}.`, fix);
    }
    if (figure.seed_number !== undefined) {
      const first = seeds.get(figure.seed_number);
      if (first === undefined) seeds.set(figure.seed_number, figure.slug);
      else
        report(
          "DUPLICATE-SEED",
          at("seed_number"),
          `${figure.seed_number} is the number of ${quote(first)} already.`,
          "Correct one of the two.",
        );
    }
    const listed: readonly (readonly [PropertyKey[], readonly string[]])[] = [
      [["editions"], figure.editions ?? []],
      ...(figure.variants ?? []).map((variant, index) => [["variants", index, "editions"], variant.editions] as [PropertyKey[], string[]]),
    ];
    for (const [path, ids] of listed) {
      ids.forEach((edition, position) => {
        if (declared.file === null || editions.has(edition)) return;
        const fix = didYouMean(edition, editions, "Use an edition of pack.yaml.");
        report("REF-EDITION", at(...path, position), `No edition has the id ${quote(edition)}.`, fix);
      });
    }
    const sets: readonly (readonly [PropertyKey[], FigureData | undefined])[] = [
      [["data"], figure.data],
      ...(figure.variants ?? []).map(
        (variant, index) => [["variants", index, "data"], variant.data] as [PropertyKey[], FigureData | undefined],
      ),
    ];
    for (const [path, data] of sets) {
      if (data === undefined || (data.from !== "diagram" && data.from !== "matrix") || diagrams.has(data.diagram)) continue;
      const fix = didYouMean(data.diagram, diagrams, "Add its rows to evidence/diagrams.");
      report("REF-DIAGRAM", at(...path, "diagram"), `No diagram ${quote(data.diagram)} has rows.`, fix);
    }
  }
}
