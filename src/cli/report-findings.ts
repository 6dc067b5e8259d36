/** How findings are printed and counted for people and for scripts. */
import { counted } from "../measure/index.js";
import type { Finding } from "../pack/finding.js";

const order = { error: 0, warning: 1, info: 2 } as const;

/**
 * Findings in the order a reader works through them: by severity, files that could not be read before what may follow from that, then
 * file, line, column, code; exact duplicates once.
 */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map<string, Finding>();
  const key = (f: Finding) => `${f.code}\n${f.file}\n${f.line}\n${f.column}\n${f.message}`;
  for (const finding of findings) {
    const { editions, ...told } = unique.get(key(finding)) ?? finding;
    // Found by reading the files, or in an edition: then of those editions alone.
    const all = editions === undefined || finding.editions === undefined ? [] : [...new Set([...editions, ...finding.editions])];
    unique.set(key(finding), all.length === 0 ? told : { ...told, editions: all });
  }
  return [...unique.values()].sort(
    (a, b) =>
      order[a.severity] - order[b.severity] ||
      Number(isOfReading(b)) - Number(isOfReading(a)) ||
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

/** Without the editions where all have the finding, or where one alone was asked for. */
export function withoutCommonEditions(findings: readonly Finding[], all: readonly string[]): readonly Finding[] {
  return findings.map(({ editions, ...finding }) =>
    editions === undefined || editions.length >= all.length ? finding : { ...finding, editions },
  );
}

/** A file, a heading or an entry was left out: other files' references into it may then lead nowhere. */
function isOfReading({ code }: Finding): boolean {
  return code.startsWith("PACK-");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function countFindings(findings: readonly Finding[]): { error: number; warning: number; info: number } {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** One finding as lines for a terminal: where, what, how to mend it. */
export function findingText(f: Finding): string {
  return textWith(f, []);
}

/** A finding with the other lines of its file that take part in it. */
function textWith(f: Finding, alsoAt: readonly number[]): string {
  const only = f.editions === undefined ? "" : `  (${f.editions.length > 1 ? "editions" : "edition"} ${f.editions.join(", ")})`;
  const also = alsoAt.length === 0 ? "" : `  (and ${alsoAt.length > 1 ? "lines" : "line"} ${ranges(alsoAt)})`;
  return `${f.file}:${f.line}:${f.column}  ${f.severity} ${f.code}${only}${also}\n    ${f.message}\n    fix: ${f.fix}\n`;
}

/** "14–18, 20". */
function ranges(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line <= last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

/** Findings that say one thing at several lines of a file, as the rows of a sum do: told at the first. */
function together(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.file, finding.message, finding.editions]);
    const group = groups.get(key);
    // Two words of one line are two places.
    if (group?.some(({ line }) => line === finding.line) === true) groups.set(`${key} ${finding.line}:${finding.column}`, [finding]);
    else if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** Prints at most `limit` findings of each severity and says how many more there are. */
export function printFindings(findings: readonly Finding[], write: (text: string) => void, limit = 200): void {
  for (const severity of ["error", "warning", "info"] as const) {
    const some = findings.filter((f) => f.severity === severity);
    const shown = together(some.slice(0, limit));
    for (const [first, ...more] of shown)
      write(
        textWith(
          first,
          more.map(({ line }) => line),
        ),
      );
    if (some.length > limit) write(`… and ${some.length - limit} more of severity ${severity}; --json lists all\n`);
  }
  const { error, warning, info } = countFindings(findings);
  write(`${counted(error, "error")}, ${counted(warning, "warning")}, ${counted(info, "note")}\n`);
}
