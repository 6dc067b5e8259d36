/**
 * What the last check of a large pack found, kept in the user's cache folder: what depends on nothing that changed since is not looked
 * for again. Kept under hashes of all it was found in, the engine among them; what cannot be read or written is as if it were not there.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { SectionFinding } from "../edition/sections.js";
import { once } from "../measure/once.js";
import type { Finding } from "../pack/finding.js";
import { engineVersion } from "./version.js";

const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  fix: z.string(),
  editions: z.array(z.string()).readonly().exactOptional(),
});
const sectionFindingSchema = z.object({ section: z.string(), template: z.boolean(), finding: findingSchema });
/** Findings, and the hash of the texts that they were found in, under the name of what was looked at. */
type ByName<T> = Readonly<Record<string, readonly [texts: string, found: readonly T[]]>>;

export interface Kept {
  /** Hash of the engine and of all files of the pack that are no texts. */
  readonly of: string;
  /** Edition → figures that it has too little evidence for. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>;
  /** What whole checks came to. */
  readonly answers: ByName<Finding>;
  /** What was found in their parts. */
  readonly parts: ByName<SectionFinding>;
}

const keptSchema: z.ZodType<Kept> = z.object({
  of: z.string(),
  leftOut: z.record(z.string(), z.array(z.string()).readonly()),
  answers: z.record(z.string(), z.tuple([z.string(), z.array(findingSchema).readonly()])),
  parts: z.record(z.string(), z.tuple([z.string(), z.array(sectionFindingSchema).readonly()])),
});

export const nothingKept = (of: string): Kept => ({ of, leftOut: {}, answers: {}, parts: {} });

/** What is kept of checks of the pack at `root`; nothing when it was found by another engine, or in other evidence. */
export function keptFindings(root: string, of: string): Kept {
  try {
    const kept = keptSchema.parse(JSON.parse(readFileSync(fileFor(root), "utf8")));
    return kept.of === of ? kept : nothingKept(of);
  } catch {
    return nothingKept(of);
  }
}

/** Keeps it, in place of what was kept before. */
export function keepFindings(root: string, kept: Kept): void {
  const file = fileFor(root);
  const aside = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(aside, JSON.stringify(kept));
    renameSync(aside, file);
  } catch {
    // A cache that cannot be written costs time, nothing else.
  }
}

function fileFor(root: string): string {
  const { XDG_CACHE_HOME } = process.env;
  const folder = XDG_CACHE_HOME === undefined || XDG_CACHE_HOME === "" ? path.join(homedir(), ".cache") : XDG_CACHE_HOME;
  return path.join(folder, "almanac", `check-${hashOf([root]).slice(0, 24)}.json`);
}

/** SHA-256 over texts, each told from the next. */
export function hashOf(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}\0`).update(text);
  return hash.digest("hex");
}

/** Stands for the program as it is installed, by the names, sizes and times of its files: another may find something else. */
export const engineHash = once((): string => {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.[jt]s$/.test(file));
  const seen = files.sort().map((file) => [file, statSync(path.join(folder, file))] as const);
  return hashOf([process.version, engineVersion(), ...seen.flatMap(([file, { size, mtimeMs }]) => [file, String(size), String(mtimeMs)])]);
});
