/** Every code that manuscript and edition report stands in the table of checks, and so on the page for people. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checks } from "../../src/pack/checks.js";

test("codes of prose and edition are documented", () => {
  const used = new Set<string>();
  for (const room of ["manuscript", "edition"]) {
    const folder = new URL(`../../src/${room}/`, import.meta.url);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))) {
      for (const match of readFileSync(new URL(file, folder), "utf8").matchAll(/"((?:PROSE|EDITION)-[A-Z-]+)"/g)) used.add(match[1] ?? "");
    }
  }
  const documented = Object.keys(checks).filter((code) => /^(?:PROSE|EDITION)-/.test(code));
  expect([...used].sort()).toEqual(documented.sort());
});
