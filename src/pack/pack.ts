/**
 * The pack as plain typed data after reading and validation: what every later room receives. Nothing here touches files.
 */

import type { Decimal } from "decimal.js";
import type { Locale, Localized } from "../measure/localized.js";
import type { Period } from "../measure/period.js";
import type { Bound } from "../measure/quantity.js";
import type { Unit } from "../measure/unit.js";
import type { AnalysisFile, JudgementFile } from "./analysis-schema.js";
import type { PackFigure } from "./figure-template.js";
import type { Finding, Place } from "./finding.js";
import type {
  DecisionsFile,
  Grade,
  Indicator,
  IndicatorsFile,
  KnownBasis,
  OutlineEntry,
  PackFile,
  RegisterFile,
  UnitsFile,
} from "./schema.js";

export interface Source {
  readonly id: string;
  readonly title: string;
  /** As the publication names it; independence is judged by it. */
  readonly publisher: string;
  /** Its name in locales whose readers would not read the original one. */
  readonly publisherNames: Localized;
  readonly url: string;
  /** Date, month, year or interval as given; "" when unknown. */
  readonly published: string;
  readonly grade: Grade;
  readonly licence: string;
  readonly redistribute: "full" | "facts" | "none";
  readonly linkable: boolean;
  readonly note: string;
  readonly place: Place;
}

/** When a row became public, and how we know. `end` is what an edition compares with its date; "" = unknown, invisible to dated editions. */
export interface Known {
  readonly start: string;
  readonly end: string;
  readonly basis: KnownBasis;
}

export interface Provenance {
  /** Source ids; several when the cell joins them with ";". */
  readonly sources: readonly string[];
  readonly locator: string;
  readonly known: Known;
  readonly recorded: string;
  readonly supersedes: string;
  readonly rank: "preferred" | "normal" | "deprecated";
  readonly note: string;
  readonly place: Place;
}

/** SDMX CL_OBS_STATUS subset. */
export type ObservationStatus = "A" | "E" | "F" | "P" | "B";

export interface Observation extends Provenance {
  readonly id: string;
  readonly indicator: string;
  /** Dimension id → code, for exactly the dimensions of the indicator. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
  readonly measure: Indicator["measure"];
  readonly value: Decimal;
  readonly decimals: number;
  readonly bound: Bound;
  readonly low?: Decimal;
  readonly high?: Decimal;
  readonly unit: Unit;
  readonly status: ObservationStatus;
  /** Who made the number when the source only quotes it. */
  readonly original: string;
}

export type FieldValue = string | Decimal | boolean | Period | readonly string[] | Localized | null;

export interface RegisterRow extends Provenance {
  readonly register: string;
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Fields whose value became known later than the row: set by a vintage, which lays them over `values`. */
  readonly overlays?: Readonly<Record<string, Attribute>>;
}

export interface Attribute extends Provenance {
  readonly register: string;
  readonly row: string;
  readonly field: string;
  readonly value: FieldValue;
}

export interface Claim extends Provenance {
  readonly id: string;
  /** Section slug it belongs to; "" when free. */
  readonly section: string;
  /** fact, judgement (ours), adverse (about a named firm or person: needs grade A or two independent sources). */
  readonly kind: "fact" | "judgement" | "adverse";
  /** For adverse claims: alleged, confirmed, disputed or settled. */
  readonly status: string;
  readonly text: Localized;
}

export interface DiagramNode extends Provenance {
  readonly diagram: string;
  readonly node: string;
  readonly label: Localized;
  readonly remark: Localized;
  readonly group: string;
  readonly groupLabel: Localized;
  readonly layer: number | null;
  readonly order: number;
  readonly parent: string;
  readonly period: string;
}
export interface DiagramEdge extends Provenance {
  readonly diagram: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly label: Localized;
}
export interface MatrixCell extends Provenance {
  readonly diagram: string;
  readonly row: string;
  readonly rowLabel: Localized;
  readonly column: string;
  readonly columnLabel: Localized;
  readonly value: Localized;
}

/** One entity under all its names. */
export interface Name {
  readonly id: string;
  readonly kind: string;
  readonly label: Localized;
  readonly aliases: readonly string[];
  readonly known: Known;
  readonly source: string;
  readonly place: Place;
}

/** A text file of one section in one locale; `edition` is set for text/<locale>/<edition>/… overrides. */
export interface TextFile {
  readonly locale: Locale;
  /** Section slug, or template name when `template`. */
  readonly name: string;
  readonly template: boolean;
  readonly edition?: string;
  readonly markdown: string;
  readonly file: string;
}

export interface Pack {
  readonly root: string;
  readonly file: PackFile;
  readonly units: UnitsFile;
  readonly outline: readonly OutlineEntry[];
  readonly dimensions: IndicatorsFile["dimensions"];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly registers: ReadonlyMap<string, RegisterFile>;
  readonly figures: readonly PackFigure[];
  /** Analyses and judgements by id. */
  readonly analyses: ReadonlyMap<string, { readonly analysis: AnalysisFile; readonly file: string }>;
  readonly judgements: ReadonlyMap<string, JudgementFile>;
  readonly decisions: DecisionsFile["decisions"];
  readonly sources: ReadonlyMap<string, Source>;
  readonly names: ReadonlyMap<string, Name>;
  readonly observations: readonly Observation[];
  readonly registerRows: ReadonlyMap<string, readonly RegisterRow[]>;
  readonly attributes: readonly Attribute[];
  readonly claims: ReadonlyMap<string, Claim>;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly matrix: readonly MatrixCell[];
  readonly texts: readonly TextFile[];
  /** Where texts of the YAML files stand: `figures/x.yaml#/data/series/0/cells`, `pack.yaml#/key_figures/0/expression` … */
  readonly places?: { get(pointer: string): Place | undefined };
  /** SHA-256 over the content of every file read, in path order. */
  readonly hash: string;
  /** The pack as the lock of a frozen edition holds it; undefined for an edition that is not frozen. */
  readonly frozen?: { get(edition: string): Pack | undefined };
  /** Set on the pack of a frozen edition. */
  readonly freeze?: Freeze;
}

/** When and with what an edition was frozen. */
export interface Freeze {
  readonly edition: string;
  readonly asOf: string;
  /** The day it was frozen. */
  readonly on: string;
  /** Version of the engine that froze it. */
  readonly engine: string;
  /** The pack as its files are now: what was corrected and found since. */
  readonly today: Pack;
}

/** Reading never throws for bad content: it returns the findings, and the pack only when it could be assembled. */
export interface PackReading {
  readonly pack: Pack | null;
  readonly findings: readonly Finding[];
}
