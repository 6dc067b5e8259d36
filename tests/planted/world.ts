/** The clean tree, parsed once: where errors can be planted, and a check that looks again only at what a patch can change. */
import { printText } from "../../src/analysis/print.js";
import type { Printed } from "../../src/analysis/value.js";
import { compareLanguages, type LocaleProse } from "../../src/edition/languages.js";
import { inReadingOrder, type NumberedEntry, numberOutline } from "../../src/edition/outline.js";
import { composeSections, numberFigures } from "../../src/edition/sections.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { checkEvidence } from "../../src/evidence/checks.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import type { References } from "../../src/manuscript/inline.js";
import { composeSection, textIndex } from "../../src/manuscript/section.js";
import { assemblePack } from "../../src/pack/assemble.js";
import { parseCsv } from "../../src/pack/csv.js";
import { readFiles } from "../../src/pack/disk.js";
import type { Finding } from "../../src/pack/finding.js";
import type { Pack } from "../../src/pack/pack.js";
import { collector } from "../../src/pack/report.js";
import type { Patch } from "./corpus.js";

/** A bound number in a line of text. */
export interface FactSite {
  readonly start: number;
  readonly end: number;
  /** Between the braces, without options. */
  readonly expression: string;
  readonly options: string;
  readonly printed: Printed;
}

/** A line of running text with at least one bound number. */
export interface LineSite {
  readonly type: "line";
  readonly file: string;
  readonly locale: string;
  readonly edition: string;
  readonly start: number;
  readonly text: string;
  readonly facts: readonly FactSite[];
}

/** One bound number of a line. */
export interface BoundSite {
  readonly type: "fact";
  readonly line: LineSite;
  readonly fact: FactSite;
}

/** A row of a table of evidence. */
export interface RowSite {
  readonly type: "row";
  readonly file: string;
  readonly start: number;
  readonly text: string;
  readonly cells: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
}

export type Site = LineSite | BoundSite | RowSite;

interface EditionView {
  readonly id: string;
  readonly vintage: Vintage;
  readonly order: readonly NumberedEntry[];
  readonly figures: ReturnType<typeof numberFigures>;
  readonly references: ReadonlyMap<string, References>;
}

export interface World {
  readonly files: ReadonlyMap<string, string>;
  readonly pack: Pack;
  readonly editions: readonly EditionView[];
  readonly sites: readonly Site[];
  /** What an expression prints; null when it cannot be evaluated. */
  print(expression: string, vintage: Vintage, locale: string): string | null;
  /** Findings of the clean tree in the files a patch of `file` can change. */
  clean(file: string): ReadonlySet<string>;
  /** Findings after a patch, by the same rules as the whole check. */
  after(patch: Patch): readonly Finding[];
}

export const findingKey = ({ file, line, code, message }: Finding): string => [file, line, code, message].join("\u0000");

/** Reads a pack and finds the places where errors can be planted. */
export function readWorld(root: string): World {
  const { report } = collector();
  const read = readFiles(root, report);
  if (read === null) throw new Error(`${root} holds no pack`);
  const pack = assemblePack(root, read, report);
  if (pack === null) throw new Error(`${root} cannot be assembled`);
  const editions = pack.file.editions.map(({ id, as_of }) => editionView(pack, id, vintageAt(pack, as_of, id)));
  const cleanOf = new Map<string, ReadonlySet<string>>();
  const findingsOf = (file: string, content: string): readonly Finding[] =>
    file.startsWith("text/") ? recheckText(pack, editions, file, content) : recheckTable(root, read.texts, file, content);
  const lines = lineSites(pack, editions, read.texts);
  return {
    files: read.texts,
    pack,
    editions,
    sites: [
      ...lines,
      ...lines.flatMap((line) => line.facts.map((fact): BoundSite => ({ type: "fact", line, fact }))),
      ...rowSites(read.texts),
    ],
    print(expression, vintage, locale) {
      const printing = printText(expression, { vintage, locale });
      return printing.ok ? printing.printed.text : null;
    },
    clean(file) {
      let known = cleanOf.get(file);
      if (known === undefined) {
        known = new Set(findingsOf(file, read.texts.get(file) ?? "").map(findingKey));
        cleanOf.set(file, known);
      }
      return known;
    },
    after: ({ file, start, end, text }) => {
      const content = read.texts.get(file) ?? "";
      return findingsOf(file, content.slice(0, start) + text + content.slice(end));
    },
  };
}

function editionView(pack: Pack, id: string, vintage: Vintage): EditionView {
  const order = inReadingOrder(numberOutline(pack.outline, id));
  const references = new Map(
    pack.file.locales.map((locale) => [locale, composeSections(vintage, id, locale, factBook({ vintage, locale })).references]),
  );
  return { id, vintage, order, figures: numberFigures(vintage, id, order), references };
}

