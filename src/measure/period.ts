/**
 * Periods in SDMX style: 2022, 2022-S1, 2022-Q3, 2022-03, 2022-03-08, the interval 2021/2023, and the fiscal year with its
 * closing month 2023-FY03 (the year that ended in March 2023). A season is such a year that its trade names by both calendar
 * years: 2023-SY09 ended in September 2023 and is printed 2022/23.
 */
export type PeriodFrequency = "year" | "half" | "quarter" | "month" | "day" | "interval" | "fiscal";

export interface Period {
  /** Canonical written form. */
  readonly code: string;
  readonly frequency: PeriodFrequency;
  /** First and last day, ISO dates, both inclusive. */
  readonly start: string;
  readonly end: string;
}
