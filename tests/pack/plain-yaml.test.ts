/** The fast path for plain YAML reads what the library reads, or leaves the text to it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument, stringify } from "yaml";
import { readPlainYaml } from "../../src/pack/plain-yaml.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the library reads; undefined when it finds anything to complain about. */
function byLibrary(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", schema: "core", merge: false });
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
}

/** Holds for every text: read alike, or left to the library. */
function agrees(text: string): void {
  const read = readPlainYaml(text);
  if (read !== undefined) expect(read, JSON.stringify(text)).toEqual(byLibrary(text));
}

const files = ["packs", "templates", "tests/fixtures/packs"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(path.join(root, folder, name), "utf8")),
);

describe("plain YAML", () => {
  test("the files of the packs are read alike, and most of them here", () => {
    for (const text of files) agrees(text);
    expect(files.filter((text) => readPlainYaml(text) === undefined).length).toBeLessThan(files.length / 5);
  });

  test.each([
    ["a: 1\nb: -2.5\nc: true\nd: null\ne:\nf: 2023-12-31\n", { a: 1, b: -2.5, c: true, d: null, e: null, f: "2023-12-31" }],
    ["list:\n- a\n- b: 1\n  c: 2\n-\n", { list: ["a", { b: 1, c: 2 }, null] }],
    [`a: {zh: "x: \\"y\\"", en: 'it''s', n: [1, two, {}]} # note\n`, { a: { zh: 'x: "y"', en: "it's", n: [1, "two", {}] } }],
    ["a: {b: 1,\n  c: [2, 'x, ]',\n    # a note\n    {d: 3},\n  ]}\ne: 4\n", { a: { b: 1, c: [2, "x, ]", { d: 3 }] }, e: 4 }],
    ["x:\n  a: [\n    1\n  ]\n  b: 2\n", { x: { a: [1], b: 2 } }],
    ["a: 1e8 CNY\nb: [2023年, 01ai, 2024-2029]\n", { a: "1e8 CNY", b: ["2023年", "01ai", "2024-2029"] }],
    ["# only\n- https://example.org/a:b\n- 中文, half\n", undefined],
    ["# only\n- https://example.org/a:b\n- 中文\n", ["https://example.org/a:b", "中文"]],
  ])("%j", (text, value) => {
    expect(readPlainYaml(text)).toEqual(value);
    agrees(text);
  });

  test.each([
    "a: &x 1\nb: *x\n",
    "a: !!str 1\n",
    "a: |\n  text\n",
    "a: one\n  two\n",
    "a: {b: 'one\n  two'}\n",
    "a: [it's,\n  b]\n",
    "a: [b,\nc]\n",
    "a: [{b: 1\n}, {c: 2}]\n",
    "a: 1\na: 2\n",
    "a: 007\n",
    "a: 1e5\n",
    "a: 0x1F\n",
    "a: .inf\n",
    "a: ~\n",
    "true: 1\n",
    "__proto__: 1\n",
    '"a": "\\x41"\n',
    "a:\tb\n",
    "---\na: 1\n",
    "a: b: c\n",
    "? a\n: b\n",
    "",
  ])("left to the library: %j", (text) => expect(readPlainYaml(text)).toBeUndefined());

  test("whatever is cut from the files and broken", () => {
    const pieces = fc.constantFrom(
      ..." |  |\n|\n  |\n- |- |: |:|#| #|'|\"|{|}|[|]|,|&a |*a|!|>|0|1.5|-|null|\\|\t|中|?|%|---|1e5|.5|@|`|yes".split("|"),
    );
    const edits = fc.array(fc.tuple(fc.nat(), pieces, fc.nat(3)), { maxLength: 3 });
    const text = fc.tuple(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 9 }), edits).map(([file, at, count, changes]) => {
      const lines = file.split("\n");
      const start = at % lines.length;
      return changes.reduce(
        (cut, [place, piece, gone]) => {
          const index = place % (cut.length + 1);
          return cut.slice(0, index) + piece + cut.slice(index + gone);
        },
        lines.slice(start, start + count).join("\n"),
      );
    });
    fc.assert(fc.property(text, agrees), { numRuns: 3000 });
  });

  test("whatever the library writes", () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.string({ unit: "grapheme" }),
        fc.integer(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        tie("list"),
        tie("map"),
      ),
      list: fc.array(tie("any"), { maxLength: 4 }),
      map: fc.dictionary(fc.string({ maxLength: 6 }), tie("any"), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(value.map, fc.boolean(), (map, flow) =>
        agrees(stringify(map, { lineWidth: 0, collectionStyle: flow ? "flow" : "block" })),
      ),
      { numRuns: 1000 },
    );
  });
});
