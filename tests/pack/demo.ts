/** The demo pack in memory, so that a test can change a file and see what the reader says. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assemblePack } from "../../src/pack/assemble.js";
import type { Finding } from "../../src/pack/finding.js";
import type { Pack } from "../../src/pack/pack.js";
import { collector } from "../../src/pack/report.js";

export const demoRoot = fileURLToPath(new URL("../fixtures/packs/demo-tea", import.meta.url));

/** Path → bytes of every file of the demo pack. */
export function demoFiles(): Map<string, Buffer> {
  const paths = readdirSync(demoRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(demoRoot.length + 1))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(`${demoRoot}/${path}`)]));
}

const texts = new Map([...demoFiles()].map(([path, bytes]) => [path, bytes.toString("utf8")]));

/** Changes: a path to its new text, to null (deleted), or to a function of the old text. */
export type Changes = Readonly<Record<string, string | null | ((text: string) => string)>>;

/** Assemble the demo pack with changes. */
export function readDemo(changes: Changes = {}): {
  readonly pack: Pack | null;
  readonly findings: readonly Finding[];
  /** What stands in a file at a finding's place. */
  readonly textAt: (finding: Finding) => string;
} {
  const files = new Map(texts);
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) files.delete(path);
    else files.set(path, typeof change === "string" ? change : change(files.get(path) ?? ""));
  }
  const { report, list } = collector();
  const sorted = new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  const pack = assemblePack(demoRoot, { texts: sorted, unreadable: new Set(), hash: "test" }, report);
  const textAt = (finding: Finding) => (sorted.get(finding.file) ?? "").split("\n")[finding.line - 1]?.slice(finding.column - 1) ?? "";
  return { pack, findings: list(), textAt };
}

/** The demo pack, changed but still whole. */
export function demoPack(changes: Changes = {}): Pack {
  const { pack, findings } = readDemo(changes);
  if (pack === null) throw new Error(findings.map((finding) => finding.message).join("\n"));
  return pack;
}

/** Replace text that must be there. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`the demo pack has no ${from}`);
    return text.replace(from, to);
  };
}
