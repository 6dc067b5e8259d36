/** Reading a pack: the demo pack is clean; each kind of fault is found at its place, and the others with it. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { readPack } from "../../src/pack/read.js";
import { type Changes, demoPack, demoRoot, readDemo, swap } from "./demo.js";

const SALES = "evidence/observations/sales.csv";
const SHOPS = "evidence/registers/shops.csv";
const TASTINGS = "evidence/registers/tastings.csv";
const PRICES = "figures/cup-prices.yaml";
const TREE = "figures/leaf-to-cup.yaml";

test("the demo pack is read whole and without findings", async () => {
  const { pack, findings } = await readPack(demoRoot);
  expect(findings).toEqual([]);
  expect(pack?.observations.length).toBe(25);
  expect(pack?.registerRows.get("shops")?.map((row) => row.id)).toEqual(["high-street", "mill-lane", "harbour", "station"]);
  expect(pack?.texts.map((text) => text.file)).toContain("text/en/_templates/company.md");
  expect(pack?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("rows are typed", () => {
  const pack = demoPack();
  const about = pack.observations.find((observation) => observation.id === "s13");
  expect(about).toMatchObject({ bound: "≈", decimals: 0, status: "E", dimensions: { region: "south" }, known: { end: "2023-12-01" } });
  expect(about?.unit.code).toBe("1e3 GBP");
  const shop = pack.registerRows.get("shops")?.[0];
  expect(shop?.values).toMatchObject({ owner: "leafy", organic: true, teas: ["black", "green"] });
  expect(shop?.values.seats?.toString()).toBe("40");
  expect(pack.claims.get("queue")?.known).toEqual({ start: "", end: "", basis: "own" });
});

/** Name of the case, the change, the code it must find, in which file, and the text that stands at the place. */
const cases: readonly (readonly [string, Changes, string, string, string])[] = [
  ["pack.yaml missing", { "pack.yaml": null }, "PACK-FILE-MISSING", "pack.yaml", ""],
  ["outline.yaml missing", { "outline.yaml": null }, "PACK-FILE-MISSING", "outline.yaml", ""],
  ["broken YAML", { "units.yaml": "units: {cup: [\n" }, "PACK-YAML-SYNTAX", "units.yaml", ""],
  [
    "a slip in braces, told once",
    { "units.yaml": 'units:\n  cup: {label: {en: "cup" of tea", zh: 杯}}\n  pot: {label: {en: pot}}\n' },
    "PACK-YAML-SYNTAX",
    "units.yaml",
    "",
  ],
  ["a key twice", { "units.yaml": "units: {}\nunits: {}\n" }, "PACK-YAML-SYNTAX", "units.yaml", "units"],
  ["unknown key", { "pack.yaml": swap("base_currency:", "currency:") }, "PACK-YAML-KEY", "pack.yaml", "currency:"],
  ["missing key", { "pack.yaml": swap("base_currency: GBP\n", "") }, "PACK-YAML-VALUE", "pack.yaml", "name: demo-tea"],
  ["wrong value", { "pack.yaml": swap('"2023-12-31"', '"31.12.2023"') }, "PACK-YAML-VALUE", "pack.yaml", '"31.12.2023"'],
  ["no such day", { "pack.yaml": swap('"2023-12-31"', '"2023-13-31"') }, "PACK-YAML-VALUE", "pack.yaml", '"2023-13-31"'],
  [
    "corrections sent to a script",
    { "pack.yaml": swap("mailto:nobody@example.org", "javascript:alert(1)") },
    "PACK-YAML-VALUE",
    "pack.yaml",
    '"javascript',
  ],
  ["nested too deeply", { [PRICES]: `data: ${"[".repeat(50_000)}` }, "PACK-YAML-SYNTAX", PRICES, "["],
  ["empty YAML", { "registers/shops.yaml": "" }, "PACK-YAML-VALUE", "registers/shops.yaml", ""],
  ["number for text", { "outline.yaml": swap('seed_id: "2.1"', "seed_id: 2.1") }, "PACK-YAML-VALUE", "outline.yaml", "2.1"],
  ["alias bomb", { "units.yaml": bomb() }, "PACK-YAML-ALIAS", "units.yaml", "a:"],
  ["unknown column", { [SALES]: swap("locator", "locater") }, "PACK-CSV-COLUMN", SALES, "locater"],
  ["missing column", { [SALES]: swap(",status,", ",state,") }, "PACK-CSV-HEADER", SALES, "id,"],
  ["semicolons for commas", { [SALES]: (text) => text.replaceAll(",", ";") }, "PACK-CSV-HEADER", SALES, "id;"],
  ["lines that end with CR alone", { [SALES]: (text) => text.replaceAll("\n", "\r") }, "PACK-CSV-HEADER", SALES, "id,"],
  ["range with one end", { [SALES]: swap(",=,9.5,10.5,", ",=,9.5,,") }, "ROW-EMPTY", SALES, ",1e6 GBP"],
  [
    "superseding where rows have no ids",
    { "evidence/attributes.csv": swap("2024-06-01,,,rebuilt", "2024-06-01,a1,,rebuilt") },
    "REF-SUPERSEDES",
    "evidence/attributes.csv",
    "a1",
  ],
  ["range without a value", { [SALES]: swap(",9.9,1,=,9.5,10.5,", ",,1,=,9.5,10.5,") }, "ROW-EMPTY", SALES, ",1,=,9.5"],
  ["row too short", { [SALES]: swap("table 1,,,\n", "table 1,,\n") }, "PACK-CSV-CELLS", SALES, "s01"],
  ["open quote", { [SALES]: swap("s02,", 's02,"') }, "PACK-CSV-QUOTE", SALES, '"tea_sales'],
  ["spaces", { [SALES]: swap("s02,tea_sales", "s02, tea_sales") }, "PACK-CSV-SPACE", SALES, " tea_sales"],
  ["not a number", { [SALES]: swap(",10.4,", ',"10,4",') }, "ROW-NUMBER", SALES, '"10,4"'],
  ["unit unknown", { [SALES]: swap("1e6 GBP,A", "1e6 QQQ,A") }, "ROW-UNIT", SALES, "1e6 QQQ"],
  ["unit of another kind", { [SALES]: swap("1e6 GBP,A", "cup,A") }, "DATA-UNIT", SALES, "cup,A"],
  ["another currency", { [SALES]: swap("1e6 GBP,A", "1e6 USD,A") }, "DATA-UNIT", SALES, "1e6 USD"],
  ["period", { [SALES]: swap("2022-Q1", "2022-Q5") }, "ROW-PERIOD", SALES, "2022-Q5"],
  ["status", { [SALES]: swap("1e6 GBP,A", "1e6 GBP,X") }, "ROW-WORD", SALES, "X,2023"],
  ["known", { [SALES]: swap("2023-11-15,dated", "2023-13-15,dated") }, "ROW-DATE", SALES, "2023-13-15"],
  ["basis empty", { [SALES]: swap("2023-11-15,dated", "2023-11-15,") }, "ROW-EMPTY", SALES, ",2024-06-01"],
  ["recorded before known", { [SALES]: swap("2024-06-01", "2022-06-01") }, "DATA-KNOWN-LATE", SALES, "2023-11-15"],
  ["source", { [SALES]: swap("ministry,table", "ministery,table") }, "REF-SOURCE", SALES, "ministery"],
  ["indicator", { [SALES]: swap("s01,tea_sales", "s01,tee_sales") }, "REF-INDICATOR", SALES, "tee_sales"],
  ["code", { [SALES]: swap("north", "nort") }, "REF-CODE", SALES, "nort,"],
  ["dimension empty", { [SALES]: swap("tea_sales,north", "tea_sales,") }, "DATA-DIMENSIONS", SALES, ",,,2022-Q1"],
  ["dimension too many", { [SALES]: swap("tea_sales,north,,", "tea_sales,north,black,") }, "DATA-DIMENSIONS", SALES, "black,"],
  ["measure", { [SALES]: swap("flow", "stock") }, "DATA-MEASURE", SALES, "stock"],
  ["range", { [SALES]: swap("9.5,10.5", "10,10.5") }, "DATA-RANGE", SALES, "9.9"],
  ["id twice", { [SALES]: swap("s02,", "s01,") }, "DUPLICATE-ID", SALES, "s01,tea_sales,north,,,2022-Q2"],
  ["id with space", { [SALES]: swap("s02,", "s 02,") }, "ROW-ID", SALES, "s 02"],
  ["said twice", { [SALES]: swap("2022-Q2,flow,10.4", "2022-Q1,flow,10.0") }, "DUPLICATE-OBSERVATION", SALES, "s02"],
  ["actual too early", { [SALES]: swap("2023-Q3,flow,8.8", "2024-Q1,flow,8.8") }, "DATA-KNOWN-EARLY", SALES, "2023-11-15"],
  ["actual during", { [SALES]: swap("2023-Q3,flow,8.8", "2023-Q4,flow,8.8") }, "DATA-KNOWN-DURING", SALES, "2023-11-15"],
  ["forecast late", { [SALES]: swap("1e6 GBP,P,2024-02-01", "1e6 GBP,F,2024-02-01") }, "DATA-FORECAST-PAST", SALES, "2024-02-01"],
  ["supersedes nothing", { [SALES]: swap(",c01,", ",c99,") }, "REF-SUPERSEDES", SALES, "c99"],
  ["supersedes itself", { [SALES]: swap(",c01,", ",c02,") }, "DATA-SUPERSEDES-LOOP", SALES, "c02,ministry"],
  [
    "unit of a field",
    { "registers/shops.yaml": swap("type: number, ", "type: number, unit: seat/(day), ") },
    "ROW-UNIT",
    "registers/shops.yaml",
    "seat/(day)",
  ],
  [
    "reference to no register",
    { "registers/tastings.yaml": swap("to: shops", "to: shop") },
    "REF-REGISTER",
    "registers/tastings.yaml",
    "shop",
  ],
  ["register field", { [SHOPS]: swap("seats", "chairs") }, "PACK-CSV-COLUMN", SHOPS, "chairs"],
  ["register reference", { [SHOPS]: swap(",leafy,", ",leavy,") }, "REF-NAME", SHOPS, "leavy"],
  ["register word", { [SHOPS]: swap(",north,", ",nrth,") }, "ROW-WORD", SHOPS, "nrth"],
  ["register required", { [SHOPS]: swap("Kettle Express", "") }, "ROW-EMPTY", SHOPS, ",kettle"],
  ["register unknown", { "evidence/registers/cups.csv": "id\n" }, "REF-REGISTER", "evidence/registers/cups.csv", "id"],
  ["row of another register", { [TASTINGS]: swap("high-street", "low-street") }, "REF-ROW", TASTINGS, "low-street"],
  ["field like a common column", { "registers/shops.yaml": swap("id: seats", "id: rank") }, "REF-FIELD", "registers/shops.yaml", "rank"],
  ["attribute of nothing", { "evidence/attributes.csv": swap("harbour", "harber") }, "REF-ROW", "evidence/attributes.csv", "harber"],
  ["attribute of no field", { "evidence/attributes.csv": swap("seats", "chairs") }, "REF-FIELD", "evidence/attributes.csv", "chairs"],
  ["claim's section", { "evidence/claims.csv": swap("regulars,sales", "regulars,sale") }, "REF-SECTION", "evidence/claims.csv", "sale,"],
  ["source grade", { "evidence/sources.csv": swap(",A,", ",Z,") }, "ROW-WORD", "evidence/sources.csv", "Z,"],
  [
    "source address",
    { "evidence/sources.csv": swap("https://example.org/leaves", "javascript:x") },
    "ROW-URL",
    "evidence/sources.csv",
    "javascript:x",
  ],
  ["node's parent", { "evidence/diagrams/nodes.csv": swap("1,1,tea", "1,1,cup") }, "REF-NODE", "evidence/diagrams/nodes.csv", "cup,"],
  [
    "edge's end",
    { "evidence/diagrams/edges.csv": swap("growing,blending", "growing,mixing") },
    "REF-NODE",
    "evidence/diagrams/edges.csv",
    "mixing",
  ],
  ["figure's section", { [PRICES]: swap("section: sales", "section: sells") }, "REF-SECTION", PRICES, "sells"],
  ["figure's number twice", { [PRICES]: swap("seed_number: 2", "seed_number: 3") }, "DUPLICATE-SEED", "figures/shop-list.yaml", "3"],
  [
    "figure's caption",
    { [PRICES]: (text: string) => text.replace(/title: .*/, 'title: {en: "Shops by opening"}') },
    "FIG-CAPTION",
    "figures/shop-list.yaml",
    '{en: "Shops',
  ],
  ["figure's file", { [PRICES]: swap("slug: cup-prices", "slug: cup-price") }, "PACK-FILE-NAME", PRICES, "cup-price"],
  ["figure's kind", { [PRICES]: swap("kind: line", "kind: lines") }, "PACK-YAML-VALUE", PRICES, "lines"],
  ["figure's data", { [PRICES]: swap("axis: period", "axes: period") }, "PACK-YAML-KEY", PRICES, "axes"],
  ["figure's diagram", { [TREE]: swap("diagram: leaf-to-cup", "diagram: leaf-to-mug") }, "REF-DIAGRAM", TREE, "leaf-to-mug"],
  ["figure's expression", { [PRICES]: swap("{tea: black,", "{tea: black;") }, "EXPR-SYNTAX", PRICES, '"cup_price'],
  ["decision's choice", { "evidence/decisions.yaml": swap("s14", "s99") }, "REF-OBSERVATION", "evidence/decisions.yaml", "s99"],
  ["default edition", { "pack.yaml": swap("edition: current", "edition: curent") }, "REF-EDITION", "pack.yaml", "curent"],
  ["locale missing", { "outline.yaml": swap("{en: Shops}", "{}") }, "TEXT-LOCALE", "outline.yaml", "{}"],
  [
    "title's locale missing",
    { "pack.yaml": swap('title: {en: "Test fixture: fictional data (tea shops)"}', "title: {}") },
    "TEXT-LOCALE",
    "pack.yaml",
    "{}",
  ],
  [
    "figure title's locale missing",
    { [PRICES]: swap('title: {en: "Price of a cup of black tea, {{period}}"}', "title: {}") },
    "TEXT-LOCALE",
    PRICES,
    "{}",
  ],
  ["locale unknown", { "outline.yaml": swap("{en: Shops}", "{en: Shops, fr: Salons}") }, "REF-LOCALE", "outline.yaml", "Salons"],
  ["text of no section", { "text/en/shoppes.md": "x\n" }, "REF-SECTION", "text/en/shoppes.md", "x"],
  ["text of no locale", { "text/fr/shops.md": "x\n" }, "REF-LOCALE", "text/fr/shops.md", "x"],
  ["text of no edition", { "text/en/2022/shops.md": "x\n" }, "REF-EDITION", "text/en/2022/shops.md", "x"],
  ["template missing", { "text/en/_templates/company.md": null }, "REF-TEMPLATE", "outline.yaml", "company,"],
  ["section twice", { "outline.yaml": swap("slug: shops", "slug: sales") }, "DUPLICATE-ID", "outline.yaml", "sales"],
];

