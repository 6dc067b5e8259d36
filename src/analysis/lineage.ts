/** Lineage: where a value comes from, down to its sources, as plain serialisable data (the answer of `almanac trace`). */
import type { RejectedObservation } from "../evidence/cell.js";
import type { Credibility } from "../evidence/credibility.js";
import type { Doubt } from "./uncertainty.js";

export interface LineageInterval {
  readonly low: string;
  readonly high: string;
  /** What keeps the value from being exact. */
  readonly from: readonly Doubt[];
  /** Both ends as printed in a locale; set where lineage is shown to readers. */
  readonly text?: string;
}

export interface Lineage {
  readonly kind: "cell" | "analysis" | "observation" | "row" | "claim" | "source" | "literal";
  /** Cell key, observation id, `register/row`, claim id, source id, or the function's name for an analysis. */
  readonly id: string;
  readonly label?: string;
  readonly value?: string;
  readonly unit?: string;
  /** Value and unit as printed in a locale; set where lineage is shown to readers. */
  readonly text?: string;
  /** Where the value may lie, in its unit; on cells and results whose interval can be told. */
  readonly interval?: LineageInterval;
  readonly period?: string;
  /** Reliability of the source; of several the weakest. */
  readonly grade?: string;
  /** Of a cell: how far others bear it out. */
  readonly credibility?: Credibility;
  /** Of an observation: what became of it in its cell, and by which rule it was set aside. */
  readonly role?: "published" | "agrees" | "rejected";
  readonly reason?: RejectedObservation["reason"];
  readonly url?: string;
  readonly inputs: readonly Lineage[];
}

/**
 * Sources a reader would cite for a lineage, in order of first appearance. Observations that a cell set aside stay in its
 * lineage, but nothing rests on their sources.
 */
export function sourcesOfLineage(lineage: Lineage): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<Lineage>();
  const visit = (node: Lineage): void => {
    if (seen.has(node) || isSetAside(node)) return;
    seen.add(node);
    if (node.kind === "source") found.add(node.id);
    node.inputs.forEach(visit);
  };
  visit(lineage);
  return [...found];
}

function isSetAside({ role }: Lineage): boolean {
  return role === "rejected";
}
