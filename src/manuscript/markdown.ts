/**
 * Markdown with positions: CommonMark, GFM, leaf and container directives. Parsing does not depend on the edition or its date,
 * so a text file is parsed once and composed many times.
 */
import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Binding, type BindingProblem, protectBindings } from "./binding.js";

export interface ParsedText {
  readonly root: Root;
  readonly bindings: readonly Binding[];
  readonly problems: readonly BindingProblem[];
  /** With bindings hidden; offsets of the tree are offsets in this and in the file. */
  readonly hidden: string;
  readonly source: string;
  place(offset: number): { readonly line: number; readonly column: number };
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(withoutTextDirectives)
  .freeze();

/** `a:b` in running text is text: only directives that stand on lines of their own are ours. */
function withoutTextDirectives(this: { data(): { micromarkExtensions?: unknown[] } }): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    if (typeof extension !== "object" || extension === null || !("text" in extension) || !("flow" in extension)) continue;
    const { text, flow } = extension;
    if (isTable(text) && isTable(flow) && ":".charCodeAt(0) in text && ":".charCodeAt(0) in flow) delete extension.text;
  }
}

function isTable(value: unknown): value is Record<number, unknown> {
  return typeof value === "object" && value !== null;
}

/** Line and column (both from 1) of an offset. */
export function placer(source: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Parses a text file; never throws, since every text is valid Markdown. */
export function parseMarkdown(source: string): ParsedText {
  // A byte-order mark would shift the parser's offsets by one.
  const text = source.startsWith("\uFEFF") ? ` ${source.slice(1)}` : source;
  const hidden = protectBindings(text);
  return {
    root: processor.parse(hidden.text),
    bindings: hidden.bindings,
    problems: hidden.problems,
    hidden: hidden.text,
    source: text,
    place: placer(text),
  };
}
