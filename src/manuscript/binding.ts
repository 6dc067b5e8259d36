/**
 * Bindings in text: finds every `{{ expression | options }}` and hides it from the Markdown parser, which would otherwise read
 * the `|`, `*`, `_` and `[` of an expression as markup. A binding is replaced by private-use characters of the same length,
 * so that every offset in the parsed tree is an offset in the file.
 */
import { findBindings } from "../expression/index.js";

export interface Binding {
  /** Between the braces, as written. */
  readonly text: string;
  /** Offset of the first brace, and of the first character after the last. */
  readonly start: number;
  readonly end: number;
}

export interface BindingProblem {
  /** "PROSE-EXPRESSION" unless it says otherwise. */
  readonly code?: string;
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
/** One placeholder in protected text; its two captured characters are the number for {@link bindingNumber}. */
export const placeholder = "\uF000([\uE000-\uEFFF])([\uE000-\uEFFF])\uF001*";

/** Number of the binding that a placeholder's two digits stand for. */
export function bindingNumber(high: string, low: string): number {
  return (high.charCodeAt(0) - firstDigit) * base + (low.charCodeAt(0) - firstDigit);
}

/** Text that hides its bindings. Private-use characters of the source itself become U+FFFD first, so none can pose as a binding. */
export function protectBindings(source: string): Protected {
  const clean = source.replace(/[\uE000-\uF8FF]/g, "\uFFFD");
  const bindings: Binding[] = [];
  const problems: BindingProblem[] = [];
  let text = "";
  let from = 0;
  for (const { start, end, inner, open } of findBindings(clean)) {
    if (open === true || /\n[ \t\r]*\n/.test(inner)) {
      problems.push({
        offset: start,
        length: 2,
        message: "an expression is opened with {{ and never closed",
        fix: "close it with }} before the paragraph ends, or write \\{{ for two literal braces",
      });
      continue;
    }
    const number = bindings.length;
    bindings.push({ text: inner, start, end });
    const digits = String.fromCharCode(firstDigit + Math.floor(number / base), firstDigit + (number % base));
    text += clean.slice(from, start) + head + digits + filler.repeat(end - start - 3);
    from = end;
  }
  return { text: text + clean.slice(from), bindings, problems };
}
