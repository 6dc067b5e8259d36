/**
 * The one door to dagre, the library that lays layered graphs out: numbered nodes with sizes and edges between them go in; ranks,
 * places along the ranks and the courses of long edges come out. The author's order is kept where the library leaves it open.
 * A layout asked for again (another width with the same node size, another language, another edition) is remembered.
 */
import { layout } from "@dagrejs/dagre";
import { Graph } from "@dagrejs/graphlib";

export interface LayoutRequest {
  /** Px that each node takes along its rank, in the author's order. */
  readonly sizes: readonly number[];
  /** Lower and upper node of each edge, by their numbers. */
  readonly edges: readonly (readonly [number, number])[];
  /** Px between neighbours in a rank, and px that a passing edge takes. */
  readonly gap: number;
  readonly wayPoint: number;
}

export interface Layout {
  /** Rank of each node, from 0, and where along it its middle lies. */
  readonly ranks: readonly number[];
  readonly middles: readonly number[];
  /** Where each edge passes the ranks between its ends, from the lower rank to the higher one. */
  readonly courses: readonly (readonly number[])[];
}

interface WorkNode {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly rank?: number;
}
interface WorkEdge {
  readonly points?: readonly { readonly x: number }[];
}
type Work = Graph<object, WorkNode, WorkEdge>;

/** A name that is a number would be listed before all others. */
const nameOf = (index: number): string => `n${index}`;

function workOf({ sizes, edges, gap, wayPoint }: LayoutRequest): Work {
  const work = new Graph<object, WorkNode, WorkEdge>({ multigraph: true });
  // To the library a passing edge has no size, only space around it.
  work.setGraph({ nodesep: gap, edgesep: gap + wayPoint });
  sizes.forEach((width, index) => {
    work.setNode(nameOf(index), { width, height: 0 });
  });
  edges.forEach(([low, high], index) => {
    work.setEdge(nameOf(low), nameOf(high), {}, String(index));
  });
  return work;
}

/** Neighbours in the author's order that lead to and come from the same nodes: any order of them crosses as few lines. */
function twins(work: Work): (readonly [string, string])[] {
  const last = new Map<string, string>();
  return work.nodes().flatMap((name) => {
    const around = [work.predecessors(name), work.successors(name)].map((names) => [...(names ?? [])].sort().join(" ")).join("/");
    const before = last.get(around);
    last.set(around, name);
    return before === undefined ? [] : [[before, name] as const];
  });
}

/** Whether the library puts what comes later in the author's order rather at the left; asked of equal nodes, so that no size changes it. */
function runsBackwards(request: LayoutRequest): boolean {
  const work = workOf({ ...request, sizes: request.sizes.map(() => 100), gap: 10, wayPoint: 10 });
  layout(work);
  const places = work.nodes().map((name) => work.node(name).x ?? 0);
  const mean = places.reduce((sum, x) => sum + x, 0) / places.length;
  return places.reduce((sum, x, index) => sum + (x - mean) * index, 0) < -1;
}

function layOut(request: LayoutRequest, mirrored: boolean): Layout {
  const work = workOf(request);
  // In a mirror nothing crosses more lines. Twins are turned beforehand, so that the mirror has them right.
  layout(work, { constraints: twins(work).map(([a, b]) => (mirrored ? { left: b, right: a } : { left: a, right: b })) });
  const place = (x: number | undefined): number => (mirrored ? -(x ?? 0) : (x ?? 0));
  const nodes = request.sizes.map((_, index) => work.node(nameOf(index)));
  // Between any two ranks the library has one for labels; every second point of an edge lies there.
  const ranks = nodes.map(({ rank }) => (rank ?? 0) / 2);
  return {
    ranks,
    middles: nodes.map(({ x }) => place(x)),
    courses: request.edges.map(([low, high], index) => {
      const { points = [] } = work.edge(nameOf(low), nameOf(high), String(index));
      const [from, to] = [ranks[low] ?? 0, ranks[high] ?? 0];
      const upwards = from > to ? [...points].reverse() : points;
      return upwards
        .filter((_, at) => at > 0 && at % 2 === 0)
        .slice(0, Math.abs(to - from) - 1)
        .map(({ x }) => place(x));
    }),
  };
}

/** Answers by what was asked. A report asks some dozens; the bound keeps a process that serves for days small. */
function remembering<T>(most: number): (asked: unknown, answer: () => T) => T {
  const known = new Map<string, T>();
  return (asked, answer) => {
    const key = JSON.stringify(asked);
    const old = known.get(key);
    if (old !== undefined) return old;
    const made = answer();
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
const layouts = remembering<Layout>(500);
const directions = remembering<boolean>(500);

/** Ranks, places and courses of a graph; the same for the same request. Circles are broken where the library finds them. */
export function layeredLayout(request: LayoutRequest): Layout {
  return layouts(request, () =>
    layOut(
      request,
      directions([request.sizes.length, request.edges], () => runsBackwards(request)),
    ),
  );
}
