/** Collects findings while a pack is read: severity comes from the table of checks, floods are cut short and counted. */
import { type CheckCode, checks } from "./checks.js";
import type { Finding, Place } from "./finding.js";

/** A file of ten million bad cells must not become ten million findings. */
const MOST_PER_FILE_AND_CODE = 1000;

export type Report = (code: CheckCode, place: Place, message: string, fix: string) => void;

/** One finding of a known code; its severity is the table's. */
export function findingOf(code: CheckCode, place: Place, message: string, fix: string): Finding {
  return { code, severity: checks[code].severity, file: place.file, line: place.line, column: place.column, message, fix };
}

/** A collector: `report` adds, `list` returns everything in file, line, column, code, message order. */
export function collector(): { readonly report: Report; readonly list: () => Finding[] } {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const report: Report = (code, place, message, fix) => {
    const key = `${code}\n${place.file}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= MOST_PER_FILE_AND_CODE) findings.push(findingOf(code, place, message, fix));
  };
  const list = (): Finding[] => {
    const all = [...findings];
    for (const [key, count] of counts) {
      if (count <= MOST_PER_FILE_AND_CODE) continue;
      const file = key.slice(key.indexOf("\n") + 1);
      const code = key.slice(0, key.indexOf("\n"));
      const more = count - MOST_PER_FILE_AND_CODE;
      const message = `${more} more findings of ${code} in this file are not listed.`;
      all.push(findingOf("PACK-MORE", { file, line: 1, column: 1 }, message, "Mend the listed ones and check again."));
    }
    return sortFindings(all);
  };
  return { report, list };
}

/** Findings in a total order that no machine setting changes. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** Code-unit order, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The offending text as a message quotes it: one line, at most 60 characters. */
export function quote(text: string): string {
  const characters = [...text.slice(0, 200).replace(/\s+/g, " ")];
  return characters.length > 60 || text.length > 200 ? `“${characters.slice(0, 60).join("")}…”` : `“${characters.join("")}”`;
}

/** The known word nearest to a mistyped one, or null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  // Of a single sign every other is as near.
  if (word.length < 2 || word.length > 60) return null;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word, candidate);
    if (distance < bestDistance || (distance === bestDistance && best !== null && candidate < best)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** "Did you mean …?" as the end of a fix, or a fallback. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const found = nearest(word, known);
  return found === null ? otherwise : `Did you mean “${found}”? Otherwise: ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
