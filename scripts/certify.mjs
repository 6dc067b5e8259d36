/**
 * Plants errors in the flagship in memory and counts how many the checks find: `npm run certify -- [--n 300] [--seed 1] [--pack DIR]
 * [--only CLASS/KIND] [--list]`. The program is tests/planted/certify.ts, bundled on the way.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    n: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    pack: { type: "string", default: path.join(root, "packs/china-llm") },
    only: { type: "string", default: "" },
    list: { type: "boolean", default: false },
  },
});
const outfile = path.join(root, `node_modules/.cache/almanac-certify-${process.pid}.mjs`);
await build({
  entryPoints: [path.join(root, "tests/planted/certify.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
});
const { run } = await import(pathToFileURL(outfile).href);
run(path.resolve(values.pack), { n: Number(values.n), seed: Number(values.seed), only: values.only, list: values.list });
rmSync(outfile, { force: true });
