/** Theta on logarithms: half the log-linear growth goes on. Null unless every value is above zero. References in theta.ts. */
import { onLogarithms } from "../candidate.js";
import { theta } from "./theta.js";

export const logTheta = onLogarithms(theta);
