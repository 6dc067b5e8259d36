/**
 * How wide a text will be and where it may break: measured with the advances of the font that prints it, so that a layout made
 * here is the layout a reader sees. Chinese breaks between characters with line-start and line-end rules, Latin between words.
 */
import { bold, regular } from "./metrics/noto-sans-sc.js";

export type Weight = 400 | 700;

/** Runs of advances as one table by code point; 0 = not in the table, which means one em. */
function table(runs: readonly (readonly [number, string])[]): Uint16Array {
  const widths = new Uint16Array(0x2300);
  for (const [from, list] of runs) {
    list.split(" ").forEach((width, index) => {
      widths[from + index] = Number(width);
    });
  }
  return widths;
}
const advances: Record<Weight, Uint16Array> = { 400: table(regular), 700: table(bold) };

const isHan = (code: number): boolean => code >= 0x2e80 && code <= 0x9fff && !(code >= 0x3000 && code <= 0x303f);
const isLatin = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x25 || code === 0x24;

/** Browsers put an eighth of an em between Chinese and Latin; counting it everywhere keeps one layout for all outputs. */
const autospace = 125;

/** Width of one line of text in px. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const widths = advances[weight];
  let sum = 0;
  let previous = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const width = widths[code];
    sum += width === undefined || width === 0 ? 1000 : width;
    if ((isHan(previous) && isLatin(code)) || (isLatin(previous) && isHan(code))) sum += autospace;
    previous = code;
  }
  return (sum * size) / 1000;
}

const notAtStart = new Set("。，、；：？！）》〉」』】”’…—％%,.;:?!)]}·～〕");
const notAtEnd = new Set("（《〈「『【“‘([{〔$￥¥");

/** Smallest pieces that stay together: a Latin word with its punctuation, or one Chinese character with what may not leave it. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let current = "";
  let currentIsWord = false;
  const flush = () => {
    if (current !== "") out.push(current);
    current = "";
  };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === " ") {
      current += character;
      flush();
      currentIsWord = false;
      continue;
    }
    const last = current.at(-1);
    const wide = code >= 0x2e80;
    const glue = current !== "" && (notAtStart.has(character) || (last !== undefined && notAtEnd.has(last)));
    if (glue) {
      current += character;
      // After an opening bracket a Latin word begins; a closing mark leaves things as they were.
      if (wide) currentIsWord = false;
      else if (!notAtStart.has(character)) currentIsWord = true;
      continue;
    }
    if (wide) {
      flush();
      current = character;
      currentIsWord = false;
    } else {
      if (!currentIsWord) flush();
      current += character;
      currentIsWord = true;
      if (character === "/" || character === "-" || character === "–") {
        flush();
        currentIsWord = false;
      }
    }
  }
  flush();
  return out;
}

/** A word wider than the line is cut by character: better than leaving its box. */
function cut(word: string, width: number, size: number, weight: Weight): string[] {
  const out: string[] = [];
  let line = "";
  for (const character of word) {
    if (line !== "" && textWidth(line + character, size, weight) > width) {
      out.push(line);
      line = "";
    }
    line += character;
  }
  out.push(line);
  return out;
}

/** A piece with its measures: alone, and with what it adds to a line it joins. */
interface Piece {
  readonly text: string;
  readonly width: number;
  /** Without the blank at its end. */
  readonly trimmed: number;
  /** Space that the browser puts before it, after the piece before. */
  readonly space: number;
}

function measured(text: string, size: number, weight: Weight): Piece[] {
  let previous = 0;
  return pieces(text).map((piece) => {
    const first = piece.codePointAt(0) ?? 0;
    const spaced = (isHan(previous) && isLatin(first)) || (isLatin(previous) && isHan(first));
    previous = [...piece].at(-1)?.codePointAt(0) ?? 0;
    const width = textWidth(piece, size, weight);
    const blank = piece.endsWith(" ") ? textWidth(" ", size, weight) : 0;
    return { text: piece, width, trimmed: width - blank, space: spaced ? (autospace * size) / 1000 : 0 };
  });
}

/** Greedy lines of measured pieces. */
function fill(list: readonly Piece[], width: number, size: number, weight: Weight): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const push = () => {
    const trimmed = line.trimEnd();
    if (trimmed !== "") lines.push(trimmed);
    line = "";
    used = 0;
  };
  for (const piece of list) {
    const joined = line === "" ? 0 : used + piece.space;
    if (joined + piece.trimmed <= width) {
      line += piece.text;
      used = joined + piece.width;
      continue;
    }
    push();
    if (piece.trimmed <= width) {
      line = piece.text;
      used = piece.width;
      continue;
    }
    const parts = cut(piece.text, width, size, weight);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
    used = textWidth(line, size, weight);
  }
  push();
  return lines;
}

/** A single Chinese character (with its closing marks) alone on the last line looks like a slip: the one before it comes along, if it fits. */
function withoutOrphan(lines: string[], width: number, size: number, weight: Weight): string[] {
  const [before = "", last = ""] = lines.slice(-2);
  const alone = [...last].filter((character) => !notAtStart.has(character));
  const kept = [...before];
  const moved = kept.pop() ?? "";
  if (lines.length < 2 || alone.length !== 1 || !isHan((alone[0] ?? "").codePointAt(0) ?? 0)) return lines;
  if (!isHan(moved.codePointAt(0) ?? 0) || kept.length < 2 || notAtEnd.has(kept.at(-1) ?? "")) return lines;
  if (textWidth(moved + last, size, weight) > width) return lines;
  return [...lines.slice(0, -2), kept.join(""), moved + last];
}

/** Lines of a text set in a width. With `most` lines the last one ends in an ellipsis when something is left out. */
export function wrap(text: string, width: number, size: number, weight: Weight = 400, most = Number.POSITIVE_INFINITY): string[] {
  if (text === "") return [];
  if (textWidth(text, size, weight) <= width) return [text];
  const lines = fill(measured(text, size, weight), width, size, weight);
  if (lines.length <= most) return withoutOrphan(lines, width, size, weight);
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? "";
  while (last !== "" && textWidth(`${last}…`, size, weight) > width) last = [...last].slice(0, -1).join("");
  return [...kept, `${last.trimEnd()}…`];
}

/** The widest of several lines. */
export const widest = (lines: readonly string[], size: number, weight: Weight = 400): number =>
  lines.reduce((most, line) => Math.max(most, textWidth(line, size, weight)), 0);

/** Narrowest width at which no word of the text must be cut. */
export const longestPiece = (text: string, size: number, weight: Weight = 400): number =>
  widest(
    pieces(text).map((piece) => piece.trimEnd()),
    size,
    weight,
  );

/** Breaks a text so that its lines are about equally long: headings of nodes look calmer than with a full first line. */
export function balance(text: string, width: number, size: number, weight: Weight = 400): string[] {
  if (text === "") return [];
  if (textWidth(text, size, weight) <= width) return [text];
  const list = measured(text, size, weight);
  const lines = fill(list, width, size, weight);
  if (lines.length < 2 || lines.length > 4) return lines;
  let low = list.reduce((most, piece) => Math.max(most, piece.trimmed), 0);
  let high = width;
  for (let step = 0; step < 6 && high - low > 2; step++) {
    const middle = (low + high) / 2;
    if (fill(list, middle, size, weight).length <= lines.length) high = middle;
    else low = middle;
  }
  const balanced = fill(list, high, size, weight);
  return balanced.length === lines.length ? balanced : lines;
}
