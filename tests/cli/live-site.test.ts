/** The live site: after a change the page that is looked at comes alone, and is the page that a whole build would make. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type LiveSite, liveSite } from "../../src/cli/live-site.js";
import type { Finding } from "../../src/pack/finding.js";
import { chunkOf } from "../../src/publish/site/paths.js";
import { demoPack, root, temporaryFolder } from "../support/run.js";

const edition = "site/current/en";

interface Live {
  readonly site: LiveSite;
  readonly errors: Finding[];
  /** Replaces a text in a file of the pack, which must hold it. */
  readonly change: (file: string, from: string | RegExp, to: string) => void;
  readonly page: (name: string) => string;
  readonly folder: string;
}

async function live(): Promise<Live> {
  const folder = path.join(temporaryFolder("live"), "tea");
  cpSync(demoPack, folder, { recursive: true });
  const errors: Finding[] = [];
  const site = await liveSite(
    folder,
    path.join(root, "assets"),
    ({ file }) => ({ editions: file.editions.map(({ id }) => id), locales: file.locales }),
    (found) => errors.push(...found),
  );
  const change = (file: string, from: string | RegExp, to: string): void => {
    const target = path.join(folder, file);
    const text = readFileSync(target, "utf8");
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(target, changed);
  };
  const page = (name: string): string => String(site.read(`${edition}/${name}`));
  expect(await site.refresh()).toBe(true);
  return { site, errors, change, page, folder };
}

/** A page without the numbers of its facts, which a part of an edition counts on from those of the whole. */
const unnumbered = (html: string): string =>
  html
    .replace(/\bf\d+\b/g, "f")
    .replace(/facts\/\d+\.html/g, "facts.html")
    .replace(/data-chunks="\d+"/, "");

const observations = "evidence/observations/sales.csv";
/** Sales of the north in the third quarter of 2023, from the ministry. */
const sales = /^(s07,tea_sales,north,,,2023-Q3,flow,)[\d.]+/m;

describe("live site", () => {
  it("makes every page of a part as the whole has it", async () => {
    const { site, page, change } = await live();
    const names = [
      "index.html",
      "s/sales.html",
      "s/supply-chain.html",
      "s/leafy.html",
      "figures/sales-by-quarter.html",
      "series/tea_sales.html",
    ];
    const whole = names.map(page);
    page("s/sales.html");
    change("text/en/scope.md", /$/, "\n");
    expect(await site.refresh()).toBe(true);
    const parts = names.map(page);
    expect(parts.map(unnumbered)).toEqual(whole.map(unnumbered));
    // They were made anew, not taken from before: their facts are numbered behind those of the whole.
    expect(parts[1]).not.toBe(whole[1]);
  });

  it("shows a changed value on its page, in its evidence and on the first page", async () => {
    const { site, page, change } = await live();
    const before = page("s/sales.html");
    change(observations, sales, "$113.7");
    expect(await site.refresh()).toBe(true);
    const after = page("s/sales.html");
    expect(before).not.toContain("13.7");
    expect(after).toContain("13.7");
    expect(page("index.html")).toContain("13.7");
    expect(page("series/tea_sales.html")).toContain("13.7");
    const fact = /data-fact="(f\d+)">[^<]*13\.7/.exec(after)?.[1] ?? "";
    // Whatever is made after it, the page finds its evidence in the file that it asks for.
    page("s/leafy.html");
    const chunks = Number(/data-chunks="(\d+)"/.exec(after)?.[1]);
    expect(chunks).toBe(512);
    expect(page(`data/evidence-${chunkOf(fact, chunks)}.js`)).toMatch(new RegExp(`"${fact}":\\{[^}]*13\\.7`));
  });

  it("makes the whole where a heading changed, and for pages that tell of the whole", async () => {
    const { site, page, change } = await live();
    page("s/sales.html");
    change("outline.yaml", "Sales by quarter", "Sales, quarter by quarter");
    expect(await site.refresh()).toBe(true);
    expect(page("s/shops.html")).toContain("Sales, quarter by quarter");
    change("evidence/sources.csv", "ministry,", "ministry,The renamed ");
    expect(await site.refresh()).toBe(true);
    expect(page("sources/index.html")).toContain("The renamed ");
  });

  it("stays as it was where the page that is looked at has errors, and tells of them", async () => {
    const { site, errors, page, change } = await live();
    const before = page("s/sales.html");
    change("text/en/sales.md", "Shops in the north", "The 99 shops in the north");
    expect(await site.refresh()).toBe(false);
    expect(errors.map(({ file }) => file)).toContain("text/en/sales.md");
    expect(page("s/sales.html")).toBe(before);
    change("text/en/sales.md", "The 99 shops", "Many shops");
    expect(await site.refresh()).toBe(true);
    expect(page("s/sales.html")).toContain("Many shops");
  });

  it("takes over what changed texts cannot touch, and reads again what changed beside them", async () => {
    const { site, errors, page, change, folder } = await live();
    page("s/sales.html");
    change("text/en/sales.md", "Shops in the north", "Many shops in the north");
    expect(await site.refresh()).toBe(true);
    expect(page("s/sales.html")).toContain("Many shops in the north");
    // The whole, made for a page that tells of all of it, has the texts of now as well.
    page("data/search.js");
    expect(page("s/sales.html")).toContain("Many shops in the north");
    change("text/en/sales.md", "Many shops", "Some shops");
    change(observations, sales, "$113.7");
    expect(await site.refresh()).toBe(true);
    expect(page("s/sales.html")).toMatch(/Some shops in the north.*13\.7/s);
    const stray = path.join(folder, "text/en/no-such-section.md");
    writeFileSync(stray, "Nobody reads this.\n");
    expect(await site.refresh()).toBe(false);
    expect(errors.map(({ code, file }) => `${code} ${file}`)).toEqual(["REF-SECTION text/en/no-such-section.md"]);
    rmSync(stray);
    change("text/en/sales.md", "Some shops", "All shops");
    expect(await site.refresh()).toBe(true);
    expect(page("s/sales.html")).toMatch(/All shops in the north.*13\.7/s);
  });

  it("keeps a page with errors as it was while others follow a change", async () => {
    const { site, errors, page, change } = await live();
    const before = page("s/shops.html");
    page("s/sales.html");
    change("text/en/shops.md", /$/, "\nThere are 99 of them.\n");
    change("text/en/sales.md", "Shops in the north", "All shops in the north");
    expect(await site.refresh()).toBe(true);
    expect(page("s/sales.html")).toContain("All shops in the north");
    expect(errors).toEqual([]);
    expect(page("s/shops.html")).toBe(before);
    expect(errors.map(({ file }) => file)).toContain("text/en/shops.md");
  });
});
