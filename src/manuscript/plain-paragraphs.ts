/**
 * A fast path for what most texts are: paragraphs and headings without inline markup. They are read directly; everything else
 * is cut into segments for the real parser. The result is the tree the real parser would give (a test compares them).
 */
import type { Heading, Node, Nodes, Paragraph, Root, RootContent, Text } from "mdast";

/** A part of the text between blank lines, or what must stay together. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly plain: boolean;
}

const citation = /\[@[^[\]\n]*\](?![([:])/g;
/** Anything that may be markup inside a paragraph. */
const markup = /[*_`[\]<>&\\~|]|!\[|[ \t](?:\n|$)|\n[ \t]/;
/** A line that may begin something other than a paragraph, or turn the lines above into a heading or a table. */
const blockStart = /^[ \t]|^(?:[#>+=:-]|\d{1,9}[.)])/m;
/** What may run over blank lines, wherever a list or quotation puts it. */
const fence = /```|~~~|</;
const open = /```|~~~|<|:{3}/;
const plainHeading = /^#{1,6} [^#\s](?:.*[^#\s])?$/;

/** Parses with `parse` what is not plain. Offsets are those of `text`; lines and columns of the tree are not kept. */
export function parseFast(text: string, parse: (text: string) => Root): Root {
  // A definition anywhere may turn brackets everywhere into links; a line of spaces may belong to code.
  if (/\]:|\t|\r|^ +$/m.test(text)) return parse(text);
  const children: RootContent[] = [];
  for (const { start, end, plain } of segments(text)) {
    const part = text.slice(start, end);
    if (plain) children.push(part.startsWith("#") ? heading(part, start) : paragraph(part, start));
    else {
      const tree = parse(part);
      for (const child of tree.children) children.push(shifted(child, start));
    }
  }
  return { type: "root", children };
}

function isPlain(part: string): boolean {
  const bare = part.includes("[@") ? part.replace(citation, "@") : part;
  if (plainHeading.test(bare)) return !markup.test(bare);
  return !blockStart.test(bare) && !markup.test(bare);
}

function* segments(text: string): Generator<Segment> {
  const blocks = [...blocksOf(text)];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    const part = text.slice(block.start, block.end);
    if (isPlain(part)) {
      yield { ...block, plain: true };
      continue;
    }
    // Fences, HTML and containers may run over blank lines: the rest goes to the real parser, unless a container says where it ends.
    const container = /^:{3,}/.exec(part);
    let end = block.end;
    if (container !== null) {
      const close = new RegExp(`^:{${container[0].length},} *$`, "m");
      const found = close.exec(text.slice(block.start + part.indexOf("\n") + 1));
      end = found === null || !part.includes("\n") ? text.length : block.start + part.indexOf("\n") + 1 + found.index + found[0].length;
      if (fence.test(text.slice(block.start, end)) || (end < text.length && text[end] !== "\n")) end = text.length;
      else if (blocks.some((b) => b.start < end && end < b.end)) end = text.length;
    } else if (open.test(part)) end = text.length;
    else if (/^ |^(?:[-+*>]|\d{1,9}[.)])/m.test(part)) {
      // What follows a list or a quotation may still belong to it.
      for (let next = blocks[i + 1]; next !== undefined && !isPlain(text.slice(next.start, next.end)); next = blocks[i + 1]) {
        if (open.test(text.slice(next.start, next.end))) {
          end = text.length;
          break;
        }
        end = next.end;
        i += 1;
      }
    }
    while (i + 1 < blocks.length && (blocks[i + 1]?.start ?? end) < end) i += 1;
    yield { start: block.start, end, plain: false };
  }
}

/** Stretches between blank lines, with their indentation. */
function* blocksOf(text: string): Generator<{ start: number; end: number }> {
  for (const match of text.matchAll(/(?:^(?=.*\S).*\n?)+/gm)) {
    const end = match.index + match[0].length;
    yield { start: match.index, end: match[0].endsWith("\n") ? end - 1 : end };
  }
}

const point = (offset: number) => ({ line: 0, column: 0, offset });
const position = (start: number, end: number) => ({ start: point(start), end: point(end) });

function paragraph(part: string, start: number): Paragraph {
  return { type: "paragraph", children: [words(part, start)], position: position(start, start + part.length) };
}

function heading(part: string, start: number): Heading {
  const depth = part.indexOf(" ");
  return {
    type: "heading",
    depth: depth === 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : depth === 4 ? 4 : depth === 5 ? 5 : 6,
    children: [words(part.slice(depth + 1), start + depth + 1)],
    position: position(start, start + part.length),
  };
}

function words(value: string, start: number): Text {
  return { type: "text", value, position: position(start, start + value.length) };
}

function shifted<T extends Nodes>(node: T, by: number): T {
  shift(node, by);
  return node;
}

function shift(node: Node & { readonly children?: readonly Node[] }, by: number): void {
  if (node.position !== undefined) {
    node.position = position((node.position.start.offset ?? 0) + by, (node.position.end.offset ?? 0) + by);
  }
  for (const child of node.children ?? []) shift(child, by);
}
