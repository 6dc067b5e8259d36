/** What composing one section needs to know, handed down unchanged. */
import type { FactBook, TextProblem } from "./fact-book.js";
import type { References } from "./inline.js";
import type { ParsedText } from "./markdown.js";
import type { Prose } from "./prose.js";

export interface SectionContext {
  readonly book: FactBook;
  /** Slug of the section being composed. */
  readonly section: string;
  readonly parsed: ParsedText;
  readonly references: References;
  /** Figures that belong to this section, which its text may place. */
  readonly figures: ReadonlySet<string>;
  /** Figures placed so far. */
  readonly placed: Set<string>;
  /** Depth of the highest heading in the text: it prints directly below the section's own. */
  readonly topHeading: number;
  /** Hands over the words of a block once it is composed. */
  heard(prose: Prose): void;
  report(problem: TextProblem & { readonly severity?: "warning" }): void;
  /** Text in which hidden bindings show again as they were written. */
  restore(text: string): string;
}
