/**
 * Layered layout of a directed graph (after Sugiyama): circles are broken, nodes ranked, long edges given way-points, crossings
 * reduced by barycentres, and places along each rank moved towards neighbours. Our own and synchronous, because the engines at
 * hand answer asynchronously and would make drawing depend on a queue; graphs in reports are small.
 */

export interface GraphNode {
  readonly id: string;
  /** Where the author sees the node along the flow; lines back to a lower layer are what closes a circle. */
  readonly layer?: number | null;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/** A place in a rank: a node, or a way-point of an edge that passes. */
export interface Slot {
  readonly key: string;
  readonly node: string | null;
  readonly rank: number;
}

/** An edge as the slots it passes, from lower to higher rank. */
export interface Route<E extends GraphEdge> {
  readonly edge: E;
  readonly reversed: boolean;
  readonly slots: readonly Slot[];
}

export interface LayeredGraph<E extends GraphEdge> {
  readonly ranks: readonly (readonly Slot[])[];
  readonly routes: readonly Route<E>[];
}

/** Edges whose direction must be turned so that the graph has no circle. */
function backEdges<E extends GraphEdge>(nodes: readonly GraphNode[], edges: readonly E[]): Set<E> {
  const layer = new Map(nodes.map((node) => [node.id, node.layer ?? null]));
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === goal) return true;
      for (const { from, to } of edges) {
        if (from !== at || seen.has(to)) continue;
        seen.add(to);
        open.push(to);
      }
    }
    return false;
  };
  const back = new Set<E>(
    edges.filter(({ from, to }) => {
      const [a, b] = [layer.get(from) ?? null, layer.get(to) ?? null];
      return a !== null && b !== null && a > b && reaches(to, from);
    }),
  );
  const out = new Map<string, E[]>();
  for (const edge of edges) if (!back.has(edge)) out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
  const state = new Map<string, "open" | "done">();
  const visit = (id: string): void => {
    state.set(id, "open");
    for (const edge of out.get(id) ?? []) {
      const seen = state.get(edge.to);
      if (seen === "open") back.add(edge);
      else if (seen === undefined) visit(edge.to);
    }
    state.set(id, "done");
  };
  for (const { id } of nodes) if (!state.has(id)) visit(id);
  return back;
}

/** Longest-path ranks, then sources moved next to what they lead to. */
function rankOf<E extends GraphEdge>(
  nodes: readonly GraphNode[],
  edges: readonly { readonly low: string; readonly high: string; readonly edge: E }[],
): Map<string, number> {
  const rank = new Map(nodes.map(({ id }) => [id, 0]));
  for (let round = 0; round < nodes.length; round++) {
    let moved = false;
    for (const { low, high } of edges) {
      const least = (rank.get(low) ?? 0) + 1;
      if ((rank.get(high) ?? 0) < least) {
        rank.set(high, least);
        moved = true;
      }
    }
    if (!moved) break;
  }
  for (const { id } of nodes) {
    if (edges.some(({ high }) => high === id)) continue;
    const next = edges.filter(({ low }) => low === id).map(({ high }) => rank.get(high) ?? 0);
    if (next.length > 0) rank.set(id, Math.min(...next) - 1);
  }
  return rank;
}

function crossings(ranks: readonly (readonly Slot[])[], links: readonly (readonly [Slot, Slot])[]): number {
  const at = new Map(ranks.flatMap((rank) => rank.map((slot, index) => [slot.key, index] as const)));
  let count = 0;
  for (let a = 0; a < links.length; a++) {
    for (let b = a + 1; b < links.length; b++) {
      const first = links[a];
      const second = links[b];
      if (first === undefined || second === undefined || first[0].rank !== second[0].rank) continue;
      const low = (at.get(first[0].key) ?? 0) - (at.get(second[0].key) ?? 0);
      const high = (at.get(first[1].key) ?? 0) - (at.get(second[1].key) ?? 0);
      if (low * high < 0) count += 1;
    }
  }
  return count;
}

