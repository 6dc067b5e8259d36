/**
 * Typesetting beside the main thread: Typst takes about as long as everything else of a build, so documents are set in processes of
 * their own while the main thread makes the next edition. A process sets one document and ends: what Typst took of the memory, more
 * than the rest of a build, goes back to the system instead of staying with the next document.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { freemem } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TypesetInput } from "../publish/pdf/typeset.js";
import { type SetDocument, setDocument, type TypesetAnswer } from "./typeset-document.js";

export interface TypesetJob {
  readonly input: TypesetInput;
  /** The file that receives the PDF; its folder is made. */
  readonly file: string;
}

export interface TypesetFile {
  readonly bytes: number;
  readonly pages: number;
  readonly ms: number;
}

export interface Typesetters {
  /** Sets a document into a file. @throws Error with Typst's own words when the document cannot be set. */
  readonly set: (job: TypesetJob) => Promise<TypesetFile>;
  /** The caller has nothing else to do: its thread is free for one more document, if there is memory for it. */
  readonly hasten: () => void;
  /** Gives up what is still being set. */
  readonly close: () => void;
}

/** Bytes that should be free before one more large document is set. */
const MEMORY = 3e9;

/** Typesetters for a build with so many threads; with one, documents are set in the caller's. */
export function typesetters(threads: number): Typesetters {
  const idle = () => undefined;
  if (threads === 1) return { set: async ({ input, file }) => written(setDocument(input), file), hasten: idle, close: idle };
  let hastened = false;
  const running = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  const next = (): void => {
    const spare = hastened && freemem() > MEMORY;
    if (running.size < (spare ? threads : threads - 1)) waiting.shift()?.();
  };
  const set = ({ input, file }: TypesetJob): Promise<TypesetFile> =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        const child = fork(fileURLToPath(new URL("./typeset-document.js", import.meta.url)), { serialization: "advanced" });
        running.add(child);
        child.once("message", (answer: TypesetAnswer) => {
          if ("error" in answer) reject(new Error(answer.error));
          else
            try {
              resolve(written(answer, file));
            } catch (error) {
              reject(error);
            }
        });
        child.once("error", reject);
        child.once("exit", (code, signal) => {
          running.delete(child);
          const fail = () => reject(new Error(`typesetting ended with ${signal ?? `code ${code}`} before ${path.basename(file)} was set`));
          // The end of a process may be heard before the last that it said: nothing more comes only when the channel is closed.
          if (child.connected) child.once("disconnect", fail);
          else fail();
          next();
        });
        child.send(input);
      });
      next();
    });
  return {
    set: (job) => {
      const made = set(job);
      // The caller asks for the result when the other editions are made: until then a failure has nobody to hear it.
      made.catch(() => undefined);
      return made;
    },
    hasten: () => {
      hastened = true;
      next();
    },
    close: () => {
      waiting.length = 0;
      for (const child of running) child.kill();
    },
  };
}

/** Only this process writes: one that outlives a killed build must not touch the folder of the next. */
function written({ bytes, pages, ms }: SetDocument, file: string): TypesetFile {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return { bytes: bytes.byteLength, pages, ms };
}
