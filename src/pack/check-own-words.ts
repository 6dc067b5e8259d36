/**
 * Numbers of a register against what the same row says in words. Where a text column repeats a number column throughout (a size in a
 * name, an amount in a note), a row in which the two differ by a power of ten has a slip of scale in one of them.
 */
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, logOf, magnitudesOf, wordsOf } from "./magnitude.js";
import type { Pack, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";
import { statedNumbers } from "./stated-numbers.js";

/** A text repeats a number when it does so in this many rows at least, */
const REPEATS = 8;
/** and in this share of the rows that state any number there. */
const FAITHFUL = 0.85;
/** Sizes are told rounded: 3.09 billion is a 3B. */
const ROUNDING = 0.05;

/** Check every number that the words of its row repeat. */
export function checkOwnWords(
  pack: Pick<Pack, "registers" | "registerRows" | "decisions">,
  evidence: EvidenceReading,
  report: Report,
): void {
  const explained = explainedRows(pack);
  for (const [id, rows] of pack.registerRows) {
    const register = pack.registers.get(id);
    if (register === undefined) continue;
    const stated = rows.map((row) => new Map(wordsOf(row, register.fields).map(([column, text]) => [column, logsIn(column, text)])));
    const columns = [...new Set(stated.flatMap((texts) => [...texts.keys()]))];
    for (const field of magnitudesOf(register, rows)) {
      const told = new Set<RegisterRow>();
      for (const column of columns) {
        const pairs = rows.flatMap((row, index) => {
          const own = logOf(row, field.id);
          const logs = stated[index]?.get(column) ?? [];
          return own === null || logs.length === 0 ? [] : [{ row, own, logs, agrees: logs.some((log) => Math.abs(log - own) < ROUNDING) }];
        });
        const agreeing = pairs.filter(({ agrees }) => agrees).length;
        if (agreeing < REPEATS || agreeing < FAITHFUL * pairs.length) continue;
        for (const { row, own, logs, agrees } of pairs) {
          if (agrees || told.has(row) || explained.has(`${id}/${row.id}`) || !logs.some((log) => isPowerApart(log, own))) continue;
          told.add(row);
          const text = quote(wordsOf(row, register.fields).find(([each]) => each === column)?.[1] ?? "");
          const message = `${field.id} is ${String(row.values[field.id])}, a power of ten away from what ${column} says: ${text}.`;
          report("DATA-SCALE", evidence.place(row, field.id), message, "Check decimal point, scale and unit against the source.");
        }
      }
    }
  }
}

/** Numbers with a word or letter of scale: a bare one in a name (version 4) is no size. */
const SCALED = 10_000;

/** Magnitudes that a text states. */
function logsIn(column: string, text: string): readonly number[] {
  return statedNumbers(text, /_zh$/.test(column) ? "zh" : "en").flatMap(({ value, text: digits }) =>
    value >= SCALED && String(value) !== digits.replaceAll(",", "") ? [Math.log10(value)] : [],
  );
}

function isPowerApart(a: number, b: number): boolean {
  const apart = Math.abs(a - b);
  return apart > 0.9 && apart < 4.5 && Math.abs(apart - Math.round(apart)) < ROUNDING;
}
