/** Staleness: an indicator whose newest value is older, at the newest edition's date, than its declaration allows. */
import type { Stated, Statement } from "./stated.js";
import type { Suspicion } from "./suspicion.js";

const DAYS_A_YEAR = 365.25;

/** The newest statement of every indicator that declares `stale_after` and has none newer. Forecasts are no news of what is. */
export function checkStale(stated: Stated): readonly Suspicion[] {
  const { vintage, byCell } = stated;
  return [...vintage.pack.indicators.values()].flatMap(({ id, stale_after: years }): Suspicion[] => {
    if (years === undefined) return [];
    let newest: Statement | undefined;
    for (const cell of vintage.cellsOf(id)) {
      const [published] = byCell.get(cell.key) ?? [];
      if (published === undefined || cell.status === "F") continue;
      if (newest === undefined || cell.period.end > newest.cell.period.end) newest = published;
    }
    if (newest === undefined || yearsFrom(newest.cell.period.end, vintage.asOf) <= years) return [];
    return [
      {
        code: "DATA-STALE",
        rows: [newest],
        message: `The newest value of ${id} is of ${newest.cell.period.code}, more than ${years} years before ${vintage.asOf}.`,
        fix: "Look for a newer value, or explain in evidence/decisions.yaml with rows: [observations/…] why there is none.",
      },
    ];
  });
}

function yearsFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_YEAR;
}
