/**
 * The lock of a frozen edition, `locks/<edition>.json`: hashes of the rows of evidence the edition saw, and the files that
 * say how they are shown (declarations, texts, sources, names), word for word. It is written once and never edited.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { isoDate } from "./schema.js";

const lockFile = z.strictObject({
  /** Version of the format. */
  lock: z.literal(1),
  edition: z.string(),
  as_of: isoDate,
  /** The day it was frozen. */
  frozen: isoDate,
  /** Version of the engine that froze it. */
  engine: z.string(),
  /** Table → id → hash of the row; where rows have no id, hash → what a person calls the row. */
  rows: z.record(z.string(), z.record(z.string(), z.string())),
  /** Path in the pack → text. */
  files: z.record(z.string(), z.string()),
  /** SHA-256 over all of the above. */
  seal: z.string(),
});
export type Lock = z.infer<typeof lockFile>;

export const lockPath = (edition: string): string => `locks/${edition}.json`;

/** A lock with its seal. */
export function sealed(lock: Omit<Lock, "seal">): Lock {
  return { ...lock, seal: sealOf(lock) };
}

/** The lock as its file is written. */
export function lockText(lock: Lock): string {
  return `${JSON.stringify(lock, null, 1)}\n`;
}

/** The lock that a file holds, or what is wrong with the file. */
export function parseLock(text: string): Lock | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "it is not JSON" };
  }
  const { success, data, error } = lockFile.safeParse(value);
  if (!success) return { problem: error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ") };
  const { seal, ...rest } = data;
  return seal === sealOf(rest) ? data : { problem: "it was changed after it was written: its seal does not fit its content" };
}

function sealOf({ lock, edition, as_of, frozen, engine, rows, files }: Omit<Lock, "seal">): string {
  return createHash("sha256")
    .update(JSON.stringify([lock, edition, as_of, frozen, engine, rows, files]))
    .digest("hex");
}

/** Whether a file of the pack is kept in an edition's lock: everything but the rows themselves and other editions' texts. */
export function isLockedFile(path: string, edition: string, editions: readonly string[]): boolean {
  if (path.startsWith("locks/")) return false;
  if (path.startsWith("evidence/")) return /^evidence\/((sources|names)[./]|decisions\.yaml$)/.test(path);
  const override = /^text\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  return override === undefined || override === edition || !editions.includes(override);
}
