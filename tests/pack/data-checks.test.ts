/** Rows against each other, on the flagship's real evidence: the clean pack is silent, one planted error is found at its line. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { assemblePack } from "../../src/pack/assemble.js";
import { readFiles } from "../../src/pack/disk.js";
import type { Finding } from "../../src/pack/finding.js";
import { collector } from "../../src/pack/report.js";

const root = fileURLToPath(new URL("../../packs/china-llm", import.meta.url));
const files = readFiles(root, () => undefined);
if (files === null) throw new Error("the flagship cannot be read");
const own = files;

function findingsOf(change?: { readonly file: string; readonly line: number; readonly text: string }): readonly Finding[] {
  const { report, list } = collector();
  const texts = new Map(own.texts);
  if (change !== undefined) {
    const lines = (texts.get(change.file) ?? "").split("\n");
    lines[change.line - 1] = change.text;
    texts.set(change.file, lines.join("\n"));
  }
  assemblePack(root, { ...own, texts }, report);
  return list();
}

/** First line of a file that holds the text, and its number. */
function lineOf(file: string, text: string): { readonly line: number; readonly text: string } {
  const lines = (own.texts.get(file) ?? "").split("\n");
  const index = lines.findIndex((line) => line.includes(text));
  if (index === -1) throw new Error(`${file} has no line with ${text}`);
  return { line: index + 1, text: lines[index] ?? "" };
}

test("the flagship has no finding on its data", () => {
  expect(findingsOf()).toEqual([]);
});

test.each([
  ["a firm swapped for another", "evidence/registers/gpu_prices.csv", ",nvidia-h100-sxm5-80gb,", ",nvidia-a100,", "DATA-ALIKE"],
  ["a score ten times too large", "evidence/registers/company_evaluation.csv", ",65.39,", ",6539,", "DATA-SCALE"],
  ["a share above the whole", "evidence/observations/cloud.csv", ",share,14.5,", ",share,145,", "DATA-SHARE"],
  [
    "a row known before its source was published",
    "evidence/observations/cloud.csv",
    ",2024-08,dated,",
    ",2023-08,dated,",
    "DATA-KNOWN-SOURCE",
  ],
  [
    "a forecast given as an estimate",
    "evidence/observations/cloud.csv",
    ",1e8 CNY,F,2025-09,",
    ",1e8 CNY,E,2025-09,",
    "DATA-ESTIMATE-EARLY",
  ],
])("%s is found at its line", (_name, file, from, to, code) => {
  const { line, text } = lineOf(file, from);
  const found = findingsOf({ file, line, text: text.replace(from, to) });
  expect(found.some((finding) => finding.code === code && finding.file === file && finding.line === line)).toBe(true);
});

test("a register row told twice under another id is found at the second", () => {
  const file = "evidence/registers/filings.csv";
  const { line, text } = lineOf(file, "ds-110108114031101230013");
  const found = findingsOf({ file, line, text: `${text}\n${text.replace("ds-", "again-")}` });
  expect(found).toMatchObject([{ code: "DUPLICATE-ROW", file, line: line + 1 }]);
});
