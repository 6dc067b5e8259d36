/** The time a figure covers, and its axis. */
import {
  comparePeriods,
  dayNumber,
  formatPeriod,
  formatPeriodShort,
  isChinese,
  type Period,
  parsePeriod,
  periodsBetween,
  seasonOf,
} from "../../measure/index.js";

/** The different periods, in order. */
export const inOrder = (periods: readonly Period[]): Period[] => {
  const seen = new Map(periods.map((period) => [period.code, period]));
  return [...seen.values()].sort(comparePeriods);
};

/** "2021—2027年", "2021–2027", "2023年12月": from the first to the last period of the data; "" when there is none. */
export function coveredPeriod(periods: readonly Period[], locale: string): string {
  const all = inOrder(periods);
  const first = all[0];
  const last = all.reduce<Period | undefined>(
    (latest, period) => (latest === undefined || period.end > latest.end ? period : latest),
    undefined,
  );
  if (first === undefined || last === undefined) return "";
  if (first.code === last.code) return formatPeriod(first, locale);
  if (all.every(({ frequency, code }) => frequency === "fiscal" && code.slice(5) === first.code.slice(5))) {
    const [from, to] = [seasonOf(first), seasonOf(last)];
    if (from !== null && to !== null) return isChinese(locale) ? `${from}—${to}年度` : `${from}–${to}`;
    const [start, end] = [first, last].map(({ code }) => code.slice(0, 4));
    return isChinese(locale) ? `${start}—${end}财年` : `FY${start}–FY${end}`;
  }
  const years = first.frequency === "year" && last.frequency === "year";
  // Months that do not fill their first and last year are told as months: "2022—2025年" would promise all of 2025.
  const partly = !first.start.endsWith("-01-01") || !last.end.endsWith("-12-31");
  if (partly && all.every(({ frequency }) => frequency === "month")) return joined(first, last, locale);
  // Mixed or fine periods: an interval of several years is told in years.
  const from = first.start.slice(0, 4);
  const to = last.end.slice(0, 4);
  if (years || from !== to) return isChinese(locale) ? `${Number(from)}—${Number(to)}年` : `${Number(from)}–${Number(to)}`;
  return joined(first, last, locale);
}

function joined(first: Period, last: Period, locale: string): string {
  const interval = first.frequency === "month" && last.frequency === "month" ? parsePeriod(`${first.code}/${last.code}`) : null;
  if (interval !== null) return formatPeriod(interval, locale);
  return isChinese(locale)
    ? `${formatPeriod(first, locale)}—${formatPeriod(last, locale)}`
    : `${formatPeriod(first, locale)} – ${formatPeriod(last, locale)}`;
}

/** Longest axis that is filled up with the periods missing from the data. */
const longestAxis = 80;

/** The periods of an axis in order; those missing between equal ones are present, so that a gap is seen. */
export function periodAxis(periods: readonly Period[]): Period[] {
  const all = inOrder(periods);
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined || !all.every((period) => period.frequency === first.frequency)) return all;
  const between = first.frequency === "day" ? null : periodsBetween(first, last);
  return between === null || between.length > longestAxis ? all : [...between];
}

/**
 * The periods of a line's axis: where readings within years are few and far between, as at the ends of years, they alone, since a
 * line drawn through none of its months would be a row of dots.
 */
export function lineAxis(periods: readonly Period[]): Period[] {
  const [filled, read] = [periodAxis(periods), inOrder(periods)];
  return read.some(({ frequency }) => frequency === "year") || filled.length <= 2 * read.length ? filled : read;
}

/** The periods of bars whose cells name them one by one: these alone where most of the time between them would stay empty. */
export function chosenAxis(periods: readonly Period[]): Period[] {
  const [filled, read] = [periodAxis(periods), inOrder(periods)];
  return filled.length > 2 * read.length ? read : filled;
}

/** Longest step between readings over the shortest up to which they count as evenly apart: months have 28 to 31 days. */
const even = 1.2;

/** Middles of the periods from 0 to 1; null when they are evenly apart or out of order. */
export function placesInTime(periods: readonly Period[]): readonly number[] | null {
  const middles = periods.map(({ start, end }) => (dayNumber(start) + dayNumber(end)) / 2);
  const steps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? middle));
  const [first = 0] = middles;
  const shortest = Math.min(...steps);
  if (steps.length === 0 || shortest <= 0 || Math.max(...steps) <= even * shortest) return null;
  return middles.map((middle) => (middle - first) / ((middles.at(-1) ?? first) - first));
}

export const axisLabel = formatPeriodShort;