export function layerGraph<E extends GraphEdge>(nodes: readonly GraphNode[], edges: readonly E[]): LayeredGraph<E> {
  const back = backEdges(nodes, edges);
  const directed = edges.map((edge) =>
    back.has(edge) ? { low: edge.to, high: edge.from, edge } : { low: edge.from, high: edge.to, edge },
  );
  const rank = rankOf(nodes, directed);
  const count = Math.max(0, ...rank.values()) + 1;
  const ranks: Slot[][] = Array.from({ length: count }, () => []);
  const slotOf = new Map<string, Slot>();
  for (const { id } of nodes) {
    const slot: Slot = { key: id, node: id, rank: rank.get(id) ?? 0 };
    slotOf.set(id, slot);
    ranks[slot.rank]?.push(slot);
  }
  const routes: Route<E>[] = directed.flatMap(({ low, high, edge }, index) => {
    const from = slotOf.get(low);
    const to = slotOf.get(high);
    if (from === undefined || to === undefined) return [];
    const slots: Slot[] = [from];
    for (let between = from.rank + 1; between < to.rank; between++) {
      const way: Slot = { key: `${index}/${between}`, node: null, rank: between };
      ranks[between]?.push(way);
      slots.push(way);
    }
    slots.push(to);
    return [{ edge, reversed: back.has(edge), slots }];
  });
  const links = routes.flatMap((route) => route.slots.slice(1).map((slot, index) => [route.slots[index] ?? slot, slot] as const));
  return { ranks: orderRanks(ranks, links), routes };
}

/** Sweeps down and up, placing each slot at the mean place of its neighbours; the order with the fewest crossings stays. */
function orderRanks(start: Slot[][], links: readonly (readonly [Slot, Slot])[]): Slot[][] {
  let best = start.map((rank) => [...rank]);
  let least = crossings(best, links);
  const current = start.map((rank) => [...rank]);
  for (let sweep = 0; sweep < 10 && least > 0; sweep++) {
    const down = sweep % 2 === 0;
    const sequence = down ? current.map((_, index) => index) : current.map((_, index) => current.length - 1 - index);
    for (const index of sequence) {
      const beside = new Map((current[down ? index - 1 : index + 1] ?? []).map((slot, place) => [slot.key, place]));
      const wish = (slot: Slot, own: number): number => {
        const places = links.flatMap(([low, high]) =>
          down ? (high === slot ? (beside.get(low.key) ?? []) : []) : low === slot ? (beside.get(high.key) ?? []) : [],
        );
        return places.length === 0 ? own : places.reduce((sum, place) => sum + place, 0) / places.length;
      };
      const wished = (current[index] ?? []).map((slot, own) => ({ slot, own, wish: wish(slot, own) }));
      wished.sort((a, b) => a.wish - b.wish || a.own - b.own);
      current[index] = wished.map(({ slot }) => slot);
    }
    const now = crossings(current, links);
    if (now < least) {
      least = now;
      best = current.map((rank) => [...rank]);
    }
  }
  return best;
}

