/** Finds the names of the name table in short texts, with every entity each may mean. */
import type { Name, Pack } from "./pack.js";
import { phraseFinder } from "./phrases.js";

export interface NameFinder {
  readonly names: ReadonlyMap<string, Name>;
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number; readonly item: readonly string[] }[];
}

/** A finder over all labels and aliases. */
export function namesIn(names: Pack["names"]): NameFinder {
  const owners = new Map<string, string[]>();
  for (const { id, label, aliases } of names.values()) {
    for (const phrase of new Set([...Object.values(label), ...aliases])) owners.set(phrase, [...(owners.get(phrase) ?? []), id]);
  }
  return { names, find: phraseFinder(owners) };
}

/** Two sets of ids mean one entity; a part of a firm may stand for it. */
export function sharesEntity(a: readonly string[], b: readonly string[]): boolean {
  return a.some((x) => b.some((y) => x === y || x.startsWith(`${y}-`) || y.startsWith(`${x}-`)));
}
