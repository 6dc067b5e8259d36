/** The outline of one edition: entries limited to it, printed numbers computed, never typed. */
import type { OutlineEntry } from "../pack/schema.js";

export interface NumberedEntry {
  readonly entry: OutlineEntry;
  /** "3.4.3"; "" for a part. */
  readonly number: string;
  /** 0 part, 1 chapter, 2 section … */
  readonly level: number;
  readonly children: readonly NumberedEntry[];
}

/** Parts carry no number; chapters are numbered through all parts, sections within their chapter. */
export function numberOutline(outline: readonly OutlineEntry[], edition: string): readonly NumberedEntry[] {
  let chapter = 0;
  const shown = (entries: readonly OutlineEntry[] | undefined) =>
    (entries ?? []).filter((entry) => entry.editions === undefined || entry.editions.includes(edition));
  const below = (entries: readonly OutlineEntry[] | undefined, prefix: string, level: number): NumberedEntry[] =>
    shown(entries).map((entry, i) => {
      const number = `${prefix}.${i + 1}`;
      return { entry, number, level, children: below(entry.children, number, level + 1) };
    });
  const chapters = (entries: readonly OutlineEntry[] | undefined): NumberedEntry[] =>
    shown(entries).map((entry) => {
      if (entry.part === true) return { entry, number: "", level: 0, children: chapters(entry.children) };
      chapter += 1;
      const number = String(chapter);
      return { entry, number, level: 1, children: below(entry.children, number, 2) };
    });
  return chapters(outline);
}

/** All entries in reading order. */
export function inReadingOrder(entries: readonly NumberedEntry[]): NumberedEntry[] {
  return entries.flatMap((entry) => [entry, ...inReadingOrder(entry.children)]);
}
