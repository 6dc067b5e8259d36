/** From a section's Markdown to blocks: facts, citations, directives, and every mistake at its place. */
import { beforeAll, describe, expect, test } from "vitest";
import { sourcesOfLineage } from "../../src/analysis/lineage.js";
import type { Vintage } from "../../src/evidence/cell.js";
import type { Block, Inline } from "../../src/manuscript/block.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import { inlineOf, plainText } from "../../src/manuscript/inline.js";
import { composeSection } from "../../src/manuscript/section.js";
import type { Pack } from "../../src/pack/pack.js";
import { editionOf, readDemo, textFile } from "../support/packs.js";

let pack: Pack;
let older: Vintage;
let current: Vintage;
beforeAll(async () => {
  pack = await readDemo();
  older = editionOf(pack, "2023");
  current = editionOf(pack, "current");
});

const references = { figures: new Map([["sales-by-quarter", "Figure 1"]]), sections: new Map([["sales", "Section 2.1"]]) };

function compose(markdown: string, vintage: Vintage = current, locale = "en", params?: Record<string, string>) {
  const book = factBook({ vintage, locale });
  const made = composeSection({
    text: textFile("sales", markdown, locale),
    section: "sales",
    book: params === undefined ? book : book.withParams(params),
    references,
    figures: ["sales-by-quarter"],
  });
  return { ...made, book };
}

const codes = (made: { findings: readonly { code: string; line: number; column: number }[] }) =>
  made.findings.map(({ code, line, column }) => `${code} ${line}:${column}`);

function inlines(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block) => (block.type === "paragraph" || block.type === "heading" ? [...block.children] : []));
}

describe("facts", () => {
  test("carry text, target, lineage and place", () => {
    const { blocks, book, findings } = compose("Sold {{tea_sales @ {region: north, period: 2023-Q3}}} then.");
    expect(findings).toEqual([]);
    expect(inlines(blocks).map(({ type }) => type)).toEqual(["text", "fact", "text"]);
    const [fact] = book.facts.values();
    expect(fact).toMatchObject({
      id: "f1",
      where: "sales",
      grade: "A",
      marks: ["provisional"],
      target: { page: "series", id: "tea_sales", anchor: "c.north.2023-Q3" },
    });
    expect(fact?.text).toContain("13.1");
    expect(fact === undefined ? [] : sourcesOfLineage(fact.lineage)).toContain("ministry");
  });

  test("are the same when the expression is, whatever its spaces", () => {
    const { book } = compose("{{count(shops)}} {{ count( shops ) }} {{count(shops)}} {{count(tastings)}}");
    expect([...book.facts.keys()].length).toBeLessThanOrEqual(3);
    const { book: other } = compose("{{count(shops)}} and {{ count(shops) }}");
    expect([...other.facts.keys()]).toEqual(["f1"]);
  });

  test("of a template are told apart by its parameters, and can be asked again without them", () => {
    const book = factBook({ vintage: current, locale: "en" });
    const one = book.withParams({ owner: "leafy" }).bind("count(shops where owner = $owner)", "a");
    const two = book.withParams({ owner: "kettle" }).bind("count(shops where owner = $owner)", "b");
    expect(one.ok && two.ok && one.fact.id !== two.fact.id).toBe(true);
    expect(book.facts.size).toBe(2);
    if (one.ok) {
      expect(one.fact.expression).toBe('count(shops where owner = "leafy")');
      expect(book.bind(one.fact.expression, "c")).toEqual(one);
    }
  });

  test("do not rest on the sources of what was set aside", () => {
    const { book } = compose("{{tea_sales @ {region: south, period: 2023-Q3}}}");
    const [fact] = book.facts.values();
    expect(fact === undefined ? [] : sourcesOfLineage(fact.lineage)).toEqual(["ministry"]);
  });
});

