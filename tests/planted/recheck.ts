/**
 * What a patch changes in the findings. A text is composed again alone, in its section; tables and figures are read again with the
 * whole evidence, many patches at once as long as no two of them can see each other.
 */

import { editionVintage } from "../../src/analysis/edition-vintage.js";
import { analysisFindings } from "../../src/edition/analyses.js";
import { compareLanguages, type LocaleProse } from "../../src/edition/languages.js";
import type { NumberedEntry } from "../../src/edition/outline.js";
import type { numberFigures } from "../../src/edition/sections.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { checkEvidence } from "../../src/evidence/checks.js";
import { resolveFigure } from "../../src/figures/resolve.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import type { References } from "../../src/manuscript/inline.js";
import { composeSection, textIndex } from "../../src/manuscript/section.js";
import { assemblePack } from "../../src/pack/assemble.js";
import { parseCsv } from "../../src/pack/csv.js";
import type { Finding } from "../../src/pack/finding.js";
import { checkLedger } from "../../src/pack/ledger.js";
import type { Pack } from "../../src/pack/pack.js";
import { collector } from "../../src/pack/report.js";
import type { Patch } from "./corpus.js";

export interface EditionView {
  readonly id: string;
  readonly vintage: Vintage;
  readonly order: readonly NumberedEntry[];
  readonly figures: ReturnType<typeof numberFigures>;
  readonly references: ReadonlyMap<string, References>;
}

export interface Tree {
  readonly root: string;
  /** Every file but those of the ledger. */
  readonly files: ReadonlyMap<string, string>;
  /** The files of the ledger; none without one. */
  readonly ledger: ReadonlyMap<string, string>;
  readonly pack: Pack;
  readonly editions: readonly EditionView[];
}

export const findingKey = ({ file, line, code, message }: Finding): string => [file, line, code, message].join("\u0000");

/** Line of an offset in a text, from 1. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Findings of a tree with some files changed. */
type Check = (tree: Tree, changed: ReadonlyMap<string, string>) => readonly Finding[];

/** A check of patches against one clean tree. */
export interface Recheck {
  /**
   * For each patch the errors and warnings that the clean tree does not have: at its own place, or for the whole batch it was
   * checked in when `anywhere` (then they stand at the first patch of the batch that shares their file and line, else at the first).
   */
  news(patches: readonly Patch[], anywhere: boolean): readonly (readonly Finding[])[];
  /** What the ledger says of each patch, at the same places as `news`. The rules never see it. */
  ledger(patches: readonly Patch[], anywhere: boolean): readonly (readonly Finding[])[];
  /** Every finding of a changed text, by the rules of the whole check. */
  text(patch: Patch): readonly Finding[];
}

export function recheckOf(tree: Tree): Recheck {
  const composed = new Map<string, Side>();
  const cleanTexts = new Map<string, ReadonlySet<string>>();
  const textOf = (file: string, markdown: string) => recheckText(tree, file, markdown, composed);
  const cleanOf = (file: string): ReadonlySet<string> => {
    let known = cleanTexts.get(file);
    if (known === undefined) {
      known = new Set(textOf(file, tree.files.get(file) ?? "").map(findingKey));
      cleanTexts.set(file, known);
    }
    return known;
  };
  const text = (patch: Patch) => textOf(patch.file, patched(tree.files.get(patch.file) ?? "", [patch]));
  const clean = new Map<Check, ReadonlySet<string>>();
  const batched = (patches: readonly Patch[], check: Check) => {
    let known = clean.get(check);
    if (known === undefined) {
      known = new Set(check(tree, new Map([...tree.files].filter(([file]) => file.startsWith("figures/")))).map(findingKey));
      clean.set(check, known);
    }
    return newsOfBatch(tree, patches, check, known);
  };
  /** Findings of patches that are checked with everything around them, batch by batch. */
  const ofBatches = (made: readonly (readonly Patch[])[], check: Check, anywhere: boolean, found: Map<Patch, readonly Finding[]>) => {
    for (const batch of made) {
      const { own, elsewhere } = batched(batch, check);
      for (const patch of batch) found.set(patch, own.get(patch) ?? []);
      const [first] = batch;
      if (anywhere && first !== undefined && elsewhere.length > 0) found.set(first, [...(found.get(first) ?? []), ...elsewhere]);
    }
  };
  const below = (patches: readonly Patch[], folder: string) => patches.filter(({ file }) => file.startsWith(folder));
  return {
    text,
    ledger(patches, anywhere) {
      const found = new Map<Patch, readonly Finding[]>();
      if (tree.ledger.size > 0) ofBatches(batches(tree, below(patches, "evidence/"), rowOf), checkRecorded, anywhere, found);
      return patches.map((patch) => found.get(patch) ?? []);
    },
    news(patches, anywhere) {
      const found = new Map<Patch, readonly Finding[]>();
      for (const patch of patches) {
        if (!patch.file.startsWith("text/")) continue;
        const line = lineOf(tree.files.get(patch.file) ?? "", patch.start);
        const known = cleanOf(patch.file);
        const fresh = text(patch).filter((finding) => finding.severity !== "info" && !known.has(findingKey(finding)));
        found.set(
          patch,
          fresh.filter((finding) => anywhere || (finding.file === patch.file && finding.line === line)),
        );
      }
      for (const [folder, check] of [
        ["evidence/", checkTables],
        ["figures/", checkFigureTexts],
        ["analyses/", checkAnalyses],
        ["judgements/", checkAnalyses],
      ] as const)
        ofBatches(batches(tree, below(patches, folder), groupOf), check, anywhere, found);
      return patches.map((patch) => found.get(patch) ?? []);
    },
  };
}

