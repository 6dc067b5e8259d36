/**
 * The edition: one plain, frozen, serialisable document in one locale. Every output walks this model and nothing else.
 */
import type { Mark } from "../analysis/value.js";
import type { Credibility } from "../evidence/credibility.js";
import type { FigureModel } from "../figures/model.js";
import type { Block, Inline } from "../manuscript/block.js";
import type { Fact } from "../manuscript/fact.js";
import type { Calculator } from "./calculators.js";

export interface SectionNode {
  readonly slug: string;
  /** "3.4.3"; parts have "" and print their title alone. */
  readonly number: string;
  /** 0 part, 1 chapter, 2 x.y, 3 x.y.z … */
  readonly level: number;
  readonly title: string;
  /** Title in the pack's other locales, for openers and running heads. */
  readonly otherTitles: readonly string[];
  readonly kind: string;
  readonly blocks: readonly Block[];
  /** Slugs of this section's figures in order. */
  readonly figures: readonly string[];
  readonly children: readonly SectionNode[];
}

export interface SourceEntry {
  readonly id: string;
  /** Number in the references of this edition, from 1, in order of first use; 0 when only registers or rejected rows rest on it. */
  readonly number: number;
  readonly title: string;
  readonly publisher: string;
  /** "" unless linkable and http(s). */
  readonly url: string;
  readonly published: string;
  /** `published` as the locale writes it, and marked when it lies after the edition's date; "" when there is none. */
  readonly date: string;
  readonly grade: string;
  readonly licence: string;
  readonly redistribute: string;
  readonly note: string;
  /** What rests on it. */
  readonly observations: readonly { readonly series: string; readonly anchor: string; readonly label: string }[];
  readonly rows: readonly { readonly register: string; readonly page: number; readonly anchor: string; readonly label: string }[];
  readonly figures: readonly string[];
  readonly sections: readonly string[];
}

export interface SeriesPage {
  /** Indicator id. */
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly unit: string;
  readonly topic: string;
  readonly groups: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly key: string;
      readonly anchor: string;
      readonly period: string;
      readonly text: string;
      readonly marks: readonly Mark[];
      readonly grade: string;
      readonly credibility: Credibility;
      /** How the statements behind it agree, in words; "" when there is only one. */
      readonly agreement: string;
      readonly spread: string;
      readonly decision: string;
      readonly observations: readonly {
        readonly id: string;
        readonly anchor: string;
        readonly text: string;
        readonly role: "published" | "agrees" | "rejected";
        readonly reason: string;
        readonly difference: string;
        readonly known: string;
        readonly knownBasis: string;
        readonly original: string;
        /** First of `sources`. */
        readonly source: string;
        readonly sources?: readonly string[];
        readonly locator: string;
        readonly note: string;
      }[];
    }[];
  }[];
}

export interface RegisterPage {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly note: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly align: "left" | "right" }[];
  readonly facets: readonly { readonly id: string; readonly label: string }[];
  /** The column that names a row to a reader; absent when it is not shown. */
  readonly titleColumn?: number;
  readonly rows: readonly {
    readonly id: string;
    readonly anchor: string;
    readonly cells: readonly string[];
    readonly sources: readonly string[];
    readonly known: string;
  }[];
}

export interface EditionDocument {
  readonly id: string;
  readonly asOf: string;
  readonly locale: string;
  readonly locales: readonly string[];
  readonly editions: readonly { readonly id: string; readonly title: string; readonly asOf: string }[];
  readonly title: string;
  readonly editionTitle: string;
  readonly otherTitles: readonly string[];
  readonly subtitle: string;
  readonly covers: readonly [number, number];
  readonly publisher: string;
  readonly corrections: string;
  readonly licence: string;
  readonly keyFigures: readonly {
    readonly label: string;
    readonly fact: string;
    readonly section: string;
    readonly spark: readonly number[];
  }[];
  readonly highlights: readonly { readonly text: readonly Inline[]; readonly detail: readonly Inline[]; readonly section: string }[];
  readonly outline: readonly SectionNode[];
  /** Method and data-quality sections after the chapters; numbered by themselves or not at all. */
  readonly appendix?: readonly SectionNode[];
  readonly figures: readonly FigureModel[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly sources: readonly SourceEntry[];
  readonly series: readonly SeriesPage[];
  readonly registers: readonly RegisterPage[];
  /** What readers can work out with numbers of their own. */
  readonly calculators?: readonly Calculator[];
  readonly counts: {
    readonly sections: number;
    readonly figures: { readonly built: number; readonly gap: number };
    readonly facts: { readonly total: number; readonly traced: number };
    readonly observations: number;
    readonly sources: number;
    readonly rows: number;
    readonly grades: Readonly<Record<string, number>>;
  };
  /** SHA-256 of what the edition says in this locale, and of the engine's version: evidence that it may not see does not change it. */
  readonly hash: string;
}
