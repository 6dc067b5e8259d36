/** When something became known: a day, or the interval of days that a coarser date leaves open. */
import { parsePeriod } from "./period-read.js";

export interface DayInterval {
  readonly start: string;
  readonly end: string;
}

/** First and last day of "2023", "2023-05", "2023-05-12", "2023-01/2023-06" and of every other period; null for anything else. */
export function dayInterval(text: string): DayInterval | null {
  const period = parsePeriod(text.trim());
  return period === null ? null : { start: period.start, end: period.end };
}

/** A date column with its basis, the shape of `Known`; null when the date cannot be read. Empty text = unknown. */
export function parseKnown<Basis extends string>(text: string, basis: Basis): { start: string; end: string; basis: Basis } | null {
  if (text.trim() === "") return { start: "", end: "", basis };
  const interval = dayInterval(text);
  return interval === null ? null : { ...interval, basis };
}
