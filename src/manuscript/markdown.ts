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
import { parseFast } from "./plain-paragraphs.js";

export interface ParsedText {
  readonly root: Root;
  readonly bindings: readonly Binding[];
  readonly problems: readonly BindingProblem[];
  /** With bindings hidden; offsets of the tree are offsets in this and in the file. */
  readonly hidden: string;
  readonly source: string;
  place(offset: number): { readonly line: number; readonly column: number };
}

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective).use(asWeWriteIt).freeze();

interface ParserData {
  readonly micromarkExtensions?: readonly unknown[];
  readonly fromMarkdownExtensions?: readonly unknown[];
}

/**
 * Takes out what our texts do not use. `a:b` in running text is text: only directives that stand on lines of their own are ours.
 * Bare addresses are no links, since looking for one at every letter costs a third of the parsing.
 */
function asWeWriteIt(this: { data(): ParserData }): void {
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data();
  for (const extension of micromarkExtensions) {
    if (!isTable(extension) || !isTable(extension.text)) continue;
    for (const code of Object.keys(extension.text)) {
      if (/[:A-Za-z0-9+\-._]/.test(String.fromCharCode(Number(code)))) delete extension.text[code];
    }
  }
  for (const extension of fromMarkdownExtensions.flat()) {
    if (isTable(extension) && Array.isArray(extension.transforms)) extension.transforms = [];
  }
}

function isTable(value: unknown): value is Record<string, unknown> {
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

/** Nesting that no report needs and that would make the parser slow: quotations, lists, indentation, fences of containers. */
const tooDeep = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){17}|^[ \t]{65}|^ {0,3}:{21}/m;

/** One section of a report; more is a book, or an attack on the parser. */
const longest = 100_000;

function refusal(text: string): BindingProblem | null {
  const common = { code: "PROSE-MARKDOWN", length: 1 };
  if (text.length > longest) {
    return {
      ...common,
      offset: longest,
      message: `the text is longer than ${longest} characters`,
      fix: "divide the section in outline.yaml",
    };
  }
  const deep = tooDeep.exec(text);
  if (deep === null) return null;
  const fix = "keep nesting below sixteen levels and indentation below sixty columns";
  return { ...common, offset: deep.index, message: "quotations, lists or containers are nested too deeply", fix };
}

/** Parses a text file; never throws, since every text is valid Markdown. */
export function parseMarkdown(source: string): ParsedText {
  // A byte-order mark and carriage returns would be text to the parser; spaces keep the offsets.
  const text = source.replace(/^\uFEFF/, " ").replace(/\r(?=\n)/g, " ");
  const refused = refusal(text);
  if (refused !== null) {
    return { root: { type: "root", children: [] }, bindings: [], problems: [refused], hidden: text, source, place: placer(source) };
  }
  const hidden = protectBindings(text);
  return {
    root: parseFast(hidden.text, parsePlainly),
    bindings: hidden.bindings,
    problems: hidden.problems,
    hidden: hidden.text,
    source,
    place: placer(source),
  };
}

/** The real parser over the whole text. */
export function parsePlainly(text: string): Root {
  return processor.parse(text);
}
