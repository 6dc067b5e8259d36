/** Generated files are what the sources say: schemas/*.json and docs/checks.md. `UPDATE=1` writes them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
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

const described = z.looseObject({ description: z.string().min(10) });
const shape = z.looseObject({ properties: z.record(z.string(), z.unknown()) });

test.each(schemaFiles.map((file) => [file.title, file] as const))("every key of %s says in an editor what it is for", (_, file) => {
  const schema: unknown = JSON.parse(jsonSchemaText(file));
  const union = z.looseObject({ oneOf: z.array(shape) }).safeParse(schema);
  const shapes = union.success ? union.data.oneOf : [shape.parse(schema)];
  for (const { properties } of shapes)
    for (const [key, value] of Object.entries(properties)) expect(described.safeParse(value).success, key).toBe(true);
});
