/** Frozen editions: built from their lock whatever happens to the pack, corrected in sight, never by editing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeEdition } from "../../src/edition/make.js";
import { lockEdition } from "../../src/evidence/freeze.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { lockText } from "../../src/pack/lock.js";
import type { Pack } from "../../src/pack/pack.js";
import { siteFiles } from "../../src/publish/site/write.js";
import { type Changes, demoFiles, demoPack, readDemo, swap } from "../pack/demo.js";

const sales = "evidence/observations/sales.csv";
const claims = "evidence/claims.csv";

const lock = (() => {
  const pack = demoPack();
  const texts = new Map([...demoFiles()].map(([path, bytes]) => [path, bytes.toString("utf8")]));
  const edition = pack.file.editions.find(({ id }) => id === "2023");
  if (edition === undefined) throw new Error("the demo pack has an edition 2023");
  return lockText(lockEdition(pack, { texts, unreadable: new Set(), hash: "" }, edition, "2024-06-15", "0.1.0"));
})();
const locked = (changes: Changes = {}): Changes => ({ "locks/2023.json": lock, ...changes });
const append =
  (...rows: readonly string[]) =>
  (text: string) =>
    `${text.trimEnd()}\n${rows.join("\n")}\n`;

function documentOf(pack: Pack, edition = "2023", asOf = "2023-12-31") {
  return makeEdition(vintageAt(pack, asOf, edition), edition, "en").document;
}

/** What a reader gets, without the errata and the fingerprint. */
function said(pack: Pack): string {
  const { hash: _, appendix, ...rest } = documentOf(pack);
  return JSON.stringify([{ ...rest, facts: [...rest.facts] }, appendix?.filter(({ slug }) => slug !== "appendix-errata")]);
}

function errata(pack: Pack): string {
  return JSON.stringify(documentOf(pack).appendix?.find(({ slug }) => slug === "appendix-errata")?.blocks ?? null);
}

const codes = (changes: Changes) => readDemo(locked(changes)).findings.map(({ code, file, line }) => [code, `${file}:${line}`]);

test("freezing changes nothing that the edition says, and the lock alone is no finding", () => {
  expect(said(demoPack(locked()))).toBe(said(demoPack()));
  expect(errata(demoPack())).toBe("null");
  expect(errata(demoPack(locked()))).toContain("Nothing has needed correction");
  expect(codes({})).toEqual([]);
});

const corrected = locked({
  [sales]: append(
    "s20,tea_sales,north,,,2023-Q3,flow,13.9,1,=,,,1e6 GBP,P,2023-11-15,dated,2024-07-01,s07,ministry,table 1,,,we had copied the wrong line",
    "s21,tea_sales,south,,,2023-Q1,flow,7.4,1,=,,,1e6 GBP,A,2023-11-15,dated,2024-07-01,,ministry,table 9,,preferred,",
    "s22,tea_sales,south,,,2023-Q2,flow,8.3,1,=,,,1e6 GBP,A,2023-11-15,dated,2024-07-03,s12,ministry,table 1,,deprecated,the table was withdrawn",
    "s23,tea_sales,north,,,2022-Q1,flow,10.2,1,=,,,1e6 GBP,A,2024-03-01,dated,2024-07-03,s01,gazette,p. 1,,,revised by the ministry in March",
    "s24,tea_sales,south,,,2022-Q4,flow,7.0,1,=,,,1e6 GBP,A,2023-11-15,dated,2024-07-01,,ministry,table 9,,,",
  ),
  [claims]: append(
    "regulars-2,sales,fact,,Most cups are sold to people who come every week.,guild,p. 3,2023-12-01,dated,2024-07-02,regulars,,our slip",
  ),
  "text/en/sales.md": append("Sold on {{tea_sales @ {region: north, period: 2023-Q4}}}."),
  "figures/cup-prices.yaml": swap("title:", "note: {en: later}\ntitle:"),
});

test("corrections, late evidence and new texts leave a frozen edition as it was and stand in its errata", () => {
  const pack = demoPack(corrected);
  expect(said(pack)).toBe(said(demoPack()));
  const list = errata(pack);
  for (const words of [
    "£13.1 million, provisional",
    "£13.9 million, provisional",
    "we had copied the wrong line",
    "row s07, corrected by s20",
  ])
    expect(list).toContain(words);
  expect(list).toContain("withdrawn");
  expect(list).toContain("come every week");
  // A value that the late row would change is listed; the other late row is counted.
  expect(list).toContain("£7.4 million");
  expect(list).toContain("recorded after the freeze: 1.");
  // What a source revised after the edition's date was no error of the edition.
  expect(list).not.toContain("revised by the ministry in March");
});

