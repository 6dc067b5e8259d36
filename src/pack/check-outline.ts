/** The outline against the rest: slugs once, editions that exist, templates and text files that belong to a section. */
import type { Declarations } from "./assemble.js";
import type { PackFiles } from "./disk.js";
import type { Pack } from "./pack.js";
import { didYouMean, quote, type Report } from "./report.js";
import type { OutlineEntry } from "./schema.js";

/** Check outline, texts and pack.yaml's references; returns the section slugs. */
export function checkOutline(
  pack: Pick<Pack, "texts" | "names">,
  declared: Declarations,
  files: PackFiles,
  report: Report,
): ReadonlySet<string> {
  const slugs = new Set<string>();
  const missing = new Set<string>();
  const editions = new Set(declared.file?.editions.map((edition) => edition.id) ?? []);
  const checkEdition = (edition: string, file: string, path: readonly PropertyKey[]): void => {
    if (declared.file === null || editions.has(edition)) return;
    const fix = didYouMean(edition, editions, "Use an edition of pack.yaml.");
    report("REF-EDITION", declared.placeOf(file, path), `No edition has the id ${quote(edition)}.`, fix);
  };
  const visit = (entries: readonly OutlineEntry[], path: readonly PropertyKey[]): void => {
    entries.forEach((entry, index) => {
      const here = [...path, index];
      const at = (...more: PropertyKey[]) => declared.placeOf("outline.yaml", [...here, ...more]);
      if (slugs.has(entry.slug))
        report("DUPLICATE-ID", at("slug"), `The section ${quote(entry.slug)} stands twice.`, "Give it its own slug.");
      slugs.add(entry.slug);
      entry.editions?.forEach((edition, position) => {
        checkEdition(edition, "outline.yaml", [...here, "editions", position]);
      });
      if (entry.template !== undefined) {
        for (const locale of declared.locales) {
          const file = `text/${locale}/_templates/${entry.template.name}.md`;
          if (files.texts.has(file) || files.unreadable.has(file) || missing.has(file)) continue;
          missing.add(file);
          report("REF-TEMPLATE", at("template", "name"), `The template ${quote(file)} does not exist.`, "Write it, or correct the name.");
        }
      }
      visit(entry.children ?? [], [...here, "children"]);
    });
  };
  visit(declared.outline ?? [], ["outline"]);
  checkTexts(pack, declared, slugs, editions, report);
  checkPackFile(pack, declared, slugs, checkEdition, report);
  return slugs;
}

function checkTexts(
  pack: Pick<Pack, "texts">,
  declared: Declarations,
  slugs: ReadonlySet<string>,
  editions: ReadonlySet<string>,
  report: Report,
): void {
  for (const text of pack.texts) {
    const place = { file: text.file, line: 1, column: 1 };
    if (declared.locales.length > 0 && !declared.locales.includes(text.locale)) {
      report("REF-LOCALE", place, `${quote(text.locale)} is no locale of the pack.`, "Rename the folder, or add the locale to pack.yaml.");
    } else if (text.edition !== undefined && declared.file !== null && !editions.has(text.edition)) {
      const fix = didYouMean(text.edition, editions, "Rename the folder after an edition of pack.yaml.");
      report("REF-EDITION", place, `No edition has the id ${quote(text.edition)}.`, fix);
    } else if (!text.template && declared.outlineComplete && !slugs.has(text.name)) {
      const fix = didYouMean(text.name, slugs, "Rename the file after a slug of outline.yaml.");
      report("REF-SECTION", place, `No section has the slug ${quote(text.name)}.`, fix);
    }
  }
}

function checkPackFile(
  pack: Pick<Pack, "names">,
  declared: Declarations,
  slugs: ReadonlySet<string>,
  checkEdition: (edition: string, file: string, path: readonly PropertyKey[]) => void,
  report: Report,
): void {
  const { file } = declared;
  if (file === null) return;
  const at = (...path: PropertyKey[]) => declared.placeOf("pack.yaml", path);
  const seen = new Set<string>();
  file.editions.forEach((edition, index) => {
    if (seen.has(edition.id))
      report("DUPLICATE-ID", at("editions", index, "id"), `The edition ${quote(edition.id)} stands twice.`, "Give it its own id.");
    seen.add(edition.id);
  });
  if (file.default_edition !== undefined) checkEdition(file.default_edition, "pack.yaml", ["default_edition"]);
  if (file.forecaster !== undefined && !pack.names.has(file.forecaster)) {
    const fix = didYouMean(file.forecaster, pack.names.keys(), "Add a row to evidence/names, or use a name that is there.");
    report("REF-NAME", at("forecaster"), `There is no name ${quote(file.forecaster)}.`, fix);
  }
  const sections: readonly (readonly [PropertyKey[], string | undefined])[] = [
    ...(file.key_figures ?? []).map(
      (key, index) => [["key_figures", index, "section"], key.section] as [PropertyKey[], string | undefined],
    ),
    ...(file.highlights ?? []).map((key, index) => [["highlights", index, "section"], key.section] as [PropertyKey[], string]),
  ];
  for (const [path, section] of sections) {
    if (section === undefined || slugs.has(section) || !declared.outlineComplete) continue;
    report(
      "REF-SECTION",
      at(...path),
      `No section has the slug ${quote(section)}.`,
      didYouMean(section, slugs, "Use a slug of outline.yaml."),
    );
  }
  for (const list of ["key_figures", "highlights"] as const) {
    file[list]?.forEach((entry, index) => {
      entry.editions?.forEach((edition, position) => {
        checkEdition(edition, "pack.yaml", [list, index, "editions", position]);
      });
    });
  }
}
