/**
 * A directed graph in ranks: every edge leads upwards, through a way-point in each rank it passes. The layout is the library's
 * (dagre.ts); what is ours is what it knows nothing of: the author's layers, and the breadth there is.
 */
import { alg, Graph } from "@dagrejs/graphlib";
import { layeredLayout } from "./dagre.js";

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
  /** The slots of each rank in their order across. */
  readonly ranks: readonly (readonly Slot[])[];
  readonly routes: readonly Route<E>[];
  /** Where along its rank the middle of each slot lies, by its key. */
  readonly middles: ReadonlyMap<string, number>;
}

/** Sizes along a rank, in px. */
export interface Spacing {
  readonly node: (id: string) => number;
  readonly wayPoint: number;
  /** Between neighbours. */
  readonly gap: number;
}

/** Edges of a circle that lead back to a lower layer; what closes a circle within a layer the library finds. */
function backEdges<E extends GraphEdge>(nodes: readonly GraphNode[], edges: readonly E[]): Set<E> {
  const work = new Graph();
  for (const { from, to } of edges) work.setEdge(from, to);
  const circle = new Map(alg.tarjan(work).flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const layer = new Map(nodes.map((node) => [node.id, node.layer ?? null]));
  return new Set(
    edges.filter(({ from, to }) => {
      const [a, b] = [layer.get(from) ?? null, layer.get(to) ?? null];
      return a !== null && b !== null && a > b && circle.get(from) === circle.get(to);
    }),
  );
}

/**
 * Lays a graph out in ranks.
 * @param nodes in the author's order, which is kept where it crosses no more lines.
 * @param edges between different nodes of the list.
 */
export function layerGraph<E extends GraphEdge>(nodes: readonly GraphNode[], edges: readonly E[], spacing: Spacing): LayeredGraph<E> {
  const back = backEdges(nodes, edges);
  const numbers = new Map(nodes.map(({ id }, index) => [id, index]));
  const known = edges.flatMap((edge) => {
    const [from, to] = [numbers.get(edge.from), numbers.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    return [{ edge, ends: back.has(edge) ? ([to, from] as const) : ([from, to] as const) }];
  });
  const laid = layeredLayout({
    sizes: nodes.map(({ id }) => spacing.node(id)),
    edges: known.map(({ ends }) => ends),
    gap: spacing.gap,
    wayPoint: spacing.wayPoint,
  });
  const middles = new Map<string, number>();
  const all: Slot[] = [];
  const add = (slot: Slot, middle: number): Slot => {
    middles.set(slot.key, middle);
    all.push(slot);
    return slot;
  };
  const own = nodes.map(({ id }, index) => add({ key: id, node: id, rank: laid.ranks[index] ?? 0 }, laid.middles[index] ?? 0));
  const routes = known.flatMap(({ edge, ends }, index): Route<E>[] => {
    const [a, b] = [own[ends[0]], own[ends[1]]];
    if (a === undefined || b === undefined) return [];
    const turned = a.rank > b.rank;
    const [from, to] = turned ? [b, a] : [a, b];
    const ways = (laid.courses[index] ?? []).map((middle, at) =>
      add({ key: `${index}/${at}`, node: null, rank: from.rank + at + 1 }, middle),
    );
    return [{ edge, reversed: turned !== back.has(edge), slots: [from, ...ways, to] }];
  });
  const at = (slot: Slot): number => middles.get(slot.key) ?? 0;
  const count = Math.max(-1, ...own.map((slot) => slot.rank)) + 1;
  const ranks = Array.from({ length: count }, (_, rank) => all.filter((slot) => slot.rank === rank).sort((a, b) => at(a) - at(b)));
  return { ranks, routes, middles };
}

/** Middles from 0 on within a breadth: the library's own where they fit, else pressed together rank by rank. */
export function placeWithin(graph: LayeredGraph<GraphEdge>, spacing: Spacing, breadth: number): ReadonlyMap<string, number> {
  const size = (slot: Slot): number => (slot.node === null ? spacing.wayPoint : spacing.node(slot.node));
  const at = (slot: Slot): number => graph.middles.get(slot.key) ?? 0;
  const all = graph.ranks.flat();
  const low = Math.min(...all.map((slot) => at(slot) - size(slot) / 2));
  const high = Math.max(...all.map((slot) => at(slot) + size(slot) / 2));
  const scale = Math.min(1, breadth / (high - low));
  return new Map(
    graph.ranks.flatMap((rank) => {
      const wish = rank.map((slot) => (at(slot) - low) * scale);
      const places = press(rank.map(size), wish, spacing.gap, breadth);
      return rank.map((slot, index) => [slot.key, places[index] ?? 0] as const);
    }),
  );
}

/** Middles as near to the wishes as order, sizes and breadth allow: neighbours that would overlap move together by their mean. */
function press(sizes: readonly number[], wish: readonly number[], gap: number, breadth: number): number[] {
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
