/** Reads a pack from disk: the only door between a folder of files and the typed pack. */
import { assemblePack } from "./assemble.js";
import type { CheckDepth } from "./check-pack.js";
import { readFiles } from "./disk.js";
import type { PackReading } from "./pack.js";
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
