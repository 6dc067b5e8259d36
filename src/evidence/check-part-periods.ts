/** Half-years used as years: what was counted over a part of a year cannot exceed the whole year, nor can its halves or quarters together. */
import { intervalOf } from "./interval.js";
import { type Stated, type Statement, sumInterval, told } from "./stated.js";
import type { Suspicion } from "./suspicion.js";

/** Periods that together make a year. */
const MAKES_A_YEAR: Readonly<Record<string, number>> = { half: 2, quarter: 4, month: 12 };

/** Flows and running totals of part of a year that do not fit into the year. */
export function checkPartPeriods(stated: Stated): readonly Suspicion[] {
  const found: Suspicion[] = [];
  const signed = new Set<string>();
  for (const [statement] of stated.byCell.values())
    if (statement !== undefined && isNegative(statement)) signed.add(statement.cell.indicator);
  for (const series of stated.bySeries.values()) {
    const [first] = series;
    // What can be negative, as a profit, may be larger in a part of the year than in all of it.
    if (first === undefined || first.observation.measure !== "flow" || signed.has(first.cell.indicator) || isPer(first)) continue;
    const years = new Map(series.filter(({ cell }) => cell.period.frequency === "year").map((year) => [year.cell.period.code, year]));
    if (years.size === 0) continue;
    const parts = new Map<string, Statement[]>();
    for (const part of series) {
      const { frequency, start, end } = part.cell.period;
      const year = years.get(start.slice(0, 4));
      if (frequency === "year" || year === undefined || end > year.cell.period.end) continue;
      if (intervalOf(part.quantity).low.gt(intervalOf(year.quantity).high)) found.push(tooMuch([part], year));
      const key = `${year.cell.period.code} ${frequency}`;
      parts.set(key, [...(parts.get(key) ?? []), part]);
    }
    for (const [key, list] of parts) {
      const [code = "", frequency = ""] = key.split(" ");
      const year = years.get(code);
      if (year === undefined || list.length < 2 || !(frequency in MAKES_A_YEAR)) continue;
      if (list.some((part) => part.observation.status === "F") !== (year.observation.status === "F")) continue;
      const sum = sumInterval(list.map(({ quantity }) => quantity));
      const whole = intervalOf(year.quantity);
      if (sum.low.gt(whole.high)) found.push(tooMuch(list, year));
      else if (list.length === MAKES_A_YEAR[frequency] && sum.high.lt(whole.low)) found.push(tooLittle(list, year));
    }
  }
  return found;
}

/** So much a store, a day or a person is a mean over its period: those of the parts add up to nothing. */
function isPer({ quantity }: Statement): boolean {
  return Object.values(quantity.unit.dimension).some((power) => power < 0);
}

function isNegative({ quantity }: Statement): boolean {
  return quantity.value.isNeg();
}

const fix =
  "Check against the sources whether a part of the year was booked as the year, or the other way; explain a true case in evidence/decisions.yaml with rows: [observations/…].";

function tooMuch(parts: readonly Statement[], year: Statement): Suspicion {
  const message = `${parts.map((part) => `${told(part)} for ${part.cell.period.code}`).join(" and ")}: more than the whole year, ${told(year)} for ${year.cell.period.code}.`;
  return { code: "DATA-PART-YEAR", rows: [...parts, year], message, fix };
}

function tooLittle(parts: readonly Statement[], year: Statement): Suspicion {
  const message = `${parts.map((part) => `${told(part)} for ${part.cell.period.code}`).join(" and ")} make less than their year, ${told(year)} for ${year.cell.period.code}.`;
  return { code: "DATA-PART-YEAR", rows: [...parts, year], message, fix };
}
