/** Sets a document with Typst and writes it: in the caller's thread, or as the worker that {@link typesetters} starts. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isMainThread, parentPort } from "node:worker_threads";
import { type TypesetInput, typeset } from "../publish/pdf/typeset.js";

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

/** @throws Error with Typst's own words when the document cannot be set. */
export function typesetFile({ input, file }: TypesetJob): TypesetFile {
  const start = performance.now();
  const { bytes, pages } = typeset(input);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return { bytes: bytes.byteLength, pages, ms: performance.now() - start };
}

/** What a worker answers to a job. */
export type TypesetAnswer = { readonly made: TypesetFile } | { readonly error: string };

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  port.on("message", (job: TypesetJob) => {
    port.postMessage(answerTo(job));
  });
}

function answerTo(job: TypesetJob): TypesetAnswer {
  try {
    return { made: typesetFile(job) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
