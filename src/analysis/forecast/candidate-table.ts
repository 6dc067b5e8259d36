/** The candidates a combination may weigh, by name; their order is the order of weights in the pooled evidence's reports. */
import { type Candidate, onLogarithms, withBoundedFall } from "./candidate.js";
import { damped } from "./candidates/damped.js";
import { drift } from "./candidates/drift.js";
import { ets } from "./candidates/ets.js";
import { holt } from "./candidates/holt.js";
import { logLinear } from "./candidates/log-linear.js";
import { medianDrift } from "./candidates/median-drift.js";
import { naive } from "./candidates/naive.js";
import { optimisedTheta } from "./candidates/optimised-theta.js";
import { ses } from "./candidates/ses.js";
import { theta } from "./candidates/theta.js";

/** What the combination weighs. */
export const combinable = {
  naive,
  ses: withBoundedFall(ses),
  drift: withBoundedFall(drift),
  "median-drift": withBoundedFall(medianDrift),
  holt: withBoundedFall(holt),
  damped: withBoundedFall(damped),
  theta: withBoundedFall(theta),
  "optimised-theta": withBoundedFall(optimisedTheta),
  "median-drift-log": onLogarithms(medianDrift),
  "damped-log": onLogarithms(damped),
  "theta-log": onLogarithms(theta),
  "optimised-theta-log": onLogarithms(optimisedTheta),
} as const satisfies Readonly<Record<string, Candidate>>;

export type CombinableName = keyof typeof combinable;
export const combinableNames = Object.keys(combinable) as readonly CombinableName[];

/** Single methods as published, for comparison. */
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
} as const satisfies Readonly<Record<string, Candidate>>;