describe("text", () => {
  test("holds citations, references, emphasis and links; other schemes stay words", () => {
    const { blocks, findings } = compose(
      "See **bold {{count(shops)}}** [@ministry; @guild], @fig:sales-by-quarter, @sec:sales, [site](https://example.org), [bad](javascript:x).",
    );
    expect(inlines(blocks).map(({ type }) => type)).toEqual([
      "text",
      "strong",
      "text",
      "cite",
      "text",
      "figure",
      "text",
      "section",
      "text",
      "link",
      "text",
    ]);
    expect(codes({ findings })).toEqual(["PROSE-LINK 1:116"]);
    expect(plainText(inlines(blocks))).toContain("Figure 1, Section 2.1, site, bad.");
  });

  test("of HTML is printed as text", () => {
    const { blocks } = compose("<script>alert(1)</script>\n\na <b>c</b> &lt;d");
    expect(blocks.map((block) => (block.type === "paragraph" ? plainText(block.children) : ""))).toEqual([
      "<script>alert(1)</script>",
      "a <b>c</b> <d",
    ]);
  });

  test("in a table keeps its facts and aligns numbers", () => {
    const { blocks, findings } = compose('| Shop | Number |\n| - | - |\n| north | {{count(shops where region = "north") | plain}} |\n');
    expect(findings).toEqual([]);
    expect(blocks[0]).toMatchObject({
      type: "table",
      columns: [
        { label: "Shop", align: "left" },
        { label: "Number", align: "right" },
      ],
    });
  });

  test("headings start directly below the section's own", () => {
    const { blocks } = compose("### One\n\n#### Two\n");
    expect(blocks.map((block) => (block.type === "heading" ? block.level : 0))).toEqual([1, 2]);
  });
});

describe("findings stand where the mistake is", () => {
  test.each([
    ["We sold 5 cups.", ["PROSE-NUMBER 1:9"]],
    ["one\n\ntwo and 30% more", ["PROSE-NUMBER 3:9"]],
    ["a **b 7** c", ["PROSE-NUMBER 1:7"]],
    ["- x\n- y 12\n", ["PROSE-NUMBER 2:5"]],
    ["| a |\n| - |\n| 9 |\n", ["PROSE-NUMBER 3:3"]],
    ["x [@nobody] y", ["PROSE-SOURCE 1:3"]],
    ["x @fig:none y", ["PROSE-FIGURE 1:3"]],
    ["x @sec:none y", ["PROSE-SECTION 1:3"]],
    ["x {{unclosed y", ["PROSE-EXPRESSION 1:3"]],
    ["::nothing{}", ["PROSE-DIRECTIVE 1:1"]],
    ['::figure{slug=sales-by-quarter}\n\n::figure{slug="sales-by-quarter"}', ["PROSE-FIGURE 3:1"]],
    ['::rows{from="nowhere"}', ["EXPR-NAME 1:1"]],
    ['::claims{ids="nobody"}', ["PROSE-CLAIM 1:1"]],
    ["A&amp;B 8 c", ["PROSE-NUMBER 1:9"]],
  ])("%j", (markdown, expected) => {
    expect(codes(compose(markdown)).map((c) => c.replace(/^EXPR-\w+/, "EXPR-NAME"))).toEqual(expected);
  });

  test.each([
    ["quotations", "> ".repeat(4000)],
    ["lists", Array.from({ length: 300 }, (_, i) => `${" ".repeat(2 * i)}- x`).join("\n")],
    ["containers", `${":".repeat(200)}judgement\nx`],
    ["length", "x ".repeat(60_000)],
  ])("too much of %s is refused, quickly", (_, markdown) => {
    expect(compose(markdown).findings.map(({ code }) => code)).toEqual(["PROSE-MARKDOWN"]);
  });

  test("an expression that cannot be resolved is underlined inside its braces", () => {
    const [finding] = compose("Sold {{tea_sales @ {region: west, period: 2023-Q3}}}.").findings;
    expect(finding).toMatchObject({ severity: "error", file: "text/en/sales.md", line: 1 });
    expect(finding?.column).toBeGreaterThan(7);
  });
});

