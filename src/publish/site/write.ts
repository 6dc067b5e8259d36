/** Writes an edition's website, the files all editions share, and the page that lets a reader choose between them. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { EditionDocument } from "../../edition/model.js";
import { drawFigure } from "../../figures/draw.js";
import { figureStyle } from "../../figures/style.js";
import type { Pack } from "../../pack/pack.js";
import type { Output } from "../output.js";
import { figureCsv, registerCsv } from "./data/csv.js";
import { evidenceScripts } from "./data/evidence.js";
import { figureScript } from "./data/figure.js";
import { registerScript } from "./data/register.js";
import { dataScript } from "./data/script.js";
import { searchScript } from "./data/search.js";
import { figureSvg } from "./data/svg.js";
import { isDrawn } from "./figure.js";
import { aboutHtml } from "./pages/about.js";
import { appendixHtml } from "./pages/appendix.js";
import { calculatorsHtml } from "./pages/calculators.js";
import { chooserHtml, type Entrance } from "./pages/chooser.js";
import { factPages, factsHtml } from "./pages/facts.js";
import { figureHtml, figureListHtml } from "./pages/figures.js";
import { gapsHtml } from "./pages/gaps.js";
import { homeHtml } from "./pages/home.js";
import { methodHtml } from "./pages/method.js";
import { registerHtml, registerListHtml } from "./pages/registers.js";
import { sectionHtml } from "./pages/section.js";
import { seriesHtml, seriesListHtml } from "./pages/series.js";
import { sourceHtml, sourcesHtml } from "./pages/sources.js";
import * as paths from "./paths.js";
import { extraPages, openSite, type Site, type SiteContext } from "./site.js";

export type { SiteContext } from "./site.js";

/** Every page of a document with the function that makes it, in the order they are written. */
function* pagesOf(site: Site): Generator<readonly [string, () => string]> {
  const { document } = site;
  yield [paths.homePage, () => homeHtml(site)];
  for (const node of site.pages) {
    const place = site.sections.get(node.slug);
    if (place !== undefined) yield [paths.sectionPage(node.slug), () => sectionHtml(site, place)];
  }
  yield [paths.figuresPage, () => figureListHtml(site)];
  for (const figure of document.figures) yield [paths.figurePage(figure.slug), () => figureHtml(site, figure)];
  yield [paths.seriesListPage, () => seriesListHtml(site)];
  for (const series of document.series) yield [paths.seriesPage(series.id), () => seriesHtml(site, series)];
  yield [paths.sourcesPage, () => sourcesHtml(site)];
  for (const source of document.sources) yield [paths.sourcePage(source.id), () => sourceHtml(site, source)];
  yield [paths.registersPage, () => registerListHtml(site)];
  for (const register of document.registers) {
    const count = Math.max(1, Math.ceil(register.rows.length / paths.rowsPerPage));
    for (let number = 1; number <= count; number++)
      yield [paths.registerPage(register.id, number), () => registerHtml(site, register, number)];
  }
  for (let number = 1; number <= factPages(site); number++) yield [paths.factsPage(number), () => factsHtml(site, number)];
  if (document.calculators !== undefined) yield [paths.calculatorsPage, () => calculatorsHtml(site)];
  yield [paths.methodPage, () => methodHtml(site)];
  yield [paths.gapsPage, () => gapsHtml(site)];
  for (const extra of extraPages(site)) yield [extra.path, () => appendixHtml(site, extra)];
  yield [paths.aboutPage, () => aboutHtml(site)];
}

