/** Counts with their noun in English, as pages and the command line write them. */

/** "1 figure", "2 figures": a count, or its digits already grouped, with a noun whose plural ends in s. */
export function counted(count: number | string, noun: string): string {
  return `${count} ${noun}${String(count) === "1" ? "" : "s"}`;
}
