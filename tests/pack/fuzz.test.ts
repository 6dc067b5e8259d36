/** Files broken at random: the reader never throws, says something when it gives nothing, and every place lies in its file. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEvidence } from "../../src/evidence/checks.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import { assemblePack } from "../../src/pack/assemble.js";
import { decodeFiles } from "../../src/pack/disk.js";
import { collector } from "../../src/pack/report.js";
import { demoFiles } from "./demo.js";

const demo = new Map([...demoFiles()].filter(([path]) => path !== "README.md"));
const paths = [...demo.keys()];
const tables = paths.filter((path) => path.endsWith(".csv"));

/** Read a pack from bytes and check what must hold for every reading. */
function read(files: ReadonlyMap<string, Uint8Array>): void {
  const { report, list } = collector();
  const decoded = decodeFiles(files, new Set(), report);
  const pack = assemblePack("demo", decoded, report);
  const findings = list();
  if (pack === null) expect(findings.some((finding) => finding.severity === "error")).toBe(true);
  for (const finding of findings) {
    const text = decoded.texts.get(finding.file) ?? Buffer.from(files.get(finding.file) ?? []).toString("utf8");
    const lines = text.split("\n");
    expect(finding.line).toBeGreaterThanOrEqual(1);
    expect(finding.line).toBeLessThanOrEqual(lines.length);
    expect(finding.column).toBeGreaterThanOrEqual(1);
    expect(finding.column).toBeLessThanOrEqual((lines[finding.line - 1] ?? "").length + 1);
    expect(finding.message.length).toBeLessThan(2000);
    expect(finding.message).not.toMatch(/\bundefined\b|\[object |\n/);
    expect(finding.fix).not.toBe("");
  }
  if (pack === null) return;
  for (const edition of pack.file.editions) checkEvidence(vintageAt(pack, edition.as_of, edition.id));
}

const runs = { numRuns: 150 };

/** Bytes that often mean something, and any other. */
const byte = fc.oneof(fc.constantFrom(...Buffer.from("\"',;:{}[]()&*|-#\n\r\t \\0%@$<>=!\u0000")), fc.integer({ min: 0, max: 255 }));
const place = fc.double({ min: 0, max: 0.999, noNaN: true });

test("random bytes", () => {
  const change = fc.record({ path: fc.constantFrom(...paths), at: place, byte, kind: fc.constantFrom("set", "insert", "delete") });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const files = new Map(demo);
      for (const { path, at, byte, kind } of changes) {
        const bytes = files.get(path) ?? Buffer.alloc(0);
        const index = Math.floor(at * bytes.length);
        const rest = bytes.subarray(kind === "insert" ? index : index + 1);
        files.set(path, Buffer.concat([bytes.subarray(0, index), kind === "delete" ? Buffer.alloc(0) : Buffer.from([byte]), rest]));
      }
      read(files);
    }),
    runs,
  );
});

test("files cut short", () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), place, (path, at) => {
      const bytes = demo.get(path) ?? Buffer.alloc(0);
      read(new Map([...demo, [path, bytes.subarray(0, Math.floor(at * bytes.length))]]));
    }),
    runs,
  );
});

test("files deleted, emptied and exchanged", () => {
  const change = fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...paths), fc.constantFrom("delete", "empty", "copy"));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const files = new Map(demo);
      for (const [path, other, kind] of changes) {
        if (kind === "delete") files.delete(path);
        else files.set(path, kind === "empty" ? Buffer.alloc(0) : (demo.get(other) ?? Buffer.alloc(0)));
      }
      read(files);
    }),
    runs,
  );
});

test("columns swapped in the header, and cells swapped in a row", () => {
  fc.assert(
    fc.property(fc.constantFrom(...tables), place, place, fc.boolean(), (path, a, b, header) => {
      const lines = (demo.get(path)?.toString("utf8") ?? "").split("\n");
      const line = header ? 0 : 1 + Math.floor(a * (lines.length - 2));
      const cells = (lines[line] ?? "").split(",");
      const [i, j] = [Math.floor(a * cells.length), Math.floor(b * cells.length)];
      const [first = "", second = ""] = [cells[i], cells[j]];
      cells[i] = second;
      cells[j] = first;
      lines[line] = cells.join(",");
      read(new Map([...demo, [path, Buffer.from(lines.join("\n"))]]));
    }),
    runs,
  );
});

test("words of one file thrown into another", () => {
  const words = [...demo.values()].flatMap((bytes) => bytes.toString("utf8").match(/\S+/g) ?? []);
  const more = [
    "__proto__",
    "constructor",
    "toString",
    "-1",
    "1e999",
    "NaN",
    "null",
    "~",
    "🫖",
    "\u202e",
    "{{",
    "}}",
    "=1+1",
    "<script>",
    "#set page()",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...paths), place, fc.constantFrom(...words, ...more), (path, at, word) => {
      const text = demo.get(path)?.toString("utf8") ?? "";
      const spots = [...text.matchAll(/[^\s,:{}[\]"]+/g)];
      const spot = spots[Math.floor(at * spots.length)];
      if (spot === undefined) return;
      read(new Map([...demo, [path, Buffer.from(text.slice(0, spot.index) + word + text.slice(spot.index + spot[0].length))]]));
    }),
    { numRuns: 300 },
  );
});

test("hostile shapes", () => {
  const shapes = [
    "[".repeat(100_000),
    "{a: ".repeat(20_000),
    "- ".repeat(20_000),
    "a:\n".repeat(5).replaceAll("a", "x".repeat(500_000)),
    "&a [*a]",
    "? ? ? ?",
    "!!js/function 'x'",
    "<<: *x",
    "%YAML 9.9\n---\n",
    "--- a\n--- b\n",
    `"${"\\x00".repeat(1000)}"`,
    "\ufeff\ufeff",
  ];
  for (const path of ["pack.yaml", "outline.yaml", "figures/shop-list.yaml", "evidence/sources.csv"]) {
    for (const shape of shapes) read(new Map([...demo, [path, Buffer.from(shape)]]));
  }
});
