/**
 * Reconciliation: from the visible observations of one cell to its published value. A recorded decision comes first, then an
 * actual before provisional, estimated and forecast values, then `preferred` rows, then the indicator's own order of rules.
 */
import { convert } from "../measure/convert.js";
import type { Decimal } from "../measure/decimal.js";
import type { Quantity } from "../measure/quantity.js";
import type { Unit } from "../measure/unit.js";
import type { Observation, ObservationStatus } from "../pack/pack.js";
import { compareText } from "../pack/report.js";
import type { Indicator } from "../pack/schema.js";
import type { Cell, RejectedObservation } from "./cell.js";
import type { AppliedDecision } from "./decision.js";
import { agree } from "./interval.js";
import { gradeOrder, type Origins } from "./origin.js";

type Reason = RejectedObservation["reason"];

interface Candidate {
  readonly observation: Observation;
  readonly quantity: Quantity;
}

/** A rule: negative when the first candidate is better. */
interface Rule {
  readonly reason: Reason;
  readonly compare: (a: Observation, b: Observation) => number;
}

const STATUS_ORDER: Readonly<Record<ObservationStatus, number>> = { A: 0, B: 0, P: 1, E: 2, F: 3 };
const DEFAULT_RULES = ["grade", "original", "recency"] as const;
const DEFAULT_TOLERANCE = 0.05;

/** The cell of the given observations (same indicator, dimensions and period), or null when none of them may be published. */
export function reconcile(
  key: string,
  indicator: Indicator,
  unit: Unit,
  observations: readonly Observation[],
  origins: Origins,
  decision: AppliedDecision | null,
): Cell | null {
  const candidates = observations.flatMap((observation): Candidate[] => {
    const quantity = convert(quantityOf(observation), unit);
    return "problem" in quantity ? [] : [{ observation, quantity }];
  });
  const rules = rulesOf(indicator, origins, decision);
  const compare = (a: Candidate, b: Candidate): number => {
    for (const rule of rules) {
      const order = rule.compare(a.observation, b.observation);
      if (order !== 0) return order;
    }
    return 0;
  };
  const [winner, ...others] = candidates.sort(compare);
  if (winner === undefined || winner.observation.rank === "deprecated") return null;
  const corroborating: Observation[] = [];
  const rejected: RejectedObservation[] = [];
  let spread = 0;
  for (const other of others) {
    const reason = reasonOf(winner.observation, other.observation, rules);
    const comparable = reason !== "rank" || other.observation.rank !== "deprecated";
    const sameKind = STATUS_ORDER[other.observation.status] === STATUS_ORDER[winner.observation.status];
    if (comparable && sameKind && agree(winner.quantity, other.quantity)) {
      corroborating.push(other.observation);
      continue;
    }
    const difference = differenceOf(winner.quantity.value, other.quantity.value);
    rejected.push({ observation: other.observation, reason, difference });
    // A forecast that missed and a value we withdrew are no disagreement about what is.
    if (comparable && sameKind) spread = Math.max(spread, Math.abs(difference));
  }
  const originals = new Set([winner.observation, ...corroborating].map(origins.originalOf));
  return {
    key,
    indicator: indicator.id,
    dimensions: winner.observation.dimensions,
    period: winner.observation.period,
    quantity: winner.quantity,
    status: winner.observation.status,
    winner: winner.observation,
    corroborating,
    rejected,
    spread,
    disputed: spread > (indicator.reconcile?.tolerance ?? DEFAULT_TOLERANCE),
    grade: origins.gradeOf(winner.observation),
    independent: originals.size,
    ...(decision === null ? {} : { decision: decision.id }),
  };
}

/** The number an observation states, in its own unit. */
export function quantityOf(observation: Observation): Quantity {
  const { value, unit, decimals, bound, low, high } = observation;
  return { value, unit, decimals, bound, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

function rulesOf(indicator: Indicator, origins: Origins, decision: AppliedDecision | null): Rule[] {
  const chosen = decision?.choose;
  const usable = (observation: Observation): number => (observation.rank === "deprecated" ? 1 : 0);
  const preferred = (observation: Observation): number => (observation.rank === "preferred" ? 0 : 1);
  const own: Readonly<Record<"grade" | "original" | "recency" | "first", Rule["compare"]>> = {
    grade: (a, b) => gradeOrder(origins.gradeOf(a)) - gradeOrder(origins.gradeOf(b)),
    original: (a, b) => Number(origins.quotes(a)) - Number(origins.quotes(b)),
    recency: (a, b) => compareText(b.known.end, a.known.end),
    first: (a, b) => compareText(a.known.end === "" ? "9" : a.known.end, b.known.end === "" ? "9" : b.known.end),
  };
  return [
    { reason: "rank", compare: (a, b) => usable(a) - usable(b) },
    { reason: "decision", compare: (a, b) => (chosen === undefined ? 0 : Number(b.id === chosen) - Number(a.id === chosen)) },
    { reason: "status", compare: (a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status] },
    { reason: "rank", compare: (a, b) => preferred(a) - preferred(b) },
    ...(indicator.reconcile?.prefer ?? DEFAULT_RULES).map((reason): Rule => ({ reason, compare: own[reason] })),
    { reason: "order", compare: (a, b) => compareText(a.id, b.id) },
  ];
}

/** The first rule that separates a loser from the winner. */
function reasonOf(winner: Observation, loser: Observation, rules: readonly Rule[]): Reason {
  return rules.find((rule) => rule.compare(winner, loser) !== 0)?.reason ?? "order";
}

/** Relative to the published value; against a published zero any difference counts as whole. */
function differenceOf(published: Decimal, other: Decimal): number {
  const difference = other.minus(published);
  if (difference.isZero()) return 0;
  return published.isZero() ? (difference.isNeg() ? -1 : 1) : difference.div(published.abs()).toNumber();
}
