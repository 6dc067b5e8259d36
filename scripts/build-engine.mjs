/** Builds the engine after `npm ci`: compiles TypeScript, bundles the site's script and style, and puts the fonts in use beside them. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}lib`, { recursive: true, force: true });

for (const [name, args] of [
  ["types", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]],
  ["expression", ["scripts/bundle-expression.mjs"]],
  ["client", ["scripts/build-client.mjs"]],
  ["assets", ["scripts/copy-assets.mjs"]],
  ["fonts", ["scripts/copy-fonts.mjs"]],
]) {
  if (!existsSync(`${root}${args[0]}`)) throw new Error(`build-engine: ${args[0]} is missing; run "npm ci" first`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`build-engine: the step "${name}" failed\n`);
    process.exit(status ?? 1);
  }
}
