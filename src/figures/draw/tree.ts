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
    drawNode(sheet, { x, y: laid.y, w, h: laid.height }, textOf(laid.branch, note), laid.branch.depth === 0 ? "node-lead" : "node");
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
    const beside = name.length === 1 && said !== "" && textWidth(lastName, size, 700) + 10 + textWidth(said, 12) <= room;
    const start = y;
    const rootGap = branch.depth === 0 && y > top ? 10 : 0;
    y += rootGap;
    name.forEach((line, row) => {
      y += row === 0 ? 15 : 17;
      if (branch.depth === 0) sheet.text(x, y, line, { size: 14, weight: 700, serif: true });
      else sheet.text(x, y, line, { weight: 700 });
      if (beside) sheet.text(x + textWidth(line, size, 700) + 10, y, said, { size: 12, ink: "ink-2" });
    });
    const anchor = start + rootGap + 10.5;
    if (!beside) {
      for (const line of wrap(said, room, 12)) {
        y += 16;
        sheet.text(x, y, line, { size: 12, ink: "ink-2" });
      }
    }
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

export function drawTree(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const sheet = newSheet(width);
  const roots = forest(body);
  const levels = Math.max(1, ...roots.map(depthOf));
  const total = roots.reduce((sum, root) => sum + leaves(root), 0);
  const widths = columnWidths(roots, levels, width);
  const columns = width >= 560 && total <= (roots.length > 1 ? 14 : 24) && widths.every((one) => one >= 104);
  let y = 0;
  if (columns) y = drawColumns(sheet, roots, widths);
  else if (width >= 560 && roots.length > 1) {
    // Several trees in two columns of about equal height.
    const weight = (root: Branch): number => 1 + root.children.reduce((sum, child) => sum + weight(child), 0);
    const all = roots.reduce((sum, root) => sum + weight(root), 0);
    let seen = 0;
    const cut = Math.max(
      1,
      roots.findIndex((root) => {
        seen += weight(root);
        return seen >= all / 2;
      }) + 1,
    );
    const half = (width - 28) / 2;
    y = Math.max(drawList(sheet, roots.slice(0, cut), 0, half, 0), drawList(sheet, roots.slice(cut), half + 28, half, 0));
  } else y = drawList(sheet, roots, 0, width, 0);
  y = drawRelations(sheet, body, relations(body), words, y);
  return sheet.finish(y + 2, model.alt, id);
}
