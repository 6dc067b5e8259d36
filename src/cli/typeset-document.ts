/** Sets one document with Typst: in the caller's process, or as the process that {@link typesetters} starts for it. */
import { type TypesetInput, typeset } from "../publish/pdf/typeset.js";

export interface SetDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly ms: number;
}

/** What the process answers to its document. */
export type TypesetAnswer = SetDocument | { readonly error: string };

/** @throws Error with Typst's own words when the document cannot be set. */
export function setDocument(input: TypesetInput): SetDocument {
  const start = performance.now();
  const { bytes, pages } = typeset(input);
  return { bytes, pages, ms: performance.now() - start };
}

function answerTo(input: TypesetInput): TypesetAnswer {
  try {
    return setDocument(input);
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Started by the typesetters, and not merely imported.
if (process.send !== undefined && process.argv[1]?.endsWith("typeset-document.js") === true) {
  process.once("message", (input: TypesetInput) => {
    process.send?.(answerTo(input), () => process.disconnect?.());
  });
}
