/** The flagship as built once by the test line: every promise of the command line, on real data. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerQuery, answerTrace } from "../../src/analysis/answers.js";
import { editionVintage } from "../../src/analysis/edition-vintage.js";
import type { Lineage } from "../../src/analysis/lineage.js";
import { readPack } from "../../src/pack/read.js";
import { almanac, json, root } from "../support/run.js";

const dist = path.join(root, "dist");
const editions = ["2024-2029", "current"];
const locales = ["zh", "en"];

const statusShape = z.object({
  edition: z.string(),
  asOf: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      text: z.record(z.string(), z.object({ words: z.number(), facts: z.number(), claims: z.number(), gap: z.boolean() })),
    }),
  ),
  figures: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      seedNumber: z.number().optional(),
      section: z.string(),
      kind: z.string(),
      state: z.enum(["built", "gap"]),
      rows: z.number(),
      grades: z.record(z.string(), z.number()),
      gapReason: z.string().optional(),
    }),
  ),
  observations: z.number(),
  sources: z.number(),
  registers: z.record(z.string(), z.number()),
  facts: z.object({ total: z.number(), traced: z.number() }),
});
const status = (edition: string) => statusShape.parse(json(almanac(["status", "--edition", edition, "--json"])));

describe("status", () => {
  const current = status("current");
  const dated = status("2024-2029");

  it("holds all 343 headings and all 120 figures of the outline", () => {
    expect(dated.sections).toHaveLength(343);
    // The current edition adds companies that the printed outline could not know.
    expect(current.sections.map((s) => s.id)).toEqual(expect.arrayContaining(dated.sections.map((s) => s.id)));
    const seeds = current.figures.flatMap((f) => (f.seedNumber === undefined ? [] : [f.seedNumber])).sort((a, b) => a - b);
    expect(seeds).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
  });

  it("builds at least 60 of the 120 in the current edition; every gap says why", () => {
    const of120 = current.figures.filter((f) => f.seedNumber !== undefined);
    expect(of120.filter((f) => f.state === "built").length).toBeGreaterThanOrEqual(60);
    for (const f of [...current.figures, ...dated.figures]) {
      if (f.state === "gap") expect(f.gapReason ?? "", f.id).not.toBe("");
      else expect(f.rows, f.id).toBeGreaterThan(0);
    }
  });

  it("has text or an honest gap in every section and both languages, and traces every fact", () => {
    for (const s of [current, dated]) {
      for (const section of s.sections) {
        for (const locale of locales) {
          const text = section.text[locale];
          expect(text === undefined ? "no text" : text.gap || text.words > 0, `${s.edition} ${section.id} ${locale}`).toBe(true);
        }
      }
      expect(s.facts.traced).toBe(s.facts.total);
      expect(s.facts.total).toBeGreaterThan(0);
    }
  });

  it("knows less at the end of 2023 than now", () => {
    expect(dated.observations).toBeLessThan(current.observations);
    for (const [register, rows] of Object.entries(dated.registers))
      expect(rows, register).toBeLessThanOrEqual(current.registers[register] ?? 0);
  });
});

describe("check", () => {
  it("has no errors", () => {
    const result = almanac(["check", "--json"]);
    const shape = z.object({
      findings: z.array(
        z.object({
          code: z.string(),
          severity: z.string(),
          file: z.string(),
          line: z.number(),
          column: z.number(),
          message: z.string(),
          fix: z.string(),
        }),
      ),
      counts: z.object({ error: z.number() }),
    });
    expect(shape.parse(json(result)).counts.error).toBe(0);
    expect(result.status).toBe(0);
  });
});

describe("the output", () => {
  it("counts the same facts as status", () => {
    for (const edition of editions) {
      const { total, traced } = status(edition).facts;
      const [first] = locales;
      const method = readFileSync(path.join(dist, `site/${edition}/${first}/method.html`), "utf8");
      const counts = /本版共绑定([\d,]+)个事实，其中([\d,]+)个可追到来源/.exec(method);
      expect(counts?.slice(1).map((text) => Number(text.replaceAll(",", "")))).toEqual([total, traced]);
    }
  });

  it("has a site and a PDF in each language and edition", () => {
    for (const edition of editions) {
      for (const locale of locales) {
        expect(existsSync(path.join(dist, `site/${edition}/${locale}/index.html`))).toBe(true);
        expect(
          readFileSync(path.join(dist, `pdf/china-llm-${edition}-${locale}.pdf`))
            .subarray(0, 5)
            .toString(),
        ).toBe("%PDF-");
      }
    }
  });

  it("links only to pages and anchors that exist, and outside only by http(s)", () => {
    const pages = new Map<string, { ids: Set<string>; links: string[] }>();
    const site = path.join(dist, "site");
    const walk = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) walk(file);
        else if (entry.name.endsWith(".html")) {
          const html = readFileSync(file, "utf8");
          pages.set(file, {
            ids: new Set([...html.matchAll(/ id="([^"]*)"/g)].map((m) => m[1] ?? "")),
            links: [...new Set([...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map((m) => (m[1] ?? "").replaceAll("&amp;", "&")))],
          });
        }
      }
    };
    walk(site);
    expect(pages.size).toBeGreaterThan(1000);
    const bad: string[] = [];
    const present = new Map<string, boolean>();
    for (const [file, { links }] of pages) {
      for (const link of links) {
        if (/^(https?|mailto):/.test(link)) continue;
        if (/^[a-z]+:/i.test(link)) {
          bad.push(`${file}: ${link}`);
          continue;
        }
        const [target = "", anchor] = link.split("#");
        const to = target === "" ? file : path.join(path.dirname(file), decodeURIComponent(target.split("?")[0] ?? ""));
        let there = present.get(to);
        if (there === undefined) {
          there = existsSync(to);
          present.set(to, there);
        }
        if (!there) bad.push(`${path.relative(site, file)} → ${link}`);
        else if (anchor !== undefined && anchor !== "" && pages.has(to) && !pages.get(to)?.ids.has(decodeURIComponent(anchor)))
          bad.push(`${path.relative(site, file)} → ${link}`);
      }
    }
    expect(bad.slice(0, 20)).toEqual([]);
  });

  it("prints no link for a source that is not linkable", () => {
    const sources = readFileSync(path.join(root, "packs/china-llm/evidence/sources.csv"), "utf8");
    const hijacked = [...sources.matchAll(/^[^,\n]+,.*?(https?:\/\/[^,\s"]+).*,no,/gm)].map((m) => m[1] ?? "");
    expect(hijacked.length).toBeGreaterThan(0);
    const folder = path.join(dist, "site/current/en/sources");
    for (const name of readdirSync(folder)) {
      const html = readFileSync(path.join(folder, name), "utf8");
      for (const url of hijacked) expect(html.includes(`href="${url}"`), `${name} ${url}`).toBe(false);
    }
  });
});

describe("query and trace", () => {
  it("lead every key figure of the first page to a source, in the editions that show it", async () => {
    const { pack } = await readPack(path.join(root, "packs/china-llm"));
    if (pack === null) throw new Error("the flagship does not read");
    const leaves = (n: Lineage): Lineage[] => (n.inputs.length === 0 ? [n] : n.inputs.flatMap(leaves));
    for (const edition of pack.file.editions) {
      const scope = { vintage: editionVintage(pack, edition.as_of, edition.id), locale: "en" };
      const shown = (pack.file.key_figures ?? []).filter(({ editions }) => editions === undefined || editions.includes(edition.id));
      expect(shown.length).toBeGreaterThanOrEqual(3);
      for (const { expression } of shown) {
        const answer = answerQuery(expression, scope);
        expect(answer.ok && answer.answer.asOf, expression).toBe(edition.as_of);
        const traced = answerTrace(expression, scope);
        expect(traced.ok && leaves(traced.lineage).some(({ kind }) => kind === "source"), expression).toBe(true);
      }
    }
  });
});
