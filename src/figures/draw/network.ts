/**
 * Network: nodes in ranks along the flow, orthogonal lines between them. It runs to the right where the ranks fit, else
 * downwards; where neither fits (a phone, a very broad graph) it becomes a list of nodes with what each leads to.
 */
import type { DiagramBody, FigureModel } from "../model.js";
import { type Box, inside, overlaps, type Scene } from "../scene.js";
import { longestPiece, textWidth, wrap } from "../text.js";
import { type FigureWords, figureWords } from "../words.js";
import { type LayeredGraph, layerGraph, placeWithin, type Route, type Slot } from "./graph.js";
import type { DiagramEdge, DiagramNode } from "./hierarchy.js";
import { assignLanes } from "./lanes.js";
import { drawNode, flatNodeText, nodeText } from "./node.js";
import { drawRelations } from "./relation-list.js";
import { arrowHead, newSheet, orthogonal, type Sheet } from "./sheet.js";
import { straightened } from "./straighten.js";

const lane = 8;
const between = 14;
const wayPoint = 10;
/** How much higher than its fullest rank a graph that runs to the right may be, so that its nodes stand where their lines lead. */
const airy = 1.2;

type Graph = LayeredGraph<DiagramEdge>;
type Point = [number, number];

interface Plan {
  readonly right: boolean;
  /** Node size across the flow's direction is fixed by text; along it by the rank. */
  readonly nodeWidth: number;
  readonly gaps: readonly number[];
  /** Of very many ranks downwards: flat nodes and small gaps, so that the whole stays on a page. */
  readonly flat: boolean;
}

/** Ranks from which on a graph that runs downwards is set flat. */
const MANY_RANKS = 10;

/** Lanes that the gap after each rank must hold. */
function laneCounts(graph: Graph): number[] {
  return graph.ranks
    .slice(1)
    .map(
      (_, index) => graph.routes.filter((route) => (route.slots[0]?.rank ?? 0) <= index && (route.slots.at(-1)?.rank ?? 0) > index).length,
    );
}

/** Narrowest node whose name needs no word cut. */
const leastWidth = (nodes: readonly DiagramNode[]): number => Math.max(0, ...nodes.map((node) => longestPiece(node.label, 13, 700))) + 21;

function planOf(graph: Graph, nodes: readonly DiagramNode[], width: number, wanted: "down" | "right"): Plan | null {
  const least = leastWidth(nodes);
  const count = graph.ranks.length;
  const gaps = laneCounts(graph).map((edges) => 26 + Math.min(edges, 7) * lane);
  const along = (width - gaps.reduce((sum, gap) => sum + gap, 0)) / count;
  const broadest = Math.max(...graph.ranks.map((rank) => rank.filter((slot) => slot.node !== null).length));
  const ways = Math.max(...graph.ranks.map((rank) => rank.filter((slot) => slot.node === null).length));
  const across = (width - ways * (wayPoint + between) - between * (broadest - 1)) / broadest;
  const right: Plan | null = along >= Math.max(100, least) ? { right: true, nodeWidth: Math.min(along, 210), gaps, flat: false } : null;
  const flat = count >= MANY_RANKS;
  const down: Plan | null =
    across >= Math.max(92, least) ? { right: false, nodeWidth: Math.min(across, flat ? 250 : 168), gaps, flat } : null;
  return wanted === "right" ? (right ?? down) : (down ?? right);
}