/** Patches that cannot see each other, one of a group to a batch. */
function batches({ files }: Tree, patches: readonly Patch[], group: typeof groupOf): readonly (readonly Patch[])[] {
  const made: { readonly keys: Set<string>; readonly patches: Patch[] }[] = [];
  for (const patch of patches) {
    const key = group(files.get(patch.file) ?? "", patch);
    const batch = made.find(({ keys }) => !keys.has(key));
    if (batch === undefined) made.push({ keys: new Set([key]), patches: [patch] });
    else {
      batch.keys.add(key);
      batch.patches.push(patch);
    }
  }
  return made.map((batch) => batch.patches);
}

/** The ledger looks at each row by itself. */
const rowOf = (text: string, { file, start }: Patch): string => `${file} ${lineOf(text, start)}`;

/** Rows of claims and diagrams are held against each other only for being the same: many of them may change at once. */
const apart = 16;

/** The indicator, the register or the figure that a patch changes. */
function groupOf(text: string, { file, start }: Patch): string {
  if (!/^evidence\/(?:observations|registers)\//.test(file))
    return file.startsWith("evidence/") ? `${file} ${lineOf(text, start) % apart}` : file;
  if (file.startsWith("evidence/registers/")) return file;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", from);
  return parseCsv(`${text.slice(from, to < 0 ? text.length : to)}\n`).records[0]?.cells[1] ?? file;
}

function patched(text: string, patches: readonly Patch[]): string {
  return [...patches]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), text);
}

/** Findings of a batch by the patch at whose line they stand, lines counted as in the clean tree. */
function newsOfBatch(
  tree: Tree,
  patches: readonly Patch[],
  check: Check,
  clean: ReadonlySet<string>,
): { readonly own: ReadonlyMap<Patch, readonly Finding[]>; readonly elsewhere: readonly Finding[] } {
  const byFile = new Map<string, Patch[]>();
  for (const patch of patches) byFile.set(patch.file, [...(byFile.get(patch.file) ?? []), patch]);
  const files = new Map([...byFile].map(([file, some]) => [file, patched(tree.files.get(file) ?? "", some)]));
  const own = new Map<Patch, Finding[]>();
  const elsewhere: Finding[] = [];
  for (const finding of check(tree, files)) {
    if (finding.severity === "info") continue;
    const { line, patch } = placeBefore(tree.files.get(finding.file) ?? "", byFile.get(finding.file) ?? [], finding.line);
    const put = patch?.text.startsWith("\n") === true;
    if (!put && clean.has(findingKey({ ...finding, line }))) continue;
    if (patch === undefined) elsewhere.push(finding);
    else own.set(patch, [...(own.get(patch) ?? []), finding]);
  }
  return { own, elsewhere };
}

/** Where a line of the patched text stood before, and the patch that made it, if one did. */
function placeBefore(text: string, patches: readonly Patch[], line: number): { readonly line: number; readonly patch?: Patch } {
  let shift = 0;
  for (const patch of [...patches].sort((a, b) => a.start - b.start)) {
    const at = lineOf(text, patch.start);
    const added = patch.text.split("\n").length - text.slice(patch.start, patch.end).split("\n").length;
    const first = patch.text.startsWith("\n") ? at + shift + 1 : at + shift;
    if (line >= first && line <= at + shift + added) return { line: at, patch };
    if (line > at + shift) shift += added;
  }
  return { line: line - shift };
}

/** Every finding of the evidence read again: what the files say against each other, and what the cells of every edition say. */
function checkTables({ root, files }: Tree, changed: ReadonlyMap<string, string>): readonly Finding[] {
  const texts = new Map([...files].filter(([path]) => !path.startsWith("text/") && !path.startsWith("figures/")));
  for (const [file, text] of changed) texts.set(file, text);
  const { report, list } = collector();
  const pack = assemblePack(root, { texts, unreadable: new Set(), hash: "" }, report);
  const vintages = pack === null ? [] : pack.file.editions.map(({ id, as_of }) => editionVintage(pack, as_of, id));
  return [...list(), ...vintages.flatMap(checkEvidence)];
}

