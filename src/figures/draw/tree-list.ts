/** A tree as indented lists: on a phone one below the other, else side by side. */
import { textWidth, wrap } from "../text.js";
import { sharedNote } from "./boxes.js";
import type { Branch } from "./hierarchy.js";
import type { Sheet } from "./sheet.js";

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

/** Draws the trees as lists; gives the foot. A lone root is the heading of its branches, so that these can stand side by side. */
export function drawTreeLists(sheet: Sheet, roots: readonly Branch[]): number {
  const { width } = sheet;
  const [root] = roots;
  if (root === undefined || roots.length > 1 || root.children.length < 2 || width < 560) return drawListColumns(sheet, roots, width, 0);
  const top = drawHeading(sheet, root, width);
  return drawListColumns(sheet, root.children.map(raised), width, top);
}
