import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { makeEdition } from "../../src/edition/make.js";
import { memoryOutput } from "../../src/publish/output.js";
import { chunkCount, chunkOf } from "../../src/publish/site/paths.js";
import { writeIndex, writeSite } from "../../src/publish/site/write.js";
import { editionOf, readDemo } from "../support/packs.js";
import { hrefs, ids, pagesOf, render, resolve } from "./files.js";
import { sampleDocument } from "./sample.js";

const hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u0000\u202e'`=cmd|calc'!A0`";

/** The same document with every text replaced by something hostile that still says which text it was. */
function poisoned<T>(value: T, key?: string): T;
function poisoned(value: unknown, key = ""): unknown {
  const kept = [
    "id",
    "anchor",
    "type",
    "kind",
    "state",
    "section",
    "fact",
    "figure",
    "slug",
    "sources",
    "source",
    "series",
    "register",
    "mark",
    "marks",
    "role",
    "page",
    "align",
    "locale",
    "locales",
    "asOf",
    "url",
    "key",
    "figures",
    "sections",
    "where",
    "direction",
    "group",
    "parent",
    "from",
    "to",
    "redistribute",
    "grade",
    "knownBasis",
    "corrections",
  ];
  if (typeof value === "string") return kept.includes(key) ? value : `${value}${hostile}`;
  if (Array.isArray(value)) return value.map((each) => poisoned(each, key === "cells" && typeof each === "string" ? "" : key));
  if (value instanceof Map) return new Map([...value].map(([name, each]) => [name, poisoned(each)]));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]));
  return value;
}

describe("the site of an edition", () => {
  for (const locale of ["zh", "en"] as const) {
    it(`has no link that leads nowhere (${locale})`, async () => {
      const files = await render(sampleDocument(locale));
      const anchors = new Map(pagesOf(files).map(([path, page]) => [path, new Set(ids(page))]));
      const broken: string[] = [];
      for (const [path, page] of pagesOf(files)) {
        for (const href of hrefs(page)) {
          const target = resolve(path, href);
          if (target === null) continue;
          if (!files.has(target[0]) || (target[1] !== "" && anchors.get(target[0])?.has(target[1]) !== true))
            broken.push(`${path} → ${href}`);
        }
      }
      expect(broken).toEqual([]);
    });
  }

  it("keeps every page within its policy: no inline style, script or handler, nothing from elsewhere", async () => {
    for (const [path, page] of pagesOf(await render(sampleDocument("zh")))) {
      expect(page, path).toContain('http-equiv="Content-Security-Policy"');
      expect(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=")|<iframe|<base/i.test(page), path).toBe(false);
      for (const href of [...page.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? ""))
        expect(href, path).toMatch(/^(\.\.\/)+assets\//);
    }
  });

  it("gives every page one h1, one main, a language, and ids used once", async () => {
    for (const [path, page] of pagesOf(await render(sampleDocument("en")))) {
      expect(page.match(/<h1[ >]/g), path).toHaveLength(1);
      expect(page.match(/<main /g), path).toHaveLength(1);
      expect(page, path).toContain('<html lang="en"');
      const all = ids(page);
      expect(all.length, path).toBe(new Set(all).size);
    }
  });

  it("prints hostile fields as text everywhere", async () => {
    const files = await render(poisoned(sampleDocument("zh")));
    const plain = await render(sampleDocument("zh"));
    for (const [path, page] of pagesOf(files)) {
      expect(/<script>|<img|onerror=(?!alert\(1\)&gt;)/.test(page), path).toBe(false);
      const tags = (text: string) =>
        [...text.matchAll(/<([a-z0-9]+)[ >]/g)]
          .map((match) => match[1])
          .filter((tag) => tag === "script" || tag === "img" || tag === "iframe").length;
      expect(tags(page), path).toBe(tags(plain.get(path) ?? ""));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      expect(/[\u0000\u202e]/.test(page), path).toBe(false);
    }
    for (const [path, script] of files) {
      if (!path.endsWith(".js")) continue;
      expect(script.includes("<script"), path).toBe(false);
      expect(() => JSON.parse(script.slice(script.indexOf("push(") + 5, script.lastIndexOf(")")))).not.toThrow();
    }
  });

  it("heads its pages with the subject of the title alone", async () => {
    const page =
      (await render(sampleDocument("en", { title: "The Bike Industry: Prospects and Strategy" }))).get("figures/market-size.html") ?? "";
    expect(page).toContain("<b>The Bike Industry</b></a>");
  });

  it("folds a table on a phone unless it fits, and gives a wide one the margin too", async () => {
    const document = sampleDocument("en");
    const long = document.figures.find(({ slug }) => slug === "long-table");
    if (long === undefined) throw new Error("the sample has a long table");
    const short = {
      ...long,
      table: {
        columns: [
          { label: "Rank", unit: "", align: "left" as const },
          { label: "Maker", unit: "", align: "left" as const },
          { label: "Share", unit: "", align: "right" as const },
        ],
        rows: ["1", "2", "3"].map((rank) => ({
          cells: [`${rank}`, `Maker ${rank}`, `${rank}0%`].map((text) => ({ text, marks: [], sources: [] })),
        })),
      },
    };
    const shown = async (figure: typeof long) =>
      (await render({ ...document, figures: document.figures.map((each) => (each === long ? figure : each)) })).get(
        "figures/long-table.html",
      ) ?? "";
    expect(await shown(long)).toContain('class="tbl stack many"');
    const table = await shown(short);
    expect(table).toContain('class="tbl"');
    expect(table).toContain("Share <small>%</small></th>");
    const marked = {
      ...long,
      table: {
        columns: long.table.columns,
        rows: long.table.rows.map(({ cells }) => ({
          cells: cells.map((cell, index) => (index === 3 ? { ...cell, marks: ["computed" as const] } : cell)),
        })),
      },
    };
    // A column of texts asks for a least width when one of its texts is long, one of short ones does not.
    const worded = (maker: string) =>
      shown({
        ...short,
        table: { ...short.table, rows: [{ cells: ["1", maker, "10%"].map((text) => ({ text, marks: [], sources: [] })) }] },
      });
    expect(await worded("The Association of Makers of Bicycles")).toContain('<td class="w" data-l="Maker">');
    expect(await worded("Maker 1")).toContain('<td data-l="Maker">');
    // The head is gone on a phone: what it says of all values is told beneath.
    expect(await shown(marked)).toMatch(/<p class="cut folded">Column 4 <span class="m m-c"/);
  });

  it("writes data that a spreadsheet reads as text, with numbers as numbers", async () => {
    const document = sampleDocument("en");
    const [, figure] = document.figures;
    if (figure === undefined) throw new Error("the sample has two figures");
    const row = {
      cells: [
        { text: "=1+1", marks: [], sources: [] },
        { text: 'a "b"', marks: ["estimate" as const], sources: ["s-press"] },
        { text: "−3.5", number: -3.5, marks: [], sources: [] },
      ],
    };
    const files = await render({ ...document, figures: [{ ...figure, table: { ...figure.table, rows: [row] } }] });
    const [head, line] = (files.get("figures/market-size.csv") ?? "").replace("\ufeff", "").split("\r\n");
    expect(head).toBe("Year,Size (USD billion),Size – marks,Growth (%),Source");
    expect(line).toBe(`'=1+1,"a ""b""",estimate,-3.5,s-press`);
  });

  it("puts the evidence of every number where the script looks for it", async () => {
    const document = sampleDocument("zh");
    const files = await render(document);
    const chunks = chunkCount(document.facts.size);
    for (const id of document.facts.keys()) expect(files.get(`data/evidence-${chunkOf(id, chunks)}.js`)).toContain(`"${id}":{`);
  });

  it("leads from a number to its statements, from a computed one to its formula", async () => {
    const page = (await render(sampleDocument("en"))).get("s/vehicles.html") ?? "";
    expect(page).toContain('href="../series/market.html#c-2022" data-fact="f1"');
    expect(page).toContain('href="../facts/1.html#f-f3" data-fact="f3"');
  });

  it("prints mere names and dashes as plain text: they lead to no evidence", async () => {
    const document = sampleDocument("en");
    const known = document.facts.get("f1");
    if (known === undefined) throw new Error("the sample has a fact f1");
    const name = { ...known, lineage: { kind: "literal" as const, id: "name", inputs: [] } };
    const linked = async (facts: typeof document.facts): Promise<boolean> =>
      /<a [^>]*data-fact="f1"/.test((await render({ ...document, facts })).get("s/vehicles.html") ?? "");
    expect(await linked(document.facts)).toBe(true);
    expect(await linked(new Map(document.facts).set("f1", name))).toBe(false);
  });

  it("names a publisher once for all its sources of a figure; their dates lead to them", async () => {
    const document = sampleDocument("en");
    const [figure] = document.figures;
    const [one, two] = document.sources;
    if (figure === undefined || one === undefined || two === undefined) throw new Error("the sample has a figure and two sources");
    const sources = document.sources.map((source) => ({ ...source, publisher: "Bureau" }));
    const cited = [one, two].map(({ id }) => ({ id, grade: "A" as const }));
    const files = await render({ ...document, sources, figures: [{ ...figure, sources: cited }, ...document.figures.slice(1)] });
    const line = /Source: .*?As of/.exec(files.get(`figures/${figure.slug}.html`) ?? "")?.[0] ?? "";
    expect(line.replaceAll(/<[^>]*>/g, "")).toContain(`Bureau (${one.date || "undated"}, ${two.date || "undated"}) A`);
    for (const { id } of cited) expect(line).toContain(`sources/${id}.html`);
  });

  it("names the rows of a table in the text by their first column", async () => {
    const page = (await render(sampleDocument("en"))).get("s/vehicles.html") ?? "";
    expect(page).toContain('<th scope="row" class="day">2023-01-01</th><td data-l="Event">Closed a round</td>');
  });

  it("shows a figure without data as a gap with what was looked for", async () => {
    const files = await render(sampleDocument("en"));
    for (const path of ["s/vehicles.html", "figures/missing.html", "gaps.html"]) expect(files.get(path)).toContain("Three searches");
    expect(files.has("figures/missing.svg")).toBe(false);
    expect(files.get("gaps.html")).toContain("Annual reports of the association");
  });

  it("splits a long register and leads into the right page", async () => {
    const files = await render(sampleDocument("en"));
    expect(files.get("registers/makers.html")).toContain('id="r-m249"');
    expect(files.get("registers/makers.html")).not.toContain('id="r-m250"');
    expect(files.get("registers/makers.2.html")).toContain('id="r-m319"');
    expect(files.get("data/search.js")).toContain("registers/makers.2.html#r-m300");
  });

  it("says that it is no investment advice and where corrections go", async () => {
    const files = await render(sampleDocument("en"));
    expect(files.get("about.html")).toContain("not investment advice");
    expect(files.get("about.html")).toContain('href="https://example.org/issues"');
    expect(files.get("index.html")).toContain("not investment advice");
  });

  it("makes the same bytes twice", async () => {
    expect(await render(sampleDocument("zh"))).toEqual(await render(sampleDocument("zh")));
  });

  it("leaves out switches when there is nothing to switch to", async () => {
    const document = { ...sampleDocument("en"), locales: ["en"], editions: sampleDocument("en").editions.slice(0, 1) };
    const page = (await render(document)).get("index.html") ?? "";
    expect(page).not.toContain('class="lang"');
    expect(page).not.toContain('class="menu"');
  });

  it("writes pages fast", async () => {
    const document = sampleDocument("zh");
    const started = performance.now();
    const { pages } = await writeSite(document, memoryOutput());
    // Generous: the aim is 500 pages/s; a busy machine must not fail the test.
    expect(pages / ((performance.now() - started) / 1000)).toBeGreaterThan(60);
  });
});

