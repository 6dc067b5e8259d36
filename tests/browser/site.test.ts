/** The site as a reader opens it: from disk, in Chromium, with its content-security policy on. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Output } from "../../src/publish/output.js";
import { writeSite, writeSiteAssets } from "../../src/publish/site/write.js";
import { sampleDocument } from "../site/sample.js";
import { complaintsOf, launchBrowser } from "../support/browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "almanac-site-"));
const kinds = [
  "index.html",
  "s/state.html",
  "s/chapter-3.html",
  "s/vehicles.html",
  "s/motors.html",
  "figures/index.html",
  "figures/market-size.html",
  "figures/long-table.html",
  "figures/missing.html",
  "series/index.html",
  "series/market.html",
  "sources/index.html",
  "sources/s-customs.html",
  "registers/index.html",
  "registers/makers.html",
  "facts/1.html",
  "method.html",
  "gaps.html",
  "about.html",
];

let browser: Browser;

beforeAll(async () => {
  const out: Output = {
    write: (file, bytes) => {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    },
  };
  for (const locale of ["zh", "en"] as const) {
    const document = sampleDocument(locale);
    await writeSite(document, out);
    // The other edition lacks one section, so that the switch must fall back to its first page.
    await writeSite({ ...document, id: "current", outline: document.outline.slice(1) }, out);
  }
  await writeSiteAssets(fileURLToPath(new URL("../../assets/", import.meta.url)), out);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Look {
  readonly locale?: "zh" | "en";
  readonly width?: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

interface Tab {
  readonly page: Page;
  /** Everything the browser complains of on the page now open. */
  readonly complaints: string[];
}

async function newTab({ width = 1280, dark = false, script = true }: Look): Promise<Tab> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`left the disk: ${request.url()}`);
  });
  return { page, complaints };
}

async function visit(tab: Tab, file: string, locale: "zh" | "en" = "zh"): Promise<void> {
  tab.complaints.length = 0;
  const [name = "", hash] = file.split("#");
  const url = pathToFileURL(path.join(folder, "site/2024-2029", locale, name)).href;
  await tab.page.goto(hash === undefined ? url : `${url}#${hash}`);
}

/** Opens a page from disk in a tab of its own. */
async function open(file: string, look: Look = {}): Promise<Tab> {
  const tab = await newTab(look);
  await visit(tab, file, look.locale);
  return tab;
}

const tabs = new Map<string, Promise<Tab>>();

/** Opens a page in a tab that other tests share: for those that only look. */
async function look(file: string, view: Look): Promise<Tab> {
  const key = `${view.width ?? 1280} ${view.dark === true}`;
  const known = tabs.get(key) ?? newTab(view);
  tabs.set(key, known);
  const tab = await known;
  await visit(tab, file, view.locale);
  return tab;
}

