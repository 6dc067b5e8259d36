/** What contains what in a diagram, from the parent of each node or from its "contains" edges, and the layers that follow from it. */
import type { DiagramBody } from "../model.js";

export type DiagramNode = DiagramBody["nodes"][number];
export type DiagramEdge = DiagramBody["edges"][number];

export interface Branch {
  readonly node: DiagramNode;
  readonly children: readonly Branch[];
  readonly depth: number;
}

const byOrder = (a: DiagramNode, b: DiagramNode): number => a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Id of the node that holds each node; "" for roots. A circle of containment is cut where it closes. */
export function parents(body: DiagramBody): ReadonlyMap<string, string> {
  const ids = new Set(body.nodes.map((node) => node.id));
  const parent = new Map<string, string>();
  for (const node of body.nodes) {
    const contained = body.edges.find(
      (edge) => edge.kind === "contains" && edge.to === node.id && edge.from !== node.id && ids.has(edge.from),
    );
    const named = node.parent !== "" && ids.has(node.parent) ? node.parent : (contained?.from ?? "");
    let above = named;
    const seen = new Set([node.id]);
    while (above !== "" && !seen.has(above)) {
      seen.add(above);
      above = parent.get(above) ?? "";
    }
    parent.set(node.id, above === "" ? named : "");
  }
  return parent;
}

/** The diagram as a forest, in the order of its nodes. */
export function forest(body: DiagramBody): Branch[] {
  const parent = parents(body);
  const children = new Map<string, DiagramNode[]>();
  for (const node of [...body.nodes].sort(byOrder)) {
    const key = parent.get(node.id) ?? "";
    children.set(key, [...(children.get(key) ?? []), node]);
  }
  const grow = (node: DiagramNode, depth: number): Branch => ({
    node,
    depth,
    children: (children.get(node.id) ?? []).map((child) => grow(child, depth + 1)),
  });
  return (children.get("") ?? []).map((node) => grow(node, 0));
}

/** Edges that containment does not already show. */
export function relations(body: DiagramBody): DiagramEdge[] {
  const parent = parents(body);
  const ids = new Set(body.nodes.map((node) => node.id));
  return body.edges.filter(
    (edge) =>
      ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to && !(edge.kind === "contains" && parent.get(edge.to) === edge.from),
  );
}

export const leaves = (branch: Branch): number =>
  branch.children.length === 0 ? 1 : branch.children.reduce((sum, child) => sum + leaves(child), 0);
export const depthOf = (branch: Branch): number => (branch.children.length === 0 ? 1 : 1 + Math.max(...branch.children.map(depthOf)));
export const members = (branch: Branch): string[] => [branch.node.id, ...branch.children.flatMap(members)];

export interface Layer {
  readonly title: string;
  readonly note: string;
  /** The node that is the layer itself, when there is one. */
  readonly own: string;
  readonly items: readonly Branch[];
  /** Ids of every node in the layer. */
  readonly all: ReadonlySet<string>;
}

/**
 * Layers of a chain map or layered diagram: by the layer number of the roots, else by their group, else each root with
 * children is a layer. A layer of one root takes its name from that root.
 */
export function layersOf(body: DiagramBody): Layer[] {
  const roots = forest(body);
  const labels = new Map(body.groups.map((group) => [group.id, group.label]));
  const numbers = new Set(roots.map((root) => root.node.layer));
  const groups = new Set(roots.map((root) => root.node.group));
  const order = body.groups.map((group) => group.id);
  let rows: Branch[][];
  if (numbers.size > 1) {
    const sorted = [...numbers].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY));
    rows = sorted.map((layer) => roots.filter((root) => root.node.layer === layer));
  } else if (groups.size > 1 && roots.some((root) => root.children.length === 0)) {
    const sorted = [...groups].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    rows = sorted.map((group) => roots.filter((root) => root.node.group === group));
  } else if (roots.length === 1 && roots[0] !== undefined && roots[0].children.some((child) => child.children.length > 0)) {
    rows = roots[0].children.map((child) => [child]);
  } else {
    rows = roots.map((root) => [root]);
  }
  return rows.map((items) => {
    const all = new Set(items.flatMap(members));
    const only = items.length === 1 ? items[0] : undefined;
    if (only !== undefined) return { title: only.node.label, note: only.node.note, own: only.node.id, items: only.children, all };
    const group = items[0]?.node.group ?? "";
    const shared =
      items.every((item) => item.node.group === group) &&
      !rows.some((other) => other !== items && other.some((item) => item.node.group === group));
    return { title: shared ? (labels.get(group) ?? group) : "", note: "", own: "", items, all };
  });
}
