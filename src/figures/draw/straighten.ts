/**
 * Straightens the long lines of a layered graph: the way-points of a line that passes several ranks are moved onto one course, as far
 * as their neighbours in every rank leave room, so that it turns as seldom as it can. No two slots of a rank change places.
 */
import type { GraphEdge, LayeredGraph, Slot } from "./graph.js";

/** Room of a line beside its neighbours in a rank, in px. */
const clear = 7;

interface Reach {
  readonly low: number;
  readonly high: number;
}

/** Where a way-point may stand between its neighbours. */
function reachOf(
  rank: readonly Slot[],
  slot: Slot,
  middles: ReadonlyMap<string, number>,
  size: (slot: Slot) => number,
  bounds: Reach,
): Reach {
  const own = middles.get(slot.key) ?? 0;
  const half = size(slot) / 2;
  let { low, high } = { low: bounds.low + half, high: bounds.high - half };
  for (const other of rank) {
    if (other.key === slot.key) continue;
    const at = middles.get(other.key) ?? 0;
    const room = half + size(other) / 2 + clear;
    if (at < own) low = Math.max(low, at + room);
    else high = Math.min(high, at - room);
  }
  // Where neighbours stand closer than that, it stays.
  return low <= high ? { low: Math.min(low, own), high: Math.max(high, own) } : { low: own, high: own };
}

/** The middles of all slots across the flow, with those of way-points moved: each line in as few straight stretches as its reaches allow. */
export function straightened<E extends GraphEdge>(
  graph: LayeredGraph<E>,
  placed: ReadonlyMap<string, number>,
  size: (slot: Slot) => number,
  bounds: Reach,
): ReadonlyMap<string, number> {
  const middles = new Map(placed);
  const lines = graph.routes.map((route) => route.slots.filter((slot) => slot.node === null)).filter((ways) => ways.length > 1);
  for (const ways of [...lines].sort((a, b) => b.length - a.length)) {
    let run: Slot[] = [];
    let common: Reach = { low: -Infinity, high: Infinity };
    const settle = (): void => {
      const mean = run.reduce((sum, slot) => sum + (middles.get(slot.key) ?? 0), 0) / Math.max(1, run.length);
      for (const slot of run) middles.set(slot.key, Math.min(common.high, Math.max(common.low, mean)));
    };
    for (const slot of ways) {
      const reach = reachOf(graph.ranks[slot.rank] ?? [], slot, middles, size, bounds);
      const both = { low: Math.max(common.low, reach.low), high: Math.min(common.high, reach.high) };
      if (both.low <= both.high) {
        run.push(slot);
        common = both;
        continue;
      }
      settle();
      run = [slot];
      common = reach;
    }
    settle();
  }
  return middles;
}
