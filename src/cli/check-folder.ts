/** Everything that is wrong with the pack in a folder. Where nothing changed since the last check, its answer still holds. */
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";
import { type PackFiles, readFiles } from "../pack/disk.js";
import type { Finding } from "../pack/finding.js";
import { collector } from "../pack/report.js";
import { engineHash, hashOf, keepFindings, keptFindings, nothingKept } from "./kept-findings.js";
import { isLarge } from "./large-pack.js";
import { sortFindings } from "./report-findings.js";

const requestSchema = z.object({ root: z.string(), edition: z.string().nullable(), threads: z.number() });

/** The folder of a pack, the edition asked for or null for all, and how many threads may look at it. */
export type CheckRequest = z.infer<typeof requestSchema>;

/** Threads that a check may have: each reads the pack, and more would take memory rather than save time. */
export const mostThreads = (): number => Math.min(4, availableParallelism());

/** Findings in the order a reader works through them. @throws UsageError when the pack has no such edition. */
export async function checkFolder({ root, edition, threads }: CheckRequest): Promise<readonly Finding[]> {
  const { report, list } = collector();
  const files = readFiles(root, report);
  if (files === null) return sortFindings(list());
  const large = isLarge(files);
  const { evidence, texts } = hashesOf(files);
  const kept = large ? keptFindings(root, evidence) : nothingKept(evidence);
  const asked = edition === null ? "all" : `edition ${edition}`;
  const answer = kept.answers[asked];
  if (answer?.[0] === texts) return sortFindings([...list(), ...answer[1]]);

  // Loading the rooms takes longer than looking whether an answer was kept.
  const { checkPack } = await import("./check-pack.js");
  const checked = await checkPack(root, files, edition, kept, large ? threads : 1);
  if (large) keepFindings(root, { of: evidence, answers: { ...kept.answers, [asked]: [texts, checked.findings] }, ...checked.kept });
  return sortFindings([...list(), ...checked.findings]);
}

/** Hashes of what is no text, with the engine that reads it, and of the texts. */
function hashesOf({ texts, unreadable }: PackFiles): { readonly evidence: string; readonly texts: string } {
  const isText = ([file]: readonly [string, string]) => file.startsWith("text/");
  return {
    evidence: hashOf([engineHash(), ...unreadable, ...[...texts].filter((file) => !isText(file)).flat()]),
    texts: hashOf([...texts].filter(isText).flat()),
  };
}

/** The same, in a thread of its own, where nobody waits for it. @throws Error when the thread fails. */
export function checkBeside(request: CheckRequest): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: request });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread of the check ended without an answer")));
  });
}

const work = requestSchema.safeParse(workerData);
if (!isMainThread && work.success) parentPort?.postMessage(await checkFolder(work.data));
