/** Half-years used as years: what was counted over a part of a year cannot exceed the whole year, nor can its halves or quarters together. */
import { Decimal } from "../measure/decimal.js";
import { intervalOf } from "./interval.js";
import { type Stated, type Statement, sumInterval, told } from "./stated.js";
import type { Suspicion } from "./suspicion.js";

/** Periods that together make a year. */
const MAKES_A_YEAR: Readonly<Record<string, number>> = { half: 2, quarter: 4, month: 12 };

/** How far a year told later or elsewhere may lie from the sum of what was told of its parts: statistics of trade are revised by about as much. */
const REVISION = 0.02;

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
    const wholes = series.filter(({ cell }) => cell.period.frequency === "year" || cell.period.frequency === "fiscal");
    for (const year of wholes) {
      const parts = new Map<string, Statement[]>();
      for (const part of series) {
        const { frequency, start, end } = part.cell.period;
        if (frequency === "year" || frequency === "fiscal" || start < year.cell.period.start || end > year.cell.period.end) continue;
        if (intervalOf(part.quantity).low.gt(intervalOf(year.quantity).high)) found.push(tooMuch([part], year));
        parts.set(frequency, [...(parts.get(frequency) ?? []), part]);
      }
      for (const [frequency, list] of parts) {
        if (list.length < 2 || !(frequency in MAKES_A_YEAR)) continue;
        if (list.some((part) => part.observation.status === "F") !== (year.observation.status === "F")) continue;
        const sum = sumInterval(list.map(({ quantity }) => quantity));
        const whole = intervalOf(year.quantity);
        const room = year.quantity.value.abs().mul(isRevised(list, year) ? REVISION : 0);
        if (sum.low.gt(whole.high.plus(room))) found.push(tooMuch(list, year));
        else if (list.length === MAKES_A_YEAR[frequency] && sum.high.lt(whole.low.minus(room))) found.push(tooLittle(list, year));
      }
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

/** The year was told by another document, or in part before its numbers were final: its parts have been revised since. */
function isRevised(parts: readonly Statement[], year: Statement): boolean {
  const told = [...parts, year].map(({ observation }) => observation);
  return new Set(told.map(({ sources }) => sources.join(";"))).size > 1 || told.some(({ status }) => status === "P" || status === "E");
}

/** "A for 2024-S1 and B for 2024-S2"; of more than four parts the first, the last and what they come to. */
function toldParts(parts: readonly Statement[]): string {
  const [first, ...more] = parts;
  const last = more.at(-1);
  const one = (part: Statement) => `${told(part)} for ${part.cell.period.code}`;
  if (first === undefined || last === undefined || parts.length <= 4) return parts.map(one).join(" and ");
  const sum = parts.reduce((total, { quantity }) => total.plus(quantity.value), new Decimal(0));
  return `${one(first)} to ${one(last)}, ${parts.length} parts that come to ${sum.toString()} ${first.quantity.unit.code},`;
}

function tooMuch(parts: readonly Statement[], year: Statement): Suspicion {
  const message = `${toldParts(parts)}: more than the whole year, ${told(year)} for ${year.cell.period.code}.`;
  return { code: "DATA-PART-YEAR", rows: [...parts, year], message, fix };
}

function tooLittle(parts: readonly Statement[], year: Statement): Suspicion {
  const message = `${toldParts(parts)} make less than their year, ${told(year)} for ${year.cell.period.code}.`;
  return { code: "DATA-PART-YEAR", rows: [...parts, year], message, fix };
}
