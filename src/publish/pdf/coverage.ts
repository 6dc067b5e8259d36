/**
 * Which characters a TrueType font can draw, read from its cmap table. The writer needs it because a character that our fonts
 * lack would be drawn by whatever font the machine has: other bytes on every machine, or an empty box.
 */

/** True for code points the font has a glyph for. */
export type Coverage = (codePoint: number) => boolean;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Reads the ranges of a format 12 subtable (full Unicode). */
function segmentedRanges(view: DataView, at: number): Range[] {
  const groups = view.getUint32(at + 12);
  const ranges: Range[] = [];
  for (let i = 0; i < groups; i++) {
    const offset = at + 16 + i * 12;
    ranges.push({ start: view.getUint32(offset), end: view.getUint32(offset + 4) });
  }
  return ranges;
}

/** Reads the ranges of a format 4 subtable (basic plane). Segments are taken whole: glyph 0 inside one is rare and harmless here. */
function basicRanges(view: DataView, at: number): Range[] {
  const segments = view.getUint16(at + 6) / 2;
  const ranges: Range[] = [];
  for (let i = 0; i < segments; i++) {
    const end = view.getUint16(at + 14 + i * 2);
    const start = view.getUint16(at + 16 + segments * 2 + i * 2);
    if (start !== 0xffff) ranges.push({ start, end });
  }
  return ranges;
}

/** Place of the cmap table in a font's table directory, or null. */
export function cmapPlace(head: Uint8Array): { readonly offset: number; readonly length: number } | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tables = view.getUint16(4);
  for (let i = 0; i < tables && 12 + i * 16 + 16 <= head.byteLength; i++) {
    const record = 12 + i * 16;
    if (view.getUint32(record) === 0x636d6170) return { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) };
  }
  return null;
}

function cmapRanges(cmap: Uint8Array): Range[] {
  const view = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  const count = view.getUint16(2);
  let basic: number | null = null;
  for (let i = 0; i < count; i++) {
    const at = view.getUint32(4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (format === 12) return segmentedRanges(view, at);
    if (format === 4) basic = at;
  }
  return basic === null ? [] : basicRanges(view, basic);
}

/** Coverage of a font from its cmap table; of several fonts, use {@link common}. */
export function fontCoverage(cmap: Uint8Array): Coverage {
  const ranges = cmapRanges(cmap).sort((a, b) => a.start - b.start);
  return (codePoint) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return false;
      if (codePoint < range.start) high = middle - 1;
      else if (codePoint > range.end) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Characters every one of the fonts can draw. */
export function common(coverages: readonly Coverage[]): Coverage {
  return (codePoint) => coverages.every((covers) => covers(codePoint));
}
