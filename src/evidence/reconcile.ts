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
import { defaultPreference, type Indicator } from "../pack/schema.js";
import type { Cell, Duplicates, RejectedObservation } from "./cell.js";
import { credibilityOf, type OtherStatement } from "./credibility.js";
import type { AppliedDecision } from "./decision.js";
import { agree } from "./interval.js";
import { gradeOrder, type Origins, UNKNOWN_ORIGIN, type Witnesses, witnessesOf } from "./origin.js";

type Reason = RejectedObservation["reason"];

interface Candidate {
  readonly observation: Observation;
  readonly quantity: Quantity;
}

/** A rule: negative when the first candidate is better. */
interface Rule {
  readonly reason: Reason;
  readonly compare: (a: Candidate, b: Candidate) => number;
}

/** Place of a status in the order of firmness, 0 = an actual value. */
export const STATUS_ORDER: Readonly<Record<ObservationStatus, number>> = { A: 0, B: 0, P: 1, E: 2, F: 3 };
/** Relative spread that an indicator without a rule of its own allows. */
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
  const usable = candidates.filter(({ observation }) => observation.rank !== "deprecated");
  const witnesses = witnessesOf(
    usable.map(({ observation }) => observation),
    origins,
  );
  const rules = rulesOf(indicator, usable, witnesses, origins, decision);
  const compare = (a: Candidate, b: Candidate): number => {
    for (const rule of rules) {
      const order = rule.compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  const [winner, ...others] = candidates.sort(compare);
  if (winner === undefined || winner.observation.rank === "deprecated") return null;
  const tolerance = indicator.reconcile?.tolerance ?? DEFAULT_TOLERANCE;
  const corroborating: Observation[] = [];
  const rejected: RejectedObservation[] = [];
  const beside: (Candidate & OtherStatement)[] = [];
  let spread = 0;
  for (const other of others) {
    const reason = reasonOf(winner, other, rules);
    // A forecast that missed and a value we withdrew are no disagreement about what is.
    const comparable = other.observation.rank !== "deprecated" && ofOneKind(winner, other);
    const difference = differenceOf(winner.quantity.value, other.quantity.value);
    const same = comparable && agree(winner.quantity, other.quantity);
    if (comparable) beside.push({ ...other, agrees: same || Math.abs(difference) <= tolerance });
    if (same) {
      corroborating.push(other.observation);
      continue;
    }
    rejected.push({ observation: other.observation, reason, difference });
    if (comparable && !isReplaced(other, winner, witnesses)) spread = Math.max(spread, Math.abs(difference));
  }
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
    disputed: spread > tolerance,
    grade: origins.gradeOf(winner.observation),
    credibility: credibilityOf(winner.observation, beside, witnesses, origins, decision?.suspect === true),
    duplicates: duplicatesOf(winner, beside),
    independent: witnesses.count([winner.observation, ...corroborating]),
    circle: witnesses.circle,
    ...(decision === null ? {} : { decision: decision.id }),
  };
}

