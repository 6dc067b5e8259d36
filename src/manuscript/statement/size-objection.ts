/** How the rules of size tell what they found. */
import type { Objection } from "./reading.js";

/** What is found, at the words. */
export const sizeObjection = (start: number, end: number, message: string): Objection => ({
  code: "PROSE-SIZE",
  start,
  end,
  message,
  fix: "say what the numbers show, or bind the numbers that show it",
});
