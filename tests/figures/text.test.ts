/** Measuring and breaking text, against the fonts and in general. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balance, textWidth, wrap } from "../../src/figures/text.js";

interface Metrics {
  /** Advances in thousandths of an em of the characters that are not one em wide, by code point. */
  advances(file: string, fallback: string): Readonly<Record<number, number>>;
  metricsFile(): string;
}
// @ts-expect-error a plain script without types
const metrics: Metrics = await import("../../scripts/font-metrics.mjs");
const fonts = fileURLToPath(new URL("../../node_modules/@expo-google-fonts/", import.meta.url));

describe.each([
  [400, "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf", "noto-sans/400Regular/NotoSans_400Regular.ttf"],
  [700, "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf", "noto-sans/700Bold/NotoSans_700Bold.ttf"],
] as const)("widths at weight %d", (weight, file, fallback) => {
  it("are those of the font that prints", () => {
    const real = metrics.advances(fonts + file, fonts + fallback);
    for (const character of "²⁵⁶ŁčABCxyz019%$€—–−“”‘’…，。：（）《》中国大茶éüñαβγ→↔·") {
      expect(textWidth(character, 20, weight), character).toBeCloseTo(((real[character.codePointAt(0) ?? 0] ?? 1000) * 20) / 1000, 6);
    }
  });
});

const words = fc.stringMatching(/^[a-zA-Z0-9 ，。（）中文茶叶市场规模、/-]{0,60}$/);

describe("breaking lines", () => {
  it("keeps every character but the blanks at the breaks, in order", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 300 }), (text, width) => {
        expect(wrap(text, width, 13).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });

  it("never makes a line wider than asked when a character fits", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 300 }), (text, width) => {
        for (const line of [...wrap(text, width, 13), ...balance(text, width, 13, 700)])
          expect(textWidth(line, 13, 400)).toBeLessThanOrEqual(width + 0.01);
      }),
      // A last character with two closing marks fills its line: the one before it finds no room there.
      { examples: [["。0茶市。）", 40]] },
    );
  });

  it("breaks Chinese between characters, but not before a full stop nor after an opening bracket", () => {
    const lines = wrap("茶叶市场规模（按金额）继续增长，增速放缓。", 70, 13);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。）]/);
      expect(line).not.toMatch(/（$/);
    }
  });

  it("leaves no Chinese character alone on the last line", () => {
    const text = "采集标注整理精简增强";
    for (let width = 30; width < 130; width++) {
      const lines = wrap(text, width, 13);
      if (lines.length > 1) expect([...(lines.at(-1) ?? "")].length, String(width)).toBeGreaterThan(1);
    }
  });

  it("keeps Latin words whole", () => {
    expect(wrap("Cold chain and storage", 80, 13)).toEqual(["Cold chain", "and storage"]);
  });

  it("cuts with an ellipsis when lines are limited", () => {
    const lines = wrap("Cold chain and storage and auction houses", 80, 13, 400, 1);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith("…")).toBe(true);
  });
});

describe("the metrics file", () => {
  it("is what scripts/font-metrics.mjs writes", () => {
    const written = readFileSync(new URL("../../src/figures/metrics/noto-sans-sc.ts", import.meta.url), "utf8");
    expect(written).toBe(metrics.metricsFile());
  });
});
