/**
 * Copies the font files that the PDF uses, with their licences, from the development packages into assets/fonts/.
 * The packages weigh 200 MB; these files travel with the published package instead. Run by `npm run prepare`.
 */
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, "assets", "fonts");
const require = createRequire(join(root, "package.json"));

/** Package → file inside it → name in assets/fonts/. */
const files = [
  ["@expo-google-fonts/noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"],
  ["@expo-google-fonts/noto-sans-sc", "700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"],
  ["@expo-google-fonts/noto-sans-sc", "LICENSE_FONT", "NotoSansSC-OFL.txt"],
  ["@expo-google-fonts/noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf"],
  ["@expo-google-fonts/noto-serif-sc", "700Bold/NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf"],
  ["@expo-google-fonts/noto-serif-sc", "LICENSE_FONT", "NotoSerifSC-OFL.txt"],
  // Latin, Greek and Cyrillic letters and raised figures that the Chinese faces lack.
  ["@expo-google-fonts/noto-sans", "400Regular/NotoSans_400Regular.ttf", "NotoSans-Regular.ttf"],
  ["@expo-google-fonts/noto-sans", "700Bold/NotoSans_700Bold.ttf", "NotoSans-Bold.ttf"],
  ["@expo-google-fonts/noto-sans", "LICENSE_FONT", "NotoSans-OFL.txt"],
];

/** Folder of an installed package, or null: a package installed for use carries the fonts already and lacks these packages. */
function packageFolder(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

mkdirSync(target, { recursive: true });
for (const [name, file, as] of files) {
  const folder = packageFolder(name);
  const to = join(target, as);
  if (folder === null) {
    if (existsSync(to)) continue;
    console.error(`copy-fonts: ${name} is not installed and ${to} is missing; run npm ci with development dependencies`);
    process.exit(1);
  }
  const from = join(folder, file);
  if (existsSync(to) && statSync(to).size === statSync(from).size) continue;
  copyFileSync(from, to);
}
