/** Runs every rule over the words of a block: what they say about the facts in them must be what the data say. */
import type { Scope } from "../../analysis/scope.js";
import type { TextProblem } from "../fact-book.js";
import { offsetAt, type Prose } from "../prose.js";
import { checkCodes } from "./code-rule.js";
import { checkDirections } from "./direction-rule.js";
import { checkDistances } from "./distance-rule.js";
import { checkEntities } from "./entity-rule.js";
import { checkFastest } from "./fastest-rule.js";
import { checkHedges } from "./hedge-rule.js";
import { checkLevels } from "./level-rule.js";
import { checkResults } from "./loss-rule.js";
import { checkMeasures } from "./measure-rule.js";
import { checkOpenTimes } from "./open-time-rule.js";
import { checkOpposites } from "./opposite-rule.js";
import { checkApposed } from "./part-rule.js";
import { checkPeriods } from "./period-rule.js";
import { checkPlaces } from "./rank-rule.js";
import { checkRates } from "./rate-rule.js";
import { type Objection, type Reading, readingOf } from "./reading.js";
import { checkRegisterUnits } from "./register-unit-rule.js";
import { languageOf, type Sentence } from "./sentence.js";
import { checkSizes, checkUnshown } from "./size-rule.js";
import { checkSpans } from "./span-rule.js";
import { checkFutureYears, checkStatus } from "./status-rule.js";
import { checkStretches } from "./stretch-rule.js";
import { checkTellers } from "./teller-rule.js";
import { checkUnits } from "./unit-rule.js";

export type StatementRule = (reading: Reading, sentence: Sentence) => readonly Objection[];

export const factRules: readonly StatementRule[] = [
  checkPeriods,
  checkSpans,
  checkOpenTimes,
  checkStretches,
  checkRates,
  checkEntities,
  checkApposed,
  checkLevels,
  checkTellers,
  checkUnits,
  checkRegisterUnits,
  checkMeasures,
  checkCodes,
  checkOpposites,
  checkStatus,
  checkDirections,
  checkResults,
  checkPlaces,
  checkFastest,
  checkSizes,
  checkDistances,
];
/** Rules that speak of sentences without facts too. */
export const sentenceRules: readonly StatementRule[] = [checkHedges, checkFutureYears, checkUnshown];

/** What the data contradict in a block. A locale whose language has no word lists is not judged. */
export function checkStatements(prose: Prose, scope: Scope): readonly TextProblem[] {
  const language = languageOf(scope.locale);
  if (language === null) return [];
  const reading = readingOf(prose, scope, language);
  return reading.sentences
    .flatMap((sentence) => [...(sentence.facts.length === 0 ? [] : factRules), ...sentenceRules].flatMap((rule) => rule(reading, sentence)))
    .map(({ start, end, ...problem }) => ({ ...problem, offset: offsetAt(prose, start), length: Math.max(1, end - start) }));
}