/** Places where the lines of a node's side begin or end, in the order of where they lead. */
function ports(
  graph: Graph,
  boxes: ReadonlyMap<string, Box>,
  middles: ReadonlyMap<string, number>,
  right: boolean,
): (route: Route<DiagramEdge>, index: number) => number {
  const place = new Map<string, number>();
  const spread = (slot: Slot, side: "in" | "out"): void => {
    const touching = graph.routes.flatMap((route, at) => {
      const index = route.slots.indexOf(slot);
      const other = side === "out" ? route.slots[index + 1] : route.slots[index - 1];
      return index < 0 || other === undefined ? [] : [{ at, toward: middles.get(other.key) ?? 0 }];
    });
    touching.sort((a, b) => a.toward - b.toward || a.at - b.at);
    const box = boxes.get(slot.key);
    const size = box === undefined ? 0 : right ? box.h : box.w;
    const start = box === undefined ? (middles.get(slot.key) ?? 0) : right ? box.y : box.x;
    touching.forEach(({ at }, order) => {
      place.set(`${at}/${slot.key}/${side}`, start + (size * (order + 1)) / (touching.length + 1));
    });
  };
  for (const rank of graph.ranks)
    for (const slot of rank) {
      spread(slot, "in");
      spread(slot, "out");
    }
  // A line alone at its side goes straight to where the other end stands, when that lies within its node.
  const alone = new Map<string, number>();
  for (const key of place.keys()) {
    const side = key.slice(key.indexOf("/") + 1);
    alone.set(side, (alone.get(side) ?? 0) + 1);
  }
  const span = (slot: Slot): readonly [number, number] => {
    const box = boxes.get(slot.key);
    const at = middles.get(slot.key) ?? 0;
    return box === undefined ? [at, at] : right ? [box.y + 8, box.y + box.h - 8] : [box.x + 10, box.x + box.w - 10];
  };
  const within = (slot: Slot, at: number): boolean => at >= span(slot)[0] && at <= span(slot)[1];
  graph.routes.forEach((route, at) => {
    route.slots.slice(1).forEach((slot, index) => {
      const before = route.slots[index];
      if (before === undefined) return;
      const out = `${at}/${before.key}/out`;
      const into = `${at}/${slot.key}/in`;
      const from = place.get(out) ?? 0;
      const to = place.get(into) ?? 0;
      if (alone.get(`${slot.key}/in`) === 1 && within(slot, from)) place.set(into, from);
      else if (alone.get(`${before.key}/out`) === 1 && within(before, to)) place.set(out, to);
    });
  });
  return (route, index) => {
    const slot = route.slots[Math.floor(index / 2)];
    const side = index % 2 === 0 ? "out" : "in";
    const at = graph.routes.indexOf(route);
    const key = side === "out" ? slot : route.slots[Math.floor(index / 2) + 1];
    return place.get(`${at}/${key?.key ?? ""}/${side}`) ?? middles.get(key?.key ?? "") ?? 0;
  };
}

