/**
 * The text of a section as blocks: plain, frozen, serialisable, without markup of any output format.
 */

import type { Mark } from "../analysis/value.js";

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  /** Only http(s); shown as plain text when the edition forbids the link. */
  | { readonly type: "link"; readonly url: string; readonly children: readonly Inline[] }
  /** A bound expression: `fact` is an id of Edition.facts. */
  | { readonly type: "fact"; readonly fact: string; readonly text: string; readonly marks: readonly Mark[] }
  /** A claim's text, bound to its source. */
  | { readonly type: "claim"; readonly claim: string; readonly text: string; readonly sources: readonly string[] }
  | { readonly type: "cite"; readonly sources: readonly string[] }
  | { readonly type: "figure"; readonly figure: string; readonly text: string }
  | { readonly type: "section"; readonly section: string; readonly text: string };

export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  /** A heading inside a section's text (level 1 = directly below the section's own heading). */
  | { readonly type: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "quote"; readonly children: readonly Block[] }
  | {
      readonly type: "table";
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
      readonly caption?: string;
      readonly note?: string;
    }
  /** Where a figure stands in the text. Figures of the section that the text does not place are appended after it. */
  | { readonly type: "figure"; readonly figure: string }
  /** Interpretation marked as ours. */
  | { readonly type: "judgement"; readonly children: readonly Block[] }
  | { readonly type: "gap"; readonly reason: string; readonly lookedFor?: string; readonly nearest?: string };

export interface TableColumn {
  readonly label: string;
  readonly align: "left" | "right";
}
