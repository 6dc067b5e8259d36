/** Days given on the command line. */
import { readDay } from "../measure/index.js";
import { UsageError } from "./usage.js";

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a word is meant as a day, and not as the name of an edition. */
export const isDayShaped = (text: string): boolean => shape.test(text);

/** The day itself. @throws UsageError when there is no such day; `where` begins the message: "almanac diff: --as-of". */
export function givenDay(where: string, text: string): string {
  if (!isDayShaped(text)) throw new UsageError(`${where} ${text} is not a date; write YYYY-MM-DD`);
  if (readDay(text) === null) throw new UsageError(`${where} ${text} is not a date: there is no such day`);
  return text;
}
