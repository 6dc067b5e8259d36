/** Numbers written out in English: twenty-five, two thirds, three hundred, ten percent. Counts up to ten are words. */
import type { Span } from "./numbers.js";

/** Values of counts written out, to nineteen and by tens. */
export const englishCounts: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const unit = "(?:one|two|three|four|five|six|seven|eight|nine)";
const small = `(?:${unit}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`;
const tens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
const count = `(?:${tens}(?:-${unit})?|${small})`;
const scale = "(?:hundred|thousand|million|billion|trillion)";
const part = "(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)";
const share = "(?:percent|per\\s+cent|percentage\\s+points?)";

const patterns: readonly RegExp[] = [
  new RegExp(`\\b${count}(?:[- ]${scale})+(?:\\s+(?:and\\s+)?${count}(?:[- ]${scale})*)*(?:\\s+${share})?\\b`, "gi"),
  new RegExp(`\\b${count}[- ]${share}\\b`, "gi"),
  new RegExp(`\\b${unit}[- ](?!quarter)${part}s?\\b(?!-|\\s+(?:part(?:y|ies)|place|time|year))`, "gi"),
  // Two quarters are half a year.
  /(?<!\b(?:first|last|past|next|these|other|remaining|previous)\s+)\b(?:one|three)[- ]quarters?\b(?!-|\s+(?:earlier|later|ago|before|after|in\s+a\s+row|running|of\s+(?:19|20)\d\d))/gi,
  new RegExp(`\\b(?:${count}|hundred|thousand|million)-?fold\\b`, "gi"),
  new RegExp(`\\b${tens}-(?:odd|something)(?:\\s+${share})?\\b`, "gi"),
  /\b(?:nearly|almost|about|over|under|roughly|around|some|another|half)\s+an?\s+(?:hundred|thousand|million|billion|trillion)\b(?!-)/gi,
  /\ba\s+(?:hundred|thousand|million|billion|trillion)\s+(?:and\s+\w+|yuan|dollars?|euros?|users|people|customers|units|vehicles|firms|companies|downloads|subscribers|tonnes|tons)\b/gi,
  new RegExp(
    `\\b(?:nearly|almost|about|over|under|roughly|around|just|barely|only)\\s+(?:a|one)\\s+${part}\\b(?!\\s+(?:party|time|year))`,
    "gi",
  ),
  new RegExp(
    `\\b(?:a|one)[- ]${part}\\s+(?:of\\b(?!\\s+(?:(?:19|20)\\d\\d|an?\\s+century))|(?:more|less|fewer|higher|lower|larger|smaller|bigger|cheaper|as|below|above)\\b)`,
    "gi",
  ),
  // "{{x}}, a third, of all": beside a number.
  new RegExp(`(?<=\\uFFFC,\\s(?:or\\s|i\\.e\\.\\s|about\\s|roughly\\s|nearly\\s|almost\\s)*)(?:a|one)[- ]${part}(?=[,.;)])`, "gi"),
  new RegExp(`\\b(?:a|one)[- ]${part}(?=\\s*\\(\\uFFFC)`, "gi"),
  // "by a third party" is no share: what follows must end the phrase.
  new RegExp(
    `\\b(?:by|to|than|at|down|up|is|was|are|were)\\s+(?:a|one)\\s+${part}\\b(?=[,.;:)]|$|\\s+(?:in|on|from|over|between|since|within|compared|and|or|but|a\\s+year|year-on-year|each)\\b)`,
    "gi",
  ),
  /\btwice\s+(?:as|the|its|their|that|what)\b/gi,
  new RegExp(`\\b${small}\\s+times\\s+(?:as|the|more|larger|higher|bigger|smaller|faster|cheaper|that|what|its)\\b`, "gi"),
  new RegExp(`\\b(?:grew|grown|rose|risen|increased|expanded|multiplied|up)\\s+(?:by\\s+)?${small}\\s+times\\b|\\bthrice\\b`, "gi"),
  new RegExp(`\\b(?!one)${small}(?:\\s+to\\s+one|-to-one)\\b(?!\\s+(?:of|another|month|year|more))`, "gi"),
  /[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/g,
  new RegExp(`\\b${unit}\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?(?:${small}|${tens}|a\\s+hundred)\\b(?!-)`, "gi"),
  /\b(?:a|half\s+a|two|three|several)\s+dozen\b/gi,
  // Ordinals (twenty-first, thirteenth) are not matched: the word must end here. Eleven months are a part of a year as three are.
  new RegExp(
    `\\b(?:${tens}(?:-${unit})?|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\\b(?!-\\w)(?<!\\b(?:eleven|twelve)(?=\\s+months?\\b))`,
    "gi",
  ),
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
  /(?<!\b(?:first|second|other|latter|former|last|early|late)\s+)\bhalf\s+(?:of|the(?!\s+(?:story|battle|fun|point))|its|their|as|that|again)\b|\b(?:a|one)[- ]half\b|\b(?:by|in)\s+half\b(?!\s+(?:an?|the)\b)|\b(?:(?:doubl|trebl|tripl|quadrupl)e[ds]|halved)\b(?!\s+(?:down|as)\b|\s+(?:[a-z]+\s+){0,2}(?:tax|dut(?:y|ies)|lev(?:y|ies))\b)|\b(?:double|triple)-digit\s+(?:growth|rise|fall|decline|gains?|increases?|rates?|percent\w*|shares?)\b/gi;

/** Halves: a number unless the number stands beside them. */
export function englishHalves(text: string): Span[] {
  return Array.from(text.matchAll(half), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
