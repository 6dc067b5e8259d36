/** Periods as each locale writes them. */
import type { Locale } from "./localized.js";
import type { Period } from "./period.js";
import { parsePeriod } from "./period-read.js";

export const monthsEn = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const ordinalsZh = ["一", "二", "三", "四"] as const;

/** A period in running text: "2022年上半年", "H1 2022". Locales other than zh are written as en. */
export function formatPeriod(period: Period, locale: Locale): string {
  if (period.frequency === "interval") {
    const [first, last] = period.code.split("/").map((code) => parsePeriod(code));
    if (first === null || first === undefined || last === null || last === undefined) return period.code;
    return isChinese(locale) ? chineseInterval(first, last) : englishInterval(first, last);
  }
  return isChinese(locale) ? chinese(period) : english(period);
}

/** What two months or quarters of one year share is written once: 2025年1—9月, January–September 2025. */
function sameYear(first: Period, last: Period, frequency: Period["frequency"]): boolean {
  return first.frequency === frequency && last.frequency === frequency && first.code.slice(0, 4) === last.code.slice(0, 4);
}

function chineseInterval(first: Period, last: Period): string {
  if (first.frequency === "year" && last.frequency === "year") return `${Number(first.code)}—${Number(last.code)}年`;
  if (sameYear(first, last, "month"))
    return `${Number(first.code.slice(0, 4))}年${Number(first.code.slice(5))}—${Number(last.code.slice(5))}月`;
  return `${chinese(first)}—${chinese(last)}`;
}

function englishInterval(first: Period, last: Period): string {
  if (sameYear(first, last, "month")) return `${monthsEn[Number(first.code.slice(5)) - 1]}–${english(last)}`;
  return `${english(first)}–${english(last)}`;
}

/** True for Chinese locales, whose conventions differ from the common ones. */
export function isChinese(locale: Locale): boolean {
  return locale === "zh" || locale.startsWith("zh-");
}

function chinese(period: Period): string {
  const code = period.code;
  const year = `${Number(code.slice(0, 4))}年`;
  switch (period.frequency) {
    case "year":
      return year;
    case "half":
      return `${year}${code.endsWith("1") ? "上" : "下"}半年`;
    case "quarter":
      return `${year}第${ordinalsZh[Number(code.slice(6)) - 1]}季度`;
    case "month":
      return `${year}${Number(code.slice(5))}月`;
    case "day":
      return `${year}${Number(code.slice(5, 7))}月${Number(code.slice(8))}日`;
    case "fiscal":
      return seasonOf(period) === null ? `${Number(code.slice(0, 4))}财年（截至${Number(code.slice(7))}月）` : `${seasonOf(period)}年度`;
    default:
      return code;
  }
}

function english(period: Period): string {
  const code = period.code;
  const year = String(Number(code.slice(0, 4)));
  switch (period.frequency) {
    case "year":
      return year;
    case "half":
      return `H${code.slice(6)} ${year}`;
    case "quarter":
      return `${code.slice(5)} ${year}`;
    case "month":
      return `${monthsEn[Number(code.slice(5)) - 1]} ${year}`;
    case "day":
      return `${Number(code.slice(8))} ${monthsEn[Number(code.slice(5, 7)) - 1]} ${year}`;
    case "fiscal":
      return seasonOf(period) ?? `FY${year} (to ${monthsEn[Number(code.slice(7)) - 1]})`;
    default:
      return code;
  }
}

/** "2022/23", as a trade names a year that lies in two calendar years; null of any other period. */
export function seasonOf({ code }: Period): string | null {
  if (!code.startsWith("SY", 5)) return null;
  const last = Number(code.slice(0, 4));
  return `${last - 1}/${String(last % 100).padStart(2, "0")}`;
}

/** A period on an axis or in a table column: "2022", "2022 H1", "2022 Q3", "2022-03", "FY2023", "2022/23". The same in every locale. */
export function formatPeriodShort(period: Period): string {
  const code = period.code;
  switch (period.frequency) {
    case "half":
      return `${code.slice(0, 4)} H${code.slice(6)}`;
    case "quarter":
      return `${code.slice(0, 4)} ${code.slice(5)}`;
    case "fiscal":
      return seasonOf(period) ?? `FY${code.slice(0, 4)}`;
    case "interval":
      return code.replace("/", "–");
    default:
      return code;
  }
}

/** A date as coarse as it is known ("2023-12-31", "2023-12", "2023"), for readers: ISO in Chinese, "31 December 2023" elsewhere. */
export function formatDate(date: string, locale: Locale): string {
  if (isChinese(locale)) return date;
  const period = parsePeriod(date);
  return period === null ? date : formatPeriod(period, locale);
}
