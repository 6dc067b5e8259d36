/** Tree: from the root at the left, one column a level; on a phone or with many leaves an indented list with the same lines. */
import type { DiagramBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth, wrap } from "../text.js";
import { figureWords } from "../words.js";
import { sharedNote } from "./boxes.js";
import { type Branch, depthOf, forest, leaves, relations } from "./hierarchy.js";
import { drawNode, nodeText, oneLine } from "./node.js";
import { drawRelations } from "./relation-list.js";
import { newSheet, orthogonal, type Sheet } from "./sheet.js";

const gapX = 30;
const gapY = 8;
/** A drawn tree higher than this leaves most of its breadth empty: its branches then stand side by side as lists. */
const tallest = 700;

/** Columns as wide as their names ask, the last one taking what is left for its notes. */
function columnWidths(roots: readonly Branch[], levels: number, width: number): number[] {
  const wanted = Array.from({ length: levels }, () => 0);
  const visit = (branch: Branch): void => {
    wanted[branch.depth] = Math.max(
      wanted[branch.depth] ?? 0,
      Math.min(190, Math.max(oneLine(branch.node.label), textWidth(branch.node.note, 12) * 0.6 + 21)),
    );
    branch.children.forEach(visit);
  };
  roots.forEach(visit);
  const room = width - gapX * (levels - 1);
  const total = wanted.reduce((sum, one) => sum + one, 0);
  if (total > room) return wanted.map((one) => (one * room) / total);
  const spare = (room - total) / levels;
  return wanted.map((one, level) => Math.min(one + spare, level === levels - 1 ? 360 : 220));
}

interface Laid {
  readonly branch: Branch;
  readonly y: number;
  readonly height: number;
  readonly children: readonly Laid[];
}

function drawColumns(sheet: Sheet, roots: readonly Branch[], widths: readonly number[]): number {
  const starts = widths.map((_, level) => widths.slice(0, level).reduce((sum, one) => sum + one + gapX, 0));
  const textOf = (branch: Branch, note: boolean) => nodeText(branch.node.label, note ? branch.node.note : "", widths[branch.depth] ?? 100);
  // Places a branch from `top`; gives it and the foot of all it covers.
  const place = (branch: Branch, top: number, note: boolean): { laid: Laid; foot: number } => {
    const { height } = textOf(branch, note);
    let at = top;
    const inner = !sharedNote(branch.children);
    const children = branch.children.map((child) => {
      const placed = place(child, at, inner);
      at = placed.foot + gapY;
      return placed.laid;
    });
    const first = children[0];
    const last = children.at(-1);
    if (first === undefined || last === undefined) return { laid: { branch, y: top, height, children }, foot: top + height };
    const middle = (first.y + first.height / 2 + last.y + last.height / 2) / 2;
    const y = Math.max(top, middle - height / 2);
    return { laid: { branch, y, height, children }, foot: Math.max(at - gapY, y + height) };
  };
  const draw = (laid: Laid, note: boolean): void => {
    const x = starts[laid.branch.depth] ?? 0;
    const w = widths[laid.branch.depth] ?? 100;
    const out = x + w;
    for (const child of laid.children) {
      const from: [number, number] = [out, laid.y + laid.height / 2];
      const to: [number, number] = [out + gapX, child.y + child.height / 2];
      const level = Math.abs(from[1] - to[1]) < 1;
      sheet.add({
        kind: "path",
        role: "edge",
        d: orthogonal(level ? [from, [to[0], from[1]]] : [from, [out + gapX / 2, from[1]], [out + gapX / 2, to[1]], to]),
      });
    }
    const { node, depth } = laid.branch;
    sheet.about(node.row, () =>
      drawNode(sheet, { x, y: laid.y, w, h: laid.height }, textOf(laid.branch, note), depth === 0 ? "node-lead" : "node"),
    );
    const inner = !sharedNote(laid.branch.children);
    for (const child of laid.children) draw(child, inner);
  };
  let y = 1;
  const note = !sharedNote(roots);
  for (const root of roots) {
    const { laid, foot } = place(root, y, note);
    draw(laid, note);
    y = foot + 18;
  }
  return y - 18;
}