describe("from disk", () => {
  for (const kind of kinds) {
    it(`${kind} opens without a complaint, at 320 px without sideways scroll`, async () => {
      for (const locale of ["zh", "en"] as const) {
        const { page, complaints } = await look(kind, { locale, width: 320 });
        const excess = await page.evaluate(() =>
          document.fonts.ready.then(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        );
        expect(complaints).toEqual([]);
        expect(excess, locale).toBeLessThanOrEqual(0);
      }
    });
  }

  it("loads its own fonts", async () => {
    const { page } = await open("index.html");
    const loaded = await page.evaluate(() =>
      document.fonts.ready.then(() =>
        [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family.replace(/["']/g, "")),
      ),
    );
    expect(new Set(loaded)).toEqual(new Set(["Noto Sans SC Variable", "Noto Serif SC Variable", "Almanac Latin Serif"]));
    await page.context().close();
  });

  it("reads without script: numbers lead to their statements", async () => {
    const { page } = await open("s/vehicles.html", { script: false });
    expect(await page.locator(".find").isVisible()).toBe(false);
    await page.locator("a.f").first().click();
    expect(page.url()).toMatch(/series\/market\.html#c-2022$/);
    await page.context().close();
  });
});

describe("accessibility", () => {
  for (const kind of kinds) {
    it(`${kind} passes axe in light and dark`, async () => {
      for (const [locale, dark] of [
        ["zh", false],
        ["en", true],
      ] as const) {
        const { page } = await look(kind, { locale, dark });
        // Through the protocol, not as a script of the page: the policy forbids those.
        const found = await page.evaluate(
          `${axe};axe.run(document,{runOnly:["wcag2a","wcag2aa","wcag21a","wcag21aa","best-practice"]}).then((r)=>r.violations.map((v)=>v.id+": "+v.nodes.slice(0,3).map((n)=>n.target.join(" ")+" "+n.html.slice(0,120)).join(" | ")))`,
        );
        expect(found, `${locale} ${dark ? "dark" : "light"}`).toEqual([]);
      }
    });
  }
});

describe("with script", () => {
  it("opens a number's evidence in place, keeps it in the address, and gives the focus back", async () => {
    const { page, complaints } = await open("s/vehicles.html");
    const number = page.locator("a.f[data-fact=f1]").first();
    await number.click();
    const panel = page.locator("dialog.panel");
    await panel.waitFor({ state: "visible" });
    expect(await panel.textContent()).toContain("来源等级较低");
    expect(await panel.locator(".ob").count()).toBe(2);
    expect(page.url()).toContain("#fact=f1");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    expect(page.url()).not.toContain("fact=");
    expect(await number.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("opens the evidence that an address names, and unfolds a computed number", async () => {
    const { page } = await open("s/vehicles.html#fact=f3");
    const panel = page.locator("dialog.panel");
    await panel.waitFor({ state: "visible" });
    expect(await panel.locator(".lineage li").count()).toBe(2);
    await panel.locator(".lineage a").first().click();
    await page.waitForURL(/series\/market\.html#c-2023$/);
    await page.context().close();
  });

  it("finds sections, figures, series and rows with the keyboard alone", async () => {
    const { page, complaints } = await open("figures/market-size.html", { locale: "en" });
    await page.keyboard.press("/");
    await page.keyboard.type("firm 317");
    await page.locator(".search li a").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/registers\/makers\.2\.html#r-m317$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("filters a register over all its pages", async () => {
    const { page } = await open("registers/makers.html");
    await page.locator(".facet button").first().click();
    await page.waitForFunction(() => document.querySelector("[data-count] b")?.textContent === "107");
    await page.locator("#q").fill("企业 301");
    await page.waitForFunction(() => document.querySelectorAll("table[data-rows] tbody tr").length === 2);
    await page.locator("[data-clear]").click();
    await page.waitForFunction(() => document.querySelectorAll("table[data-rows] tbody tr").length === 250);
    await page.context().close();
  });

  it("sorts tables by number and by text", async () => {
    const { page } = await open("figures/market-size.html");
    const column = () =>
      page
        .locator("table[data-sort] tbody tr")
        .evaluateAll((rows) => rows.map((row) => row.querySelectorAll("th, td")[1]?.textContent?.replace(/\D/g, "")));
    await page.locator("table[data-sort] thead button").nth(1).click();
    expect(await column()).toEqual(["134", "122", "110", "100", "91", "67", "54"]);
    await page.locator("table[data-sort] thead button").nth(1).click();
    expect((await column())[0]).toBe("54");
    await page.context().close();
  });

  it("switches light and dark and remembers it", async () => {
    const { page } = await open("index.html");
    await page.locator("[data-act=theme]").click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.locator(".lang a").click();
    await page.waitForURL(/en\/index\.html$/);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.context().close();
  });

  it("leads to the same page of another edition where it exists, else to its first page", async () => {
    for (const [from, to] of [
      ["s/vehicles.html", "s/vehicles.html"],
      ["s/chapter-1.html", "index.html"],
    ] as const) {
      const { page, complaints } = await open(from);
      await page.locator("details.menu summary").click();
      await page.waitForTimeout(200);
      await page.locator("details.menu a").click();
      await page.waitForURL(new RegExp(`current/zh/${to.replace(".", "\\.")}$`));
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  it("gives one tab stop a paragraph, arrows move among its numbers", async () => {
    const { page } = await open("s/vehicles.html");
    const paragraph = page.locator("p.txt", { has: page.locator("a[data-fact]") }).first();
    expect(await paragraph.locator("a[data-fact]:not([tabindex='-1'])").count()).toBe(1);
    await paragraph.locator("a[data-fact]").first().focus();
    await page.keyboard.press("ArrowRight");
    expect(
      await paragraph
        .locator("a[data-fact]")
        .nth(1)
        .evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await page.context().close();
  });

  it("saves a figure as a picture", async () => {
    const { page, complaints } = await open("figures/market-size.html");
    const download = page.waitForEvent("download");
    await page.locator("[data-act=png] button").click();
    expect((await download).suggestedFilename()).toBe("market-size.png");
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
