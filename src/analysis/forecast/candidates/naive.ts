/** Last value: ŷ(n+h) = y(n). The benchmark that every other method has to beat. */
import { type Candidate, last, path } from "../candidate.js";

export const naive: Candidate = (series, horizon) => path(horizon, () => last(series));
