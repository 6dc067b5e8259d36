/** The Markdown front end: bindings survive it, directives stand alone, offsets are offsets in the file. */
import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { protectBindings } from "../../src/manuscript/binding.js";
import { parseMarkdown, parsePlainly } from "../../src/manuscript/markdown.js";
import { parseFast } from "../../src/manuscript/plain-paragraphs.js";
import { alignOffsets, joinLines } from "../../src/manuscript/text-offsets.js";

function types(source: string): string[] {
  const found: string[] = [];
  const walk = (node: Nodes): void => {
    found.push(node.type);
    if ("children" in node) for (const child of node.children) walk(child);
  };
  walk(parseMarkdown(source).root);
  return found;
}

describe("bindings", () => {
  test("end at the braces that close them, whatever stands inside", () => {
    const texts = ["a", ' x @ {geo: CN, period: 2022} | unit: "1e9 USD" ', 'count(m where a = "}}" and b in [x, y]) * 2', "{ {a} }"];
    const source = texts.map((t) => `甲{{${t}}}乙`).join("\n");
    const hidden = protectBindings(source);
    expect(hidden.bindings.map((b) => b.text)).toEqual(texts);
    expect(hidden.problems).toEqual([]);
    expect(hidden.text.length).toBe(source.length);
    for (const { start, end, text } of hidden.bindings) expect(source.slice(start, end)).toBe(`{{${text}}}`);
  });

  test("an open one is a problem and swallows nothing", () => {
    const hidden = protectBindings("a {{b\n\n{{c}} d");
    expect(hidden.problems.map((p) => p.offset)).toEqual([2]);
    expect(hidden.bindings.map((b) => b.text)).toEqual(["c"]);
  });

  test("an escaped pair of braces is literal", () => {
    expect(protectBindings("\\{{x}}").bindings).toEqual([]);
  });

  test("hold pipes inside a table cell and stars inside a sentence", () => {
    const parsed = parseMarkdown("| a | b |\n| - | - |\n| {{x | digits: 1}} | {{y * z}} |\n\n*{{a * b}}*\n");
    expect(parsed.bindings.map((b) => b.text)).toEqual(["x | digits: 1", "y * z", "a * b"]);
    const [table] = parsed.root.children;
    expect(table?.type === "table" ? table.children[1]?.children.length : 0).toBe(2);
  });

  test("keep every offset of any text", () => {
    const piece = fc.constantFrom("{{", "}}", "a", "|", '"', "\\", "\n", "中", "{", "}", "\uF000", "`");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const source = parts.join("");
        const hidden = protectBindings(source);
        expect(hidden.text.length).toBe(source.length);
        for (const { start, end } of hidden.bindings) {
          expect(source.slice(start, start + 2)).toBe("{{");
          expect(source.slice(end - 2, end)).toBe("}}");
        }
        parseMarkdown(source);
      }),
    );
  });
});

test("a colon in running text is a colon", () => {
  expect(types("比例:甲 12:30 note:this[x]{y=1}")).toEqual(["root", "paragraph", "text"]);
});

test("leaf and container directives are blocks", () => {
  expect(types('::figure{slug="a"}\n\n:::judgement\nWords.\n:::\n')).toEqual([
    "root",
    "leafDirective",
    "containerDirective",
    "paragraph",
    "text",
  ]);
});

test("a single tilde is a range, not markup", () => {
  expect(types("10~20与30~40")).toEqual(["root", "paragraph", "text"]);
});

test("places count lines and columns from one", () => {
  const parsed = parseMarkdown("一\n\n二三\r\n四");
  expect(parsed.place(0)).toEqual({ line: 1, column: 1 });
  expect(parsed.place(4)).toEqual({ line: 3, column: 2 });
  expect(parsed.place(7)).toEqual({ line: 4, column: 1 });
});

test("escapes and character references change the text, not the offsets", () => {
  const slice = "a\\*b&amp;c&#20013;d";
  const at = alignOffsets("a*b&c中d", slice, 100);
  expect([..."a*b&c中d"].map((_, i) => at(i))).toEqual([100, 102, 103, 104, 109, 110, 118]);
});

test("line ends vanish between Chinese characters and are spaces in English", () => {
  const same = (i: number) => i;
  expect(joinLines("甲，\n乙", same, "zh").text).toBe("甲，乙");
  expect(joinLines("the\nend", same, "zh").text).toBe("the end");
  expect(joinLines("the\nend", same, "en").text).toBe("the end");
  const joined = joinLines("甲\n乙丙", same, "zh");
  expect([joined.offset(0), joined.offset(1), joined.offset(2)]).toEqual([0, 2, 3]);
});

describe("the fast path gives the tree of the real parser", () => {
  /** Type, text and offsets; what lines and columns would add is not kept. */
  const outline = (node: Nodes): unknown => [
    node.type,
    node.position?.start.offset,
    node.position?.end.offset,
    "value" in node ? node.value : "",
    "depth" in node ? node.depth : 0,
    "name" in node ? node.name : "",
    "children" in node ? node.children.map(outline) : [],
  ];
  const same = (text: string) => {
    const fast = parseFast(text, parsePlainly);
    expect(fast.children.map(outline)).toEqual(parsePlainly(text).children.map(outline));
  };

  test.each([
    "Plain words [@a; @b].\n\n## Heading\n\nMore @fig:x.",
    "- one\n- two\n\n  more of two\n\nplain",
    ':::when{from="2024-01-01"}\ninside\n\n- list\n:::\n\nafter **strong** words',
    "a\n---\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nend",
    "```\ncode\n\ncode\n```\n\nend",
    "<!-- a\n\nb -->\n\nend",
    '::figure{slug="x"}\n\n> quote\nlazy\n\nend\n',
    "1. one\n\n    code\n\n2. two",
    ":::a\n:::b\nx\n:::\n:::\n\nend",
  ])("%j", same);

  test("for any mixture of pieces", () => {
    const piece = fc.constantFrom(
      "words",
      "，中文",
      " ",
      "\n",
      "\n\n",
      "\n\n\n",
      "# ",
      "## h",
      "- ",
      "* ",
      "1. ",
      "> ",
      ":::",
      ":::when{}",
      '::rows{from="a"}',
      "```",
      "**",
      "_",
      "[@a]",
      "[b](http://c)",
      "| a |",
      "| - |",
      "<b>",
      "<!--",
      "-->",
      "&amp;",
      "\\",
      "    ",
      "---",
      "===",
      "!",
      "@fig:a",
      ":",
      "~~",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (parts) => same(parts.join(""))),
      { numRuns: 300 },
    );
  });
});
