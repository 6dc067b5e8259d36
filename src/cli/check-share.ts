/**
 * The editions of `almanac check` shared between threads: an edition is found right or wrong by itself, so that of a large pack each
 * thread takes some. A thread reads the pack anew, which costs less than it saves.
 */
import { readdir, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";
import { editionVintage } from "../analysis/index.js";
import { checkLocales } from "../edition/check.js";
import { checkEvidence } from "../evidence/checks.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { readPack } from "../pack/read.js";

const shareSchema = z.object({ root: z.string(), edition: z.string().nullable(), share: z.number(), of: z.number() });

/** Part `share` of `of` of a pack's editions, or of the one edition asked for. */
type Share = z.infer<typeof shareSchema>;

/** Bytes of a pack from which a second thread is worth its start. */
const LARGE = 1_000_000;

/** How many threads a check of this pack is shared between. */
export async function sharesOf(root: string): Promise<number> {
  const threads = Math.min(2, availableParallelism());
  return threads > 1 && (await isLarge(root)) ? threads : 1;
}

async function isLarge(folder: string): Promise<boolean> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    bytes += (await stat(path.join(folder, name))).size;
    if (bytes >= LARGE) return true;
  }
  return false;
}

/** Findings of this share's editions. */
export function editionFindings(pack: Pack, { edition, share, of }: Omit<Share, "root">): readonly Finding[] {
  return pack.file.editions
    .filter(({ id }) => edition === null || id === edition)
    .filter((_, index) => index % of === share)
    .flatMap(({ id, as_of }) => {
      const vintage = editionVintage(pack, as_of, id);
      return [...checkEvidence(vintage), ...checkLocales(vintage, id)].map((finding) => ({ ...finding, editions: [id] }));
    });
}

/** Findings of a share, found in a thread of its own. @throws Error when the thread fails. */
export function findingsBeside(share: Share): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("a thread of the check ended without an answer")));
  });
}

const work = shareSchema.safeParse(workerData);
if (!isMainThread && work.success) {
  const { pack } = await readPack(work.data.root, "files");
  // Without a pack there is nothing to say here: the caller reads the same files and reports why.
  parentPort?.postMessage(pack === null ? [] : editionFindings(pack, work.data));
}
