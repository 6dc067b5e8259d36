/** Methods on worked examples of textbooks and papers beyond the fixtures, and against a second writing of their formulas. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectWithin } from "./fixtures.js";
import { refusal, run } from "./run-method.js";

describe("shares and agreement", () => {
  it.each([
    // Newcombe 1998, Statistics in Medicine 17: 857–872, table I: Wilson, Wilson with continuity correction, exact.
    [81, 263, [0.2553, 0.3662], [0.2535, 0.3682], [0.2527, 0.3676]],
    [15, 148, [0.0624, 0.1605], [0.0598, 0.1644], [0.0578, 0.1617]],
    [0, 20, [0, 0.1611], [0, 0.2005], [0, 0.1684]],
    [1, 29, [0.0061, 0.1718], [0.0018, 0.1963], [0.0009, 0.1776]],
  ])("intervals of %d of %d are Newcombe's", (successes, n, wilson, corrected, exact) => {
    const result = run("interval-for-share", { successes, n, level: 0.95 });
    expectWithin(result.wilson, wilson, { abs: 6e-5 }, "wilson");
    expectWithin(result.wilson_corrected, corrected, { abs: 6e-5 }, "corrected");
    expectWithin(result.clopper_pearson, exact, { abs: 6e-5 }, "exact");
  });

  it("Fleiss' kappa of his own table is 0.210", () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    expectWithin(run("agreement", { counts }).kappa, 0.21, { abs: 5e-4 }, "kappa");
  });

  it("Kendall's W of Siegel's three executives and six applicants is 0.162", () => {
    const rankings = [
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ];
    expectWithin(run("kendall-w", { rankings }), { W: 0.1619 }, { abs: 5e-5 }, "W");
  });

  it("ranks of intelligence and television hours have Spearman's −0.1758 and Kendall's −1/9", () => {
    const x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    expectWithin(
      run("rank-correlation", { x, y: [7, 27, 2, 50, 28, 29, 20, 12, 6, 17] }),
      { rho: -29 / 165, tau: -1 / 9 },
      { abs: 1e-12 },
      "rank",
    );
  });
});

describe("games and judgements", () => {
  it("Shapley values: gloves, and a council where 51 votes of 50, 49 and 1 decide", () => {
    const gloves = { "1": 0, "2": 0, "3": 0, "13": 1, "23": 1, "123": 1 };
    expectWithin(run("shapley", { v: gloves }).shapley, [1 / 6, 1 / 6, 2 / 3], { abs: 1e-12 }, "gloves");
    const council = run("shapley", { quota: 51, weights: [50, 49, 1] });
    expectWithin(council.shapley, [2 / 3, 1 / 6, 1 / 6], { abs: 1e-12 }, "Shapley–Shubik");
    expectWithin(council.banzhaf, [3 / 5, 1 / 5, 1 / 5], { abs: 1e-12 }, "Banzhaf");
  });

  it("Bradley–Terry strengths, geometric mean one: 0.640, 1.043, 0.660, 2.270", () => {
    const wins = [
      [0, 2, 0, 1],
      [3, 0, 5, 0],
      [0, 3, 0, 1],
      [4, 0, 3, 0],
    ];
    expectWithin(run("pairwise-rating", { wins }).p_geometric, [0.64, 1.043, 0.66, 2.27], { abs: 5e-4 }, "p");
  });

  it("AHP of 1, 3, 5 has λ 3.0385 and a consistency ratio of 0.033", () => {
    const matrix = [
      [1, 3, 5],
      [1 / 3, 1, 3],
      [1 / 5, 1 / 3, 1],
    ];
    expectWithin(run("ahp", { matrix }), { weights: [0.637, 0.2583, 0.1047], lambda_max: 3.0385, cr: 0.0332 }, { abs: 6e-5 }, "ahp");
  });
});

describe("sizes and values", () => {
  it("a call and a put at the money: 10.4506 and 5.5735", () => {
    expectWithin(
      run("real-option", { S: 100, K: 100, r: 0.05, sigma: 0.2, T: 1 }),
      { call: 10.4506, put: 5.5735 },
      { abs: 5e-5 },
      "option",
    );
  });

  it("DerSimonian and Laird's pooling, written out a second time on logarithms", () => {
    const study = fc.record({
      value: fc.double({ min: 10, max: 1000, noNaN: true }),
      error: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 8 }), (studies) => {
        const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
        const y = studies.map(({ value }) => Math.log(value));
        const w = studies.map(({ error }) => 1 / error ** 2);
        const fixed = total(w.map((weight, i) => weight * (y[i] ?? 0))) / total(w);
        const q = total(w.map((weight, i) => weight * ((y[i] ?? 0) - fixed) ** 2));
        const c = total(w) - total(w.map((weight) => weight ** 2)) / total(w);
        const tau2 = Math.max(0, (q - (y.length - 1)) / c);
        const result = run("triangulation", { estimates: studies.map((s) => s.value), rel_se: studies.map((s) => s.error) });
        expect(Number(result.Q)).toBeCloseTo(q, 6);
        expect(Number(result.tau2)).toBeCloseTo(tau2, 8);
        expect(Number(result.I2)).toBeCloseTo(q > 0 ? Math.max(0, (q - (y.length - 1)) / q) : 0, 8);
      }),
    );
  });

  it("LMDI is the logarithmic mean times the logarithm of each factor's change", () => {
    const mean = (36 - 20) / Math.log(36 / 20);
    const { effects } = run("lmdi", { factors: ["volume", "price"], t0: [[10, 2]], t1: [[12, 3]] });
    expectWithin(effects, [mean * Math.log(1.2), mean * Math.log(1.5)], { abs: 1e-12 }, "effects");
  });

  it("Gini: 4/15 for one to five; (n − 1)/n where one of n has all", () => {
    expectWithin(run("lorenz-gini", { values: [1, 2, 3, 4, 5] }).gini, 4 / 15, { abs: 1e-12 }, "1 to 5");
    expectWithin(run("lorenz-gini", { values: [0, 0, 0, 1] }).gini, 3 / 4, { abs: 1e-12 }, "one has all");
  });
});

describe("natural names", () => {
  it.each([
    ["valuation", { rate: 0.1, flows: [-100, 60, 60] }, { discount_rate: 0.1, cash_flows: [-100, 60, 60] }],
    ["cagr", { start: 100, end: 200, periods: 5 }, { start_value: 100, end_value: 200, years: 5 }],
    ["mann-kendall", { values: [1, 3, 2, 5, 6] }, { y: [1, 3, 2, 5, 6] }],
    ["hhi", { shares_pct: [60, 40] }, { shares: [0.6, 0.4] }],
    ["hhi", { shares_pct: [60, 40] }, { shares: [60, 40] }],
    ["interval-for-share", { successes: 8, n: 10 }, { k: 8, trials: 10 }],
    ["combined-weights", { judged: [0.5, 0.5], measured: [0.2, 0.8] }, { ahp: [0.5, 0.5], entropy: [0.2, 0.8] }],
  ])("%s reads them", (name, own, other) => {
    expect(run(name, other)).toEqual(run(name, own));
  });

  it("a missing input is named, beside what was given and what is taken", () => {
    expect(refusal("mann-kendall", { wrong: [1, 2] })).toBe("input");
    expect(() => run("mann-kendall", { wrong: [1, 2] })).toThrow("values is missing; the input has wrong");
    expect(run("valuation", { flows: [-1, 2], cash_flows: [-5, 5] }).irr).toBeCloseTo(1, 9);
  });
});
