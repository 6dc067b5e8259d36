/** Where the characters of a Markdown text node stand in the file: escapes, character references and line ends change the text, not the offsets. */

/** For each character of `value` (what Markdown read) its offset, given the slice of the file it was read from. */
export function alignOffsets(value: string, slice: string, start: number): (index: number) => number {
  if (value === slice) return (index) => start + index;
  const offsets: number[] = [];
  let at = 0;
  for (const character of value) {
    while (at < slice.length && !slice.startsWith(character, at)) {
      if (slice[at] === "&") {
        // The reference stands for this character (or one of several); the next character is looked for after it.
        const end = slice.indexOf(";", at);
        if (end >= 0 && end - at < 40) break;
      }
      at += 1;
    }
    for (let i = 0; i < character.length; i++) offsets.push(start + Math.min(at + i, slice.length));
    const reference = slice[at] === "&" && character !== "&" ? slice.indexOf(";", at) : -1;
    at = reference >= 0 ? reference + 1 : at + character.length;
  }
  return (index) => offsets[index] ?? start + slice.length;
}

const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F“”‘’—…\uF000\uF001]/;

/** Line ends inside a paragraph: nothing between Chinese characters, a space elsewhere. Bindings count as Chinese in a Chinese text. */
export function joinLines(
  text: string,
  offset: (index: number) => number,
  locale: string,
): { readonly text: string; readonly offset: (index: number) => number } {
  if (!text.includes("\n")) return { text, offset };
  const chinese = locale.startsWith("zh");
  const kept: number[] = [];
  let joined = "";
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if (character !== "\n") {
      joined += character;
      kept.push(offset(i));
      continue;
    }
    const before = text[i - 1] ?? "";
    const after = text[i + 1] ?? "";
    const tight = chinese && (before === "" || wide.test(before)) && (after === "" || wide.test(after));
    if (tight) continue;
    joined += " ";
    kept.push(offset(i));
  }
  return { text: joined, offset: (index) => kept[index] ?? offset(text.length) };
}
