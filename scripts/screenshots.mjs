/**
 * The pictures of the README, taken from a built report with Chromium: node scripts/screenshots.mjs [dist].
 * A page of the PDF is found and drawn with pdftotext and pdftoppm (poppler-utils).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { browserPaths } from "./browser-paths.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = path.resolve(process.argv[2] ?? path.join(root, "dist"));
const images = path.join(root, "docs/images");
const executablePath = browserPaths().find((file) => existsSync(file));
if (executablePath === undefined) throw new Error("No Chromium found: run npm run setup:browser, or set CHROMIUM_PATH.");
mkdirSync(images, { recursive: true });

const shots = [
  { name: "home-en", page: "site/current/en/index.html" },
  { name: "home-zh", page: "site/current/zh/index.html" },
  { name: "figure-en", page: "site/current/en/figures/large-model-market-size.html" },
  { name: "figure-zh", page: "site/current/zh/figures/large-model-market-size.html" },
  { name: "fact-en", page: "site/current/en/s/ai-servers.html", open: "main a.f" },
  { name: "fact-zh", page: "site/current/zh/s/ai-servers.html", open: "main a.f" },
];

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, colorScheme: "light", reducedMotion: "reduce" });
const page = await context.newPage();
for (const { name, page: file, open } of shots) {
  await page.goto(pathToFileURL(path.join(dist, file)).href);
  await page.evaluate(() => document.fonts.ready);
  if (open !== undefined) {
    await page.locator(open).first().click();
    await page.waitForTimeout(300);
  }
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}
await browser.close();

// The page of the chart that the site's pictures show: the first with two of its values.
const chart = { en: /29\.416[\s\S]*101\.9/, zh: /294\.16[\s\S]*101\.9/ };
for (const locale of ["en", "zh"]) {
  const pdf = path.join(dist, `pdf/china-llm-current-${locale}.pdf`);
  const { stdout } = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const number = String(1 + stdout.split("\f").findIndex((text) => chart[locale].test(text)));
  const args = ["-r", "60", "-png", "-f", number, "-l", number, "-singlefile", pdf, path.join(images, `pdf-${locale}`)];
  if (spawnSync("pdftoppm", args).status !== 0) throw new Error("pdftoppm failed: install poppler-utils");
}
