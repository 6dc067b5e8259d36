/** Words that say which way a number went: what a rule of direction judges, and what the rules that read such words share. */
import type { BoundFact } from "../prose.js";
import { speaksOfLoss } from "./loss-rule.js";
import type { Moment } from "./moment.js";
import type { Reading } from "./reading.js";
import { compareQuantity } from "./subject.js";

/** A word of direction, and which way the number went by each reading of it. Contradicted when all of them disagree. */
export interface Movement {
  readonly start: number;
  readonly end: number;
  readonly way: 1 | -1;
  readonly against: readonly { readonly way: -1 | 0 | 1; readonly evidence: string }[];
}

export type Baseline = Pick<Moment, "quantity" | "said">;

export const opposite = { [-1]: 1, 0: 0, 1: -1 } as const;

/** What the words say of a number that came from one of these. */
export function moved(
  reading: Reading,
  fact: BoundFact,
  start: number,
  end: number,
  way: 1 | -1,
  against: readonly Baseline[],
): Movement[] {
  const { quantity } = reading.subject(fact);
  if (quantity === undefined) return [];
  const bySize = speaksOfLoss(reading.text.slice(Math.max(0, start - 30), start), reading.language);
  return [
    {
      start,
      end,
      way,
      against: against.flatMap((baseline) => {
        const side = compareQuantity(quantity, baseline.quantity);
        // Of two losses the text may mean the size or the sign, unless it calls them losses.
        const losses = quantity.value.isNegative() && baseline.quantity.value.isNegative();
        if (side === null || (losses && !bySize)) return [];
        return [{ way: losses ? opposite[side] : side, evidence: `${fact.printed.text} against ${baseline.said}` }];
      }),
    },
  ];
}

/** What denies in full: "did not rise"; "hardly rose" does not. */
export const denied = { zh: /(?:没有|并未|未见|未)(?:明显|再)?$/, en: /\b(?:did|do|does|has|have)\s+not\s+$/i };

export interface Way {
  readonly way: 1 | -1;
  readonly index: number;
  readonly said: string;
}

/** The one direction that words give; null when they give none or both. */
export function wayIn(words: string, { lexicon }: Reading): Way | null {
  const [up, down] = [lexicon.up.exec(words), lexicon.down.exec(words)];
  const found = up ?? down;
  if (found === null || (up !== null && down !== null)) return null;
  return { way: up !== null ? 1 : -1, index: found.index, said: found[0] };
}
