/** The questions that the documentation puts to the flagship, asked: each answers as a reader was told it would. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { almanac, root } from "../support/run.js";

const text = readFileSync(path.join(root, "docs/getting-started.md"), "utf8");
const questions = [...text.matchAll(/^ {4}npx almanac ((?:query|trace) .*)$/gm)].map(([, line = ""]) => line);

/** Words of a line as a shell would split it; single quotes hold a word together. */
const words = (line: string): string[] => [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

it("asks several", () => expect(questions.length).toBeGreaterThanOrEqual(2));

it.each(questions)("%s", (line) => {
  const { status, stdout, stderr } = almanac(words(line));
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).not.toBe("");
});
