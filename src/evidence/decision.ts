/** Recorded decisions: which cells each explains, and which observation it chooses there. */

import type { Period } from "../measure/period.js";
import { comparePeriods, parsePeriod } from "../measure/period-read.js";
import type { Pack } from "../pack/pack.js";

export interface AppliedDecision {
  readonly id: string;
  /** Observation that is to win; absent = the rule's choice stands and the spread is explained. */
  readonly choose?: string;
}

export interface CellAddress {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
}

type Decision = Pack["decisions"][number];

/** What a decision's `cells` says: an indicator and, per dimension or period, the codes that fit (null = any). */
export interface CellPattern {
  readonly indicator: string;
  readonly codes: ReadonlyMap<string, readonly string[] | null>;
}

/** Decisions that an edition applies, as a lookup by cell and by the observations that are visible there. */
export function decisionsFor(
  decisions: readonly Decision[],
  edition: string | null,
): (cell: CellAddress, visible: (id: string) => boolean) => AppliedDecision | null {
  const byIndicator = new Map<string, { pattern: CellPattern; decision: Decision }[]>();
  for (const decision of decisions) {
    // A decision made for certain editions says nothing about a date that belongs to none.
    if (decision.applies_to !== undefined && (edition === null || !decision.applies_to.includes(edition))) continue;
    const pattern = parsePattern(decision.cells);
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
    const { id, choose } = best.decision;
    return choose === undefined ? { id } : { id, choose };
  };
}

function fixedCodes(pattern: CellPattern): number {
  return [...pattern.codes.values()].filter((codes) => codes?.length === 1).length;
}

function fits(pattern: CellPattern, cell: CellAddress): boolean {
  for (const [dimension, codes] of pattern.codes) {
    if (codes === null) continue;
    if (dimension === "period") {
      if (!codes.some((code) => periodFits(code, cell.period))) return false;
    } else if (!Object.hasOwn(cell.dimensions, dimension) || !codes.includes(cell.dimensions[dimension] ?? "")) return false;
  }
  return true;
}

function periodFits(code: string, period: Period): boolean {
  const [from, to] = code.split("..").map((text) => parsePeriod(text.trim()));
  if (from === null || from === undefined || to === null) return false;
  if (to === undefined) return from.code === period.code;
  return from.frequency === period.frequency && comparePeriods(from, period) <= 0 && comparePeriods(period, to) <= 0;
}

const PATTERN = /^\s*([a-z][a-z0-9_]*)\s*(?:@\s*\{([^{}]*)\}\s*)?$/;
const PART = /^\s*([a-z][a-z0-9_]*)\s*:\s*(\*|\[[^[\]]*\]|[^[\]]+?)\s*$/;

/** `indicator @ {dimension: code, period: 2019..2022}`; null when the text is none. */
export function parsePattern(text: string): CellPattern | null {
  const match = PATTERN.exec(text);
  const indicator = match?.[1];
  if (indicator === undefined) return null;
  const codes = new Map<string, readonly string[] | null>();
  const body = match?.[2]?.trim() ?? "";
  for (const part of body === "" ? [] : splitOutsideBrackets(body)) {
    const pair = PART.exec(part);
    const [, dimension, value] = pair ?? [];
    if (dimension === undefined || value === undefined) return null;
    if (value === "*") codes.set(dimension, null);
    else if (value.startsWith("[")) codes.set(dimension, value.slice(1, -1).split(",").map(unquoted));
    else codes.set(dimension, [unquoted(value)]);
  }
  return { indicator, codes };
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "[") depth += 1;
    else if (character === "]") depth -= 1;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function unquoted(text: string): string {
  const plain = text.trim();
  return /^".*"$/.test(plain) ? plain.slice(1, -1) : plain;
}