/** Middle of each slot along its rank: near its neighbours, in order, without overlap, within the breadth when it suffices. */
export function placeAcross<E extends GraphEdge>(
  graph: LayeredGraph<E>,
  sizeOf: (slot: Slot) => number,
  gap: number,
  breadth: number,
): ReadonlyMap<string, number> {
  const middle = new Map<string, number>();
  for (const rank of graph.ranks) {
    const total = rank.reduce((sum, slot) => sum + sizeOf(slot), 0) + gap * Math.max(0, rank.length - 1);
    let at = Math.max(0, (breadth - total) / 2);
    for (const slot of rank) {
      middle.set(slot.key, at + sizeOf(slot) / 2);
      at += sizeOf(slot) + gap;
    }
  }
  // Way-points pull hardest, so that a long line runs straight; a node is pulled by its lines in equal parts.
  const neighbours = new Map<string, { key: string; weight: number }[]>();
  for (const { slots } of graph.routes) {
    slots.slice(1).forEach((slot, index) => {
      const before = slots[index];
      if (before === undefined) return;
      const weight = (slot.node === null ? 3 : 1) * (before.node === null ? 3 : 1);
      neighbours.set(slot.key, [...(neighbours.get(slot.key) ?? []), { key: before.key, weight }]);
      neighbours.set(before.key, [...(neighbours.get(before.key) ?? []), { key: slot.key, weight }]);
    });
  }
  const rankOfSlot = new Map(graph.ranks.flatMap((rank, index) => rank.map((slot) => [slot.key, index] as const)));
  for (let pass = 0; pass < 9; pass++) {
    // Downwards a slot follows what leads to it, upwards what it leads to, so that chains end up straight.
    const down = pass % 2 === 0;
    const ranks = down ? graph.ranks : [...graph.ranks].reverse();
    for (const rank of ranks) {
      const wish = rank.map((slot) => {
        const own = rankOfSlot.get(slot.key) ?? 0;
        const near = (neighbours.get(slot.key) ?? []).filter(({ key }) => (rankOfSlot.get(key) ?? 0) < own === down);
        const weight = near.reduce((sum, one) => sum + one.weight, 0);
        return weight === 0
          ? (middle.get(slot.key) ?? 0)
          : near.reduce((sum, one) => sum + one.weight * (middle.get(one.key) ?? 0), 0) / weight;
      });
      const sizes = rank.map(sizeOf);
      settle(sizes, wish, gap, breadth).forEach((at, index) => {
        const slot = rank[index];
        if (slot !== undefined) middle.set(slot.key, at);
      });
    }
  }
  // The whole is moved to the middle of the breadth.
  const all = graph.ranks.flatMap((rank) =>
    rank.map((slot) => [(middle.get(slot.key) ?? 0) - sizeOf(slot) / 2, (middle.get(slot.key) ?? 0) + sizeOf(slot) / 2] as const),
  );
  const low = Math.min(...all.map(([from]) => from));
  const high = Math.max(...all.map(([, to]) => to));
  const shift = Math.max(-low, (breadth - (high - low)) / 2 - low);
  for (const [key, at] of middle) middle.set(key, at + shift);
  return middle;
}

/** Middles as near to the wishes as order, sizes and breadth allow: neighbours that would overlap move together by their mean. */
function settle(sizes: readonly number[], wish: readonly number[], gap: number, breadth: number): number[] {
  const offset: number[] = [];
  let run = 0;
  sizes.forEach((size, index) => {
    const before = sizes[index - 1];
    run += before === undefined ? size / 2 : before / 2 + gap + size / 2;
    offset.push(run);
  });
  const blocks: { from: number; count: number; sum: number }[] = [];
  offset.forEach((at, index) => {
    blocks.push({ from: index, count: 1, sum: (wish[index] ?? 0) - at });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break;
      blocks.splice(-2, 2, { from: before.from, count: before.count + last.count, sum: before.sum + last.sum });
    }
  });
  const room = breadth - (offset.at(-1) ?? 0) - (sizes.at(-1) ?? 0) / 2;
  const out: number[] = [];
  for (const block of blocks) {
    const base = Math.max(0, Math.min(block.sum / block.count, room));
    for (let index = block.from; index < block.from + block.count; index++) out.push((offset[index] ?? 0) + base);
  }
  return out;
}

/** Lanes for lines that run across between two ranks: lines whose spans touch get different lanes. */
export function assignLanes(spans: readonly (readonly [number, number])[]): number[] {
  const lanes: [number, number][][] = [];
  return spans.map(([a, b]) => {
    const low = Math.min(a, b) - 4;
    const high = Math.max(a, b) + 4;
    let lane = lanes.findIndex((taken) => taken.every(([from, to]) => high < from || low > to));
    if (lane < 0) {
      lane = lanes.length;
      lanes.push([]);
    }
    lanes[lane]?.push([low, high]);
    return lane;
  });
}
