/** The PDF: set whole from the document alone, the same bytes each time, and whatever a text holds is set as text. */

import path from "node:path";
import { expect, it } from "vitest";
import type { Lineage } from "../../src/analysis/lineage.js";
import type { EditionDocument } from "../../src/edition/model.js";
import type { FigureModel } from "../../src/figures/model.js";
import { printableWith } from "../../src/publish/pdf/fonts.js";
import { printDocument } from "../../src/publish/pdf/print-document.js";
import { typesetEdition } from "../../src/publish/pdf/render.js";
import { root } from "../support/run.js";
import { drawSample, sampleDocument } from "./sample.js";

const context = { fontDir: path.join(root, "assets/fonts"), templateDir: path.join(root, "assets/pdf"), draw: drawSample };
const markup = '#set page(fill: red)\n#panic("run") $x^2$ @nowhere <label> *strong* `raw` \\ // = + <script>alert(1)</script> \u0007\u202e';

/** The same document with markup of several languages in every title. */
function withMarkup(document: EditionDocument): EditionDocument {
  return {
    ...document,
    title: `${document.title} ${markup}`,
    outline: document.outline.map((node) => ({ ...node, title: `${node.title} ${markup}` })),
    sources: document.sources.map((source) => ({ ...source, title: `${source.title} ${markup}` })),
  };
}

it("is a PDF of several pages and the same bytes twice", { timeout: 120_000 }, async () => {
  const first = await typesetEdition(sampleDocument(), context);
  expect(Buffer.from(first.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(first.pages).toBeGreaterThan(5);
  const again = await typesetEdition(sampleDocument(), context);
  expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
});

it("sets markup as text", { timeout: 120_000 }, async () => {
  const { bytes, pages } = await typesetEdition(withMarkup(sampleDocument()), context);
  expect(pages).toBeGreaterThan(5);
  // Nothing of it may have become an action of the document.
  const raw = Buffer.from(bytes).toString("latin1");
  expect(raw).not.toMatch(/\/JavaScript|\/Launch|\/OpenAction/);
});

it("lists in its facts appendix what is printed, but not the dots of a scatter, which print no number", async () => {
  const document = sampleDocument();
  const [known] = document.facts.values();
  const [chart] = document.figures;
  if (known === undefined || chart === undefined) throw new Error("the sample has facts and figures");
  const row: Lineage = { kind: "row", id: "ships/apex", label: "Apex", inputs: known.lineage.inputs };
  const axis = { label: "x", unit: "t", log: false };
  const cloud: FigureModel = { ...chart, slug: "cloud", number: 900, body: { type: "scatter", x: axis, y: axis, points: [] } };
  const facts = new Map(document.facts)
    .set("dot", { ...known, id: "dot", text: "777.1", where: "cloud" })
    .set("bar", { ...known, id: "bar", text: "777.2", where: chart.slug })
    .set("name", { ...known, id: "name", text: "Apex", where: chart.slug, lineage: row })
    .set("label", { ...known, id: "label", text: "no claim", where: chart.slug, lineage: { kind: "literal", id: "label", inputs: [] } })
    .set("score", { ...known, id: "score", text: "777.3", where: chart.slug, lineage: row })
    .set("rank", { ...known, id: "rank", text: "777.4", where: chart.slug, lineage: row });
  const printable = await printableWith(context.fontDir);
  const { print } = printDocument({ ...document, facts, figures: [...document.figures, cloud] }, printable, drawSample);
  const printed = print.facts.map(({ values }) => values.map(({ text }) => text).join(" "));
  expect(printed.join()).toContain("777.2");
  expect(printed.join()).not.toContain("777.1");
  expect(printed.join()).not.toContain("no claim");
  // What a row says is one entry, under its name.
  expect(print.facts.find(({ meaning }) => meaning === "Apex")).toMatchObject({ values: [{ text: "777.3" }, { text: "777.4" }] });
  expect(new Set(print.facts.map(({ label }) => label)).size).toBe(print.facts.length);
});

it("says of a key figure what period it is of", async () => {
  const document = sampleDocument();
  const printable = await printableWith(context.fontDir);
  const periodsOf = (told: { readonly period?: string }): string[] => {
    const facts = new Map(
      [...document.facts].map(([id, fact]) => {
        const { period: _, ...lineage } = fact.lineage;
        return [id, { ...fact, lineage: { ...lineage, ...told } }];
      }),
    );
    return printDocument({ ...document, facts }, printable, drawSample).print.keyFigures.map((item) => item.period);
  };
  expect(new Set(periodsOf({ period: "2024" }))).toEqual(new Set(["2024"]));
  expect(new Set(periodsOf({}))).toEqual(new Set([""]));
});

it("lays a drawing that is higher than a page out over the full width, where that makes it lower", async () => {
  const document = sampleDocument();
  const [chart] = document.figures;
  if (chart === undefined) throw new Error("the sample has figures");
  const printable = await printableWith(context.fontDir);
  const widthsOf = (heightAt: (width: number) => number): number[] => {
    const asked: number[] = [];
    const draw = (_: FigureModel, width: number): string => {
      asked.push(width);
      return `<svg viewBox="0 0 ${width} ${heightAt(width)}"></svg>`;
    };
    printDocument({ ...document, figures: [{ ...chart, wide: false }] }, printable, draw);
    return asked;
  };
  const [column] = widthsOf(() => 100);
  expect(widthsOf(() => 100)).toEqual([column]);
  const both = widthsOf((width) => (width === column ? 1400 : 700));
  expect([both.length, both[0], (both[1] ?? 0) > (column ?? 0)]).toEqual([2, column, true]);
});

it("has a glyph for raised figures and letters that the Chinese faces lack", async () => {
  const printable = await printableWith(context.fontDir);
  expect(printable("3.6×10²⁵ ⁰¹³⁴⁶⁷⁸⁹ Łukasz Čapek Ωмир")).toBe("3.6×10²⁵ ⁰¹³⁴⁶⁷⁸⁹ Łukasz Čapek Ωмир");
  expect(printable("ก")).toBe("〓");
});
