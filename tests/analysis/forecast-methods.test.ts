/** Forecasting methods on published data beyond the fixtures, and what must hold whatever the numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectWithin, goldenCases } from "./fixtures.js";
import { refusal, run } from "./run-method.js";

const inputsOf = (id: string) => goldenCases.find((c) => c.id === id)?.inputs ?? {};
const value = fc.double({ min: -1000, max: 1000, noNaN: true });
const series = fc.array(value, { minLength: 6, maxLength: 12 });

describe("exponential smoothing", () => {
  it("starts where the textbook says: NIST/SEMATECH §6.4.3.3, level y1 and trend (y4 − y1)/3 after the first value", () => {
    const y = [6.4, 5.6, 7.8, 8.8, 11, 11.6, 16.7, 15.3, 21.6, 22.4];
    const result = run("holt", { y, alpha: 0.3623, gamma: 1, start: "S1=y1, b1=(y4-y1)/3", h: 5 });
    expectWithin(result.forecast, [25.8, 28.7, 31.7, 34.6, 37.6], { abs: 0.15 }, "forecast");
    expect(result.forecast_11).toBe(Array.isArray(result.forecast) ? result.forecast[0] : null);
  });

  it("estimates what is not given, never worse than any given parameters", () => {
    fc.assert(
      fc.property(series, fc.double({ min: 0, max: 1, noNaN: true }), (y, alpha) => {
        const free = Number(run("ses", { y }).sse);
        const held = Number(run("ses", { y, alpha }).sse);
        const started = Number(run("ses", { y, alpha, start: "S1=y1" }).sse);
        expect(held).toBeLessThanOrEqual(started * (1 + 1e-6) + 1e-6);
        expect(free).toBeLessThanOrEqual(held * 1.05 + 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it("searches the smoothing parameter alone when the starting value is given", () => {
    const { y } = inputsOf("ses-nist");
    const best = run("ses", { y, start: "S2=y1" });
    for (const alpha of [0.1, 0.3, 0.5, 0.9])
      expect(Number(run("ses", { y, alpha, start: "S2=y1" }).sse)).toBeGreaterThan(Number(best.sse) - 1e-9);
    expect(best.l0).toBeCloseTo(71, 9);
  });

  it("damping of one is Holt's trend", () => {
    const given = { y: [10, 14, 19, 27, 36], alpha: 0.8, beta_star: 0.3, l0: 7, b0: 3.5, h: 3 };
    expect(run("damped-holt", { ...given, phi: 1 })).toEqual(run("holt", given));
    expect(run("holt", { ...given, beta_star: undefined, beta: 0.24 }).forecast).toEqual(
      run("holt", { ...given, beta_star: 0.3 }).forecast,
    );
  });

  it("refuses what it cannot know", () => {
    expect(refusal("damped-holt", { y: [1, 2, 3, 4] })).toBe("too-few");
    expect(refusal("holt", { y: [1, 2, 3, 4, 5], l0: 1 })).toBe("input");
    expect(refusal("ses", { y: [1, 2, 3], alpha: 0.5, start: "S2=y9" })).toBe("input");
    expect(refusal("ses", { y: [1, 2, 3], alpha: 1.5 })).toBe("input");
  });
});

describe("growth curves", () => {
  const rat42 = { x: [9, 14, 21, 28, 42, 57, 63, 70, 79], y: [8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08] };

  it("meets NIST StRD Rat42", () => {
    const result = run("logistic-fit", rat42);
    expectWithin(
      result,
      { b1: 72.462237576, b2: 2.6180768402, b3: 0.067359200066, rss: 8.0565229338, residual_se: 1.1587725499 },
      { rel: 1e-7 },
      "Rat42",
    );
    expect(result.past_inflection).toBe(true);
  });

  it("finds the curve that the points lie on, also with the ceiling fixed", () => {
    const x = [0, 1, 2, 3, 4, 5, 6, 7];
    const within = fc.record({
      Asym: fc.double({ min: 1, max: 1000, noNaN: true }),
      xmid: fc.double({ min: 2, max: 5, noNaN: true }),
      scal: fc.double({ min: 0.6, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(within, (p) => {
        const y = run("logistic-fit", { ...p, x }).values;
        expectWithin(run("logistic-fit", { x, y }), p, { rel: 1e-5 }, "free");
        expectWithin(run("logistic-fit", { x, y, K: p.Asym }), p, { rel: 1e-5 }, "fixed");
        const [b2, b3] = [Math.exp(p.xmid / 2), Math.exp(-1 / (2 * p.scal))];
        const g = run("gompertz-fit", { Asym: p.Asym, b2, b3, x }).values;
        expectWithin(run("gompertz-fit", { x, y: g, K: p.Asym }), { b2, b3 }, { rel: 1e-5 }, "Gompertz");
      }),
      { numRuns: 25 },
    );
  });

  it("predicts on the axis that the case names", () => {
    const inputs = inputsOf("logistic-r-dnase1");
    const { xmid, Asym } = run("logistic-fit", inputs);
    expectWithin(
      run("logistic-fit", { ...inputs, predict: [Math.exp(Number(xmid))] }).predictions,
      [Number(Asym) / 2],
      { rel: 1e-9 },
      "half",
    );
  });

  it("Bass sales made from known parameters give them back, by density and by interval", () => {
    const known = { m: 1000, p: 0.02, q: 0.5 };
    const made = run("bass-fit", { ...known, h: 12 });
    const total = made.cumulative_t1_to_t12;
    const sales = Array.isArray(total) ? total.map((now, i) => Number(now) - (i === 0 ? 0 : Number(total[i - 1]))) : [];
    expectWithin(run("bass-fit", { sales: made.adoption_t1_to_t12 }), known, { rel: 1e-6 }, "density");
    expectWithin(run("bass-fit", { sales, fit: "interval" }), known, { rel: 1e-6 }, "interval");
    // The regression holds for sales that follow it step by step: S = p m + (q − p) Y − (q/m) Y².
    const steps: number[] = [];
    for (let sold = 0; steps.length < 10; sold += steps.at(-1) ?? 0) steps.push(20 + 0.48 * sold - 0.0005 * sold * sold);
    expectWithin(run("bass-fit", { sales: steps, fit: "ols" }), known, { rel: 1e-6 }, "ols");
  });

  it("refuses what lies on no curve", () => {
    expect(refusal("logistic-fit", { x: [1, 2], y: [1, 2] })).toBe("too-few");
    expect(refusal("logistic-fit", { x: [1, 2, 3], y: [4, 4, 4] })).toBe("constant");
    expect(refusal("gompertz-fit", { x: [1, 2, 3], y: [-1, -2, -3] })).toBe("not-positive");
    expect(refusal("logistic-fit", {})).toBe("input");
    expect(refusal("bass-fit", { sales: [1, 2, 3] })).toBe("too-few");
    expect(refusal("bass-fit", { p: 0.01 })).toBe("input");
  });
});

describe("scores and combinations", () => {
  it("scaled error of sktime's documentation", () => {
    const given = { y_train: [5, 0.5, 4, 6, 3, 5, 2], y_true: [3, -0.5, 2, 7, 2], y_pred: [2.5, 0, 2, 8, 1.25] };
    expectWithin(run("forecast-accuracy", given), { mase: 0.18333333333 }, { abs: 1e-9 }, "mase");
    expect(run("forecast-accuracy", { y_true: [0, 1], y_pred: [1, 1] }).mape).toBeNull();
    expect(refusal("forecast-accuracy", { ...given, period: 7 })).toBe("too-few");
  });

  it("an ensemble scores as the sum over its pairs, and one member as its error", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), value, (ensemble, y) => {
        const n = ensemble.length;
        const near = ensemble.reduce((total, x) => total + Math.abs(x - y), 0) / n;
        const apart = ensemble.reduce((total, x) => total + ensemble.reduce((sum, other) => sum + Math.abs(x - other), 0), 0) / (2 * n * n);
        expect(Number(run("crps-interval-score", { ensemble, y }).crps)).toBeCloseTo(near - apart, 8);
      }),
    );
    expect(run("crps-interval-score", { lower: 1, upper: 3, alpha: 0.2, y: 2 }).interval_score).toBe(2);
    expect(refusal("crps-interval-score", { lower: 3, upper: 1, level: 0.8, y: 2 })).toBe("input");
    expect(refusal("crps-interval-score", { y: 2 })).toBe("input");
  });

  it("weights of least variance add up to one and beat every single model", () => {
    const variances = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(variances, fc.double({ min: 0, max: 0.9, noNaN: true }), (list, correlation) => {
        const { weights, combined_variance } = run("forecast-combination", { var: list, correlation });
        expect(Array.isArray(weights) ? weights.reduce((total, w) => total + Number(w), 0) : 0).toBeCloseTo(1, 9);
        expect(Number(combined_variance)).toBeLessThanOrEqual(Math.min(...list) * (1 + 1e-9));
      }),
    );
    expect(run("forecast-combination", { forecasts: [10, 20], var: [1, 1] })).toMatchObject({
      mean: 15,
      combined: 15,
      weights: [0.5, 0.5],
    });
    expect(refusal("forecast-combination", { var: [4, 4], correlation: 1 })).toBe("constant");
    expect(refusal("forecast-combination", {})).toBe("input");
  });
});
