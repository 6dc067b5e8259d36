/**
 * Copies the website's fonts into assets/fonts/web: the subsets of Noto Sans SC and Noto Serif SC (variable, woff2) with their
 * licences and one style sheet. Cyrillic and Vietnamese subsets are left out: the report is set in Chinese and Latin.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}assets/fonts/web`;
const skipped = /-(cyrillic|cyrillic-ext|vietnamese)-/;

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

let style = "";
for (const family of ["noto-sans-sc", "noto-serif-sc"]) {
  const folder = `${root}node_modules/@fontsource-variable/${family}`;
  const faces = readFileSync(`${folder}/index.css`, "utf8").match(/@font-face\s*\{[^}]*\}/g) ?? [];
  for (const face of faces) {
    const file = /url\(\.\/files\/([^)]+)\)/.exec(face)?.[1];
    if (file === undefined || skipped.test(file)) continue;
    cpSync(`${folder}/files/${file}`, `${target}/${file}`);
    style += `${face.replace(/url\([^)]*\)/, `url(fonts/${file})`).replace(/\s+/g, " ")}\n`;
  }
  cpSync(`${folder}/LICENSE`, `${target}/${family}-OFL.txt`);
}
// The Chinese faces draw quotation marks, the middle dot and the ellipsis full width: text in other languages takes these few signs from the
// Latin faces that the Chinese ones were drawn to match.
for (const [package_, name] of [
  ["source-serif-4", "Almanac Latin Serif"],
  ["source-sans-3", "Almanac Latin Sans"],
]) {
  const folder = `${root}node_modules/@fontsource-variable/${package_}`;
  const file = `${package_}-latin-wght-normal.woff2`;
  cpSync(`${folder}/files/${file}`, `${target}/${file}`);
  cpSync(`${folder}/LICENSE`, `${target}/${package_}-OFL.txt`);
  style += `@font-face { font-family: '${name}'; font-style: normal; font-display: swap; font-weight: 200 900; src: url(fonts/${file}) format('woff2-variations'); unicode-range: U+B7,U+2018-201D,U+2026; }\n`;
}
writeFileSync(`${target}/fonts.css`, style);
