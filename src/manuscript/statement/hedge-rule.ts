/**
 * PROSE-HEDGE: words of likelihood follow the bands of ICD 203 (Intelligence Community Directive 203, Analytic Standards, 2015):
 * a sentence says how likely something is, or how sure we are of our grounds, never both, and never two bands of one thing.
 */
import type { Objection, Reading } from "./reading.js";
import type { Sentence } from "./sentence.js";

export interface HedgeBand {
  /** 1 almost no chance (01–05 %) … 7 almost certain (95–99 %). */
  readonly band: number;
  readonly zh: RegExp;
  readonly en: RegExp;
}

/** Longer words first: "很可能" is not "可能", "very unlikely" is not "unlikely". */
export const hedgeBands: readonly HedgeBand[] = [
  { band: 1, zh: /几乎不可能|微乎其微/g, en: /\balmost\s+no\s+chance\b|\bremote\s+(?:chance|possibility)\b/gi },
  { band: 7, zh: /几乎(?:肯定|必然|确定)/g, en: /\b(?:almost|nearly)\s+certain(?:ly)?\b/gi },
  { band: 2, zh: /(?:很|极)不可能|可能性(?:很|极)(?:小|低)/g, en: /\b(?:very\s+unlikely|highly\s+(?:improbable|unlikely))\b/gi },
  { band: 6, zh: /(?:很|极)(?:有)?可能(?!性)|可能性(?:很|极)(?:大|高)/g, en: /\b(?:very\s+likely|highly\s+(?:probable|likely))\b/gi },
  { band: 3, zh: /不太可能|不大可能/g, en: /\b(?:unlikely|improbable|improbably)\b/gi },
  { band: 4, zh: /可能性(?:大致|大体)?(?:各半|相当)|机会(?:大致)?均等/g, en: /\broughly\s+(?:an\s+)?even\s+(?:chance|odds)\b/gi },
  { band: 5, zh: /较(?:有)?可能(?!性)|多半会/g, en: /\b(?:likely|probable|probably)\b/gi },
];

/** Words off the ladder that may stand for a likelihood in the other language: of the same side of even, and as strong. */
const echoes: Readonly<Record<"strong" | "likely" | "unlikely" | "even", Readonly<Record<"zh" | "en", RegExp>>>> = {
  strong: {
    zh: /必然|必定|必将|肯定|一定会|势必|无疑|大概率|概率[很极更]?[高大]|不可避免|将|会/,
    en: /\b(?:certain\w*|sure(?:ly)?|will|must|bound\s+to|inevitabl[ey]|no\s+doubt|undoubtedly)\b/i,
  },
  likely: {
    zh: /可能|或许|也许|大概|恐怕|倾向|容易|易于|更易|有望|料|预计|预期|必然|肯定|一定|势必|难免|通常|往往|大多|概率[较很更偏]?[高大]|疑[为似]|会|将/,
    en: /\b(?:may|might|could|can|tends?|prone|apt|expect\w*|should|will|would|often|usually|inclined|chances|odds|possibl[ey]|certain\w*|sure(?:ly)?|easily|easier|readily)\b/i,
  },
  unlikely: {
    zh: /不太|不大|不易|不容易|[很较更]难|难以|难于|未必|不会|少有|不见得|不可能|不能|无法|(?:可能性|概率)[较很]?[小低]|机会[不较很]/,
    en: /\b(?:hardly|rarely|seldom|difficult|hard\s+to|doubtful|cannot|can't|(?:will|would|may|might|should|is|are|does|do)\s+not|won't|wouldn't|little\s+(?:chance|prospect)|low\s+(?:chance|probability)|not\s+(?:\w+\s+)?(?:likely|probable|expected))\b/i,
  },
  even: { zh: /各半|均等|相当|五五/, en: /\beven\b|\btoss-?up\b|\bas\s+likely\b/i },
};

/** True when a text without words of the ladder may still say that band in its own. */
export function echoesBand(text: string, language: "zh" | "en", band: number): boolean {
  return echoes[band === 4 ? "even" : band < 4 ? "unlikely" : band > 5 ? "strong" : "likely"][language].test(text);
}

const confidence = {
  zh: /(?:高|中等?|低)(?:度)?(?:把握|置信|信心)|把握(?:较|很)?(?:高|中等|低|大|小)/,
  en: /\b(?:high|moderate|low)\s+confidence\b/i,
};

/** Bands of likelihood that a sentence uses, in order. */
export function hedgesIn(
  text: string,
  language: "zh" | "en",
): readonly { readonly start: number; readonly end: number; readonly band: number }[] {
  const found: { start: number; end: number; band: number }[] = [];
  for (const entry of hedgeBands) {
    for (const match of text.matchAll(entry[language])) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!found.some((other) => other.start < end && start < other.end)) found.push({ start, end, band: entry.band });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Likelihood and confidence in one sentence; two bands side by side. */
export function checkHedges({ text, language, kind }: Reading, sentence: Sentence): readonly Objection[] {
  if (kind !== "running") return [];
  const said = text.slice(sentence.start, sentence.end);
  const bands = hedgesIn(said, language);
  const sure = confidence[language].exec(said);
  const [first] = bands;
  const at = (start: number, end: number, message: string, fix: string): Objection => ({
    code: "PROSE-HEDGE",
    severity: "warning",
    start: sentence.start + start,
    end: sentence.start + end,
    message,
    fix,
  });
  if (first !== undefined && sure !== null) {
    return [
      at(
        first.start,
        first.end,
        `the sentence mixes a likelihood ("${said.slice(first.start, first.end)}") with a confidence ("${sure[0]}")`,
        "give likelihood and confidence a sentence each",
      ),
    ];
  }
  const clash = bands.find((band, index) => {
    const before = bands[index - 1];
    return before !== undefined && band.band !== before.band && band.start - before.end < 4;
  });
  return clash === undefined
    ? []
    : [at(clash.start, clash.end, "two likelihoods stand side by side", "choose one word of the ladder in docs/prose.md")];
}
