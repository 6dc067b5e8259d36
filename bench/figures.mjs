/**
 * How many static charts a second the kit draws, from resolved models to SVG text: the gallery's figures at the widths of phone
 * and column, in one thread, by processor time,
 * so that other work on the machine does not count. `node bench/figures.mjs` prints it; benchFigures() gives it as data.
 */
import { fileURLToPath } from "node:url";
import { makeEdition } from "../lib/edition/make.js";
import { vintageAt } from "../lib/evidence/vintage.js";
import { drawFigure } from "../lib/figures/draw.js";
import { readPack } from "../lib/pack/read.js";

const gallery = fileURLToPath(new URL("../tests/fixtures/packs/gallery", import.meta.url));

/**
 * Draws every gallery figure at two widths for some time.
 * @param {number} [seconds] how long to measure.
 * @returns {Promise<{ charts: number, seconds: number, perSecond: number, slowest: { slug: string, ms: number } }>}
 */
export async function benchFigures(seconds = 3) {
  const { pack } = await readPack(gallery);
  if (pack === null) throw new Error(`bench/figures: no pack in ${gallery}`);
  const [edition] = pack.file.editions;
  const vintage = vintageAt(pack, edition.as_of, edition.id);
  const models = pack.file.locales.flatMap((locale) => makeEdition(vintage, edition.id, locale).document.figures);
  const drawn = models.filter((model) => drawFigure(model, 680, "css") !== "");
  let slowest = { slug: "", ms: 0 };
  let charts = 0;
  // Compiled once before it is measured, as in a build.
  for (const model of drawn) drawFigure(model, 350, "css");
  const start = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  while (spent() < seconds) {
    for (const model of drawn) {
      const before = performance.now();
      for (const width of [350, 680]) drawFigure(model, width, "css");
      const ms = (performance.now() - before) / 2;
      if (ms > slowest.ms) slowest = { slug: model.slug, ms };
      charts += 2;
    }
  }
  const used = spent();
  return { charts, seconds: used, perSecond: charts / used, slowest };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { charts, seconds, perSecond, slowest } = await benchFigures();
  console.log(
    `${Math.round(perSecond)} charts a second (${charts} in ${seconds.toFixed(1)} s; slowest ${slowest.slug}, ${slowest.ms.toFixed(1)} ms)`,
  );
}
