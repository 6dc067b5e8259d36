/** The first page: key figures with the course of their series, and highlights bound to facts. */
import type { Value } from "../analysis/value.js";
import type { Vintage } from "../evidence/cell.js";
import { newerThan } from "../evidence/check-stale.js";
import type { FactBook, TextProblem } from "../manuscript/fact-book.js";
import { inlineOf, type References } from "../manuscript/inline.js";
import { inLocale } from "../manuscript/words.js";
import { convert } from "../measure/index.js";
import type { Finding } from "../pack/finding.js";
import { findingOf, quote } from "../pack/report.js";
import type { EditionDocument } from "./model.js";

const longestSpark = 12;

export interface Front {
  readonly keyFigures: EditionDocument["keyFigures"];
  readonly highlights: EditionDocument["highlights"];
  readonly findings: readonly Finding[];
}

/** What pack.yaml puts on the first page of this edition. */
export function frontPage(vintage: Vintage, edition: string, book: FactBook, references: References): Front {
  const { file } = vintage.pack;
  const { locale } = book.scope;
  const findings: Finding[] = [];
  const placeOf = (path: string) => vintage.pack.places?.get(`pack.yaml#/${path}`) ?? { file: "pack.yaml", line: 1, column: 1 };
  const inPackFile = ({ code, message, fix }: Omit<TextProblem, "offset" | "length">, severity: Finding["severity"], path: string) =>
    findings.push({ code, severity, ...placeOf(path), message, fix });

  const keyFigures = (file.key_figures ?? []).flatMap(({ label, expression, section, editions }, index) => {
    if (!isFor(editions, edition) || (section !== undefined && !references.sections.has(section))) return [];
    const bound = book.bind(expression, section ?? "");
    if (!bound.ok) {
      // An older edition may know less: the figure is left out, and said so.
      for (const problem of bound.problems) {
        inPackFile(
          { ...problem, message: `key figure "${inLocale(label, locale)}" in edition ${edition}: ${problem.message}` },
          "warning",
          `key_figures/${index}/expression`,
        );
      }
      return [];
    }
    const { value } = bound.printed;
    const newer = value.type === "quantity" && value.cell !== undefined ? newerThan(value.cell, vintage) : null;
    if (newer !== null) {
      const place = placeOf(`key_figures/${index}/expression`);
      const message = `The first page of edition ${edition} shows ${quote(expression)}, but its series has a value of ${newer.period.code}.`;
      findings.push(findingOf("DATA-STALE", place, message, "Bind the latest period, or limit the key figure to older editions."));
    }
    return [{ label: inLocale(label, locale), fact: bound.fact.id, section: section ?? "", spark: sparkOf(bound.printed.value, vintage) }];
  });

  const highlights = (file.highlights ?? []).flatMap(({ text, detail, section, editions }, index) => {
    if (!isFor(editions, edition) || !references.sections.has(section)) return [];
    const inline = (source: string, path: string) => {
      const { inlines, problems } = inlineOf(source, book, section, { references });
      for (const problem of problems)
        inPackFile(
          { ...problem, message: `highlight "${source.slice(0, 40)}": ${problem.message}` },
          "error",
          `highlights/${index}/${path}`,
        );
      return inlines;
    };
    return [
      { text: inline(inLocale(text, locale), `text/${locale}`), detail: inline(inLocale(detail, locale), `detail/${locale}`), section },
    ];
  });
  return { keyFigures, highlights, findings };
}

/** Whether an entry that may be limited to editions stands on this one's page. */
function isFor(editions: readonly string[] | undefined, edition: string): boolean {
  return editions === undefined || editions.includes(edition);
}

/** Values of the same series up to this cell, in the cell's unit; empty when there is no course to show. */
function sparkOf(value: Value, vintage: Vintage): readonly number[] {
  if (value.type !== "quantity" || value.cell === undefined) return [];
  const { cell } = value;
  const series = vintage
    .cellsOf(cell.indicator)
    .filter(
      (each) =>
        each.period.frequency === cell.period.frequency &&
        each.period.end <= cell.period.end &&
        Object.keys(cell.dimensions).every((dimension) => each.dimensions[dimension] === cell.dimensions[dimension]),
    );
  const values = series.flatMap((each) => {
    const converted = convert(each.quantity, cell.quantity.unit);
    return "problem" in converted ? [] : [converted.value.toNumber()];
  });
  return values.length < 2 ? [] : values.slice(-longestSpark);
}
