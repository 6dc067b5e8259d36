/** The colours a picture carries by itself are those of the site's theme. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { palettes } from "../../src/figures/palette.js";
import { slots } from "../../src/figures/style.js";

const css = readFileSync(new URL("../../assets/site/theme.css", import.meta.url), "utf8");
/** Tokens of the first block after a place. */
function tokensAfter(start: string): ReadonlyMap<string, string> {
  const from = css.indexOf("{", css.indexOf(start));
  const block = css.slice(from, css.indexOf("}", from));
  return new Map([...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", (match[2] ?? "").toUpperCase()]));
}

describe.each([
  ["light", ":root {"],
  ["dark", ':root:not([data-theme="light"])'],
] as const)("%s pictures", (theme, start) => {
  const tokens = tokensAfter(start);
  it("use the theme's surfaces and inks", () => {
    for (const [name, colour] of Object.entries(palettes[theme].tokens)) expect(colour, name).toBe(tokens.get(name));
  });
  it("use the theme's pigments and steps", () => {
    expect(Object.keys(palettes[theme].slots)).toEqual(Object.keys(slots));
    for (const [slot, colour] of Object.entries(palettes[theme].slots))
      expect(colour, slot).toBe(tokens.get(slots[Number(slot)]?.[0] ?? ""));
  });
});
