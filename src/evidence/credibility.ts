/**
 * How far a published value is borne out by what others say: the second axis of the Admiralty code, beside the grade of the source
 * (NATO AJP-2.1; FM 2-22.3, app. B). The grade judges who speaks, credibility what is said.
 */
import type { Observation } from "../pack/pack.js";
import { gradeOrder, type Origins, UNKNOWN_ORIGIN, type Witnesses } from "./origin.js";

/** From best to worst. */
export const CREDIBILITIES = ["corroborated", "plausible", "doubtful", "contradicted"] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

/** A comparable statement beside the published one. */
export interface OtherStatement {
  readonly observation: Observation;
  /** Within the rounding intervals, or no further from the published value than the indicator's tolerance. */
  readonly agrees: boolean;
}

/**
 * Credibility of a published value:
 * contradicted — an independent source of a better grade disagrees;
 * doubtful — one of the same grade disagrees, or nobody can be named who made the number, or a decision marks it as suspect;
 * corroborated — two independent makers agree and nothing of the above holds;
 * plausible — one maker, nothing against it.
 * An earlier value of the same maker is its revision and speaks against nothing; nor does a source of a lower grade.
 */
export function credibilityOf(
  published: Observation,
  others: readonly OtherStatement[],
  witnesses: Witnesses,
  origins: Origins,
  suspect: boolean,
): Credibility {
  const root = witnesses.rootOf(published);
  const grade = gradeOrder(origins.gradeOf(published));
  const against = others.filter(({ observation, agrees }) => !agrees && !isRevised(observation));
  const isContradicted = against.some(
    ({ observation }) => witnesses.rootOf(observation) !== root && gradeOrder(origins.gradeOf(observation)) < grade,
  );
  if (isContradicted) return "contradicted";
  if (suspect || against.some(({ observation }) => gradeOrder(origins.gradeOf(observation)) <= grade)) return "doubtful";
  const agreeing = [published, ...others.filter(({ agrees }) => agrees).map(({ observation }) => observation)];
  if (witnesses.count(agreeing) > 1) return "corroborated";
  return agreeing.every((observation) => witnesses.rootOf(observation) === UNKNOWN_ORIGIN) ? "doubtful" : "plausible";

  function isRevised(other: Observation): boolean {
    return witnesses.rootOf(other) === root && other.known.end !== "" && other.known.end < published.known.end;
  }
}

/** The worst of several; null when there are none. */
export function weakestCredibility(all: readonly Credibility[]): Credibility | null {
  let worst = -1;
  for (const each of all) worst = Math.max(worst, CREDIBILITIES.indexOf(each));
  return CREDIBILITIES[worst] ?? null;
}
