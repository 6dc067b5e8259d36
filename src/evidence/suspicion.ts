/** A doubt about rows that do not fit together: any of them may hold the slip, so it is told at each. */
import type { CheckCode } from "../pack/checks.js";
import type { Finding } from "../pack/finding.js";
import { findingOf } from "../pack/report.js";
import type { Stated, Statement } from "./stated.js";

export interface Suspicion {
  readonly code: CheckCode;
  readonly rows: readonly Statement[];
  readonly message: string;
  readonly fix: string;
  /** It cannot be so, whatever a decision says: the declaration or a row is wrong. */
  readonly impossible?: true;
}

/** Findings of a doubt; none when a decision explains one of its rows and it can be so. */
export function findingsOf({ code, rows, message, fix, impossible }: Suspicion, { explained }: Stated): readonly Finding[] {
  if (impossible !== true && rows.some(({ observation }) => explained.has(observation.id))) return [];
  return [...new Set(rows.map(({ observation }) => observation.place))].map((place) => findingOf(code, place, message, fix));
}
