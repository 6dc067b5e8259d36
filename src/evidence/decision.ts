/** Recorded decisions: which cells each explains, and which observation it chooses there. */

import { parseExpression, type SelectorValue } from "../expression/index.js";
import type { Period } from "../measure/period.js";
import { comparePeriods, parsePeriod } from "../measure/period-read.js";
import type { Pack } from "../pack/pack.js";

export interface AppliedDecision {
  readonly id: string;
  /** Observation that is to win; absent = the rule's choice stands and the spread is explained. */
  readonly choose?: string;
  /** The published value itself is in doubt. */
  readonly suspect: boolean;
}

export interface CellAddress {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
}

type Decision = Pack["decisions"][number];

/** What a decision's `cells` says: an indicator and, per dimension or period, the codes that fit. */
export interface CellPattern {
  readonly indicator: string;
  readonly codes: ReadonlyMap<string, CodePattern>;
}
type CodePattern =
  | { readonly kind: "any" }
  | { readonly kind: "codes"; readonly codes: readonly string[] }
  | { readonly kind: "range"; readonly from: string; readonly to: string };

/** Decisions that an edition applies, as a lookup by cell and by the observations that are visible there. */
export function decisionsFor(
  decisions: readonly Decision[],
  edition: string | null,
): (cell: CellAddress, visible: (id: string) => boolean) => AppliedDecision | null {
  const byIndicator = new Map<string, { pattern: CellPattern; decision: Decision }[]>();
  for (const decision of decisions) {
    // A decision made for certain editions says nothing about a date that belongs to none.
    if (decision.applies_to !== undefined && (edition === null || !decision.applies_to.includes(edition))) continue;
    const pattern = decision.cells === undefined ? null : parsePattern(decision.cells);
    if (pattern === null) continue;
    const list = byIndicator.get(pattern.indicator) ?? [];
    list.push({ pattern, decision });
    byIndicator.set(pattern.indicator, list);
  }
  return (cell, visible) => {
    const fitting = (byIndicator.get(cell.indicator) ?? []).filter(
      ({ pattern, decision }) => fits(pattern, cell) && (decision.choose === undefined || visible(decision.choose)),
    );
    // The narrowest pattern speaks; among equals the later entry of the file.
    let best: { pattern: CellPattern; decision: Decision } | undefined;
    for (const entry of fitting) if (best === undefined || fixedCodes(entry.pattern) >= fixedCodes(best.pattern)) best = entry;
    if (best === undefined) return null;
    const { id, choose, suspect = false } = best.decision;
    return choose === undefined ? { id, suspect } : { id, choose, suspect };
  };
}

function fixedCodes(pattern: CellPattern): number {
  return [...pattern.codes.values()].filter((code) => code.kind === "codes" && code.codes.length === 1).length;
}

/** True when the pattern covers the cell. */
export function fits(pattern: CellPattern, cell: CellAddress): boolean {
  if (pattern.indicator !== cell.indicator) return false;
  for (const [dimension, wanted] of pattern.codes) {
    const code = dimension === "period" ? cell.period.code : Object.hasOwn(cell.dimensions, dimension) ? cell.dimensions[dimension] : "";
    if (wanted.kind === "codes" && !wanted.codes.includes(code ?? "")) return false;
    if (wanted.kind === "range" && !(dimension === "period" && inRange(wanted, cell.period))) return false;
  }
  return true;
}

function inRange(range: { readonly from: string; readonly to: string }, period: Period): boolean {
  const from = parsePeriod(range.from);
  const to = parsePeriod(range.to);
  if (from === null || to === null || from.frequency !== period.frequency) return false;
  return comparePeriods(from, period) <= 0 && comparePeriods(period, to) <= 0;
}

/** What `indicator @ {dimension: code, period: 2019..2022}` asks for; null when the text is no such reference. */
export function parsePattern(text: string): CellPattern | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) return null;
  if (parsed.ast.kind === "name") return { indicator: parsed.ast.name, codes: new Map() };
  if (parsed.ast.kind !== "cells") return null;
  const codes = new Map<string, CodePattern>();
  for (const entry of parsed.ast.selector) codes.set(entry.dimension, codePattern(entry.value));
  return { indicator: parsed.ast.indicator, codes };
}

function codePattern(value: SelectorValue): CodePattern {
  switch (value.kind) {
    case "any":
      return { kind: "any" };
    case "code":
      return { kind: "codes", codes: [value.code] };
    case "codes":
      return { kind: "codes", codes: value.items.flatMap((item) => (item.kind === "code" ? [item.code] : [])) };
    case "range":
      return { kind: "range", from: value.from, to: value.to };
    case "param":
      return { kind: "codes", codes: [] };
  }
}
