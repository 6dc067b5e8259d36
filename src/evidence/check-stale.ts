/** Staleness: an indicator whose newest value is older, at the newest edition's date, than its declaration allows. */
import type { Cell, Vintage } from "./cell.js";
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

/** The newest value of a cell's series and frequency of a later period that is as firm as it: no forecast, no estimate after an actual value. */
export function newerThan(cell: Cell, vintage: Vintage): Cell | null {
  const isFirm = ({ status }: Cell): boolean => status === "A" || status === "B";
  const newer = (vintage.seriesOf?.(cell.indicator, cell.dimensions) ?? []).filter((other) => {
    const isLater = other.period.frequency === cell.period.frequency && other.period.end > cell.period.end;
    return isLater && other.status !== "F" && (isFirm(other) || !isFirm(cell));
  });
  return newer.at(-1) ?? null;
}

function yearsFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_YEAR;
}
