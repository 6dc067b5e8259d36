/**
 * Numbers of a register against what the same row says in words. Where a text column repeats a number column throughout (a size in a
 * name, an amount in a note), a row in which the two differ by a power of ten has a slip of scale in one of them; and wherever three
 * digits or more agree and the power of ten does not.
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
    const known = new Map<string, readonly number[]>();
    const stated = new Map<string, { readonly row: RegisterRow; readonly logs: readonly number[] }[]>();
    for (const row of rows) {
      for (const [column, text] of wordsOf(row, register.fields)) {
        const logs = logsIn(column, text, known);
        if (logs.length === 0) continue;
        const texts = stated.get(column);
        if (texts === undefined) stated.set(column, [{ row, logs }]);
        else texts.push({ row, logs });
      }
    }
    for (const field of magnitudesOf(register, rows)) {
      const told = new Set<RegisterRow>();
      for (const [column, texts] of stated) {
        for (const { row, logs } of texts) {
          const own = logOf(row, field.id);
          if (own === null || explained.has(`${id}/${row.id}`) || told.has(row) || !repeatsDigits(own, logs)) continue;
          told.add(row);
          const message = `${field.id} is ${String(row.values[field.id])}, and ${column} gives the same digits at another power of ten.`;
          report("DATA-SCALE", evidence.place(row, field.id), message, "Check decimal point, scale and unit against the source.");
        }
      }
      for (const [column, texts] of stated) {
        const pairs = texts.flatMap(({ row, logs }) => {
          const own = logOf(row, field.id);
          return own === null ? [] : [{ row, own, logs, agrees: logs.some((log) => Math.abs(log - own) < ROUNDING) }];
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

/** A bare number of so many significant digits repeats another by no chance; years and days are none. */
const TELLING = 5;
const bare = /(?<![\d.,-])\d[\d,]{4,}(?![\d-])/;

const scaled = /\d[\s多余]?(?:[百千万亿兆]|[kKmMbBT]\b|bn\b|mn\b|tn\b|thousand|million|billion|trillion)/;

/** Magnitudes that a text states. Most texts of a register state none, and many stand in it often. */
function logsIn(column: string, text: string, known: Map<string, readonly number[]>): readonly number[] {
  if (!scaled.test(text) && !bare.test(text)) return [];
  const key = `${column}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const logs = statedNumbers(text, /_zh$/.test(column) ? "zh" : "en").flatMap(({ value, text: digits }) =>
    value >= SCALED && (String(value) !== digits.replaceAll(",", "") || digitsOf(Math.log10(value)).length >= TELLING)
      ? [Math.log10(value)]
      : [],
  );
  known.set(key, logs);
  return logs;
}

/** The same significant digits, three at least, at another power of ten, and nowhere at its own. */
function repeatsDigits(own: number, logs: readonly number[]): boolean {
  const digits = digitsOf(own);
  return (
    digits.length >= 3 &&
    !logs.some((log) => Math.abs(log - own) < ROUNDING) &&
    logs.some((log) => digitsOf(log) === digits && Math.abs(log - own) < 6)
  );
}

const digitsOf = (log: number): string => (10 ** (log - Math.floor(log))).toPrecision(9).replace(".", "").replace(/0+$/, "");

function isPowerApart(a: number, b: number): boolean {
  const apart = Math.abs(a - b);
  return apart > 0.9 && apart < 4.5 && Math.abs(apart - Math.round(apart)) < ROUNDING;
}