/** Composes the sections that a text speaks for, in every locale and edition, with the text changed. */
export function recheckText(pack: Pack, editions: readonly EditionView[], file: string, markdown: string): readonly Finding[] {
  const texts = pack.texts.map((text) => (text.file === file ? { ...text, markdown } : text));
  return editions.flatMap(({ id, vintage, order, figures, references }) => {
    const textsOf = pack.file.locales.map((locale) => [locale, textIndex(texts, locale, id)] as const);
    const concerned = order.filter(({ entry }) => textsOf.some(([, textOf]) => textOf(entry.slug, entry.template?.name)?.file === file));
    const sides = textsOf.map(([locale, textOf]): LocaleProse & { readonly findings: readonly Finding[] } => {
      const sections = new Map<string, ReturnType<typeof composeSection>["prose"]>();
      const findings: Finding[] = [];
      for (const { entry } of concerned) {
        const text = textOf(entry.slug, entry.template?.name);
        if (text === undefined) continue;
        const book = factBook({ vintage, locale });
        const composed = composeSection({
          text,
          section: entry.slug,
          book: text.template && entry.template !== undefined ? book.withParams(entry.template.with) : book,
          references: references.get(locale) ?? { figures: new Map(), sections: new Map() },
          figures: (figures.get(entry.slug) ?? []).map(({ figure }) => figure.slug),
        });
        sections.set(entry.slug, composed.prose);
        findings.push(...composed.findings);
      }
      return { locale, sections, findings };
    });
    return [...sides.flatMap(({ findings }) => findings), ...compareLanguages(vintage, sides)];
  });
}

/** Assembles the pack again from its declarations, names, sources, series and the changed table; other tables cannot see the change. */
function recheckTable(root: string, files: ReadonlyMap<string, string>, file: string, content: string): readonly Finding[] {
  const needed = (path: string) =>
    !path.startsWith("text/") && !path.startsWith("figures/") && (!path.startsWith("evidence/registers/") || path === file);
  const texts = new Map([...files].filter(([path]) => needed(path)).map(([path, text]) => [path, path === file ? content : text]));
  const { report, list } = collector();
  const pack = assemblePack(root, { texts, unreadable: new Set(), hash: "" }, report);
  const vintages = pack === null ? [] : pack.file.editions.map(({ id, as_of }) => vintageAt(pack, as_of, id));
  return [...list(), ...vintages.flatMap(checkEvidence)];
}

const binding = /\{\{((?:[^{}]|\{[^{}]*\})*?)\}\}/g;

/** Lines of prose that the newest edition prints, with their bound numbers. Tables, directives and lists of data are left alone. */
function lineSites(pack: Pack, editions: readonly EditionView[], files: ReadonlyMap<string, string>): LineSite[] {
  const newest = editions.at(-1);
  return pack.texts.flatMap(({ file, locale, edition, template }): LineSite[] => {
    const view = edition === undefined ? newest : editions.find(({ id }) => id === edition);
    if (template || view === undefined) return [];
    let start = 0;
    return (files.get(file) ?? "").split("\n").flatMap((text): LineSite[] => {
      const from = start;
      start += text.length + 1;
      if (/^\s*(?:[|:#>]|$)/.test(text)) return [];
      const facts = Array.from(text.matchAll(binding)).flatMap((match): FactSite[] => {
        const inner = match[1] ?? "";
        const bar = optionBar(inner);
        const expression = (bar < 0 ? inner : inner.slice(0, bar)).trim();
        const printing = printText(inner, { vintage: view.vintage, locale });
        if (!printing.ok || printing.printed.value.type !== "quantity") return [];
        return [
          {
            start: match.index,
            end: match.index + match[0].length,
            expression,
            options: bar < 0 ? "" : inner.slice(bar + 1).trim(),
            printed: printing.printed,
          },
        ];
      });
      return facts.length === 0 ? [] : [{ type: "line", file, locale, edition: view.id, start: from, text, facts }];
    });
  });
}

/** Options begin at a bar outside quotes. */
function optionBar(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"' && text[i - 1] !== "\\") quoted = !quoted;
    else if (text[i] === "|" && !quoted) return i;
  }
  return -1;
}

/** Rows of observations, one line each. */
function rowSites(files: ReadonlyMap<string, string>): RowSite[] {
  return [...files].flatMap(([file, text]): RowSite[] => {
    if (!file.startsWith("evidence/observations/")) return [];
    const lines = text.split("\n");
    const columns = parseCsv(`${lines[0] ?? ""}\n`).records[0]?.cells ?? [];
    let start = 0;
    return lines.flatMap((line, index): RowSite[] => {
      const from = start;
      start += line.length + 1;
      if (index === 0 || line === "") return [];
      const cells = parseCsv(`${line}\n`).records[0]?.cells ?? [];
      if (cells.length !== columns.length) return [];
      return [
        {
          type: "row",
          file,
          start: from,
          text: line,
          columns,
          cells: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])),
        },
      ];
    });
  });
}

/** The row with some cells changed, as CSV. */
export function withCells(site: RowSite, changes: Readonly<Record<string, string>>): string {
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return site.columns.map((column) => quoted(changes[column] ?? site.cells[column] ?? "")).join(",");
}
