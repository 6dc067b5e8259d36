/** Bundles the site's script into classic files that a page opened from disk may run: lib/publish/site/assets/{site,theme,calculators}.js. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The validator of the methods' input speaks some fifty languages; the methods' own refusals are in one. */
const oneLanguage = {
  name: "one-language",
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: "js",
    }));
  },
};

/** @param {string} [outdir] */
export async function buildClient(outdir = `${root}lib/publish/site/assets`) {
  await build({
    entryPoints: {
      site: `${root}src/publish/site/client/main.ts`,
      theme: `${root}src/publish/site/client/theme.ts`,
      calculators: `${root}src/publish/site/client/calculators.ts`,
    },
    plugins: [oneLanguage],
    outdir,
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildClient();
