/**
 * Writes src/figures/metrics/noto-sans-sc.ts: the advance widths the figures are laid out with, read from the fonts that print them.
 * Run it after an update of the fonts: `node scripts/font-metrics.mjs`. A test compares its output with the file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";

const root = fileURLToPath(new URL("..", import.meta.url));
const fonts = `${root}node_modules/@expo-google-fonts`;

/** Every character that is not one em wide in the font, among those a report may set in a figure. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x2010, 0x2027],
  [0x202f, 0x203a],
  [0x2070, 0x209c],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
];

/** Advances in thousandths of an em; what the font lacks is drawn, and measured, by the fallback. */
export function advances(file, fallbackFile) {
  const main = fontkit.create(readFileSync(file));
  const fallback = fontkit.create(readFileSync(fallbackFile));
  const out = {};
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) {
      const font = [main, fallback].find((one) => one.hasGlyphForCodePoint(code));
      if (font === undefined) continue;
      const width = Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000);
      if (width !== 1000) out[code] = width;
    }
  }
  return out;
}

/** Runs of consecutive code points as [first, "w,w,w"], so that the file stays small. */
function runs(widths) {
  const codes = Object.keys(widths)
    .map(Number)
    .sort((a, b) => a - b);
  const out = [];
  for (const code of codes) {
    const last = out.at(-1);
    if (last !== undefined && code === last.from + last.widths.length) last.widths.push(widths[code]);
    else out.push({ from: code, widths: [widths[code]] });
  }
  return out.map(({ from, widths: list }) => `  [${from}, "${list.join(" ")}"],`).join("\n");
}

export function metricsFile() {
  const regular = advances(
    `${fonts}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`,
    `${fonts}/noto-sans/400Regular/NotoSans_400Regular.ttf`,
  );
  const bold = advances(`${fonts}/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf`, `${fonts}/noto-sans/700Bold/NotoSans_700Bold.ttf`);
  return `/**
 * Advance widths of Noto Sans SC, and of Noto Sans where it has no glyph, in thousandths of an em, as runs from a first code point; every other character is one em wide.
 * Written by scripts/font-metrics.mjs; do not edit by hand.
 */
// biome-ignore-all format: generated
export const regular: readonly (readonly [number, string])[] = [
${runs(regular)}
];
export const bold: readonly (readonly [number, string])[] = [
${runs(bold)}
];
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${root}src/figures/metrics/noto-sans-sc.ts`, metricsFile());