function drawGraph(
  sheet: Sheet,
  body: DiagramBody,
  linked: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  plan: Plan,
  frames: ReadonlySet<string>,
): { foot: number; shown: Set<DiagramEdge>; framed: Set<string> } {
  const textOf = plan.flat ? flatNodeText : nodeText;
  const texts = new Map(body.nodes.map((node) => [node.id, textOf(node.label, node.note, plan.nodeWidth)]));
  const text = (slot: Slot) => texts.get(slot.node ?? "") ?? null;
  const { right, nodeWidth } = plan;
  const spacing = { node: (id: string) => (right ? (texts.get(id)?.height ?? 40) : nodeWidth), wayPoint, gap: between };
  const graph = layerGraph(linked, edges, spacing);
  const sizeAcross = (slot: Slot): number => (slot.node === null ? wayPoint : spacing.node(slot.node));
  const totals = graph.ranks.map((rank) => rank.reduce((sum, slot) => sum + sizeAcross(slot), 0) + between * (rank.length - 1));
  const placed = placeWithin(graph, spacing, right ? Math.max(...totals) * airy : sheet.width);
  const used = Math.max(...graph.ranks.flat().map((slot) => (placed.get(slot.key) ?? 0) + sizeAcross(slot) / 2));
  const margin = right ? 0 : (sheet.width - used) / 2;
  const centred = new Map([...placed].map(([key, at]) => [key, at + margin] as const));
  const middles = straightened(graph, centred, sizeAcross, { low: 0, high: right ? used : sheet.width });
  const depth = graph.ranks.map((rank) => (right ? nodeWidth : Math.max(...rank.map((slot) => text(slot)?.height ?? 0))));
  const boxesWith = (gaps: readonly number[]): { boxes: ReadonlyMap<string, Box>; starts: readonly number[] } => {
    const starts = depth.map((_, index) => depth.slice(0, index).reduce((sum, one, at) => sum + one + (gaps[at] ?? 0), 0));
    const boxes = new Map<string, Box>();
    for (const rank of graph.ranks) {
      for (const slot of rank) {
        if (slot.node === null) continue;
        const along = starts[slot.rank] ?? 0;
        const across = (middles.get(slot.key) ?? 0) - sizeAcross(slot) / 2;
        const height = text(slot)?.height ?? 40;
        boxes.set(
          slot.key,
          right
            ? { x: along, y: across, w: nodeWidth, h: height }
            : { x: across, y: along + ((depth[slot.rank] ?? height) - height) / 2, w: nodeWidth, h: height },
        );
      }
    }
    return { boxes, starts };
  };
  const port = ports(graph, boxesWith(plan.gaps).boxes, middles, right);
  const lanesOf = graph.ranks.slice(1).map((_, gapIndex) => {
    const crossing = graph.routes.flatMap((route) => {
      const index = route.slots.findIndex((slot) => slot.rank === gapIndex);
      return index >= 0 && index < route.slots.length - 1 ? [{ route, from: port(route, index * 2), to: port(route, index * 2 + 1) }] : [];
    });
    // A straight line needs no lane of its own.
    const turning = crossing.filter(({ from, to }) => Math.abs(from - to) >= 6);
    const lanes = assignLanes(turning);
    return new Map(turning.map(({ route }, index) => [route, lanes[index] ?? 0]));
  });
  // Downwards a gap is as high as the lines that turn in it and the names on them ask.
  const gaps = right
    ? plan.gaps
    : lanesOf.map((lanes, index) => {
        const named = graph.routes.some((route) => route.edge.label !== "" && route.slots.some((slot) => slot.rank === index));
        return (named ? 30 : 24) - (plan.flat ? 8 : 0) + Math.max(0, ...[...lanes.values()].map((used) => used + 1)) * lane;
      });
  const { boxes, starts } = boxesWith(gaps);
  const framed = new Set<string>();
  for (const frame of body.nodes.filter((node) => frames.has(node.id))) {
    const held = body.nodes.filter((node) => node.parent === frame.id).flatMap((node) => boxes.get(node.id) ?? []);
    if (held.length === 0) continue;
    const x = Math.min(...held.map((box) => box.x)) - 12;
    const y = Math.min(...held.map((box) => box.y)) - 26;
    const area: Box = {
      x,
      y,
      w: Math.max(...held.map((box) => box.x + box.w)) + 12 - x,
      h: Math.max(...held.map((box) => box.y + box.h)) + 12 - y,
    };
    const strange = body.nodes.some(
      (node) => node.parent !== frame.id && overlaps(boxes.get(node.id) ?? { x: -1e6, y: -1e6, w: 0, h: 0 }, area),
    );
    if (strange || !inside(area, { x: 0, y: 0, w: sheet.width, h: 1e6 }) || textWidth(frame.label, 14, 700) > area.w - 20) continue;
    sheet.add({ kind: "rect", role: "panel", ...area });
    sheet.about(frame.row, () => {
      sheet.text(area.x + 12, area.y + 18, frame.label, { size: 14, weight: 700, serif: true, halo: true });
    });
    framed.add(frame.id);
  }
  const shown = new Set<DiagramEdge>();
  const labels: { route: Route<DiagramEdge>; at: Point[] }[] = [];
  for (const route of graph.routes) {
    const points: Point[] = [];
    const turns: Point[] = [];
    // Across its way-points a line keeps the course it came on.
    let course: number | null = null;
    route.slots.slice(1).forEach((slot, index) => {
      const before = route.slots[index];
      if (before === undefined) return;
      const from = course ?? port(route, index * 2);
      const rawTo = port(route, index * 2 + 1);
      // A way-point has room at its sides for a line that comes nearly straight.
      const to: number = Math.abs(from - rawTo) < (slot.node === null ? 10 : 6) ? from : rawTo;
      course = to;
      const gapStart = (starts[before.rank] ?? 0) + (depth[before.rank] ?? 0);
      const lanes = lanesOf[before.rank] ?? new Map<Route<DiagramEdge>, number>();
      const most = Math.max(0, ...lanes.values());
      const gap = gaps[before.rank] ?? 30;
      const turn = gapStart + 9 + ((lanes.get(route) ?? 0) + 0.5) * ((gap - 20) / (most + 1));
      const leave = boxes.get(before.key);
      const arrive = boxes.get(slot.key);
      const a = leave === undefined ? gapStart : right ? leave.x + leave.w : leave.y + leave.h;
      const b = arrive === undefined ? (starts[slot.rank] ?? 0) : right ? arrive.x : arrive.y;
      const make = (along: number, across: number): Point => (right ? [along, across] : [across, along]);
      points.push(make(a, from), ...(from === to ? [] : [make(turn, from), make(turn, to)]), make(b, to));
      turns.push(make(turn, (from + to) / 2));
    });
    const clean = points.filter(
      (point, index) =>
        index === 0 || Math.abs(point[0] - (points[index - 1]?.[0] ?? 0)) + Math.abs(point[1] - (points[index - 1]?.[1] ?? 0)) > 0.5,
    );
    const first = clean[0];
    const last = clean.at(-1);
    if (first === undefined || last === undefined) continue;
    const pull = 5;
    if (route.reversed) clean[0] = right ? [first[0] + pull, first[1]] : [first[0], first[1] + pull];
    else clean[clean.length - 1] = right ? [last[0] - pull, last[1]] : [last[0], last[1] - pull];
    sheet.add({ kind: "path", role: "edge", d: orthogonal(clean) });
    const tip = route.reversed ? first : last;
    const to = route.reversed ? (right ? "left" : "up") : right ? "right" : "down";
    sheet.add({ kind: "path", role: "arrow", d: arrowHead(tip[0], tip[1], to) });
    if (route.edge.label === "") shown.add(route.edge);
    else labels.push({ route, at: turns });
  }
  const rows = new Map(body.nodes.map((node) => [node.id, node.row]));
  for (const rank of graph.ranks) {
    for (const slot of rank) {
      const box = boxes.get(slot.key);
      const node = text(slot);
      if (box === undefined || node === null) continue;
      sheet.about(rows.get(slot.key), () => drawNode(sheet, box, node));
      sheet.keep(box);
    }
  }
  // A line may pass beneath all nodes.
  const foot = Math.max(right ? used : 0, ...[...boxes.values()].map((box) => box.y + box.h));
  // A relation's name stands on its line where there is room, otherwise in the list beneath.
  for (const { route, at } of labels) {
    const { label } = route.edge;
    const wide = textWidth(label, 11.5);
    const places = at.flatMap(([x, y]): Point[] => [
      [x - wide / 2, y + 4],
      [x + 4, y + 4],
      [x - wide / 2, y - 6],
      [x - wide / 2, y + 14],
    ]);
    if (
      sheet.tryText(
        places.filter(([, y]) => y + 3 <= foot),
        label,
        { size: 11.5, ink: "ink-3", halo: true },
      )
    )
      shown.add(route.edge);
  }
  return { foot, shown, framed };
}