/** The number an observation states, in its own unit. */
export function quantityOf(observation: Observation): Quantity {
  const { value, unit, decimals, bound, low, high } = observation;
  return { value, unit, decimals, bound, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

/** Actual values with actual ones, forecasts with forecasts. */
function ofOneKind(a: Candidate, b: Candidate): boolean {
  return STATUS_ORDER[a.observation.status] === STATUS_ORDER[b.observation.status];
}

/** An earlier forecast, estimate or provisional value of the same maker: it was revised, and speaks against nothing. */
function isReplaced(earlier: Candidate, newer: Candidate, witnesses: Witnesses): boolean {
  const [a, b] = [earlier.observation, newer.observation];
  const maker = witnesses.rootOf(a);
  return STATUS_ORDER[a.status] > 0 && a.known.end < b.known.end && maker !== UNKNOWN_ORIGIN && maker === witnesses.rootOf(b);
}

function rulesOf(
  indicator: Indicator,
  candidates: readonly Candidate[],
  witnesses: Witnesses,
  origins: Origins,
  decision: AppliedDecision | null,
): Rule[] {
  const chosen = decision?.choose;
  const byObservation =
    (compare: (a: Observation, b: Observation) => number): Rule["compare"] =>
    (a, b) =>
      compare(a.observation, b.observation);
  const usable = ({ observation }: Candidate): number => (observation.rank === "deprecated" ? 1 : 0);
  const preferred = ({ observation }: Candidate): number => (observation.rank === "preferred" ? 0 : 1);
  const own = (reason: (typeof defaultPreference)[number] | "first" | "median"): Rule["compare"] => {
    switch (reason) {
      case "grade":
        return byObservation((a, b) => gradeOrder(origins.gradeOf(a)) - gradeOrder(origins.gradeOf(b)));
      case "original":
        return byObservation((a, b) => Number(origins.quotes(a)) - Number(origins.quotes(b)));
      case "recency":
        return byObservation((a, b) => compareText(b.known.end, a.known.end));
      case "first":
        return byObservation((a, b) => compareText(a.known.end === "" ? "9" : a.known.end, b.known.end === "" ? "9" : b.known.end));
      case "median":
        return nearestToMedian(candidates, witnesses);
      case "independence":
        return mostIndependent(candidates, witnesses);
    }
  };
  return [
    { reason: "rank", compare: (a, b) => usable(a) - usable(b) },
    {
      reason: "decision",
      compare: byObservation((a, b) => (chosen === undefined ? 0 : Number(b.id === chosen) - Number(a.id === chosen))),
    },
    { reason: "status", compare: byObservation((a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status]) },
    { reason: "rank", compare: (a, b) => preferred(a) - preferred(b) },
    ...(indicator.reconcile?.prefer ?? defaultPreference).map((reason): Rule => ({ reason, compare: own(reason) })),
    { reason: "order", compare: byObservation((a, b) => compareText(a.id, b.id)) },
  ];
}

/**
 * The robust combination: the statement nearest to the median over makers, each counted once with its newest value. The median is
 * the lower one of an even number, so that what is published is always a number that somebody states.
 */
function nearestToMedian(candidates: readonly Candidate[], witnesses: Witnesses): Rule["compare"] {
  const best = Math.min(...candidates.map(({ observation }) => STATUS_ORDER[observation.status]));
  const newest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (STATUS_ORDER[candidate.observation.status] !== best) continue;
    const root = witnesses.rootOf(candidate.observation);
    const other = newest.get(root);
    if (other === undefined || isNewer(candidate.observation, other.observation)) newest.set(root, candidate);
  }
  const values = [...newest.values()].map(({ quantity }) => quantity.value).sort((a, b) => a.cmp(b));
  const median = values[Math.floor((values.length - 1) / 2)];
  if (median === undefined) return () => 0;
  return (a, b) => a.quantity.value.minus(median).abs().cmp(b.quantity.value.minus(median).abs());
}

function isNewer(a: Observation, b: Observation): boolean {
  return a.known.end > b.known.end || (a.known.end === b.known.end && a.id < b.id);
}

/** The number that more makers give. */
function mostIndependent(candidates: readonly Candidate[], witnesses: Witnesses): Rule["compare"] {
  const stated = new Map<string, Observation[]>();
  for (const { observation, quantity } of candidates) {
    const key = quantity.value.toString();
    const list = stated.get(key);
    if (list === undefined) stated.set(key, [observation]);
    else list.push(observation);
  }
  const makers = new Map<string, number>();
  const count = ({ quantity }: Candidate): number => {
    const key = quantity.value.toString();
    let known = makers.get(key);
    if (known === undefined) {
      known = witnesses.count(stated.get(key) ?? []);
      makers.set(key, known);
    }
    return known;
  };
  return (a, b) => count(b) - count(a);
}

/** The first rule that separates a loser from the winner. */
function reasonOf(winner: Candidate, loser: Candidate, rules: readonly Rule[]): Reason {
  return rules.find((rule) => rule.compare(winner, loser) !== 0)?.reason ?? "order";
}

/** How far the statements of one cell say the same; two agree as {@link agree} has it. */
function duplicatesOf(winner: Candidate, beside: readonly Candidate[]): Duplicates {
  if (beside.length === 0) return "single";
  if (beside.every(({ quantity }) => isSameStatement(winner.quantity, quantity))) return "complete";
  const all = [winner, ...beside].map(({ quantity }) => quantity);
  return all.every((one, index) => all.slice(index + 1).every((other) => agree(one, other))) ? "consistent" : "inconsistent";
}

function isSameStatement(a: Quantity, b: Quantity): boolean {
  const sameEnd = (x: Decimal | undefined, y: Decimal | undefined): boolean => (x === undefined || y === undefined ? x === y : x.eq(y));
  return a.value.eq(b.value) && a.decimals === b.decimals && a.bound === b.bound && sameEnd(a.low, b.low) && sameEnd(a.high, b.high);
}

/** Relative to the published value; against a published zero any difference counts as whole. */
function differenceOf(published: Decimal, other: Decimal): number {
  const difference = other.minus(published);
  if (difference.isZero()) return 0;
  return published.isZero() ? (difference.isNeg() ? -1 : 1) : difference.div(published.abs()).toNumber();
}
