/** Makes a folder that somebody asked for on the command line. */
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { systemFault } from "./system-fault.js";
import { UsageError } from "./usage.js";

/** The folder and those above it. @throws UsageError when there can be none. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await made(folder);
  } catch (error) {
    const reason = systemFault(error);
    throw reason === null ? error : new UsageError(`almanac: the folder ${folder} cannot be made: ${reason}; give another one`);
  }
}

// Step by step: Node's own `recursive` never ends where a system says that a folder's existing parent is not there (/proc).
async function made(folder: string): Promise<void> {
  const is = await stat(folder).catch(() => null);
  if (is?.isDirectory() === true) return;
  const above = path.dirname(folder);
  if (above !== folder) await made(above);
  await mkdir(folder);
}
