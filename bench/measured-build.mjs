/** Builds once and prints seconds and peak memory of this process as JSON; bench.mjs runs it in a process of its own. */
import path from "node:path";
import { build } from "../lib/cli/build.js";
import { readPack } from "../lib/pack/read.js";

const [root, out, threads] = process.argv.slice(2);
const start = process.hrtime.bigint();
const { pack } = await readPack(path.resolve(root));
const answer = await build(
  {
    root: path.resolve(root),
    editions: pack.file.editions.map((e) => e.id),
    locales: pack.file.locales,
    formats: ["site", "pdf"],
    out: path.resolve(out),
    threads: Number(threads),
    progress: () => undefined,
  },
  pack,
);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(
  JSON.stringify({
    ok: answer.ok,
    seconds,
    maxMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    sites: answer.editions.flatMap((e) => e.outputs.map((o) => ({ edition: `${e.id}/${e.locale}`, ...o }))),
  }),
);
process.exit(0);
