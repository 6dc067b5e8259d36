/** Reads a pack from disk: the only door between a folder of files and the typed pack. */
import { assemblePack } from "./assemble.js";
import { readFiles } from "./disk.js";
import type { PackReading } from "./pack.js";
import { collector } from "./report.js";

/** Read, validate and type a pack. Bad content never throws: it becomes findings, and reading goes on to list the others. */
export async function readPack(root: string): Promise<PackReading> {
  const { report, list } = collector();
  const files = readFiles(root, report);
  const pack = files === null ? null : assemblePack(root, files, report);
  return { pack, findings: list() };
}