test("an edition that is not frozen uses corrections, and its text may change", () => {
  const current = documentOf(demoPack(corrected), "current", "2024-06-30");
  const series = current.series.find(({ id }) => id === "tea_sales");
  const cells = series?.groups.flatMap((group) => group.cells) ?? [];
  expect(cells.find(({ key }) => key === "tea_sales@region=north@2023-Q3")?.text).toContain("13.9");
  expect(JSON.stringify(current.outline)).toContain("Sold on");
});

test("an edited, a deleted and an unexplained row are found where they stand", () => {
  expect(codes({ [sales]: swap("flow,10.4,", "flow,10.5,") })).toEqual([["LOCK-ROW-EDITED", `${sales}:3`]]);
  expect(
    codes({ [sales]: swap("2024-06-10,c01,ministry,table 4,,,we had misread the table", "2024-06-10,c01,ministry,table 4,,,") }),
  ).toEqual([["LOCK-ROW-EDITED", `${sales}:18`]]);
  const gone = codes({
    [sales]: (text) =>
      text
        .split("\n")
        .filter((line) => !line.startsWith("s03,"))
        .join("\n"),
  });
  expect(gone).toContainEqual(["LOCK-ROW-GONE", "locks/2023.json:1"]);
  const nodes = codes({ "evidence/diagrams/nodes.csv": (text) => text.replace("Growing", "Planting") });
  expect(nodes).toEqual([["LOCK-ROW-GONE", "locks/2023.json:1"]]);
  const silent = "s20,tea_sales,north,,,2023-Q3,flow,13.9,1,=,,,1e6 GBP,P,2023-11-15,dated,2024-07-01,s07,ministry,table 1,,,";
  expect(codes({ [sales]: append(silent) })).toContainEqual(["LOCK-REASON", `${sales}:27`]);
});

test("what the edition did not see may be edited, and columns may be added", () => {
  expect(codes({ [sales]: swap("2023-Q4,flow,14.9,", "2023-Q4,flow,15.0,") })).toEqual([]);
  expect(
    codes({ "registers/shops.yaml": (text) => text.replace("fields:", "fields:\n  - {id: remark, type: text, label: {en: Remark}}") }),
  ).toEqual([]);
});

test("a lock that was changed, or fits no edition, is refused", () => {
  expect(codes({ "locks/2023.json": lock.replace("0.1.0", "0.2.0") })).toEqual([["LOCK-FILE", "locks/2023.json:1"]]);
  expect(codes({ "locks/2023.json": "{" })).toEqual([["LOCK-FILE", "locks/2023.json:1"]]);
  expect(codes({ "pack.yaml": swap('as_of: "2023-12-31"', 'as_of: "2023-12-30"') })).toEqual([["LOCK-EDITION", "locks/2023.json:1"]]);
  expect(codes({ "pack.yaml": swap('id: "2023"', 'id: "2023-b"') })).toContainEqual(["LOCK-EDITION", "locks/2023.json:1"]);
});

test("whatever rows are added later, a frozen edition says the same", () => {
  const before = said(demoPack());
  const row = fc.record({
    region: fc.constantFrom("north", "south"),
    period: fc.constantFrom("2022-Q1", "2023-Q1", "2023-Q3", "2021"),
    value: fc.integer({ min: 1, max: 40 }),
    known: fc.constantFrom("2022-05-01", "2023-12-31", "2024-05-01"),
    supersedes: fc.constantFrom("", "", "s01", "s05", "s07", "s14"),
    rank: fc.constantFrom("", "preferred", "deprecated"),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const lines = rows.map(
        ({ region, period, value, known, supersedes, rank }, index) =>
          `x${index},tea_sales,${region},,,${period},flow,${value},0,=,,,1e6 GBP,A,${known},dated,2024-06-20,${supersedes},ministry,t,,${rank},why`,
      );
      expect(said(demoPack(locked({ [sales]: append(...lines) })))).toBe(before);
    }),
    { numRuns: 25 },
  );
});

test("the site of a frozen edition has a page of errata, reachable from every page", () => {
  const { files } = siteFiles(documentOf(demoPack(corrected)));
  expect(files.get("site/2023/en/errata.html")?.()).toContain("we had copied the wrong line");
  expect(files.get("site/2023/en/method.html")?.()).toContain('href="errata.html"');
  expect(files.get("site/2023/en/method.html")?.()).not.toContain("we had copied the wrong line");
  expect(siteFiles(documentOf(demoPack())).files.has("site/2023/en/errata.html")).toBe(false);
});
