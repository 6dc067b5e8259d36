/** A node of a diagram: a paper rectangle with its name in bold and one line or two of note, sized by its measured text. */
import type { Box, Role } from "../scene.js";
import { balance, textWidth, wrap } from "../text.js";
import type { Sheet } from "./sheet.js";

export interface NodeText {
  readonly name: readonly string[];
  readonly note: readonly string[];
  readonly height: number;
  /** A note that stands behind the name, on its line. */
  readonly beside?: string;
}

const padding = 10;
const nameLine = 17;
const noteLine = 15.5;
const besideGap = 8;

/** Text of a node set in a width, and the height it needs. */
export function nodeText(label: string, note: string, width: number, indent = 0): NodeText {
  const room = Math.max(24, width - 2 * padding - indent);
  const name = balance(label, room, 13, 700);
  const lines = note === "" || note === label ? [] : wrap(note, room, 12);
  const height = 8 + name.length * nameLine + (lines.length === 0 ? 0 : 1 + lines.length * noteLine) + 8;
  return { name, note: lines, height };
}

/** As nodeText, with the note on the line of the name where both fit. */
export function flatNodeText(label: string, note: string, width: number): NodeText {
  const fits = textWidth(label, 13, 700) + besideGap + textWidth(note, 12) <= width - 2 * padding;
  return note !== "" && note !== label && fits
    ? { name: [label], note: [], height: 16 + nameLine, beside: note }
    : nodeText(label, note, width);
}

/** Width at which a label stands on one line. */
export const oneLine = (label: string, indent = 0): number => textWidth(label, 13, 700) + 2 * padding + 1 + indent;

/** Draws a node; its text starts at the top, or in the middle when the box is taller than it. */
export function drawNode(sheet: Sheet, box: Box, text: NodeText, role: Role = "node", indent = 0): void {
  sheet.add({ kind: "rect", role, radius: 2, ...box });
  const offset = text.note.length === 0 ? (box.h - text.height) / 2 : 0;
  const x = box.x + padding + indent;
  let y = box.y + offset + 8 + 13;
  for (const line of text.name) {
    sheet.text(x, y, line, { weight: 700, within: box });
    y += nameLine;
  }
  if (text.beside !== undefined) {
    const from = x + textWidth(text.name[0] ?? "", 13, 700) + besideGap;
    sheet.text(from, y - nameLine, text.beside, { size: 12, ink: "ink-2", within: box });
  }
  y += 0.5;
  for (const line of text.note) {
    sheet.text(x, y, line, { size: 12, ink: "ink-2", within: box });
    y += noteLine;
  }
}
