/** What a pack in Chinese and English must state in both, and what only one of them has. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { assemblePack } from "../../src/pack/assemble.js";
import { collector } from "../../src/pack/report.js";

const root = fileURLToPath(new URL("../fixtures/packs/gallery", import.meta.url));
const texts = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const path = `${entry.parentPath}/${entry.name}`;
      return [path.slice(root.length + 1), readFileSync(path, "utf8")];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

const codesOf = (changed: ReadonlyMap<string, string>): readonly string[] => {
  const { report, list } = collector();
  assemblePack(root, { texts: new Map([...changed].sort(([a], [b]) => (a < b ? -1 : 1))), unreadable: new Set(), hash: "test" }, report);
  return list().map(({ code }) => code);
};
const before = new Set(codesOf(texts));

/** Codes of the findings that a change to one file brings. */
function codesWith(path: string, change: (text: string) => string): readonly string[] {
  return codesOf(new Map([...texts, [path, change(texts.get(path) ?? "")]])).filter((code) => !before.has(code));
}

const unit = (text: string) => codesWith("units.yaml", (units) => `${units.trimEnd()}\n  wheel: ${text}\n`);

test("a plural is given where a language has one", () => {
  expect(unit("{label: {zh: 个轮, en: wheel}, plural: {en: wheels}}")).toEqual([]);
  expect(unit("{label: {en: wheel}, plural: {en: wheels}}")).toEqual(["TEXT-LOCALE"]);
});

const finding = (zh: string, en: string) =>
  codesWith("figures/bar.yaml", (figure) => figure.replace(/^finding: .*$/m, `finding: {zh: "${zh}", en: "${en}"}`));

test.each([
  ["2024年规模同比增长", "In 2024 the market grew on 2023", []],
  ["{{period(market @ {period: 2024})}}的规模", "The market in November 2024", []],
  ["{{year(market @ {period: 2024})}}年的规模", "The market in 2024", []],
  ["{{market @ {period: 2024}}}的规模", "The market in 2024", ["DATA-LANGUAGES"]],
  ["带电40—80千瓦时", "A battery of 40–80 kWh", []],
  ["带电40千瓦时", "A battery of 40,000 kWh", ["DATA-LANGUAGES"]],
  ["2024年规模较上年增长", "In 2024 the market was larger than in 2023", []],
  ["2024年规模同比增长", "In 2024 the market grew on 2022", ["DATA-LANGUAGES"]],
  ["2024年规模增长", "In 2024 the market grew on 2023", ["DATA-LANGUAGES"]],
])("%s / %s", (zh, en, codes) => {
  expect(finding(zh, en)).toEqual(codes);
});

const model = (use: string) => `kind: model
id: trip
title: {zh: 行程, en: Trip}
inputs:
  use: {label: {zh: 用量, en: Use}, unit: ${use}, default: "1"}
outputs:
  total: {label: {zh: 合计, en: Total}, unit: EUR, formula: "use * quantity(2, \\"EUR\\")"}
`;

test("a unit of an analysis that the pack does not know is found in its file", () => {
  expect(codesWith("analyses/trip.yaml", () => model('"1"'))).toEqual([]);
  expect(codesWith("analyses/trip.yaml", () => model("parsec"))).toEqual(["ROW-UNIT"]);
});