test.each(cases)("%s", (_name, changes, code, file, text) => {
  const { findings, textAt } = readDemo(changes);
  const found = findings.map((finding) => `${finding.code} ${finding.file} ${textAt(finding).slice(0, text.length)}`);
  expect(found).toContain(`${code} ${file} ${text}`);
  for (const finding of findings) {
    expect(finding.message).not.toMatch(/undefined|\[object|\bat .*\.[jt]s:/);
    expect(finding.fix).not.toBe("");
  }
});

test("one mistake makes few findings, and other files' faults are listed beside it", () => {
  const { findings } = readDemo({ "indicators.yaml": "indicators: [", [SHOPS]: swap(",leafy,", ",leavy,") });
  expect(findings.map((finding) => finding.code)).toEqual(["REF-NAME", "PACK-YAML-SYNTAX"]);
});

test("an unreadable file says nothing of what others tell about it", () => {
  const codes = (changes: Changes) => readDemo(changes).findings.map((finding) => finding.code);
  expect(codes({ "pack.yaml": "name: demo-tea\nname: again\n" })).toEqual(["PACK-YAML-SYNTAX"]);
  expect(codes({ "outline.yaml": swap("slug: sales", "slug: ../sales") })).toEqual(["PACK-YAML-VALUE"]);
});

test("a mistyped word is met with the nearest one, a single sign with none", () => {
  const fixOf = (code: string, changes: Changes) => readDemo(changes).findings.find((finding) => finding.code === code)?.fix;
  expect(fixOf("REF-SOURCE", { [SALES]: swap("ministry,table", "ministery,table") })).toContain("“ministry”");
  expect(fixOf("REF-CODE", { [SALES]: swap("north", "nort") })).toContain("“north”");
  expect(fixOf("ROW-WORD", { "evidence/sources.csv": swap(",A,", ",Z,") })).toBe("Use one of: A B C D own.");
  expect(fixOf("REF-FIELD", { "registers/shops.yaml": swap("order: opened", "order: opened desc") })).toContain("field alone");
});

test("a fiscal year and a column of another language are met with how they are written", () => {
  const fixOf = (code: string, changes: Changes) => readDemo(changes).findings.find((finding) => finding.code === code)?.fix;
  expect(fixOf("ROW-PERIOD", { [SALES]: swap("2022-Q1", "FY2022") })).toContain("2025-FY09");
  expect(fixOf("PACK-CSV-COLUMN", { "evidence/claims.csv": (text) => text.replace("text_en", "text_en,text_fr") })).toBe(
    "Add fr to locales in pack.yaml, or delete the column.",
  );
});

test("a bad entry of a list leaves the others", () => {
  const { pack, findings } = readDemo({ "indicators.yaml": swap("measure: stock", "measure: stack") });
  expect(findings.map((finding) => finding.code)).toEqual(["PACK-YAML-VALUE"]);
  expect([...(pack?.indicators.keys() ?? [])]).toEqual(["tea_sales", "cup_price", "owner_share"]);
});

test("faults of pack.yaml do not hide those of other files", () => {
  const { pack, findings } = readDemo({ "pack.yaml": swap("expr: 1", "expr: 2"), [SHOPS]: swap(",leafy,", ",leavy,") });
  expect(pack).toBeNull();
  expect(findings.map((finding) => finding.code)).toEqual(["REF-NAME", "PACK-YAML-VALUE"]);
});

test("escapes of YAML cannot bring in control characters", () => {
  const pack = demoPack({ "units.yaml": 'units:\n  cup: {label: {en: "c\\x07p\\u202e"}}\n  shop: {label: {en: shop}}\n' });
  expect(pack.units.units.cup?.label).toEqual({ en: "c\u2407p\ufffd" });
});

test("places of YAML texts are found by pointer", () => {
  expect(demoPack().places?.get(`${PRICES}#/data/series/0/cells`)).toEqual({ file: PRICES, line: 10, column: 58 });
});

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function copyOfDemo(): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-pack-"));
  folders.push(folder);
  cpSync(demoRoot, folder, { recursive: true });
  return folder;
}

