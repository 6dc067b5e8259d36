/**
 * Cells: the published value of indicator × dimensions × period as of a date, with what it was chosen from.
 */
import type { Period } from "../measure/period.js";
import type { Quantity } from "../measure/quantity.js";
import type { Claim, DiagramEdge, DiagramNode, MatrixCell, Name, Observation, ObservationStatus, Pack, RegisterRow } from "../pack/pack.js";
import type { Grade } from "../pack/schema.js";
import type { Credibility } from "./credibility.js";

/**
 * How the comparable statements of a cell stand to each other, as XBRL tells duplicate facts apart: complete = the same number with
 * the same precision, consistent = their rounding intervals overlap, inconsistent = some do not.
 */
export type Duplicates = "single" | "complete" | "consistent" | "inconsistent";

export interface RejectedObservation {
  readonly observation: Observation;
  /** Why it lost: the first rule that separated it from the winner. */
  readonly reason: "status" | "grade" | "original" | "recency" | "first" | "median" | "independence" | "rank" | "decision" | "order";
  /** (rejected − published) / published, in the cell's unit. */
  readonly difference: number;
}

export interface Cell {
  /** `indicator@dim=code,dim=code@period`, dimensions in the indicator's order. */
  readonly key: string;
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
  readonly quantity: Quantity;
  readonly status: ObservationStatus;
  readonly winner: Observation;
  /** Observations that say the same within their rounding intervals. */
  readonly corroborating: readonly Observation[];
  readonly rejected: readonly RejectedObservation[];
  /** Largest absolute relative difference among visible observations that differ; 0 when they agree. */
  readonly spread: number;
  /** Spread above the indicator's tolerance. */
  readonly disputed: boolean;
  /** Reliability of the source published; credibility of what it says. */
  readonly grade: Grade;
  readonly credibility: Credibility;
  readonly duplicates: Duplicates;
  readonly decision?: string;
  /** How many independent makers say it: quoters of one original count once. */
  readonly independent: number;
  /** Institutions that name each other as the origin of the number; empty in a sound cell. */
  readonly circle: readonly string[];
}

/** Key of a cell's series: `indicator@dim=code,dim=code`. */
export function seriesKeyOf({ key }: Pick<Cell, "key">): string {
  return key.slice(0, key.lastIndexOf("@"));
}

/** The pack as it was knowable on a date. All lists are in a total, stable order. */
export interface Vintage {
  readonly pack: Pack;
  readonly asOf: string;
  readonly edition: string | null;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Cells of one indicator in order of dimensions, then period. */
  cellsOf(indicator: string): readonly Cell[];
  /** Cells of one series — every dimension given — in order of period. */
  seriesOf(indicator: string, dimensions: Readonly<Record<string, string>>): readonly Cell[];
  /** Visible rows with visible attributes laid over them. */
  readonly registers: ReadonlyMap<string, readonly RegisterRow[]>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly names: ReadonlyMap<string, Name>;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly matrix: readonly MatrixCell[];
}
