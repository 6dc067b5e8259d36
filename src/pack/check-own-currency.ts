/**
 * The currency of a row against the one its own words name: an amount of "数千万元" is none of dollars. Which texts repeat the currency of
 * which column is learnt from the table.
 */
import { currencies as known } from "../measure/index.js";
import type { EvidenceReading } from "./evidence-files.js";
import { explainedRows, wordsOf } from "./magnitude.js";
import type { Pack, RegisterRow } from "./pack.js";
import { quote, type Report } from "./report.js";
import { currenciesIn } from "./said.js";

/** A text repeats the currency of a column when it does so in this many rows, */
const REPEATS = 10;
/** and names another in one, or in this share of the rows in which it names any. */
const UNRULY = 0.02;

/** Check every column of currencies against the texts of its rows. */
export function checkOwnCurrency(
  pack: Pick<Pack, "registers" | "registerRows" | "decisions">,
  evidence: EvidenceReading,
  report: Report,
): void {
  const explained = explainedRows(pack);
  for (const [id, rows] of pack.registerRows) {
    const fields = pack.registers.get(id)?.fields ?? [];
    const codes = fields.filter(({ type, values }) => type === "enum" && Object.keys(values ?? {}).some((code) => known.has(code)));
    const told = new Set<RegisterRow>();
    for (const { id: field } of codes) {
      for (const [column, odd] of strangers(rows, field, fields)) {
        for (const { row, said } of odd) {
          if (told.has(row) || explained.has(`${id}/${row.id}`)) continue;
          told.add(row);
          const message = `${field} is ${quote(String(row.values[field]))}, and ${column} counts in ${said}.`;
          report("DATA-ALIKE", evidence.place(row, field), message, "Correct the currency, or the words that name another.");
        }
      }
    }
  }
}

interface Odd {
  readonly row: RegisterRow;
  readonly said: string;
}

/** Rows whose text names one currency, another than their own, by text; of texts that repeat the column nearly always. */
function strangers(
  rows: readonly RegisterRow[],
  field: string,
  fields: Parameters<typeof wordsOf>[1],
): ReadonlyMap<string, readonly Odd[]> {
  const texts = new Map<string, { agreeing: number; odd: Odd[] }>();
  for (const row of rows) {
    const own = row.values[field];
    if (row.rank === "deprecated" || typeof own !== "string") continue;
    for (const [column, text] of wordsOf(row, fields)) {
      // A remark may tell of another amount.
      const [said, more] = text === "" || column === "note" ? [] : currenciesIn(text);
      if (said === undefined || more !== undefined) continue;
      const counted = texts.get(column) ?? { agreeing: 0, odd: [] };
      texts.set(column, counted);
      if (said === own) counted.agreeing += 1;
      else counted.odd.push({ row, said });
    }
  }
  return new Map(
    [...texts].flatMap(([column, { agreeing, odd }]) =>
      agreeing >= REPEATS && odd.length <= Math.max(1, UNRULY * agreeing) ? [[column, odd] as const] : [],
    ),
  );
}
