/**
 * The site of a pack as its files are now. After a change only the page that is looked at is made anew: its sections and figures, in
 * the edition as it was before. A page that tells of the whole edition has the whole made when it is asked for.
 */

import { editionVintage } from "../analysis/index.js";
import { makeEdition } from "../edition/make.js";
import type { EditionDocument } from "../edition/model.js";
import { remakeSections } from "../edition/remake.js";
import type { Vintage } from "../evidence/cell.js";
import { type FactBook, factBook } from "../manuscript/fact-book.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { packReader } from "../pack/read.js";
import { memoryOutput } from "../publish/output.js";
import { pageSections } from "../publish/site/page-sections.js";
import { siteFiles, writeIndex, writeSiteAssets } from "../publish/site/write.js";
import { sitePath } from "./build-edition.js";

type Content = string | Uint8Array;
type Files = ReadonlyMap<string, () => string>;

export interface LiveSite {
  /** Reads the pack again. False when it, or the page looked at last, has errors: the site then stays as it was. */
  readonly refresh: () => Promise<boolean>;
  /** A file by its path below the root of the output; undefined when there is none. */
  readonly read: (path: string) => Content | undefined;
  /** The edition looked at last, or that a reader would be led to. */
  readonly edition: () => string;
}

/** A whole edition in one locale, made from a pack without errors. */
interface Whole {
  readonly work: Work;
  readonly document: EditionDocument;
  readonly files: Files;
  /** Sections to make anew, by page. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One edition in one locale as a version of the pack has it, as far as it was made. All that is made of it shares the book. */
interface Work {
  readonly vintage: Vintage;
  readonly book: FactBook;
  /** Number of the book's first fact: the whole before has those up to here. */
  readonly first: number;
  /** Files with the page that was made last: its evidence is among them, and that of those before it. */
  latest: Files | null;
  /** Pages made from parts; null where what they show has errors. */
  readonly pages: Map<string, string | null>;
  /** The whole was tried and has errors. */
  failed: boolean;
}

/** What the files of a pack held when they were read, with what was made from it. */
interface Version {
  readonly pack: Pack;
  /** By edition; shared by versions of which nothing but texts differ, and made with the texts of the first of them. */
  readonly vintages: Map<string, Vintage>;
  readonly works: Map<string, Work>;
}

/** Files of evidence, so many that a page finds its own whatever else is made later. */
const chunks = 512;

/** `chosen` limits the editions and locales of a pack; `report` is told every error that is found. */
export async function liveSite(
  root: string,
  assets: string,
  chosen: (pack: Pack) => { readonly editions: readonly string[]; readonly locales: readonly string[] },
  report: (errors: readonly Finding[]) => void,
): Promise<LiveSite> {
  const common = memoryOutput();
  await writeSiteAssets(assets, common);
  const wholes = new Map<string, Whole>();
  const readAgain = packReader(root);
  /** The last version read without errors, and the one that is shown. */
  let latest: Version | null = null;
  let current: Version | null = null;
  let viewed: readonly [edition: string, locale: string, page: string] = ["", "", ""];

  /** The vintage of an edition; undefined when the pack has no such edition. */
  const vintageOf = ({ pack, vintages }: Version, edition: string): Vintage | undefined => {
    const entry = pack.file.editions.find(({ id }) => id === edition);
    const known = vintages.get(edition);
    if (known !== undefined || entry === undefined) return known;
    const vintage = editionVintage(pack, entry.as_of, edition);
    vintages.set(edition, vintage);
    return vintage;
  };

  const workOf = (version: Version, edition: string, locale: string): Work | null => {
    const key = `${edition}/${locale}`;
    const known = version.works.get(key);
    const vintage = known?.vintage ?? vintageOf(version, edition);
    if (known !== undefined || vintage === undefined) return known ?? null;
    const before = wholes.get(key)?.work;
    const first = before === undefined ? 1 : before.first + before.book.facts.size;
    const work: Work = { vintage, book: factBook({ vintage, locale }, first), first, latest: null, pages: new Map(), failed: false };
    version.works.set(key, work);
    return work;
  };

  const withoutErrors = (findings: readonly Finding[]): boolean => {
    const errors = findings.filter(({ severity }) => severity === "error");
    report(errors);
    return errors.length === 0;
  };

  const filesOf = (document: EditionDocument, pack: Pack): Files => {
    const { editions, locales } = chosen(pack);
    return siteFiles(document, { editions: document.editions.filter(({ id }) => editions.includes(id)), locales, chunks }).files;
  };

  /** The whole edition as the pack has it; null when it has errors. */
  const makeWhole = (version: Version, edition: string, locale: string): Whole | null => {
    const { pack, vintages, works } = version;
    if (vintages.get(edition)?.pack !== pack) {
      // All of an edition is told by one vintage, its texts too.
      vintages.delete(edition);
      works.delete(`${edition}/${locale}`);
    }
    const work = workOf(version, edition, locale);
    if (work === null || work.failed) return null;
    const { document, findings } = makeEdition(work.vintage, edition, locale, work.book);
    work.failed = !withoutErrors(findings);
    if (work.failed) return null;
    const whole = { work, document, files: filesOf(document, pack), parts: pageSections(document) };
    wholes.set(`${edition}/${locale}`, whole);
    return whole;
  };

  /** A page made from a part of the edition; undefined when that cannot be, null when it has errors. */
  const makePage = (pack: Pack, work: Work, before: Whole, name: string, path: string): string | null | undefined => {
    const known = work.pages.get(name);
    if (known !== undefined) return known;
    const sections = before.parts.get(name.replace(/^(figures\/.*)\.(?:csv|js|svg)$/, "$1.html"));
    const made = sections === undefined ? null : remakeSections(before.document, work.vintage, sections, work.book, pack.texts);
    if (made === null) return undefined;
    const right = withoutErrors(made.findings);
    if (right) work.latest = filesOf(made.document, pack);
    const content = right ? work.latest?.get(path)?.() : null;
    if (content !== undefined) work.pages.set(name, content);
    return content;
  };

  /** A file of an edition as this version of the pack has it; null when what it shows has errors. */
  const fileOf = (version: Version, edition: string, locale: string, name: string): string | null | undefined => {
    const { pack } = version;
    const work = workOf(version, edition, locale);
    if (work === null) return undefined;
    const path = `site/${edition}/${locale}/${name}`;
    const before = wholes.get(`${edition}/${locale}`);
    if (before !== undefined && before.work !== work) {
      if (name.startsWith("data/evidence-")) return (work.latest ?? before.files).get(path)?.();
      const page = makePage(pack, work, before, name, path);
      if (page !== undefined) return page;
    }
    const whole = before?.work === work ? before : makeWhole(version, edition, locale);
    return whole === null ? null : whole.files.get(path)?.();
  };

  const refresh = async (): Promise<boolean> => {
    const { pack, findings, textsOnly } = readAgain();
    if (!withoutErrors(findings) || pack === null) return false;
    const { editions, locales } = chosen(pack);
    const [edition, locale] = viewed;
    if (!editions.includes(edition) || !locales.includes(locale)) {
      const first = editions.find((id) => id === pack.file.default_edition) ?? editions[0] ?? "";
      viewed = [first, locales[0] ?? "", "index.html"];
    }
    const version: Version = { pack, vintages: textsOnly && latest !== null ? latest.vintages : new Map(), works: new Map() };
    latest = version;
    if (fileOf(version, ...viewed) === null) return false;
    current = version;
    const isChosen = (id: string, tag: string) => editions.includes(id) && locales.includes(tag);
    await writeIndex(pack, (id, tag) => (isChosen(id, tag) ? sitePath(id, tag) : null), common);
    return true;
  };

  const read = (path: string): Content | undefined => {
    const known = common.files.get(path);
    const [top, edition = "", locale = "", ...rest] = path.split("/");
    if (known !== undefined || top !== "site" || current === null) return known;
    const { editions, locales } = chosen(current.pack);
    if (!editions.includes(edition) || !locales.includes(locale)) return undefined;
    const name = rest.join("/");
    const content = fileOf(current, edition, locale, name);
    if (typeof content === "string" && name.endsWith(".html")) viewed = [edition, locale, name];
    return content === null ? wholes.get(`${edition}/${locale}`)?.files.get(path)?.() : content;
  };

  return { refresh, read, edition: () => viewed[0] };
}