/** Files beside the pages: data to download and data for the script. */
function* dataOf(site: Site, pages: readonly string[]): Generator<readonly [string, () => string]> {
  const { document } = site;
  for (const figure of document.figures) {
    if (figure.state !== "built") continue;
    const base = `figures/${paths.fileName(figure.slug)}`;
    yield [`${base}.csv`, () => figureCsv(site, figure)];
    yield [`${base}.js`, () => figureScript(site, figure)];
    if (isDrawn(figure)) yield [`${base}.svg`, () => figureSvg(site, figure)];
  }
  for (const register of document.registers) {
    const base = `registers/${paths.fileName(register.id)}`;
    yield [`${base}.csv`, () => registerCsv(site, register)];
    yield [`${base}.js`, () => registerScript(site, register)];
  }
  const tools = document.calculators;
  if (tools !== undefined)
    yield [
      "data/calculators.js",
      () =>
        dataScript(
          "calculators",
          "all",
          tools.map(({ id, setup }) => [id, setup]),
        ),
    ];
  yield ["data/search.js", () => searchScript(site)];
  let scripts: readonly string[] | undefined;
  for (let chunk = 0; chunk < site.chunks; chunk++) {
    yield [
      `data/evidence-${chunk}.js`,
      () => {
        scripts ??= evidenceScripts(site);
        return scripts[chunk] ?? "";
      },
    ];
  }
  yield ["data/pages.js", () => dataScript("pages", `${document.id}/${document.locale}`, pages)];
}

export interface SiteFiles {
  /** How many of the files are pages. */
  readonly pages: number;
  /** Path below the root of the output folder → the function that makes the file, in the order they are written. */
  readonly files: ReadonlyMap<string, () => string>;
}

/** Every file of an edition's site in one locale, each made when its function is called. */
export function siteFiles(document: EditionDocument, context: Partial<SiteContext> = {}): SiteFiles {
  const site = openSite(document, { locales: document.locales, editions: document.editions, downloads: [], draw: drawFigure, ...context });
  const pages = [...pagesOf(site)];
  const data = dataOf(
    site,
    pages.map(([file]) => file),
  );
  const folder = `site/${document.id}/${document.locale}`;
  return { pages: pages.length, files: new Map([...pages, ...data].map(([file, make]) => [`${folder}/${file}`, make])) };
}

/**
 * Writes every page of an edition in one locale below site/<edition>/<locale>/.
 * @returns how many pages were written.
 */
export async function writeSite(
  document: EditionDocument,
  out: Output,
  context: Partial<SiteContext> = {},
): Promise<{ readonly pages: number }> {
  const { pages, files } = siteFiles(document, context);
  // A few writes at a time: the disk works while the next page is made, and memory stays small.
  let waiting: Promise<void>[] = [];
  for (const [file, make] of files) {
    const done = out.write(file, make());
    if (done !== undefined) waiting.push(done);
    if (waiting.length >= 64) {
      await Promise.all(waiting);
      waiting = [];
    }
  }
  await Promise.all(waiting);
  return { pages };
}

const styleFiles = ["theme.css", "base.css", "parts.css", "pages.css", "screens.css"];

/** The files of `folder` by name; none when it is not there. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Writes what all editions share below site/assets/: style, script, fonts with their licences.
 * @param assets the engine's folder of assets.
 */
export async function writeSiteAssets(assets: string, out: Output): Promise<void> {
  const styles = await Promise.all(styleFiles.map((name) => readFile(path.join(assets, "site", name), "utf8")));
  await out.write("site/assets/site.css", `${styles.join("\n")}@layer figures {\n${figureStyle()}}\n`);
  const scripts = path.join(assets, "..", "lib", "publish", "site", "assets");
  for (const name of ["site.js", "theme.js", "calculators.js"])
    await out.write(`site/assets/${name}`, await readFile(path.join(scripts, name)));
  const fonts = path.join(assets, "fonts", "web");
  const names = await filesIn(fonts);
  // A clone whose fonts were not copied yet reads with the fonts of the machine.
  if (!names.includes("fonts.css")) await out.write("site/assets/fonts.css", "");
  for (const name of names)
    await out.write(name === "fonts.css" ? "site/assets/fonts.css" : `site/assets/fonts/${name}`, await readFile(path.join(fonts, name)));
}

/** Writes index.html of the output folder: every edition in every language. */
export async function writeIndex(pack: Pick<Pack, "file">, entrance: Entrance, out: Output): Promise<void> {
  await out.write("index.html", chooserHtml(pack.file, entrance));
}