test("symbolic links are not followed", async () => {
  const folder = copyOfDemo();
  symlinkSync("/etc/passwd", join(folder, "text/en/outlook.md"));
  symlinkSync("/etc", join(folder, "evidence/etc"));
  const { pack, findings } = await readPack(folder);
  expect(findings.map((finding) => `${finding.code} ${finding.file}`)).toEqual([
    "PACK-FILE-LINK evidence/etc",
    "PACK-FILE-LINK text/en/outlook.md",
  ]);
  expect(pack?.texts.some((text) => text.name === "outlook")).toBe(false);
});

test("a file in another encoding, a stray table and a huge cell are found together", async () => {
  const folder = copyOfDemo();
  writeFileSync(join(folder, "text/en/outlook.md"), Buffer.from([0xc3, 0x28, 0x0a]));
  writeFileSync(join(folder, "evidence/observation.csv"), "id\n");
  writeFileSync(join(folder, "evidence/claims.csv"), `id,section\n${"x".repeat(3_000_000)},a\n`);
  const { findings } = await readPack(folder);
  expect(findings.map((finding) => `${finding.code} ${finding.file}:${finding.line}`)).toEqual([
    "PACK-CSV-HEADER evidence/claims.csv:1",
    "PACK-CSV-SIZE evidence/claims.csv:2",
    "PACK-FILE-UNKNOWN evidence/observation.csv:1",
    "PACK-FILE-ENCODING text/en/outlook.md:1",
  ]);
});

test("a folder that does not exist is a finding", async () => {
  const { pack, findings } = await readPack(join(demoRoot, "nowhere"));
  expect(pack).toBeNull();
  expect(findings.map((finding) => finding.code)).toEqual(["PACK-FILE-MISSING"]);
});

test("the hash is of names and contents, and of nothing else", async () => {
  const [a, b] = [copyOfDemo(), copyOfDemo()];
  const before = (await readPack(a)).pack?.hash;
  expect((await readPack(b)).pack?.hash).toBe(before);
  writeFileSync(join(b, "text/en/outlook.md"), "Nothing.\n");
  expect((await readPack(b)).pack?.hash).not.toBe(before);
});

function bomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) =>
      `${"abcdefghi"[level]}: &${"abcdefghi"[level]} [${
        level === 0
          ? "1"
          : Array(9)
              .fill(`*${"abcdefghi"[level - 1]}`)
              .join(", ")
      }]`,
  );
  return `${levels.join("\n")}\nunits: {}\n`;
}
