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
