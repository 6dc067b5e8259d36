/** Spans of time as the rows of a phases figure: from a register's two columns, or from periods of a diagram. */
import type { Period } from "../../measure/index.js";
import type { FigureTable, PhasesBody } from "../model.js";
import type { FigureWords } from "../words.js";

/** "2017-06-12" as years with a fraction, for geometry only; an end counts to the end of its day. */
function yearOf(day: string, end: boolean): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return year + (month - 1) / 12 + (date - (end ? 0 : 1)) / 372;
}

export const startOf = (period: Period): number => yearOf(period.start, false);
export const endOf = (period: Period): number => yearOf(period.end, true);

/** Earliest first, then the one that ends first. */
export const byTime = (rows: PhasesBody["rows"]): PhasesBody["rows"] =>
  [...rows]
    .sort(
      (a, b) =>
        a.start - b.start || (a.end ?? Number.POSITIVE_INFINITY) - (b.end ?? Number.POSITIVE_INFINITY) || (a.label < b.label ? -1 : 1),
    )
    .map((each, row) => ({ ...each, row }));

export function phasesTable(body: PhasesBody, words: FigureWords): FigureTable {
  return {
    columns: [words.item, words.period, words.note].map((label) => ({ label, unit: "", align: "left" })),
    rows: body.rows.map((row) => ({
      cells: [row.label, row.period, row.detail].map((text, index) => ({ text, marks: [], sources: index === 0 ? row.sources : [] })),
    })),
  };
}
