/** Reads a pack from disk: the only door between a folder of files and the typed pack. */
import { assemblePack, assembly, type Declarations, readDeclarations, withTexts } from "./assemble.js";
import type { CheckDepth } from "./check-pack.js";
import { type PackFiles, readFiles } from "./disk.js";
import { evidenceReader } from "./evidence-files.js";
import type { Finding } from "./finding.js";
import type { Pack, PackReading } from "./pack.js";
import { collector } from "./report.js";

/**
 * Read, validate and type a pack. Bad content never throws: it becomes findings, and reading goes on to list the others. How much is
 * checked beyond each file by itself is the caller's: weighing every row against the others costs more than reading them all.
 */
export async function readPack(root: string, depth: CheckDepth = "rows"): Promise<PackReading> {
  const { report, list } = collector();
  const files = readFiles(root, report);
  const pack = files === null ? null : assemblePack(root, files, report, depth);
  return { pack, findings: list() };
}

/** A pack read from these files, and what else is wrong with its rows, asked for apart since it takes longer than reading. */
export interface OpenedPack extends PackReading {
  weighRows(): readonly Finding[];
}

/** Opens the pack that these files of `root` make: checked each file by itself, and for "references" against each other. */
export function packOfFiles(root: string, files: PackFiles, depth: "files" | "references"): OpenedPack {
  const { report, list } = collector();
  const { pack, weighRows } = assembly(root, files, report, depth);
  return {
    pack,
    findings: list(),
    weighRows: () => {
      const weighed = collector();
      weighRows(weighed.report);
      return weighed.list();
    },
  };
}

/** A pack without errors, with what it was made from. */
interface Read {
  readonly files: PackFiles;
  readonly declared: Declarations;
  readonly pack: Pack;
}

export interface PackRereading extends PackReading {
  /** The texts alone differ from the reading before: evidence and declarations are the same objects. */
  readonly textsOnly: boolean;
}

/**
 * Reads a pack again and again, with the checks of each file and of references. What the files that changed since the last reading
 * without errors cannot have touched is taken over from it.
 */
export function packReader(root: string): () => PackRereading {
  let before: Read | null = null;
  const readEvidence = evidenceReader();
  return () => {
    const { report, list } = collector();
    const files = readFiles(root, report);
    if (files === null) return { pack: null, findings: list(), textsOnly: false };
    const changed = before === null ? null : changedFiles(before.files, files);
    const textsOnly = changed?.every((path) => path.startsWith("text/")) === true;
    const sameDeclarations = changed?.every((path) => !path.endsWith(".yaml")) === true;
    const declared = sameDeclarations && before !== null ? before.declared : readDeclarations(files, report);
    const pack =
      textsOnly && before !== null
        ? withTexts(before.pack, declared, files, report)
        : assemblePack(root, files, report, "references", declared, readEvidence);
    const findings = list();
    if (pack !== null && findings.every(({ severity }) => severity !== "error")) before = { files, declared, pack };
    return { pack, findings, textsOnly };
  };
}

/** Files that came, went or hold something else; a file that cannot be read is another. */
function changedFiles(before: PackFiles, now: PackFiles): string[] {
  const paths = new Set([...before.texts.keys(), ...now.texts.keys(), ...before.unreadable, ...now.unreadable]);
  return [...paths].filter((path) => now.unreadable.has(path) || before.texts.get(path) !== now.texts.get(path));
}
