/** Which packs are worth more than one thread, and keeping what was found in them. */
import type { PackFiles } from "../pack/disk.js";

/** In characters. */
const LARGE = 1_000_000;

export function isLarge({ texts }: PackFiles): boolean {
  return [...texts.values()].reduce((sum, { length }) => sum + length, 0) >= LARGE;
}
