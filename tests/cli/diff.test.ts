/** `almanac diff` as a reader gets it: Markdown with printed values, JSON with written ones. */
import { expect, test } from "vitest";
import { z } from "zod";
import { almanac, demoPack, json } from "../support/run.js";

const args = ["diff", "2023", "current", "--pack", demoPack];

test("Markdown gives values as a reader of the locale sees them, with the evidence that changed them", () => {
  const { status, stdout } = almanac(args);
  expect(status).toBe(0);
  expect(stdout).toContain("# 2023 (2023-12-31) → current (2024-06-30)");
  expect(stdout).toContain(
    "| tea_sales@region=north@2023-Q4 | £13.6 million | £14.9 million | 9.6 %, F → A | added s10 (gazette, 2024-02-01) |",
  );
  expect(stdout).toContain("| owner_share@owner=leafy@2023 | – | 31.5% |");
});

test("JSON keeps the written values", () => {
  const shape = z.object({ cells: z.array(z.object({ key: z.string(), a: z.string().nullable(), b: z.string().nullable() })) });
  const { cells } = shape.parse(json(almanac([...args, "--json"])));
  expect(cells).toContainEqual({ key: "tea_sales@region=north@2023-Q4", a: "13.6 1e6 GBP", b: "14.9 1e6 GBP" });
});
