/** The flagship's calculators in Chromium, opened from disk: defaults, a reader's own numbers by keyboard, no script, every width and theme. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calculate } from "../../src/analysis/calculate.js";
import type { Calculator } from "../../src/edition/calculators.js";
import { makeEdition } from "../../src/edition/make.js";
import { siteFiles, writeSiteAssets } from "../../src/publish/site/write.js";
import { complaintsOf, launchBrowser } from "../support/browser.js";
import { editionOf, readDemo } from "../support/packs.js";
import { root } from "../support/run.js";

const folder = mkdtempSync(path.join(tmpdir(), "almanac-calculators-"));
const address = pathToFileURL(path.join(folder, "site/current/en/calculators.html")).href;
let tools: readonly Calculator[] = [];
let browser: Browser;

beforeAll(async () => {
  const write = (file: string, bytes: string | Uint8Array) => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  };
  const pack = await readDemo(path.join(root, "packs/china-llm"));
  const { document } = makeEdition(editionOf(pack, "current"), "current", "en");
  tools = document.calculators ?? [];
  for (const [file, make] of siteFiles(document).files) if (/calculators\.(html|js)$/.test(file)) write(file, make());
  await writeSiteAssets(fileURLToPath(new URL("../../assets/", import.meta.url)), { write });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly script?: boolean;
}

async function open({ width = 1280, dark = false, script = true }: Look = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(address);
  if (script) await page.waitForSelector("[data-calculator][data-ready]");
  return { page, complaints };
}

/** What a reader types first, and the first result of the engine for it. */
const changes: readonly (readonly [id: string, field: number, text: string])[] = [
  ["compute-cost-calculator", 0, "70"],
  ["inference-cost-calculator", 3, "0.4"],
  ["api-cost-calculator", 1, "12,000"],
  ["growth-calculator", 1, "25"],
  ["vendor-calculator", 0, "0.05"],
];

describe("each calculator", () => {
  it.each(changes)("%s answers the reader's number as the engine does, says what moved, and goes back", async (id, index, text) => {
    const tool = tools.find((each) => each.id === id);
    if (tool === undefined) throw new Error(`no calculator ${id}`);
    const { page, complaints } = await open();
    const section = page.locator(`[data-calculator="${id}"]`);
    const input = section.locator(".calc-in input").nth(index);
    await input.focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(text);
    const written = tool.asked.map(({ value }, i) => (i === index ? text : value));
    const answer = calculate(tool.setup, written);
    if ("refused" in answer) throw new Error(answer.refused);
    const lines = answer.lines.flatMap((line, i) =>
      line.map((result, column) => ({ place: `${i} ${column}`, result, was: tool.results[i]?.[column] })),
    );
    expect(lines.some(({ result, was }) => result?.text !== was?.text)).toBe(true);
    for (const { place, result, was } of lines.slice(0, 12)) {
      const shown = (await section.locator(`[data-result="${place}"]`).textContent()) ?? "";
      expect(shown.startsWith(result?.text ?? "—")).toBe(true);
      if (result?.value !== was?.value) expect(shown).toContain(`default ${was?.text}`);
    }
    expect(await section.locator("[data-said]").textContent()).toBe("1 changed");
    await section.locator("[data-reset]").press("Enter");
    expect(await input.inputValue()).toBe(tool.asked[index]?.value);
    const [first] = lines;
    expect(await section.locator(`[data-result="${first?.place}"]`).textContent()).toBe(first?.was?.text);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

it("what is no number is said and leaves the other fields alone", async () => {
  const { page } = await open();
  const section = page.locator('[data-calculator="growth-calculator"]');
  const input = section.locator(".calc-in input").nth(1);
  await input.fill("fast");
  expect(await input.getAttribute("aria-invalid")).toBe("true");
  expect(await section.locator(".calc-in input").nth(0).getAttribute("aria-invalid")).toBe("false");
  expect(await section.locator("[data-said]").textContent()).toContain("fast");
  await page.context().close();
});

it("without script the defaults and their results are there, and no field that would do nothing", async () => {
  const { page } = await open({ script: false });
  const section = page.locator('[data-calculator="growth-calculator"]');
  expect(await section.locator(".calc-in input").first().isVisible()).toBe(false);
  const [first] = tools.find(({ id }) => id === "growth-calculator")?.results ?? [];
  expect(await section.locator("[data-result]").first().textContent()).toBe(first?.[0]?.text);
  await page.context().close();
});

it.each([
  { width: 390, dark: false },
  { width: 390, dark: true },
  { width: 1280, dark: true },
])("nothing is wider than the page at $width px, dark: $dark", async (look) => {
  const { page } = await open(look);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await page.context().close();
});
