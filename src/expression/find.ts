/** Finds `{{ expression | options }}` in running text: braces nest, quoted texts hide theirs. */

export interface FoundBinding {
  /** Offset of the first brace, and of the first character after the last. */
  readonly start: number;
  readonly end: number;
  /** Between the braces, for parseBinding. */
  readonly inner: string;
  /** The binding is never closed; `end` is where the search gave up. */
  readonly open?: true;
}

const longest = 5000;

/** Every binding of a text in order. `\{{` is no binding. */
export function findBindings(text: string): readonly FoundBinding[] {
  const found: FoundBinding[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf("{{", from);
    if (start < 0) return found;
    if (start > 0 && text[start - 1] === "\\") {
      from = start + 2;
      continue;
    }
    const close = closing(text, start + 2);
    if (close < 0) {
      found.push({ start, end: start + 2, inner: "", open: true });
      from = start + 2;
    } else {
      found.push({ start, end: close + 2, inner: text.slice(start + 2, close) });
      from = close + 2;
    }
  }
}

/** Offset of the `}}` that closes what begins at `from`, or −1. */
function closing(text: string, from: number): number {
  let depth = 0;
  let quote = "";
  const limit = Math.min(text.length, from + longest);
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === "\\") at += 1;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      if (depth > 0) depth -= 1;
      else return text[at + 1] === "}" ? at : -1;
    }
  }
  return -1;
}
