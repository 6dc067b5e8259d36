/** Generated files are what the sources say: schemas/*.json and docs/checks.md. `UPDATE=1` writes them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checksPage } from "../../src/pack/checks-page.js";
import { jsonSchemaText, schemaFiles } from "../../src/pack/schema-files.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const generated: readonly (readonly [string, string])[] = [
  ["docs/checks.md", checksPage()],
  ...schemaFiles.map((file) => [`schemas/${file.name}.schema.json`, jsonSchemaText(file)] as const),
];

test.each(generated)("%s is current", (path, text) => {
  if (process.env.UPDATE === "1") {
    mkdirSync(`${root}schemas`, { recursive: true });
    writeFileSync(root + path, text);
  }
  expect(readFileSync(root + path, "utf8")).toBe(text);
});
