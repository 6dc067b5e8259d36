/**
 * PDFs that the previous output already holds: what was made from the same input is the same, byte for byte, and is linked instead
 * of being set again.
 */
import { createHash } from "node:crypto";
import { link, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Manifest } from "./output-folder.js";
import type { TypesetFile, TypesetJob, Typesetters } from "./typesetters.js";

export interface KeepingTypesetters extends Typesetters {
  /** What the manifest notes of the PDFs set or kept so far. */
  readonly pdfs: () => Manifest["pdfs"];
}

/** Typesetters of a build into `folder` that take over what fits from `out`, whose manifest is `before`. */
export function keepingPdfs(inner: Typesetters, before: Manifest | null, out: string, folder: string): KeepingTypesetters {
  const noted = new Map<string, { input: string; pages: number }>();
  const set = async (job: TypesetJob): Promise<TypesetFile> => {
    const file = path.relative(folder, job.file).split(path.sep).join("/");
    const made = (await kept(job, file)) ?? (await inner.set(job));
    noted.set(file, { input: job.input.hash, pages: made.pages });
    return made;
  };
  const kept = async (job: TypesetJob, file: string): Promise<TypesetFile | null> => {
    const noted = before?.pdfs[file];
    if (before === null || noted?.input !== job.input.hash) return null;
    const start = performance.now();
    const source = path.join(out, file);
    const bytes = await readFile(source).catch(() => null);
    // A file that somebody touched since is no longer what the manifest says.
    if (bytes === null || createHash("sha256").update(bytes).digest("hex") !== before.files[file]) return null;
    await mkdir(path.dirname(job.file), { recursive: true });
    await link(source, job.file).catch(() => writeFile(job.file, bytes));
    return { bytes: bytes.byteLength, pages: noted.pages, ms: performance.now() - start };
  };
  return {
    ...inner,
    set: (job) => {
      const made = set(job);
      // As with the typesetters within: asked for when the other editions are made.
      made.catch(() => undefined);
      return made;
    },
    pdfs: () => Object.fromEntries([...noted].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
