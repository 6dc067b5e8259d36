/** What is wrong with an edition in one locale. */
import type { Vintage } from "../evidence/cell.js";
import type { Finding } from "../pack/finding.js";
import { makeEdition } from "./make.js";

/** Findings of one edition in one locale, without repeats, in order of place. */
export function checkEdition(vintage: Vintage, editionId: string, locale: string): readonly Finding[] {
  return inOrder(makeEdition(vintage, editionId, locale).findings);
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.file, finding.line, finding.column, finding.code, finding.message].join("\u0000");
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
