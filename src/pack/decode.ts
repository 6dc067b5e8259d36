/** Bytes of a pack file → text: strict UTF-8, and control characters made visible so that no output has to fear them. */
import { isUtf8 } from "node:buffer";
import type { Report } from "./report.js";

// What a reader cannot see and a program might obey: C0 and C1 controls but tab and line ends, direction overrides, spaces without
// width and invisible operators (which part a name from its like), private-use characters (which no font shows and the text room uses
// as placeholders), noncharacters.
const RANGES = [
  "0000-0008",
  "000b-000c",
  "000e-001f",
  "007f-009f",
  "200b-200b",
  "2028-2029",
  "202a-202e",
  "2060-2064",
  "2066-2069",
  "e000-f8ff",
  "feff-feff",
  "fff9-fffb",
  "fffe-ffff",
];
const CLASS = RANGES.map((range) => `\\u${range.replace("-", "-\\u")}`).join("");
const CONTROL = new RegExp(`[${CLASS}]|\\r(?!\\n)`);
const LONE_SURROGATES = /\p{Surrogate}/gu;
const CONTROLS = new RegExp(CONTROL.source, "g");

/** Decode a file. Returns null after a finding when it is not UTF-8. */
export function decodeFile(bytes: Uint8Array, file: string, report: Report): string | null {
  if (!isUtf8(bytes)) {
    const place = firstBadByte(bytes);
    const message = `Not UTF-8: byte 0x${place.byte.toString(16).padStart(2, "0")} at offset ${place.offset}.`;
    report("PACK-FILE-ENCODING", { file, line: place.line, column: place.column }, message, "Save the file as UTF-8.");
    return null;
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  return CONTROL.test(text) ? withoutControls(text, file, report) : text;
}

/** Make control characters visible; the same for text that reached us through an escape in YAML. */
export function visible(text: string): string {
  const wellFormed = text.replace(LONE_SURROGATES, "\ufffd");
  return CONTROL.test(wellFormed) ? wellFormed.replace(CONTROLS, pictureOf) : wellFormed;
}

function withoutControls(text: string, file: string, report: Report): string {
  for (const match of text.matchAll(CONTROLS)) {
    const before = text.slice(0, match.index);
    const line = before.split("\n").length;
    const column = match.index - before.lastIndexOf("\n");
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const message = `Control character U+${code}; it is printed as ${pictureOf(match[0])}.`;
    report("PACK-FILE-CONTROL", { file, line, column }, message, "Delete the character.");
    // One place is enough to find the editor or export that writes them.
    break;
  }
  return text.replace(CONTROLS, pictureOf);
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number; offset: number; byte: number } {
  let line = 1;
  let start = 0;
  // A line feed is never part of a longer UTF-8 sequence, so each line can be judged alone.
  for (;;) {
    const next = bytes.indexOf(10, start);
    const end = next === -1 ? bytes.length : next;
    const slice = bytes.subarray(start, end);
    if (!isUtf8(slice) || next === -1) {
      const good = longestGoodPrefix(slice);
      const column = new TextDecoder("utf-8").decode(slice.subarray(0, good)).length + 1;
      return { line, column, offset: start + good, byte: slice[good] ?? 0 };
    }
    start = next + 1;
    line += 1;
  }
}

function longestGoodPrefix(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  // Replacement characters stand for bad bytes unless the file itself holds one (EF BF BD).
  let offset = 0;
  for (const character of decoder.decode(bytes)) {
    const length = Buffer.byteLength(character);
    if (character === "\ufffd" && !(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) return offset;
    offset += length;
  }
  return offset;
}
