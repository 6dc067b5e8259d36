/** Where pages break: tables between rows, with three of them on either side, the last with what stands beneath; drawings pass the text, but not at a chapter's end. */
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { expect, it } from "vitest";
import type { Block } from "../../src/manuscript/block.js";
import { printableWith } from "../../src/publish/pdf/fonts.js";
import { printDocument } from "../../src/publish/pdf/print-document.js";
import { typesetInput } from "../../src/publish/pdf/render.js";
import { printTable } from "../../src/publish/pdf/tables.js";
import { printWords } from "../../src/publish/pdf/words.js";
import { root } from "../support/run.js";
import { drawSample, sampleDocument } from "./sample.js";

const context = { fontDir: path.join(root, "assets/fonts"), templateDir: path.join(root, "assets/pdf"), draw: drawSample };

/** Tables of so many rows, one set from every height of a page; the page of each row and of the note beneath, table by table. */
async function pagesOfRows(rows: number): Promise<number[][]> {
  const { files } = await typesetInput(sampleDocument(), context);
  const row = [[{ type: "link" as const, url: "https://example.org", children: [{ type: "text" as const, text: "row" }] }]];
  const table = printTable(
    {
      columns: [{ label: "Name", align: "left" }],
      rows: Array.from({ length: rows }, () => row),
      wide: false,
    },
    printWords("en"),
  );
  const starts = 12;
  const main = `#import "figure.typ": print-table, wide-block
#let data = json("table.json")
#for start in range(${starts}) {
  pagebreak(weak: true)
  v(170mm + start * 6mm)
  wide-block(false, breakable: not data.short, print-table(data, str(start), "", link("https://example.org/note")[note]))
}
#context [#metadata(query(link).map(it => it.location().page()))<pages>]`;
  const compiler = NodeCompiler.create({ workspace: "/almanac-print", fontArgs: [{ fontPaths: [context.fontDir] }] });
  for (const [name, text] of files) {
    if (name.endsWith(".typ")) compiler.addSource(`/almanac-print${name}`, text);
    else compiler.mapShadow(`/almanac-print${name}`, Buffer.from(text));
  }
  compiler.mapShadow("/almanac-print/table.json", Buffer.from(JSON.stringify(table)));
  compiler.addSource("/almanac-print/main.typ", main);
  const { result } = compiler.compile({ mainFilePath: "/almanac-print/main.typ" });
  if (result === null) throw new Error("not set");
  const [found]: { value: number[] }[] = compiler.query(result, { selector: "<pages>" });
  const pages = found?.value ?? [];
  const each = rows + 1;
  expect(pages).toHaveLength(starts * each);
  return Array.from({ length: starts }, (_, index) => pages.slice(index * each, (index + 1) * each));
}

/** How many rows stand on each page a table takes. */
function parts(pages: readonly number[]): number[] {
  const rows = pages.slice(0, -1);
  return [...new Set(rows)].map((page) => rows.filter((other) => other === page).length);
}

it("leaves three rows of a table on either side of a page's end, and a short one whole", { timeout: 120_000 }, async () => {
  const pages = await pagesOfRows(9);
  const tables = pages.map(parts);
  expect(tables.some((table) => table.length > 1)).toBe(true);
  expect(tables.flat().every((count) => count >= 3)).toBe(true);
  expect((await pagesOfRows(5)).map(parts)).toEqual(Array.from({ length: 12 }, () => [5]));
  // What stands beneath is never parted from the last rows.
  expect(pages.every((table) => table.at(-1) === table.at(-2))).toBe(true);
});

it("lets a drawing float past the text, but not where no text of its chapter follows", async () => {
  const document = sampleDocument();
  const [first, second] = document.figures.filter(({ body, state }) => state === "built" && body !== null && body.type !== "table");
  const [chapter] = document.outline.flatMap((part) => part.children);
  const [section] = chapter?.children ?? [];
  if (first === undefined || second === undefined || chapter === undefined || section === undefined) throw new Error("too small a sample");
  const text: Block = { type: "paragraph", children: [{ type: "text", text: "Text." }] };
  const blocks: Block[] = [text, { type: "figure", figure: first.slug }, text];
  const end = { ...section, blocks, figures: [second.slug], children: [] };
  const outline = [{ ...chapter, blocks: [], figures: [], children: [end] }];
  const { print } = printDocument({ ...document, outline }, await printableWith(context.fontDir), drawSample);
  const floats = print.chapters[0]?.sections[0]?.blocks.flatMap((block) => (block.type === "figure" ? [block.figure.floats] : []));
  expect(floats).toEqual([true, false]);
});
