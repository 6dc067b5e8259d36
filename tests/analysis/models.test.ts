/** Models and analyses of a pack: published cases through the flagship's models, units, lineage, grades, and what is refused. */
import { beforeAll, describe, expect, it } from "vitest";
import { evaluateText } from "../../src/analysis/evaluate.js";
import { Refusal } from "../../src/analysis/methods/method.js";
import { ownName } from "../../src/analysis/methods/other-names.js";
import { methods } from "../../src/analysis/methods/registry.js";
import { modelAnswer } from "../../src/analysis/model-answer.js";
import type { Scope } from "../../src/analysis/scope.js";
import { vintageAt } from "../../src/evidence/vintage.js";
import type { AnalysisFile, JudgementFile, ModelFile } from "../../src/pack/analysis-schema.js";
import type { Pack } from "../../src/pack/pack.js";
import { readPack } from "../../src/pack/read.js";
import { samplePack } from "../expression/sample-pack.js";
import { flagship } from "../support/run.js";
import { expectWithin, goldenModelCases, publishedCases } from "./fixtures.js";

const scopeOf = (pack: Pack, asOf: string): Scope => ({ vintage: vintageAt(pack, asOf, null), locale: "en" });

describe("published cases through the flagship's models", () => {
  let scope: Scope;
  let models: ReadonlyMap<string, AnalysisFile>;
  beforeAll(async () => {
    const { pack } = await readPack(flagship);
    if (pack === null) throw new Error("the flagship cannot be read");
    scope = scopeOf(pack, "2026-11-15");
    models = new Map([...pack.analyses].map(([id, { analysis }]) => [id, analysis]));
  });
  const model = (id: string): ModelFile => {
    const found = models.get(id);
    if (found?.kind !== "model") throw new Error(`no model ${id}`);
    return found;
  };

  it.each(goldenModelCases.map((c) => [c.id, c] as const))("%s", (_, { family, inputs, expected, tolerance }) => {
    const { result, unread } = modelAnswer(model(family), inputs, scope);
    expect(unread).toEqual([]);
    for (const [key, value] of Object.entries(expected)) expectWithin(result[key], value, tolerance[key] ?? { abs: 0 }, key);
  });

  it.each(publishedCases.filter(({ method }) => !methods.has(ownName(method))).map((c) => [c.example, c] as const))(
    "%s",
    (_, { method, input, expected, tol }) => {
      const { result, unread } = modelAnswer(model(method), input, scope);
      expect(unread).toEqual([]);
      expectWithin(result, expected, tol, method);
    },
  );

  it("the worked example of training and inference demand", () => {
    const train = {
      params: 1e11,
      tokens: 2e12,
      peak_flops_per_gpu: 9.89e14,
      mfu: 0.4,
      days: 60,
      availability: 0.95,
      price_per_gpu_hour_usd: 2,
    };
    const infer = {
      params: 1e11,
      users: 5e7,
      queries: 8,
      tokens_per_query: 1200,
      peak_factor: 2.5,
      peak_flops_per_gpu: 9.89e14,
      utilisation: 0.25,
    };
    const tolerance = { rel: 1e-5 };
    expectWithin(
      modelAnswer(model("training-compute"), train, scope).result,
      { flops: 1.2e24, gpu_days: 35108.4148, gpus: 615.9371, cost_usd: 1685203.91 },
      tolerance,
      "train",
    );
    expectWithin(
      modelAnswer(model("training-compute"), infer, scope).result,
      { tokens_per_day: 4.8e11, mean_flop_per_s: 1.111111e18, infer_gpus: 11234.6927 },
      tolerance,
      "infer",
    );
  });

  it("refuses text for a number, and inputs that lead nowhere", () => {
    expect(() => modelAnswer(model("training-compute"), { params: "many" }, scope)).toThrow(Refusal);
    expect(() => modelAnswer(model("training-compute"), { pue: 1.2 }, scope)).toThrow(Refusal);
    expect(() => modelAnswer(model("training-compute"), { parms: 2 }, scope)).toThrow(/params \(in .*not given.*parms is no input of it/);
    expect(modelAnswer(model("training-compute"), { params: 1e9, tokens: 1e9, parms: 2 }, scope).unread).toEqual(["parms"]);
  });
});

describe("analyses of a pack", () => {
  const label = { zh: "值", en: "Value" };
  const revenue: AnalysisFile = {
    kind: "model",
    id: "revenue",
    title: label,
    inputs: {
      part: { label, unit: "1", default: "0.5" },
      market: { label, unit: "1e8 USD", default: "market @ {geo: CN, period: 2022}" },
      weight: { label, unit: "kg" },
    },
    outputs: {
      revenue: { label, unit: "1e8 USD", formula: "part * market" },
      wrong: { label, unit: "1e8 USD", formula: "market + weight" },
    },
  };
  const pooled: AnalysisFile = {
    kind: "method",
    id: "pooled",
    title: label,
    method: "triangulation",
    items: [
      { id: "first", label: "a" },
      { id: "second", label: "b" },
    ],
    input: { estimates: [{ value: "market @ {geo: CN, period: 2022}", unit: "1e8 USD" }, 70], rel_se: { judgement: "errors" } },
    outputs: {
      pooled: { label, unit: "1e8 USD", digits: 1 },
      weights: { label, unit: "1", digits: 2 },
      model: { label, unit: "1", digits: 0 },
    },
  };
  const errors: JudgementFile = {
    id: "errors",
    title: label,
    author: "a",
    recorded: "2023-12-01",
    reason: label,
    items: [
      { id: "first", label: "a" },
      { id: "second", label: "b" },
    ],
    values: [[0.1], [0.1]],
  };
  const pack: Pack = {
    ...samplePack,
    analyses: new Map([revenue, pooled].map((analysis) => [analysis.id, { analysis, file: `analyses/${analysis.id}.yaml` }])),
    judgements: new Map([[errors.id, errors]]),
  };
  const scope = scopeOf(pack, "2023-12-31");
  const value = (text: string) => {
    const result = evaluateText(text, scope);
    if (!result.ok) throw new Error(result.problems[0]?.message);
    return result.value;
  };

  it("a model takes its defaults from the evidence and its inputs from the caller, in their units", () => {
    const given = value('result("revenue", "revenue", part: 0.25)');
    expect(given.type === "quantity" && given.quantity.value.toNumber()).toBe(16.75);
    const whole = value('result("revenue", "revenue")');
    expect(whole.type === "quantity" && whole.quantity.value.toNumber()).toBe(33.5);
    expect(JSON.stringify(whole.lineage)).toContain("market@geo=CN");
  });

  it("refuses an unknown input and a sum of different units", () => {
    expect(() => value('result("revenue", "revenue", shrae: 1)')).toThrow(/no input/);
    expect(() => value('result("revenue", "wrong", weight: 3)')).toThrow(/does not convert/);
    expect(() => value('result("revnue", "revenue")')).toThrow(/no analysis/);
  });

  it("a method gives values with unit, lineage and the weakest grade; judgements are among its inputs", () => {
    const middle = value('result("pooled", "pooled")');
    if (middle.type !== "quantity") throw new Error("no number");
    expect(middle.quantity.value.toNumber()).toBeCloseTo(Math.sqrt(67 * 70), 6);
    expect(middle.quantity.unit.code).toBe("1e8 USD");
    expect(middle.status).toBe("C");
    expect(JSON.stringify(middle.lineage)).toContain("errors");
    const weight = value('result("pooled", "weights", "second")');
    expect(weight.type === "quantity" && weight.quantity.value.toNumber()).toBeCloseTo(0.5, 9);
    // The lineage says which output of which item it is.
    expect(weight.lineage.label).toBe("Value · Value · b");
    expect(value('result("pooled", "model")')).toMatchObject({ type: "text", text: "fixed" });
    expect(() => value('result("pooled", "weights", "third")')).toThrow(/no item/);
  });
});
