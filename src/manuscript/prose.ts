/** The words of one block as the checks read them: literal text with its offsets, and each bound fact where it stands. */
import type { Printed } from "../analysis/value.js";

/** Stands in the text for anything bound: a fact, a citation, a reference. */
export const boundMark = "\uFFFC";

/** A bound expression inside a block. */
export interface BoundFact {
  /** Index of its mark in the text. */
  readonly at: number;
  /** The expression with its options, as written. */
  readonly expression: string;
  readonly printed: Printed;
}

/** Running text is read as sentences; a table's cells and short labels are not. */
export type ProseKind = "running" | "cell" | "heading";

export interface Prose {
  text: string;
  readonly kind: ProseKind;
  readonly offsets: number[];
  readonly facts: BoundFact[];
  /** Sources cited, in order. */
  readonly cited: string[];
}

export function emptyProse(kind: ProseKind = "running"): Prose {
  return { text: "", kind, offsets: [], facts: [], cited: [] };
}

/** Offset in the file of an index in the text. */
export function offsetAt({ offsets }: Prose, index: number): number {
  return offsets[index] ?? offsets.at(-1) ?? 0;
}
