/** Analyses are checked when they are declared, used or not. */
import { beforeAll, expect, test } from "vitest";
import { analysisFindings } from "../../src/edition/analyses.js";
import { calculators, usable } from "../../src/edition/calculators.js";
import type { Vintage } from "../../src/evidence/cell.js";
import { factBook } from "../../src/manuscript/fact-book.js";
import type { AnalysisFile } from "../../src/pack/analysis-schema.js";
import { editionOf, readDemo } from "../support/packs.js";

let base: Vintage;
beforeAll(async () => {
  base = editionOf(await readDemo(), "current");
});

const title = { en: "Title" };
const label = { en: "Label" };

function withAnalyses(...analyses: AnalysisFile[]): Vintage {
  const declared = new Map(analyses.map((analysis) => [analysis.id, { analysis, file: `analyses/${analysis.id}.yaml` }]));
  return { ...base, pack: { ...base.pack, analyses: declared } };
}

function messages(...analyses: AnalysisFile[]): string[] {
  const vintage = withAnalyses(...analyses);
  return analysisFindings(factBook({ vintage, locale: "en" })).map(({ file, message }) => `${file} ${message}`);
}

const model = (formula: string, input: string | undefined = "2"): AnalysisFile => ({
  kind: "model",
  id: "cost",
  title,
  inputs: { weight: { label, unit: "1", ...(input === undefined ? {} : { default: input }) } },
  outputs: { twice: { label, unit: "1", formula } },
});

test("a sound model has no finding, whether its inputs have values or not", () => {
  expect(messages(model("weight * 2"))).toEqual([]);
  expect(messages(model("weight * 2", undefined))).toEqual([]);
});

test.each<[string, AnalysisFile, string]>([
  ["a name it does not have", model("height * 2"), "height"],
  ["a formula that does not parse", model("weight * * 2"), "cost.twice"],
  ["a default that does not parse", model("weight * 2", "weight where"), "cost.weight"],
  ["a default of an unknown indicator", model("weight * 2", "no_such_thing @ {period: 2022}"), "no_such_thing"],
  [
    "a result the method does not give",
    { kind: "method", id: "use", title, method: "hhi", input: { values: [1, 2] }, outputs: { luck: { label, unit: "1", digits: 0 } } },
    "luck",
  ],
  [
    "input the method refuses",
    { kind: "method", id: "use", title, method: "hhi", input: { values: ["much"] }, outputs: { hhi: { label, unit: "1", digits: 0 } } },
    "use",
  ],
  [
    "a forecast in a unit that does not fit",
    {
      kind: "forecast",
      id: "ahead",
      title,
      series: { "2021": "1", "2022": "2", "2023": "3" },
      unit: "GBP",
      digits: 0,
      until: 2025,
      levels: [80],
    },
    "ahead",
  ],
  [
    "a calculator of nothing",
    { kind: "calculator", id: "tool", title, section: "s", of: "nothing", ask: [{ id: "weight" }], show: [{ id: "twice", digits: 0 }] },
    "nothing",
  ],
])("%s is a finding at its file", (_, analysis, said) => {
  const found = messages(analysis);
  expect(found.length).toBeGreaterThan(0);
  expect(found.join("\n")).toContain(said);
  expect(found.every((message) => message.startsWith(`analyses/${analysis.id}.yaml`))).toBe(true);
});

test("a plain number of a calculator or a model is in the unit of its input, also where that is percent", () => {
  const share: AnalysisFile = {
    kind: "model",
    id: "part",
    title,
    inputs: { whole: { label, unit: "1e6 GBP" }, share: { label, unit: "%", default: "31" } },
    outputs: { part: { label, unit: "1e6 GBP", formula: "whole * share" } },
  };
  const tool: AnalysisFile = {
    kind: "calculator",
    id: "tool",
    title,
    section: "sales",
    of: "part",
    given: { whole: "200" },
    ask: [{ id: "whole" }, { id: "share" }],
    show: [{ id: "part", digits: 0 }],
  };
  const vintage = withAnalyses(share, tool);
  const [made] = usable(calculators(factBook({ vintage, locale: "en" })));
  expect(made?.asked.map(({ value, unit }) => `${value} ${unit}`)).toEqual(["200 GBP million", "31 %"]);
  expect(made?.results[0]?.[0]?.text).toBe("£62 million");
  expect(messages(share, { ...tool, each: [{ label: "One", given: { share: "10" } }] }).join()).toContain("leave it out of ask");
});

test("too few years for a forecast are a gap, not a mistake; another edition's analysis is not run", () => {
  const short = { kind: "forecast", id: "ahead", title, series: { "2023": "3" }, unit: "1", digits: 0, until: 2025, levels: [80] } as const;
  expect(messages({ ...short, levels: [80] })).toEqual([]);
  const broken = model("height * 2");
  expect(messages({ ...broken, editions: ["another"] })).toEqual([]);
});
