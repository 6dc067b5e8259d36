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
  /\b(?:nearly|almost|about|over|under|roughly|around|just)\s+(?:a|one)\s+(?:third|quarter|fifth|sixth|eighth|tenth)\b/gi,
  /\b(?:a|one)[- ](?:third|quarter|fifth|sixth|eighth|tenth)\s+of\b(?!\s+(?:19|20)\d\d)/gi,
  /\btwice\s+(?:as|the|its|their|that|what)\b/gi,
  new RegExp(`\\b${small}\\s+times\\s+(?:as|the|more|larger|higher|bigger|that|what|its)\\b`, "gi"),
  new RegExp(`\\b${unit}\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?(?:${small}|${tens}|a\\s+hundred)\\b(?!-)`, "gi"),
  /\b(?:a|half\s+a|two|three|several)\s+dozen\b/gi,
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

const half =
  /(?<!\b(?:first|second|other|latter|former|last|early|late)\s+)\bhalf\s+(?:of|the|its|their|as|that)\b|\b(?:a|one)[- ]half\b/gi;

/** Halves: a number unless the number stands beside them. */
export function englishHalves(text: string): Span[] {
  return Array.from(text.matchAll(half), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
