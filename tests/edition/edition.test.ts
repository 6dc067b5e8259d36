/** An edition as one document: numbering, text, figures, references, series, registers, appendix, in every locale. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { checkEdition } from "../../src/edition/check.js";
import { makeEdition } from "../../src/edition/make.js";
import type { EditionDocument, SectionNode } from "../../src/edition/model.js";
import { numberOutline } from "../../src/edition/outline.js";
import { printedSupport } from "../../src/edition/printed-support.js";
import { countWords, statusOf } from "../../src/edition/status.js";
import { engineVersion } from "../../src/edition/version.js";
import type { Block } from "../../src/manuscript/block.js";
import { plainText } from "../../src/manuscript/inline.js";
import type { Pack } from "../../src/pack/pack.js";
import type { OutlineEntry } from "../../src/pack/schema.js";
import { editionOf, readDemo, textFile } from "../support/packs.js";
import { demoPack, temporaryFolder } from "../support/run.js";

let pack: Pack;
let older: EditionDocument;
let current: EditionDocument;
beforeAll(async () => {
  pack = await readDemo();
  older = makeEdition(editionOf(pack, "2023"), "2023", "en").document;
  current = makeEdition(editionOf(pack, "current"), "current", "en").document;
});

const sectionsOf = (nodes: readonly SectionNode[]): SectionNode[] => nodes.flatMap((node) => [node, ...sectionsOf(node.children)]);
const section = (document: EditionDocument, slug: string) => sectionsOf(document.outline).find((node) => node.slug === slug);
const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.type === "paragraph" || block.type === "heading") return plainText(block.children);
      if (block.type === "judgement" || block.type === "quote") return textOf(block.children);
      return block.type === "list" ? block.items.map(textOf).join("\n") : "";
    })
    .join("\n");

describe("the outline", () => {
  const entry = (slug: string, more: Partial<OutlineEntry> = {}): OutlineEntry => ({ slug, title: { en: slug }, kind: "k", ...more });

  test("numbers chapters through parts, sections within chapters, and leaves out what other editions own", () => {
    const outline = [
      entry("p1", {
        part: true,
        children: [entry("a", { children: [entry("a1"), entry("a2", { editions: ["x"] }), entry("a3", { children: [entry("a31")] })] })],
      }),
      entry("p2", { part: true, children: [entry("b"), entry("c", { editions: ["x"] }), entry("d", { children: [entry("d1")] })] }),
    ];
    const numbers = (edition: string) => {
      const walk = (nodes: ReturnType<typeof numberOutline>): string[] =>
        nodes.flatMap((n) => [`${n.entry.slug}=${n.number}/${n.level}`, ...walk(n.children)]);
      return walk(numberOutline(outline, edition));
    };
    expect(numbers("y")).toEqual(["p1=/0", "a=1/1", "a1=1.1/2", "a3=1.2/2", "a31=1.2.1/3", "p2=/0", "b=2/1", "d=3/1", "d1=3.1/2"]);
    expect(numbers("x")).toContain("d1=4.1/2");
  });
});

describe("the document", () => {
  test("prints every number in the lineage of its facts: as the reader writes it, a computed one cut to what can be read", () => {
    type Step = { readonly value?: string; readonly text?: string; readonly kind: string; readonly inputs: readonly Step[] };
    const steps = (step: Step): Step[] => [step, ...step.inputs.flatMap(steps)];
    const all = [...current.facts.values()].flatMap((fact) => steps(fact.lineage)).filter((step) => step.value !== undefined);
    expect(all.length).toBeGreaterThan(20);
    for (const { text, kind } of all) {
      expect(text).toBeDefined();
      expect(text).not.toMatch(/\d?e\d/);
      if (kind === "analysis") expect(text?.replace(/\D/g, "").replace(/^0+/, "").length ?? 0).toBeLessThanOrEqual(9);
    }
  });

  test("is made without findings and is the same every time", () => {
    const again = makeEdition(editionOf(pack, "current"), "current", "en");
    expect(again.findings).toEqual([]);
    expect(JSON.stringify({ ...again.document, facts: [...again.document.facts] })).toBe(
      JSON.stringify({ ...current, facts: [...current.facts] }),
    );
    expect(again.document.hash).not.toBe(older.hash);
  });

  test("gives each section its own text, its claims, or an honest gap", () => {
    expect(textOf(section(current, "scope")?.blocks ?? [])).toContain("Every number in it is invented.");
    expect(textOf(section(current, "market")?.blocks ?? [])).toBe("The ministry ended the duty on leaves.");
    expect(section(current, "outlook")?.blocks).toEqual([
      { type: "gap", reason: "No forecast has been published.", lookedFor: "Forecasts of quarterly sales" },
    ]);
    // A heading that only gathers others has no gap of its own.
    expect(section(current, "overview")?.blocks).toEqual([]);
  });

  test("prefers an edition's own text, and fills templates", () => {
    expect(textOf(section(older, "shops")?.blocks ?? [])).toContain("At the end of 2023 the register held");
    expect(textOf(section(current, "shops")?.blocks ?? [])).toContain("See Section 2.1.");
    expect(textOf(section(current, "leafy")?.blocks ?? [])).toMatch(/^Leafy & Sons runs (2|two) shops\.$/);
  });

  test("a slip in a template's text says in which section it was found", () => {
    const texts = [
      ...pack.texts.filter(({ name }) => name !== "company"),
      textFile("company", "There are 12 of them.", "en", { template: true }),
    ];
    const [slip] = checkEdition(editionOf({ ...pack, texts }, "current"), "current").filter(({ code }) => code === "PROSE-NUMBER");
    expect(slip?.message).toContain("(in leafy)");
  });

  test("numbers a section's figures by the printed list, then as its text names them, then by slug", () => {
    const [first] = pack.figures.filter(({ figure }) => figure.slug === "sales-by-quarter");
    if (first === undefined) throw new Error("the demo has no sales-by-quarter");
    const copy = (slug: string, more: object = {}) => ({
      ...first,
      figure: { ...first.figure, slug, section: "shops", seed_number: undefined, ...more },
    });
    const figures = [...pack.figures, copy("aa"), copy("bb"), copy("cc"), copy("zz", { seed_number: 1 })];
    const texts = [...pack.texts.filter(({ name }) => name !== "shops"), textFile("shops", "See @fig:cc, then @fig:bb; not cc-like aa.")];
    const { document } = makeEdition(editionOf({ ...pack, figures, texts }, "current"), "current", "en");
    const own = section(document, "shops")?.figures ?? [];
    expect(own.filter((slug) => slug.length === 2)).toEqual(["zz", "cc", "bb", "aa"]);
  });

  test("numbers figures in reading order and says so where they are mentioned", () => {
    expect(current.figures.map(({ slug, number }) => [number, slug])).toEqual([
      [1, "leaf-to-cup"],
      [2, "sales-by-quarter"],
      [3, "cup-prices"],
      [4, "shop-list"],
    ]);
    expect(textOf(section(current, "sales")?.blocks ?? [])).toContain("Figure 2 shows the quarters.");
    expect(section(current, "sales")?.figures).toEqual(["sales-by-quarter", "cup-prices"]);
    expect(current.counts.figures).toEqual({ built: 4, gap: 0 });
  });

  test("holds every fact once, and each leads to a source", () => {
    expect([...current.facts.keys()]).toEqual(Array.from({ length: current.facts.size }, (_, i) => `f${i + 1}`));
    expect(current.counts.facts).toEqual({ total: current.facts.size, traced: current.facts.size });
    for (const { target } of current.facts.values()) {
      if (target.page === "series") {
        const page = current.series.find(({ id }) => id === target.id);
        expect(page?.groups.some(({ cells }) => cells.some(({ anchor }) => anchor === target.anchor))).toBe(true);
      } else if (target.page === "register") {
        expect(current.registers.find(({ id }) => id === target.id)?.rows.some(({ anchor }) => anchor === target.anchor)).toBe(true);
      }
    }
  });

  test("knows nothing from after its date", () => {
    expect(older.registers.find(({ id }) => id === "shops")?.rows.map(({ id }) => id)).not.toContain("station");
    expect(textOf(section(older, "sales")?.blocks ?? [])).not.toContain("last quarter");
    expect(older.sources.some(({ id }) => id === "gazette")).toBe(false);
  });

  test("opens with key figures that show their course, and highlights made of facts", () => {
    const [key] = current.keyFigures;
    expect(current.facts.has(key?.fact ?? "")).toBe(true);
    expect(current.highlights[0]?.text.map(({ type }) => type)).toEqual(["text", "fact", "text"]);
    const single = makeEdition(
      editionOf(
        {
          ...pack,
          file: { ...pack.file, key_figures: [{ label: { en: "x" }, expression: "tea_sales @ {region: north, period: 2023-Q3}" }] },
        },
        "current",
      ),
      "current",
      "en",
    ).document;
    expect(single.keyFigures[0]?.spark).toEqual([10, 10.4, 11.2, 12, 11.8, 12.5, 13.1]);
    const [first] = pack.file.key_figures ?? [];
    if (first === undefined) throw new Error("the demo pack has no key figures");
    const limited = { ...pack, file: { ...pack.file, key_figures: [{ ...first, editions: ["current"] }] } };
    const keysOf = (edition: string) => makeEdition(editionOf(limited, edition), edition, "en").document.keyFigures.length;
    expect([keysOf("current"), keysOf("2023")]).toEqual([1, 0]);
  });
});

describe("series", () => {
  test("list what was published, what agrees, what was set aside, why and by how much", () => {
    const sales = current.series.find(({ id }) => id === "tea_sales");
    const cell = sales?.groups.find(({ label }) => label === "South")?.cells.find(({ key }) => key.endsWith("2023-Q3"));
    expect(cell?.observations.map(({ id, role, difference }) => [id, role, difference])).toEqual([
      ["s14", "published", ""],
      ["s15", "rejected", "+12.5%"],
    ]);
    expect(cell?.observations[1]?.reason).toBe("set aside by an editorial decision");
    expect(cell?.decision).toMatch(/^The ministry/);
    expect(cell?.spread).toBe("12.5%");
    // The guild, which counts otherwise, is of a lower grade: it speaks against nothing.
    expect(cell?.credibility).toBe("plausible");
    expect(cell?.agreement).toBe("2 observations, 1 independent institution behind the value used, not all consistent");
  });

  test("have anchors that are unique on their page", () => {
    for (const { groups } of current.series) {
      const anchors = groups.flatMap(({ cells }) =>
        cells.flatMap(({ anchor, observations }) => [anchor, ...observations.map((o) => o.anchor)]),
      );
      expect(new Set(anchors).size).toBe(anchors.length);
    }
  });
});

describe("references", () => {
  test("are numbered by first use, and list what rests on each", () => {
    expect(current.sources.map(({ number, id }) => [number, id])).toEqual([
      [1, "guild"],
      [2, "ministry"],
      [3, "gazette"],
    ]);
    const guild = current.sources[0];
    expect(guild?.sections).toContain("supply-chain");
    expect(guild?.rows.map(({ label }) => label)).toContain("Leafy, High Street");
    expect(guild?.observations.some(({ label }) => label.includes("South"))).toBe(true);
    expect(current.sources.find(({ id }) => id === "gazette")?.url).toBe("");
  });

  test("name a publisher as readers of the locale know it, where the pack says so", async () => {
    const folder = temporaryFolder("publishers");
    cpSync(demoPack, folder, { recursive: true });
    const file = `${folder}/evidence/sources.csv`;
    const [head = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
    const named = rows.map((row) => (row.startsWith("guild,") ? `${row},Tasters’ Guild` : `${row},`));
    writeFileSync(file, `${[`${head},publisher_en`, ...named].join("\n")}\n`);
    const { document } = makeEdition(editionOf(await readDemo(folder), "current"), "current", "en");
    expect(document.sources.map(({ publisher }) => publisher)).toEqual(["Tasters’ Guild", "Ministry of Leaves", "Kettle Gazette"]);
  });
});

describe("registers", () => {
  test("show the chosen columns, newest first, in words", () => {
    const shops = current.registers.find(({ id }) => id === "shops");
    expect(shops?.columns.map(({ label }) => label)).toEqual(["Name", "Owner", "Region", "Opened", "Seats"]);
    expect(shops?.rows.map(({ cells }) => cells[0])).toEqual([
      "Kettle Express",
      "Leafy, Mill Lane",
      "Kettle at the Harbour",
      "Leafy, High Street",
    ]);
    expect(shops?.rows.find(({ id }) => id === "harbour")?.cells).toEqual([
      "Kettle at the Harbour",
      "Kettle Ltd",
      "South",
      "2022-03-01",
      "72",
    ]);
    expect(current.registers.find(({ id }) => id === "tastings")?.rows[0]?.cells[1]).toBe("Kettle at the Harbour");
  });
});

describe("the appendix", () => {
  test("tells the method and the quality of the evidence with the edition's own counts", () => {
    const [method, quality] = current.appendix ?? [];
    expect(textOf(method?.blocks ?? [])).toContain("30 June 2024");
    expect(textOf(method?.blocks ?? [])).toContain(`${current.counts.observations} observations`);
    expect(textOf(quality?.blocks ?? [])).toContain("Of 8 sections, 1 have no usable evidence");
    expect(quality?.blocks.filter(({ type }) => type === "table").length).toBeGreaterThanOrEqual(3);
  });

  test("says what the printed numbers rest on: a cell no text or figure leads to is not counted, a better source moves its cells", () => {
    const quality = textOf(current.appendix?.[1]?.blocks ?? []);
    const vintage = editionOf(pack, "current");
    const counts = printedSupport(current.facts.values(), vintage);
    const printed = Object.values(counts).reduce((sum, n) => sum + n, 0);
    expect(quality).toContain(`lead back to ${printed} cells`);
    expect(printed).toBeLessThan(vintage.cells.size);
    const withGrade = (grade: "B" | "D"): Pack => ({
      ...pack,
      sources: new Map([...pack.sources].map(([id, source]) => [id, { ...source, grade }])),
    });
    expect(printedSupport(current.facts.values(), editionOf(withGrade("B"), "current")).graded).toBe(printed);
    const graded = printedSupport(current.facts.values(), editionOf(withGrade("D"), "current"));
    expect(counts.graded).toBeGreaterThan(0);
    expect(graded.graded).toBe(0);
    expect(graded.several + graded.weak).toBe(printed);
    expect(printedSupport([], vintage)).toEqual({ graded: 0, several: 0, quoted: 0, weak: 0 });
  });
});

describe("locales", () => {
  const bilingual = (): Pack => ({
    ...pack,
    file: { ...pack.file, locales: ["en", "zh"], title: { en: "Tea", zh: "茶" } },
    texts: [
      ...pack.texts,
      textFile(
        "scope",
        "共有{{count(shops)}}家，北区销售{{tea_sales @ {region: north, period: 2023-Q3}}}。见@sec:sales和@fig:cup-prices。",
        "zh",
      ),
    ],
  });

  test("share one vintage and differ in words and numbers only", () => {
    const vintage = editionOf(bilingual(), "current");
    const zh = makeEdition(vintage, "current", "zh");
    const en = makeEdition(vintage, "current", "en");
    expect(zh.findings).toEqual([]);
    expect(textOf(section(zh.document, "scope")?.blocks ?? [])).toMatch(/北区销售.*英镑。见2\.1节和图3。$/);
    expect(zh.document.otherTitles).toEqual(["Tea"]);
    expect(zh.document.appendix?.map(({ title }) => title)).toEqual(["方法", "数据质量", "2023 edition以来的变化"]);
    expect(sectionsOf(zh.document.outline).map(({ slug, number }) => slug + number)).toEqual(
      sectionsOf(en.document.outline).map(({ slug, number }) => slug + number),
    );
    expect(zh.document.series.flatMap(({ groups }) => groups.flatMap(({ cells }) => cells.map(({ key }) => key)))).toEqual(
      en.document.series.flatMap(({ groups }) => groups.flatMap(({ cells }) => cells.map(({ key }) => key))),
    );
    const status = statusOf(vintage, "current");
    expect(status.sections.find(({ id }) => id === "scope")?.text.zh).toMatchObject({ facts: 2, claims: 0, gap: false });
  });
});

describe("status", () => {
  test("answers with the contract's keys", () => {
    const status = statusOf(editionOf(pack, "current"), "current");
    expect(status).toMatchObject({ edition: "current", asOf: "2024-06-30", sources: 3, registers: { shops: 4, tastings: 2 } });
    expect(status.sections.map(({ id }) => id)).toEqual([
      "overview",
      "scope",
      "supply-chain",
      "market",
      "sales",
      "shops",
      "leafy",
      "outlook",
    ]);
    expect(status.sections.find(({ id }) => id === "outlook")?.text.en).toEqual({ words: 0, facts: 0, claims: 0, gap: true });
    const chapter = status.sections.find(({ id }) => id === "overview")?.text.en;
    const below = ["scope", "supply-chain"].map((id) => status.sections.find((section) => section.id === id)?.text.en?.words ?? 0);
    expect(chapter).toMatchObject({ words: below.reduce((a, b) => a + b, 0), gap: false, ofChildren: true });
    expect(status.figures.map(({ id, state, seedNumber }) => [id, state, seedNumber])).toContainEqual(["shop-list", "built", 3]);
    expect(Object.keys(status.figures[0]?.grades ?? {})).toEqual(["A", "B", "C", "D", "own"]);
  });

  test("counts Han characters in Chinese and words elsewhere", () => {
    expect(countWords("2023年，AI服务器增长82.5%。", "zh")).toBe(6);
    expect(countWords("It rose 82.5% in May-June, didn't it?", "en")).toBe(7);
  });
});

describe("check", () => {
  test("finds names from the future in figures, headings and claims", () => {
    const names = new Map(pack.names);
    names.set("duty", {
      id: "duty",
      kind: "law",
      label: { en: "duty on leaves" },
      aliases: ["Tea sales"],
      known: { start: "2024-02-01", end: "2024-02-01", basis: "event" },
      source: "guild",
      place: { file: "evidence/names.csv", line: 9, column: 1 },
    });
    const changed = { ...pack, names };
    const found = checkEdition(editionOf(changed, "2023"), "2023");
    expect(found.map(({ code, severity, file }) => [code, severity, file])).toEqual([
      ["PROSE-ANACHRONISM", "warning", "evidence/claims.csv"],
      ["PROSE-ANACHRONISM", "error", "figures/sales-by-quarter.yaml"],
    ]);
    expect(checkEdition(editionOf(changed, "current"), "current")).toEqual([]);
  });
});

test("the engine's version is the package's", () => {
  const value: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(value).toMatchObject({ version: engineVersion });
});
