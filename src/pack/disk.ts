/** The pack's folder on disk: which files belong to it, read with care for links, size and encoding. Nothing else touches files. */
import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodeFile } from "./decode.js";
import { compareText, quote, type Report } from "./report.js";

export interface PackFiles {
  /** Path relative to the pack, forward slashes → text; in path order. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that exist but could not be read: nothing can be said about references into them. */
  readonly unreadable: ReadonlySet<string>;
  /** SHA-256 over paths and contents in path order. */
  readonly hash: string;
}

const LARGEST_TABLE = 200 * 1024 * 1024;
const LARGEST_TEXT = 16 * 1024 * 1024;
const DEEPEST_FOLDER = 8;

/** Folders of a pack that later rooms own or that hold nothing to read. */
const FOLDERS = ["registers", "evidence", "analyses", "judgements", "figures", "text", "locks"];
const ROOT_FILES = ["pack.yaml", "units.yaml", "outline.yaml", "indicators.yaml"];

/** Read every file that is part of a pack. Null when the folder itself cannot be read. */
export function readFiles(root: string, report: Report): PackFiles | null {
  const paths: string[] = [];
  const unreadable = new Set<string>();
  try {
    if (!statSync(root).isDirectory()) throw new Error("not a folder");
  } catch {
    report(
      "PACK-FILE-MISSING",
      { file: "pack.yaml", line: 1, column: 1 },
      "There is no pack: the folder does not exist.",
      "Give the path of a folder that holds pack.yaml.",
    );
    return null;
  }
  for (const entry of list(root, "", report)) {
    if (FOLDERS.includes(entry.name) && entry.isDirectory()) walk(root, entry.name, 1, paths, unreadable, report);
    else if (ROOT_FILES.includes(entry.name) || FOLDERS.includes(entry.name)) accept(entry, entry.name, paths, unreadable, report);
    else if (/\.(csv|ya?ml)$/.test(entry.name)) unknownFile(entry.name, report);
  }
  paths.sort(compareText);
  const contents = new Map<string, Uint8Array>();
  for (const path of paths) {
    const bytes = readBytes(root, path, report);
    if (bytes === null) unreadable.add(path);
    else contents.set(path, bytes);
  }
  return decodeFiles(contents, unreadable, report);
}

/** Decode the files of a pack, given in path order. */
export function decodeFiles(contents: ReadonlyMap<string, Uint8Array>, unread: ReadonlySet<string>, report: Report): PackFiles {
  const texts = new Map<string, string>();
  const unreadable = new Set(unread);
  const hash = createHash("sha256");
  for (const [path, bytes] of contents) {
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    const text = decodeFile(bytes, path, report);
    if (text === null) unreadable.add(path);
    else texts.set(path, text);
  }
  return { texts, unreadable, hash: hash.digest("hex") };
}

function list(root: string, folder: string, report: Report): Dirent[] {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.filter((entry) => !entry.name.startsWith(".")).sort((a, b) => compareText(a.name, b.name));
  } catch {
    report(
      "PACK-FILE-UNREADABLE",
      { file: folder, line: 1, column: 1 },
      `The folder ${quote(folder)} cannot be read.`,
      "Check its permissions.",
    );
    return [];
  }
}

function walk(root: string, folder: string, depth: number, paths: string[], unreadable: Set<string>, report: Report): void {
  for (const entry of list(root, folder, report)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < DEEPEST_FOLDER) walk(root, path, depth + 1, paths, unreadable, report);
      else report("PACK-FILE-UNREADABLE", { file: path, line: 1, column: 1 }, "Folders are nested too deeply.", "Move the folder up.");
    } else accept(entry, path, paths, unreadable, report);
  }
}

/** Take a file that a pack may hold at that place; anything else that looks like data is a finding, so that a typing error is not silence. */
function accept(entry: Dirent, path: string, paths: string[], unreadable: Set<string>, report: Report): void {
  const place = { file: path, line: 1, column: 1 };
  if (entry.isSymbolicLink()) {
    report("PACK-FILE-LINK", place, "A symbolic link: it may lead out of the pack and is not followed.", "Put the file itself here.");
    unreadable.add(path);
  } else if (!entry.isFile()) {
    report("PACK-FILE-UNREADABLE", place, "Not a regular file.", "Delete it.");
    unreadable.add(path);
  } else if (isPackFile(path)) paths.push(path);
  else if (/\.(csv|ya?ml)$/.test(path) || (path.startsWith("text/") && path.endsWith(".md"))) unknownFile(path, report);
}

const PLACES = [
  /^(pack|units|outline|indicators)\.yaml$/,
  /^registers\/[^/]+\.yaml$/,
  /^(figures|analyses|judgements)\/[^/]+\.yaml$/,
  /^evidence\/decisions\.yaml$/,
  /^evidence\/(sources|names|claims|attributes)(\/[^/]+)?\.csv$/,
  /^evidence\/observations(\/[^/]+)*\.csv$/,
  /^evidence\/registers\/[^/]+(\/[^/]+)?\.csv$/,
  /^evidence\/ledger(\/[^/]+)+\.csv$/,
  /^evidence\/diagrams\/(nodes|edges|matrix)(\/[^/]+)?\.csv$/,
  /^text\/[^/]+\/([^/]+\/)?[^/]+\.md$/,
  /^locks\/[^/]+\.json$/,
];

function isPackFile(path: string): boolean {
  return PLACES.some((place) => place.test(path));
}

function unknownFile(path: string, report: Report): void {
  const message = "No file of this name belongs to a pack here; it is not read.";
  report("PACK-FILE-UNKNOWN", { file: path, line: 1, column: 1 }, message, "Correct its name or folder, or move it out of the pack.");
}

function readBytes(root: string, path: string, report: Report): Uint8Array | null {
  const place = { file: path, line: 1, column: 1 };
  try {
    const limit = path.endsWith(".csv") ? LARGEST_TABLE : LARGEST_TEXT;
    const { size } = statSync(join(root, path));
    if (size > limit) {
      report("PACK-FILE-SIZE", place, `The file has ${size} bytes; ${limit} are allowed.`, "Split the file.");
      return null;
    }
    return readFileSync(join(root, path));
  } catch {
    report("PACK-FILE-UNREADABLE", place, "The file cannot be read.", "Check that it exists and its permissions.");
    return null;
  }
}
