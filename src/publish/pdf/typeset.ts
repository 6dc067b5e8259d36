/** The Typst compiler behind one function: named texts in, PDF bytes out. Nothing else in the room knows its interface. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { NodeCompiler, type NodeError } from "@myriaddreamin/typst-ts-node-compiler";

export interface TypesetInput {
  readonly fontDir: string;
  /** Virtual path ("/report.typ") → text. The compiler sees these files only, under the same paths on every machine. */
  readonly files: ReadonlyMap<string, string>;
  readonly main: string;
  /** SHA-256 of all that the PDF is made from: equal inputs have equal PDFs. */
  readonly hash: string;
}

export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** The compiler's release: another one may set the same input otherwise. */
export function compilerRelease(): string {
  const entry = createRequire(import.meta.url).resolve("@myriaddreamin/typst-ts-node-compiler");
  const about: unknown = JSON.parse(readFileSync(path.join(path.dirname(entry), "package.json"), "utf8"));
  return typeof about === "object" && about !== null && "version" in about ? String(about.version) : "";
}

/** A folder that need not exist: every file in it is virtual. */
const ROOT = "/almanac-print";

function complaint(compiler: NodeCompiler, error: NodeError | null): string {
  if (error === null) return "unknown error";
  const diagnostics: unknown[] = compiler.fetchDiagnostics(error);
  return diagnostics.map((item) => JSON.stringify(item)).join("\n");
}

export function typeset(input: TypesetInput): Typeset {
  const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: [input.fontDir] }] });
  try {
    for (const [path, text] of input.files) {
      if (path.endsWith(".typ")) compiler.addSource(ROOT + path, text);
      else compiler.mapShadow(ROOT + path, Buffer.from(text, "utf8"));
    }
    const result = compiler.compile({ mainFilePath: ROOT + input.main });
    const document = result.result;
    if (document === null || result.hasError()) {
      throw new Error(`The report could not be typeset.\n${complaint(compiler, result.takeError())}`);
    }
    return { bytes: compiler.pdf(document), pages: document.numOfPages };
  } finally {
    compiler.resetShadow();
    // The compiler's cache is one for the whole process: leave nothing of a large report in it.
    compiler.evictCache(0);
  }
}
