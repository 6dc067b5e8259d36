/** Builds a pack once and prints as JSON what it took of this process; bench.mjs runs it in a process of its own. */
import path from "node:path";
import { build } from "../lib/cli/build.js";
import { readPack } from "../lib/pack/read.js";

const [root, out, threads, formats] = process.argv.slice(2);
const start = process.hrtime.bigint();
const { pack } = await readPack(path.resolve(root));
const answer = await build(
  {
    editions: pack.file.editions.map((e) => e.id),
    locales: pack.file.locales,
    formats: formats.split(","),
    out: path.resolve(out),
    threads: Number(threads),
    progress: () => undefined,
  },
  pack,
);
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    seconds: Number(process.hrtime.bigint() - start) / 1e9,
    processor: (user + system) / 1e6,
    maxMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    outputs: answer.editions.flatMap((e) => e.outputs.map((o) => ({ edition: `${e.id}/${e.locale}`, ...o }))),
    findings: answer.findings.filter((f) => f.severity === "error"),
  }),
);
process.exit(answer.ok ? 0 : 1);
