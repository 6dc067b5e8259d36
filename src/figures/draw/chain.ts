/**
 * Chain map: layers from left to right as tinted columns, nodes as paper rectangles, lines only for relations between
 * neighbouring columns; the others are written beneath. On a phone, with too many layers, or with very many nodes the layers lie
 * below each other as bands.
 */
import type { DiagramBody, FigureModel } from "../model.js";
import { type Box, inside, type Scene } from "../scene.js";
import { textWidth, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { drawBands } from "./bands.js";
import { flow } from "./boxes.js";
import { type DiagramEdge, type Layer, layersOf, relations } from "./hierarchy.js";
import { assignLanes } from "./lanes.js";
import { drawRelations } from "./relation-list.js";
import { arrowHead, newSheet, orthogonal } from "./sheet.js";

const inset = 10;
/** A layer of more nodes than this sets them closer, so that the map stays on a printed page. */
const MANY_NODES = 10;

interface Column {
  readonly layer: Layer;
  readonly box: Box;
  readonly nodes: ReadonlyMap<string, Box>;
}

interface Course {
  readonly edge: DiagramEdge;
  readonly forward: boolean;
  readonly left: Box;
  readonly right: Box;
  readonly y1: number;
  readonly y2: number;
  /** Place of the line's turn in the gap, from the left. */
  readonly lane: number;
}

/**
 * Where the lines of one gap leave, turn and arrive. The ports of a node are in the order of the other ends.
 */
function courses(edges: readonly DiagramEdge[], before: Column, after: Column): Course[] {
  const ends = edges.map((edge) => {
    const forward = before.nodes.has(edge.from) || before.layer.own === edge.from;
    const [leftId, rightId] = forward ? [edge.from, edge.to] : [edge.to, edge.from];
    const left = before.nodes.get(leftId) ?? before.box;
    const right = after.nodes.get(rightId) ?? after.box;
    return { edge, forward, leftId, rightId, left, right };
  });
  const port = (box: Box, mine: number, others: readonly { readonly at: number; readonly toward: number }[]): number => {
    const sorted = [...others].sort((a, b) => a.toward - b.toward || a.at - b.at);
    return box.y + (box.h * (sorted.findIndex((other) => other.at === mine) + 1)) / (sorted.length + 1);
  };
  const placed = ends.map((end, at) => ({
    ...end,
    y1: port(
      end.left,
      at,
      ends.flatMap((other, index) => (other.leftId === end.leftId ? [{ at: index, toward: other.right.y }] : [])),
    ),
    y2: port(
      end.right,
      at,
      ends.flatMap((other, index) => (other.rightId === end.rightId ? [{ at: index, toward: other.left.y }] : [])),
    ),
  }));
  const starts = placed.map((one) => one.y1);
  const apart = placed.map((one, at) => {
    if (Math.abs(one.y1 - one.y2) < 3) return { ...one, y2: one.y1 };
    // An arriving line does not lie upon one that leaves at the same height.
    const free = [0, 5, -5, 9, -9].find((by) => starts.every((start, index) => index === at || Math.abs(start - one.y2 - by) >= 4));
    return { ...one, y2: one.y2 + (free ?? 0) };
  });
  const lanes = assignLanes(apart.map(({ y1, y2 }) => ({ from: y1, to: y2 })));
  return apart.map((one, at) => ({ ...one, lane: lanes[at] ?? 0 }));
}

/** Whether a line at a height would run through another node between its own and that side of the column. */
function hidden(column: Column, own: Box, y: number, side: "left" | "right"): boolean {
  return [...column.nodes.values()].some(
    (box) =>
      !inside(box, own) &&
      !inside(own, box) &&
      (side === "right" ? box.x >= own.x + own.w : box.x + box.w <= own.x) &&
      y > box.y - 3 &&
      y < box.y + box.h + 3,
  );
}

export function drawChain(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const layers = layersOf(body);
  const edges = relations(body);
  const crossing = (index: number): DiagramEdge[] => {
    const before = layers[index];
    const after = layers[index + 1];
    if (before === undefined || after === undefined) return [];
    return edges.filter(
      (edge) => (before.all.has(edge.from) && after.all.has(edge.to)) || (after.all.has(edge.from) && before.all.has(edge.to)),
    );
  };
  const own = (edge: DiagramEdge): boolean =>
    layers.some((layer) => layer.own === edge.from) && layers.some((layer) => layer.own === edge.to);
  // At most eight lines run through one gap; more are written out.
  const lines = layers.slice(1).map((_, index) => {
    const found = crossing(index);
    const inner = found.filter((edge) => !own(edge));
    return inner.length > 8 ? found.filter(own) : found;
  });
  const gaps = lines.map((list) => (list.length === 0 ? 16 : 30 + Math.max(0, list.filter((edge) => !own(edge)).length - 1) * 7));
  const column = (width - gaps.reduce((sum, gap) => sum + gap, 0)) / Math.max(1, layers.length);
  const nested = layers.some((layer) => layer.items.some((item) => item.children.length > 0));
  if (layers.length < 2 || layers.length > 6 || column < (nested ? 190 : 132) || body.nodes.length > 60)
    return drawBands(model, body, width, id);

  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const lined = (index: number): boolean => [lines[index - 1], lines[index]].some((list) => list?.some((edge) => !own(edge)));
  const laid = layers.map((layer, index) => ({
    layer,
    title: wrap(layer.title, column - 2 * inset - 4, 14, 700),
    note: wrap(layer.note, column - 2 * inset - 4, 11.5),
    // Where lines lead to nodes, these stand below each other, so that every one has a free side.
    block: flow(layer.items, column - 2 * inset, layer.items.length > MANY_NODES ? 7 : 12, true, lined(index) ? 1 : undefined),
  }));
  const head = Math.max(...laid.map((one) => one.title.length * 19 + one.note.length * 15)) + 22;
  const body1 = Math.max(...laid.map((one) => one.block.height), 30);
  const height = head + body1 + 14;

  let x = 0;
  const places = laid.map((one, index) => {
    const box: Box = { x, y: 0, w: column, h: height };
    sheet.add({ kind: "rect", role: "panel", ...box });
    sheet.about(body.nodes.find((node) => node.id === one.layer.own)?.row, () => {
      one.title.forEach((line, row) => {
        sheet.text(x + inset + 2, 24 + row * 19, line, { size: 14, weight: 700, serif: true, within: box });
      });
      one.note.forEach((line, row) => {
        sheet.text(x + inset + 2, 24 + one.title.length * 19 + row * 15, line, { size: 11.5, ink: "ink-3", within: box });
      });
    });
    const nodes = new Map(
      one.block.draw(sheet, x + inset, head + (body1 - one.block.height) / 2).map(({ id: node, box: place }) => [node, place]),
    );
    x += column + (gaps[index] ?? 0);
    return { layer: one.layer, box, nodes };
  });

  const shown = new Set<DiagramEdge>();
  lines.forEach((list, index) => {
    const before = places[index];
    const after = places[index + 1];
    const gap = gaps[index] ?? 0;
    if (before === undefined || after === undefined) return;
    const inner = courses(
      list.filter((edge) => !own(edge)),
      before,
      after,
    );
    for (const { edge, forward, left, right, y1, y2, lane } of inner) {
      if (hidden(before, left, y1, "right") || hidden(after, right, y2, "left")) continue;
      const middle = before.box.x + before.box.w + 12 + lane * 7;
      const from: [number, number] = [left.x + left.w, y1];
      const to: [number, number] = [right.x, y2];
      const turn: [number, number][] =
        y1 === y2
          ? []
          : [
              [middle, y1],
              [middle, y2],
            ];
      const main = forward && edge.kind === "flow";
      sheet.add({
        kind: "path",
        role: "edge",
        d: orthogonal(forward ? [from, ...turn, [to[0] - 5, to[1]]] : [[from[0] + 5, from[1]], ...turn, to]),
      });
      sheet.add({
        kind: "path",
        role: "arrow",
        d: forward ? arrowHead(to[0] - 0.5, to[1], "right") : arrowHead(from[0] + 0.5, from[1], "left"),
      });
      if (main && edge.label === "") shown.add(edge);
    }
    // One arrow from layer to layer for what the layers themselves pass on, in the head where no node stands.
    list.filter(own).forEach((edge, at) => {
      const forward = before.layer.own === edge.from;
      const y = 20 + at * 16;
      const a = before.box.x + before.box.w + 3;
      const b = a + gap - 6;
      sheet.add({ kind: "line", role: "edge-layer", x1: forward ? a : a + 6, y1: y, x2: forward ? b - 6 : b, y2: y });
      sheet.add({ kind: "path", role: "arrow", d: forward ? arrowHead(b, y, "right", 9) : arrowHead(a, y, "left", 9) });
      const fits = edge.label !== "" && textWidth(edge.label, 11.5) <= gap - 2;
      if (fits) sheet.tryText([[(a + b) / 2, y - 6]], edge.label, { size: 11.5, anchor: "middle", ink: "ink-3" });
      if (edge.label === "" || fits) shown.add(edge);
    });
  });
  const written = edges.filter((edge) => !shown.has(edge));
  // In print the list may go over to the next page.
  if (written.length > 0) sheet.mayBreak(height + 4);
  const y = drawRelations(sheet, body, written, words, height);
  return sheet.finish(y + 2, model.alt, id);
}
