/** What a block says besides its facts, in terms that two languages share: the numbers, entities, directions, places and hedges it names. */
import type { Vintage } from "../../evidence/cell.js";
import { type YearPart, yearParts } from "../../pack/year-parts.js";
import { chineseValue } from "../numbers-chinese.js";
import { englishCounts } from "../numbers-english.js";
import { boundMark, type Prose } from "../prose.js";
import { echoesBand, hedgesIn } from "./hedge-rule.js";
import { commentedLevels } from "./movement-comment.js";
import { type Reading, readingOf } from "./reading.js";
import { unitBeside } from "./register-unit-rule.js";
import { clauseOf, languageOf, type Sentence, wordsAfter, wordsBefore } from "./sentence.js";

/** A thing said, and where. Equal keys mean the same in every language. */
export interface Said {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface Tongue {
  readonly numbers: readonly Said[];
  readonly entities: readonly Said[];
  readonly places: readonly Said[];
  readonly hedges: readonly Said[];
  /** "Over half", "a minority": the side of half. */
  readonly halves: readonly Said[];
  readonly directions: readonly Said[];
  readonly bounds: readonly Said[];
  /** Units in words beside pure numbers. */
  readonly units: readonly Said[];
  /** "Up on the year before": which way a number went, in a clause of its own. */
  readonly remarks: readonly Said[];
  /** "{{x}}, the largest": a place in the few words behind a number. */
  readonly crowns: readonly Said[];
  readonly parts: readonly YearPart[];
  /** True when it says that anything went up or down. */
  readonly moves: boolean;
  /** True when it may say this band of likelihood in words off the ladder. */
  echoes(band: number): boolean;
}

/** "More than the year before": says that something moved, in no word of movement. */
const compares = {
  zh: /比[^，。；\uFFFC]{0,20}\uFFFC?[^，。；\uFFFC]{0,4}[多少高低大小]|[多少高低][于出了]/,
  en: /\b(?:more|less|fewer)\s+than\b|\b(?:above|below)\s+the\s+(?:year|quarter|level|previous)\b|\btimes\s+(?:that|the|what)\b/i,
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName =
  /\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?/g;

/** Reads a block; null in a language without word lists. */
export function tongueOf(prose: Prose, vintage: Vintage, locale: string): Tongue | null {
  const language = languageOf(locale);
  if (language === null) return null;
  const reading = readingOf(prose, { vintage, locale }, language);
  return {
    numbers: numbersIn(reading),
    entities: entitiesIn(reading),
    places: placesIn(reading),
    hedges: hedgesIn(reading.text, language).map(({ band, ...span }) => ({ ...span, key: String(band) })),
    halves: halvesIn(reading),
    parts: yearParts(reading.text, language),
    remarks: reading.kind === "running" ? reading.sentences.flatMap((sentence) => remarksIn(reading, sentence)) : [],
    crowns: crownsIn(reading),
    moves: [reading.lexicon.up, reading.lexicon.down, compares[language]].some((pattern) => pattern.test(reading.text)),
    echoes: (band) => echoesBand(reading.text, language, band),
    ...besideFacts(reading),
  };
}

function remarksIn(reading: Reading, sentence: Sentence): readonly Said[] {
  return commentedLevels(reading, sentence).map(({ start, end, way }) => ({ key: way > 0 ? "up" : "down", start, end }));
}

/** Years, months, numbers of articles: digits as they stand, months as their number. */
function numbersIn({ text, language }: Reading): readonly Said[] {
  const digits = Array.from(text.matchAll(/\d+(?:[.,]\d+)*/g), (match) =>
    said(match, match[0].replaceAll(",", "").replace(/^0+(?=\d)/, "")),
  );
  const names =
    language === "en"
      ? Array.from(text.matchAll(monthName), (match) => said(match, String(months.indexOf(match[0].slice(0, 3).toLowerCase()) + 1)))
      : [];
  // 前11个月 is "the first eleven months" of the other language.
  const spelt = Array.from(text.matchAll(countedMonths[language]), (match) => said(match, String(monthsOf(match[1] ?? "nine"))));
  return [...digits, ...names, ...spelt].sort((a, b) => a.start - b.start);
}

const countedMonths = {
  zh: /(?<=[前头首])(十?[一二两三四五六七八九]|十)(?=个?月)|前三季度/g,
  en: /(?<=\bfirst\s+)(?:(two|three|four|five|six|seven|eight|nine|ten|eleven)(?=\s+months\b)|three\s+quarters\b)/gi,
};

function monthsOf(word: string): number {
  return englishCounts[word.toLowerCase()] ?? chineseValue(word) ?? 0;
}

function said(match: RegExpExecArray, key: string): Said {
  return { key, start: match.index, end: match.index + match[0].length };
}

/** Entities named without doubt, in words or by an expression. What is one entity's own name and another's by-name means the first. */
function entitiesIn({ text, entities, sentences, subject, vintage }: Reading): readonly Said[] {
  const written = entities.flatMap(({ ids, start, end }): Said[] => {
    const named = ids.filter((id) => !id.includes("/"));
    const own = named.filter((id) => Object.values(vintage.names.get(id)?.label ?? {}).includes(text.slice(start, end)));
    const [name, other] = own.length > 0 ? own : named;
    return name === undefined || other !== undefined ? [] : [{ key: name, start, end }];
  });
  const printed = sentences.flatMap(({ facts }) =>
    facts.flatMap((fact): Said[] => {
      const { name } = subject(fact);
      return name === undefined || !vintage.names.has(name) ? [] : [{ key: name, start: fact.at, end: fact.at + 1 }];
    }),
  );
  return [...written, ...printed];
}

/** Superlatives that rank nothing by themselves, and that the other language may put as a place. */
const extremes = [
  { pattern: /\b(?:heaviest|strongest|greatest|fastest)\b|最[强快]/g, place: 1, from: "top" },
  { pattern: /\b(?:lightest|weakest|slightest|slowest)\b|最[弱慢]/g, place: 1, from: "bottom" },
] as const;

function placesIn({ text, lexicon, kind }: Reading): readonly Said[] {
  if (kind !== "running") return [];
  return [...lexicon.places, ...extremes].flatMap(({ pattern, place, from }) =>
    Array.from(text.matchAll(pattern), (match) => said(match, `${place} from the ${from}`)),
  );
}

/** Words that say by name on which side of half something lies; "most" and 多数 say less. */
function halvesIn({ text, lexicon, kind }: Reading): readonly Said[] {
  if (kind !== "running") return [];
  if (!/half|半|majority|minority/i.test(text)) return [];
  return [
    { pattern: lexicon.majority, key: "over half" },
    { pattern: lexicon.minority, key: "under half" },
  ].flatMap(({ pattern, key }) =>
    Array.from(text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`)))
      .filter(([said]) => /half|半|majority|minority/i.test(said))
      .map((match) => said(match, key)),
  );
}

const crowning = { zh: /\uFFFC[，,]?(?:[为是位]|高?居|排[名在]?)?$/, en: /\uFFFC,?\s+(?:the\s+|its\s+|which\s+(?:is|was)\s+the\s+)?$/ };

/** A place in the few words behind a number: "{{x}}, the largest". */
function crownsIn(reading: Reading): readonly Said[] {
  const { text, language } = reading;
  return placesIn(reading).filter(({ start }) => crowning[language].test(text.slice(Math.max(0, start - 16), start)));
}

/** Directions and bounds right beside a fact, under the fact's own place in the order of facts. */
function besideFacts(reading: Reading): Pick<Tongue, "directions" | "bounds" | "units"> {
  const { text, lexicon, sentences, subject, kind } = reading;
  const directions: Said[] = [];
  const bounds: Said[] = [];
  const units: Said[] = [];
  if (kind !== "running") return { directions, bounds, units };
  for (const sentence of sentences) {
    for (const fact of sentence.facts) {
      if (subject(fact).quantity === undefined) continue;
      const unit = unitBeside(fact, reading, sentence);
      if (unit !== "") units.push({ key: unit, start: fact.at, end: fact.at + 1 });
      const clause = clauseOf(sentence, fact);
      const before = wordsBefore(text, fact, clause);
      const after = wordsAfter(text, fact, clause);
      const up = [lexicon.upBy, lexicon.upTo].find((pattern) => pattern.test(before)) !== undefined || lexicon.upAfter.test(after);
      const down = [lexicon.downBy, lexicon.downTo].find((pattern) => pattern.test(before)) !== undefined || lexicon.downAfter.test(after);
      if (up !== down) directions.push({ key: up ? "up" : "down", start: fact.at, end: fact.at + 1 });
      const over = lexicon.over.test(before);
      const under = lexicon.under.test(before);
      if (over !== under) bounds.push({ key: over ? "over" : "under", start: fact.at, end: fact.at + 1 });
    }
  }
  return { directions, bounds, units };
}

/** True when a block has anything to compare. */
export function isEmpty({ text }: Prose): boolean {
  return text.replaceAll(boundMark, "").trim() === "";
}
