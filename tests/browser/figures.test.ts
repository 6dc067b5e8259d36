/** The tools of a figure as a reader uses them: from disk, under the page's policy, by mouse and by keyboard alone. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition } from "../../src/edition/make.js";
import type { Output } from "../../src/publish/output.js";
import { writeSite, writeSiteAssets } from "../../src/publish/site/write.js";
import { readGallery } from "../figures/gallery.js";
import { complaintsOf, launchBrowser } from "../support/browser.js";
import { editionOf } from "../support/packs.js";
import { readWorkbook } from "../support/xlsx.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "almanac-figures-"));
let browser: Browser;

beforeAll(async () => {
  const out: Output = {
    write: (file, bytes) => {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    },
  };
  const { pack } = await readGallery();
  const { document } = makeEdition(editionOf(pack, "current"), "current", "en");
  const editions = [...document.editions, { id: "older", title: "Older edition", asOf: "2024-06-30" }];
  await writeSite({ ...document, editions }, out);
  // The older edition has no tornado, so that the switch has something not to find.
  const figures = document.figures.filter((figure) => figure.slug !== "tornado");
  await writeSite({ ...document, id: "older", editionTitle: "Older edition", editions, figures }, out);
  await writeSiteAssets(fileURLToPath(new URL("../../assets/", import.meta.url)), out);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a figure's page; `done` closes it after seeing that the browser complained of nothing. */
async function open(slug: string, options: { readonly script?: boolean; readonly width?: number } = {}) {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.script ?? true,
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`left the disk: ${request.url()}`);
  });
  await page.goto(pathToFileURL(path.join(folder, `site/current/en/figures/${slug}.html`)).href);
  const done = async (): Promise<void> => {
    expect(complaints).toEqual([]);
    await context.close();
  };
  return { page, done };
}

const drawing = (page: Page) => page.locator("svg.drawing:visible").first();
const tool = (page: Page, name: string) => page.locator(".fig-a").getByRole("button", { name, exact: true });

describe("without script", () => {
  it("a figure is its drawing with the data table beside it", async () => {
    const { page, done } = await open("bar", { script: false });
    expect(await drawing(page).isVisible()).toBe(true);
    expect(await page.locator("#data ~ .scroll table tbody tr").count()).toBe(10);
    expect(await page.locator(".fig-a button").count()).toBe(0);
    await done();
  });
});

describe("a value of a drawing", () => {
  it("says on hover what it is, who said it and when", async () => {
    const { page, done } = await open("bar");
    await drawing(page).locator("rect[data-fact]").first().hover();
    const tip = page.locator(".tip");
    await tip.waitFor({ state: "visible" });
    expect(await tip.textContent()).toContain("2018");
    expect(await tip.textContent()).toContain("3.8");
    expect(await tip.textContent()).toContain("Bureau of Wheels · 1 March 2025 · Evidence grade A");
    await done();
  });

  it("tells the source of a node as of a number, and leads to it", async () => {
    const { page, done } = await open("tree");
    await drawing(page).focus();
    await page.keyboard.press("ArrowRight");
    const tip = page.locator(".tip");
    await tip.waitFor({ state: "visible" });
    expect(await tip.textContent()).toMatch(/^Bicycle.*Test fixture · 1 June 2025/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/sources\/[^/]+\.html$/);
    await done();
  });

  it("is reached, read and opened with the keyboard alone, and the focus comes back", async () => {
    const { page, done } = await open("bar");
    await drawing(page).focus();
    await page.keyboard.press("ArrowRight");
    const tip = page.locator(".tip");
    await tip.waitFor({ state: "visible" });
    const first = await tip.textContent();
    await page.keyboard.press("End");
    await page.waitForFunction((was) => document.querySelector(".tip")?.textContent !== was, first);
    expect(await tip.textContent()).toContain("forecast");
    await page.keyboard.press("Enter");
    await page.locator("dialog.panel").waitFor({ state: "visible" });
    await page.keyboard.press("Escape");
    await page.locator("dialog.panel").waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.classList.contains("drawing"))).toBe(true);
    await done();
  });
});

