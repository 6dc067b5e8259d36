/** Periods from their written form, their order, and the step from one to the next. */
import { dayNumber, dayOfNumber, daysInMonth, isoDay, readDay } from "./calendar.js";
import type { Period, PeriodFrequency } from "./period.js";

const cache = new Map<string, Period | null>();

/** The period a text means ("2022", "2022-S1", "2022-Q3", "2022-03", "2022-03-08", "2021/2023", "2023-FY03", "2023-SY09"), or null. */
export function parsePeriod(text: string): Period | null {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const period = text.length > 40 ? null : (readInterval(text) ?? readPlain(text));
  if (cache.size < 20_000) cache.set(text, period);
  return period;
}

function readInterval(text: string): Period | null {
  const [first, last, more] = text.split("/");
  if (first === undefined || last === undefined || more !== undefined) return null;
  const [from, to] = [readPlain(first), readPlain(last)];
  if (from === null || to === null || from.start > to.start || from.end > to.end || first === last) return null;
  return { code: text, frequency: "interval", start: from.start, end: to.end };
}

function readPlain(text: string): Period | null {
  const year = Number(text.slice(0, 4));
  if (!/^\d{4}/.test(text) || year < 1) return null;
  const rest = text.slice(4);
  const make = (frequency: PeriodFrequency, start: string, end: string): Period => ({ code: text, frequency, start, end });
  const months = (frequency: PeriodFrequency, first: number, last: number) =>
    make(frequency, isoDay(year, first, 1), isoDay(year, last, daysInMonth(year, last)));
  if (rest === "") return months("year", 1, 12);
  const half = /^-S([12])$/.exec(rest);
  if (half !== null) return half[1] === "1" ? months("half", 1, 6) : months("half", 7, 12);
  const quarter = /^-Q([1-4])$/.exec(rest);
  if (quarter !== null) return months("quarter", Number(quarter[1]) * 3 - 2, Number(quarter[1]) * 3);
  const fiscal = /^-[FS]Y(\d{2})$/.exec(rest);
  if (fiscal !== null) {
    const month = Number(fiscal[1]);
    if (month < 1 || month > 12) return null;
    const start = month === 12 ? isoDay(year, 1, 1) : isoDay(year - 1, month + 1, 1);
    return year < 2 ? null : make("fiscal", start, isoDay(year, month, daysInMonth(year, month)));
  }
  const month = /^-(\d{2})$/.exec(rest);
  if (month !== null) {
    const number = Number(month[1]);
    return number < 1 || number > 12 ? null : months("month", number, number);
  }
  return readDay(text) === null ? null : make("day", text, text);
}

/** Total order: by start, then end, then written form. */
export function comparePeriods(a: Period, b: Period): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return 0;
}

/** How many periods of this frequency make a year; null for intervals and days. */
export function periodsPerYear(frequency: PeriodFrequency): number | null {
  const counts: Record<PeriodFrequency, number | null> = { year: 1, fiscal: 1, half: 2, quarter: 4, month: 12, day: null, interval: null };
  return counts[frequency];
}

/** The period `steps` later of the same frequency (earlier when negative); null for intervals. */
export function shiftPeriod(period: Period, steps: number): Period | null {
  const year = Number(period.code.slice(0, 4));
  if (period.frequency === "interval") return null;
  if (period.frequency === "day") return parsePeriod(dayOfNumber(dayNumber(period.code) + steps));
  if (period.frequency === "year") return parsePeriod(yearText(year + steps));
  if (period.frequency === "fiscal") return parsePeriod(`${yearText(year + steps)}${period.code.slice(4)}`);
  const perYear = periodsPerYear(period.frequency) ?? 1;
  const within = Number(period.code.slice(period.frequency === "month" ? 5 : 6)) - 1;
  const index = year * perYear + within + steps;
  const place = (index % perYear) + 1;
  const prefix = { half: "S", quarter: "Q", month: "" }[period.frequency];
  return parsePeriod(
    `${yearText(Math.floor(index / perYear))}-${prefix}${period.frequency === "month" ? String(place).padStart(2, "0") : place}`,
  );
}

function yearText(year: number): string {
  return year < 1 || year > 9999 ? "none" : String(year).padStart(4, "0");
}

/** The same period one or more years earlier; for a day the same day, for an interval of months or quarters of one year the same part of it, for one of years null. */
export function yearsEarlier(period: Period, years: number): Period | null {
  if (period.frequency === "day") return parsePeriod(yearText(Number(period.code.slice(0, 4)) - years) + period.code.slice(4));
  if (period.frequency === "interval") {
    const [first = "", last = ""] = period.code.split("/");
    const earlier = (code: string) => yearText(Number(code.slice(0, 4)) - years) + code.slice(4);
    const isPartOfYear = first.length > 4 && last.length > 4 && first.slice(0, 4) === last.slice(0, 4);
    return isPartOfYear ? parsePeriod(`${earlier(first)}/${earlier(last)}`) : null;
  }
  const perYear = periodsPerYear(period.frequency);
  return perYear === null ? null : shiftPeriod(period, -years * perYear);
}

/** Every period from a to b, both included; null when their frequencies differ, cannot be stepped, or a is after b. */
export function periodsBetween(a: Period, b: Period): readonly Period[] | null {
  if (a.frequency !== b.frequency || a.frequency === "interval" || comparePeriods(a, b) > 0) return null;
  if (a.frequency === "fiscal" && a.code.slice(5) !== b.code.slice(5)) return null;
  const periods: Period[] = [];
  for (let at: Period | null = a; at !== null && comparePeriods(at, b) <= 0; at = shiftPeriod(at, 1)) {
    periods.push(at);
    if (periods.length > 40_000) return null;
  }
  return periods;
}

/** Years from a to b for compound rates, exact for equal frequencies; null when they cannot be compared. */
export function yearsApart(a: Period, b: Period): { steps: number; perYear: number } | null {
  const perYear = periodsPerYear(a.frequency);
  if (perYear === null || a.frequency !== b.frequency) return null;
  const index = (period: Period) =>
    Number(period.end.slice(0, 4)) * perYear + Math.floor(((Number(period.end.slice(5, 7)) - 1) * perYear) / 12);
  return { steps: index(b) - index(a), perYear };
}
