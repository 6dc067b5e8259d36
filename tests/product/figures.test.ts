/** Every figure of the flagship, in each edition and language, at every width it is shown at: nothing overlaps or leaves its place. */
import { beforeAll, describe, expect, it } from "vitest";
import { makeEdition } from "../../src/edition/make.js";
import type { EditionDocument } from "../../src/edition/model.js";
import { figureScene, printWidths, screenWidths } from "../../src/figures/draw.js";
import { sceneProblems } from "../../src/figures/problems.js";
import type { Pack } from "../../src/pack/pack.js";
import { editionOf, readDemo } from "../support/packs.js";
import { flagship } from "../support/run.js";

const places = [
  ...[...Object.values(screenWidths), 556, 828].map((width) => ({ width, theme: "css" as const })),
  ...Object.values(printWidths).map((width) => ({ width, theme: "print" as const })),
];

let pack: Pack;
beforeAll(async () => {
  pack = await readDemo(flagship);
});

describe.each(["2024-2029", "current"])("figures of the edition %s", (edition) => {
  it.each(["zh", "en"])("keep their texts apart and inside in %s", (locale) => {
    const document: EditionDocument = makeEdition(editionOf(pack, edition), edition, locale).document;
    const problems: string[] = [];
    let drawn = 0;
    for (const figure of document.figures) {
      for (const { width, theme } of places) {
        const scene = figureScene(figure, width, theme);
        if (scene === null) continue;
        drawn += 1;
        problems.push(...sceneProblems(scene).map((problem) => `${figure.slug} at ${width} ${theme}: ${problem}`));
      }
    }
    expect(drawn).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  });
});
