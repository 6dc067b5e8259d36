/** Makes any text safe to set: no control characters, no direction tricks, nothing the report's fonts cannot draw. */
import type { Coverage } from "./coverage.js";

/** 〓, the printer's own sign for a character that is not in the case. */
const GETA = "\u3013";

export type Printable = (text: string) => string;

/** Controls, zero-width and direction marks, soft hyphen, variation selectors, byte order mark: they show nothing and may mislead. */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xe0000 && code <= 0xe0fff)
  );
}

/** A function that cleans texts for fonts of this coverage. Line ends and tabs become spaces; runs of spaces are one. */
export function printableFor(covers: Coverage): Printable {
  const known = new Map<string, string>();
  const clean = (character: string): string => {
    const seen = known.get(character);
    if (seen !== undefined) return seen;
    const code = character.codePointAt(0) ?? 0;
    let result: string;
    if (code === 0x09 || code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) result = " ";
    else if (isInvisible(code)) result = "";
    else if (code >= 0xd800 && code <= 0xdfff) result = GETA;
    else result = covers(code) ? character : GETA;
    known.set(character, result);
    return result;
  };
  return (text) => {
    let result = "";
    for (const character of text) result += clean(character);
    return result.replace(/ {2,}/g, " ");
  };
}
