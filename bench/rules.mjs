/**
 * How many rules a second are held against sentences of a pack's texts: one check is one rule on one sentence, in all locales of
 * the default edition, in one thread, by processor time, when the texts were read once before and the code is compiled: a cold check
 * holds about a fifth as many. `node bench/rules.mjs [PACK]` prints it; benchRules() gives it as data.
 */
import { fileURLToPath } from "node:url";
import { editionVintage } from "../lib/analysis/edition-vintage.js";
import { composeSections } from "../lib/edition/sections.js";
import { factBook } from "../lib/manuscript/fact-book.js";
import { checkStatements, factRules, sentenceRules } from "../lib/manuscript/statement/check.js";
import { readingOf } from "../lib/manuscript/statement/reading.js";
import { languageOf } from "../lib/manuscript/statement/sentence.js";
import { readPack } from "../lib/pack/read.js";

const flagship = fileURLToPath(new URL("../packs/china-llm", import.meta.url));

/**
 * @param {string} [root] folder of the pack.
 * @returns {Promise<{ sentences: number, checks: number, seconds: number, perSecond: number }>}
 */
export async function benchRules(root = flagship) {
  const { pack } = await readPack(root, "files");
  if (pack === null) throw new Error(`bench/rules: no pack in ${root}`);
  const edition = pack.file.editions.find(({ id }) => id === pack.file.default_edition) ?? pack.file.editions[0];
  const vintage = editionVintage(pack, edition.as_of, edition.id);
  const texts = pack.file.locales.flatMap((locale) => {
    const scope = { vintage, locale };
    const { prose } = composeSections(vintage, edition.id, locale, factBook(scope));
    return languageOf(locale) === null ? [] : [...prose.values()].flatMap(({ blocks }) => blocks.map((block) => ({ block, scope })));
  });
  let sentences = 0;
  let checks = 0;
  for (const { block, scope } of texts) {
    for (const { facts } of readingOf(block, scope, languageOf(scope.locale)).sentences) {
      sentences += 1;
      checks += sentenceRules.length + (facts.length === 0 ? 0 : factRules.length);
    }
  }
  const start = process.cpuUsage();
  for (const { block, scope } of texts) checkStatements(block, scope);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  return { sentences, checks, seconds, perSecond: checks / seconds };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { sentences, checks, seconds, perSecond } = await benchRules(process.argv[2]);
  console.log(
    `${checks} rules held against ${sentences} sentences in ${seconds.toFixed(2)} s of a processor: ${Math.round(perSecond)} a second`,
  );
}