function drawList(sheet: Sheet, roots: readonly Branch[], left: number, width: number, top: number): number {
  const step = 20;
  let y = top;
  const draw = (branch: Branch, note: boolean): number => {
    const x = left + branch.depth * step;
    const room = left + width - x;
    const size = branch.depth === 0 ? 14 : 13;
    const name = wrap(branch.node.label, room, size, 700);
    const lastName = name.at(-1) ?? "";
    const said = note ? branch.node.note : "";
    // The serif of a root's name runs a little wider than the sans it is measured with.
    const space = branch.depth === 0 ? 18 : 10;
    const beside = name.length === 1 && said !== "" && textWidth(lastName, size, 700) + space + textWidth(said, 12) <= room;
    const start = y;
    const rootGap = branch.depth === 0 && y > top ? 10 : 0;
    y += rootGap;
    sheet.about(branch.node.row, () => {
      name.forEach((line, row) => {
        y += row === 0 ? 15 : 17;
        if (branch.depth === 0) sheet.text(x, y, line, { size: 14, weight: 700, serif: true });
        else sheet.text(x, y, line, { weight: 700 });
        if (beside) sheet.text(x + textWidth(line, size, 700) + space, y, said, { size: 12, ink: "ink-2" });
      });
      if (beside) return;
      for (const line of wrap(said, room, 12)) {
        y += 16;
        sheet.text(x, y, line, { size: 12, ink: "ink-2" });
      }
    });
    const anchor = start + rootGap + 10.5;
    y += 9;
    const inner = !sharedNote(branch.children);
    const trunk = x + 6;
    const from = y - 5;
    const ends = branch.children.map((child) => draw(child, inner));
    const last = ends.at(-1);
    if (last !== undefined) {
      sheet.add({ kind: "line", role: "grid", x1: trunk, y1: from, x2: trunk, y2: last });
      for (const end of ends) sheet.add({ kind: "line", role: "grid", x1: trunk, y1: end, x2: trunk + 10, y2: end });
    }
    return anchor;
  };
  const note = !sharedNote(roots);
  for (const root of roots) draw(root, note);
  return y;
}

/** A branch with all below it one level nearer to the root. */
const raised = (branch: Branch): Branch => ({ ...branch, depth: branch.depth - 1, children: branch.children.map(raised) });

function drawHeading(sheet: Sheet, root: Branch, width: number): number {
  let y = 0;
  sheet.about(root.node.row, () => {
    for (const line of wrap(root.node.label, width, 15, 700)) {
      y += 18;
      sheet.text(0, y, line, { size: 15, weight: 700, serif: true });
    }
    for (const line of wrap(root.node.note, width, 12)) {
      y += 16;
      sheet.text(0, y, line, { size: 12, ink: "ink-2" });
    }
  });
  sheet.add({ kind: "line", role: "axis", x1: 0, y1: y + 10, x2: width, y2: y + 10 });
  return y + 20;
}

const weight = (branch: Branch): number => 1.3 + branch.children.reduce((sum, child) => sum + weight(child) - 0.3, 0);

/** Lists side by side in columns of about equal height, in reading order; one column on a phone. */
function drawListColumns(sheet: Sheet, roots: readonly Branch[], width: number, top: number): number {
  const most = width >= 820 ? 3 : width >= 560 ? 2 : 1;
  const count = Math.min(most, roots.length);
  const gap = 28;
  const column = (width - gap * (count - 1)) / count;
  let left = roots.reduce((sum, root) => sum + weight(root), 0);
  let from = 0;
  let foot = top;
  for (let index = 0; index < count; index++) {
    const share = left / (count - index);
    let to = from;
    let held = 0;
    // As much as comes nearest to an even share, leaving at least one list for each column to come.
    while (to < roots.length - (count - index - 1)) {
      const root = roots[to];
      const next = root === undefined ? 0 : weight(root);
      if (to > from && index < count - 1 && Math.abs(held - share) <= Math.abs(held + next - share)) break;
      held += next;
      to += 1;
    }
    foot = Math.max(foot, drawList(sheet, roots.slice(from, to), index * (column + gap), column, top));
    left -= held;
    from = to;
  }
  return foot;
}

export function drawTree(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const roots = forest(body);
  const levels = Math.max(1, ...roots.map(depthOf));
  const total = roots.reduce((sum, root) => sum + leaves(root), 0);
  const widths = columnWidths(roots, levels, width);
  const columns =
    width >= 560 &&
    total <= (roots.length > 1 ? 14 : 24) &&
    widths.every((one) => one >= 104) &&
    drawColumns(newSheet(width), roots, widths) <= tallest;
  let y = 0;
  if (columns) y = drawColumns(sheet, roots, widths);
  else {
    // A lone root is the heading of its branches, so that these can stand side by side.
    const [root] = roots;
    const lone = root !== undefined && roots.length === 1 && root.children.length > 1 && width >= 560;
    if (lone) y = drawHeading(sheet, root, width);
    y = drawListColumns(sheet, lone ? root.children.map(raised) : roots, width, y);
  }
  y = drawRelations(sheet, body, relations(body), words, y);
  return sheet.finish(y + 2, model.alt, id);
}
