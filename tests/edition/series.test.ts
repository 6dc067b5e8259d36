/** The pages of series: topics by their names, units in the scale of the language. */
import { expect, test } from "vitest";
import { seriesPages } from "../../src/edition/series.js";
import type { Pack } from "../../src/pack/pack.js";
import { editionOf, readDemo } from "../support/packs.js";

/** Topic and unit that a series page states when all series have this unit and topic. */
function stated(pack: Pack, unit: string, locale: string): readonly (string | undefined)[] {
  const changed: Pack = {
    ...pack,
    file: { ...pack.file, topics: { trade: { zh: "贸易", en: "Trade" } } },
    indicators: new Map([...pack.indicators].map(([id, indicator]) => [id, { ...indicator, unit, topic: "trade" }])),
  };
  const [page] = seriesPages({ ...editionOf(pack, pack.file.editions.at(-1)?.id ?? ""), pack: changed }, locale);
  return [page?.topic, page?.unit];
}

test("a series names its topic and its unit in the words of the locale", async () => {
  const pack = await readDemo();
  expect(stated(pack, "1e8 CNY", "zh")).toEqual(["贸易", "亿元"]);
  expect(stated(pack, "1e8 CNY", "en")).toEqual(["Trade", "CNY"]);
  expect(stated(pack, "1e6 CNY", "en")).toEqual(["Trade", "CNY million"]);
});
