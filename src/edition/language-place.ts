/** Where the comparison of languages finds something: a block of one language's section, and how it is told. */
import { type BoundFact, offsetAt, type Prose } from "../manuscript/prose.js";
import type { SectionProse } from "../manuscript/section.js";
import type { Finding } from "../pack/finding.js";
import { quote } from "../pack/report.js";

export interface Side extends SectionProse {
  readonly locale: string;
}

export interface Place {
  readonly side: Side;
  readonly prose: Prose;
  readonly at: number;
}

export interface Block {
  readonly side: Side;
  readonly prose: Prose;
}

/** What a finding calls a fact: its number, or the beginning of a claim's sentence. */
export function brief({ printed: { text } }: BoundFact): string {
  return text.length > 40 ? quote(text) : text;
}

export function finding({ side, prose, at }: Place, message: string): Finding {
  return {
    code: "PROSE-LANGUAGES",
    severity: "warning",
    file: side.file,
    ...side.place(offsetAt(prose, at)),
    message,
    fix: "let both languages state the same facts",
  };
}