describe("the choice of an edition", () => {
  it("lists every edition in every language", async () => {
    const out = memoryOutput();
    const pack = {
      file: {
        name: "sample",
        expr: 1 as const,
        title: { zh: "样本<b>", en: "Sample" },
        locales: ["zh", "en"],
        base_currency: "CNY",
        publisher: "P",
        corrections: "https://example.org",
        licence: "CC",
        editions: [
          { id: "2024-2029", title: { zh: "旧版", en: "Old" }, as_of: "2023-12-31", covers: [2024, 2029] as [number, number] },
          { id: "current", title: { zh: "当前版", en: "Current" }, as_of: "2026-01-01", covers: [2024, 2029] as [number, number] },
        ],
      },
    };
    await writeIndex(pack, (edition, locale) => `site/${edition}/${locale}/index.html`, out);
    const page = String(out.files.get("index.html"));
    for (const edition of ["2024-2029", "current"])
      for (const locale of ["zh", "en"]) expect(page).toContain(`href="site/${edition}/${locale}/index.html"`);
    expect(page).toContain("样本&lt;b&gt;");
  });
});

describe("the style", () => {
  const style = readFileSync(new URL("../../assets/site/theme.css", import.meta.url), "utf8");

  it("gives the reader's dark and the system's dark the same values", () => {
    const blocks = [...style.matchAll(/:root(?:\[data-theme="?dark"?\]|:not\(\[data-theme="?light"?\]\)) \{([^}]*)\}/g)]
      .map((match) => (match[1] ?? "").replace(/\s+/g, " ").trim())
      .filter((block) => block.startsWith("color-scheme: dark"));
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toBe(blocks[1]);
  });
});

test("headings skip no level on the way down", async () => {
  const demo = await readDemo();
  const documents = [sampleDocument("zh"), sampleDocument("en"), makeEdition(editionOf(demo, "current"), "current", "en").document];
  for (const document of documents) {
    for (const [path, page] of pagesOf(await render(document))) {
      const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
      expect(levels[0], path).toBe(1);
      levels.forEach((level, i) => {
        expect(level - (levels[i - 1] ?? 0), `${path}: ${levels}`).toBeLessThanOrEqual(1);
      });
    }
  }
});
