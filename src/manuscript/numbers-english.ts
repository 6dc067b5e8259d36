/** Numbers written out in English: twenty-five, two thirds, three hundred, ten percent. Counts up to ten are words. */
import type { Span } from "./numbers.js";

const unit = "(?:one|two|three|four|five|six|seven|eight|nine)";
const small = `(?:${unit}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`;
const tens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
const count = `(?:${tens}(?:-${unit})?|${small})`;
const scale = "(?:hundred|thousand|million|billion|trillion)";
const share = "(?:percent|per\\s+cent|percentage\\s+points?)";

const patterns: readonly RegExp[] = [
  new RegExp(`\\b${count}(?:[- ]${scale})+(?:\\s+(?:and\\s+)?${count}(?:[- ]${scale})*)*(?:\\s+${share})?\\b`, "gi"),
  new RegExp(`\\b${count}[- ]${share}\\b`, "gi"),
  new RegExp(`\\b${unit}[- ](?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\\b`, "gi"),
  new RegExp(`\\b(?:${count}-?fold)\\b`, "gi"),
  // Ordinals (twenty-first, thirteenth) are not matched: the word must end here.
  new RegExp(`\\b(?:${tens}(?:-${unit})?|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\\b(?!-\\w)`, "gi"),
];

/** Places of numbers written out, in order, without overlaps. */
export function englishNumbers(text: string): Span[] {
  const found: Span[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!found.some((f) => f.start < span.end && span.start < f.end)) found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
