/** The candidates by name: those the combination weighs, and all of them as published. */
import { type Candidate, withBoundedFall } from "./candidate.js";
import { bass } from "./candidates/bass.js";
import { damped } from "./candidates/damped.js";
import { drift } from "./candidates/drift.js";
import { ets } from "./candidates/ets.js";
import { gompertz } from "./candidates/gompertz.js";
import { holt } from "./candidates/holt.js";
import { logLinear } from "./candidates/log-linear.js";
import { logistic } from "./candidates/logistic.js";
import { medianDrift } from "./candidates/median-drift.js";
import { naive } from "./candidates/naive.js";
import { optimisedTheta } from "./candidates/optimised-theta.js";
import { ses } from "./candidates/ses.js";
import { theta } from "./candidates/theta.js";

const boundedDrift = withBoundedFall(drift);

/** What the combination weighs beside pooled growth; the growth curves, with the prior's ceiling, give way to drift at or below zero. */
export const combinable = {
  drift: boundedDrift,
  "median-drift": withBoundedFall(medianDrift),
  damped: withBoundedFall(damped),
  "optimised-theta": withBoundedFall(optimisedTheta),
  theta: withBoundedFall(theta),
  gompertz: (series, horizon) => gompertz(series, horizon) ?? boundedDrift(series, horizon),
  bass: (series, horizon) => bass(series, horizon) ?? boundedDrift(series, horizon),
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
  "log-linear": logLinear,
  logistic: (series, horizon) => logistic(series, horizon),
  gompertz: (series, horizon) => gompertz(series, horizon),
  bass: (series, horizon) => bass(series, horizon),
} as const satisfies Readonly<Record<string, Candidate>>;
