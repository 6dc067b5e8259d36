/** What changed between editions: values, forecasts and their results, sentences, directions and places, with the evidence. */
import { expect, test } from "vitest";
import { diffEditions } from "../../src/edition/diff.js";
import { makeEdition } from "../../src/edition/make.js";
import { changedCourses, changedRanks, placesShown } from "../../src/evidence/course.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import type { Block, Inline } from "../../src/manuscript/block.js";
import { siteFiles } from "../../src/publish/site/write.js";
import { type Changes, demoPack, swap } from "../pack/demo.js";

const sales = "evidence/observations/sales.csv";
const append =
  (...rows: readonly string[]) =>
  (text: string) =>
    `${text.trimEnd()}\n${rows.join("\n")}\n`;
const sale = (id: string, region: string, period: string, value: string, known: string) =>
  `${id},tea_sales,${region},,,${period},flow,${value},1,=,,,1e6 GBP,A,${known},dated,2024-06-01,,ministry,table 9,,preferred,`;
const share = (id: string, owner: string, period: string, value: string, known: string) =>
  `${id},owner_share,,,${owner},${period},share,${value},1,=,,,%,A,${known},dated,2024-06-01,,guild,p. 1,,,`;

/** The demo pack in which the ministry restated a quarter, so that a rise became a fall. */
const restated: Changes = {
  [sales]: append(sale("r1", "north", "2023-Q3", "12.2", "2024-03-01"), sale("r2", "south", "2023-Q4", "7.0", "2024-03-01")),
  "text/en/sales.md": swap(
    "[@ministry]. @fig",
    "[@ministry]. Northern sales rose by {{growth(tea_sales @ {region: north, period: 2023-Q3}, tea_sales @ {region: north, period: 2023-Q2})}}. @fig",
  ),
};

function sides(changes: Changes) {
  const pack = demoPack(changes);
  return [vintageAt(pack, "2023-12-31", "2023"), vintageAt(pack, "2024-06-30", "current")] as const;
}

function diff(changes: Changes) {
  const [a, b] = sides(changes);
  return diffEditions(a, b, { id: "2023", asOf: a.asOf }, { id: "current", asOf: b.asOf }, "en");
}

test("a sentence that the later evidence contradicts is named with both readings and what caused it", () => {
  const { statements, turned } = diff(restated);
  const [rose] = statements.filter(({ kind }) => kind === "direction");
  expect(rose).toMatchObject({ section: "sales", file: "text/en/sales.md", line: 2 });
  expect(rose?.a).toBe("Northern sales rose by 4.8%.");
  expect(rose?.b).toBe("Northern sales rose by −2.4%.");
  expect(rose?.evidence.map(({ observation, part }) => [part, observation])).toEqual([
    ["gone", "s07"],
    ["added", "r1"],
  ]);
  expect(turned).toMatchObject([{ series: "tea_sales@region=north", from: "2023-Q2", to: "2023-Q3", a: "rose", b: "fell" }]);
  // The sentence that prints the restated quarter is another: its number changed, not what is said of it.
  expect(
    statements.filter(({ kind }) => kind === "value").map(({ a, b }) => [a.includes("£13.1 million"), b.includes("£12.2 million")]),
  ).toEqual([[true, true]]);
});

test("an edition compared with itself has changed in nothing", () => {
  const [a] = sides(restated);
  const side = { id: "2023", asOf: a.asOf };
  const { cells, turned, courses, ranks, statements, sections, figures } = diffEditions(a, a, side, side, "en");
  expect([cells, turned, courses, ranks, statements, sections, figures].flat()).toEqual([]);
});

test("sections and figures name the evidence that one edition rests on and the other does not", () => {
  const { sections, figures } = diff({});
  const section = sections.find(({ id }) => id === "sales");
  expect(section).toMatchObject({
    why: "changed",
    evidence: [
      { observation: "s08", part: "added", known: "2024-02-01", sources: ["gazette"] },
      { observation: "s10", part: "added", known: "2024-02-01", sources: ["gazette"] },
    ],
  });
  expect(figures.find(({ id }) => id === "sales-by-quarter")?.evidence.map(({ observation }) => observation)).toContain("s10");
});

test("the newest direction of a series, forecasts apart, is compared with the newest of then", () => {
  const [a, b] = sides(restated);
  expect(changedCourses(a, b)).toEqual([
    {
      series: "tea_sales@region=south",
      a: { from: "2023-Q2", to: "2023-Q3", direction: "rose" },
      b: { from: "2023-Q3", to: "2023-Q4", direction: "fell" },
    },
  ]);
});

