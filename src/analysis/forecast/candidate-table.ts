/** The candidates by name: those the combination weighs, and all of them as published. */
import { type Candidate, withBoundedFall } from "./candidate.js";
import { bass } from "./candidates/bass.js";
import { damped } from "./candidates/damped.js";
import { drift } from "./candidates/drift.js";
import { ets } from "./candidates/ets.js";
import { gompertz } from "./candidates/gompertz.js";
import { holt } from "./candidates/holt.js";
import { logLinear } from "./candidates/log-linear.js";
import { logTheta } from "./candidates/log-theta.js";
import { logistic } from "./candidates/logistic.js";
import { medianDrift } from "./candidates/median-drift.js";
import { naive } from "./candidates/naive.js";
import { optimisedTheta } from "./candidates/optimised-theta.js";
import { ses } from "./candidates/ses.js";
import { theta } from "./candidates/theta.js";

/** What the combination weighs beside pooled growth; Theta on logarithms and Bass, with the prior's ceiling, give way at or below zero. */
export const combinable = {
  "median-drift": withBoundedFall(medianDrift),
  "optimised-theta": withBoundedFall(optimisedTheta),
  "log-theta": (series, horizon) => logTheta(series, horizon) ?? theta(series, horizon),
  bass: (series, horizon) => bass(series, horizon) ?? drift(series, horizon),
} as const satisfies Readonly<Record<string, Candidate>>;

export type CombinableName = keyof typeof combinable;
export const combinableNames = Object.keys(combinable) as readonly CombinableName[];

/** Single methods as published, for comparison; the growth curves take a ceiling, and have a prior of one without it. */
export const singleMethods = {
  naive,
  drift,
  "median-drift": medianDrift,
  ses,
  holt,
  damped,
  ets,
  theta,
  "optimised-theta": optimisedTheta,
  "log-theta": logTheta,
  "log-linear": logLinear,
  logistic: (series, horizon) => logistic(series, horizon),
  gompertz: (series, horizon) => gompertz(series, horizon),
  bass: (series, horizon) => bass(series, horizon),
} as const satisfies Readonly<Record<string, Candidate>>;