/** Frames that could not be drawn, told as lists of what they hold. */
function drawFrames(
  sheet: Sheet,
  body: DiagramBody,
  frames: ReadonlySet<string>,
  framed: ReadonlySet<string>,
  words: FigureWords,
  top: number,
): number {
  let y = top;
  for (const frame of body.nodes.filter((node) => frames.has(node.id) && !framed.has(node.id))) {
    const held = body.nodes.filter((node) => node.parent === frame.id).map((node) => node.label);
    if (y === top) y += 12;
    const said = `${frame.label}${frame.note === "" ? "" : words.aside(frame.note)}${words.colon}${held.join(words.comma)}`;
    sheet.about(frame.row, () => {
      for (const line of wrap(said, sheet.width, 12)) {
        y += 17;
        sheet.text(0, y - 3, line, { size: 12, ink: "ink-2" });
      }
    });
    y += 3;
  }
  return y;
}

/** Nodes one below the other, each with what it leads to: the form for a phone. */
function drawList(
  sheet: Sheet,
  body: DiagramBody,
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
  words: FigureWords,
): number {
  let y = 0;
  for (const node of nodes) {
    const onward = edges.filter((edge) => edge.from === node.id);
    const to = onward.map(
      (edge) =>
        `→ ${body.nodes.find((other) => other.id === edge.to)?.label ?? ""}${edge.label === "" ? "" : `${words.colon}${edge.label}`}`,
    );
    const text = nodeText(node.label, node.note, sheet.width);
    const targets = to.map((line) => nodeText("", line, sheet.width));
    const height = text.height + targets.reduce((sum, one) => sum + one.note.length * 15.5, 0) + (to.length === 0 ? 0 : 2);
    const box: Box = { x: 0, y, w: sheet.width, h: height };
    sheet.about(node.row, () => drawNode(sheet, box, text.note.length === 0 ? { ...text, height } : text));
    let line = y + text.height + 4;
    for (const one of targets)
      for (const part of one.note) {
        sheet.text(10, line, part, { size: 12, ink: "ink-3", within: box });
        line += 15.5;
      }
    y += height + 8;
  }
  return y - 8;
}