test("a changed ranking is shown as far down as the places that were exchanged", () => {
  const ranked = (order: string) => ({ period: "2022", order: [...order] });
  expect(placesShown({ a: ranked("abcdef"), b: ranked("bacdef") }, 3)).toBe(3);
  expect(placesShown({ a: ranked("abcdef"), b: ranked("abcedf") }, 3)).toBe(5);
});

test("places are compared among entities that both rankings know", () => {
  const names = {
    "evidence/names.csv": append("third,company,Third Ltd,,2021,dated,guild,", "fourth,company,Fourth Ltd,,2021,dated,guild,"),
  };
  const then = [
    share("a1", "leafy", "2022", "40", "2023-05-01"),
    share("a2", "kettle", "2022", "30", "2023-05-01"),
    share("a3", "third", "2022", "20", "2023-05-01"),
  ];
  const later = (...rows: readonly string[]) => changedRanks(...sides({ ...names, [sales]: append(...then, ...rows) }));
  const same = later(
    share("b1", "leafy", "2024", "39", "2024-05-01"),
    share("b2", "kettle", "2024", "31", "2024-05-01"),
    share("b3", "fourth", "2024", "9", "2024-05-01"),
  );
  expect(same).toEqual([]);
  const passed = later(
    share("b1", "leafy", "2024", "33", "2024-05-01"),
    share("b2", "kettle", "2024", "41", "2024-05-01"),
    share("b3", "third", "2024", "9", "2024-05-01"),
  );
  expect(passed).toEqual([
    {
      indicator: "owner_share",
      dimension: "owner",
      fixed: {},
      a: { period: "2022", order: ["leafy", "kettle", "third"] },
      b: { period: "2024", order: ["kettle", "leafy", "third"] },
      leader: true,
    },
  ]);
  // The former leader is no longer told of: nobody passed it.
  const untold = later(
    share("b2", "kettle", "2024", "41", "2024-05-01"),
    share("b3", "third", "2024", "9", "2024-05-01"),
    share("b4", "fourth", "2024", "5", "2024-05-01"),
  );
  expect(untold).toEqual([]);
});

const words = (items: readonly Inline[]): string =>
  items.map((item) => ("children" in item ? words(item.children) : "text" in item ? item.text : "")).join("");
const rowsUnder = (blocks: readonly Block[], title: string): string[][] => {
  const start = blocks.findIndex((block) => block.type === "heading" && words(block.children) === title);
  const table = blocks.slice(start).find((block) => block.type === "table");
  return start < 0 || table?.type !== "table" ? [] : table.rows.map((row) => row.map(words));
};

test("an edition with a predecessor tells what changed since; the first one does not", () => {
  const [then, now] = sides(restated);
  const { document } = makeEdition(now, "current", "en");
  const blocks = document.appendix?.find(({ slug }) => slug === "appendix-changes")?.blocks ?? [];
  expect(rowsUnder(blocks, "Old values, revised")).toContainEqual([
    "Tea sales · North · Q3 2023",
    "£13.1 million, provisional",
    "£12.2 million",
    "−6.9%",
    "Ministry of Leaves, 1 March 2024",
  ]);
  expect(rowsUnder(blocks, "Forecasts of then, results of now")).toEqual([
    ["Tea sales · North · Q4 2023", "Ministry of Leaves, 15 November 2023", "£13.6 million", "£14.9 million", "−8.7%"],
  ]);
  expect(rowsUnder(blocks, "Sentences that would no longer be written")).toHaveLength(2);
  expect(makeEdition(then, "2023", "en").document.appendix?.some(({ slug }) => slug === "appendix-changes")).toBe(false);
  const { files } = siteFiles(document);
  const page = files.get("site/current/en/changes.html")?.() ?? "";
  expect(page).toContain("£12.2 million");
  expect(page).toContain('data-fact="');
});

test("a citation in brackets leaves nothing behind when a sentence is quoted", () => {
  const cited = {
    ...restated,
    "text/en/sales.md": (text: string) =>
      `${text}\nThe third quarter sold {{tea_sales @ {region: north, period: 2023-Q3}}} (@fig:sales-by-quarter).\n`,
  };
  expect(diff(cited).statements.map(({ a }) => a)).toContain("The third quarter sold £13.1 million.");
});
