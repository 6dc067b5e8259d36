/** Tree: from the root at the left, one column a level; on a phone or with many leaves an indented list with the same lines. */
import { type HierarchyPointNode, hierarchy, tree as tidyTree } from "d3-hierarchy";
import type { DiagramBody, FigureModel } from "../model.js";
import type { Scene } from "../scene.js";
import { textWidth } from "../text.js";
import { figureWords } from "../words.js";
import { sharedNote } from "./boxes.js";
import { type Branch, depthOf, forest, leaves, relations } from "./hierarchy.js";
import { drawNode, type NodeText, nodeText, oneLine } from "./node.js";
import { drawRelations } from "./relation-list.js";
import { newSheet, orthogonal, type Sheet } from "./sheet.js";
import { drawTreeLists } from "./tree-list.js";

const gapX = 30;
const gapY = 8;
/** Between nodes of different trees. */
const treeGap = 18;
/** A tree that with its relations is higher than this leaves most of its breadth empty: its branches then stand side by side as lists. */
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

/** A branch with its text; the root over all roots has neither. */
interface Item {
  readonly branch: Branch | null;
  readonly text: NodeText;
  readonly children: readonly Item[];
}
type Laid = HierarchyPointNode<Item>;

function drawColumns(sheet: Sheet, roots: readonly Branch[], widths: readonly number[]): number {
  const starts = widths.map((_, level) => widths.slice(0, level).reduce((sum, one) => sum + one + gapX, 0));
  const widthAt = (branch: Branch): number => widths[branch.depth] ?? 100;
  const itemsOf = (branches: readonly Branch[]): Item[] => {
    const note = !sharedNote(branches);
    return branches.map((branch) => ({
      branch,
      text: nodeText(branch.node.label, note ? branch.node.note : "", widthAt(branch)),
      children: itemsOf(branch.children),
    }));
  };
  const all: Item = { branch: null, text: { name: [], note: [], height: 0 }, children: itemsOf(roots) };
  const treeOf = (laid: Laid): Laid | undefined => laid.ancestors().at(-2);
  const laid = tidyTree<Item>()
    .nodeSize([1, 1])
    .separation((a, b) => (a.data.text.height + b.data.text.height) / 2 + (treeOf(a) === treeOf(b) ? gapY : treeGap))(
    hierarchy<Item>(all, (item) => item.children),
  );
  const nodes = laid.descendants();
  const top = Math.min(...nodes.map((node) => node.x - node.data.text.height / 2)) - 1;
  for (const { x: middle, data, children } of nodes) {
    const { branch, text } = data;
    if (branch === null) continue;
    const x = starts[branch.depth] ?? 0;
    const out = x + widthAt(branch);
    const y = middle - top;
    for (const child of children ?? []) {
      const to = child.x - top;
      const level = Math.abs(y - to) < 1;
      const bend = out + gapX / 2;
      sheet.add({
        kind: "path",
        role: "edge",
        d: orthogonal([
          [out, y],
          ...(level
            ? []
            : ([
                [bend, y],
                [bend, to],
              ] as const)),
          [out + gapX, level ? y : to],
        ]),
      });
    }
    sheet.about(branch.node.row, () =>
      drawNode(sheet, { x, y: y - text.height / 2, w: widthAt(branch), h: text.height }, text, branch.depth === 0 ? "node-lead" : "node"),
    );
  }
  return Math.max(...nodes.map((node) => node.x - top + node.data.text.height / 2));
}

export function drawTree(model: FigureModel, body: DiagramBody, width: number, id: string): Scene {
  const words = figureWords(model.locale ?? "en");
  const roots = forest(body);
  const levels = Math.max(1, ...roots.map(depthOf));
  const total = roots.reduce((sum, root) => sum + leaves(root), 0);
  const widths = columnWidths(roots, levels, width);
  if (width >= 560 && total <= (roots.length > 1 ? 14 : 24) && widths.every((one) => one >= 104)) {
    const sheet = newSheet(width);
    const foot = drawRelations(sheet, body, relations(body), words, drawColumns(sheet, roots, widths));
    if (foot <= tallest) return sheet.finish(foot + 2, model.alt, id);
  }
  const sheet = newSheet(width);
  const foot = drawRelations(sheet, body, relations(body), words, drawTreeLists(sheet, roots));
  return sheet.finish(foot + 2, model.alt, id);
}
