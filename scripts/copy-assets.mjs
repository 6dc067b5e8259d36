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
writeFileSync(`${target}/fonts.css`, style);