describe("the tools", () => {
  it("show the table in place of the drawing and back, sortable", async () => {
    const { page, done } = await open("fan");
    await tool(page, "Show table").press("Enter");
    await drawing(page).waitFor({ state: "hidden" });
    const table = page.locator(".fig .fig-tbl table");
    expect(await table.locator("thead th").allTextContents()).toContain("80% interval: Low EUR billion");
    await table.locator("thead button").nth(1).click();
    expect(await table.locator("tbody tr").first().locator("th").textContent()).toContain("2027");
    await tool(page, "Show drawing").press("Enter");
    expect(await drawing(page).isVisible()).toBe(true);
    await done();
  });

  it("hide and show a series", async () => {
    const { page, done } = await open("stacked-bar");
    const bars = drawing(page).locator('rect[data-series="kinds-cargo"]');
    expect(await bars.first().isVisible()).toBe(true);
    await tool(page, "Series").press("Enter");
    await page.locator(".fig-x").getByRole("button", { name: "Cargo bikes" }).press("Space");
    expect(await bars.first().isVisible()).toBe(false);
    expect(await drawing(page).locator('rect[data-series="kinds-road"]').first().isVisible()).toBe(true);
    await page.locator(".fig-x").getByRole("button", { name: "Cargo bikes" }).press("Space");
    expect(await bars.first().isVisible()).toBe(true);
    await done();
  });

  it("filter a long table", async () => {
    const { page, done } = await open("scatter");
    await tool(page, "Show table").click();
    await page.locator(".fig-q").fill("apex");
    expect(await page.locator(".fig .fig-tbl tbody tr:visible").count()).toBe(3);
    await done();
  });

  it("fill the screen and leave it", async () => {
    const { page, done } = await open("heat-map");
    await tool(page, "Full screen").press("Enter");
    await page.waitForFunction(() => document.fullscreenElement?.classList.contains("fig"));
    await tool(page, "Leave full screen").press("Enter");
    await page.waitForFunction(() => document.fullscreenElement === null);
    await done();
  });

  it("save a picture, and files that carry citation and caveats", async () => {
    const { page, done } = await open("sankey");
    const download = page.waitForEvent("download");
    await page.locator("[data-act=png] button").click();
    expect((await download).suggestedFilename()).toBe("sankey.png");
    const citation = await page.locator(".citation").textContent();
    expect(citation).toContain("Where each kind was sold");
    for (const type of ["svg", "csv"]) {
      const text = readFileSync(path.join(folder, `site/current/en/figures/sankey.${type}`), "utf8");
      expect(text, type).toContain("Test fixture: an invented bicycle trade");
      expect(text, type).toContain("30 June 2025");
    }
    await done();
  });

  it("save a workbook that reads back as the data with units, marks, sources, caveats and citation", async () => {
    const { page, done } = await open("bar");
    const waiting = page.waitForEvent("download");
    await page.locator("[data-act=xlsx] button").press("Enter");
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("bar.xlsx");
    const sheets = readWorkbook(readFileSync(await download.path()));
    expect([...sheets.keys()]).toEqual(["Data", "Sources"]);
    const rows = sheets.get("Data") ?? [];
    expect(rows[0]).toEqual([await page.locator(".fig-no").evaluate((name) => name.lastChild?.textContent)]);
    const head = rows.findIndex((row) => row.length > 2);
    expect(rows[head]?.slice(0, 2)).toEqual(["Period", "Market (EUR billion)"]);
    // Numbers are numbers, and as many as the page's own table shows.
    const shown = await page.locator("#data ~ .scroll table tbody tr").count();
    const data = rows.slice(head + 1, head + 1 + shown);
    expect(data[0]?.slice(0, 2)).toEqual(["2018", 3.8]);
    expect(data.at(-1)?.[2]).toBe("forecast");
    const rest = rows.slice(head + 1 + shown).flat();
    expect(rest).toContain(`Cite as: ${await page.locator(".citation").textContent()}`);
    expect(rest).toContain("Source: Bureau of Wheels · 1 March 2025 · Evidence grade A");
    expect(sheets.get("Sources")?.[0]).toEqual(["Institution", "Title", "Published", "Evidence grade", "Address"]);
    await done();
  });

  it("give a snippet to embed that names the figure, its files and its citation", async () => {
    const { page, done } = await open("radar");
    await tool(page, "Embed").press("Enter");
    const snippet = await page.locator(".fig-x textarea").inputValue();
    expect(snippet).toMatch(/^<figure><a href="file:[^"]*radar\.html"><img src="file:[^"]*radar\.svg" alt="Scores of two makers, 2024">/);
    expect(snippet).toContain("As of 30 June 2025.");
    await done();
  });

  it("lead to the figure in another edition, or say that there is none", async () => {
    const { page, done } = await open("bar");
    await tool(page, "Other edition").press("Enter");
    await page.locator(".fig-x a").press("Enter");
    await page.waitForURL(/older\/en\/figures\/bar\.html$/);
    await done();
    const missing = await open("tornado");
    await tool(missing.page, "Other edition").press("Enter");
    await missing.page.getByText("No other edition has this figure").waitFor();
    await missing.done();
  });
});

describe("figures with their tools open", () => {
  for (const slug of ["bar", "fan", "tile-map", "sankey", "network"]) {
    it(`${slug} passes axe and does not scroll sideways on a phone`, async () => {
      const { page } = await open(slug, { width: 350 });
      await tool(page, "Show table").click();
      await tool(page, "Embed").click();
      const found = await page.evaluate(
        `${axe};axe.run(document,{runOnly:["wcag2a","wcag2aa","wcag21a","wcag21aa","best-practice"]}).then((r)=>r.violations.map((v)=>v.id+": "+v.nodes.slice(0,3).map((n)=>n.target.join(" ")+" "+n.html.slice(0,120)).join(" | ")))`,
      );
      expect(found).toEqual([]);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(excess).toBeLessThanOrEqual(0);
      // The policy refuses what axe itself would load, so the browser's complaints say nothing of the page here.
      await page.context().close();
    });
  }
});
