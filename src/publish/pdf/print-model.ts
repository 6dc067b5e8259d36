/**
 * The document as the Typst template reads it: plain JSON, every reference resolved, every text cleaned. The template only
 * sets it; what is printed, in which order and under which number is decided on this side.
 */

export type PrintInline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong" | "emphasis"; readonly children: readonly PrintInline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly url: string; readonly children: readonly PrintInline[] }
  /** `to` is the label of its entry in the facts appendix. */
  | { readonly type: "fact"; readonly text: string; readonly marks: readonly string[]; readonly to: string | null }
  | { readonly type: "cite"; readonly numbers: readonly number[] }
  | { readonly type: "jump"; readonly text: string; readonly to: string | null };

export interface PrintTable {
  /** Widths in mm; their sum is the measure of the table. */
  readonly widths: readonly number[];
  readonly wide: boolean;
  /** `marks` are those that every value of the column bears. */
  readonly columns: readonly {
    readonly label: string;
    readonly unit: string;
    readonly align: "left" | "right";
    readonly marks: readonly string[];
  }[];
  readonly rows: readonly (readonly (readonly PrintInline[])[])[];
  /** Says what was left out, or "". */
  readonly abridged: string;
  /** Few rows: keep the table on one page. */
  readonly short: boolean;
}

export interface PrintList {
  readonly type: "list";
  readonly ordered: boolean;
  readonly items: readonly (readonly PrintBlock[])[];
}

export type PrintBlock =
  | { readonly type: "paragraph"; readonly children: readonly PrintInline[] }
  | { readonly type: "heading"; readonly children: readonly PrintInline[] }
  | PrintList
  | { readonly type: "quote" | "judgement"; readonly children: readonly PrintBlock[] }
  | { readonly type: "table"; readonly table: PrintTable; readonly caption: string; readonly note: string }
  | { readonly type: "figure"; readonly figure: PrintFigure }
  | { readonly type: "gap"; readonly reason: string; readonly lookedFor: string; readonly nearest: string };

export interface PrintImage {
  /** Virtual path. */
  readonly path: string;
  /** Height over width, so that a tall drawing can be held to the page. */
  readonly ratio: number;
}

export interface PrintFigure {
  readonly label: string;
  readonly name: string;
  readonly title: string;
  readonly state: "built" | "gap";
  readonly finding: readonly PrintInline[];
  readonly subtitle: string;
  readonly wide: boolean;
  /** True for a drawing that text may pass: it stands at the head or foot of a page. Without text after it it follows what is before. */
  readonly floats: boolean;
  /** The drawing, one after the other in as many parts as it needs pages; none when the figure is a table or a gap. */
  readonly images: readonly PrintImage[];
  readonly alt: string;
  readonly table: PrintTable | null;
  readonly source: readonly PrintInline[];
  readonly notes: readonly string[];
  readonly gap: { readonly reason: string; readonly lookedFor: string; readonly nearest: string } | null;
}

export interface PrintEntry {
  readonly label: string;
  readonly number: string;
  readonly title: string;
}

export interface PrintSection extends PrintEntry {
  /** Depth below the chapter: 1 for x.y, 2 for x.y.z … */
  readonly depth: number;
  readonly blocks: readonly PrintBlock[];
}

export interface PrintChapter extends PrintEntry {
  readonly name: string;
  /** The part's title; `opensPart` on the first chapter of a part. */
  readonly part: string;
  readonly opensPart: boolean;
  readonly otherTitles: readonly string[];
  /** The chapter's own first paragraph, set large on the opener. */
  readonly lead: readonly PrintInline[];
  /** The list that the lead introduces: the chapter's findings, on the opener when it has room for them. */
  readonly findings: PrintList | null;
  readonly take: readonly PrintKeyFigure[];
  readonly mini: readonly PrintEntry[];
  /** The rest of the chapter's own text, before its first section. */
  readonly blocks: readonly PrintBlock[];
  readonly sections: readonly PrintSection[];
}

export interface PrintKeyFigure {
  readonly number: string;
  readonly unit: string;
  readonly marks: readonly string[];
  readonly label: string;
  /** What the number is of; "" when it is of no one period. */
  readonly period: string;
  readonly to: string | null;
}

/** An entry of the facts appendix. */
export interface PrintFact {
  readonly label: string;
  readonly number: number;
  /** What is printed of it on the pages before. */
  readonly values: readonly { readonly text: string; readonly marks: readonly string[] }[];
  readonly grade: string;
  /** Empty where the values say it themselves. */
  readonly meaning: string;
  readonly numbers: readonly number[];
  readonly more: string;
}

export interface PrintReference {
  readonly label: string;
  readonly number: number;
  readonly publisher: string;
  readonly title: string;
  readonly published: string;
  readonly url: string;
  readonly grade: string;
  readonly note: string;
  /** Short form for the margin. */
  readonly short: string;
}

export interface PrintDocument {
  readonly lang: string;
  readonly region: string | null;
  readonly script: "han" | "latin";
  readonly words: Readonly<Record<string, string>>;
  readonly marks: readonly { readonly id: string; readonly sign: string; readonly name: string; readonly meaning: string }[];
  readonly grades: readonly { readonly id: string; readonly meaning: string; readonly count: string; readonly share: number }[];
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly subtitle: string;
  /** Years the edition speaks of; "" where the title names them. */
  readonly years: string;
  readonly editionTitle: string;
  readonly asOf: string;
  readonly date: readonly [number, number, number];
  readonly publisher: string;
  readonly corrections: { readonly text: string; readonly url: string };
  readonly licence: string;
  readonly fingerprint: string;
  readonly coverFacts: readonly (readonly [string, string])[];
  readonly highlights: readonly {
    readonly text: readonly PrintInline[];
    readonly detail: readonly PrintInline[];
    readonly where: PrintEntry | null;
  }[];
  readonly keyFigures: readonly PrintKeyFigure[];
  readonly chapters: readonly PrintChapter[];
  readonly figures: readonly {
    readonly label: string;
    readonly number: number;
    readonly title: string;
    readonly gap: boolean;
    readonly reason: string;
  }[];
  readonly facts: readonly PrintFact[];
  readonly references: readonly PrintReference[];
  readonly appendix: readonly PrintSection[];
  readonly quality: readonly (readonly [string, string])[];
}
