/** `almanac check` of a large pack keeps what it found: whatever changed since, it says what a check that knows nothing would say. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { checkFolder } from "../../src/cli/check-folder.js";
import { almanac, demoPack, json, temporaryFolder } from "../support/run.js";

const folder = temporaryFolder("kept");
const pack = `${folder}/pack`;
const read = (file: string) => readFileSync(`${pack}/${file}`, "utf8");
const original = new Map<string, string>();
beforeAll(() => {
  cpSync(demoPack, pack, { recursive: true });
  // From a million characters on a pack is large.
  appendFileSync(`${pack}/units.yaml`, `\n${`# ${"-".repeat(100)}\n`.repeat(10_000)}`);
  for (const file of ["text/en/shops.md", "text/en/2023/shops.md", "text/en/_templates/company.md", "outline.yaml", "pack.yaml"])
    original.set(file, read(file));
  for (const file of ["text/en/sales.md", "evidence/observations/sales.csv", "evidence/names.csv"]) original.set(file, read(file));
});
beforeEach(() => vi.stubEnv("XDG_CACHE_HOME", `${folder}/cache`));
afterEach(() => {
  vi.unstubAllEnvs();
  for (const [file, text] of original) writeFileSync(`${pack}/${file}`, text);
  rmSync(`${folder}/cache`, { recursive: true, force: true });
  rmSync(`${pack}/evidence/notes.csv`, { force: true });
});

const check = (edition: string | null = null) => checkFolder({ root: pack, edition, threads: 1 });
const codes = async (edition: string | null = null) => (await check(edition)).map(({ code }) => code);
/** What a check says that nothing was kept for. */
const anew = async (edition: string | null = null) => {
  vi.stubEnv("XDG_CACHE_HOME", `${folder}/none`);
  rmSync(`${folder}/none`, { recursive: true, force: true });
  const findings = await check(edition);
  vi.stubEnv("XDG_CACHE_HOME", `${folder}/cache`);
  return findings;
};
const slip = "\n\nThere are 12 of them.";
const append = (file: string, text: string) => writeFileSync(`${pack}/${file}`, `${read(file).trimEnd()}${text}\n`);

const edits: Readonly<Record<string, () => void>> = {
  "a number in a text": () => append("text/en/shops.md", slip),
  "a number in the text of one edition": () => append("text/en/2023/shops.md", slip),
  "a number in a template": () => append("text/en/_templates/company.md", slip),
  "no text any more": () => rmSync(`${pack}/text/en/sales.md`, { force: true }),
  "a value ten times as large": () =>
    writeFileSync(`${pack}/evidence/observations/sales.csv`, read("evidence/observations/sales.csv").replace("flow,10.4,", "flow,104,")),
  "another name": () => writeFileSync(`${pack}/evidence/names.csv`, read("evidence/names.csv").replace(/Leafy/g, "Leaf")),
  "a section gone": () => writeFileSync(`${pack}/outline.yaml`, read("outline.yaml").replace("slug: shops", "slug: stores")),
  "a pack that cannot be read": () => writeFileSync(`${pack}/pack.yaml`, "locales: [en\n"),
  "a file that is not read": () => writeFileSync(`${pack}/evidence/notes.csv`, "a,b\n"),
  "all as it was": () => {
    for (const [file, text] of original) writeFileSync(`${pack}/${file}`, text);
  },
};

describe("what is kept", () => {
  test("a fault is found again while it stands, and not when it is mended", async () => {
    const mend = () => writeFileSync(`${pack}/text/en/shops.md`, original.get("text/en/shops.md") ?? "");
    for (const _ of ["found with all the others", "found by itself"]) {
      append("text/en/shops.md", slip);
      expect(await codes()).toEqual(["PROSE-NUMBER"]);
      expect(await codes()).toEqual(["PROSE-NUMBER"]);
      mend();
      expect(await check()).toEqual([]);
    }
  });

  test("whatever is edited, all is told that a check without it tells, in every edition and in one", async () => {
    const step = fc.constantFrom(...Object.keys(edits));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.constantFrom(null, "2023", "current")), { minLength: 2, maxLength: 6 }),
        async (steps) => {
          edits["all as it was"]?.();
          rmSync(`${pack}/evidence/notes.csv`, { force: true });
          for (const [name, edition] of steps) {
            edits[name]?.();
            expect(await outcome(() => check(edition)), name).toEqual(await outcome(() => anew(edition)));
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test("several threads find what one finds, and keep it for the next", () => {
    append("text/en/shops.md", slip);
    append("text/en/_templates/company.md", slip);
    const args = ["check", pack, "--json"];
    const env = { XDG_CACHE_HOME: `${folder}/cache` };
    const [first, second] = [almanac(args, { env }), almanac(args, { env })];
    expect(first.status, first.stderr).toBe(1);
    expect(json(first)).toMatchObject({ counts: { error: 2 } });
    expect(second.stdout).toBe(first.stdout);
    expect(readdirSync(`${folder}/cache/almanac`)).toHaveLength(1);
  });
});

test("what was kept counts for nothing when it is damaged, and where nothing can be kept the check is as good", async () => {
  append("text/en/shops.md", slip);
  expect(await codes()).toEqual(["PROSE-NUMBER"]);
  const [file = ""] = readdirSync(`${folder}/cache/almanac`);
  writeFileSync(`${folder}/cache/almanac/${file}`, `{"of": 1, "answers": []`);
  expect(await codes()).toEqual(["PROSE-NUMBER"]);
  vi.stubEnv("XDG_CACHE_HOME", `${pack}/pack.yaml`);
  expect(await codes()).toEqual(["PROSE-NUMBER"]);
});

test("of a small pack nothing is kept", async () => {
  mkdirSync(`${folder}/cache`, { recursive: true });
  expect(await checkFolder({ root: demoPack, edition: null, threads: 2 })).toEqual([]);
  expect(existsSync(`${folder}/cache/almanac`)).toBe(false);
});

/** Findings, or why there are none. */
async function outcome(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    return String(error);
  }
}
