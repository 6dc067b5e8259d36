/**
 * The parts of `almanac check`, each found right or wrong by itself: the rows of evidence, what an edition has beside its sections,
 * and some sections of it. Several threads take one after the other; a thread reads the pack anew, which costs less than it saves.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { z } from "zod";
import { editionVintage } from "../analysis/index.js";
import { checkBesides, checkSections } from "../edition/check.js";
import type { SectionFinding } from "../edition/sections.js";
import type { Vintage } from "../evidence/cell.js";
import { memoryOf } from "../measure/once.js";
import { readFiles } from "../pack/disk.js";
import type { Finding } from "../pack/finding.js";
import type { Pack } from "../pack/pack.js";
import { type OpenedPack, packOfFiles } from "../pack/read.js";

const partSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rows") }),
  z.object({ kind: z.literal("besides"), edition: z.string(), leftOut: z.set(z.string()) }),
  z.object({ kind: z.literal("sections"), edition: z.string(), leftOut: z.set(z.string()), sections: z.set(z.string()) }),
]);

/** `leftOut` are the figures that the edition has too little evidence for. */
export type CheckPart = z.infer<typeof partSchema>;

/** What was found in a part, by its place in the list of parts. What belongs to no section says "" for one. */
export type PartFindings = readonly (readonly [part: number, found: readonly SectionFinding[]])[];

/** Threads that read a pack and wait for parts of its check. */
export interface Helpers {
  /** Looks at all the parts, together with the helpers; without a pack they do it alone. */
  check(opened: OpenedPack | null, parts: readonly CheckPart[]): Promise<PartFindings>;
}

/** `count` threads for the pack at `root`; none is well too. */
export function helpersFor(root: string, count: number): Helpers {
  const workers = Array.from({ length: count }, () => new Worker(new URL(import.meta.url), { workerData: { root } }));
  // One that is never asked keeps nobody waiting.
  for (const worker of workers) worker.unref();
  return {
    async check(opened, parts) {
      const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      const beside = Promise.all(workers.map((worker) => answerOf(worker, { parts, next })));
      // Awaited below: until then a failure has nobody to hear it.
      beside.catch(() => undefined);
      const own = opened === null ? [] : takeParts(opened, parts, next);
      return [...own, ...(await beside).flat()].sort(([a], [b]) => a - b);
    },
  };
}

/** What weighing the rows of the pack at `root` finds, by a thread of its own. */
export async function weighBeside(root: string): Promise<readonly Finding[]> {
  const found = await helpersFor(root, 1).check(null, [{ kind: "rows" }]);
  return found.flatMap(([, findings]) => findings.map(({ finding }) => finding));
}

function answerOf(worker: Worker, message: z.infer<typeof orderSchema>): Promise<PartFindings> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("a thread of the check ended without an answer")));
    worker.ref();
    worker.postMessage(message);
  });
}

/** Takes parts that no thread has taken yet, until none is left. */
function takeParts({ pack, weighRows }: OpenedPack, parts: readonly CheckPart[], next: SharedArrayBuffer): PartFindings {
  const counter = new Int32Array(next);
  const found: [number, readonly SectionFinding[]][] = [];
  for (let index = Atomics.add(counter, 0, 1); ; index = Atomics.add(counter, 0, 1)) {
    const part = parts[index];
    if (part === undefined) return found;
    // Without a pack there is nothing but its rows: why is told by whoever read it.
    if (part.kind === "rows") found.push([index, inNoSection(weighRows())]);
    else if (pack !== null) found.push([index, findingsOf(pack, part)]);
  }
}

function findingsOf(pack: Pack, part: Exclude<CheckPart, { kind: "rows" }>): readonly SectionFinding[] {
  const { edition, leftOut } = part;
  const vintage = vintageFor(pack, edition);
  return part.kind === "besides"
    ? inNoSection(checkBesides(vintage, edition, leftOut))
    : checkSections(vintage, edition, part.sections, leftOut);
}

const vintages = memoryOf<Pack, Vintage>();

/** The vintage of an edition that the pack has, made once. */
export function vintageFor(pack: Pack, edition: string): Vintage {
  const asOf = pack.file.editions.find(({ id }) => id === edition)?.as_of ?? "";
  return vintages(pack, edition, () => editionVintage(pack, asOf, edition));
}

function inNoSection(findings: readonly Finding[]): readonly SectionFinding[] {
  return findings.map((finding) => ({ section: "", template: false, finding }));
}

const orderSchema = z.object({ parts: z.array(partSchema).readonly(), next: z.instanceof(SharedArrayBuffer) });
const work = z.object({ root: z.string() }).safeParse(workerData);
if (!isMainThread && work.success) {
  const { root } = work.data;
  const files = readFiles(root, () => {});
  const opened = files === null ? null : packOfFiles(root, files, "files");
  parentPort?.once("message", (message) => {
    const { parts, next } = orderSchema.parse(message);
    parentPort?.postMessage(opened === null ? [] : takeParts(opened, parts, next));
  });
}
