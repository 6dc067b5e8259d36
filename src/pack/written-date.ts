/** Dates as spreadsheets and people write them, read for the mend of a finding: never for a value. */
import { dayNumber, dayOfNumber } from "../measure/calendar.js";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Day 0 of the spreadsheets' count of days. */
const SPREADSHEET_EPOCH = "1899-12-30";

/** The ISO form of "2023/7/1", "2023年7月", "Dec-20", "Q3 2023" or a spreadsheet's day number 44348; null when it cannot be told. */
function writtenDate(text: string): string | null {
  const said = text.trim();
  const two = (digits: string) => digits.padStart(2, "0");
  const [, year, month = "", day] = /^((?:19|20)\d\d)[/.年-](\d{1,2})(?:[/.月-](\d{1,2})?日?)?$/.exec(said) ?? [];
  if (year !== undefined && Number(month) >= 1 && Number(month) <= 12)
    return [year, two(month), ...(day === undefined || day === "" ? [] : [two(day)])].join("-");
  const [, plain] = /^((?:19|20)\d\d)年$/.exec(said) ?? [];
  if (plain !== undefined) return plain;
  const [, name = "", short = ""] = /^([A-Za-z]{3})[a-z]*[-. ]+((?:19|20)?\d\d)$/.exec(said) ?? [];
  const at = months.indexOf(name.toLowerCase());
  if (at >= 0) return `${short.length === 2 ? `20${short}` : short}-${two(String(at + 1))}`;
  const quarter = /^(?:Q([1-4])[- ]?((?:19|20)\d\d)|((?:19|20)\d\d)[- ]?(?:年?第?([一二三四1-4])季度?|Q([1-4])))$/i.exec(said);
  if (quarter !== null) {
    const number = quarter[1] ?? quarter[4] ?? quarter[5] ?? "";
    return `${quarter[2] ?? quarter[3]}-Q${"一二三四".includes(number) ? "一二三四".indexOf(number) + 1 : number}`;
  }
  const half = /^(?:H([12])[- ]?((?:19|20)\d\d)|((?:19|20)\d\d)[- ]?(?:H([12])|年?([上下])半年))$/i.exec(said);
  if (half !== null) return `${half[2] ?? half[3]}-S${half[1] ?? half[4] ?? (half[5] === "上" ? 1 : 2)}`;
  if (/^[3-5]\d{4}$/.test(said)) {
    const counted = dayOfNumber(dayNumber(SPREADSHEET_EPOCH) + Number(said));
    return `${counted} or ${counted.slice(0, 7)} (the spreadsheet saved the number of the day: format the column as text)`;
  }
  return null;
}

/** The mend of a date or period that is written otherwise: what was meant, before the forms that are read. */
export function dateFix(text: string, use: string): string {
  const meant = writtenDate(text);
  return meant === null ? use : `Write ${meant}. ${use}`;
}
