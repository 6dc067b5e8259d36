/** The planted-error corpus: reproducible, honest in its arithmetic, and checked by the same rules as the whole pack. */
import { cpSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { editionVintage } from "../../src/analysis/edition-vintage.js";
import { checkEdition } from "../../src/edition/check.js";
import { assemblePack } from "../../src/pack/assemble.js";
import type { Finding } from "../../src/pack/finding.js";
import { collector } from "../../src/pack/report.js";
import { almanac, demoPack, flagship, temporaryFolder } from "../support/run.js";
import { found } from "./certify.js";
import { type Case, classes, corpus } from "./corpus.js";
import { findingKey } from "./recheck.js";
import { wilson } from "./wilson.js";
import { readWorld, type World } from "./world.js";

let world: World;
let cases: readonly Case[];
beforeAll(() => {
  world = readWorld(flagship);
  cases = corpus(world, 7, 6);
});

test("the same seed plants the same errors, another seed others", () => {
  expect(corpus(world, 7, 6)).toEqual(cases);
  expect(corpus(world, 8, 6)).not.toEqual(cases);
});

test("every class is planted, and every patch changes its file", () => {
  expect([...new Set(cases.map((each) => each.class))].sort()).toEqual([...classes, "control"].sort());
  for (const { file, start, end, text } of cases) expect(world.files.get(file)?.slice(start, end)).not.toBe(text);
});

test("checking only what a patch can change finds what the whole check finds", () => {
  const texts = cases.filter(({ file }) => file.startsWith("text/"));
  for (const each of [texts[0], texts.at(-1)]) {
    if (each === undefined) throw new Error("no text was planted");
    const content = world.files.get(each.file) ?? "";
    const changed = new Map(world.files).set(each.file, content.slice(0, each.start) + each.text + content.slice(each.end));
    const { report } = collector();
    const pack = assemblePack(flagship, { texts: changed, unreadable: new Set(), hash: "" }, report);
    if (pack === null) throw new Error("the changed pack cannot be assembled");
    const whole = pack.file.editions.flatMap(({ id, as_of }) => checkEdition(editionVintage(pack, as_of, id), id));
    const keysOf = (findings: readonly Finding[]) => [...new Set(findings.filter(({ file }) => file === each.file).map(findingKey))].sort();
    expect(keysOf(world.recheck.text(each))).toEqual(keysOf(whole));
  }
}, 300_000);

describe("Wilson's interval", () => {
  // Published: Newcombe 1998, table I, score method without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (hits, n, low, high) => {
    const [a, b] = wilson(hits, n, 1.959964);
    expect(a).toBeCloseTo(low, 4);
    expect(b).toBeCloseTo(high, 4);
  });
});

test("errors of a bare number are found, and at least nine in ten of two languages that differ", () => {
  const sample = cases.filter((each) => ["bare-number", "language-mismatch"].includes(each.class));
  expect(sample.length).toBeGreaterThan(6);
  const hits = found(world, sample);
  const missed = sample.filter((each) => !hits.has(each));
  expect(missed.filter((each) => each.class === "bare-number")).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(sample.length / 10);
}, 300_000);

test("a ledger is measured beside the rules, which never see it", () => {
  const folder = `${temporaryFolder("planted")}/pack`;
  cpSync(demoPack, folder, { recursive: true });
  expect(almanac(["record", folder]).status).toBe(0);
  const small = readWorld(folder);
  expect([...small.files.keys()].filter((path) => path.startsWith("evidence/ledger/"))).toEqual([]);
  const planted = corpus(small, 7, 12, "of a row");
  const held = [...found(small, planted, "ledger")];
  expect(held.length).toBeGreaterThan(0);
  for (const each of held) {
    expect(each.class).not.toBe("control");
    expect(each.file).toMatch(/^evidence\//);
  }
});
