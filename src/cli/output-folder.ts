/**
 * The output folder: built aside, moved into place only when whole. A build that fails or is killed leaves the previous
 * folder as it was; what a killed build left aside is swept away by the next one.
 */
import { createHash } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { makeFolder } from "./make-folder.js";
import { systemFault } from "./system-fault.js";
import { UsageError } from "./usage.js";

export const manifestName = "manifest.json";
/** Marks a folder as ours, so that nothing of a user's is ever replaced. */
const generator = "almanac";

const manifestSchema = z.object({
  generator: z.literal(generator),
  pack: z.string(),
  engine: z.string(),
  packHash: z.string(),
  /** Path → SHA-256 of every file, in path order. */
  files: z.record(z.string(), z.string()),
  /** PDFs by path: the hash of all that each was made from, and its pages. */
  pdfs: z.record(z.string(), z.object({ input: z.string(), pages: z.number() })).default({}),
});

export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** The manifest of a folder this program built; null for any other folder. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(path.join(folder, manifestName), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

const aside = (out: string) => path.join(path.dirname(out), `.${path.basename(out)}.building`);
const previous = (out: string) => path.join(path.dirname(out), `.${path.basename(out)}.previous`);

/**
 * Prepares the folder aside, and keeps other builds from it until it is moved into place or abandoned.
 * @throws UsageError when `out` exists and was not made by this program, cannot be made, or another build is making it.
 */
export async function beginOutput(out: string): Promise<string> {
  await makeFolder(path.dirname(out));
  await takeLock(out);
  try {
    return await preparedAside(out);
  } catch (error) {
    await releaseLock(out);
    throw error;
  }
}

async function preparedAside(out: string): Promise<string> {
  // A build killed between the two renames of `finishOutput` left the good folder under its old name.
  if (!(await exists(out)) && (await exists(previous(out)))) await rename(previous(out), out);
  if ((await exists(out)) && (await readdir(out).catch(() => ["not a folder"])).length > 0 && (await readManifest(out)) === null) {
    throw new UsageError(`almanac: ${out} exists and was not built by almanac; choose another folder with --out, or remove it yourself`);
  }
  const folder = aside(out);
  await rm(folder, { recursive: true, force: true });
  await makeFolder(folder);
  return folder;
}

const lockOf = (out: string) => path.join(path.dirname(out), `.${path.basename(out)}.lock`);

/** Two builds into one folder would mix their files. The lock names the process; one that is gone left it behind. */
async function takeLock(out: string): Promise<void> {
  const lock = lockOf(out);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
        const reason = systemFault(error);
        throw reason === null ? error : new UsageError(`almanac: nothing can be written beside ${out}: ${reason}`);
      }
    }
    const holder = Number(await readFile(lock, "utf8").catch(() => ""));
    if (isRunning(holder))
      throw new UsageError(
        `almanac: another build (process ${holder}) is writing ${out}; wait until it has ended, or give another folder with --out. If none is running, delete ${lock}`,
      );
    await rm(lock, { force: true });
  }
  throw new UsageError(`almanac: ${lock} cannot be taken; wait until other builds have ended`);
}

function isRunning(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false;
  if (id === process.pid) return true;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function releaseLock(out: string): Promise<void> {
  await rm(lockOf(out), { force: true });
}

/** Links the files of the previous build of the same pack that this build did not make, so that a partial build keeps the rest. */
export async function carryOver(out: string, folder: string, pack: string, made: (file: string) => boolean): Promise<void> {
  const manifest = await readManifest(out);
  if (manifest === null || manifest.pack !== pack) return;
  for (const file of Object.keys(manifest.files)) {
    if (made(file) || file.split("/").includes("..")) continue;
    const target = path.join(folder, file);
    if (await exists(target)) continue;
    await mkdir(path.dirname(target), { recursive: true });
    await link(path.join(out, file), target).catch(() => undefined);
  }
}

async function listFiles(folder: string, prefix = ""): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path.join(folder, prefix), { withFileTypes: true })) {
    const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listFiles(folder, name)));
    else found.push(name);
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Writes the manifest and moves the folder into place. */
export async function finishOutput(out: string, folder: string, head: Omit<Manifest, "generator" | "files">): Promise<Manifest> {
  const files: Record<string, string> = {};
  for (const file of await listFiles(folder)) {
    if (file !== manifestName)
      files[file] = createHash("sha256")
        .update(await readFile(path.join(folder, file)))
        .digest("hex");
  }
  const pdfs = Object.fromEntries(Object.entries(head.pdfs).filter(([file]) => Object.hasOwn(files, file)));
  const manifest: Manifest = { generator, ...head, files, pdfs };
  await writeFile(path.join(folder, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
  await rm(previous(out), { recursive: true, force: true });
  if (await exists(out)) await rename(out, previous(out));
  await rename(folder, out);
  await rm(previous(out), { recursive: true, force: true });
  await releaseLock(out);
  return manifest;
}

/** Throws away what a failed build made. */
export async function abandonOutput(out: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await releaseLock(out);
}
