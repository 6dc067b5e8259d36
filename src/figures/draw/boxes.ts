/** Boxes in boxes: nodes, containers of nodes and rows of chips, packed into a width. Gives places first, so that edges can follow. */
import type { Box } from "../scene.js";
import { textWidth, wrap } from "../text.js";
import type { Branch } from "./hierarchy.js";
import { drawNode, nodeText, oneLine } from "./node.js";
import type { Sheet } from "./sheet.js";

export interface Placed {
  readonly id: string;
  readonly box: Box;
}

export interface Block {
  readonly height: number;
  /** Draws at a place; gives the boxes of its nodes. */
  draw(sheet: Sheet, x: number, y: number): Placed[];
}

/** Notes that say the same of every sibling say nothing of one. */
export function sharedNote(items: readonly Branch[]): boolean {
  const note = items[0]?.node.note ?? "";
  return items.length > 1 && items.every((item) => item.node.note === note);
}

const isChips = (items: readonly Branch[]): boolean =>
  items.length > 0 &&
  items.every((item) => item.children.length === 0) &&
  (items.every((item) => item.node.note === "") || sharedNote(items));

/** Short names set one after the other in small frames. */
function chips(items: readonly Branch[], width: number): Block {
  const places: { x: number; y: number; w: number; h: number; lines: string[]; id: string; row: number | undefined }[] = [];
  let x = 0;
  let y = 0;
  let row = 0;
  for (const item of items) {
    const lines = wrap(item.node.label, width - 14, 12);
    const w = Math.min(width, Math.max(...lines.map((line) => textWidth(line, 12))) + 14);
    const h = 8 + lines.length * 15.5;
    if (x > 0 && x + w > width) {
      x = 0;
      y += row + 5;
      row = 0;
    }
    places.push({ x, y, w, h, lines, id: item.node.id, row: item.node.row });
    x += w + 5;
    row = Math.max(row, h);
  }
  return {
    height: y + row,
    draw: (sheet, left, top) =>
      places.map((place) => {
        const box = { x: left + place.x, y: top + place.y, w: place.w, h: place.h };
        sheet.about(place.row, () => {
          sheet.add({ kind: "rect", role: "chip", radius: 2, ...box });
          place.lines.forEach((line, index) => {
            sheet.text(box.x + 7, box.y + 15.5 + index * 15.5, line, { size: 12, within: box });
          });
        });
        return { id: place.id, box };
      }),
  };
}

function leaf(item: Branch, width: number, note: boolean): Block & { fill(height: number): Block } {
  const text = nodeText(item.node.label, note ? item.node.note : "", width);
  const at = (height: number): Block => ({
    height,
    draw: (sheet, x, y) => {
      const box = { x, y, w: width, h: height };
      sheet.about(item.node.row, () => drawNode(sheet, box, text));
      return [{ id: item.node.id, box }];
    },
  });
  return { ...at(text.height), fill: at };
}

function container(item: Branch, width: number): Block {
  const text = nodeText(item.node.label, item.node.note, width);
  const inner = flow(item.children, width - 16);
  const height = text.height + inner.height + 8;
  return {
    height,
    draw: (sheet, x, y) => {
      const box = { x, y, w: width, h: height };
      sheet.about(item.node.row, () => {
        sheet.add({ kind: "rect", role: "node", radius: 2, ...box });
        let line = y + 21;
        for (const name of text.name) {
          sheet.text(x + 10, line, name, { weight: 700, within: box });
          line += 17;
        }
        for (const note of text.note) {
          sheet.text(x + 10, line + 0.5, note, { size: 12, ink: "ink-2", within: box });
          line += 15.5;
        }
      });
      return [{ id: item.node.id, box }, ...inner.draw(sheet, x + 8, y + text.height)];
    },
  };
}

/** How many equal columns suit the items in a width. */
function columnCount(items: readonly Branch[], width: number, gap: number): number {
  const nested = items.some((item) => item.children.length > 0);
  const wanted = items.map((item) =>
    item.children.length > 0 ? 176 : Math.min(168, Math.max(96, oneLine(item.node.label), textWidth(item.node.note, 12) * 0.55 + 20)),
  );
  const least = Math.max(...wanted);
  const most = Math.max(1, Math.min(items.length, Math.floor((width + gap) / (least + gap))));
  if (nested) return most;
  const rows = Math.ceil(items.length / most);
  return Math.ceil(items.length / rows);
}

/** Packs items into a width: chips (unless plain), equal rows of nodes, or columns of containers, at most so many beside each other. */
export function flow(items: readonly Branch[], width: number, gap = 8, plain = false, most = Number.POSITIVE_INFINITY): Block {
  const gapY = Math.min(gap, 12);
  if (items.length === 0) return { height: 0, draw: () => [] };
  if (!plain && isChips(items)) return chips(items, width);
  // What holds containers itself takes the whole breadth, below the others; in a column it would be a tower.
  const broad = items.filter((item) => item.children.some((child) => child.children.length > 0));
  const columns = Math.min(most, columnCount(items, width, gap));
  if (broad.length > 0 && items.length > 1 && columns > 1) {
    const others = items.filter((item) => !broad.includes(item));
    const blocks = [
      ...(others.length === 0 ? [] : [flow(others, width, gap, plain, most)]),
      ...broad.map((item) => container(item, width)),
    ];
    const tops = blocks.map((_, index) => blocks.slice(0, index).reduce((sum, block) => sum + block.height + gapY, 0));
    return {
      height: blocks.reduce((sum, block) => sum + block.height + gapY, -gapY),
      draw: (sheet, x, y) => blocks.flatMap((block, index) => block.draw(sheet, x, y + (tops[index] ?? 0))),
    };
  }
  const w = (width - gap * (columns - 1)) / columns;
  const placed: { x: number; y: number; block: Block }[] = [];
  if (items.some((item) => item.children.length > 0)) {
    const feet = Array.from({ length: columns }, () => 0);
    for (const item of items) {
      const block = item.children.length > 0 ? container(item, w) : leaf(item, w, true);
      const column = feet.indexOf(Math.min(...feet));
      const y = feet[column] ?? 0;
      placed.push({ x: column * (w + gap), y, block });
      feet[column] = y + block.height + gapY;
    }
    return {
      height: Math.max(...feet) - gapY,
      draw: (sheet, x, y) => placed.flatMap((one) => one.block.draw(sheet, x + one.x, y + one.y)),
    };
  }
  const note = !sharedNote(items);
  let y = 0;
  for (let from = 0; from < items.length; from += columns) {
    const row = items.slice(from, from + columns).map((item) => leaf(item, w, note));
    const height = Math.max(...row.map((block) => block.height));
    row.forEach((block, index) => {
      placed.push({ x: index * (w + gap), y, block: block.fill(height) });
    });
    y += height + gapY;
  }
  return { height: y - gapY, draw: (sheet, left, top) => placed.flatMap((one) => one.block.draw(sheet, left + one.x, top + one.y)) };
}
