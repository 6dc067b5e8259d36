/**
 * Bindings in text: finds every `{{ expression | options }}` and hides it from the Markdown parser, which would otherwise read
 * the `|`, `*`, `_` and `[` of an expression as markup. A binding is replaced by private-use characters of the same length,
 * so that every offset in the parsed tree is an offset in the file.
 */

export interface Binding {
  /** Between the braces, as written. */
  readonly text: string;
  /** Offset of the first brace, and of the first character after the last. */
  readonly start: number;
  readonly end: number;
}

export interface BindingProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly fix: string;
}

export interface Protected {
  /** Same length as the source. */
  readonly text: string;
  readonly bindings: readonly Binding[];
  readonly problems: readonly BindingProblem[];
}

const head = "\uF000";
const filler = "\uF001";
/** Two digits of base 4096 say which binding a placeholder stands for. */
const base = 0x1000;
const firstDigit = 0xe000;
/** Longer than any sensible expression; keeps a forgotten brace from swallowing the chapter. */
const longest = 2000;

/** One placeholder in protected text; its two captured characters are the number for {@link bindingNumber}. */
export const placeholder = "\uF000([\uE000-\uEFFF])([\uE000-\uEFFF])\uF001*";

/** Number of the binding that a placeholder's two digits stand for. */
export function bindingNumber(high: string, low: string): number {
  return (high.charCodeAt(0) - firstDigit) * base + (low.charCodeAt(0) - firstDigit);
}

/** Offset just after the closing braces of the binding that opens at `start`, or -1. Braces nest; a quoted string hides its braces. */
function closing(source: string, start: number): number {
  let depth = 0;
  const limit = Math.min(source.length, start + longest);
  for (let i = start + 2; i < limit; i++) {
    const c = source[i];
    if (c === '"') {
      while (i + 1 < limit && source[i + 1] !== '"') i += source[i + 1] === "\\" ? 2 : 1;
      i += 1;
    } else if (c === "{") {
      depth += 1;
    } else if (c === "}") {
      if (depth > 0) depth -= 1;
      else if (source[i + 1] === "}") return i + 2;
      else return -1;
    } else if (c === "\n" && /^[ \t]*\r?\n/.test(source.slice(i + 1, i + 200))) {
      return -1;
    }
  }
  return -1;
}

/** Text that hides its bindings. Private-use characters of the source itself become U+FFFD first, so none can pose as a binding. */
export function protectBindings(source: string): Protected {
  const clean = source.replace(/[\uE000-\uF8FF]/g, "\uFFFD");
  const bindings: Binding[] = [];
  const problems: BindingProblem[] = [];
  let text = "";
  let from = 0;
  for (;;) {
    const start = clean.indexOf("{{", from);
    if (start < 0) break;
    if (start > 0 && clean[start - 1] === "\\") {
      text += clean.slice(from, start + 2);
      from = start + 2;
      continue;
    }
    const end = closing(clean, start);
    if (end < 0) {
      problems.push({
        offset: start,
        length: 2,
        message: "an expression is opened with {{ and never closed",
        fix: "close it with }} before the paragraph ends, or write \\{{ for two literal braces",
      });
      text += clean.slice(from, start + 2);
      from = start + 2;
      continue;
    }
    const number = bindings.length;
    bindings.push({ text: clean.slice(start + 2, end - 2), start, end });
    const digits = String.fromCharCode(firstDigit + Math.floor(number / base), firstDigit + (number % base));
    text += clean.slice(from, start) + head + digits + filler.repeat(end - start - 3);
    from = end;
  }
  return { text: text + clean.slice(from), bindings, problems };
}
