/**
 * Typesetting beside the main thread: Typst takes about as long as everything else of a build, so documents are set in workers while
 * the main thread makes the next edition. A worker receives a document as data and has neither the pack nor the rest of the engine.
 */
import { Worker } from "node:worker_threads";
import { type TypesetAnswer, type TypesetFile, type TypesetJob, typesetFile } from "./typeset-file.js";

export interface Typesetters {
  /** Sets a document into a file. */
  readonly set: (job: TypesetJob) => Promise<TypesetFile>;
  /** Ends the workers, after the document each is at. */
  readonly close: () => Promise<void>;
}

/** Typesetters for a build with so many threads; one thread sets in its own. */
export function typesetters(threads: number): Typesetters {
  if (threads === 1) return { set: async (job) => typesetFile(job), close: async () => undefined };
  const workers: Setter[] = [];
  return {
    set: (job) => {
      const idle = workers.find(({ waiting }) => waiting() === 0);
      const free = idle ?? (workers.length < threads - 1 ? setter() : workers.toSorted((a, b) => a.waiting() - b.waiting())[0]) ?? setter();
      if (!workers.includes(free)) workers.push(free);
      const made = free.set(job);
      // The caller asks for the result when the other editions are made: until then a failure has nobody to hear it.
      made.catch(() => undefined);
      return made;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

interface Setter {
  readonly set: (job: TypesetJob) => Promise<TypesetFile>;
  readonly waiting: () => number;
  readonly end: () => Promise<unknown>;
}

/** One worker, which sets its documents one after another: answers come in the order of the jobs. */
function setter(): Setter {
  const worker = new Worker(new URL("./typeset-file.js", import.meta.url));
  const asked: { readonly resolve: (made: TypesetFile) => void; readonly reject: (error: Error) => void }[] = [];
  const failAll = (error: Error) => {
    for (const { reject } of asked.splice(0)) reject(error);
  };
  worker.on("message", (answer: TypesetAnswer) => {
    const first = asked.shift();
    if ("made" in answer) first?.resolve(answer.made);
    else first?.reject(new Error(answer.error));
  });
  worker.on("error", failAll);
  worker.on("exit", (code) => failAll(new Error(`a worker ended with code ${code} before its document was set`)));
  return {
    set: (job) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(job);
      }),
    waiting: () => asked.length,
    end: () => worker.terminate(),
  };
}
