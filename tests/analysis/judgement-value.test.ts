/** Values of judgements in expressions and in the input of methods: by item and criterion, with the grade own and the editions they were made for. */
import { beforeAll, expect, test } from "vitest";
import { evaluateText } from "../../src/analysis/evaluate.js";
import type { Scope } from "../../src/analysis/scope.js";
import type { Vintage } from "../../src/evidence/cell.js";
import type { JudgementFile, MethodUse } from "../../src/pack/analysis-schema.js";
import { editionOf, readDemo } from "../support/packs.js";

const judged: JudgementFile = {
  id: "risks",
  title: { en: "Risks" },
  author: "Editors",
  recorded: "2024-01-01",
  applies_to: ["current"],
  reason: { en: "A written scale." },
  items: [
    { id: "frost", label: "Frost" },
    { id: "drought", label: "Drought" },
  ],
  criteria: [
    { id: "likelihood", label: "Likelihood" },
    { id: "impact", label: "Impact" },
  ],
  values: [
    [2, 5],
    [4, 3],
  ],
};
const use: MethodUse = {
  kind: "method",
  id: "levels",
  title: { en: "Levels" },
  method: "risk-register",
  items: judged.items,
  input: {
    p_score: judged.items.map(({ id }) => ({ judgement: "risks", item: id, criterion: "likelihood" })),
    i_score: judged.items.map(({ id }) => ({ judgement: "risks", item: id, criterion: "impact" })),
  },
  outputs: { level: { label: { en: "Level" }, unit: "1", digits: 0 } },
};

let base: Vintage;
beforeAll(async () => {
  base = editionOf(await readDemo(), "current");
});

function ask(text: string, edition = "current"): string {
  const pack = { ...base.pack, judgements: new Map([[judged.id, judged]]), analyses: new Map([[use.id, { analysis: use, file: "" }]]) };
  const scope: Scope = { vintage: { ...base, edition, pack }, locale: "en" };
  const result = evaluateText(text, scope);
  if (!result.ok) return result.problems[0]?.message ?? "";
  const { value } = result;
  return value.type === "quantity" ? `${value.quantity.value} ${value.grade}` : value.type;
}

test("an item's value under a criterion is of the grade own", () => {
  expect(ask('judgement("risks", "drought", "impact")')).toBe("3 own");
});

test("methods take single values by item and criterion", () => {
  expect(ask('result("levels", "level", "frost")')).toBe("10 own");
  expect(ask('result("levels", "level", "drought")')).toBe("12 own");
});

test.each([
  ['judgement("risks", "flood", "impact")', "frost, drought"],
  ['judgement("risks", "frost")', "likelihood, impact"],
  ['judgement("storms", "frost", "impact")', "no judgement"],
])("%s says what there is", (text, said) => {
  expect(ask(text)).toContain(said);
});

test("a judgement of one edition is not there in another", () => {
  expect(ask('judgement("risks", "frost", "impact")', "2023")).toContain("not made for this edition");
});
