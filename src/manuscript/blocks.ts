/** Turns the parsed Markdown of a section into blocks: plain data in which every number is a fact. */
import type { BlockContent, DefinitionContent, List, PhrasingContent, RootContent, Table } from "mdast";
import type { Block, Inline, TableColumn } from "./block.js";
import { composeDirective, type DirectiveNode } from "./directives.js";
import { checkProse, type InlineContext, inlinesOfText, plainText } from "./inline.js";
import { emptyProse, type Prose, type ProseKind } from "./prose.js";
import type { SectionContext } from "./section-context.js";
import { checkStatements } from "./statement/check.js";
import { checkTable } from "./statement/table.js";
import { alignOffsets, joinLines } from "./text-offsets.js";

type AnyNode = RootContent | BlockContent | DefinitionContent | DirectiveNode;

/** Blocks of sibling nodes, in order. */
export function composeBlocks(nodes: readonly AnyNode[], context: SectionContext): Block[] {
  return joinLists(nodes.flatMap((node) => composeBlock(node, context)));
}

/** A list whose items partly stand in containers of some editions only is still one list to its reader. */
function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === "list" && last?.type === "list" && block.ordered === last.ordered)
      joined[joined.length - 1] = { ...last, items: [...last.items, ...block.items] };
    else joined.push(block);
  }
  return joined;
}

function composeBlock(node: AnyNode, context: SectionContext): Block[] {
  switch (node.type) {
    case "paragraph":
      return paragraph(node.children, context);
    case "heading":
      return [
        {
          type: "heading",
          level: Math.max(1, node.depth - context.topHeading + 1),
          children: checkedInlines(node.children, context, "heading"),
        },
      ];
    case "list":
      return [list(node, context)];
    case "blockquote":
      return [{ type: "quote", children: composeBlocks(node.children, context) }];
    case "table":
      return [table(node, context)];
    case "leafDirective":
    case "containerDirective":
      return composeDirective(node, context);
    case "code":
      return [{ type: "paragraph", children: [{ type: "code", text: context.restore(node.value) }] }];
    case "thematicBreak":
      return [];
    case "html":
    case "definition":
    case "footnoteDefinition":
      return literalParagraph(node, context);
    default:
      return [];
  }
}

function paragraph(nodes: readonly PhrasingContent[], context: SectionContext): Block[] {
  const children = checkedInlines(nodes, context);
  const start = nodes[0]?.position?.start.offset ?? 0;
  const words = plainText(children);
  if (/^:{2,}[a-z]/.test(words)) {
    context.report({
      code: "PROSE-DIRECTIVE",
      offset: start,
      length: 2,
      message: "a line that begins like a directive is not one",
      fix: `write ::name{key="value"} on a line of its own, with straight quotes around every value and '…' around texts inside one`,
    });
  } else if (/(?:^|\s):{3,}(?:\s|$)/.test(words)) {
    context.report({
      code: "PROSE-DIRECTIVE",
      offset: start,
      length: 1,
      message: "a line of colons closes no container and would be printed",
      fix: "delete it; a container that holds another needs more colons than the inner one: ::::judgement around :::when",
    });
  }
  return children.length === 0 ? [] : [{ type: "paragraph", children }];
}

/** What Markdown would treat as markup of its own (HTML, definitions, notes) is printed as it was written. */
function literalParagraph(node: AnyNode, context: SectionContext): Block[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const prose = emptyProse();
  const children = inlinesOfText(context.parsed.hidden.slice(start, end), (i) => start + i, inlineContext(prose, context));
  checkProse(prose, context.book, context.report);
  return [{ type: "paragraph", children }];
}

function list(node: List, context: SectionContext): Block {
  return { type: "list", ordered: node.ordered === true, items: node.children.map((item) => composeBlocks(item.children, context)) };
}

function table(node: Table, context: SectionContext): Block {
  const [head, ...body] = node.children;
  const written = [head, ...body].map((row) => (row?.children ?? []).map((cell) => proseOf(cell.children, context, emptyProse("cell"))));
  const [titles = [], ...rows] = written.map((cells) => cells.map(({ inlines }) => inlines));
  const [headWords = [], ...words] = written.map((cells) => cells.map(({ prose }) => prose));
  for (const problem of checkTable(headWords, words, context.book.scope)) context.report(problem);
  const columns = titles.map((label, i): TableColumn => {
    const given = node.align?.[i];
    return { label: plainText(label), align: given === "right" || (!given && rows.every((row) => isFigure(row[i]))) ? "right" : "left" };
  });
  return { type: "table", columns, rows };
}

/** A cell that holds one bound number and nothing else. */
function isFigure(cell: readonly Inline[] | undefined): boolean {
  const [only, ...others] = cell ?? [];
  return only?.type === "fact" && others.length === 0 && /\d/.test(only.text);
}

function inlineContext(prose: Prose, { book, section, parsed, references, report }: SectionContext): InlineContext {
  return { book, where: section, bindings: parsed.bindings, references, prose, report };
}

/** Inlines of one block, with the prose checks run over its literal words. */
export function checkedInlines(nodes: readonly PhrasingContent[], context: SectionContext, kind: ProseKind = "running"): Inline[] {
  const { inlines, prose } = proseOf(nodes, context, emptyProse(kind));
  for (const problem of checkStatements(prose, context.book.scope)) context.report(problem);
  return inlines;
}

function proseOf(nodes: readonly PhrasingContent[], context: SectionContext, prose: Prose): { inlines: Inline[]; prose: Prose } {
  const inlines = merge(phrasing(nodes, inlineContext(prose, context), context));
  checkProse(prose, context.book, context.report);
  context.heard(prose);
  return { inlines, prose };
}

function phrasing(nodes: readonly (PhrasingContent | DirectiveNode)[], inline: InlineContext, context: SectionContext): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    const source = () => context.parsed.hidden.slice(start, end);
    switch (node.type) {
      case "text": {
        const aligned = alignOffsets(node.value, source(), start);
        const joined = joinLines(node.value, aligned, context.book.scope.locale);
        return inlinesOfText(joined.text, joined.offset, inline);
      }
      case "strong":
      case "emphasis":
        return [{ type: node.type, children: merge(phrasing(node.children, inline, context)) }];
      case "delete":
        return phrasing(node.children, inline, context);
      case "inlineCode": {
        inline.prose.text += node.value;
        for (let i = 0; i < node.value.length; i++) inline.prose.offsets.push(start + 1 + i);
        return [{ type: "code", text: context.restore(node.value) }];
      }
      case "link": {
        const children = merge(phrasing(node.children, inline, context));
        if (/^https?:\/\//i.test(node.url)) return [{ type: "link", url: context.restore(node.url), children }];
        if (!/^mailto:/i.test(node.url)) {
          context.report({
            code: "PROSE-LINK",
            offset: start,
            length: end - start,
            message: `only http and https links are printed, not "${node.url.slice(0, 60)}"`,
            fix: "point to an http(s) address, or use @sec:slug and @fig:slug for places in the report",
          });
        }
        return children;
      }
      case "break":
        return [{ type: "text", text: " " }];
      case "image":
        return inlinesOfText(node.alt ?? "", () => start, inline);
      default:
        // HTML, notes, reference-style links: printed as written.
        return inlinesOfText(source(), (i) => start + i, inline);
    }
  });
}

function merge(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === "text" && last?.type === "text") merged[merged.length - 1] = { type: "text", text: last.text + inline.text };
    else if (inline.type !== "text" || inline.text !== "") merged.push(inline);
  }
  return merged;
}