export function drawNetwork(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const ids = new Set(body.nodes.map((node) => node.id));
  const relations = body.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to);
  // What only holds others is a frame around them, not a node on the way.
  const frames = new Set(
    body.nodes
      .filter(
        (node) =>
          body.nodes.some((other) => other.parent === node.id) &&
          !relations.some((edge) => edge.kind !== "contains" && (edge.from === node.id || edge.to === node.id)),
      )
      .map((node) => node.id),
  );
  const edges = relations.filter((edge) => !frames.has(edge.from) && !frames.has(edge.to));
  const nodes = body.nodes.filter((node) => !frames.has(node.id)).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const linked = nodes.filter((node) => edges.some((edge) => edge.from === node.id || edge.to === node.id));
  const ranks = layerGraph(linked, edges, { node: () => 0, wayPoint: 0, gap: 0 });
  const plan = linked.length === 0 ? null : planOf(ranks, linked, width, body.direction);
  if (plan === null) {
    const foot = drawList(sheet, body, nodes, edges, words);
    const end = drawFrames(sheet, body, frames, new Set(), words, foot);
    return sheet.finish(end + 2, model.alt, id);
  }
  const { foot, shown, framed } = drawGraph(sheet, body, linked, edges, plan, frames);
  let y = foot;
  const lonely = nodes.filter((node) => !linked.includes(node));
  if (lonely.length > 0) {
    y += 20;
    const columns = Math.max(1, Math.min(lonely.length, Math.floor((width + 10) / 170)));
    const w = Math.min(240, (width - 10 * (columns - 1)) / columns);
    const left = (width - columns * w - 10 * (columns - 1)) / 2;
    for (let from = 0; from < lonely.length; from += columns) {
      const line = lonely.slice(from, from + columns).map((node) => ({ node, text: nodeText(node.label, node.note, w) }));
      const height = Math.max(...line.map(({ text }) => text.height));
      line.forEach(({ node, text }, index) => {
        sheet.about(node.row, () => drawNode(sheet, { x: left + index * (w + 10), y, w, h: height }, text));
      });
      y += height + 10;
    }
    y -= 10;
  }
  y = drawRelations(
    sheet,
    body,
    edges.filter((edge) => !shown.has(edge)),
    words,
    y,
  );
  y = drawFrames(sheet, body, frames, framed, words, y);
  return sheet.finish(y + 2, model.alt, id);
}