describe("directives", () => {
  test(":::when shows its blocks only to editions of its time, and evaluates nothing else", () => {
    const markdown =
      ':::when{from="2024-01-01"}\nLate {{tea_sales @ {region: west, period: 2023-Q3}}}.\n:::\n\n:::when{until="2023-12-31"}\nEarly.\n:::';
    const made = compose(markdown, older);
    expect(made.findings).toEqual([]);
    expect(plainText(inlines(made.blocks))).toBe("Early.");
    expect(compose(markdown, current).findings.length).toBe(1);
  });

  test("items that only some editions have continue the list they stand beside", () => {
    const { blocks } = compose(
      '- First.\n\n:::when{until="2023-12-31"}\n- Early.\n:::\n\n:::when{from="2024-01-01"}\n- Late.\n:::\n\n- Last.\n\n1. Counted.\n',
    );
    expect(blocks.map((block) => (block.type === "list" ? [block.ordered, block.items.length] : block.type))).toEqual([
      [false, 3],
      [true, 1],
    ]);
  });

  test("::rows lists what the edition knows; the first cell is a fact that leads to the row", () => {
    const { blocks, book, findings } = compose(
      '::rows{from="shops where region = \'north\' order by opened desc" columns="name, opened, seats"}',
    );
    expect(findings).toEqual([]);
    expect(blocks[0]).toMatchObject({
      type: "table",
      columns: [{ label: "Name" }, { label: "Opened" }, { label: "Seats", align: "right" }],
    });
    const rows = blocks[0]?.type === "table" ? blocks[0].rows.map((row) => row.map((cell) => plainText(cell))) : [];
    expect(rows).toEqual([
      ["Leafy, Mill Lane", "2022-09-01", "24"],
      ["Leafy, High Street", "2021-05", "40"],
    ]);
    expect([...book.facts.values()].map(({ target }) => target)).toEqual([
      { page: "register", id: "shops", anchor: "r.mill-lane" },
      { page: "register", id: "shops", anchor: "r.high-street" },
    ]);
  });

  test("::rows names a column that no row fills beneath the table instead of printing it", () => {
    const table = (query: string) => {
      const [block] = compose(`::rows{from="${query}" columns="name, seats, region"}`).blocks;
      return block?.type === "table" ? block : null;
    };
    expect(table("shops")).toMatchObject({ columns: [{ label: "Name" }, { label: "Seats" }, { label: "Region" }] });
    expect(table("shops")?.note).toBeUndefined();
    const without = table("shops where not known(seats)");
    expect(without?.columns.map(({ label }) => label)).toEqual(["Name", "Region"]);
    expect(without?.rows.map((row) => row.length)).toEqual([2]);
    expect(without?.note).toBe("Columns left out because no row has an entry: Seats.");
  });

  test("::claims prints sourced statements; ours stand apart", () => {
    const { blocks } = compose('::claims{ids="regulars, queue"}');
    expect(blocks.map(({ type }) => type)).toEqual(["paragraph", "judgement"]);
    expect(inlines(blocks)[0]).toMatchObject({ type: "claim", claim: "regulars", sources: ["guild"] });
  });

  test(":::gap and :::judgement are blocks of their own", () => {
    const { blocks, findings } = compose(':::gap{reason="Not published." looked_for="Yearbooks"}\n:::\n\n:::judgement\nWe think so.\n:::');
    expect(findings).toEqual([]);
    expect(blocks).toEqual([
      { type: "gap", reason: "Not published.", lookedFor: "Yearbooks" },
      { type: "judgement", children: [{ type: "paragraph", children: [{ type: "text", text: "We think so." }] }] },
    ]);
  });
});

describe("names from the future", () => {
  const later = (): Pack => {
    const names = new Map(pack.names);
    const known = { start: "2024-03-01", end: "2024-03-01", basis: "event" as const };
    const base = { kind: "company", known, source: "guild", place: { file: "evidence/names.csv", line: 9, column: 1 } };
    names.set("teabot", { ...base, id: "teabot", label: { en: "Teabot" }, aliases: ["TB", "X", "Kettle Express"] });
    return { ...pack, names };
  };

  test("are errors before they were known and words after", () => {
    const changed = later();
    const markdown = "A Teabot, a Teabottle and X.";
    expect(codes(compose(markdown, editionOf(changed, "2023")))).toEqual(["PROSE-ANACHRONISM 1:3"]);
    expect(codes(compose(markdown, editionOf(changed, "current")))).toEqual([]);
  });

  test("count in short texts too", () => {
    const book = factBook({ vintage: editionOf(later(), "2023"), locale: "en" });
    expect(inlineOf("TB rose by 3%", book, "f").problems.map(({ code, offset }) => [code, offset])).toEqual([
      ["PROSE-NUMBER", 11],
      ["PROSE-ANACHRONISM", 0],
    ]);
  });
});

test("a line of colons that closes nothing is a mistake, a container inside one of more colons is not", () => {
  expect(codes(compose(':::judgement\nWe infer.\n:::when{from="2024-01-01"}\nLater.\n:::\nMore.\n:::\n'))).toContainEqual(
    expect.stringContaining("PROSE-DIRECTIVE"),
  );
  expect(codes(compose('::::judgement\nWe infer.\n:::when{from="2024-01-01"}\nLater.\n:::\nMore.\n::::\n'))).toEqual([]);
});
