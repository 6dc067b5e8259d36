/**
 * The gallery resolves and draws as it did: every kind × locale × light, dark and print against golden/. `UPDATE=1` renews the
 * pictures on purpose (look at the difference before committing); where CI is set nothing is ever written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { drawFigure, figureScene } from "../../src/figures/draw.js";
import { sceneProblems } from "../../src/figures/problems.js";
import { figureKind } from "../../src/pack/schema.js";
import { type Gallery, galleryFolder, readGallery } from "./gallery.js";

const golden = fileURLToPath(new URL("golden/", import.meta.url));
const update = process.env.UPDATE === "1" && process.env.CI === undefined;
const themes = [
  ["light", 350],
  ["dark", 350],
  ["print", 468],
] as const;
const locales = ["zh", "en"] as const;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await readGallery();
});

/** A page with both pictures side by side, so that a difference can be seen. */
function showDifference(name: string, was: string, is: string): string {
  const file = path.join(tmpdir(), `almanac-${name}.html`);
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>${name}</title><p>golden, then as drawn now</p>${was}<hr>${is}`);
  return file;
}

describe("the gallery", () => {
  it("holds a figure of every kind, all built, in both languages and without a finding", () => {
    expect(gallery.findings).toEqual([]);
    for (const locale of locales) {
      expect(gallery.figures[locale].filter((figure) => figure.state !== "built").map((figure) => figure.slug)).toEqual([]);
      expect(new Set(gallery.figures[locale].map((figure) => figure.kind))).toEqual(new Set(figureKind.options));
    }
  });

  it("keeps texts apart and inside at every width", () => {
    const problems = locales.flatMap((locale) =>
      gallery.figures[locale].flatMap((figure) =>
        [320, 350, 468, 556, 680, 828, 932].flatMap((width) => {
          const scene = figureScene(figure, width, "css");
          return scene === null ? [] : sceneProblems(scene).map((problem) => `${locale} ${figure.slug} ${width}: ${problem}`);
        }),
      ),
    );
    expect(problems).toEqual([]);
  });

  it("draws every figure as its golden picture shows it", () => {
    const seen = new Set<string>();
    const changed: string[] = [];
    if (update) mkdirSync(golden, { recursive: true });
    for (const locale of locales) {
      for (const figure of gallery.figures[locale]) {
        for (const [theme, width] of themes) {
          const svg = drawFigure(figure, width, theme);
          if (svg === "") continue;
          const name = `${figure.slug}.${locale}.${theme}.svg`;
          const file = path.join(golden, name);
          seen.add(name);
          if (update) writeFileSync(file, `${svg}\n`);
          const was = existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "";
          if (was !== svg) changed.push(`${name}: see ${showDifference(name, was, svg)}`);
        }
      }
    }
    expect(changed).toEqual([]);
    expect(readdirSync(golden).filter((name) => !seen.has(name))).toEqual([]);
  });

  it("says in words what it shows, in the language of the reader", () => {
    for (const locale of locales) {
      for (const figure of gallery.figures[locale]) {
        expect(figure.alt.startsWith(figure.title), figure.slug).toBe(true);
        expect(figure.alt.length, figure.slug).toBeGreaterThan(figure.title.length + 8);
        expect(/[\u4e00-\u9fff]/.test(figure.alt), `${locale} ${figure.alt}`).toBe(locale === "zh");
      }
    }
    const alt = (slug: string) => gallery.figures.en.find((figure) => figure.slug === slug)?.alt ?? "";
    expect(alt("bar")).toBe(
      "Size of the market, 2018–2027. rising from 2018: EUR 3.8 billion to 2027: EUR 9.2 billion. Holds forecasts. Sources disagree on some values. No data for 2020.",
    );
    expect(alt("tornado")).toContain("Base EUR 7.1 billion, moved most by Bikes sold: 6.2–8.2");
    expect(alt("log-log")).toContain("exponent 0.52");
    expect(alt("fan")).toContain("80% interval: EUR 7.4 billion to EUR 11 billion in 2027");
  });
});

describe("docs/figures.md", () => {
  const page = readFileSync(new URL("../../docs/figures.md", import.meta.url), "utf8");

  it("shows every kind with a declaration that the tests resolve and draw", () => {
    const gallery = page.slice(page.indexOf("## Gallery"));
    const blocks = [...gallery.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map((match) => [match[1] ?? "", match[2] ?? ""] as const);
    const files = readdirSync(path.join(galleryFolder, "figures"));
    expect(new Set(blocks.map(([name]) => name))).toEqual(new Set(files));
    for (const [name, text] of blocks) expect(text, name).toBe(readFileSync(path.join(galleryFolder, "figures", name), "utf8"));
  });

  it("names only pictures that exist", () => {
    const pictures = [...page.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1] ?? "");
    expect(pictures.length).toBeGreaterThan(20);
    for (const picture of pictures) expect(existsSync(new URL(`../../docs/${picture}`, import.meta.url)), picture).toBe(true);
  });
});