/** Rows that no longer mean what the ledger says. */
function checkRecorded({ root, files, ledger }: Tree, changed: ReadonlyMap<string, string>): readonly Finding[] {
  const texts = new Map([...files, ...changed]);
  const { report, list } = collector();
  const pack = assemblePack(root, { texts, unreadable: new Set(), hash: "" }, () => {}, "files");
  if (pack !== null) checkLedger(pack, ledger, report);
  return list();
}

/** Every finding of the files read again with changed analyses and judgements, and of running what is declared in every edition. */
function checkAnalyses({ root, files }: Tree, changed: ReadonlyMap<string, string>): readonly Finding[] {
  const texts = new Map([...files].filter(([path]) => !path.startsWith("text/") && !path.startsWith("figures/")));
  for (const [file, text] of changed) texts.set(file, text);
  const { report, list } = collector();
  const pack = assemblePack(root, { texts, unreadable: new Set(), hash: "" }, report);
  const shown =
    pack === null
      ? []
      : pack.file.editions.flatMap(({ id, as_of }) => {
          const vintage = editionVintage(pack, as_of, id);
          return pack.file.locales.flatMap((locale) => analysisFindings(factBook({ vintage, locale })));
        });
  return [...list(), ...shown];
}

/** Every finding of the changed figures: of their declarations, and of what they say in every edition and locale. */
function checkFigureTexts({ root, files, editions }: Tree, changed: ReadonlyMap<string, string>): readonly Finding[] {
  const { report, list } = collector();
  const texts = new Map([...files].filter(([path]) => !path.startsWith("text/")));
  for (const [file, text] of changed) texts.set(file, text);
  const pack = assemblePack(root, { texts, unreadable: new Set(), hash: "" }, report);
  if (pack === null) return list();
  const shown = editions.flatMap(({ vintage: before, figures }) => {
    const vintage: Vintage = {
      ...before,
      pack: { ...before.pack, figures: pack.figures, ...(pack.places === undefined ? {} : { places: pack.places }) },
    };
    const numbers = new Map([...figures.values()].flat().map(({ file, number }) => [file, number]));
    return before.pack.file.locales.flatMap((locale) =>
      pack.figures.flatMap(({ figure, file }) => {
        const number = numbers.get(file);
        return number === undefined || !changed.has(file) ? [] : resolveFigure(figure, number, factBook({ vintage, locale })).findings;
      }),
    );
  });
  return [...list().filter(({ file }) => changed.has(file)), ...shown];
}

interface Side {
  readonly prose: ReturnType<typeof composeSection>["prose"];
  readonly findings: readonly Finding[];
}

/** Composes the sections that a text speaks for, in every locale and edition, with the text changed. What it does not touch is remembered. */
function recheckText({ pack, editions }: Tree, file: string, markdown: string, composed: Map<string, Side>): readonly Finding[] {
  return editions.flatMap(({ id, vintage, order, figures, references }) => {
    const textsOf = pack.file.locales.map((locale) => [locale, indexOf(pack, locale, id)] as const);
    const concerned = order.filter(({ entry }) => textsOf.some(([, textOf]) => textOf(entry.slug, entry.template?.name)?.file === file));
    const sides = textsOf.map(([locale, textOf]): LocaleProse & { readonly findings: readonly Finding[] } => {
      const sections = new Map<string, Side["prose"]>();
      const findings: Finding[] = [];
      for (const { entry } of concerned) {
        const declared = textOf(entry.slug, entry.template?.name);
        if (declared === undefined) continue;
        const key = [id, locale, entry.slug].join(" ");
        const touched = declared.file === file;
        let side = touched ? undefined : composed.get(key);
        if (side === undefined) {
          const text = touched ? { ...declared, markdown } : declared;
          const book = factBook({ vintage, locale });
          side = composeSection({
            text,
            section: entry.slug,
            book: text.template && entry.template !== undefined ? book.withParams(entry.template.with) : book,
            references: references.get(locale) ?? { figures: new Map(), sections: new Map() },
            figures: (figures.get(entry.slug) ?? []).map(({ figure }) => figure.slug),
          });
          if (!touched) composed.set(key, side);
        }
        sections.set(entry.slug, side.prose);
        findings.push(...side.findings);
      }
      return { locale, sections, findings };
    });
    return [...sides.flatMap(({ findings }) => findings), ...compareLanguages(vintage, sides)];
  });
}

const indexes = new WeakMap<Pack, Map<string, ReturnType<typeof textIndex>>>();

function indexOf(pack: Pack, locale: string, edition: string): ReturnType<typeof textIndex> {
  const known = indexes.get(pack) ?? new Map<string, ReturnType<typeof textIndex>>();
  indexes.set(pack, known);
  const key = `${locale} ${edition}`;
  const index = known.get(key) ?? textIndex(pack.texts, locale, edition);
  known.set(key, index);
  return index;
}
